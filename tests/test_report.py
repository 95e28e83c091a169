"""generator.report -> problems as people, editors, GitHub and code scanners read them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.problems import Origin, Pointer, Problem, Severity
from generator.report import as_github, as_json, as_sarif, as_text, count_line

LINE = "  who: {initiator: syrian-armed-force}"
EVENTS = Origin(file="briefings/idlib/events.yml", line=14, column=20, length=18, text=LINE)
UNKNOWN = Problem(
    code="unknown-reference",
    message='no actor is called "syrian-armed-force"',
    where=EVENTS,
    remedy='did you mean "syrian-armed-forces" ({see})?',
    see=Origin(file="briefings/idlib/actors.yml", line=9, column=1, text="syrian-armed-forces:"),
)


def problem(
    where: Origin | Pointer | None, message: str = "m", severity: Severity = Severity.ERROR, remedy: str = "r"
) -> Problem:
    return Problem(code="c", message=message, where=where, remedy=remedy, severity=severity)


def underlined(text: str, column: int, length: int, line: int = 7) -> list[str]:
    """The author's line and the underline, as printed."""
    place = Origin(file="f.yml", line=line, column=column, length=length, text=text)
    return as_text([problem(place)]).split("\n")[1:3]


def test_a_problem_says_where_what_why_and_the_remedy() -> None:
    """The one form in which every problem is printed."""
    assert as_text([UNKNOWN]) == (
        'briefings/idlib/events.yml:14:20: error[unknown-reference]: no actor is called "syrian-armed-force"\n'
        "   14 |   who: {initiator: syrian-armed-force}\n"
        "      |                    ^^^^^^^^^^^^^^^^^^\n"
        '   did you mean "syrian-armed-forces" (briefings/idlib/actors.yml:9)?'
    )


def test_problems_are_set_apart_by_a_blank_line() -> None:
    """Many problems stay readable; none give nothing."""
    two = as_text([problem(Origin(file="a", line=1, column=1)), problem(None, severity=Severity.WARNING)])
    assert (two, as_text([])) == ("a: error[c]: m\n   r\n\nwarning[c]: m\n   r", "")


def test_a_problem_with_a_whole_file_or_folder_shows_no_line() -> None:
    """There is no line 1 in a folder; a pointer that was not located is its file."""
    assert as_text([problem(Pointer(file="lib/b", path=("x",)))]) == "lib/b: error[c]: m\n   r"


def test_the_gutter_is_as_wide_as_the_line_number() -> None:
    """The bars stand below each other in a file of ten thousand lines."""
    assert underlined("a: b", 4, 1, line=12345) == ["   12345 | a: b", "         |    ^"]


@pytest.mark.parametrize(
    ("text", "column", "length", "lines"),
    [
        ("a: 东京 x", 7, 1, ["   7 | a: 东京 x", "     |         ^"]),
        ("a: 东京", 4, 2, ["   7 | a: 东京", "     |    ^^^^"]),
        ("a: e\u0301e\u0301 x", 9, 1, ["   7 | a: e\u0301e\u0301 x", "     |       ^"]),
        ("a: سراقب x", 10, 1, ["   7 | a: سراقب x", "     |          ^"]),
        ("a: می\u200cگوید x", 12, 1, ["   7 | a: می\u200cگوید x", "     |           ^"]),
        ("a:\tb", 4, 1, ["   7 | a: b", "     |    ^"]),
        ("a: x\u2028y z", 8, 1, ["   7 | a: x\\u2028y z", "     |             ^"]),
        ("a: b", 5, 1, ["   7 | a: b", "     |     ^"]),
        ("a: b", 3, 99, ["   7 | a: b", "     |   ^^"]),
    ],
)  # fmt: skip
def test_the_underline_keeps_to_terminal_cells(text: str, column: int, length: int, lines: list[str]) -> None:
    """Wide, combining, joined and right-to-left characters, and tabs, do not push the underline aside."""
    assert underlined(text, column, length) == lines


def test_a_long_line_is_cut_around_what_is_meant() -> None:
    """A paragraph in one line must not bury its one wrong word."""
    shown, marks = underlined("x" * 300 + "WRONG" + "y" * 300, 301, 5)
    assert (shown, marks) == (
        "   7 | …" + "x" * 30 + "WRONG" + "y" * 64 + "…",
        "     | " + " " * 31 + "^^^^^",
    )


def test_the_end_of_a_long_line_is_shown_with_what_comes_before() -> None:
    """The room that the end does not need goes to the context."""
    assert underlined("x" * 300 + "END", 301, 3) == ["   7 | …" + "x" * 96 + "END", "     | " + " " * 97 + "^^^"]


def test_a_line_of_combining_marks_is_cut_too() -> None:
    """Marks take no room, so cells alone would not limit them."""
    assert len(underlined("e" + "\u0301" * 1_000_000, 500_000, 1)[0]) < 700


def test_nothing_in_a_file_can_steer_the_terminal() -> None:
    """Escapes, line ends and characters that turn the text around are written out."""
    place = Origin(file="f\x1b[2J\udcff.yml", line=1, column=1, length=1, text="\x1b]0;x\x07\u202e")
    assert as_text([problem(place, message="a\nb\x9b", remedy="\r\u2066")]) == (
        "f\\x1b[2J\\udcff.yml:1:1: error[c]: a\\nb\\x9b\n"
        "   1 | \\x1b]0;x\\x07\\u202e\n"
        "     | ^^^^\n"
        "   \\r\\u2066"
    )  # fmt: skip


