"""Tests of the time strip: whatever the dates, its marks stay in order, in the frame, and legible."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.figures.lettering import text_width
from generator.figures.timeline import draw_timeline, draw_timeline_narrow
from generator.figures.timeline.items import AREA, RIGHT, WIDTH, Frame, item_of
from generator.figures.timeline.lanes import Extent, packed
from generator.figures.timeline.scale import TICK, scale_of, ticks
from generator.views.chronology import ChronologyEvent, ChronologyLane, ChronologyView, DateShape

_DAY = date(2020, 2, 3).toordinal()


def _event(
    anchor: str, first: int | None, last: int | None, shape: DateShape = "day", *, about: bool = False, **more: object
) -> ChronologyEvent:
    usual: dict[str, object] = {"title": f"The harbour is shelled {anchor}", "days": (), "tentative": False}
    return ChronologyEvent(
        anchor=anchor,
        href=f"timeline.md#{anchor}",
        when="some day",
        when_note="",
        standing="attributed",
        standing_label="Attributed",
        kind="shelling",
        kind_label="Shelling",
        lane="a",
        shape=shape,
        first=first,
        last=last,
        about_start=about,
        **{**usual, **more},  # type: ignore[arg-type]
    )


def _view(*events: ChronologyEvent, as_of: int | None = None) -> ChronologyView:
    return ChronologyView(
        title="Time strip",
        description="What happened",
        caption="",
        events=events,
        lanes=(ChronologyLane(key="a", label="Fighting", count=len(events)),),
        as_of=as_of,
        as_of_label="as of then",
    )


_SHAPES = {
    "point": (_event("e", _DAY, _DAY),),
    "range": (_event("e", _DAY, _DAY + 4, "lasted"),),
    "within": (_event("e", _DAY, _DAY + 4, "within"),),
    "open start": (_event("e", None, _DAY, "lasted"),),
    "open end": (_event("e", _DAY, None, "lasted"),),
    "or later": (_event("e", _DAY, None, "within"),),
    "about": (_event("e", _DAY, _DAY + 9, "lasted", about=True),),
    "about a day": (_event("e", _DAY, _DAY, about=True),),
    "several": (_event("e", _DAY, _DAY + 6, "several", days=(_DAY, _DAY + 6)),),
    "undated": (_event("e", None, None, "undated"),),
    "planned": (_event("e", _DAY, _DAY, tentative=True),),
    "season": (_event("e", date(2019, 3, 1).toordinal(), date(2019, 5, 31).toordinal(), "within"),),
    "year": (_event("e", date(2019, 1, 1).toordinal(), date(2019, 12, 31).toordinal(), "within"),),
    "the first and the last year": (_event("e", 1, date.max.toordinal(), "lasted"),),
    "all on one day": tuple(_event(f"e{i}", _DAY, _DAY) for i in range(12)),
    "two hundred years": tuple(_event(f"e{i}", _DAY + 7300 * i, _DAY + 7300 * i) for i in range(10)),
    "300 events": tuple(_event(f"e{i}", _DAY + i * i % 700, _DAY + i * i % 700) for i in range(300)),
}


@st.composite
def _events(draw: st.DrawFn) -> tuple[ChronologyEvent, ...]:
    found = []
    for index in range(draw(st.integers(1, 12))):
        first = draw(st.integers(1, 3_600_000) | st.integers(_DAY, _DAY + 60))
        length = draw(st.integers(0, 400))
        shape: DateShape = "day" if length == 0 else draw(st.sampled_from(["lasted", "within"]))
        title = draw(st.text(max_size=60))
        found.append(_event(f"e{index}", first, first + length, shape, title=title))
    return tuple(sorted(found, key=lambda event: event.first or 0))


@pytest.mark.parametrize("name", _SHAPES)
def test_every_shape_of_date_links_each_event_once(name: str) -> None:
    """A date of an unusual shape would be missing from the strip, or would break the page."""
    view = _view(*_SHAPES[name], as_of=_DAY)

    wide = ElementTree.fromstring(draw_timeline(view).svg)
    narrow = ElementTree.fromstring(draw_timeline_narrow(view).svg)

    drawn = [
        sorted(a.attrib["data-event"] for a in one.iter("{http://www.w3.org/2000/svg}a")) for one in (wide, narrow)
    ]
    expected = sorted(event.anchor for event in view.events)
    assert drawn == [expected, expected]


@settings(deadline=None)
@given(_events())
def test_order_on_the_scale_is_the_order_of_time(events: tuple[ChronologyEvent, ...]) -> None:
    """A reader would take a later event for an earlier one."""
    scale = scale_of(events, (), AREA, RIGHT)

    places = [scale.start(event.first or 0) for event in events]

    assert (places, AREA <= min(places), max(places) <= RIGHT) == (sorted(places), True, True)


@settings(deadline=None)
@given(_events())
def test_no_two_labels_overlap_nor_leave_the_frame(events: tuple[ChronologyEvent, ...]) -> None:
    """Two titles would be printed over each other, or be cut off at the edge."""
    frame = Frame(view=_view(*events), scale=scale_of(events, (), AREA, RIGHT))

    boxes = packed([item_of(frame, event).extent for event in events], 0, 5)

    clashes = [(a, b) for i, a in enumerate(boxes) for b in boxes[:i] if a.overlaps(b)]
    outside = [box for box in boxes if box.left < 0 or box.right > WIDTH]
    assert (clashes, outside) == ([], [])


@settings(deadline=None)
@given(_events())
def test_no_two_ticks_overlap(events: tuple[ChronologyEvent, ...]) -> None:
    """The dates on the axis could not be read."""
    found = ticks(_view(*events), scale_of(events, (), AREA, RIGHT), WIDTH)

    clashes = [(a, b) for a, b in pairwise(found) if a.x + text_width(a.text, TICK) > b.x]

    assert clashes == []


def test_what_shares_a_place_is_stacked() -> None:
    """Events of one day would hide each other."""
    boxes = packed([Extent(left=0, right=9, height=10)] * 3, 0, 2)

    assert [box.top for box in boxes] == [0, 12, 24]


def test_a_long_empty_time_is_broken() -> None:
    """Nine years without an event would leave no room for the week that matters."""
    events = (_event("war", _DAY - 3000, None, "lasted"), *(_event(f"e{i}", _DAY + i, _DAY + i) for i in range(4)))

    scale = scale_of(events, (), AREA, RIGHT)

    assert [(piece.first, piece.last) for piece in scale.pieces] == [(_DAY - 3000, _DAY - 3000), (_DAY, _DAY + 3)]


def test_a_year_alone_is_not_labelled_with_a_day() -> None:
    """A war "since 2011" would be said to have begun on 1 January."""
    events = (_event("war", date(2011, 1, 1).toordinal(), None, "lasted"), _event("e", _DAY, _DAY))

    found = ticks(_view(*events), scale_of(events, (), AREA, RIGHT), WIDTH)

    assert [tick.text for tick in found] == ["2011", "3 February 2020"]


def test_many_events_stay_within_bounds() -> None:
    """A strip of 300 events would be longer than any screen, and slow to load."""
    drawn = draw_timeline(_view(*_SHAPES["300 events"]))

    assert (drawn.height <= 910, len(drawn.svg.encode()) < 150_000) == (True, True)


def test_hostile_titles_are_text() -> None:
    """A title from a source could run as a script."""
    title = "</title><script>alert(1)</script>\"' onload=x"

    found = [draw(_view(_event("e", _DAY, _DAY, title=title))).svg for draw in (draw_timeline, draw_timeline_narrow)]

    assert [re.findall(r"<script|<[^>]* onload=", svg) for svg in found] == [[], []]


def test_the_same_view_gives_the_same_bytes() -> None:
    """Every build would change files that nobody has touched."""
    view = _view(*_SHAPES["300 events"], as_of=_DAY)

    assert (draw_timeline(view), draw_timeline_narrow(view)) == (draw_timeline(view), draw_timeline_narrow(view))
