"""What is to be named, and where it lies -> names that neither touch each other nor leave the frame."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import cos, hypot, radians, sin
from typing import Final

from generator.figures.lettering import Lettering, text_width
from generator.figures.map.plane import XY, Rect, around, distance, holds_point, ring_area, thinned

_ASCENT, _DESCENT = 0.8, 0.28
_STEP: Final = 14.0
_ROUGH: Final = 6.0
"""As exactly as a name needs to know where an area ends."""
_AWAY: Final = (30.0, 46.0, 64.0, 86.0, 112.0)
_WAYS: Final = tuple(
    (anchor, round(sign * cos(radians(angle)), 4), round(sin(radians(angle)), 4))
    for angle in (-30, 30, -60, 60, 0)
    for anchor, sign in (("start", 1), ("end", -1))
)
"""The directions in which a label may stand apart: (anchor, x, y)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A line of a label. classes: of its `<text>`. lang: of its right-to-left runs."""

    text: str
    lettering: Lettering
    classes: str
    lang: str | None = None

    @property
    def width(self) -> float:
        """In pixels, generously."""
        return text_width(self.text, self.lettering)

    @property
    def height(self) -> float:
        """In pixels."""
        return self.lettering.size * (_ASCENT + _DESCENT)


@dataclass(frozen=True, kw_only=True, slots=True)
class Set:
    """A label in its place. x: where its lines stand by ``anchor`` (start, middle, end); baselines: one a line.

    tie: the line from its mark, where it stands apart from it.
    """

    lines: tuple[Line, ...]
    x: float
    baselines: tuple[float, ...]
    anchor: str
    box: Rect
    tie: tuple[XY, XY] | None = None


@dataclass(kw_only=True, slots=True)
class Room:
    """A frame, and what is taken in it already."""

    frame: Rect
    taken: list[Rect] = field(default_factory=list)

    def free(self, box: Rect) -> bool:
        """Whether a box lies in the frame and touches nothing."""
        if not self.frame.holds(box):
            return False
        left, top, right, bottom = box.left, box.top, box.right, box.bottom
        for other in self.taken:  # `Rect.meets`, asked a million times for a hundred maps
            if left < other.right and other.left < right and top < other.bottom and other.top < bottom:
                return False
        return True

    def take(self, box: Rect) -> None:
        """Nothing else may stand here."""
        self.taken.append(box)


def size(lines: Sequence[Line]) -> tuple[float, float]:
    """(width, height) of lines set below each other."""
    return max(line.width for line in lines), sum(line.height for line in lines)


def beside(room: Room, at: XY, gap: float, lines: Sequence[Line], others: Sequence[XY] = ()) -> Set | None:
    """A label beside a point, where there is room: to its right first, then left, then above, below and aslant.

    others: points that it must not seem to belong to. Where there is no room it stands further off, tied by a line.
    """
    width, height = size(lines)
    x, y = at
    aslant = gap * 0.75
    for anchor, left, top in (
        ("start", x + gap, y - height / 2),
        ("end", x - gap - width, y - height / 2),
        ("middle", x - width / 2, y - gap - height),
        ("middle", x - width / 2, y + gap),
        ("start", x + aslant, y - aslant - height),
        ("start", x + aslant, y + aslant),
        ("end", x - aslant - width, y - aslant - height),
        ("end", x - aslant - width, y + aslant),
    ):
        box = Rect(left, top, left + width, top + height)
        if room.free(box) and all(_off(box, at) < _off(box, other) for other in others):
            room.take(box)
            return _set(lines, box, anchor)
    return _tied(room, at, gap, lines)


def _tied(room: Room, at: XY, gap: float, lines: Sequence[Line]) -> Set | None:
    width, height = size(lines)
    for away in _AWAY:
        for anchor, dx, dy in _WAYS:
            end = (at[0] + dx * away, at[1] + dy * away)
            left = end[0] + (3 if anchor == "start" else -3 - width)
            box = Rect(left, end[1] - height / 2, left + width, end[1] + height / 2)
            if not room.free(box):
                continue
            start = (at[0] + dx * gap, at[1] + dy * gap)
            steps = [Rect(x - 2, y - 2, x + 2, y + 2) for x, y in _steps(start, end)]
            if all(map(room.free, steps)):
                room.take(box)
                room.taken += steps
                return _set(lines, box, anchor, (start, end))
    return None


def _steps(start: XY, end: XY) -> list[XY]:
    count = max(1, int(distance(start, end) // 5))
    return [
        (start[0] + (end[0] - start[0]) * n / count, start[1] + (end[1] - start[1]) * n / count)
        for n in range(count + 1)
    ]


def _off(box: Rect, point: XY) -> float:
    """How far a point lies from a box."""
    dx = max(box.left - point[0], 0.0, point[0] - box.right)
    dy = max(box.top - point[1], 0.0, point[1] - box.bottom)
    return hypot(dx, dy)


def within(
    room: Room, rings: Sequence[Sequence[XY]], lines: Sequence[Line], outside: Sequence[Sequence[XY]] = ()
) -> Set | None:
    """A label inside an area, as near to the middle of what is in sight as there is room; None where there is none.

    outside: rings that it must not stand in.
    """
    width, height = size(lines)
    clipped = [thinned(ring, _ROUGH) for ring in rings if len(ring) > 2]
    if not clipped or sum(map(ring_area, clipped)) < width * height * 1.6:
        return None
    largest = max(clipped, key=ring_area)
    box = around(largest)
    inside = Rect(
        max(box.left, room.frame.left),
        max(box.top, room.frame.top),
        min(box.right, room.frame.right),
        min(box.bottom, room.frame.bottom),
    )
    middle = _middle(largest, room.frame)
    spots = sorted(_grid(inside, width, height), key=lambda at: (round(distance(at, middle), 3), at))
    for x, y in spots:
        box = Rect(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
        if room.free(box) and _covered(clipped, box) and not _touches(outside, box.grown(5)):
            room.take(box)
            return _set(lines, box, "middle")
    return None


def spot(room: Room, rings: Sequence[Sequence[XY]], reach: float) -> XY:
    """A point inside an area that is free for a mark of ``reach`` pixels around it; its middle if none is."""
    largest = thinned(max(rings, key=ring_area), _ROUGH)
    middle = _middle(largest, room.frame)
    for x, y in sorted(
        _grid(around(largest), 2 * reach, 2 * reach), key=lambda at: (round(distance(at, middle), 3), at)
    ):
        box = Rect(x - reach, y - reach, x + reach, y + reach)
        if room.free(box) and _covered([largest], box):
            return (x, y)
    return middle


def _middle(ring: Sequence[XY], frame: Rect) -> XY:
    """The centroid of what of a ring is in the frame, roughly: the mean of its corners, kept within."""
    twice = x = y = 0.0
    for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = ax * by - bx * ay
        twice += cross
        x += (ax + bx) * cross
        y += (ay + by) * cross
    if abs(twice) < 1e-9:
        return ring[0]
    return (min(max(x / (3 * twice), frame.left), frame.right), min(max(y / (3 * twice), frame.top), frame.bottom))


def _grid(box: Rect, width: float, height: float) -> Iterable[XY]:
    """Where the middle of a label may stand."""
    columns = max(0, int((box.width - width) // _STEP))
    rows = max(0, int((box.height - height) // (_STEP / 2)))
    step_x, step_y = max(1, columns // 16), max(1, rows // 16)
    for column in range(0, columns + 1, step_x):
        for row in range(0, rows + 1, step_y):
            yield (box.left + width / 2 + column * _STEP, box.top + height / 2 + row * _STEP / 2)


def _covered(rings: Sequence[Sequence[XY]], box: Rect) -> bool:
    return all(holds_point(rings, point) for point in _samples(box))


def _touches(rings: Sequence[Sequence[XY]], box: Rect) -> bool:
    return any(holds_point(rings, point) for point in _samples(box))


def _samples(box: Rect) -> tuple[XY, ...]:
    middle = (box.top + box.bottom) / 2
    corners = ((box.left, box.top), (box.right, box.top), (box.left, box.bottom), (box.right, box.bottom))
    return (*corners, (box.left, middle), (box.right, middle), ((box.left + box.right) / 2, middle))


def _set(lines: Sequence[Line], box: Rect, anchor: str, tie: tuple[XY, XY] | None = None) -> Set:
    x = {"start": box.left, "middle": (box.left + box.right) / 2, "end": box.right}[anchor]
    baselines = []
    top = box.top
    for line in lines:
        baselines.append(top + line.lettering.size * _ASCENT)
        top += line.height
    return Set(lines=tuple(lines), x=x, baselines=tuple(baselines), anchor=anchor, box=box, tie=tie)
