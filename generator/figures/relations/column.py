"""Sizes of boxes and the lines between them -> one column of boxes, lines as arcs beside it: for narrow pages.

No line crosses a box. The wider a line spans, the further out it runs.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.figures.layout import Point, Route
from generator.figures.relations.free import freed
from generator.figures.relations.rows import InRows, order
from generator.figures.relations.space import Rect

_GAP, _NEAR, _EDGE = 14.0, 24.0, 18.0


def in_column(sizes: Sequence[Point], ends: Sequence[tuple[int, int]], labels: Sequence[Point], width: float) -> InRows:
    """Boxes below each other at the left; what is left of ``width`` is for the lines."""
    boxes: dict[int, Rect] = {}
    y = 1.0
    for n in order(len(sizes), ends):
        boxes[n] = Rect(x=1, y=y, width=sizes[n][0], height=sizes[n][1])
        y += sizes[n][1] + _GAP
    placed = [boxes[n] for n in range(len(sizes))]
    routes = _arcs(placed, ends, width)
    whole = Rect(x=0, y=0, width=width, height=y)
    return InRows(
        width=width, height=y, boxes=tuple(placed), routes=routes, labels=tuple(freed(placed, routes, labels, whole))
    )


def _arcs(boxes: Sequence[Rect], ends: Sequence[tuple[int, int]], width: float) -> tuple[Route, ...]:
    right = max(box.x + box.width for box in boxes)
    spans = [abs(boxes[tail].middle[1] - boxes[head].middle[1]) for tail, head in ends]
    outward = sorted(range(len(ends)), key=lambda n: (spans[n], n))
    step = (width - _EDGE - right - _NEAR) / max(1, len(ends) - 1)
    reach = {n: right + _NEAR + step * rank for rank, n in enumerate(outward)}
    ports = _ports(boxes, ends, reach)
    found = []
    for n, (tail, head) in enumerate(ends):
        start = (boxes[tail].x + boxes[tail].width, ports[n, 0])
        end = (boxes[head].x + boxes[head].width, ports[n, 1])
        out = (8 * reach[n] - start[0] - end[0]) / 6  # so that the middle of the curve lies at its reach
        found.append(Route(points=(start, (out, start[1]), (out, end[1]), end)))
    return tuple(found)


def _ports(
    boxes: Sequence[Rect], ends: Sequence[tuple[int, int]], reach: dict[int, float]
) -> dict[tuple[int, int], float]:
    """(line, 0 for its tail or 1 for its head) -> where it leaves its box: lines upward above lines downward."""
    at: dict[int, list[tuple[int, int]]] = {}
    for n, pair in enumerate(ends):
        for side in (0, 1):
            at.setdefault(pair[side], []).append((n, side))

    def place(port: tuple[int, int]) -> tuple[bool, float, int, int]:
        n, side = port
        below = boxes[ends[n][1 - side]].y >= boxes[ends[n][side]].y
        return below, -reach[n] if below else reach[n], n, side

    found = {}
    for node, ports in at.items():
        for rank, port in enumerate(sorted(ports, key=place), 1):
            found[port] = boxes[node].y + boxes[node].height * rank / (len(ports) + 1)
    return found
