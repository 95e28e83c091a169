"""A RelationsView and the room for it -> where its boxes, lines and labels go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.figures.layout import Layout, Point, Route, Task, Tie, layered
from generator.figures.relations.blocks import Block, blocks, inside
from generator.figures.relations.column import in_column
from generator.figures.relations.free import freed
from generator.figures.relations.manner import Manner
from generator.figures.relations.rows import in_rows
from generator.figures.relations.space import Rect, connected, packed
from generator.views.relations import RelationsView

_UPWARD = ("part_of", "speaks_for", "member-of")
"""Types whose second end stands above the first: a whole above its parts."""
_SLIM = 500
"""Pixels: a narrower drawing has one column of boxes."""
_MANY = 30
"""Actors beyond which no words stand beside lines, and the first layout that fits is taken."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Arranged:
    """boxes and labels: one a node, and one an edge (None where there is no room for it). simple: laid out in rows.

    inner: the edges (from 0) that are drawn inside of boxes, between a whole and its parts.
    """

    manner: Manner
    simple: bool
    width: float
    height: float
    boxes: tuple[Rect, ...]
    routes: tuple[Route, ...]
    labels: tuple[Rect | None, ...]
    inner: frozenset[int]


def arranged(view: RelationsView, width: float, height: float, manners: Sequence[Manner]) -> Arranged:
    """The first of ``manners`` in which all fits in ``width`` and ``height``; else in rows, in the last of them."""
    fit = [manner for manner in manners if not manner.words or len(view.nodes) <= _MANY]
    for manner in fit:
        found = _layered(view, width, manner)
        if found is not None and found.height <= height:
            return found
    return _rows(view, width, manners)


def _ties(view: RelationsView, manner: Manner, found: Sequence[Block]) -> dict[int, Tie]:
    """Number of an edge -> its line between blocks; the lines inside of blocks are drawn there."""
    index = {view.nodes[block.node].id: n for n, block in enumerate(found)}
    hidden = {part.tie for block in found for part in block.parts}
    ties = {}
    for n, edge in enumerate(view.edges):
        if n not in hidden:
            ends = (index[edge.from_], index[edge.to])
            tail, head = reversed(ends) if edge.type in _UPWARD else ends
            ties[n] = Tie(tail=tail, head=head, label=manner.label(edge))
    return ties


def _layered(view: RelationsView, width: float, manner: Manner) -> Arranged | None:
    found = blocks(view, manner)
    ties = _ties(view, manner, found)
    apart = connected(len(found), [(tie.tail, tie.head) for tie in ties.values()])
    owned = [[n for n, tie in ties.items() if tie.tail in members] for members in apart]
    tasks = [_task(found, [ties[n] for n in own], members, manner) for members, own in zip(apart, owned, strict=True)]
    fitting = [layout for layout in _fitting(tasks, width) if layout is not None]
    if len(fitting) < len(tasks):
        return None
    layouts = list(zip(apart, owned, fitting, strict=True))
    places = packed([(layout.width, layout.height) for *_, layout in layouts], width, 26)
    rects: dict[int, Rect] = {}
    routes: dict[int, Route] = {}
    labels: dict[int, Rect | None] = {}
    for (left, top), (members, own, layout) in zip(places, layouts, strict=True):
        for member, (x, y) in zip(members, layout.boxes, strict=True):
            rects[member] = Rect.around((x + left, y + top), found[member].size)
        for n, route in zip(own, layout.routes, strict=True):
            routes[n] = _moved(route, left, top, backward=view.edges[n].type in _UPWARD)
            at, room = routes[n].label, ties[n].label
            labels[n] = Rect.around(at, room) if at and room else None
    size = (
        max(x + layout.width for (x, _), (*_, layout) in zip(places, layouts, strict=True)),
        max(y + layout.height for (_, y), (*_, layout) in zip(places, layouts, strict=True)),
    )
    whole = Rect(x=-1, y=-1, width=size[0] + 2, height=size[1] + 2)
    sizes = [tie.label or (0.0, 0.0) for tie in ties.values()]
    free = freed(list(rects.values()), [routes[n] for n in ties], sizes, whole, [labels[n] for n in ties])
    labels = dict(zip(ties, free, strict=True))
    return _whole(view, manner, found, [rects[n] for n in range(len(found))], routes, labels, size, simple=False)