def test_colour_is_added_only_when_asked_for() -> None:
    """The words are the same with and without."""
    coloured = as_text([UNKNOWN], colour=True)
    plain = coloured
    for code in ("\x1b[31m", "\x1b[34m", "\x1b[1m", "\x1b[0m"):
        plain = plain.replace(code, "")
    assert ("\x1b[31merror" in coloured, plain) == (True, as_text([UNKNOWN]))


def test_braces_in_a_remedy_are_left_alone() -> None:
    """Remedies quote YAML, which is full of braces."""
    assert as_text([problem(None, remedy="write {initiator: x} or {0}")]).endswith("write {initiator: x} or {0}")


@given(st.text(), st.integers(1, 300), st.integers(1, 300))
def test_any_line_gives_four_lines_that_any_terminal_takes(text: str, column: int, length: int) -> None:
    """Whatever an author's line holds, the form stands."""
    printed = as_text([problem(Origin(file="f", line=2, column=column, length=length, text=text), message=text)])
    lines = printed.encode("utf-8").decode("utf-8").splitlines()
    assert (len(lines), lines[2].strip(" |^")) == (4, "")


@pytest.mark.parametrize(
    ("errors", "warnings", "files", "expected"),
    [
        (3, 1, 2, "3 errors and 1 warning in 2 files."),
        (1, 0, 1, "1 error in 1 file."),
        (0, 2, None, "2 warnings in 1 file."),
        (0, 0, None, "No problems."),
        (0, 0, 7, "No problems in 7 files."),
    ],
)
def test_the_last_line_counts(errors: int, warnings: int, files: int | None, expected: str) -> None:
    """One line tells how it went."""
    place = Origin(file="a", line=1, column=1)
    listed = [problem(place)] * errors + [problem(place, severity=Severity.WARNING)] * warnings
    assert count_line(listed, files) == expected


def test_a_problem_without_a_file_is_counted_in_none() -> None:
    """A missing library is in no file."""
    assert count_line([problem(None)]) == "1 error."


def test_json_holds_everything_that_the_text_holds() -> None:
    """Editors and scripts need no parser for our text."""
    listed = [UNKNOWN, problem(None, message="\udcff", severity=Severity.WARNING)]
    assert json.loads(as_json(listed)) == {
        "problems": [
            {
                "code": "unknown-reference",
                "severity": "error",
                "message": 'no actor is called "syrian-armed-force"',
                "remedy": 'did you mean "syrian-armed-forces" (briefings/idlib/actors.yml:9)?',
                "where": {"file": "briefings/idlib/events.yml", "line": 14, "column": 20, "length": 18},
                "see": {"file": "briefings/idlib/actors.yml", "line": 9, "column": 1, "length": 1},
            },
            {"code": "c", "severity": "warning", "message": "\\udcff", "remedy": "r", "where": None, "see": None},
        ],
        "errors": 1,
        "warnings": 1,
    }


def test_github_is_told_the_place_in_its_own_escapes() -> None:
    """A colon or a line end in a message or a file name cannot end the command or begin another."""
    place = Origin(file="a,b:c%.yml", line=3, column=5, length=2, text="x")
    listed = [problem(place, message="50%\n::error::x"), problem(None, severity=Severity.WARNING)]
    assert as_github(listed) == (
        "::error title=c,file=a%2Cb%3Ac%25.yml,line=3,col=5,endColumn=7::50%25%0A::error::x%0Ar\n"
        "::warning title=c::m%0Ar"
    )


def test_sarif_has_what_the_standard_requires() -> None:
    """A log, a run, a tool with its rules, and results that point at rule and region (sections 3.13 to 3.30)."""
    place = Origin(file="my files/ü.yml", line=2, column=3, length=4, text="a: bcde")
    log: dict[str, Any] = json.loads(as_sarif([UNKNOWN, problem(place), problem(None, severity=Severity.WARNING)]))
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert (log["version"], log["$schema"]) == ("2.1.0", "https://json.schemastore.org/sarif-2.1.0.json")
    assert (driver["name"], run["columnKind"]) == ("briefings", "unicodeCodePoints")
    assert driver["rules"] == [{"id": "c"}, {"id": "unknown-reference"}]
    first, second, third = run["results"]
    assert [driver["rules"][result["ruleIndex"]]["id"] for result in run["results"]] == ["unknown-reference", "c", "c"]
    assert [(result["ruleId"], result["level"]) for result in run["results"]] == [
        ("unknown-reference", "error"),
        ("c", "error"),
        ("c", "warning"),
    ]
    assert first["message"] == {
        "text": 'no actor is called "syrian-armed-force". '
        'did you mean "syrian-armed-forces" (briefings/idlib/actors.yml:9)?'
    }
    assert first["relatedLocations"][0]["physicalLocation"]["region"]["startLine"] == 9
    assert second["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "my%20files/%C3%BC.yml"},
                "region": {"startLine": 2, "startColumn": 3, "endColumn": 7},
            }
        }
    ]
    assert "locations" not in third


def test_sarif_rules_lead_to_the_documentation_where_it_is_known() -> None:
    """A code scanner offers the page that explains a problem's code."""
    log = json.loads(as_sarif([UNKNOWN], "https://example.org/problems/#{code}"))
    (rule,) = log["runs"][0]["tool"]["driver"]["rules"]
    assert rule["helpUri"] == "https://example.org/problems/#unknown-reference"
