"""A mark in a panel -> what is drawn for it: a dot, a circle that fades, a tinted area, or a line."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import Final

from generator.figures.map.labels import Room, spot
from generator.figures.map.marks import Mark
from generator.figures.map.panel import Panel
from generator.figures.map.plane import XY, Rect, clipped_ring, clipped_runs, distance, path, thinned
from generator.figures.svg import Svg, element

DOT: Final = 4.5
RING: Final = 9.0
_FADES: Final = (1.0, 0.8, 0.6)
_LEAST_REACH: Final = 12.0
"""A circle smaller than this could not be told from a dot."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Symbol:
    """at: where leaders and labels begin. clear: how far they stay away. under: below the lines; over: above them.

    rings: the part of an area that is in sight.
    """

    mark: Mark
    at: XY
    clear: float
    under: tuple[Svg, ...]
    over: tuple[Svg, ...]
    covers: Rect
    rings: tuple[tuple[XY, ...], ...] = ()


def symbol(panel: Panel, mark: Mark, room: Room) -> Symbol | None:
    """What is drawn for a mark; None if it lies out of sight."""
    if mark.rings:
        return _area(panel, mark, room)
    at = panel.at(mark.at) if mark.at else None
    if at is None or not panel.frame.has(at):
        return None
    if mark.course:
        return _line(panel, mark, at)
    reach = mark.reach_km * panel.scale
    return _circle(panel, mark, at, reach) if reach >= _LEAST_REACH else _dot(mark, at)


def _area(panel: Panel, mark: Mark, room: Room) -> Symbol | None:
    frame = panel.frame.grown(6)
    cut = [clipped_ring(thinned(panel.run(ring), 0.9), frame) for ring in mark.rings]
    rings = tuple(tuple(ring) for ring in cut if len(ring) > 2)
    if not rings:
        return None
    tint = element("path", class_="m-focus", fill_rule="evenodd", d=path(rings, close=True))
    at = spot(room, rings, 12)
    over = (_core(at),) if mark.place.events else ()
    return Symbol(
        mark=mark, at=at, clear=5.5, under=(tint,), over=over, covers=_around(at, 6 if over else 0), rings=rings
    )


def _line(panel: Panel, mark: Mark, at: XY) -> Symbol:
    runs = list(clipped_runs(panel.run(mark.course), panel.frame.grown(6)))
    pieces = [(a, b) for run in runs for a, b in itertools.pairwise(run)]
    a, b = max(pieces, key=lambda piece: distance(*piece), default=(at, at))
    at = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
    course = element("path", class_="m-course", d=path(runs, close=False))
    over = (_core(at),) if mark.place.events else ()
    return Symbol(mark=mark, at=at, clear=5.5 if over else 3, under=(), over=(course, *over), covers=_around(at, 6))


def _circle(panel: Panel, mark: Mark, at: XY, reach: float) -> Symbol:
    """No point of it is the place: it is named at its rim, towards the upper right."""
    x, y = at
    haze = tuple(element("circle", class_="m-haze", cx=x, cy=y, r=reach * part) for part in _FADES)
    edge = element("circle", class_="m-reach", cx=x, cy=y, r=reach)
    rim = (x + reach * 0.766, y - reach * 0.643)
    return Symbol(
        mark=mark, at=rim if panel.frame.has(rim) else at, clear=2, under=(*haze, edge), over=(), covers=_around(rim, 2)
    )


def _dot(mark: Mark, at: XY) -> Symbol:
    x, y = at
    many = len(mark.place.events) > 1
    dot = element("circle", class_="m-pt", cx=x, cy=y, r=DOT if mark.place.events else 3.4)
    ring = (element("circle", class_="m-ring", cx=x, cy=y, r=RING),) if many else ()
    clear = RING + 1.5 if many else DOT + 1.5
    return Symbol(mark=mark, at=at, clear=clear, under=(), over=(*ring, dot), covers=_around(at, clear))


def _core(at: XY) -> Svg:
    """The middle of what is not a point: hollow, for nothing is said to have happened just there."""
    return element(
        "rect",
        class_="m-core",
        x=at[0] - 3.5,
        y=at[1] - 3.5,
        width=7,
        height=7,
        transform=f"rotate(45 {at[0]:.1f} {at[1]:.1f})",
    )


def _around(at: XY, by: float) -> Rect:
    return Rect(at[0] - by, at[1] - by, at[0] + by, at[1] + by)
