"""A text that is no date in EDTF -> what its author probably meant, and how to write that.

Nothing is corrected silently: each guess only becomes the remedy of an error.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from generator.model.edtf_bounds import MONTHS, WEEKDAYS, DateError, read_date

_LONGEST = 80  # characters beyond which a text is not worth guessing at

_Advice = tuple[str, str] | None  # message, remedy; None if the guess leads nowhere


def not_understood(text: str) -> DateError:
    """The error for a text that nothing else can be said of."""
    shown = " ".join(text.split())
    shown = shown if len(shown) <= 60 else f"{shown[:59]}…"
    return DateError(
        f'"{shown}" is not a date that can be read' if shown else "the date is empty",
        "write a date such as 2020-02-06, 2020-02 or 2020, or undated",
        text,
    )


def suggest(text: str) -> DateError | None:
    """The error for a near miss of a date; None if it resembles nothing known. Never raises."""
    if len(text) > _LONGEST:
        return None
    folded = re.sub("[‐-―−]", "-", " ".join(text.split()))
    if folded != text and read_quietly(folded):
        return DateError("dates are written with plain hyphens", f"write {folded}", text)
    for pattern, advise in _NEAR_MISSES:
        found = re.fullmatch(pattern, folded, re.IGNORECASE)  # compiled here, since most libraries never need it
        advice = found and advise(found)
        if advice:
            return DateError(*advice, text)
    return None


def read_quietly(text: str) -> bool:
    """Whether a text is one date in EDTF that exists. Never raises."""
    try:
        return read_date(text) is not None
    except DateError:
        return False


def _offer(message: str, written: str) -> _Advice:
    """Advise to write a date; if that date cannot be, say why."""
    try:
        return (message, f"write {written}") if read_date(written) else None
    except DateError as error:
        return error.message, error.remedy


def _iso(year: str, month: str, day: str | None = None) -> str:
    return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")


def _month(name: str) -> str:
    return str(next(n for n, month in enumerate(MONTHS, 1) if month.casefold().startswith(name[:3].casefold())))


def _numeric(found: re.Match[str]) -> _Advice:
    """6/2/2020: nobody can tell the day from the month, unless one of them is above 12."""
    first, second, year = found.groups()
    if len(year) == 2:
        return "the year has two digits", "write the year first and in full, then month and day: 2020-02-06"
    day_first, month_first = _iso(year, second, first), _iso(year, first, second)
    readable = [written for written in (day_first, month_first) if read_quietly(written)]
    if len(set(readable)) == 2:
        message = "this could be day and month, or month and day"
        return message, f"write {day_first} for {_words(day_first)}, {month_first} for {_words(month_first)}"
    return _offer("the year comes first, then month and day, with hyphens", (readable or [day_first])[0])


def _words(iso: str) -> str:
    year, month, day = iso.split("-")
    return f"{int(day)} {MONTHS[int(month) - 1]} {int(year)}"


def _year_slash(found: re.Match[str]) -> _Advice:
    year, other = found.groups()
    if 1 <= int(other) <= 12:
        return _offer("year and month are joined by a hyphen", _iso(year, other))
    return "the second year has two digits", f"write {year}/{year[:2]}{other:0>2}"


def _named(year: str, month: str, day: str | None = None) -> _Advice:
    return _offer("dates are written in numbers, the year first", _iso(year, _month(month), day))


def _no_year(day: str, month: str) -> _Advice:
    return "the year is missing", f"write YYYY-{int(month):02}-{int(day):02}, YYYY being the year that the source means"


def _time_of_day(found: re.Match[str]) -> _Advice:
    day, clock, seconds, zone = found.groups()
    written = f"{day}T{clock:0>5}{seconds or ':00'}{zone or ''}"
    return _offer("a time of day follows a T and has hours, minutes and seconds", written)


def _joined(sign: str, message: str) -> Callable[[re.Match[str]], _Advice]:
    """Advice for two dates joined, or one date preceded, by words that EDTF has a sign for."""

    def advise(found: re.Match[str]) -> _Advice:
        return (message, f"write {sign.format(*found.groups())}") if all(map(read_quietly, found.groups())) else None

    return advise


def _fixed(message: str, remedy: str) -> Callable[[re.Match[str]], _Advice]:
    return lambda _: (message, remedy)


_M: Final = "(Sept|" + "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS) + r")\.?"
_D: Final = r"([0-3]?[0-9])(?:st|nd|rd|th)?"
_Y: Final = "([0-9]{4})"
_WEEKDAY: Final = "(?:" + "|".join(f"{name[:3]}(?:{name[3:]})?" for name in WEEKDAYS) + ")"
_RELATIVE: Final = (
    rf"(?:early |late )?(?:on )?(?:(?:last|this|next|past) .+|.+ ago|yesterday|today|tomorrow|{_WEEKDAY})"
)
_OUTSIDE: Final = _fixed(
    "the year lies outside 0001 to 9999", "write undated, and the date as words: undated (in 44 BCE)"
)

_NEAR_MISSES: Final[tuple[tuple[str, Callable[[re.Match[str]], _Advice]], ...]] = (
    (r"", _fixed("the date is empty", "write a date such as 2020-02-06, or undated")),
    (
        r"[0-9]{1,2}[:.][0-9]{2}(?::[0-9]{2})?(?: ?[ap]\.?m\.?)?",
        _fixed("a time of day alone is no date", "write the day and, behind a T, the time: 2020-02-06T12:30:00"),
    ),
    (
        r"\?+|-|undated|unknown|none|null|no date|n\.?d\.?|n/a|tb[ac]|~",
        _fixed("this is no date", "write undated if no date is given"),
    ),
    (r"(?:-[0-9]{4,}.*|y-?[0-9].*|[0-9]{5,7}|[0-9]{9,}|.*[0-9] (?:bce?|ad|ce))", _OUTSIDE),
    (
        r"([0-9]{4})-([0-9]{1,2})(?:-([0-9]{1,2}))?",
        lambda m: _offer("months and days have two digits", _iso(m[1], m[2], m[3])),
    ),
    (
        r"([0-9]{4})[/.]([0-9]{1,2})[/.]([0-9]{1,2})",
        lambda m: _offer("Year, month and day are joined by hyphens", _iso(m[1], m[2], m[3])),
    ),
    (
        r"([0-9]{4})([0-9]{2})([0-9]{2})",
        lambda m: _offer("Year, month and day are joined by hyphens", "-".join(m.groups())),
    ),
    (r"([0-9]{4})[/.]([0-9]{1,2})", _year_slash),
    (r"([0-9]{1,2})[/.-]([0-9]{4})", lambda m: _offer("the year comes before the month", _iso(m[2], m[1]))),
    (r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4}|[0-9]{2})", _numeric),
    (
        r"[0-9]{1,2}[/.-][0-9]{1,2}\.?",
        _fixed("the year is missing", "write year, month and day: 2020-02-06"),
    ),
    (rf"(?:{_WEEKDAY},? )?{_D}(?: of)? {_M},? {_Y}", lambda m: _named(m[3], m[2], m[1])),
    (rf"(?:{_WEEKDAY},? )?{_M} {_D},? {_Y}", lambda m: _named(m[3], m[1], m[2])),
    (rf"{_M},? {_Y}", lambda m: _named(m[2], m[1])),
    (rf"{_Y}[ -]{_M}", lambda m: _named(m[1], m[2])),
    (rf"{_Y}[ -]{_M}[ -]{_D}", lambda m: _named(m[1], m[2], m[3])),
    (rf"{_D}[ -]{_M}[ -]{_Y}", lambda m: _named(m[3], m[2], m[1])),
    (rf"{_D}(?: of)? {_M}", lambda m: _no_year(m[1], _month(m[2]))),
    (rf"{_M} {_D}", lambda m: _no_year(m[2], _month(m[1]))),
    (
        r"([0-9-]{10})[ t]([0-9]{1,2}:[0-9]{2})(:[0-9]{2})?(?:\.[0-9]+)? ?(Z|[+-][0-9]{2}:[0-9]{2})?",
        _time_of_day,
    ),
    (
        r"[0-9-]{10}t.*",
        _fixed("the time of day cannot be read", "write it as 2020-02-06T12:30:00Z, or 2020-02-06T12:30:00+03:00"),
    ),
    (
        r"(?:c\.?|ca\.?|circa|about|around|approximately|roughly|some time in) ?(.*[0-9X])",
        _joined("{}~", "approximate dates end in ~"),
    ),
    (r"(?:the )?([0-9]{3})0'?s", lambda m: _offer("a decade is written with an X", f"{m[1]}X")),
    (r"([0-9x]{4}(?:-[0-9x]{2}){0,2})", lambda m: _offer("unspecified digits are written X", m[0].upper())),
    (
        r"(?:the )?([0-9]{1,2})(?:st|nd|rd|th) century",
        lambda m: _offer("a century is written with two X", f"{max(int(m[1]) - 1, 0):02}XX"),
    ),
    (
        r"([0-9]{4}).*S[0-9]+",
        _fixed("significant digits are not used here", "write X for each unknown digit, such as 19XX"),
    ),
    (
        r"(?:from )?(\S+)(?: to | until | till | - |--)(\S+)",
        _joined("{}/{}", "what lasted is written with a slash"),
    ),
    (r"([0-9]{4})-([0-9]{4})", _joined("{}/{}", "what lasted is written with a slash")),
    (r"(?:between )?(\S+) (?:and|or) (\S+)", _joined("[{}..{}]", "what was once within a span stands in brackets")),
    (
        r"(\S+?)\.\.(\S+)",
        _joined("[{0}..{1}] for once within, {0}/{1} for all of it", "a span stands in brackets, or has a slash"),
    ),
    (r"(\S+?)\.\.", _joined("[{0}..] for once after, {0}/.. for ever since", "a span stands in brackets")),
    (r"\.\.(\S+)", _joined("[..{0}] for once before, ../{0} for all the time until", "a span stands in brackets")),
    (r"(?:since|from) (\S+)", _joined("{}/..", "what goes on has a slash and two dots")),
    (r"(?:after) (\S+)", _joined("[{}..]", "what was once after a date stands in brackets")),
    (r"(?:until|till|up to) (\S+)", _joined("/{}", "what lasted until a date has a slash before it")),
    (r"(?:before|by) (\S+)", _joined("[..{}]", "what was once before a date stands in brackets")),
    (
        _RELATIVE,
        _fixed("a relative date needs its day", "write the day, and the words behind it: 2020-02-03 (on Monday)"),
    ),
    (
        r"(?:early|late|mid|the end of|the beginning of)[ -](.+)",
        _fixed("a part of a month or year has no sign", "write the span: [2020-01-01..2020-01-10] (early January)"),
    ),
    (r"[0-9]{1,3}", _fixed("a year has four digits", "write the year in full, such as 2020 or 0750")),
    (
        r"(\S+?),? ([^0-9\s].*)",
        lambda m: (
            ("words stand behind the date", f"put them in parentheses: {m[1]} ({m[2]})") if read_quietly(m[1]) else None
        ),
    ),
)
