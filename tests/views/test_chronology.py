"""Tests of what a time strip is told: every event of a briefing, with its bounds, lane and words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.derive.derived import derive
from generator.model import vocabularies as v
from generator.pipeline import examine
from generator.views.chronology import ChronologyView, LaneKind, briefing_chronology, entity_chronology
from generator.views.compose import Composer


def _composer(page: str) -> Composer:
    library = examine(Path("briefings")).library
    return Composer(library, derive(library), page)


def _view(lanes: LaneKind = "kind") -> ChronologyView:
    library = (composer := _composer("briefings/x/index.md")).library
    briefing = next(one for slug, one in library.briefings.items() if slug.startswith("idlib"))
    view = briefing_chronology(composer, briefing, lanes)
    assert view is not None
    return view


@pytest.mark.parametrize("lanes", ["kind", "actor", "place"])
def test_every_event_stands_in_one_lane(lanes: LaneKind) -> None:
    """An event would be missing from the strip."""
    view = _view(lanes)

    counted = {lane.key: sum(event.lane == lane.key for event in view.events) for lane in view.lanes}

    assert (counted, sum(counted.values())) == ({lane.key: lane.count for lane in view.lanes}, 22)


def test_lanes_follow_the_vocabulary() -> None:
    """The lanes of two briefings would stand in different orders."""
    groups = list(dict.fromkeys(term.group for term in v.EVENT_KIND.terms.values()))

    assert [lane.label for lane in _view().lanes] == [name for name in groups if name != "Other events"]


@pytest.mark.parametrize(
    ("title", "shape", "first", "last", "about"),
    [
        ("Civil war is fought in Syria", "lasted", date(2011, 1, 1), None, False),
        ("A U.S. strike kills an Iranian general", "within", date(2020, 1, 1), date(2020, 1, 31), False),
        ("Turkish forces strike back", "within", date(2020, 2, 3), date(2020, 2, 6), False),
        ("Civilians flee towards the Turkish border", "lasted", date(2020, 1, 23), date(2020, 2, 6), True),
        ("Government attacks kill Turkish military personnel", "day", date(2020, 2, 3), date(2020, 2, 3), False),
        ("Assad wins back territory that was lost to rebels", "undated", None, None, False),
    ],
)
def test_dates_keep_their_precision(
    title: str, shape: str, first: date | None, last: date | None, *, about: bool
) -> None:
    """A date known to the month would be drawn as if the day were known."""
    event = next(event for event in _view().events if event.title == title)

    found = (event.shape, event.first, event.last, event.about_start)

    assert found == (shape, first and first.toordinal(), last and last.toordinal(), about)


def test_what_is_planned_or_possible_is_told_apart() -> None:
    """A meeting that never took place would look as if it had."""
    found = [event.mode_label for event in _view().events if event.tentative]

    assert found == ["Hypothetical"]


def test_events_lead_to_the_timeline_from_any_page() -> None:
    """A mark on an actor's page would lead nowhere."""
    composer = _composer("actors/russia.md")
    briefing = next(one for slug, one in composer.library.briefings.items() if slug.startswith("idlib"))

    view = entity_chronology(composer, briefing.events[:1])

    assert view is not None
    event = view.events[0]
    assert event.href == f"../briefings/{briefing.slug}/timeline.md#{event.anchor}"


def test_nothing_is_drawn_without_events() -> None:
    """An empty axis would stand on the page of an actor who takes part in nothing."""
    assert entity_chronology(_composer("actors/russia.md"), ()) is None
