"""A panel -> the ground of a map: sea, land, coasts, borders and province lines, and the areas that may be named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.figures.basemap.load import WORLD, Box, Outline, Outlines, countries_in, country_names, outlines
from generator.figures.map.panel import Panel
from generator.figures.map.plane import XY, clipped_ring, clipped_runs, holds_point, path, thinned
from generator.figures.svg import Svg, element

_COARSE_KM: Final = 1800.0
"""Panels that show more than this do without provinces."""
_THIN, _MARGIN = 0.9, 6.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Area:
    """What of a province or country is in sight. names: English, then Arabic. home: whether a mark lies in it."""

    id: str
    name: str
    arabic: str
    country: bool
    home: bool
    rings: tuple[tuple[XY, ...], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Ground:
    """fills and provinces lie below what is tinted, lines above it."""

    fills: tuple[Svg, ...]
    provinces: tuple[Svg, ...]
    lines: tuple[Svg, ...]
    areas: tuple[Area, ...]


def ground(panel: Panel, anchors: Sequence[XY], *, coarse: bool = False, thin: float = _THIN) -> Ground:
    """The ground of a panel. anchors: where its marks lie; the countries that hold any are told from the others."""
    coarse = coarse or panel.km > _COARSE_KM
    box = panel.box
    files = [outlines(WORLD)] if coarse else [outlines(code) for code in countries_in(box)]
    found = [_sight(panel, file, box, thin) for file in files]
    if coarse:
        found = [one for sight in found for one in _by_country(sight)]
    home = {sight.code for sight in found if any(holds_point(sight.rings, at) for at in anchors)}
    fills = [
        element(
            "path",
            class_="m-land" if sight.code in home else "abroad",
            fill_rule="evenodd",
            d=path(sight.rings, close=True),
        )
        for sight in found
        if sight.rings
    ]
    drawn = [sight for sight in found if sight.rings]
    lines = _lines(panel, files, box, home, thin=thin)
    return Ground(
        fills=tuple(fills),
        provinces=tuple(line for kind, line in lines if kind == "p"),
        lines=tuple(line for kind, line in lines if kind != "p"),
        areas=tuple(area for sight in drawn for area in _areas(sight, sight.code in home, coarse=coarse)),
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class _Sight:
    """What of a file's shapes is in sight."""

    code: str
    shapes: tuple[tuple[Outline, tuple[tuple[XY, ...], ...]], ...]

    @property
    def rings(self) -> list[tuple[XY, ...]]:
        return [ring for _, rings in self.shapes for ring in rings]


def _sight(panel: Panel, file: Outlines, box: Box, thin: float) -> _Sight:
    frame = panel.frame.grown(_MARGIN)
    runs: dict[int, list[XY]] = {}
    shapes = []
    for shape in file.shapes:
        rings = []
        for numbers, degrees in zip(shape.rings, shape.boxes, strict=True):
            if not box.meets(degrees):
                continue
            ring: list[XY] = []
            for number in numbers:
                plain = max(number, ~number)
                if plain not in runs:
                    runs[plain] = thinned(panel.run(file.arcs[plain].points), thin)
                run = runs[plain] if number >= 0 else runs[plain][::-1]
                ring += run[1:] if ring else run
            cut = clipped_ring(ring, frame) if len(ring) > 2 else []
            if len(cut) > 2:
                rings.append(tuple(cut))
        if rings:
            shapes.append((shape, tuple(rings)))
    return _Sight(code=file.code, shapes=tuple(shapes))


def _by_country(sight: _Sight) -> Iterator[_Sight]:
    """The countries of the coarse world, each by itself."""
    for shape, rings in sight.shapes:
        yield _Sight(code=shape.id, shapes=((shape, rings),))


def _lines(panel: Panel, files: Iterable[Outlines], box: Box, home: set[str], *, thin: float) -> list[tuple[str, Svg]]:
    """Province lines of the countries that are meant, then coasts, then borders: each kind in one path."""
    frame = panel.frame.grown(_MARGIN)
    runs: dict[str, list[list[XY]]] = {"p": [], "c": [], "b": []}
    seen = set()
    for file in files:
        for arc in file.arcs:
            if arc.kind == "x" or not box.meets(arc.box) or (arc.kind == "p" and file.code not in home):
                continue
            if arc.kind == "b":  # both neighbours' files have it
                key = (*sorted((arc.points[0], arc.points[-1])), len(arc.points), arc.box)
                if key in seen:
                    continue
                seen.add(key)
            runs[arc.kind] += clipped_runs(thinned(panel.run(arc.points), thin), frame)
    classes = {"p": "m-province", "c": "m-coast", "b": "m-border"}
    return [
        (kind, element("path", class_=classes[kind], d=path(found, close=False)))
        for kind, found in runs.items()
        if found
    ]


def _areas(sight: _Sight, home: bool, *, coarse: bool) -> Iterator[Area]:
    name = country_names().get(sight.code, "")
    yield Area(id=sight.code, name=name, arabic="", country=True, home=home, rings=tuple(sight.rings))
    if home and not coarse:
        for shape, rings in sight.shapes:
            yield Area(
                id=shape.id,
                name=shape.names[0] if shape.names else "",
                arabic=shape.arabic,
                country=False,
                home=True,
                rings=rings,
            )
