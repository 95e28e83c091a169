"""Levels of marks and a size -> the parts of a map: its panel, inset and globe, and the symbols in each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import hypot
from typing import Final

from generator.figures.basemap.load import LonLat
from generator.figures.map.framing import Extent, Levels, extent
from generator.figures.map.furniture import ScaleBar
from generator.figures.map.labels import Room
from generator.figures.map.marks import Mark
from generator.figures.map.panel import Panel
from generator.figures.map.plane import XY, Rect, thinned
from generator.figures.map.projection import middle
from generator.figures.map.symbols import Symbol, symbol

_GAP: Final = 10.0
_QUIET: Final = 12.0
_COUNTRY: Final = 2.6
"""How many times larger than its marks a country may be for the inset to show it whole."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Globe:
    """centre: the point below which it is seen. here: where the map lies. far: the marks that only it shows."""

    centre: LonLat
    at: XY
    radius: float
    here: LonLat


@dataclass(kw_only=True, slots=True)
class Scene:
    """A map laid out. part: where its marks may stand, beside the column of call-outs; room: what is taken there.

    bar, bar_box: the scale bar and where it stands. inset: a panel with a frame, a room and symbols of its own.
    """

    width: float
    height: float
    main: Panel
    room: Room
    part: Rect
    bar: ScaleBar | None = None
    bar_box: Rect | None = None
    symbols: list[Symbol] = field(default_factory=list)
    inset: Panel | None = None
    inset_room: Room | None = None
    inset_symbols: list[Symbol] = field(default_factory=list)
    globe: Globe | None = None


def inset_extent(levels: Levels) -> Extent | None:
    """What the inset must show: the main marks and those of the region."""
    if not levels.region:
        return None
    found = extent((*levels.main, *levels.region))
    if levels.wide:
        whole = extent((*levels.main, *levels.region, *levels.wide))
        if max(whole.box.width, whole.box.height) < _COUNTRY * max(found.box.width, found.box.height):
            return whole  # the country says best where that is
    margin = 0.12 * max(found.box.width, found.box.height)
    return Extent(projection=found.projection, box=found.box.grown(margin))


def corners(frame: Rect, width: float, height: float) -> tuple[Rect, ...]:
    """The boxes of a size in the corners of a frame: bottom right, bottom left, top right, top left."""
    left, top = frame.left + _GAP, frame.top + _GAP
    right, bottom = frame.right - _GAP - width, frame.bottom - _GAP - height
    return tuple(
        Rect(x, y, x + width, y + height) for x, y in ((right, bottom), (left, bottom), (right, top), (left, top))
    )


def quietest(boxes: Sequence[Rect], busy: Sequence[XY], taken: Sequence[Rect]) -> Rect | None:
    """The box farthest from what is busy, of those that touch nothing taken; None if all do."""
    free = [box for box in boxes if not any(box.meets(other) for other in taken)]
    if not free:
        return None
    return max(free, key=lambda box: (min((_gap(box, point) for point in busy), default=1.0), -boxes.index(box)))


def _gap(box: Rect, point: XY) -> float:
    """How far a point lies outside a box, at most `_QUIET`: beyond that all corners are as quiet."""
    dx = max(box.left - point[0], 0.0, point[0] - box.right)
    dy = max(box.top - point[1], 0.0, point[1] - box.bottom)
    return min(hypot(dx, dy), _QUIET)


def pixels(panel: Panel, found: Sequence[Mark]) -> list[XY]:
    """Where marks lie in a panel."""
    places = [point for mark in found for point in (mark.course or ((mark.at,) if mark.at else ()))]
    return [at for point in places if (at := panel.at(point)) is not None]


def covered(panel: Panel, found: Sequence[Mark]) -> list[XY]:
    """The same, with the outlines of areas and the rims of circles: where nothing should lie on top."""
    outlines = [at for mark in found for ring in mark.rings for at in thinned(panel.run(ring), 8)]
    rims = [
        (x + mark.reach_km * panel.scale * dx, y + mark.reach_km * panel.scale * dy)
        for mark in found
        for x, y in pixels(panel, (mark,))
        for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1))
    ]
    inside = [at for at in (*outlines, *rims) if panel.frame.has(at)]
    return [*pixels(panel, found), *inside]


def globe_for(levels: Levels, main: Panel, box: Rect) -> Globe:
    """A globe in a box, turned so that the map and what is far away are both in sight, if they can be."""
    here = (main.projection.lon, main.projection.lat)
    far = [mark.at for mark in levels.world if mark.at]
    tilted = (here[0], max(-50.0, min(50.0, here[1] * 0.8)))
    return Globe(
        centre=middle([here, *far]) if far else tilted,
        at=((box.left + box.right) / 2, (box.top + box.bottom) / 2),
        radius=box.width / 2,
        here=here,
    )


def symbols_in(panel: Panel, found: Sequence[Mark], room: Room) -> list[Symbol]:
    """The symbols of what lies in sight; dots first, so that areas find their middle beside them."""
    made: dict[int, Symbol] = {}
    for n, mark in sorted(enumerate(found), key=lambda one: (bool(one[1].rings), one[0])):
        drawn = symbol(panel, mark, room)
        if drawn:
            made[n] = drawn
            if drawn.covers.width:
                room.take(drawn.covers)
    return [made[n] for n in sorted(made)]
