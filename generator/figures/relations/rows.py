"""Sizes of boxes and the lines between them -> boxes in rows and straight lines: what is drawn without Graphviz."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

from generator.figures.layout import Point, Route
from generator.figures.relations.free import freed
from generator.figures.relations.space import Rect, connected

_GAP, _APART, _LOOP = (14.0, 46.0), 9.0, 16.0


@dataclass(frozen=True, kw_only=True, slots=True)
class InRows:
    """boxes: one a size. routes: one a line. labels: one a line, None where no room is free."""

    width: float
    height: float
    boxes: tuple[Rect, ...]
    routes: tuple[Route, ...]
    labels: tuple[Rect | None, ...]


def in_rows(sizes: Sequence[Point], ends: Sequence[tuple[int, int]], labels: Sequence[Point], width: float) -> InRows:
    """Boxes in as many rows as ``width`` asks for, those that hang together next to each other."""
    boxes = _boxes(sizes, order(len(sizes), ends), width - 2 * _LOOP)
    routes = _routes(boxes, ends)
    right = max(box.x + box.width for box in boxes) + _LOOP
    bottom = max(box.y + box.height for box in boxes)
    whole = Rect(x=0, y=0, width=right, height=bottom)
    return InRows(
        width=right,
        height=bottom,
        boxes=tuple(boxes),
        routes=tuple(routes),
        labels=tuple(freed(boxes, routes, labels, whole)),
    )


def order(count: int, ends: Sequence[tuple[int, int]]) -> list[int]:
    """Each group from its best tied box outward."""
    near: list[list[int]] = [[] for _ in range(count)]
    for one, other in ends:
        near[one].append(other)
        near[other].append(one)
    found: list[int] = []
    for group in sorted(connected(count, ends), key=len, reverse=True):
        queue = [max(group, key=lambda n: (len(near[n]), -n))]
        for n in queue:  # grows while it is read
            queue += [other for other in dict.fromkeys(near[n]) if other not in queue]
        found += queue
    return found


def _boxes(sizes: Sequence[Point], order: Sequence[int], width: float) -> list[Rect]:
    found: dict[int, Rect] = {}
    x, y, deep = _LOOP, _LOOP, 0.0
    for n in order:
        wide, high = sizes[n]
        if x > _LOOP and x + wide > width + _LOOP:
            x, y, deep = _LOOP, y + deep + _GAP[1], 0.0
        found[n] = Rect(x=x, y=y, width=wide, height=high)
        x, deep = x + wide + _GAP[0], max(deep, high)
    return [found[n] for n in range(len(sizes))]


def _routes(boxes: Sequence[Rect], ends: Sequence[tuple[int, int]]) -> list[Route]:
    pairs = [(min(pair), max(pair)) for pair in ends]
    seen: dict[tuple[int, int], int] = {}
    found = []
    for pair, (tail, head) in zip(pairs, ends, strict=True):
        nth = seen[pair] = seen.get(pair, -1) + 1
        aside = (nth - (pairs.count(pair) - 1) / 2) * _APART
        if tail == head:
            found.append(_loop(boxes[tail], nth))
        else:
            found.append(_straight(boxes[tail], boxes[head], aside if tail < head else -aside))
    return found


def _loop(box: Rect, nth: int) -> Route:
    """From the upper edge of a box and back to it."""
    x, y, out = box.x + box.width - 12 - 9 * nth, box.y, _LOOP - 2
    return Route(points=((x - 14, y), (x - 14, y - out), (x, y - out), (x, y)))


def _straight(tail: Rect, head: Rect, aside: float) -> Route:
    (x, y), (u, v) = tail.middle, head.middle
    long = hypot(u - x, v - y) or 1.0
    dx, dy = (v - y) / long * aside, (x - u) / long * aside
    start, end = _edge(tail, (x + dx, y + dy), (u + dx, v + dy)), _edge(head, (u + dx, v + dy), (x + dx, y + dy))
    third = ((end[0] - start[0]) / 3, (end[1] - start[1]) / 3)
    points = tuple((start[0] + third[0] * n, start[1] + third[1] * n) for n in range(4))
    return Route(points=points)


def _edge(box: Rect, inside: Point, toward: Point) -> Point:
    """Where the line from ``inside`` a box ``toward`` a point outside leaves it."""
    (x, y), (dx, dy) = inside, (toward[0] - inside[0], toward[1] - inside[1])
    ways = [
        (limit - start) / step
        for start, step, limit in (
            (x, dx, box.x if dx < 0 else box.x + box.width),
            (y, dy, box.y if dy < 0 else box.y + box.height),
        )
        if step
    ]
    way = max(0.0, min(ways, default=0.0))
    return x + dx * way, y + dy * way
