"""A Library -> the contexts of the pages that span all briefings: home, timeline, indexes, actors and places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from generator.derive.dates import display
from generator.derive.voices import country
from generator.language.language import capital
from generator.library import Library, LinkedBriefing, LinkedEvent, Mention
from generator.model import vocabularies as v
from generator.model.inline import literal
from generator.model.record import Entry
from generator.views import urls
from generator.views.chronology import ChronologyView, entity_chronology
from generator.views.compose import Composer
from generator.views.contexts import (
    BriefingCard,
    CombinedTimeline,
    Entity,
    EntityGroup,
    EntityIndex,
    EntityRow,
    Home,
    Occurrences,
    YearOfDays,
)
from generator.views.frame import Named, entity_frame, library_frame
from generator.views.identity import actor_details, aka, place_details, within
from generator.views.lists import days, event_proposition, rests_on, status, tally, trend
from generator.views.map import actor_map, locator, place_map
from generator.views.parts import Detail, Fragment, Phrase
from generator.views.relations import actor_relations
from generator.views.support import bottom_line


def home(composer: Composer) -> Home:
    """The context of the home page: every briefing, newest first."""
    frame = library_frame(composer.library, urls.HOME, composer.language)
    return Home(frame=frame, briefings=tuple(_card(composer, b) for b in composer.library.briefings.values()))


def _card(composer: Composer, briefing: LinkedBriefing) -> BriefingCard:
    record = briefing.record
    return BriefingCard(
        title=Fragment(record.title, composer.link(urls.briefing(briefing.slug))),
        as_of=display(record.as_of, composer.language).head,
        status=status(composer, briefing),
        trend=trend(briefing, composer.language),
        facts=rests_on(composer, briefing),
        topics=composer.language.join(map(literal, record.topics), "comma"),
        slug=briefing.slug,
        map=locator(composer, briefing),
        lines=bottom_line(composer, briefing),
        note=record.note,
        tally=tally(composer, briefing),
    )


def combined_timeline(composer: Composer) -> CombinedTimeline:
    """The context of the combined timeline: the events of all briefings, by year."""
    frame = library_frame(composer.library, urls.TIMELINE, composer.language)
    years: dict[str, list[Any]] = {}
    for day in days(composer, composer.library.events.values()):
        year = day.key[:4]
        years.setdefault(year if year.isdigit() else "", []).append(day)
    return CombinedTimeline(
        frame=frame,
        years=tuple(
            YearOfDays(
                year=year or capital(composer.language.say("date.undated")),
                anchor=f"y-{year or 'undated'}",
                days=tuple(found),
            )
            for year, found in years.items()
        ),
    )


def index(composer: Composer, kind: str) -> EntityIndex:
    """The context of the index of all actors, or of all places."""
    library = composer.library
    vocabulary = v.ACTOR_KIND if kind == "actor" else v.PLACE_KIND
    uri = urls.ACTORS if kind == "actor" else urls.PLACES
    entries: Mapping[str, Entry[Any]] = library.actors if kind == "actor" else library.places
    groups: dict[str, list[EntityRow]] = {value: [] for value in vocabulary}
    for name, _ in order(entries):
        record = entries[name].record
        slugs = {m.uid.split("/", 1)[0] for m in library.mentions.get(name, ()) if "/" in m.uid}
        code = country(library, name) if kind == "actor" else None
        groups[record.kind].append(
            EntityRow(
                entity=composer.actor(name) if kind == "actor" else composer.place(name),
                aka=aka(record),
                more=within(composer, name) if kind == "place" else _country(composer, code),
                briefings=len(slugs),
            )
        )
    return EntityIndex(
        frame=library_frame(library, uri, composer.language),
        groups=tuple(
            EntityGroup(label=composer.language.label(vocabulary, value), anchor=f"k-{value}", rows=tuple(rows))
            for value, rows in groups.items()
            if rows
        ),
    )


def order(entries: Mapping[str, Entry[Any]]) -> tuple[tuple[str, str], ...]:
    """(id, name) of all actors or places, by name; the order of their index and of their neighbours."""
    return tuple(
        sorted(
            ((name, entry.record.name) for name, entry in entries.items()),
            key=lambda pair: (pair[1].casefold(), pair[0]),
        )
    )


def entity(composer: Composer, kind: str, named: Named, before: Named | None, after: Named | None) -> Entity:
    """The context of an actor's or a place's page, across all briefings. before, after: its neighbours."""
    name = named[0]
    library = composer.library
    entries: Mapping[str, Entry[Any]] = library.actors if kind == "actor" else library.places
    record = entries[name].record
    mentions = library.mentions.get(name, ())
    by_briefing: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.kind in ("event", "statement"):
            by_briefing.setdefault(mention.uid.split("/", 1)[0], []).append(mention)
    details = actor_details(composer, name) if kind == "actor" else place_details(composer, name)
    return Entity(
        frame=entity_frame(kind, named, before, after, composer.language),
        kind=kind,
        aka=aka(record),
        map=actor_map(composer, named[0]) if kind == "actor" else place_map(composer, named[0]),
        chronology=_chronology(composer, _events(library, mentions)),
        diagram=actor_relations(composer, named[0]) if kind == "actor" else None,
        details=tuple(details),
        elsewhere=tuple(_elsewhere(composer, m) for m in mentions if m.kind in ("actor", "place", "source")),
        occurrences=tuple(
            _occurrences(composer, name, briefing, by_briefing[slug])
            for slug, briefing in library.briefings.items()
            if slug in by_briefing
        ),
        note=record.note,
    )


def _elsewhere(composer: Composer, mention: Mention) -> Detail:
    label = _field(composer, mention.field)
    if mention.kind == "source":
        return Detail(label=label, phrase=(Fragment(composer.library.sources[mention.uid].record.title),))
    found = composer.actor(mention.uid) if mention.kind == "actor" else composer.place(mention.uid)
    return Detail(label=label, phrase=(found,))


def _occurrences(composer: Composer, name: str, briefing: LinkedBriefing, mentions: list[Mention]) -> Occurrences:
    library = composer.library
    says: list[str] = []
    parts: dict[str, list[str]] = {}
    related: list[str] = []
    named: dict[str, list[str]] = {}
    for mention in mentions:
        if mention.field == "by":
            says.append(mention.uid)
        elif mention.field.startswith("relations."):
            related.append(mention.uid)
        elif mention.field.startswith(("who.", "where.")):
            uid = mention.uid if mention.uid in library.events else library.statements[mention.uid].event or mention.uid
            parts.setdefault(uid, []).append(_part(composer, mention.field, uid in library.events))
        else:
            named.setdefault(mention.uid, []).append(_field(composer, mention.field))
    events = {uid: words for uid, words in parts.items() if uid in library.events}
    for uid, words in parts.items():
        if uid not in library.events:
            named[uid] = [*words, *named.get(uid, ())]
    return Occurrences(
        briefing=Fragment(briefing.record.title, composer.link(urls.briefing(briefing.slug))),
        as_of=display(briefing.record.as_of, composer.language).head,
        anchor=f"b-{briefing.slug}",
        says=tuple(composer.statement(library.statements[uid], with_subject=True) for uid in dict.fromkeys(says)),
        takes_part=tuple(
            (composer.language.join(dict.fromkeys(words), "comma"), event_proposition(composer, library.events[uid]))
            for uid, words in events.items()
        ),
        relations=tuple(
            relation
            for uid in dict.fromkeys(related)
            for relation, record in zip(
                composer.relations(library.statements[uid]), library.statements[uid].record.relations, strict=True
            )
            if name in (record.from_, record.to)
        ),
        named_in=tuple(
            (
                capital(composer.language.join(dict.fromkeys(words), "comma")),
                composer.statement(library.statements[uid], with_subject=True),
            )
            for uid, words in named.items()
        ),
    )


def _events(library: Library, mentions: Iterable[Mention]) -> tuple[LinkedEvent, ...]:
    """The events in which something takes part, or that happen there, in any briefing."""
    uids = [m.uid for m in mentions if m.field.startswith(("who.", "where."))]
    events = [uid if uid in library.events else library.statements[uid].event for uid in uids]
    return tuple(library.events[uid] for uid in dict.fromkeys(events) if uid is not None)


def _chronology(composer: Composer, events: tuple[LinkedEvent, ...]) -> ChronologyView | None:
    """A time strip; none of a single event, which would only repeat its date."""
    return entity_chronology(composer, events) if len(events) > 1 else None


def _country(composer: Composer, code: str | None) -> Phrase:
    return (Fragment(composer.language.label(v.COUNTRY, code)),) if code else ()


def _field(composer: Composer, field: str) -> str:
    """What it means to be named in a field."""
    return composer.language.say(f"named-as.{field.replace('.', '-')}")


def _part(composer: Composer, field: str, event: bool) -> str:
    """The role in which somebody takes part, or how an event lies to a place; of a claim only that it is its place."""
    group, _, word = field.partition(".")
    if group == "where" and not event:
        return _field(composer, group)
    return composer.language.label(v.ROLE if group == "who" else v.PREPOSITION, word)
