"""A RelationsView and the room for it -> where its boxes, lines and labels go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.figures.layout import Layout, Point, Route, Tie, layered
from generator.figures.lettering import Lettering, text_width, wrapped
from generator.figures.relations.rows import in_rows
from generator.figures.relations.space import Rect, connected, packed
from generator.views.relations import RelationEdge, RelationNode, RelationsView

FINE = Lettering(size=12.5)
GLYPH = 11.0
_PAD, _LINE = 9.0, 1.26
_UPWARD = ("part_of", "speaks_for", "member-of")
"""Types whose second end stands above the first: a whole above its parts."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Manner:
    """How large things are drawn. size: of names, in pixels. wrap: the width of a name's lines. words: whether lines
    have words beside them, or numbers alone. gaps: between boxes, within and between layers."""

    size: float
    wrap: float
    words: bool
    gaps: Point

    @property
    def names(self) -> Lettering:
        """How names are set."""
        return Lettering(size=self.size, bold=True)

    @property
    def leading(self) -> float:
        """From one line of a name to the next, in pixels."""
        return self.size * _LINE

    def lines(self, node: RelationNode) -> tuple[str, ...]:
        """A name in lines."""
        return wrapped(node.name, self.names, self.wrap, 3)

    def box(self, node: RelationNode) -> Point:
        """The size of a box."""
        lines = self.lines(node)
        widths = [text_width(line, self.names) for line in lines]
        rows = len(lines) * self.leading
        if self.words and node.other:
            widths.append(min(self.wrap, text_width(node.other.text, FINE)))
            rows += 19
        return round(max(44.0, *widths) + 2 * _PAD), round(rows + 13)

    def label(self, edge: RelationEdge) -> Point:
        """The room of a label."""
        return sum(width for _, width in label_parts(edge, self)) + 4, 16.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Arranged:
    """boxes and labels: one a node, and one an edge (None where there is no room for it). simple: laid out in rows."""

    manner: Manner
    simple: bool
    width: float
    height: float
    boxes: tuple[Rect, ...]
    routes: tuple[Route, ...]
    labels: tuple[Rect | None, ...]


def label_parts(edge: RelationEdge, manner: Manner) -> tuple[tuple[str, float], ...]:
    """The texts of a label with their widths; the glyph of the standing is an empty text."""
    if not manner.words:
        return ((str(edge.number), text_width(str(edge.number), FINE)),)
    words = wrapped(edge.short, FINE, 170, 1)[0]
    found = [(words, text_width(words, FINE))]
    if edge.standing:
        found.insert(0, ("", GLYPH + 4))
    if edge.cites:
        more = f" +{len(edge.cites) - 2}" if len(edge.cites) > 2 else ""
        cites = " ".join(edge.cites[:2]) + more
        found.append((cites, text_width(cites, FINE) + 5))
    return tuple(found)


def arranged(view: RelationsView, width: float, height: float, manners: Sequence[Manner]) -> Arranged:
    """The first of ``manners`` in which all fits in ``width`` and ``height``; else in rows, in the last of them."""
    for manner in manners:
        found = _layered(view, width, manner)
        if found is not None and found.height <= height:
            return found
    return _rows(view, width, manners)


def _ties(view: RelationsView, manner: Manner) -> list[Tie]:
    index = {node.id: n for n, node in enumerate(view.nodes)}
    found = []
    for edge in view.edges:
        ends = (index[edge.from_], index[edge.to])
        tail, head = reversed(ends) if edge.type in _UPWARD else ends
        found.append(Tie(tail=tail, head=head, label=manner.label(edge)))
    return found


def _layered(view: RelationsView, width: float, manner: Manner) -> Arranged | None:
    sizes, ties = [manner.box(node) for node in view.nodes], _ties(view, manner)
    groups = connected(len(sizes), [(tie.tail, tie.head) for tie in ties])
    layouts: list[Layout] = []
    members: list[list[int]] = []
    for nodes in groups:
        own = [n for n, tie in enumerate(ties) if tie.tail in nodes]
        layout = _component(sizes, ties, nodes, own, width, manner)
        if layout is None:
            return None
        layouts.append(layout)
        members.append(own)
    places = packed([(layout.width, layout.height) for layout in layouts], width, 26)
    boxes: dict[int, Rect] = {}
    routes: dict[int, Route] = {}
    for (left, top), nodes, own, layout in zip(places, groups, members, layouts, strict=True):
        for node, (x, y) in zip(nodes, layout.boxes, strict=True):
            boxes[node] = Rect.around((x + left, y + top), sizes[node])
        for tie, route in zip(own, layout.routes, strict=True):
            routes[tie] = _moved(route, left, top, backward=view.edges[tie].type in _UPWARD)
    labels = [routes[n].label for n in range(len(ties))]
    return Arranged(
        manner=manner,
        simple=False,
        width=max(x + layout.width for (x, _), layout in zip(places, layouts, strict=True)),
        height=max(y + layout.height for (_, y), layout in zip(places, layouts, strict=True)),
        boxes=tuple(boxes[n] for n in range(len(sizes))),
        routes=tuple(routes[n] for n in range(len(ties))),
        labels=tuple(
            Rect.around(at, tie.label) if at and tie.label else None for at, tie in zip(labels, ties, strict=True)
        ),
    )


def _component(
    sizes: Sequence[Point], ties: Sequence[Tie], nodes: Sequence[int], own: Sequence[int], width: float, manner: Manner
) -> Layout | None:
    """The lower of both directions that fits; None if neither does, or without Graphviz."""
    index = {node: n for n, node in enumerate(nodes)}
    mine = [Tie(tail=index[ties[n].tail], head=index[ties[n].head], label=ties[n].label) for n in own]
    found = [layered([sizes[n] for n in nodes], mine, downward=down, gaps=manner.gaps) for down in (True, False)]
    fitting = [layout for layout in found if layout is not None and layout.width <= width]
    return min(fitting, key=lambda layout: layout.height * (layout.width + 120), default=None)


def _moved(route: Route, left: float, top: float, *, backward: bool) -> Route:
    points = tuple((x + left, y + top) for x, y in route.points)
    label = (route.label[0] + left, route.label[1] + top) if route.label else None
    return Route(points=points[::-1] if backward else points, label=label)


def _rows(view: RelationsView, width: float, manners: Sequence[Manner]) -> Arranged:
    """Boxes in rows, lines straight. A picture without words, since nothing keeps room for them."""
    manner = manners[-1] if len(view.nodes) > 30 else next((m for m in manners if not m.words), manners[-1])
    index = {node.id: n for n, node in enumerate(view.nodes)}
    ends = [(index[edge.from_], index[edge.to]) for edge in view.edges]
    found = in_rows([manner.box(n) for n in view.nodes], ends, [manner.label(e) for e in view.edges], width)
    return Arranged(
        manner=manner,
        simple=True,
        width=found.width,
        height=found.height,
        boxes=found.boxes,
        routes=found.routes,
        labels=found.labels,
    )
