"""What a page lists -> rows: events by date, events in a line, how many propositions stand how."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.derive.dates import day_head, sort_key
from generator.derive.explain import speaker_name
from generator.language.language import Language, capital
from generator.library import Library, LinkedBriefing, LinkedEvent
from generator.model import vocabularies as v
from generator.views.compose import Composer
from generator.views.parts import EventView, Phrase, StandingMark, StatementView


@dataclass(frozen=True, kw_only=True, slots=True)
class Day:
    """The events of one date. key: for its anchor. note: the weekday, or how exact the date is."""

    key: str
    head: str
    note: str
    events: tuple[EventView, ...]


def days(composer: Composer, events: Iterable[LinkedEvent]) -> tuple[Day, ...]:
    """Events in the order of time; those that share a date share a head; the undated come last."""
    groups: list[tuple[str, list[LinkedEvent]]] = []
    for event in in_time(events):
        key = day_head(event.record.when, composer.language).key
        if not groups or groups[-1][0] != key:
            groups.append((key, []))
        groups[-1][1].append(event)
    seen: dict[str, int] = {}
    found = []
    for key, members in groups:
        seen[key] = seen.get(key, 0) + 1
        head = day_head(members[0].record.when, composer.language)
        unique = key if seen[key] == 1 else f"{key}--{seen[key]}"
        title = capital(head.head)  # it stands in a heading
        found.append(Day(key=unique, head=title, note=head.note, events=tuple(composer.event(e) for e in members)))
    return tuple(found)


def in_time(events: Iterable[LinkedEvent]) -> list[LinkedEvent]:
    """Events in the order of time, the undated last; those of one time by briefing, and as they stand there."""
    return sorted(events, key=lambda e: (sort_key(e.record.when)[:-1], e.briefing, e.at.path))


@dataclass(frozen=True, kw_only=True, slots=True)
class Proposition:
    """An event in a line. subject: its title, linked to its place in the ledger. statements: its reports. against: who
    deny it.
    """

    subject: Phrase
    standing: StandingMark
    statements: tuple[StatementView, ...]
    against: tuple[StatementView, ...]


def event_proposition(composer: Composer, event: LinkedEvent) -> Proposition:
    """An event in a line."""
    view = composer.event(event)
    return Proposition(
        subject=(composer.proposition(event.uid),),
        standing=view.standing,
        statements=view.reports,
        against=view.against,
    )


def trend(briefing: LinkedBriefing, language: Language) -> tuple[str, str] | None:
    """Where things are going: (value, label)."""
    found = briefing.record.trend
    return (v.TREND[found].value, language.label(v.TREND, found)) if found else None


def as_of_day(briefing: LinkedBriefing) -> date | None:
    """The day by which a briefing is filed."""
    return briefing.record.as_of.latest or briefing.record.as_of.earliest


def newest_day(library: Library, slugs: Iterable[str]) -> str | None:
    """The last day as of which any of some briefings stands, ISO 8601: the date of a page that tells of them."""
    days = (as_of_day(library.briefings[slug]) for slug in slugs)
    return max((day.isoformat() for day in days if day), default=None)


def briefings_of(library: Library, name: str) -> dict[str, None]:
    """The slugs of the briefings that mention an actor or place."""
    return dict.fromkeys(m.uid.partition("/")[0] for m in library.mentions.get(name, ()) if "/" in m.uid)


def status(composer: Composer, briefing: LinkedBriefing) -> str:
    """«Published, revision 2»."""
    label = composer.language.label(v.STATUS, briefing.record.status)
    return composer.language.say("briefing.status", status=label, revision=str(briefing.record.revision))


def rests_on(composer: Composer, briefing: LinkedBriefing) -> str:
    """«1 source, 12 voices»."""
    voices = {speaker_name(composer.library, p) for s in briefing.statements for p in s.speakers}
    count = composer.language.count
    sources, heard = count("briefing.sources", len(briefing.sources)), count("briefing.voices", len(voices))
    return composer.language.say("briefing.rests-on", sources=sources, voices=heard)


def standing_mark(value: str, language: Language) -> StandingMark:
    """A standing with its definition."""
    label = language.label(v.STANDING, value)
    return StandingMark(value=value, label=label, why=language.term(v.STANDING, value, "definition"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Tally:
    """How many propositions stand in one way. twentieths: their share of all, 1 to 20."""

    mark: StandingMark
    count: int
    twentieths: int


def tally(composer: Composer, briefing: LinkedBriefing) -> tuple[Tally, ...]:
    """How many events and claims stand how, in the order of the vocabulary; what is nowhere is left out."""
    uids = [*(event.uid for event in briefing.events), *(claim.uid for claim in briefing.claims)]
    values = [composer.derived.standings[uid].value for uid in uids]
    return tuple(
        Tally(
            mark=standing_mark(term, composer.language),
            count=(count := sum(value == term for value in values)),
            twentieths=max(1, round(20 * count / len(values))),
        )
        for term in v.STANDING
        if term in values
    )
