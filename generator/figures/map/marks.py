"""Places of a view -> marks: places with the outline that is theirs, found by code or, within a country, by name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import cos, radians
from typing import Final

from generator.figures.basemap.load import (
    WORLD,
    Box,
    LonLat,
    Outline,
    Outlines,
    countries_in,
    country_names,
    fold,
    outlines,
)
from generator.views.map_parts import MapPlace

Ring = tuple[LonLat, ...]

_KIND_WORDS: Final = re.compile(r"\b(the|province|governorate|oblast|region|state|district|county|prefecture)\b", re.I)
_FULL_KM: Final = 111.2


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """A place to be drawn.

    at: where its dot or name goes; None for a country known by its outline alone. course: the points of a line.
    rings: its outline, if there is one. shape: the id of that outline. country: whether it is a whole country.
    reach_km: how far it may lie from ``at``; 0 for a point.
    """

    place: MapPlace
    at: LonLat | None
    course: tuple[LonLat, ...]
    rings: tuple[Ring, ...]
    shape: str | None
    country: bool
    reach_km: float

    @property
    def weight(self) -> int:
        """How much it pulls the frame: a place where something happened counts for more."""
        return 1 + 2 * len(self.place.events)


def marks(places: tuple[MapPlace, ...]) -> tuple[Mark, ...]:
    """A mark for each place, in their order. A place that has nothing to be drawn by is left out."""
    found = (_mark(place) for place in places)
    return tuple(mark for mark in found if mark.at or mark.rings)


def _mark(place: MapPlace) -> Mark:
    course = tuple((lon, lat) for lat, lon in place.line)
    at = (place.at[1], place.at[0]) if place.at else course[len(course) // 2] if course else None
    whole = place.kind == "country"
    file, shape = _outline(place) if place.precision == "area" else (None, None)
    rings = file.rings(shape) if file and shape else ()
    return Mark(
        place=place,
        at=at,
        course=course,
        rings=large(rings) if whole else rings,
        shape=shape.id if shape else None,
        country=whole,
        reach_km=0.0 if rings or course else place.radius_km or 0.0,
    )


def _outline(place: MapPlace) -> tuple[Outlines | None, Outline | None]:
    if place.kind == "country":
        world = outlines(WORLD)
        return world, next((shape for shape in world.shapes if shape.id == place.code), None)
    names = {_plain(place.name), *(_plain(other.text) for other in place.names)} - {""}
    for code in _candidates(place):
        file = outlines(code)
        for shape in file.shapes:
            if place.code and shape.id == place.code:
                return file, shape
        for shape in file.shapes:
            if names & {_plain(name) for name in (*shape.names, shape.arabic)}:
                return file, shape
    return None, None


def _candidates(place: MapPlace) -> tuple[str, ...]:
    """The countries in which a province may be looked for: that of its code, its own, or those where it lies."""
    known = [code for code in ((place.code or "")[:2], place.country) if code and code in country_names()]
    if known or place.at is None:
        return tuple(dict.fromkeys(known))
    lat, lon = place.at
    return countries_in(Box(west=lon, south=lat, east=lon, north=lat))


def _plain(name: str) -> str:
    return fold(_KIND_WORDS.sub("", name).replace("محافظة", ""))


def large(rings: tuple[Ring, ...]) -> tuple[Ring, ...]:
    """The mainland of a country, and what is nearly as large: far islands must not stretch the frame."""
    sizes = [_size(ring) for ring in rings]
    return tuple(ring for ring, size in zip(rings, sizes, strict=True) if size >= max(sizes) / 5)


def _size(ring: Ring) -> float:
    lons, lats = zip(*ring, strict=True)
    size: float = (max(lons) - min(lons)) * cos(radians(lats[0])) * (max(lats) - min(lats)) * _FULL_KM**2
    return size
