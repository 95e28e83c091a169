"""Located problems -> what a person, an editor, GitHub or a code scanner reads."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from generator.problems import Origin, Pointer, Problem, Severity

_WIDEST = 100
"""Terminal cells that an author's line may take; a longer one is cut around the characters that are meant."""
_LEAD = 30
"""Cells shown at least before the characters that are meant, where a line is cut."""
_MOST_CHARACTERS = 4 * _WIDEST
"""Characters that may fill those cells: combining marks take none, and a line may be all marks."""

_RED, _YELLOW, _BLUE, _BOLD, _PLAIN = "\x1b[31m", "\x1b[33m", "\x1b[34m", "\x1b[1m", "\x1b[0m"
_COLOURS = {Severity.ERROR: _RED, Severity.WARNING: _YELLOW}

_DANGEROUS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")
"""What could steer a terminal, end a line or turn the text around it."""


def as_text(problems: Sequence[Problem], colour: bool = False) -> str:
    """Every problem with its place, its line and its remedy, a blank line between two; no line end after the last.

    The underline keeps to terminal cells: wide characters take two, combining marks none, a tab is shown as a space.
    """
    return "\n\n".join(_block(problem, colour) for problem in problems)


def as_json(problems: Sequence[Problem]) -> str:
    """An object: `problems` (as `Problem`, places spelled out), and the numbers of `errors` and `warnings`."""
    listed = [
        {
            "code": problem.code,
            "severity": problem.severity.value,
            "message": problem.message,
            "remedy": _remedy(problem),
            "where": _place(_origin(problem.where)),
            "see": _place(_origin(problem.see)),
        }
        for problem in problems
    ]
    errors = _errors(problems)
    return _dump({"problems": listed, "errors": errors, "warnings": len(problems) - errors})


def as_github(problems: Sequence[Problem]) -> str:
    """One workflow command a problem (`::error file=...::message`), which GitHub shows beside the line."""
    return "\n".join(_annotation(problem) for problem in problems)


