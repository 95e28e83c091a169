"""A relation -> its line and its label: the ends say what it is, the dashes how sure it is."""

from __future__ import annotations

from collections.abc import Iterator
from math import hypot

from generator.figures.glyph import standing_glyph
from generator.figures.layout import Point, Route
from generator.figures.lettering import label
from generator.figures.relations.manner import FINE, GLYPH, Manner, label_parts
from generator.figures.relations.space import Rect
from generator.figures.svg import Svg, element, number
from generator.views.relations import RelationEdge


def line(edge: RelationEdge, route: Route) -> Svg:
    """A line with its link to the row of the list."""
    return element(
        "a",
        element("title", "".join(fragment.text for fragment in edge.phrase)),
        *strokes(edge.line, edge.certainty, route.points),
        href=edge.href,
        class_="relation",
        data_relation=str(edge.number),
    )


def strokes(kind: str, certainty: str, points: tuple[Point, ...]) -> Iterator[Svg]:
    """kind: arrow, bar, double, chevron, line or identity. certainty: firm, attributed, contested or open."""
    way = _path(points)
    if kind == "double":
        yield element("path", d=way, class_=f"tie twin {certainty}-twin")
        yield element("path", d=way, class_="twin-gap")
        return
    yield element("path", d=way, class_="tie identity" if kind == "identity" else f"tie {certainty}-line")
    end, (dx, dy) = points[-1], _direction(points)
    if kind == "arrow":
        tip = [end, _from(end, dx, dy, 10, 4.6), _from(end, dx, dy, 10, -4.6)]
        yield element("path", d=f"M{_pairs(tip)}Z", class_="tip")
    elif kind == "bar":
        at = (end[0] - dx * 1.6, end[1] - dy * 1.6)
        yield element("path", d=f"M{_pairs([_from(at, dx, dy, 0, 7), _from(at, dx, dy, 0, -7)])}", class_="stop")
    elif kind in ("chevron", "identity"):
        back, side = (9.0, 4.8) if kind == "chevron" else (7.0, 3.6)
        tip = [_from(end, dx, dy, back, side), end, _from(end, dx, dy, back, -side)]
        yield element("path", d=f"M{_pairs(tip)}", class_="open-tip" if kind == "chevron" else "open-tip identity")


def _direction(points: tuple[Point, ...]) -> Point:
    end = points[-1]
    for before in reversed(points[:-1]):
        dx, dy = end[0] - before[0], end[1] - before[1]
        if (long := hypot(dx, dy)) > 0.5:
            return dx / long, dy / long
    return 1.0, 0.0


def _from(end: Point, dx: float, dy: float, back: float, side: float) -> Point:
    return end[0] - dx * back - dy * side, end[1] - dy * back + dx * side


def _path(points: tuple[Point, ...]) -> str:
    return f"M{_pairs([points[0]])}C{_pairs(list(points[1:]))}"


def _pairs(points: list[Point]) -> str:
    return " ".join(f"{number(x)} {number(y)}" for x, y in points)


def line_label(edge: RelationEdge, place: Rect, manner: Manner) -> Svg:
    """The label of a line: the mark of its standing, what it is, where that is said; or its number."""
    x, y = place.x + 2, place.middle[1] - (7 if manner.stacks(edge) else 0)
    parts: list[Svg] = []
    found = label_parts(edge, manner)
    for n, (text, width) in enumerate(found):
        if not text and edge.standing:
            parts.append(standing_glyph(edge.standing.value, x + GLYPH / 2, y, GLYPH))
        else:
            cited = bool(edge.cites) and manner.words and n == len(found) - 1
            left = x + 5 if cited else x
            if cited and manner.stacks(edge):
                left, y = place.x + 2 + GLYPH + 4, y + 14
            tone = "mute" if cited or edge.identity else "ink"
            parts += label(left, y + 4.3, text, FINE, classes=f"fine halo {tone}")
        x += width
    return element("a", *parts, href=edge.href, class_="relation", data_relation=str(edge.number))
