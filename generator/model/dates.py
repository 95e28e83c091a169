"""A date as an author writes it -> `When`: its bounds, its shape, and the wording that it resolves.

Source: the fields ``when`` and ``said`` of the fact model (``EDTF``, ``EDTF (wording)``, ``undated``, ``undated
(wording)``); EDTF is Extended Date/Time Format (ISO 8601-2:2019).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from generator.model.date_hints import not_understood, suggest
from generator.model.edtf_bounds import DateError, EdtfDate, Shape, read_date

__all__ = ["DateError", "EdtfDate", "Shape", "When", "parse_edtf", "parse_when"]

_LONGEST = 1000  # characters of an expression; a set of 80 days is shorter
_SPACED = re.compile(r"\s*([,/]|\.\.)\s*")


@dataclass(frozen=True, kw_only=True, slots=True)
class When:
    """When something was, as far as it is said.

    text: as the author wrote it, wording included.
    wording: the source's words in the parentheses; None without any.
    edtf: the date without white space; None if undated.
    shape: what kind of stretch of time is meant. WITHIN: once within it; LASTED: all of it; SEVERAL: on each of them.
    start, end: the first and the last date named; the same for a single date; None where that end is open or unknown.
    choices: the dates of a set written with commas, in the order of time; empty otherwise, or if it holds a range.
    open_start, open_end: that end has no bound (``..``).
    unknown_start, unknown_end: that end is not known (left empty in EDTF).
    """

    text: str
    wording: str | None = None
    edtf: str | None = None
    shape: Shape
    start: EdtfDate | None = None
    end: EdtfDate | None = None
    choices: tuple[EdtfDate, ...] = ()
    open_start: bool = False
    unknown_start: bool = False
    open_end: bool = False
    unknown_end: bool = False

    @property
    def earliest(self) -> date | None:
        """The first day that it can include; None if open, unknown or undated."""
        return self.start.earliest if self.start else None

    @property
    def latest(self) -> date | None:
        """The last day that it can include; None if open, unknown or undated."""
        return self.end.latest if self.end else None

    @property
    def approximate_start(self) -> bool:
        """Whether the start is marked ``~`` or ``%``."""
        return self.start is not None and self.start.approximate

    @property
    def approximate_end(self) -> bool:
        """Whether the end is marked ``~`` or ``%``."""
        return self.end is not None and self.end.approximate

    @property
    def uncertain_start(self) -> bool:
        """Whether the start is marked ``?`` or ``%``."""
        return self.start is not None and self.start.uncertain

    @property
    def uncertain_end(self) -> bool:
        """Whether the end is marked ``?`` or ``%``."""
        return self.end is not None and self.end.uncertain


def parse_when(text: str) -> When:
    """Read a date that may carry a wording, or be undated. Raises DateError, and nothing else, on any other text."""
    try:
        expression, wording = _split_wording(text)
        if expression == "undated":
            return When(text=text, wording=wording, shape=Shape.UNDATED)
        return replace(_read(expression), text=text, wording=wording)
    except DateError as error:
        raise _of(text, error) from None


def parse_edtf(text: str) -> When:
    """Read a date that carries no wording (published, as_of, accessed, period). Raises DateError on any other text."""
    try:
        expression, parenthesis, _ = text.partition("(")
        expression = expression.strip()
        if parenthesis:
            remedy = f"write {expression} alone" if expression else "write a date such as 2020-02-06"
            raise DateError("this date takes no wording in parentheses", remedy, text[text.index("(") :])
        if expression.casefold() == "undated":
            raise DateError("a date is needed here", "write a date such as 2020-02-06", expression)
        return replace(_read(expression), text=text)
    except DateError as error:
        # Neither "undated" nor a wording is a remedy here.
        remedy = "write a date such as 2020-02-06" if re.search("undated|[(]", error.remedy) else error.remedy
        raise _of(text, DateError(error.message, remedy, error.part)) from None


def _of(text: str, error: DateError) -> DateError:
    """The error, with a part that does stand in the text: white space was taken out before the reading."""
    part = error.part if error.part and error.part != text and error.part in text else None
    return DateError(error.message, error.remedy, part)


def _split_wording(text: str) -> tuple[str, str | None]:
    expression, parenthesis, rest = text.partition("(")
    expression, rest = expression.strip(), rest.rstrip()
    if not parenthesis:
        if ")" in text:
            raise DateError("a parenthesis is closed that was never opened", "write the wording as (on Monday)", ")")
        return expression, None
    depth = 1
    for position, character in enumerate(rest):
        depth += (character == "(") - (character == ")")
        if depth == 0 and position + 1 < len(rest):
            extra = rest[position + 1 :].strip()
            raise DateError("something follows the wording", "end the date with the closing parenthesis", extra)
    if depth:
        raise DateError(
            "the parenthesis of the wording is not closed", "close it with )", text[len(text) - len(rest) :]
        )
    wording = rest[:-1].strip()
    if not wording:
        raise DateError("the wording is empty", "put the source's words between the parentheses, or drop them")
    if not expression:
        remedy = "write the date before it, such as 2020-02-06 (on Thursday), or undated"
        raise DateError("there is a wording, but no date", remedy)
    return expression, wording


@lru_cache(maxsize=16384)
def _read(expression: str) -> When:
    """Read an EDTF expression. Raises DateError."""
    if len(expression) > _LONGEST:
        raise DateError("the date is too long to be one", "write a date such as 2020-02-06")
    edtf = _SPACED.sub(r"\1", expression)
    if edtf[:1] in ("[", "{"):
        return _read_set(edtf)
    if "/" in edtf:
        return _read_interval(edtf)
    found = _date(edtf, expression)
    return When(text=edtf, edtf=edtf, shape=found.shape, start=found, end=found)


def _date(part: str, whole: str) -> EdtfDate:
    found = read_date(part)
    if found is None:
        raise suggest(whole) or suggest(part) or not_understood(part)
    return found


def _bound(part: str, whole: str) -> EdtfDate:
    """A date that is part of an interval or a set."""
    found = _date(part, whole)
    if found.shape is Shape.TIME:
        remedy = f"write the day, {part.partition('T')[0]}, and leave the time of day to the wording"
        raise DateError("intervals and sets take no times of day", remedy, part)
    return found


def _read_interval(edtf: str) -> When:
    lower, _, upper = edtf.partition("/")
    if "/" in upper:
        raise suggest(edtf) or DateError("an interval has two ends, this has more", "write it as 2020-02-03/2020-02-06")
    if lower in ("", "..") and upper in ("", ".."):
        raise DateError("an interval without start and end says nothing", "write undated, or the end that is known")
    start = None if lower in ("", "..") else _bound(lower, edtf)
    end = None if upper in ("", "..") else _bound(upper, edtf)
    _check_order(start, end, f"{upper}/{lower}")
    return When(
        text=edtf,
        edtf=edtf,
        shape=Shape.UNTIL if start is None else Shape.SINCE if end is None else Shape.LASTED,
        start=start,
        end=end,
        open_start=lower == "..",
        unknown_start=lower == "",
        open_end=upper == "..",
        unknown_end=upper == "",
    )


def _check_order(start: EdtfDate | None, end: EdtfDate | None, swapped: str) -> None:
    """Refuse an end that lies before the start however the two are read."""
    if start and end and end.latest < start.earliest:
        raise DateError(f"it ends before it starts: {end.text} lies before {start.text}", f"write {swapped}")


def _read_set(edtf: str) -> When:
    opening, closing = edtf[0], "]" if edtf[0] == "[" else "}"
    if not edtf.endswith(closing):
        raise DateError(f"the set is not closed: {opening} without {closing}", f"write {edtf.rstrip(']}')}{closing}")
    inside = edtf[1:-1].strip()
    elements = [_read_element(element, edtf) for element in inside.split(",")]
    if len(elements) == 1 and ".." not in inside:
        raise DateError("a set needs more than one date", f"write {inside}, or [A..B] for once between A and B")
    starts, ends = [start for start, _ in elements if start], [end for _, end in elements if end]
    open_start, open_end = len(starts) < len(elements), len(ends) < len(elements)
    if open_start and open_end:
        raise DateError("a set without first and last date says nothing", "write undated, or the end that is known")
    return When(
        text=edtf,
        edtf=f"{opening}{inside}{closing}",
        shape=Shape.WITHIN if opening == "[" else Shape.SEVERAL,
        start=None if open_start else min(starts, key=lambda found: found.earliest),
        end=None if open_end else max(ends, key=lambda found: found.latest),
        choices=() if ".." in inside else tuple(sorted(starts, key=lambda found: (found.earliest, found.latest))),
        open_start=open_start,
        open_end=open_end,
    )


def _read_element(element: str, whole: str) -> tuple[EdtfDate | None, EdtfDate | None]:
    """The first and the last date of one element of a set; None for the open end of ``..A`` and ``A..``."""
    if element.strip(" .") == "":
        raise DateError("a set holds an empty place", "write the set as [2020-02-05..2020-02-06] or [2020,2022]")
    if ".." not in element:
        found = _bound(element, whole)
        return found, found
    lower, _, upper = element.partition("..")
    start, end = _bound(lower, whole) if lower else None, _bound(upper, whole) if upper else None
    _check_order(start, end, f"[{upper}..{lower}]")
    return start, end
