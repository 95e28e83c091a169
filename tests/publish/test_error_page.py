"""The page that stands in for all pages while the facts have errors."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from generator.problems import Origin, Pointer, Problem, Severity
from generator.publish.error_page import error_page
from generator.publish.located import from_here, shown


def _problem(text: str = "when: 2019-02-29", *, severity: Severity = Severity.ERROR) -> Problem:
    return Problem(
        code="bad-date",
        message="there is no such day",
        where=Origin(file="briefings/events.yml", line=3, column=7, length=10, text=text),
        remedy="write a day that exists, as at {see}",
        severity=severity,
        see=Pointer(file="briefings/claims.yml"),
    )


def test_a_problem_says_what_where_and_what_to_do() -> None:
    """Message, place, code, the line with the wrong part marked, and the remedy with the other place filled in."""
    page = error_page([_problem()])
    for part in (
        "there is no such day",
        "<code>briefings/events.yml:3:7</code> · bad-date",
        "<bdi>when: <mark>2019-02-29</mark></bdi>",
        "write a day that exists, as at briefings/claims.yml",
        "<h1>Not built: 1 error</h1>",
    ):
        assert part in page


def test_warnings_alone_are_called_warnings() -> None:
    """Under --strict the page may be about warnings only, and does not call them errors."""
    problems = [_problem(severity=Severity.WARNING)] * 2
    assert "<h1>Not built: 2 warnings</h1>" in error_page(problems)


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.tags.add(tag)


@given(st.text())
def test_text_of_the_facts_never_becomes_markup(text: str) -> None:
    """Whatever a line of YAML holds, the page has no element that it would not have anyway."""
    probe, plain = _Tags(), _Tags()
    probe.feed(error_page([_problem(f"<script>{text}</script><img>")]))
    plain.feed(error_page([_problem("x")]))
    assert probe.tags == plain.tags


def test_the_page_asks_nobody_for_anything() -> None:
    """It must work while nothing else does: no address of a file or of another host is in it."""
    page = error_page([_problem()], reloads=True)
    assert re.findall(r'(?:src|href)="(?!data:)|https?:', page) == []


def test_places_are_named_from_where_the_reader_stands(tmp_path: Path) -> None:
    """Files below the current folder lose its path; others keep theirs; relative ones stay."""
    here = tmp_path / "here"
    here.mkdir()
    files = [f"{here}/briefings/a.yml", "/elsewhere/b.yml", "briefings/c.yml"]
    problems = [Problem(code="c", message="m", where=Pointer(file=file), remedy="r") for file in files]
    moved = [problem.where.file for problem in from_here(problems, here) if problem.where]
    assert (moved, shown(here / "x", here)) == (["briefings/a.yml", "/elsewhere/b.yml", "briefings/c.yml"], "x")
