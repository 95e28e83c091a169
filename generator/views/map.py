"""A briefing, a place or an actor -> its map: where things are said to have happened, as exactly as that is known."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Final

from generator.derive.geography import against_coordinates
from generator.derive.reach import events_at
from generator.language.language import Language
from generator.library import LinkedBriefing, LinkedEvent, LinkedStatement
from generator.model import vocabularies as v
from generator.model.identities import Place
from generator.model.inline import literal
from generator.views import urls
from generator.views.compose import Composer
from generator.views.frame import occurring
from generator.views.identity import aka
from generator.views.map_parts import MapEvent, MapPlace, MapSpan, MapView, MapWords, Unplaced
from generator.views.parts import Fragment, Phrase
from generator.views.words import joined

WITHOUT_OUTLINE: Final = frozenset({"BQ", "BV", "CC", "CX", "GF", "GP", "MQ", "RE", "SJ", "YT"})
"""Codes of ISO 3166-1 that Natural Earth counts with another country: they need coordinates to be drawn."""

_COUNTRY_IDS: Final = ("iso-3166-1", "iso-3166-1-alpha-2", "iso-3166")

Events = Mapping[str, Iterable[LinkedEvent]]
"""Place id -> the events that are said to have happened there."""


def briefing_map(composer: Composer, briefing: LinkedBriefing) -> MapView | None:
    """The map of a briefing: every place that occurs in it. None if none of them can be placed."""
    names = occurring(composer.library, briefing, composer.library.places)
    page = urls.briefing(briefing.slug, "places")
    hrefs = {name: composer.link(page, name) for name in names}
    return _map(composer, briefing.record.title, hrefs, events_at(briefing.events), briefing.statements)


def locator(composer: Composer, briefing: LinkedBriefing) -> MapView | None:
    """Where a briefing lies, for a small drawing: as `briefing_map`, led to the briefing itself."""
    names = occurring(composer.library, briefing, composer.library.places)
    hrefs = dict.fromkeys(names, composer.link(urls.briefing(briefing.slug)))
    return _map(composer, briefing.record.title, hrefs, events_at(briefing.events), ())


def place_map(composer: Composer, name: str, among: Container[str] | None = None) -> MapView | None:
    """The map of a place across briefings: itself, and the places within it. None if it cannot be placed.

    among: the briefings whose events count; None for all. Of more places than a drawing can hold, those stay in which
    most is said to have happened.
    """
    library, near = composer.library, composer.derived.reach
    inside = near.inside.get(name, ())
    shown = {other: _among(near.happened.get(other, ()), among) for other in (name, *inside)}
    kept = set(sorted(inside, key=lambda other: -len(shown[other]))[: composer.limits.marks])
    hrefs = {other: composer.link(urls.place(other)) for other in (name, *(each for each in inside if each in kept))}
    view = _map(composer, library.places[name].record.name, hrefs, shown, near.distances_between(hrefs), about=name)
    return view if view and any(place.id == name for place in view.places) else None


def actor_map(composer: Composer, name: str, among: Container[str] | None = None) -> MapView | None:
    """The map of an actor across briefings: where the events are said to have happened in which it takes part."""
    library, near = composer.library, composer.derived.reach
    part = {m.uid.partition(".")[0] for m in library.mentions.get(name, ()) if m.field.startswith("who.")}
    events = (library.events[uid] for uid in sorted(part & library.events.keys(), key=near.event_ranks.__getitem__))
    happened = events_at(_among(events, among))
    kept = sorted(happened, key=lambda place: -len(happened[place]))[: composer.limits.marks]
    hrefs = {place: composer.link(urls.place(place)) for place in sorted(kept, key=near.place_ranks.__getitem__)}
    return _map(composer, library.actors[name].record.name, hrefs, happened, ())


def _among(events: Iterable[LinkedEvent], slugs: Container[str] | None) -> tuple[LinkedEvent, ...]:
    return tuple(event for event in events if slugs is None or event.briefing in slugs)


def _map(
    composer: Composer,
    title: str,
    hrefs: Mapping[str, str],
    happened: Events,
    statements: Iterable[LinkedStatement],
    about: str | None = None,
) -> MapView | None:
    """The map of the places in ``hrefs``."""
    places = tuple(_place(composer, name, href, happened.get(name, ())) for name, href in hrefs.items())
    placed = tuple(place for place in places if _placed(place))
    if not placed:
        return None
    unplaced = tuple(
        Unplaced(id=place.id, place=Fragment(place.name, place.href), kind=place.kind, said=place.events)
        for place in places
        if not _placed(place)
    )
    spans, said = _spans(composer, {place.id for place in placed if place.at}, statements)
    return MapView(
        title=composer.language.say("map.title", of=title),
        description=_description(placed, unplaced, composer.language),
        places=placed,
        unplaced=unplaced,
        spans=spans,
        caption=(*said, *_caption(composer, placed)),
        focus=frozenset({about} if about else ()),
        total=len(places),
        words=MapWords(
            more=composer.language.text("map.more"),
            one_more=composer.language.text("map.one-more"),
            km=composer.language.text("map.km"),
        ),
        language=composer.language.code,
    )


def _place(composer: Composer, name: str, href: str, events: Iterable[LinkedEvent]) -> MapPlace:
    record = composer.library.places[name].record
    code = _code(record)
    return MapPlace(
        id=name,
        name=record.name,
        names=aka(record),
        kind=str(record.kind),
        precision=_precision(record, code),
        at=record.at,
        radius_km=record.radius_km,
        line=tuple(record.line),
        code=code,
        country=_country(composer, name),
        href=href,
        events=tuple(_event(composer, event, name) for event in events),
    )


def _precision(record: Place, code: str | None) -> str:
    if record.line:
        return "line"
    if record.kind == "province" or (record.kind == "country" and code):
        return "area"
    return "radius" if record.radius_km else "point"


def _placed(place: MapPlace) -> bool:
    return bool(place.at or place.line or (place.kind == "country" and place.code))


def _code(record: Place) -> str | None:
    """ISO 3166 of a country or province. A country without an id is known by its name."""
    if record.kind == "province":
        return record.ids.get("iso-3166-2", "").upper() or None
    if record.kind != "country":
        return None
    written = next((record.ids[key].upper() for key in _COUNTRY_IDS if key in record.ids), None)
    code = written or next((code for code in v.COUNTRY if v.COUNTRY[code].label == record.name), None)
    return code if code in v.COUNTRY and code not in WITHOUT_OUTLINE else None


def _country(composer: Composer, name: str) -> str | None:
    """The country that holds a place, along ``within``."""
    seen: set[str] = set()
    at: str | None = name
    while at and at in composer.library.places and at not in seen:
        seen.add(at)
        record = composer.library.places[at].record
        if record.kind == "country":
            return _code(record)
        at = record.within
    return None


def _event(composer: Composer, event: LinkedEvent, place: str) -> MapEvent:
    view = composer.event(event)
    return MapEvent(
        anchor=view.anchor,
        title=view.title,
        how=_how(event, place, composer.language),
        when=view.when,
        standing=view.standing,
        href=view.href,
    )


def _how(event: LinkedEvent, place: str, language: Language) -> str:
    """«near», «from, towards»; empty where anybody says that it happened in the place itself."""
    wheres = [where for where in (event.record.where, *(r.record.where for r in event.reports)) if where]
    words = dict.fromkeys(word for where in wheres for word, name in where.places if name == place)
    return "" if "in" in words else language.join((language.inside(v.PREPOSITION, word) for word in words), "comma")


def _spans(
    composer: Composer, placed: set[str], statements: Iterable[LinkedStatement]
) -> tuple[tuple[MapSpan, ...], tuple[Phrase, ...]]:
    """The stated distances that can be drawn, and what each says beside what the coordinates give."""
    spans: list[MapSpan] = []
    said: list[Phrase] = []
    for statement in statements:
        stated = statement.record.distance
        if stated is None or not {stated.of, stated.from_} <= placed:
            continue
        compared = against_coordinates(composer.library, stated, composer.language)
        if compared is None:
            continue
        spans.append(MapSpan(of=stated.of, from_=stated.from_))
        linked: list[Phrase] = [(Fragment(mark.label, mark.href),) for mark in composer.marks(statement)]
        said.append(
            composer.phrase(
                "map.dotted",
                first=composer.place(stated.from_),
                second=composer.place(stated.of),
                compared=compared.sentence,
                marks=joined(linked, composer.language, "comma"),
            )
        )
    return tuple(spans), tuple(said)


def _caption(composer: Composer, placed: Iterable[MapPlace]) -> Iterator[Phrase]:
    if any(place.precision == "radius" for place in placed):
        yield composer.phrase("map.fading")
    yield composer.phrase("map.outlines")
    yield composer.phrase("map.no-lines")


def _description(placed: Iterable[MapPlace], unplaced: Iterable[Unplaced], language: Language) -> str:
    """«Shown: Saraqeb (5 events), Idlib city. Not placed: …»."""
    shown = language.join((_counted(literal(place.name), len(place.events), language) for place in placed), "comma")
    missing = language.join(
        (_counted(literal(place.place.text), len(place.said), language) for place in unplaced), "comma"
    )
    if missing:
        return language.say("map.shown-and-missing", shown=shown, missing=missing)
    return language.say("map.shown", shown=shown)


def _counted(name: str, events: int, language: Language) -> str:
    return language.count("map.events-at", events, name=name) if events else name