def as_sarif(problems: Sequence[Problem], help_uri: str | None = None) -> str:
    """The Static Analysis Results Interchange Format, OASIS standard 2.1.0, one run.

    help_uri: the address of a code's documentation, with `{code}` where the code goes.
    """
    codes = sorted({problem.code for problem in problems})
    rules: list[dict[str, Any]] = [{"id": code} for code in codes]
    if help_uri is not None:
        for rule in rules:
            rule["helpUri"] = help_uri.replace("{code}", quote(rule["id"]))
    run = {
        "tool": {"driver": {"name": "briefings", "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, codes.index(problem.code)) for problem in problems],
    }
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return _dump({"$schema": schema, "version": "2.1.0", "runs": [run]})


def count_line(problems: Sequence[Problem], files: int | None = None) -> str:
    """«3 errors and 1 warning in 2 files.»

    files: how many files were looked at; by default those that have problems are counted.
    """
    errors = _errors(problems)
    warnings = len(problems) - errors
    counts = [_number(count, word) for count, word in ((errors, "error"), (warnings, "warning")) if count]
    if files is None:
        files = len({problem.where.file for problem in problems if problem.where is not None})
    place = f" in {_number(files, 'file')}" if files else ""
    return f"{' and '.join(counts) or 'No problems'}{place}."


def _errors(problems: Sequence[Problem]) -> int:
    return sum(problem.severity is Severity.ERROR for problem in problems)


def _number(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def _origin(place: Pointer | Origin | None) -> Origin | None:
    """A place that was not located is its file as a whole."""
    return Origin(file=place.file, line=1, column=1) if isinstance(place, Pointer) else place


def _is_whole_file(origin: Origin) -> bool:
    return (origin.line, origin.column, origin.text) == (1, 1, "")


def _remedy(problem: Problem) -> str:
    see = _origin(problem.see)
    if see is None:
        return problem.remedy
    return problem.remedy.replace("{see}", see.file if _is_whole_file(see) else f"{see.file}:{see.line}")


def _block(problem: Problem, colour: bool) -> str:
    origin = _origin(problem.where)
    paint = _COLOURS[problem.severity] if colour else ""
    bold, blue, plain = (_BOLD, _BLUE, _PLAIN) if colour else ("", "", "")
    place = ""
    if origin is not None:
        position = "" if _is_whole_file(origin) else f":{origin.line}:{origin.column}"
        place = f"{bold}{_visible(origin.file)}{position}{plain}: "
    head = f"{place}{paint}{problem.severity.value}[{_visible(problem.code)}]{plain}: {_visible(problem.message)}"
    lines = [head]
    if origin is not None and not _is_whole_file(origin):
        shown, indent, width = _excerpt(origin)
        gutter = str(origin.line)
        lines.append(f"   {blue}{gutter} |{plain} {shown}".rstrip())
        lines.append(f"   {blue}{' ' * len(gutter)} |{plain} {' ' * indent}{paint}{'^' * width}{plain}")
    lines.append(f"   {_visible(_remedy(problem))}")
    return "\n".join(lines)


def _excerpt(origin: Origin) -> tuple[str, int, int]:
    """The line as shown, the cells before the characters that are meant, and their cells (at least 1)."""
    text, column = origin.text, origin.column - 1
    first = _first_shown(text, column)
    shown = "…" if first else ""
    used = indent = len(shown)
    width = 0
    for index in range(first, len(text)):
        cell, cells = _cell(text[index])
        if used + cells > _WIDEST or index - first > _MOST_CHARACTERS:
            return shown + "…", indent, max(width, 1)
        shown, used = shown + cell, used + cells
        if index < column:
            indent = used
        elif index < column + origin.length:
            width += cells
    return shown, indent, max(width, 1)


def _first_shown(text: str, column: int) -> int:
    """The index of the first character shown: 0, but where the line is too wide. A long line is not read to its end."""
    if _cells(text) <= _WIDEST:
        return 0
    index = min(column, len(text))
    room = max(_LEAD, _WIDEST - 1 - _cells(text[index:]))
    lowest = index - _MOST_CHARACTERS // 2
    while index > max(lowest, 0) and _cell(text[index - 1])[1] <= room:
        index -= 1
        room -= _cell(text[index])[1]
    return index


def _cells(text: str) -> int:
    """How many terminal cells a text takes; of a long one, its beginning."""
    return sum(_cell(character)[1] for character in text[: _MOST_CHARACTERS + 1])


def _cell(character: str) -> tuple[str, int]:
    """A character as it is shown in an author's line, and how many terminal cells it takes."""
    if character == "\t":
        return " ", 1
    shown = _visible(character)
    if len(shown) > 1:
        return shown, len(shown)
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return shown, 0
    return shown, 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def _visible(text: str) -> str:
    """The text with what a terminal would obey written out as an escape."""
    return _DANGEROUS.sub(lambda found: found[0].encode("unicode_escape", "backslashreplace").decode("ascii"), text)


def printable(line: str) -> str:
    """A line for a terminal: what would steer it is written out."""
    return _visible(line)


def _encodable(value: Any) -> Any:
    """The value with lone surrogates (from file names that are not UTF-8) written out."""
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode("utf-8")
    if isinstance(value, dict):
        return {key: _encodable(item) for key, item in value.items()}
    return [_encodable(item) for item in value] if isinstance(value, list) else value


def _dump(value: dict[str, Any]) -> str:
    return json.dumps(_encodable(value), ensure_ascii=False, indent=2)


def _place(origin: Origin | None) -> dict[str, Any] | None:
    if origin is None:
        return None
    return {"file": origin.file, "line": origin.line, "column": origin.column, "length": origin.length}


def _annotation(problem: Problem) -> str:
    origin = _origin(problem.where)
    properties = {"title": problem.code}
    if origin is not None:
        end = origin.column + origin.length
        properties |= {"file": origin.file, "line": str(origin.line), "col": str(origin.column), "endColumn": str(end)}
    listed = ",".join(f"{name}={_escaped_property(value)}" for name, value in properties.items())
    text = _escaped(problem.message + "\n" + _remedy(problem))
    return f"::{problem.severity.value} {listed}::{text}"


def _escaped(text: str) -> str:
    """Text as data of a GitHub workflow command."""
    text = _encodable(text).replace("%", "%25")
    return text.replace("\r", "%0D").replace("\n", "%0A")


def _escaped_property(text: str) -> str:
    """Text as a property of a GitHub workflow command."""
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def _result(problem: Problem, rule: int) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": problem.severity.value,
        "message": {"text": f"{problem.message}. {_remedy(problem)}"},
    }
    origin, see = _origin(problem.where), _origin(problem.see)
    if origin is not None:
        result["locations"] = [{"physicalLocation": _physical(origin)}]
    if see is not None:
        result["relatedLocations"] = [{"id": 0, "physicalLocation": _physical(see)}]
    return result


def _physical(origin: Origin) -> dict[str, Any]:
    region = {"startLine": origin.line, "startColumn": origin.column, "endColumn": origin.column + origin.length}
    return {"artifactLocation": {"uri": quote(_encodable(origin.file))}, "region": region}
