"""What is in sight -> names on the map: first of the marks that are not called out, then of the ground around them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from generator.figures.lettering import Lettering, label
from generator.figures.map.callouts import ARABIC, NAME, arabic_name, hit
from generator.figures.map.disputed import disputed
from generator.figures.map.framing import Levels
from generator.figures.map.ground import Area
from generator.figures.map.labels import Line, Room, Set, beside, within
from generator.figures.map.panel import Panel
from generator.figures.map.plane import XY, holds_point, ring_area
from generator.figures.map.symbols import Symbol
from generator.figures.svg import Svg, element

_COUNTRY: Final = Lettering(size=15.5, bold=True)
"""13 px with wide spacing."""
_SMALL: Final = Lettering(size=13.5, bold=True)
_PROVINCE: Final = Lettering(size=13.5)
_MANY: Final = 14
"""More names than this are set small."""
_MOST_PROVINCES: Final = 9


def mark_names(
    room: Room, symbols: Sequence[Symbol], outside: Collection[str], areas: Sequence[Area], *, small: bool = False
) -> dict[str, Svg]:
    """A name beside each mark that has no call-out, the weightiest first, by the id of its place; without room the
    mark stands alone.

    outside: the ids of the places that are called out. small: in an inset, in one language and a lesser size.
    """
    names = {}
    for symbol in sorted(symbols, key=lambda one: -one.mark.weight):
        place = symbol.mark.place
        if place.id in outside:
            continue
        others = [other.at for other in symbols if other is not symbol]
        halo = _halo(symbol, symbols, areas)
        name = Line(text=place.name, lettering=NAME, classes=f"name {halo}")
        if small or len(symbols) > _MANY:
            name = Line(text=place.name, lettering=_SMALL, classes=f"strong {halo}")
        arabic = None if small else arabic_name(symbol.mark)
        both = (name, Line(text=arabic, lettering=ARABIC, classes=halo, lang="ar")) if arabic else (name,)
        found = _first(room, symbol, others, both, (name,))
        if found:
            box = found.box.grown(3)
            target = hit(box.left, box.top, box.width, box.height)
            names[place.id] = element("a", target, *written(found), href=place.href, data_place=place.id)
    return names


def _halo(symbol: Symbol, symbols: Sequence[Symbol], areas: Sequence[Area]) -> str:
    """The halo that is as dark as the ground below: a tinted area, the sea, or land."""
    if any(holds_point(other.rings, symbol.at) for other in symbols if other.rings):
        return "m-halo-focus"
    return "halo" if any(holds_point(area.rings, symbol.at) for area in areas) else "m-halo-sea"


def _first(room: Room, symbol: Symbol, others: Sequence[XY], *choices: Sequence[Line]) -> Set | None:
    for lines in choices:
        found = within(room, symbol.rings, lines) if symbol.rings else None
        found = found or beside(room, symbol.at, symbol.clear + 5, lines, others)
        if found:
            return found
    return None


def ground_names(
    room: Room, panel: Panel, areas: Sequence[Area], symbols: Sequence[Symbol], found: Levels
) -> list[tuple[str, Svg]]:
    """The names of countries, and of provinces of those that are meant, the largest first and not too many: each with
    the id of its place, or with none.
    """
    named = {mark.shape for mark in found.main if mark.rings}
    used = {symbol.mark.place.name for symbol in symbols}
    countries = {mark.place.code: mark.place for mark in found.wide}
    tinted = [ring for symbol in symbols for ring in symbol.rings]
    elsewhere = [*tinted, *disputed(panel)]
    provinces = 0
    names = []
    for area in sorted(areas, key=lambda one: (not one.country, -sum(map(ring_area, one.rings)), one.id)):
        if (
            area.id in named
            or not area.name
            or area.name in used
            or (not area.country and provinces >= _MOST_PROVINCES)
        ):
            continue
        place = countries.get(area.id) if area.country else None
        text = (place.name if place else area.name).upper() if area.country else area.name
        line = (
            Line(text=text, lettering=_COUNTRY, classes="m-country")
            if area.country
            else Line(text=text, lettering=_PROVINCE, classes="mute")
        )
        spot = within(room, area.mainland, (line,), elsewhere if area.country else ())
        if spot is None:
            continue
        provinces += not area.country
        used.add(area.name)
        if place:
            names.append((place.id, element("a", *written(spot), href=place.href, data_place=place.id)))
        else:
            names += [("", text) for text in written(spot)]
    return names


def written(found: Set) -> Iterator[Svg]:
    """The `<text>` elements of a label, and the line that ties it to its mark."""
    if found.tie:
        (ax, ay), (bx, by) = found.tie
        yield element("path", class_="m-leader", d=f"M{ax:.1f} {ay:.1f}L{bx:.1f} {by:.1f}")
    for line, y in zip(found.lines, found.baselines, strict=True):
        yield from label(
            found.x, y, line.text, line.lettering, classes=line.classes, anchor=found.anchor, lang=line.lang
        )
