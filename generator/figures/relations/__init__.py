"""A RelationsView -> its drawings: actors in boxes, how they stand to each other as lines between them."""

from __future__ import annotations

from generator.figures.drawing import Drawing
from generator.figures.relations.arrange import arranged
from generator.figures.relations.boxes import box
from generator.figures.relations.key import key
from generator.figures.relations.lines import line, line_label
from generator.figures.relations.manner import Manner
from generator.figures.svg import drawing, group
from generator.views.relations import RelationsView

WIDE, NARROW = 950.0, 350.0
HIGHEST = 1400.0
"""Pixels: beyond these a drawing is set smaller."""
_FULL = Manner(size=13.5, wrap=138, words=True, gaps=(20, 18))
_TERSE = Manner(size=12.5, wrap=96, words=True, gaps=(10, 8), stacked=True)
_SMALL = Manner(size=12.5, wrap=104, words=False, gaps=(10, 24))
_TIGHT = Manner(size=11.5, wrap=84, words=False, gaps=(6, 18))
_PHONE = Manner(size=12.5, wrap=92, words=False, gaps=(10, 26))


def draw_relations(view: RelationsView) -> Drawing:
    """For a page, at most 950 px wide: lines with their words beside them, or with numbers where there are too many."""
    return _draw(view, "relations", WIDE, (_FULL, _TERSE, _SMALL, _TIGHT))


def draw_relations_narrow(view: RelationsView) -> Drawing:
    """For a phone, 350 px wide: lines with the numbers of their rows in the list."""
    return _draw(view, "relations-narrow", NARROW, (_PHONE, _TIGHT))


def _draw(view: RelationsView, name: str, room: float, manners: tuple[Manner, ...]) -> Drawing:
    found = arranged(view, room, HIGHEST, manners)
    width = min(room, max(found.width, NARROW, room * 0.68))
    shift = (width - found.width) / 2
    foot, height = key(view, found.simple, width, found.height + 30)
    lines = [line(edge, route) for edge, route in zip(view.edges, found.routes, strict=True)]
    between = [drawn for n, drawn in enumerate(lines) if n not in found.inner]
    inner = [lines[n] for n in sorted(found.inner)]
    labels = [
        line_label(edge, place, found.manner)
        for edge, place in zip(view.edges, found.labels, strict=True)
        if place is not None
    ]
    outward = sorted(range(len(found.boxes)), key=lambda n: (-found.boxes[n].width * found.boxes[n].height, n))
    boxes = [box(view.nodes[n], found.boxes[n], found.manner) for n in outward]  # a part lies on its whole
    # The ends of lines lie on the edges of boxes; straight lines may cross boxes, and then pass beneath them.
    under = (*between, *boxes) if found.simple else (*boxes, *between)
    return drawing(
        [group((*under, *inner, *labels), transform=f"translate({shift:.1f} 0)"), *foot],
        name=name,
        title=view.title,
        description=view.description,
        width=width,
        height=height,
    )
