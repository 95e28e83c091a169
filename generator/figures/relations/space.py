"""Rectangles and the lines between them -> which touch, which hang together, and how groups of them share a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.figures.layout import Point


@dataclass(frozen=True, kw_only=True, slots=True)
class Rect:
    """x, y: its upper left corner, in pixels."""

    x: float
    y: float
    width: float
    height: float

    @staticmethod
    def around(middle: Point, size: Point) -> Rect:
        """A rectangle by its middle."""
        return Rect(x=middle[0] - size[0] / 2, y=middle[1] - size[1] / 2, width=size[0], height=size[1])

    @property
    def middle(self) -> Point:
        """Its middle."""
        return self.x + self.width / 2, self.y + self.height / 2

    def overlaps(self, other: Rect) -> bool:
        """Whether both share more than an edge."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )

    def holds(self, other: Rect) -> bool:
        """Whether ``other`` lies inside."""
        return (
            other.x >= self.x
            and other.y >= self.y
            and other.x + other.width <= self.x + self.width
            and other.y + other.height <= self.y + self.height
        )


def connected(count: int, ends: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The numbers below ``count`` in groups that hang together, each in order, the one with the lowest number first."""
    above = list(range(count))

    def top(n: int) -> int:
        while above[n] != n:
            n = above[n]
        return n

    for one, other in ends:
        first, last = sorted((top(one), top(other)))
        above[last] = first
    groups: dict[int, list[int]] = {}
    for n in range(count):
        groups.setdefault(top(n), []).append(n)
    return list(groups.values())


def packed(sizes: Sequence[Point], width: float, gap: float) -> list[Point]:
    """The upper left corners of rectangles that do not overlap in ``width``: largest first, each as high up as it fits.

    A rectangle that is wider than ``width`` stands at the left of its own row.
    """
    placed: dict[int, Rect] = {}
    for n in sorted(range(len(sizes)), key=lambda n: (-sizes[n][0] * sizes[n][1], n)):
        rights = [0.0, *(r.x + r.width for r in placed.values())]
        floors = [0.0, *(r.y + r.height for r in placed.values())]
        spots = ((x, y) for y in sorted(set(floors)) for x in sorted(set(rights)))
        placed[n] = next(
            spot
            for spot in (Rect(x=x, y=y, width=sizes[n][0] + gap, height=sizes[n][1] + gap) for x, y in spots)
            if (spot.x == 0 or spot.x + spot.width - gap <= width)
            and not any(spot.overlaps(other) for other in placed.values())
        )
    return [(placed[n].x, placed[n].y) for n in range(len(sizes))]