def _whole(
    view: RelationsView,
    manner: Manner,
    found: Sequence[Block],
    rects: Sequence[Rect],
    routes: dict[int, Route],
    labels: dict[int, Rect | None],
    size: Point,
    *,
    simple: bool,
) -> Arranged:
    """Blocks where they stand -> all that stands in them, too."""
    boxes: dict[int, Rect] = {}
    inner: list[int] = []
    for block, rect in zip(found, rects, strict=True):
        boxes[block.node] = rect
        for part, box, route, label in inside(block, view, manner, rect):
            boxes[part.node], routes[part.tie], labels[part.tie] = box, route, label
            inner.append(part.tie)
    return Arranged(
        manner=manner,
        simple=simple,
        width=size[0],
        height=size[1],
        boxes=tuple(boxes[n] for n in range(len(view.nodes))),
        routes=tuple(routes[n] for n in range(len(view.edges))),
        labels=tuple(labels[n] for n in range(len(view.edges))),
        inner=frozenset(inner),
    )


def _task(found: Sequence[Block], ties: Sequence[Tie], members: Sequence[int], manner: Manner) -> Task:
    index = {member: n for n, member in enumerate(members)}
    mine = tuple(Tie(tail=index[tie.tail], head=index[tie.head], label=tie.label) for tie in ties)
    return Task(boxes=tuple(found[n].size for n in members), ties=mine, gaps=manner.gaps)


def _fitting(tasks: Sequence[Task], width: float) -> list[Layout | None]:
    """For each task the smaller of both directions that fits; None if neither does, or without Graphviz."""
    aside = [replace(task, downward=False) for task in tasks]
    few = [n for n, task in enumerate(tasks) if len(task.boxes) <= _MANY]
    done = layered([*tasks, *(aside[n] for n in few)])
    tried = [[layout for layout in (found,) if layout and layout.width <= width] for found in done[: len(tasks)]]
    # Large ones take long: they are only laid out the other way where they have to be.
    late = [n for n, fitting in enumerate(tried) if n not in few and not fitting]
    for n, layout in zip([*few, *late], [*done[len(tasks) :], *layered([aside[n] for n in late])], strict=True):
        tried[n] += [layout] if layout and layout.width <= width else []
    return [min(fitting, key=lambda layout: layout.height * (layout.width + 120), default=None) for fitting in tried]


def _moved(route: Route, left: float, top: float, *, backward: bool) -> Route:
    points = tuple((x + left, y + top) for x, y in route.points)
    label = (route.label[0] + left, route.label[1] + top) if route.label else None
    return Route(points=points[::-1] if backward else points, label=label)


def _rows(view: RelationsView, width: float, manners: Sequence[Manner]) -> Arranged:
    """Boxes in rows, lines straight. A picture without words, since nothing keeps room for them."""
    manner = manners[-1] if len(view.nodes) > _MANY else next((m for m in manners if not m.words), manners[-1])
    found = blocks(view, manner)
    ties = _ties(view, manner, found)
    ends = [(tie.head, tie.tail) if view.edges[n].type in _UPWARD else (tie.tail, tie.head) for n, tie in ties.items()]
    slim = width < _SLIM and len(ends) <= _MANY
    place = in_column if slim else in_rows
    laid = place([b.size for b in found], ends, [manner.label(view.edges[n]) for n in ties], width)
    routes, labels = dict(zip(ties, laid.routes, strict=True)), dict(zip(ties, laid.labels, strict=True))
    return _whole(view, manner, found, laid.boxes, routes, labels, (laid.width, laid.height), simple=not slim)
