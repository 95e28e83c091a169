"""Linked events -> a `ChronologyView`: what a time strip shows, with every word and link that it needs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.derive.dates import display, sort_key
from generator.derive.silence import is_background
from generator.language.language import ENGLISH, Language
from generator.library import LinkedBriefing, LinkedEvent
from generator.model import vocabularies as v
from generator.model.dates import Shape, When
from generator.views import urls
from generator.views.compose import Composer

DateShape = Literal["day", "within", "lasted", "several", "undated"]
"""day: on it; within: once, somewhere in it; lasted: all of it; several: on each of some days in it."""
LaneKind = Literal["kind", "actor", "place"]

_MOST_LANES = 10  # more cannot be told apart at the height that a drawing has
_REST = "~rest"
_Lane = tuple[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class ChronologyEvent:
    """One event of a time strip.

    anchor: its id on the Timeline page that ``href`` leads to. when, when_note: the date in words, and how exact.
    first, last: the bounds as proleptic Gregorian ordinals, both included; None where open, unknown or undated.
    days: each of them, if it is on several days that are named. about_start, about_end: that bound is approximate or
    uncertain. tentative: planned, hypothetical or said not to be so, as mode_label says.
    background: outside the period of the briefing.
    """

    anchor: str
    title: str
    href: str
    when: str
    when_note: str
    standing: str
    standing_label: str
    kind: str
    kind_label: str
    lane: str
    shape: DateShape
    first: int | None
    last: int | None
    days: tuple[int, ...] = ()
    about_start: bool = False
    about_end: bool = False
    tentative: bool = False
    mode_label: str = ""
    background: bool = False

    @property
    def tip(self) -> str:
        """All that the mark stands for, in one line."""
        date = f"{self.when} ({self.when_note})" if self.when_note else self.when
        return ". ".join(filter(None, (date, self.title, self.mode_label, self.standing_label)))


@dataclass(frozen=True, kw_only=True, slots=True)
class ChronologyLane:
    """A lane. key: as in `ChronologyEvent.lane`. label: its name. count: its events, undated ones too."""

    key: str
    label: str
    count: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ChronologyView:
    """A time strip. events: in the order of time, undated ones last. as_of: the day on which the briefing stands.

    title, description: for screen readers. months: the names of the months, in full and short.
    undated_label, as_of_label, density_label: words of the drawing. caption: how to read it, for the page.
    """

    title: str
    description: str
    caption: str
    events: tuple[ChronologyEvent, ...]
    lanes: tuple[ChronologyLane, ...]
    as_of: int | None = None
    as_of_label: str = ""
    undated_label: str = "Undated"
    density_label: str = "Events"
    months: tuple[str, ...] = ENGLISH.months
    months_short: tuple[str, ...] = ENGLISH.months_short


def briefing_chronology(
    composer: Composer, briefing: LinkedBriefing, lanes: LaneKind = "kind"
) -> ChronologyView | None:
    """The time strip of a briefing; None if it has no events."""
    lane_of = {"kind": _by_kind, "actor": _by_actor, "place": _by_place}[lanes]
    as_of = briefing.record.as_of
    return _view(
        composer,
        briefing.events,
        lane_of=lambda event: lane_of(composer, event),
        is_past=lambda event: is_background(briefing, event),
        as_of=as_of,
    )


def entity_chronology(composer: Composer, events: Iterable[LinkedEvent]) -> ChronologyView | None:
    """The time strip of an actor or a place across briefings, a lane a briefing; None without events."""
    return _view(composer, tuple(events), lane_of=lambda event: _by_briefing(composer, event))


def _view(
    composer: Composer,
    events: Sequence[LinkedEvent],
    *,
    lane_of: Callable[[LinkedEvent], _Lane],
    is_past: Callable[[LinkedEvent], bool] = lambda _: False,
    as_of: When | None = None,
) -> ChronologyView | None:
    if not events:
        return None
    ordered = sorted(events, key=lambda event: (sort_key(event.record.when), event.uid))
    language, say = composer.language, composer.language.say
    lanes, keys = _lanes([lane_of(event) for event in ordered], language)
    marks = tuple(
        _event(composer, event, key, background=is_past(event)) for event, key in zip(ordered, keys, strict=True)
    )
    return ChronologyView(
        title=say("chronology.title"),
        description=_description(marks, len(lanes), language),
        caption=say("chronology.caption"),
        events=marks,
        lanes=lanes,
        as_of=as_of.latest.toordinal() if as_of and as_of.latest else None,
        as_of_label=say("chronology.as-of", date=display(as_of, language).head) if as_of else "",
        undated_label=say("chronology.undated"),
        density_label=say("chronology.events"),
        months=language.months,
        months_short=language.months_short,
    )


def _event(composer: Composer, event: LinkedEvent, lane: str, *, background: bool) -> ChronologyEvent:
    record, standing = event.record, composer.standing_of(event.uid)
    when, shown, anchor = record.when, display(record.when, composer.language), urls.proposition_anchor(event.uid)
    return ChronologyEvent(
        anchor=anchor,
        title=composer.event_title(event.uid),
        href=composer.link(urls.briefing(event.briefing, "timeline"), anchor),
        when=shown.head,
        when_note=shown.note,
        standing=standing.value,
        standing_label=standing.label,
        kind=str(record.kind),
        kind_label=composer.language.label(v.EVENT_KIND, record.kind),
        lane=lane,
        shape=_shape(when),
        first=when.earliest.toordinal() if when.earliest else None,
        last=when.latest.toordinal() if when.latest else None,
        days=_days(when),
        about_start=when.approximate_start or when.uncertain_start,
        about_end=when.approximate_end or when.uncertain_end,
        tentative=record.mode != "actual",
        mode_label="" if record.mode == "actual" else composer.language.label(v.MODE, record.mode),
        background=background,
    )


def _shape(when: When) -> DateShape:
    if when.earliest is None and when.latest is None:
        return "undated"
    if when.earliest == when.latest:
        return "day"
    if when.shape is Shape.SEVERAL:
        return "several"
    return "lasted" if when.shape in (Shape.LASTED, Shape.SINCE, Shape.UNTIL) else "within"


def _days(when: When) -> tuple[int, ...]:
    """The days of a set of exact days; empty for whatever else, which is drawn as a span."""
    exact = all(one.earliest == one.latest for one in when.choices)
    listed = when.shape is Shape.SEVERAL and exact
    return tuple(dict.fromkeys(one.earliest.toordinal() for one in when.choices)) if listed else ()


def _lanes(found: Sequence[_Lane], language: Language) -> tuple[tuple[ChronologyLane, ...], tuple[str, ...]]:
    """The lanes, the fullest kept if there are too many; and the key of each event's lane."""
    counts, labels = Counter(key for key, _ in found), dict(found)
    kept = [key for key, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
    if len(kept) > _MOST_LANES:
        kept = kept[: _MOST_LANES - 1]
    keys = tuple(key if key in kept else _REST for key, _ in found)
    order = list(dict.fromkeys(term.group for term in v.EVENT_KIND.terms.values()))
    rank = {key: order.index(key) if key in order else len(order) + index for index, key in enumerate(kept)}
    counted = Counter(keys)
    lanes = tuple(
        ChronologyLane(key=key, label=labels.get(key) or language.say("chronology.others"), count=counted[key])
        for key in sorted(counted, key=lambda key: rank.get(key, len(order) + len(kept)))
    )
    return lanes, keys


def _by_kind(composer: Composer, event: LinkedEvent) -> _Lane:
    kind = str(event.record.kind)
    return v.EVENT_KIND[kind].group, composer.language.term(v.EVENT_KIND, kind, "group")


def _by_actor(composer: Composer, event: LinkedEvent) -> _Lane:
    names = [name for role in v.ROLE for name in event.record.who.get(role, ())]
    return (
        (f"actor:{names[0]}", composer.actor(names[0]).text)
        if names
        else ("", composer.language.say("chronology.nobody"))
    )


def _by_place(composer: Composer, event: LinkedEvent) -> _Lane:
    where = event.record.where
    names = [place for _, place in where.places] if where else []
    return (
        (f"place:{names[0]}", composer.place(names[0]).text)
        if names
        else ("", composer.language.say("chronology.no-place"))
    )


def _by_briefing(composer: Composer, event: LinkedEvent) -> _Lane:
    return f"briefing:{event.briefing}", composer.library.briefings[event.briefing].record.title


def _description(events: Sequence[ChronologyEvent], lanes: int, language: Language) -> str:
    dated = [event for event in events if event.shape != "undated"]
    say, undated = language.say, len(events) - len(dated)
    grouped = language.count("chronology.lanes", lanes)
    total = language.count("chronology.grouped", len(events), lanes=grouped)
    span = say("chronology.span", first=dated[0].when, last=dated[-1].when) if dated else ""
    rest = language.count("chronology.without-date", undated) if undated else ""
    return " ".join(filter(None, (total, span, rest)))
