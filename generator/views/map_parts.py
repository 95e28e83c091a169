"""What a map is made of -> one frozen type each: places with what is said to have happened there, and all words."""

from __future__ import annotations

from dataclasses import dataclass

from generator.views.parts import Fragment, Phrase, StandingMark

LatLon = tuple[float, float]


@dataclass(frozen=True, kw_only=True, slots=True)
class MapEvent:
    """What is said to have happened at a place. title: plain text. when: in words. anchor: its id on its Timeline;
    href: leads there.

    how: how it lies to the place («near», «towards»); empty for what happened there.
    """

    anchor: str
    title: str
    how: str
    when: str
    standing: StandingMark
    href: str


@dataclass(frozen=True, kw_only=True, slots=True)
class MapPlace:
    """A place that can be drawn.

    names: others than ``name``, with their language. precision: how exactly it is known: ``point``; ``radius``
    (somewhere within ``radius_km`` of ``at``); ``area`` (a province or country, whose outline may be known); ``line``.
    code: ISO 3166-1 or 3166-2, where an outline may be found by it. country: ISO 3166-1 of what holds it, if known.
    at: latitude and longitude, WGS 84. line: the points of its course. href: its row on the Places page.
    """

    id: str
    name: str
    names: tuple[Fragment, ...]
    kind: str
    precision: str
    at: LatLon | None
    radius_km: float | None
    line: tuple[LatLon, ...]
    code: str | None
    country: str | None
    href: str
    events: tuple[MapEvent, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Unplaced:
    """A place that the map cannot show. said: what is said to have happened there."""

    id: str
    place: Fragment
    kind: str
    said: tuple[MapEvent, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class MapSpan:
    """A stated distance between two placed places (their ids)."""

    of: str
    from_: str


@dataclass(frozen=True, kw_only=True, slots=True)
class MapWords:
    """The words on a drawing. more: with ``{count}``. km: the unit at the scale bar."""

    more: str = "and {count} more"
    one_more: str = "and 1 more"
    km: str = "km"


@dataclass(frozen=True, kw_only=True, slots=True)
class MapView:
    """A map. title, description: for those who do not see it, plain text.

    focus: the ids of the places that it is about; all if empty. caption: sentences. total: places, placed or not.
    language: of its words (BCP 47).
    """

    title: str
    description: str
    places: tuple[MapPlace, ...]
    unplaced: tuple[Unplaced, ...]
    spans: tuple[MapSpan, ...]
    caption: tuple[Phrase, ...]
    focus: frozenset[str]
    total: int
    words: MapWords
    language: str = "en"
