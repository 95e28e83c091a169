"""A map's view -> its drawings: wide with call-outs, narrow with names only."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from generator.figures.drawing import Drawing
from generator.figures.map.callouts import callouts, drawn, leader
from generator.figures.map.framing import Levels, levels
from generator.figures.map.furniture import drawn_bar, globe, on_disc
from generator.figures.map.ground import Ground, ground
from generator.figures.map.lay_out import narrow, wide
from generator.figures.map.marks import Mark, marks
from generator.figures.map.naming import ground_names, mark_names
from generator.figures.map.panel import Panel
from generator.figures.map.plane import XY, Rect, distance
from generator.figures.map.projection import middle
from generator.figures.map.scene import Globe, Scene, pixels
from generator.figures.map.symbols import Symbol
from generator.figures.svg import Svg, drawing, element, group
from generator.views.map_parts import MapPlace, MapView

WIDE: Final = 652.0
NARROW: Final = 350.0
_COLUMN: Final = 236.0
_MARGIN: Final = 14.0
_COARSE_KM: Final = 300.0
"""Insets of more than this need no provinces."""


def draw_map(view: MapView, width: float = WIDE) -> Drawing:
    """The map for wide pages: places where something happened are called out to the side."""
    found = levels(marks(view.places), view.focus)
    column = _COLUMN if any(place.events for place in view.places) else 0.0
    return _painted(view, "map", found, wide(found, width, column), column)


def draw_map_narrow(view: MapView, width: float = NARROW) -> Drawing:
    """The map for phones: names only, the region below."""
    found = levels(marks(view.places), view.focus)
    return _painted(view, "map-narrow", found, narrow(found, width), 0.0)


def _painted(view: MapView, name: str, found: Levels, scene: Scene, column: float) -> Drawing:
    frame = scene.main.frame
    base = ground(scene.main, pixels(scene.main, found.main), code=view.language)
    region = _region(scene, found, view.language)
    beside = Rect(frame.right - column + 12, _MARGIN, frame.right - _MARGIN, frame.bottom - _MARGIN)
    called = callouts(_to_call(found, scene), beside) if column else ()
    leaders = [run for one in called if (run := leader(one, beside, *_around(scene, one.marks[0])))]
    for run in leaders:
        _keep_free(scene, run)
    outside = {mark.place.id for one in called for mark in one.marks}
    named = mark_names(scene.room, scene.symbols, outside, base.areas)
    inset_named = _inset_names(scene, small=bool(column))
    on_ground = ground_names(scene.room, scene.main, base.areas, scene.symbols, found) + _inset_ground(
        scene, region, found
    )
    once = outside | set(named) | set(inset_named) | {place for place, _ in on_ground}
    parts = [
        *_ground(name, scene.main, base, scene.symbols, once),
        *_spans(view, scene),
        *(
            [element("rect", class_="m-column", x=frame.right - column, y=0, width=column, height=frame.height)]
            if column
            else []
        ),
        *(
            [drawn_bar(scene.bar, scene.bar_box.left + 16, scene.bar_box.bottom - 4, view.words.km)]
            if scene.bar and scene.bar_box
            else []
        ),
        *_globe(scene.globe, found, once),
        *_inset(name, scene, region, once),
        *(element("path", class_="m-leader", d="M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in run)) for run in leaders),
        *(_over(symbol, once) for symbol in (*scene.symbols, *scene.inset_symbols) if symbol.over),
        *named.values(),
        *inset_named.values(),
        *(name for _, name in on_ground),
        *(drawn(one, beside, view.words) for one in called),
        element("rect", class_="m-edge", x=0.5, y=0.5, width=frame.width - 1, height=frame.height - 1),
    ]
    return drawing(
        parts, name=name, title=view.title, description=view.description, width=scene.width, height=scene.height
    )


def _to_call(found: Levels, scene: Scene) -> list[tuple[Mark, XY | None]]:
    """What has events, with the pixel where its leader begins."""
    here = [(symbol.mark, symbol.at) for symbol in scene.symbols]
    far = [(mark, None) for mark in (*found.region, *found.world, *found.wide) if mark not in found.main]
    return [(mark, at) for mark, at in (*here, *far) if mark.place.events]


def _on(shown: Globe | None, mark: Mark) -> XY | None:
    point = mark.at or middle(mark.rings[0])  # a country without a name on the map has its place on the globe
    return on_disc(point, shown.centre, shown.at, shown.radius) if shown else None


def _around(scene: Scene, mark: Mark) -> tuple[float, list[XY]]:
    """How far a leader stays away from its mark, and where the other marks are."""
    clear = next((symbol.clear for symbol in scene.symbols if symbol.mark is mark), 4.0)
    return clear, [symbol.at for symbol in scene.symbols if symbol.mark is not mark]


def _keep_free(scene: Scene, run: Sequence[XY]) -> None:
    """No label may stand on a leader."""
    for a, b in itertools.pairwise(run):
        steps = max(1, int(distance(a, b) // 8))
        for n in range(steps + 1):
            x, y = a[0] + (b[0] - a[0]) * n / steps, a[1] + (b[1] - a[1]) * n / steps
            scene.room.take(Rect(x - 4, y - 3, x + 4, y + 3))


def _ground(name: str, panel: Panel, base: Ground, symbols: Sequence[Symbol], once: Collection[str]) -> tuple[Svg, ...]:
    frame = panel.frame
    box = {"x": frame.left, "y": frame.top, "width": frame.width, "height": frame.height}
    clip = element("clipPath", element("rect", **box), id=f"{name}-clip")
    under = [_under(symbol, once) for symbol in symbols if symbol.under]
    inside = (element("rect", class_="m-sea", **box), *base.fills, *base.provinces, *under, *base.lines)
    return (clip, group(inside, clip_path=f"url(#{name}-clip)"))


def _spans(view: MapView, scene: Scene) -> Iterator[Svg]:
    """A dotted line for each stated distance whose ends are in sight."""
    at = {symbol.mark.place.id: symbol for symbol in scene.symbols}
    for span in view.spans:
        one, other = at.get(span.from_), at.get(span.of)
        if one and other and distance(one.at, other.at) > one.clear + other.clear:
            start, end = _towards(one.at, other.at, one.clear), _towards(other.at, one.at, other.clear)
            yield element("path", class_="m-span", d=f"M{start[0]:.1f} {start[1]:.1f}L{end[0]:.1f} {end[1]:.1f}")


def _towards(one: XY, other: XY, by: float) -> XY:
    """The point ``by`` pixels from one point to the other."""
    length = distance(one, other)
    return (one[0] + (other[0] - one[0]) * by / length, one[1] + (other[1] - one[1]) * by / length)


def _region(scene: Scene, found: Levels, code: str) -> Ground | None:
    if scene.inset is None:
        return None
    anchors = pixels(scene.inset, (*found.main, *found.region))
    return ground(scene.inset, anchors, provinces=scene.inset.km <= _COARSE_KM, code=code)


def _inset(name: str, scene: Scene, base: Ground | None, once: Collection[str]) -> Iterator[Svg]:
    """The region, with the frame of the main map in it."""
    if scene.inset is None or base is None:
        return
    panel, frame = scene.inset, scene.inset.frame
    yield group(_ground(f"{name}-inset", panel, base, scene.inset_symbols, once), class_="m-inset")
    part = scene.part
    corners = ((part.left, part.top), (part.right, part.top), (part.right, part.bottom), (part.left, part.bottom))
    main = scene.main
    where = [panel.at(main.projection.lonlat((x - main.x) / main.scale, (y - main.y) / main.scale)) for x, y in corners]
    if all(where):
        yield element(
            "path", class_="m-frame", d="M" + "L".join(f"{at[0]:.1f} {at[1]:.1f}" for at in where if at) + "Z"
        )
    yield element("rect", class_="m-edge", x=frame.left, y=frame.top, width=frame.width, height=frame.height)


def _inset_names(scene: Scene, *, small: bool) -> dict[str, Svg]:
    return mark_names(scene.inset_room, scene.inset_symbols, (), (), small=small) if scene.inset_room else {}


def _inset_ground(scene: Scene, region: Ground | None, found: Levels) -> list[tuple[str, Svg]]:
    if scene.inset is None or scene.inset_room is None or region is None:
        return []
    countries = [area for area in region.areas if area.country]
    return ground_names(scene.inset_room, scene.inset, countries, scene.inset_symbols, found)


def _globe(shown: Globe | None, found: Levels, once: Collection[str]) -> Iterator[Svg]:
    if shown is None:
        return
    yield globe(shown.centre, shown.at, shown.radius, shown.here)
    elsewhere = {mark.place.id for mark in (*found.main, *found.world)} | set(once)
    for mark in (*found.world, *(mark for mark in found.wide if mark.place.id not in elsewhere)):
        at = _on(shown, mark)
        if at:
            dot = element("circle", class_="m-pt", cx=at[0], cy=at[1], r=3.4)
            yield _linked(mark.place, (dot,), spare=mark.place.id in once)


def _over(symbol: Symbol, once: Collection[str]) -> Svg:
    return _linked(symbol.mark.place, symbol.over, spare=symbol.mark.place.id in once)


def _under(symbol: Symbol, once: Collection[str]) -> Svg:
    return _linked(symbol.mark.place, symbol.under, spare=bool(symbol.over) or symbol.mark.place.id in once)


def _linked(place: MapPlace, inside: Sequence[Svg], *, spare: bool) -> Svg:
    """A mark as a link to the row of its place, with its name for whoever points at it.

    spare: whether the drawing has the link by name as well: then one of them is enough for keyboards and readers.
    """
    return element(
        "a",
        element("title", place.name),
        *inside,
        href=place.href,
        data_place=place.id,
        tabindex="-1" if spare else None,
        aria_hidden="true" if spare else None,
    )
