"""Lines and the sizes of their labels -> a free place on or beside each line for its label."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import hypot

from generator.figures.layout import Point, Route
from generator.figures.relations.space import Rect

_ALONG = (0.5, 0.42, 0.58, 0.35, 0.65, 0.28, 0.72, 0.2, 0.8, 0.12, 0.88)
_ASIDE = (0.0, 11.0, -11.0)


def freed(
    boxes: Sequence[Rect],
    routes: Sequence[Route],
    sizes: Sequence[Point],
    whole: Rect,
    wanted: Sequence[Rect | None] = (),
) -> Iterator[Rect | None]:
    """A place for each label that touches no box and no other label; None where there is none.

    wanted: where they should stand, if that is free. whole: what no label may leave.
    """
    taken = list(boxes)
    for n, (route, size) in enumerate(zip(routes, sizes, strict=True)):
        first = wanted[n] if wanted else None
        spots = [*([first] if first else []), *(Rect.around(at, size) for at in _spots(route))]
        free = next((s for s in spots if whole.holds(s) and not any(s.overlaps(t) for t in taken)), None)
        if free:
            taken.append(free)
        yield free


def _spots(route: Route) -> Iterator[Point]:
    """Points along a line, then along both of its sides."""
    (x, y), (u, v) = route.points[0], route.points[-1]
    long = hypot(u - x, v - y) or 1.0
    for aside in _ASIDE:
        for way in _ALONG:
            at = _at(route, way)
            yield at[0] + (v - y) / long * aside, at[1] + (x - u) / long * aside


def _at(route: Route, way: float) -> Point:
    """The point at a share of a line: of its pieces, the one in which that share falls."""
    pieces = (len(route.points) - 1) // 3
    piece = min(int(way * pieces), pieces - 1)
    t = way * pieces - piece
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
    points = route.points[3 * piece : 3 * piece + 4]
    x, y = (sum(w * p[axis] for w, p in zip(weights, points, strict=True)) for axis in (0, 1))
    return x, y
