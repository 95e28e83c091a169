"""One date in Extended Date/Time Format -> its first day, its last day, and how sure and how exact it is.

Source: EDTF as in ISO 8601-2:2019, restricted to the years 0001 to 9999. Plain dates (2020, 2020-02, 2020-02-06, a
time of day behind it, a mark after it) are read here, exactly; seasons, unspecified digits and marks inside a date are
left to the ``edtf`` package, which takes milliseconds a date and whose bounds need the corrections noted below.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

# English whatever the locale of the process is, unlike the names in the calendar module.
MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Shape(StrEnum):
    """What kind of stretch of time is meant."""

    TIME = "time"
    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    MILLENNIUM = "millennium"
    WITHIN = "within"
    SEVERAL = "several"
    LASTED = "lasted"
    SINCE = "since"
    UNTIL = "until"
    UNDATED = "undated"


class DateError(ValueError):
    """What is wrong with a date, for people.

    message: one line, without a full stop; lower case at its start, like the remedy.
    remedy: one thing to do about it, one line.
    part: the offending characters of the text as it was given; None if all of it is meant.
    """

    def __init__(self, message: str, remedy: str, part: str | None = None) -> None:
        super().__init__(message, remedy, part)
        self.message = _one_line(message)
        self.remedy = _one_line(remedy)
        self.part = part

    def __str__(self) -> str:
        return self.message


def _one_line(text: str) -> str:
    """The text with its white space folded, and controls (also those that turn the writing direction) made visible."""
    return re.sub("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", "\N{REPLACEMENT CHARACTER}", " ".join(text.split()))


@dataclass(frozen=True, kw_only=True, slots=True)
class EdtfDate:
    """One date: not an interval and not a set.

    text: as in EDTF, with its mark (``2020-01-23~``).
    shape: TIME to MILLENNIUM, or WITHIN for a pattern such as ``2020-XX-25``.
    earliest, latest: the first and the last day that it can mean, both included; approximation does not widen them.
    approximate, uncertain: marked ``~``, marked ``?``; ``%`` is both.
    time: the time of day as written, zone included (``10:00:00Z``); only where the shape is TIME.
    """

    text: str
    shape: Shape
    earliest: date
    latest: date
    approximate: bool = False
    uncertain: bool = False
    time: str | None = None


_PLAIN = re.compile(
    r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(?:([~?%])|(?<=-[0-9]{2}-[0-9]{2})T("
    r"(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]|24:00:00)"
    r"(?:Z|[+-](?:0[0-9]|1[0-3])(?::[0-5][0-9])?|[+-]14(?::00)?)?))?"
)
_SEASONS = range(21, 42)  # ISO 8601-2: 21-24 seasons, 25-32 by hemisphere, 33-41 quarters, thirds and halves
_INTO_NEXT_YEAR = {24, 28, 30}  # winter, northern winter, southern summer: December to February
_FOR_PACKAGE = re.compile("[?~%]?[0-9X]{4}[?~%]?(?:-[?~%]?[0-9X]{2}[?~%]?){0,2}")
_PATTERNS = (
    (re.compile(r"[0-9]{4}-XX(-XX)?"), Shape.YEAR),
    (re.compile(r"[0-9]{4}-[0-9]{2}-XX"), Shape.MONTH),
    (re.compile(r"[0-9]{3}X"), Shape.DECADE),
    (re.compile(r"[0-9]{2}XX"), Shape.CENTURY),
    (re.compile(r"[0-9]XXX"), Shape.MILLENNIUM),
)


def read_date(text: str) -> EdtfDate | None:
    """Read one date; None if the text has not the form of one.

    Raises DateError if it has the form and cannot be: 2019-02-29, month 13, the year 0000.
    """
    return _read_plain(text) or _read_rest(text)


def _read_plain(text: str) -> EdtfDate | None:
    """Read a year, month, day or date-time; None if it is none of them. Raises DateError as `read_date` does."""
    found = _PLAIN.fullmatch(text)
    if not found:
        return None
    year_text, month_text, day_text, mark, time = found.groups()
    year = int(year_text)
    if year == 0:
        raise _year_outside(text)
    approximate, uncertain = mark in ("~", "%"), mark in ("?", "%")
    if month_text is None:
        first, last, shape = date(year, 1, 1), date(year, 12, 31), Shape.YEAR
    else:
        month = int(month_text)
        if day_text is None and month in _SEASONS:
            return None
        if not 1 <= month <= 12:
            raise _no_such_month(text, year, month, day_text)
        days = monthrange(year, month)[1]
        if day_text is None:
            first, last, shape = date(year, month, 1), date(year, month, days), Shape.MONTH
        else:
            if not 1 <= int(day_text) <= days:
                raise _no_such_day(text, year, month, int(day_text))
            first = last = date(year, month, int(day_text))
            shape = Shape.TIME if time else Shape.DAY
    return EdtfDate(
        text=text, shape=shape, earliest=first, latest=last, approximate=approximate, uncertain=uncertain, time=time
    )


def _no_such_month(text: str, year: int, month: int, day: str | None) -> DateError:
    if day is not None and month > 12 and 1 <= int(day) <= 12 and month <= monthrange(year, int(day))[1]:
        remedy = f"write the month before the day, {year:04}-{day}-{month:02}, if that is what is meant"
    else:
        remedy = f"months run from 01 to 12; write {year:04} if only the year is known"
    return DateError(f"there is no month {month:02}", remedy, text)


def _no_such_day(text: str, year: int, month: int, day: int) -> DateError:
    days, name = monthrange(year, month)[1], MONTHS[month - 1]
    month_text = f"{year:04}-{month:02}"
    remedy = f"look the day up in the source; write {month_text} if only the month is known"
    if not 1 <= day <= 31:
        return DateError(f"there is no day {day:02}", remedy, text)
    if (month, day) == (2, 29):
        return DateError(f"{year} is not a leap year: February has 28 days", remedy, text)
    return DateError(f"there is no {day} {name} {year}: {name} has {days} days", remedy, text)


def _year_outside(text: str) -> DateError:
    remedy = "write undated, and the date as words behind it: undated (in 44 BCE)"
    return DateError("the year lies outside 0001 to 9999", remedy, text)


def _read_rest(text: str) -> EdtfDate | None:
    """Read a season, a date with unspecified digits, or one with marks inside. Raises DateError as `read_date` does."""
    if not _FOR_PACKAGE.fullmatch(text):
        return None
    if "XXXX" in text:
        raise DateError("no digit of the year is given", "write undated, or the span that is meant", text)
    # A mark at the end is of the whole date (ISO 8601-2, 8.4); the package knows it of some forms only.
    core, mark = (text[:-1], text[-1]) if text[-1] in "~?%" else (text, "")
    bare = re.sub("[~?%]", "", core)
    try:
        parsed = _ask_package(core)
        if parsed is None:
            return None
        plain = _read_plain(bare)  # also tells what the package lets pass, such as ~2019-02-29
        shape, first, last = (plain.shape, plain.earliest, plain.latest) if plain else _bounds(bare, parsed)
    except DateError as error:
        raise DateError(error.message, error.remedy, text) from None
    both = parsed.is_uncertain_and_approximate or mark == "%"
    return EdtfDate(
        text=text,
        shape=shape,
        earliest=first,
        latest=last,
        approximate=bool(parsed.is_approximate or both or mark == "~"),
        uncertain=bool(parsed.is_uncertain or both or mark == "?"),
    )


def _ask_package(text: str) -> Any:
    """What the package makes of a date; None if it refuses it. Raises DateError if it gets stuck."""
    # Imported at the first call: the import takes a sixth to a quarter of a second, more than most libraries need
    # for all their dates, and few of them write a date that needs the package.
    edtf = importlib.import_module("edtf")
    try:
        with contextlib.redirect_stdout(io.StringIO()):  # it prints before it raises
            return edtf.parse_edtf(text)
    except edtf.EDTFParseException:
        return None
    except Exception as error:  # of any type: AttributeError on 2020-1X, for one
        raise _unbounded() from error


def _bounds(bare: str, parsed: Any) -> tuple[Shape, date, date]:
    """The shape, first and last day of a season or a date with unspecified digits, by the package's strict bounds."""
    try:
        lower, upper = parsed.lower_strict()[:3], parsed.upper_strict()[:3]
        if lower[0] < 1:
            raise _year_outside(bare)
        first, last = date(*lower), date(*upper)
    except (ValueError, AttributeError, TypeError) as error:
        raise error if isinstance(error, DateError) else _unbounded() from error
    if "X" not in bare:
        # The package ends a winter on 31 December.
        if int(bare[5:]) in _INTO_NEXT_YEAR and last.year < date.max.year:
            last = date(last.year + 1, 2, monthrange(last.year + 1, 2)[1])
        return Shape.SEASON, first, last
    shape = next((shape for pattern, shape in _PATTERNS if pattern.fullmatch(bare)), Shape.WITHIN)
    return shape, first, last


def _unbounded() -> DateError:
    return DateError(
        "no first and last day can be worked out for this pattern of unspecified digits",
        "write the span itself, such as [2020-02-05..2020-02-09]",
    )
