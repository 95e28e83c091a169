"""Levels of marks and a width -> a map laid out: its height, and where panel, inset, globe and scale bar stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from generator.figures.map import callouts as c
from generator.figures.map.framing import Extent, Levels, extent
from generator.figures.map.furniture import ScaleBar, scale_bar
from generator.figures.map.labels import Room
from generator.figures.map.marks import Mark
from generator.figures.map.panel import Panel, fit
from generator.figures.map.plane import Rect
from generator.figures.map.scene import (
    Scene,
    corners,
    covered,
    globe_for,
    inset_extent,
    quietest,
    symbols_in,
)

_PAD: Final = 38.0
_GLOBE: Final = 76.0
_SMALL_GLOBE: Final = 52.0
_INSET: Final = 190.0
_LOWEST, _HIGHEST, _TALLEST = 360.0, 500.0, 620.0
_EDGE: Final = 6.0


def wide(found: Levels, width: float, column: float) -> Scene:
    """A map with a column of call-outs, ``column`` pixels wide, at its right."""
    shown = extent(found.main)
    space = width - column
    height = _height(shown, space, _LOWEST, _HIGHEST)
    if column:
        calls = [(mark, None) for mark in _everyone(found) if mark.place.events]
        height = max(height, min(c.needed(calls, Rect(0, 0, column - 26, height)) + 36, _TALLEST))
    map_part = Rect(0, 0, space, height)
    frame = Rect(0, 0, width, height)
    inset_box = _inset_box(inset_extent(found))
    main = fit(shown, frame, map_part.grown(-_PAD))
    place = quietest(corners(map_part, *inset_box), covered(main, found.main), ()) if inset_box else None
    if place and any(place.grown(8).has(at) for at in covered(main, found.main)):
        place = corners(map_part, place.width, place.height)[0]
        main = fit(shown, frame, Rect(_PAD, _PAD * 0.7, space - _PAD, place.top - 12))
    return _furnished(found, frame, map_part, main, place, _GLOBE)


def narrow(found: Levels, width: float) -> Scene:
    """A map for a phone: the region stands below and not inside."""
    shown = extent(found.main)
    height = _height(shown, width, 300.0, 400.0)
    part = Rect(0, 0, width, height)
    main = fit(shown, part, part.grown(-_PAD))
    region = inset_extent(found)
    below = None
    if region:
        ratio = region.box.height / max(region.box.width, 1e-6)
        below = Rect(0, height + 10, width, height + 10 + min(max(width * ratio, 180.0), 260.0))
    return _furnished(found, part, part, main, below, _SMALL_GLOBE)


def bar_of(panel: Panel, longest: float = 110.0) -> ScaleBar | None:
    """The scale bar of a panel."""
    return scale_bar(panel.scale, longest, panel.km)


def _everyone(found: Levels) -> tuple[Mark, ...]:
    return (*found.main, *found.region, *found.world, *found.wide)


def _height(shown: Extent, space: float, lowest: float, highest: float) -> float:
    scale = (space - 2 * _PAD) / max(shown.box.width, 1e-6)
    return round(min(max(shown.box.height * scale + 2 * _PAD, lowest), highest))


def _inset_box(region: Extent | None) -> tuple[float, float] | None:
    """How large an inset is: never taller or wider than it may be, and never a sliver."""
    if region is None:
        return None
    ratio = region.box.width / max(region.box.height, 1e-6)
    if ratio < 1:
        return (max(_INSET * ratio, 110.0), _INSET)
    return (_INSET, max(_INSET / ratio, 110.0))


def _furnished(found: Levels, frame: Rect, part: Rect, main: Panel, inset: Rect | None, globe: float) -> Scene:
    """The scene with its inset, scale bar and globe in the corners that are free."""
    room = Room(frame=part.grown(-_EDGE))
    inside = inset is not None and part.holds(inset)
    if inset and inside:
        room.take(inset.grown(4))
    busy = covered(main, found.main)
    bar = bar_of(main)
    scale_box = quietest(_bar_corners(part, bar.pixels + 40), busy, room.taken) if bar else None
    if scale_box:
        room.take(scale_box)
    right_bottom, left_bottom, right_top, left_top = corners(part, globe, globe)
    spot = quietest((left_top, left_bottom, right_bottom, right_top), busy, room.taken)
    if spot:
        room.take(spot.grown(3))
    region = inset_extent(found)
    small = None
    if inset and region:
        small = fit(region, inset, inset.grown(-14))
    scene = Scene(
        width=frame.right,
        height=max(frame.bottom, inset.bottom if inset else 0.0),
        main=main,
        room=room,
        part=part,
        symbols=symbols_in(main, found.main, room),
        inset=small,
        bar=bar,
        bar_box=scale_box,
        globe=globe_for(found, main, spot) if spot else None,
    )
    if small and inset:
        scene.inset_room = Room(frame=inset.grown(-4))
        scene.inset_symbols = symbols_in(small, found.region, scene.inset_room)
    return scene


def _bar_corners(part: Rect, width: float) -> Sequence[Rect]:
    bottom_right, bottom_left, top_right, top_left = corners(part, width, 26)
    return (bottom_left, bottom_right, top_left, top_right)  # the column's leaders come from the upper right
