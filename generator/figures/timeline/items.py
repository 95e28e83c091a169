"""The events of a lane -> their marks with titles, packed so that none covers another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.figures.lettering import Lettering, label, text_width, wrapped
from generator.figures.svg import Svg, element, number
from generator.figures.timeline.lanes import Box, Extent, packed
from generator.figures.timeline.marks import GLYPH, linked, point, stretch
from generator.figures.timeline.scale import Scale
from generator.views.chronology import ChronologyEvent, ChronologyLane, ChronologyView

WIDTH = 950.0
AREA = 12.0
"""Where the scale begins: its left edge, in pixels."""
RIGHT = 850.0
"""Where the scale ends; the labels of the last day, and arrows, go on beyond it."""
TITLE, FINE = Lettering(size=13.5), Lettering(size=12.5, bold=True)
_LINE, _INDENT, _TRACK, _HEAD = 16.0, 14.0, 12.0, 22.0
_LEAST, _USUAL, _AT_END = 104.0, 168.0, 260.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Frame:
    """What all lanes share. scale: None if nothing is dated."""

    view: ChronologyView
    scale: Scale | None

    def span(self, event: ChronologyEvent) -> tuple[float, float]:
        """Where the event begins and ends; an end that is not given, at the edge. Undated: the left edge."""
        if self.scale is None or event.shape == "undated":
            return (AREA, AREA)
        left = AREA - 10 if event.first is None else self.scale.start(event.first)
        right = RIGHT + 60 if event.last is None else self.scale.end(event.last)
        return (left, max(right, left + 6))

    def days(self, event: ChronologyEvent) -> tuple[float, ...]:
        """Where each of the days of a set begins."""
        return tuple(map(self.scale.start, event.days)) if self.scale else ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """An event with its title in lines. x: where its glyph begins.

    stretch: from where to where; None for a day. days: of a set.
    """

    event: ChronologyEvent
    x: float
    lines: tuple[str, ...]
    stretch: tuple[float, float] | None
    days: tuple[float, ...] = ()

    @property
    def extent(self) -> Extent:
        """The room it takes."""
        left = self.x - 3
        right = self.x + _INDENT + max(text_width(line, TITLE) for line in self.lines) + 6
        height = _LINE * len(self.lines)
        if self.stretch is None:
            return Extent(left=left, right=right, height=height)
        return Extent(left=min(left, self.stretch[0]), right=max(right, self.stretch[1]), height=height + _TRACK)


def bands(frame: Frame, top: float) -> tuple[list[Svg], float, float]:
    """The lanes with dated events one below the other, then what is undated; and where the dated ones, and all, end."""
    found: list[Svg] = []
    for lane in frame.view.lanes:
        items = [
            item_of(frame, event) for event in frame.view.events if event.lane == lane.key and event.shape != "undated"
        ]
        if items:
            drawn, top = _band(f"{lane.label}", items, top)
            found += drawn
    undated = [event for event in frame.view.events if event.shape == "undated"]
    dated_end = top
    if undated:
        drawn, top = _band(frame.view.undated_label, _columns(undated), top)
        found += drawn
    return found, dated_end, top


def _band(name: str, items: Sequence[Item], top: float) -> tuple[list[Svg], float]:
    found = [rule(top), *label(2, top + 15, clipped(name, 300), FINE, classes="fine mute halo")]
    # What goes on for long lies above: below it, short events can share the height.
    order = sorted(range(len(items)), key=lambda index: not _is_long(items[index]))
    boxes = packed([items[index].extent for index in order], top + _HEAD, 5)
    placed = dict(zip(order, boxes, strict=True))
    found += [_drawn(item, placed[index]) for index, item in enumerate(items)]  # the order of the keyboard is of time
    return found, max(box.bottom for box in boxes) + 9


def _is_long(item: Item) -> bool:
    return item.stretch is not None and item.stretch[1] - item.stretch[0] > WIDTH / 3


def rule(y: float) -> Svg:
    """The line above a lane."""
    return element("path", d=f"M0 {number(y)}H{number(WIDTH)}", class_="hair")


def clipped(text: str, width: float) -> str:
    """A text in one line."""
    return wrapped(text, FINE, width, 1)[0]


def item_of(frame: Frame, event: ChronologyEvent) -> Item:
    """An event at its place in time; its title as wide as its stretch, or as the room up to the edge allows."""
    left, right = frame.span(event)
    room = WIDTH - left - _INDENT - 8
    latest = max((one.first for one in frame.view.events if one.first is not None), default=None)
    usual = _AT_END if event.first == latest else _USUAL  # nothing begins to the right of the last
    width = max(min(usual, room), min(right - left - _INDENT, room), _LEAST)
    x = min(max(left + 2, 4), WIDTH - _INDENT - _LEAST - 8)
    own = event.shape != "day"
    return Item(
        event=event,
        x=x,
        lines=wrapped(event.title, TITLE, min(width, WIDTH - x - _INDENT - 8), 3),
        stretch=(left, right) if own else None,
        days=frame.days(event),
    )


def _columns(events: Sequence[ChronologyEvent]) -> list[Item]:
    """Undated events have no place in time: they fill three columns."""
    width = (WIDTH - 4) / 3
    return [
        Item(
            event=event,
            x=4 + width * (index % 3),
            lines=wrapped(event.title, TITLE, width - _INDENT - 14, 2),
            stretch=None,
        )
        for index, event in enumerate(events)
    ]


def _drawn(item: Item, box: Box) -> Svg:
    children = list(point(item.event, item.x + GLYPH / 2 - 1, box.top + _LINE / 2, GLYPH))
    for index, line in enumerate(item.lines):
        children += label(item.x + _INDENT, box.top + 12.5 + index * _LINE, line, TITLE, classes="halo")
    if item.stretch:
        children += stretch(item.event, *item.stretch, box.bottom - _TRACK / 2, item.days)
    return linked(item.event, children)


def heading(lane: ChronologyLane, top: float) -> tuple[Svg, ...]:
    """The name of a lane and how many events stand in it."""
    return (
        rule(top),
        *label(2, top + 15, f"{clipped(lane.label, 300)} · {lane.count}", FINE, classes="fine mute halo"),
    )
