"""How large things are drawn -> the room that names and labels of relations take."""

from __future__ import annotations

from dataclasses import dataclass

from generator.figures.layout import Point
from generator.figures.lettering import Lettering, text_width, wrapped
from generator.views.relations import RelationEdge, RelationNode

FINE = Lettering(size=12.5)
GLYPH = 11.0
_PAD, _LINE = 9.0, 1.26


@dataclass(frozen=True, kw_only=True, slots=True)
class Manner:
    """How large things are drawn. size: of names, in pixels. wrap: the width of a name's lines. words: whether lines
    have words beside them, or numbers alone. stacked: citations stand below those words. gaps: between boxes, within
    and between layers.
    """

    size: float
    wrap: float
    words: bool
    gaps: Point
    stacked: bool = False

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

    def shows_other(self, node: RelationNode) -> bool:
        """Whether a name in another script fits below the name."""
        return bool(self.words and node.other and text_width(node.other.text, FINE) <= self.wrap)

    def box(self, node: RelationNode) -> Point:
        """The size of a box."""
        lines = self.lines(node)
        widths = [text_width(line, self.names) for line in lines]
        rows = len(lines) * self.leading
        if self.shows_other(node) and node.other:
            widths.append(text_width(node.other.text, FINE))
            rows += 19
        return round(max(44.0, *widths) + 2 * _PAD), round(rows + 13)

    def label(self, edge: RelationEdge) -> Point:
        """The room of a label."""
        widths = [width for _, width in label_parts(edge, self)]
        if self.stacks(edge):
            return max(sum(widths[:-1]), GLYPH + 4 + widths[-1]) + 4, 30.0
        return sum(widths) + 4, 16.0

    def stacks(self, edge: RelationEdge) -> bool:
        """Whether the label of an edge has two lines."""
        return self.stacked and self.words and bool(edge.cites)


def label_parts(edge: RelationEdge, manner: Manner) -> tuple[tuple[str, float], ...]:
    """The texts of a label with their widths; the glyph of the standing is an empty text."""
    if not manner.words or edge.identity:
        keyed = ((str(edge.number), text_width(str(edge.number), FINE)),)
        return (("", GLYPH + 3), *keyed) if edge.standing else keyed
    words = wrapped(edge.short, FINE, 130 if manner.stacked else 170, 1)[0]
    found = [(words, text_width(words, FINE))]
    if edge.standing:
        found.insert(0, ("", GLYPH + 4))
    if edge.cites:
        more = f" +{len(edge.cites) - 2}" if len(edge.cites) > 2 else ""
        cites = " ".join(edge.cites[:2]) + more
        found.append((cites, text_width(cites, FINE) + 5))
    return tuple(found)
