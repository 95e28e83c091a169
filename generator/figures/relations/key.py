"""What a drawing of relations uses -> its key: a sample of each line with its words, at the drawing's foot."""

from __future__ import annotations

from generator.figures.lettering import label, text_width, wrapped
from generator.figures.relations.lines import strokes
from generator.figures.relations.manner import FINE
from generator.figures.svg import Svg, element
from generator.views.relations import RelationKey, RelationsView

_SAMPLE, _ROW, _GAP = 34.0, 21.0, 22.0
_CERTAIN = ("attributed", "contested", "open")


def key(view: RelationsView, simple: bool, width: float, top: float) -> tuple[tuple[Svg, ...], float]:
    """The key from ``top`` downward, and where it ends. simple: whether the layout has to excuse itself."""
    parts: list[Svg] = []
    x, y = 1.0, top
    for entry in view.key:
        words = wrapped(entry.words, FINE, width - _SAMPLE - 10, 1)[0]
        wide = _SAMPLE + 8 + text_width(words, FINE)
        if x > 1 and x + wide > width:
            x, y = 1.0, y + _ROW
        parts += [*_sample(entry, x, y), *label(x + _SAMPLE + 8, y + 4.3, words, FINE, classes="fine soft")]
        x += wide + _GAP
    if simple:
        for line in wrapped(view.plain_note, FINE, width - 2, 3):
            y += _ROW
            parts += label(1, y + 4.3, line, FINE, classes="fine soft")
    return tuple(parts), y + 14


def _sample(entry: RelationKey, x: float, y: float) -> tuple[Svg, ...]:
    if entry.sample == "unheard":
        return (element("rect", x=x + 0.5, y=y - 7, width=_SAMPLE - 2, height=14, class_="box unheard"),)
    step = _SAMPLE / 3
    points = tuple((x + step * n, y) for n in range(4))
    sure = entry.sample in _CERTAIN
    return tuple(strokes("line" if sure else entry.sample, entry.sample if sure else "firm", points))
