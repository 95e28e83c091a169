"""Many events -> marks without titles, packed tightly, above them a row that shows how many fall where."""

from __future__ import annotations

from collections.abc import Sequence

from generator.figures.lettering import label
from generator.figures.svg import Svg, element, group
from generator.figures.timeline.items import AREA, FINE, RIGHT, WIDTH, Frame, heading, rule
from generator.figures.timeline.lanes import Extent, packed
from generator.figures.timeline.marks import linked, point, stretch
from generator.views.chronology import ChronologyEvent

_BIN, _ROW, _MARK, _HEAD = 10.0, 40.0, 9.0, 22.0
_STEPS = (1.0, 0.8, 0.6, 0.45)


def density(frame: Frame, top: float) -> tuple[list[Svg], float]:
    """Columns as high as there are events that begin in that stretch of the scale; the highest is numbered."""
    counts: dict[int, int] = {}
    for event in frame.view.events:
        if event.shape != "undated":
            left, right = frame.span(event)
            at = int(((right if event.first is None else left) - AREA) // _BIN)
            counts[at] = counts.get(at, 0) + 1
    most, base = max(counts.values()), top + 20 + _ROW
    bars = []
    for at, count in sorted(counts.items()):
        height = _ROW * count / most
        bars.append(
            element("rect", x=AREA + at * _BIN, y=base - height, width=_BIN - 2, height=height, class_="column")
        )
    peak = min(at for at, count in counts.items() if count == most)
    number_at = label(AREA + peak * _BIN, base - _ROW - 3, str(most), FINE, classes="fine strong")
    name = label(2, base + 14, f"{frame.view.density_label} · {len(frame.view.events)}", FINE, classes="fine mute halo")
    return [group(bars), *number_at, *name], base + 20


def dense_bands(frame: Frame, top: float, tallest: float) -> tuple[list[Svg], float, float]:
    """The lanes within ``tallest`` pixels: marks shrink first; what still finds no room is counted as ``+12``."""
    lanes = frame.view.lanes
    undated = [event for event in frame.view.events if event.shape == "undated"]
    share = (tallest - top - (60 if undated else 0)) / max(len(lanes), 1)
    found: list[Svg] = []
    for lane in lanes:
        events = [event for event in frame.view.events if event.lane == lane.key and event.shape != "undated"]
        if not events:
            continue
        drawn, bottom = _fitted(frame, events, top + _HEAD, share - _HEAD - 8)
        found += [*heading(lane, top), *drawn]
        top = bottom + 8
    dated_end = top
    if undated:
        name = f"{frame.view.undated_label} · {len(undated)}"
        found += [rule(top), *label(2, top + 15, name, FINE, classes="fine mute halo")]
        found += _in_a_row(undated, top + 30)
        top += 42
    return found, dated_end, top


def _fitted(frame: Frame, events: Sequence[ChronologyEvent], top: float, room: float) -> tuple[list[Svg], float]:
    for step in _STEPS:
        size = _MARK * step
        boxes = packed([_extent(frame, event, size) for event in events], top, 2 * step)
        if max(box.bottom for box in boxes) <= top + room:
            break
    found, left_out = [], 0
    for event, box in zip(events, boxes, strict=True):
        if box.bottom > top + room:
            left_out += 1
            continue
        middle = (box.top + box.bottom) / 2
        span = frame.span(event)
        mark = (
            point(event, span[0] + size / 2, middle, size)
            if event.shape == "day"
            else stretch(event, *span, middle, frame.days(event))
        )
        found.append(linked(event, mark))
    if left_out:
        found += label(WIDTH - 4, top - 7, f"+{left_out}", FINE, classes="fine strong halo", anchor="end")
    return found, min(max(box.bottom for box in boxes), top + room)


def _extent(frame: Frame, event: ChronologyEvent, size: float) -> Extent:
    left, right = frame.span(event)
    return Extent(left=left - 1, right=(left + size if event.shape == "day" else right) + 1, height=size)


def _in_a_row(events: Sequence[ChronologyEvent], y: float) -> list[Svg]:
    step = min(16.0, (RIGHT - AREA) / len(events))
    size = min(_MARK, step - 1) if step > 3 else 2.0
    return [linked(event, point(event, AREA + step * index + size / 2, y, size)) for index, event in enumerate(events)]
