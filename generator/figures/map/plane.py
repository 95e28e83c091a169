"""Runs of points on the plane -> what of them lies within a frame, no finer than can be seen, as path data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot

XY = tuple[float, float]

_LONG = 12.0
"""How many times the finest detail apart points are always kept, so that a long bend is not cut."""


@dataclass(frozen=True, slots=True)
class Rect:
    """A box of pixels. left < right, top < bottom."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """In pixels."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """In pixels."""
        return self.bottom - self.top

    def grown(self, by: float) -> Rect:
        """The box with ``by`` pixels more (or less) on each side."""
        return Rect(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def meets(self, other: Rect) -> bool:
        """Whether two boxes overlap."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def holds(self, other: Rect) -> bool:
        """Whether the other box lies inside, or touches the edge from inside."""
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )

    def has(self, point: XY) -> bool:
        """Whether a point lies inside."""
        return self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom


def around(points: Iterable[XY]) -> Rect:
    """The box around some points. Raises ValueError if there are none."""
    xs, ys = zip(*points, strict=True)
    return Rect(min(xs), min(ys), max(xs), max(ys))


def thinned(run: Sequence[XY], least: float) -> list[XY]:
    """A run without the points nearer than ``least`` to the one kept before; the ends stay."""
    if len(run) < 3:
        return list(run)
    kept = [run[0]]
    for point in run[1:-1]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= least:
            kept.append(point)
    kept.append(run[-1])
    return kept


def eased(run: Sequence[XY], least: float) -> list[XY]:
    """A run without the points that nobody would miss: too near to the last one, or on the way to the next."""
    points = thinned(run, least)
    if len(points) < 3:
        return points
    kept = [points[0]]
    for (bx, by), (cx, cy) in pairwise(points[1:]):
        ax, ay = kept[-1]
        off = abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay))
        if off >= least * least or abs(bx - ax) + abs(by - ay) >= _LONG * least:
            kept.append((bx, by))
    kept.append(points[-1])
    return kept


def clipped_ring(ring: Sequence[XY], frame: Rect) -> list[XY]:
    """A closed ring cut to the frame (Sutherland and Hodgman 1974); empty if it lies outside."""
    if not ring or not around(ring).meets(frame):
        return []
    points = list(ring)
    for side in range(4):
        points = list(_one_side(points, frame, side))
        if not points:
            return []
    return points


def _one_side(points: list[XY], frame: Rect, side: int) -> Iterator[XY]:
    before = points[-1]
    was_in = _inside(before, frame, side)
    for point in points:
        is_in = _inside(point, frame, side)
        if is_in != was_in:
            yield _crossing(before, point, frame, side)
        if is_in:
            yield point
        before, was_in = point, is_in


def _inside(point: XY, frame: Rect, side: int) -> bool:
    return (
        point[0] >= frame.left,
        point[0] <= frame.right,
        point[1] >= frame.top,
        point[1] <= frame.bottom,
    )[side]


def _crossing(a: XY, b: XY, frame: Rect, side: int) -> XY:
    if side < 2:
        at = (frame.left, frame.right)[side]
        return (at, a[1] + (b[1] - a[1]) * (at - a[0]) / (b[0] - a[0]))
    at = (frame.top, frame.bottom)[side - 2]
    return (a[0] + (b[0] - a[0]) * (at - a[1]) / (b[1] - a[1]), at)


def clipped_runs(run: Sequence[XY], frame: Rect) -> Iterator[list[XY]]:
    """The pieces of an open run that reach into the frame: whole edges, to be cut by the picture's edge."""
    piece: list[XY] = []
    for a, b in pairwise(run):
        if around((a, b)).grown(1e-9).meets(frame):
            piece = piece or [a]
            piece.append(b)
        elif piece:
            yield piece
            piece = []
    if piece:
        yield piece


def path(runs: Iterable[Sequence[XY]], *, close: bool) -> str:
    """Path data with relative steps of a tenth of a pixel: short, and the same on every machine."""
    return "".join(_piece(run, close=close) for run in runs)


def _piece(run: Sequence[XY], *, close: bool) -> str:
    tenths = [(round(x * 10), round(y * 10)) for x, y in run]
    if len(tenths) < 2:
        return ""
    x, y = tenths[0]
    steps = []
    for nx, ny in tenths[1:]:
        if (nx, ny) != (x, y):
            steps.append(f"{_tenth(nx - x)} {_tenth(ny - y)}")
            x, y = nx, ny
    if not steps:
        return ""
    start = f"M{_tenth(tenths[0][0])} {_tenth(tenths[0][1])}l"
    return start + " ".join(steps).replace(" -", "-") + ("Z" if close else "")


def _tenth(value: int) -> str:
    whole, rest = divmod(abs(value), 10)
    sign = "-" if value < 0 else ""
    if not rest:
        return f"{sign}{whole}"
    return f"{sign}{whole or ''}.{rest}"


def holds_point(rings: Iterable[Sequence[XY]], point: XY) -> bool:
    """Whether a point lies inside rings (even-odd)."""
    x, y = point
    inside = False
    for ring in rings:
        ax, ay = ring[-1]
        for bx, by in ring:
            if (ay > y) != (by > y) and x < ax + (bx - ax) * (y - ay) / (by - ay):
                inside = not inside
            ax, ay = bx, by
    return inside


def ring_area(ring: Sequence[XY]) -> float:
    """The area inside a ring."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True))) / 2


def distance(one: XY, other: XY) -> float:
    """Between two points."""
    return hypot(one[0] - other[0], one[1] - other[1])
