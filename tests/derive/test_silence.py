"""Small libraries -> the parties that are never quoted, who declined to comment and who withheld something."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.derive.silence import silence
from generator.pipeline import examine

Hush = Callable[..., tuple[list[str], list[str], list[str]]]


@pytest.fixture
def hush(write_library: Callable[..., Path]) -> Hush:
    """A function from events and claims to (never quoted, declined, withheld)."""

    def find(events: str, claims: str = "", period: str = "2020-02") -> tuple[list[str], list[str], list[str]]:
        briefing = "title: T\nas_of: 2020-02-06\nsources: {w: wire}\nbottom_line: [{text: T., rests_on: ev}]\n"
        files = {"b/events.yml": events, "b/briefing.yml": briefing + (f"period: {period}\n" if period else "")}
        files |= {"b/claims.yml": claims} if claims else {}
        library = examine(write_library(files)).library
        found = silence(library, library.briefings["b"])
        declined, withheld = ([s.id for s in group] for group in (found.declined, found.withheld))
        return [never.actor for never in found.never_quoted], declined, withheld

    return find


def _event(who: str, reports: str = "monitor: w:1.1", when: str = "2020-02-05", mode: str = "actual") -> str:
    return (
        f"ev: {{title: It happens, kind: attack, when: {when}, mode: {mode}, who: {{{who}}}, reports: {{{reports}}}}}\n"
    )


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("initiator: rebels, target: army", ["rebels", "army"]),
        ("party: [rebels, state]", ["rebels", "state"]),
        ("target: monitor", []),  # it is the one who reports
        ("affected: rebels, mediator: state", []),  # no parties
        ("initiator: witnesses", []),  # nobody is named
        ("initiator: minister", []),  # a person is asked for, not heard as a party
        ("initiator: agency", []),  # a news outlet is no party
    ],
)
def test_parties(hush: Hush, who: str, expected: list[str]) -> None:
    """Named governments, forces, groups and organisations that initiate, are aimed at or take part are listened for."""
    assert expected == hush(_event(who))[0]


@pytest.mark.parametrize("speaker", ["state", "army", "minister"])
def test_one_root_is_heard_as_one(hush: Hush, speaker: str) -> None:
    """Whoever speaks for a side, the side is heard."""
    assert [] == hush(_event("target: army", f"{speaker}: w:1.1"))[0]


def test_voice_of_its_own_is_not_its_parents(hush: Hush) -> None:
    """Somebody with a voice of its own does not speak for the side that it is part of."""
    assert ["army"] == hush(_event("target: army", "ombudsman: w:1.1"))[0]


@pytest.mark.parametrize(
    ("when", "mode", "period", "expected"),
    [
        ("2020-02-05", "actual", "2020-02", ["rebels"]),
        ("2020-02-05", "actual", "", ["rebels"]),
        ("2020-02-05", "planned", "2020-02", []),
        ("2020-02-05", "negated", "2020-02", []),
        ("2020-01-05", "actual", "2020-02", []),
        ("2020-01/2020-02", "actual", "2020-02", []),
        ("undated", "actual", "2020-02", []),
        ("undated", "actual", "", []),
        ("/2020-02-06", "actual", "2020-02", []),
        ("2020-02-01/2020-02-29", "actual", "2020-02/..", ["rebels"]),
        ("2011-02-01", "actual", "../2020-02", ["rebels"]),
    ],
)
def test_only_what_happened_inside_the_period(
    hush: Hush, when: str, mode: str, period: str, expected: list[str]
) -> None:
    """Only events that are said to have happened, wholly inside the period, make their parties be listened for."""
    assert expected == hush(_event("initiator: rebels", when=when, mode=mode), period=period)[0]


def test_part_that_only_a_report_gives(hush: Hush) -> None:
    """A party that one report alone names is listened for, too."""
    assert ["rebels"] == hush(_event("target: monitor", "monitor: {who: {initiator: rebels}, cites: w:1.1}"))[0]


def test_speaking_is_more_than_declining(hush: Hush) -> None:
    """Who declines to comment is not quoted by that; who withholds a particular has spoken."""
    event = _event("initiator: rebels, target: army")
    claims = (
        "a: {by: rebels, act: decline-comment, about: ev, cites: w:2.1}\n"
        "b: {by: minister, act: withhold, says: The number., about: ev, cites: w:2.2}\n"
    )
    assert (["rebels"], ["a"], ["b"]) == hush(event, claims)


def test_speaker_of_another_briefing_is_not_heard_here(write_library: Callable[..., Path]) -> None:
    """Silence is reckoned briefing by briefing."""
    other = {
        "b/events.yml": _event("initiator: rebels"),
        "z/briefing.yml": "title: Z\nas_of: 2020\nsources: {p: paper}\nbottom_line: [{text: T., rests_on: yes}]\n",
        "z/claims.yml": "yes: {by: rebels, says: It was us., cites: p:1.1}\n",
    }
    library = examine(write_library(other)).library
    assert ["rebels"] == [never.actor for never in silence(library, library.briefings["b"]).never_quoted]


def test_events_of_a_silent_party(write_library: Callable[..., Path]) -> None:
    """A silent party stands with every event in which it takes part, each once."""
    events = _event("initiator: rebels, target: rebels") + _event("initiator: rebels").replace("ev:", "zv:", 1)
    library = examine(write_library({"b/events.yml": events})).library
    (never,) = silence(library, library.briefings["b"]).never_quoted
    assert ["b/ev", "b/zv"] == [event.uid for event in never.events]
