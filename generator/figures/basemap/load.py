"""A country's code, or a box of degrees -> the outlines that lie there, each file read once and only when needed."""

from __future__ import annotations

import gzip
import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from math import floor
from pathlib import Path
from typing import Any, Final

DATA: Final = Path(__file__).parent / "data"
WORLD: Final = "world"
"""The code of all countries at once, coarse and without provinces."""

LonLat = tuple[float, float]
"""Degrees, WGS 84, longitude first (as everywhere in this room)."""

_UNIT, _CELL, _COLUMNS, _ROWS = 1000, 5, 72, 36


@dataclass(frozen=True, kw_only=True, slots=True)
class Box:
    """Degrees. west may be greater than east: then the box lies across the antimeridian."""

    west: float
    south: float
    east: float
    north: float

    def meets(self, other: Box) -> bool:
        """Whether two boxes overlap."""
        if self.south > other.north or other.south > self.north:
            return False
        return any(a <= d and c <= b for a, b in self._spans for c, d in other._spans)

    @property
    def _spans(self) -> tuple[tuple[float, float], ...]:
        if self.west <= self.east:
            return ((self.west, self.east),)
        return ((self.west, 180.0), (-180.0, self.east))


def _around(boxes: Iterable[Box]) -> Box:
    west, south, east, north = zip(*((b.west, b.south, b.east, b.north) for b in boxes), strict=True)
    return Box(west=min(west), south=min(south), east=max(east), north=max(north))


@dataclass(frozen=True, kw_only=True, slots=True)
class Arc:
    """A run of an edge. kind: ``c`` coast, ``b`` border of two countries, ``p`` line between two provinces,
    ``x`` where the world was cut open (not to be drawn).

    box: the degrees around it.
    """

    kind: str
    points: tuple[LonLat, ...]
    box: Box


@dataclass(frozen=True, kw_only=True, slots=True)
class Outline:
    """A province, or a country of the coarse world. id: ISO 3166-2 (or -1). names: the English one first.

    rings: the numbers of the arcs around it, ``~n`` for one that runs backwards; outer and inner rings alike.
    boxes: the degrees around each ring.
    """

    id: str
    names: tuple[str, ...]
    arabic: str
    rings: tuple[tuple[int, ...], ...]
    boxes: tuple[Box, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Outlines:
    """A file of outlines. code: ISO 3166-1 alpha-2, Natural Earth's three letters where there is none, or `WORLD`.

    whole: the outline around all shapes; it has no rings in the coarse world.
    """

    code: str
    arcs: tuple[Arc, ...]
    shapes: tuple[Outline, ...]
    whole: Outline

    def rings(self, shape: Outline) -> tuple[tuple[LonLat, ...], ...]:
        """The rings of one of the shapes, as closed runs of points."""
        return tuple(self._ring(numbers) for numbers in shape.rings)

    def _ring(self, numbers: tuple[int, ...]) -> tuple[LonLat, ...]:
        points: list[LonLat] = []
        for number in numbers:
            run = self.arcs[number].points if number >= 0 else self.arcs[~number].points[::-1]
            points += run[1:] if points else run
        return tuple(points)


@lru_cache(maxsize=64)
def outlines(code: str) -> Outlines:
    """The outlines of a country, or of the world. Raises KeyError for a code that has none."""
    if code != WORLD and code not in country_names():
        raise KeyError(code)
    data = _read(code)
    arcs = tuple(map(_arc, data["kinds"], data["x"], data["y"]))
    shapes = tuple(_outline(shape, arcs) for shape in data["shapes"])
    whole = _outline({"id": code, "rings": data["whole"]}, arcs)
    return Outlines(code=code, arcs=arcs, shapes=shapes, whole=whole)


def _arc(kind: str, x: list[int], y: list[int]) -> Arc:
    lons, lats = _degrees(x), _degrees(y)
    box = Box(west=min(lons), south=min(lats), east=max(lons), north=max(lats))
    return Arc(kind=kind, points=tuple(zip(lons, lats, strict=True)), box=box)


def _outline(shape: dict[str, Any], arcs: tuple[Arc, ...]) -> Outline:
    return Outline(
        id=shape["id"],
        names=tuple(shape.get("names", ())),
        arabic=shape.get("ar", ""),
        rings=tuple(map(tuple, shape["rings"])),
        boxes=tuple(_around(arcs[max(n, ~n)].box for n in ring) for ring in shape["rings"]),
    )


@cache
def country_names() -> Mapping[str, str]:
    """The code of every country that has outlines -> its English name in Natural Earth."""
    return {code: str(entry["name"]) for code, entry in _read("index").items()}


@cache
def _codes_by_name() -> Mapping[str, str]:
    return {fold(name): code for code, name in country_names().items()}


def fold(name: str) -> str:
    """A name for comparing: without accents, marks, case and spaces («Idlib», «IDLIB» and «'Idlib» alike)."""
    return "".join(c for c in unicodedata.normalize("NFKD", name).casefold() if c.isalnum())


def code_of(name: str) -> str | None:
    """The code of a country by its English name."""
    return _codes_by_name().get(fold(name))


@cache
def _countries_by_cell() -> Mapping[int, tuple[str, ...]]:
    found: dict[int, list[str]] = {}
    for code, entry in _read("index").items():
        for cell in entry["cells"]:
            found.setdefault(cell, []).append(code)
    return {cell: tuple(codes) for cell, codes in found.items()}


def countries_in(box: Box) -> tuple[str, ...]:
    """The codes of the countries that may reach into a box, sorted. None in the open sea."""
    first, last = _column(box.west), _column(box.east)
    columns = range(first, last + 1) if box.west <= box.east else (*range(first, _COLUMNS), *range(last + 1))
    rows = range(_row(box.south), _row(box.north) + 1)
    cells = _countries_by_cell()
    return tuple(
        sorted({code for row in rows for column in columns for code in cells.get(row * _COLUMNS + column, ())})
    )


def _column(lon: float) -> int:
    return min(max(floor((lon + 180) / _CELL), 0), _COLUMNS - 1)


def _row(lat: float) -> int:
    return min(max(floor((lat + 90) / _CELL), 0), _ROWS - 1)


def _degrees(deltas: list[int]) -> list[float]:
    return [value / _UNIT for value in accumulate(deltas)]


def _read(stem: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(gzip.decompress((DATA / f"{stem}.json.gz").read_bytes()))
    return found
