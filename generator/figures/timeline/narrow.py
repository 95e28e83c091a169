"""A `ChronologyView` -> an upright drawing for phones: one date below the other, its mark on a rail at the left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby, pairwise

from generator.figures.drawing import Drawing
from generator.figures.glyph import standing_glyph
from generator.figures.lettering import Lettering, label, wrapped
from generator.figures.svg import Svg, drawing, element, number
from generator.figures.timeline.marks import linked, point
from generator.views.chronology import ChronologyEvent, ChronologyView

WIDTH = 350.0
_RAIL, _TEXT = 14.0, 32.0
_DATE, _TITLE = Lettering(size=12.5, bold=True), Lettering(size=13.5)
_LINE = 17.0
_MOST_TITLES = 60
_MONTHS_UP_TO = 1100  # days; what goes on for longer is grouped by year
_LONG = 5  # so many times longer than the usual gap: the rail is broken


@dataclass(kw_only=True, slots=True)
class _Sheet:
    """What has been drawn so far, and where the next thing goes."""

    y: float = 6.0
    parts: list[Svg] = field(default_factory=list)


def draw_timeline_narrow(view: ChronologyView) -> Drawing:
    """The upright time strip, 350 pixels wide; with many events, each date has its marks in rows, without titles."""
    sheet, before, as_of_done = _Sheet(), None, view.as_of is None
    titled = len(view.events) <= _MOST_TITLES
    usual = _usual_gap(view.events) if titled else 800  # months and years follow each other without a break
    for (_, when), found in groupby(view.events, key=lambda event: _head(view, event, titled=titled)):
        events = list(found)
        first = _known(events[0])
        if first is not None and before is not None and first - before > usual:
            _break(sheet)
        if not as_of_done and view.as_of is not None and (first is None or first > view.as_of):
            _as_of(view, sheet)
            as_of_done = True
        before = first if first is not None else before
        _date(view, sheet, when, events, titled=titled)
    if not as_of_done:
        _as_of(view, sheet)
    return drawing(
        sheet.parts,
        name="timeline-narrow",
        title=view.title,
        description=view.description,
        width=WIDTH,
        height=sheet.y + 4,
    )


def _head(view: ChronologyView, event: ChronologyEvent, *, titled: bool) -> tuple[bool, str]:
    """What the events of one entry have in common: their date, or with many events its month or its year."""
    known = _known(event)
    if titled or known is None:
        return (known is None, "" if known is None else event.when)
    days = [day for one in view.events if (day := _known(one)) is not None]
    on = date.fromordinal(known)
    months = days[-1] - days[0] <= _MONTHS_UP_TO
    return (False, f"{view.months[on.month - 1]} {on.year}" if months else str(on.year))


def _known(event: ChronologyEvent) -> int | None:
    """The day by which the event stands in the order of time."""
    return event.first if event.first is not None else event.last


def _usual_gap(events: Sequence[ChronologyEvent]) -> float:
    days = sorted({day for event in events if (day := _known(event)) is not None})
    gaps = sorted(two - one for one, two in pairwise(days))
    return max(6, _LONG * gaps[len(gaps) // 2]) if gaps else 0


def _break(sheet: _Sheet) -> None:
    for shift in (0, 5):
        path = f"M{number(_RAIL - 7)} {number(sheet.y + 6 + shift)}l14 -5"
        sheet.parts.append(element("path", d=path, class_="axis"))
    sheet.y += 16


def _as_of(view: ChronologyView, sheet: _Sheet) -> None:
    sheet.parts.append(element("path", d=f"M0 {number(sheet.y + 3)}H{number(WIDTH)}", class_="as-of"))
    text = wrapped(view.as_of_label, _DATE, WIDTH - _TEXT - 8, 1)[0]
    if text:
        sheet.parts += label(WIDTH - 4, sheet.y + 17, text, _DATE, classes="fine mute", anchor="end")
    sheet.y += 26


def _date(view: ChronologyView, sheet: _Sheet, when: str, events: Sequence[ChronologyEvent], *, titled: bool) -> None:
    """A date, its mark on the rail, and its events."""
    top = sheet.y
    text = view.undated_label if events[0].shape == "undated" else when
    head = text if titled else f"{text} · {len(events)}"
    for line in wrapped(head, _DATE, WIDTH - _TEXT - 6, 2):
        sheet.parts += label(_TEXT, sheet.y + 13, line, _DATE, classes="fine soft strong")
        sheet.y += _LINE
    if titled:
        for event in events:
            _event(sheet, event)
    else:
        _row(sheet, events)
    if titled:
        sheet.parts += _rail(events[0], top + 3, sheet.y - 2)
    else:
        path = f"M{number(_RAIL)} {number(top + 3)}V{number(sheet.y - 2)}"
        sheet.parts.append(element("path", d=path, class_="axis"))
    sheet.y += 10


def _event(sheet: _Sheet, event: ChronologyEvent) -> None:
    lines = wrapped(event.title, _TITLE, WIDTH - _TEXT - 26, 3)
    parts = list(point(event, _TEXT + 7, sheet.y + 9, 11))
    for index, line in enumerate(lines):
        parts += label(_TEXT + 19, sheet.y + 13.5 + index * _LINE, line, _TITLE)
    sheet.parts.append(linked(event, parts))
    sheet.y += _LINE * len(lines) + 5


def _row(sheet: _Sheet, events: Sequence[ChronologyEvent]) -> None:
    step, each = 20.0, int((WIDTH - _TEXT - 10) // 20)
    for index, event in enumerate(events):
        x, y = _TEXT + 8 + step * (index % each), sheet.y + 9 + step * (index // each)
        glyph = standing_glyph(event.standing, x, y, 12) if not event.tentative else None
        sheet.parts.append(linked(event, (glyph,) if glyph else point(event, x, y, 10)))
    sheet.y += step * -(-len(events) // each)


def _rail(event: ChronologyEvent, top: float, bottom: float) -> list[Svg]:
    """What kind of date it is, drawn beside it: tick, bracket, bar, dots or an arrow."""
    x = number(_RAIL)
    if event.shape == "undated":
        return [element("path", d=f"M{x} {number(top)}V{number(bottom)}", class_="grid")]
    past = " past" if event.background else ""
    if event.shape == "within":
        ends = ("" if event.first is None else "h7", "" if event.last is None else "h7")
        path = f"M{x} {number(top)}{ends[0]}M{x} {number(top)}V{number(bottom)}{ends[1]}"
        found = [element("path", d=path, class_=f"bracket{past}")]
    elif event.shape == "day":
        line = element("path", d=f"M{x} {number(top)}V{number(bottom)}", class_="grid")
        ring = " about" if event.about_start or event.about_end else ""
        found = [line, element("circle", cx=_RAIL, cy=top + 6, r=4.5, class_=f"{'bracket' if ring else 'spot'}{ring}")]
    else:
        found = _upright_bar(event, top, bottom, past)
    if event.first is None:
        found.append(element("path", d=f"M{x} {number(top)}l-4 7h8z", class_=f"head{past}"))
    if event.last is None:
        found.append(element("path", d=f"M{x} {number(bottom)}l-4 -7h8z", class_=f"head{past}"))
    return found


def _upright_bar(event: ChronologyEvent, top: float, bottom: float, past: str) -> list[Svg]:
    x, reach = number(_RAIL), min(14.0, (bottom - top) / 3)
    start, end = top + (reach if event.about_start else 0), bottom - (reach if event.about_end else 0)
    found = [element("path", d=f"M{x} {number(start)}V{number(end)}", class_=f"bar{past}")]
    for holds, one, two in ((event.about_start, start, top), (event.about_end, end, bottom)):
        if holds:
            found.append(element("path", d=f"M{x} {number(one)}V{number(two)}", class_=f"bar-about{past}"))
    left = number(_RAIL - 4)
    if event.first is not None and not event.about_start:
        found.append(element("path", d=f"M{left} {number(top)}h8", class_=f"stop{past}"))
    if event.last is not None and not event.about_end:
        found.append(element("path", d=f"M{left} {number(bottom)}h8", class_=f"stop{past}"))
    return found
