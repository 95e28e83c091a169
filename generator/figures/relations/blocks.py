"""A RelationsView -> blocks: a whole with those of its parts inside that nothing else is said of.

Most lines of a diagram would otherwise be those of ministries and spokesmen to their government. A part with relations
of its own stands by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.figures.layout import Point, Route
from generator.figures.relations.manner import Manner
from generator.figures.relations.space import Rect
from generator.views.relations import RelationsView

_INDENT, _GAP, _EDGE, _TRUNK = 22.0, 6.0, 9.0, 11.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """node: its actor. tie: the edge that declares it. Both count from 0 in the view."""

    node: int
    tie: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """node: the whole. size: of its box, its parts included."""

    node: int
    parts: tuple[Part, ...]
    size: Point


def blocks(view: RelationsView, manner: Manner) -> tuple[Block, ...]:
    """The boxes of the outermost level, in the order of the view."""
    index = {node.id: n for n, node in enumerate(view.nodes)}
    touching: dict[int, list[int]] = {n: [] for n in index.values()}
    for n, edge in enumerate(view.edges):
        for end in {index[edge.from_], index[edge.to]}:
            touching[end].append(n)
    parts: dict[int, list[Part]] = {}
    hidden: set[int] = set()
    for node, ties in touching.items():
        if len(ties) != 1:
            continue
        edge = view.edges[ties[0]]
        if not edge.identity or edge.from_ == edge.to or index[edge.from_] != node:
            continue
        parts.setdefault(index[edge.to], []).append(Part(node=node, tie=ties[0]))
        hidden.add(node)
    whole = [n for n in touching if n not in hidden]
    return tuple(
        Block(node=n, parts=tuple(parts.get(n, ())), size=_size(view, manner, n, parts.get(n, []))) for n in whole
    )


def _size(view: RelationsView, manner: Manner, node: int, parts: list[Part]) -> Point:
    width, height = manner.box(view.nodes[node])
    for part in parts:
        wide, high = manner.box(view.nodes[part.node])
        width = max(width, _INDENT + wide + 3 + manner.label(view.edges[part.tie])[0] + 3)
        height += high + _GAP
    return round(width), round(height + (_EDGE - _GAP if parts else 0))


def inside(block: Block, view: RelationsView, manner: Manner, rect: Rect) -> Iterator[tuple[Part, Rect, Route, Rect]]:
    """Each part of a block that stands at ``rect``, with its box, its line to the whole, and that line's label."""
    head = rect.y + manner.box(view.nodes[block.node])[1]
    top = head
    for part in block.parts:
        wide, high = manner.box(view.nodes[part.node])
        box = Rect(x=rect.x + _INDENT, y=top, width=wide, height=high)
        room = manner.label(view.edges[part.tie])
        label = Rect(x=box.x + wide + 3, y=box.middle[1] - room[1] / 2, width=room[0], height=room[1])
        start, bend, end = (box.x, box.middle[1]), (rect.x + _TRUNK, box.middle[1]), (rect.x + _TRUNK, head - 3)
        yield part, box, Route(points=(start, start, bend, bend, bend, end, end)), label
        top += high + _GAP
