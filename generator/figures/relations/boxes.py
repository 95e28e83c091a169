"""An actor -> its box: the name in a hairline, dashed where the actor is not quoted."""

from __future__ import annotations

from generator.figures.lettering import label
from generator.figures.relations.manner import FINE, Manner
from generator.figures.relations.space import Rect
from generator.figures.svg import Svg, element
from generator.views.relations import RelationNode


def box(node: RelationNode, place: Rect, manner: Manner) -> Svg:
    """A box with its link to the actor's row."""
    lines = manner.lines(node)
    x = place.middle[0]
    y = place.y + 6.5 + manner.size * 0.98
    words: list[Svg] = []
    for line in lines:
        words += label(x, y, line, manner.names, classes=_name_class(manner), anchor="middle")
        y += manner.leading
    if manner.shows_other(node) and node.other:
        words += label(x, y + 2, node.other.text, FINE, classes="fine soft", anchor="middle", lang=node.other.lang)
    return element(
        "a",
        element("title", f"{node.name} ({node.kind})"),
        element(
            "rect",
            x=place.x,
            y=place.y,
            width=place.width,
            height=place.height,
            class_="box" if node.heard else "box unheard",
        ),
        *words,
        href=node.href,
        class_="actor",
        data_actor=node.id,
    )


def _name_class(manner: Manner) -> str:
    if manner.size >= 13:
        return "strong"
    return "strong small" if manner.size >= 12 else "strong tiny"
