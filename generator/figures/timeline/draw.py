"""A `ChronologyView` -> a drawing across: time from left to right, a band for each lane, titles if there is room."""

from __future__ import annotations

from generator.figures.drawing import Drawing
from generator.figures.lettering import label, text_width
from generator.figures.svg import Svg, drawing, element, number
from generator.figures.timeline.dense import dense_bands, density
from generator.figures.timeline.items import AREA, FINE, RIGHT, WIDTH, Frame, bands
from generator.figures.timeline.scale import Scale, scale_of, ticks
from generator.views.chronology import ChronologyView

_HEAD = 34.0
_MOST_TITLES = 40
_TALLEST = 900.0


def draw_timeline(view: ChronologyView) -> Drawing:
    """The wide time strip, 950 pixels wide and at most some 900 high. With many events, marks stand without titles."""
    dated = [event for event in view.events if event.shape != "undated"]
    extra = [view.as_of] if view.as_of is not None else []
    scale = scale_of(dated, extra, AREA, RIGHT) if dated or extra else None
    frame = Frame(view=view, scale=scale)
    top = _HEAD if scale else 8.0
    body: list[Svg] = []
    dated_end, bottom = top, _TALLEST + 1
    if len(view.events) <= _MOST_TITLES:
        body, dated_end, bottom = bands(frame, top)
    if bottom > _TALLEST:
        body, bottom = density(frame, top) if scale else ([], top)
        more, dated_end, bottom = dense_bands(frame, bottom, _TALLEST)
        body += more
    ground = _ground(view, scale, dated_end) if scale else []
    return drawing(
        [*ground, *body],
        name="timeline",
        title=view.title,
        description=view.description,
        width=WIDTH,
        height=max(bottom, dated_end + 18) + 4,
    )


def _ground(view: ChronologyView, scale: Scale, bottom: float) -> list[Svg]:
    """The axis with its ticks and breaks, and the day on which the briefing stands."""
    found = []
    for piece in scale.pieces:
        found.append(element("path", d=f"M{number(piece.left)} 24H{number(piece.right)}", class_="axis"))
    for tick in ticks(view, scale, WIDTH):
        found.append(element("path", d=f"M{number(tick.x)} 20V{number(bottom)}", class_="grid"))
        found += label(tick.x, 14, tick.text, FINE, classes="fine strong")
    for x in scale.breaks:
        found.append(element("rect", x=x - 7, y=20, width=14, height=bottom - 20, class_="gap"))
        for shift in (-5, 1):
            found.append(element("path", d=f"M{number(x + shift)} 29l4 -10", class_="axis"))
    if view.as_of is not None:
        x = scale.end(view.as_of)
        found.append(element("path", d=f"M{number(x)} 20V{number(bottom)}", class_="as-of"))
        if view.as_of_label:
            found += _as_of(view, x, bottom)
    return found


def _as_of(view: ChronologyView, x: float, bottom: float) -> tuple[Svg, ...]:
    """Its words, to the right of the line, or to the left where there is no room."""
    x = max(x, 160)  # the name of the lane below stands at the left
    side = "start" if x + 6 + text_width(view.as_of_label, FINE) <= WIDTH else "end"
    return label(
        x + (6 if side == "start" else -6), bottom + 15, view.as_of_label, FINE, classes="fine mute halo", anchor=side
    )
