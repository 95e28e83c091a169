"""An actor or a place -> the contexts of its page and its further pages: what all briefings hold of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Any

from generator.derive.dates import display
from generator.derive.reach import newest_first
from generator.language.language import capital
from generator.library import Library, LinkedBriefing, LinkedEvent, Mention
from generator.model import vocabularies as v
from generator.model.record import Entry
from generator.views import alphabet, urls
from generator.views.chronology import ChronologyView, entity_chronology
from generator.views.compose import Composer
from generator.views.division import Division, date_label, further, lists, name_label
from generator.views.frame import Named, entity_crumbs, entity_frame
from generator.views.identity import actor_details, aka, place_details
from generator.views.library_contexts import Entity, EntityPart, NamedInRecords, Occurrences
from generator.views.lists import as_of_day, briefings_of, event_proposition, newest_day
from generator.views.map import actor_map, place_map
from generator.views.parts import Detail, Fragment, Phrase
from generator.views.relations import actor_relations
from generator.views.shelves import Shelf, by_date, by_spelling, shelve

_Found = tuple[LinkedBriefing, list[Mention]]
"""A briefing, and where in it an actor or place occurs."""


def entity(composer: Composer, kind: str, named: Named, before: Named | None, after: Named | None) -> Entity:
    """The context of an actor's or a place's page, across all briefings. before, after: its neighbours."""
    name = named[0]
    library = composer.library
    entries: Mapping[str, Entry[Any]] = library.actors if kind == "actor" else library.places
    record = entries[name].record
    mentions = library.mentions.get(name, ())
    found, records = _found(library, mentions), _records(mentions)
    shown = _shown(composer, found)
    among = None if len(shown) == len(found) else {briefing.slug for briefing, _ in shown}
    details = actor_details(composer, name) if kind == "actor" else place_details(composer, name)
    is_divided = len(records) > composer.limits.named
    return Entity(
        frame=replace(entity_frame(kind, named, before, after, composer.language), date=_date(composer, found)),
        kind=kind,
        aka=aka(record),
        map=actor_map(composer, name, among) if kind == "actor" else place_map(composer, name, among),
        chronology=_chronology(composer, _events(library, mentions, among)),
        diagram=actor_relations(composer, name, among) if kind == "actor" else None,
        details=tuple(details),
        elsewhere=() if is_divided else tuple(_elsewhere(composer, m) for m in records),
        occurrences=tuple(_occurrences(composer, name, *each) for each in shown),
        note=record.note,
        lead=_lead(composer, len(shown), len(found)) if among is not None else (),
        shelves=() if among is None else lists(composer, _dated(composer, kind, named), _by_date(composer, found)),
        named=lists(composer, _spelled(composer, kind, named), _by_name(composer, records)) if is_divided else (),
    )


def parts(composer: Composer, kind: str, named: Named) -> Iterator[tuple[EntityPart, LinkedBriefing]]:
    """The contexts of the further pages, each with a briefing that it tells of; none if the first page is whole."""
    library = composer.library
    mentions = library.mentions.get(named[0], ())
    found = _found(library, mentions)
    if len(_shown(composer, found)) == len(found):
        return
    division = _dated(composer, kind, named)
    for shelf, frame in further(composer, division, _by_date(composer, found), lambda each: (each[0].slug,)):
        here = {briefing.slug for briefing, _ in shelf.own}
        yield (
            EntityPart(
                frame=frame,
                kind=kind,
                shelves=lists(composer, division, shelf),
                chronology=_chronology(composer, _events(library, mentions, here)),
                occurrences=tuple(_occurrences(composer, named[0], *each) for each in shelf.own),
            ),
            shelf.items[0][0],
        )


def named_in_records(composer: Composer, kind: str, named: Named) -> Iterator[NamedInRecords]:
    """The contexts of the pages with all identities that refer to it; none if its first page lists them."""
    records = _records(composer.library.mentions.get(named[0], ()))
    if len(records) > composer.limits.named:
        division = _spelled(composer, kind, named)

        def told(mention: Mention) -> Iterable[str]:
            return briefings_of(composer.library, mention.uid)

        for shelf, frame in further(composer, division, _by_name(composer, records), told):
            yield NamedInRecords(
                frame=frame,
                shelves=lists(composer, division, shelf),
                details=tuple(_elsewhere(composer, mention) for mention in shelf.own),
            )


def _found(library: Library, mentions: Iterable[Mention]) -> list[_Found]:
    """Where it occurs, by briefing, the newest first."""
    by_briefing: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.kind in ("event", "statement"):
            by_briefing.setdefault(mention.uid.split("/", 1)[0], []).append(mention)
    found = sorted((library.briefings[slug] for slug in by_briefing), key=newest_first)
    return [(briefing, by_briefing[briefing.slug]) for briefing in found]


def _shown(composer: Composer, found: Sequence[_Found]) -> Sequence[_Found]:
    """The briefings on the first page: all, or the newest that its limit has room for, or the newest one alone."""
    totals = list(accumulate(len(mentions) for _, mentions in found))
    if not totals or totals[-1] <= composer.limits.mentions:
        return found
    return found[: max(1, bisect_right(totals, composer.limits.recent))]


def _date(composer: Composer, found: Sequence[_Found]) -> str | None:
    """The date of a page in a large library; a small one is made anew as a whole."""
    is_large = len(composer.library.briefings) > composer.limits.home
    return newest_day(composer.library, (briefing.slug for briefing, _ in found)) if is_large else None


def _lead(composer: Composer, shown: int, everything: int) -> Phrase:
    number, say = composer.language.number, composer.language.say
    link = Fragment(say("shelf.all-by-date"), "#by-date")
    return composer.phrase("shelf.newest", shown=number(shown), all=number(everything), link=link)


def _by_date(composer: Composer, found: Sequence[_Found]) -> Shelf[_Found]:
    """The briefings on as many pages as keep each within its limit of mentions."""

    def weight(each: _Found) -> int:
        return len(each[1])

    return shelve(found, by_date(lambda each: as_of_day(each[0])), composer.limits.part, weight)


def _by_name(composer: Composer, records: Sequence[Mention]) -> Shelf[Mention]:
    def spelled(mention: Mention) -> str:
        return alphabet.spelled(_title(composer.library, mention))

    ordered = sorted(records, key=lambda mention: (spelled(mention), mention.uid))
    return shelve(ordered, by_spelling(spelled, alphabet.first), composer.limits.letter)


def _dated(composer: Composer, kind: str, named: Named) -> Division:
    return _division(
        composer,
        kind,
        named,
        uri=lambda key: urls.part_of_entity(kind, named[0], key),
        label=lambda key: date_label(key, composer.language),
        form="bars",
    )


def _spelled(composer: Composer, kind: str, named: Named) -> Division:
    return _division(
        composer,
        kind,
        named,
        uri=lambda key: urls.named_in_records(kind, named[0], alphabet.address(key)),
        label=lambda key: name_label(key, composer.language),
        form="letters",
    )


def _division(
    composer: Composer,
    kind: str,
    named: Named,
    *,
    uri: Callable[[str], str],
    label: Callable[[str], str],
    form: str,
) -> Division:
    language = composer.language
    return Division(
        root=urls.entity(kind, named[0]),
        name=named[1],
        uri=uri,
        crumbs=lambda page: entity_crumbs(page, kind, named, language),
        tabs=lambda _: (),
        label=label,
        title=language.say("shelf.by-date" if form == "bars" else "shelf.named-by"),
        note=language.say("shelf.counts-briefings" if form == "bars" else "shelf.counts-records"),
        form=form,
    )


def _title(library: Library, mention: Mention) -> str:
    if mention.kind == "source":
        return library.sources[mention.uid].record.title
    entries: Mapping[str, Entry[Any]] = library.actors if mention.kind == "actor" else library.places
    return str(entries[mention.uid].record.name)


def _records(mentions: Iterable[Mention]) -> list[Mention]:
    return [mention for mention in mentions if mention.kind in ("actor", "place", "source")]


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


def _events(library: Library, mentions: Iterable[Mention], among: Container[str] | None) -> tuple[LinkedEvent, ...]:
    """The events in which something takes part, or that happen there, in any briefing, or only in those ``among``."""
    uids = [m.uid for m in mentions if m.field.startswith(("who.", "where."))]
    events = [uid if uid in library.events else library.statements[uid].event for uid in uids]
    found = (library.events[uid] for uid in dict.fromkeys(events) if uid is not None)
    return tuple(event for event in found if among is None or event.briefing in among)


def _chronology(composer: Composer, events: tuple[LinkedEvent, ...]) -> ChronologyView | None:
    """A time strip; none of a single event, which would only repeat its date."""
    return entity_chronology(composer, events) if len(events) > 1 else None


def _field(composer: Composer, field: str) -> str:
    """What it means to be named in a field."""
    return composer.language.say(f"named-as.{field.replace('.', '-')}")


def _part(composer: Composer, field: str, event: bool) -> str:
    """The role in which somebody takes part, or how an event lies to a place; of a claim only that it is its place."""
    group, _, word = field.partition(".")
    if group == "where" and not event:
        return _field(composer, group)
    return composer.language.label(v.ROLE if group == "who" else v.PREPOSITION, word)
