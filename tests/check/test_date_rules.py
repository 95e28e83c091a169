"""Dates of events and statements, and the texts that they cite -> problems of dates."""

from __future__ import annotations

import pytest

from generator.check.examples import problems_of

TEXT = "storm/texts/coast-radio-1.txt"
RADIO = """The port authority closed the harbour on Monday. It did so in the storm of March 1, 2024, it said.

It will open again in April, or at the weekend. On Sunday no ship came.
"""


def _claim(fields: str) -> list[str]:
    files = {TEXT: RADIO, "storm/claims.yml": f"c: {{by: dockers-union, says: No ferry leaves., {fields}}}\n"}
    return [problem.code for problem in problems_of(files)]


def _event(fields: str, text: str | None = RADIO) -> list[str]:
    event = f"harbour-closed: {{title: The harbour of Ambrel closes, kind: other, where: ambrel, {fields}}}\n"
    files = {"storm/events.yml": event}
    return [problem.code for problem in problems_of(files if text is None else {TEXT: text, **files})]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("when: 2024-03-04 (on Monday), cites: r:1.1", []),
        ("when: 2024-03-03 (on Monday), cites: r:1.1", ["date-mismatch"]),
        ("when: 2024-03-01 (on Monday), cites: r:1.1", ["date-mismatch"]),
        ("when: 2024-03-03 (on Sunday), cites: r:2.2", []),
        ("said: 2024-03-03 (on Sunday), cites: r:2.2", []),
        ("said: 2024-03-02 (on Sunday), cites: r:2.2", ["date-mismatch"]),
        ("act: expect, when: 2024-04 (in April), cites: r:2.1", []),
        ("act: expect, when: 2024-05 (in April), cites: r:2.1", ["date-mismatch"]),
        ("act: promise, when: 2024-03-09/2024-03-10 (at the weekend), cites: r:2.1", []),
        ("when: 2024-04 (in April), cites: r:2.1", ["date-mismatch"]),
    ],
)
def test_a_date_is_what_its_wording_means(fields: str, expected: list[str]) -> None:
    """A day off is an error, and a plan for the next April is none."""
    assert _claim(fields) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("when: 2024-03-03 (on Sunday), cites: r:1.1", ["date-wording-not-found"]),
        ("when: 2024-03-03 (On Sunday), cites: r:2.2", []),
        ("when: 2024-03-03 (on sunday), cites: r:2.2", ["date-wording-not-found"]),
        ("when: 2024-03-04 (on Monday), cites: r:1", []),
    ],
)
def test_a_wording_stands_in_a_cited_sentence(fields: str, expected: list[str]) -> None:
    """Only the first letter may differ, as it does at the start of a sentence."""
    assert _claim(fields) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("when: 2024-03-04, reports: {port-authority: r:1.1}", ["date-without-wording"]),
        ("when: 2024-03-01, reports: {port-authority: r:1.2}", []),
        ("when: 2024-03-02, reports: {port-authority: r:1.2}", ["date-without-wording"]),
        ("when: 2024-03-04, inferred: {when: It was that day.}, reports: {port-authority: r:1.1}", []),
        ("when: undated, reports: {port-authority: r:1.1}", []),
    ],
)
def test_a_bare_date_is_spelt_out_or_inferred(fields: str, expected: list[str]) -> None:
    """A date that the analyst worked out does not pass for the source's."""
    assert _event(fields) == expected


def test_a_bare_date_without_the_text() -> None:
    """Nothing is said of a sentence that is not at hand."""
    assert _event("when: 2024-03-04, reports: {port-authority: r:1.1}", None) == []


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("said: 2024-03-07, cites: r:1.1", ["dated-after-source"]),
        ("said: 2024-03-06, cites: r:1.1", []),
        ("when: 2024-04-01, act: expect, cites: r:2.1", []),
    ],
)
def test_nothing_is_said_after_its_source(fields: str, expected: list[str]) -> None:
    """A day is left for time zones, and a plan may lie ahead."""
    assert _claim(fields) == expected
