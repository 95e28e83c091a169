"""`When` -> its place in an order, its English text, its heading on a timeline, and whether it falls into a period."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from generator.model.dates import EdtfDate, Shape, When
from generator.model.edtf_bounds import MONTHS, WEEKDAYS


@dataclass(frozen=True, kw_only=True, slots=True)
class DateText:
    """A date in English, plain text.

    head: the date itself: "about 23 January to 6 February 2020".
    note: how exact it is, or the weekday: "the start is approximate"; empty where there is nothing to add.
    """

    head: str
    note: str


@dataclass(frozen=True, kw_only=True, slots=True)
class DayHead:
    """What the events of one date have in common on a timeline.

    key: equal if and only if the events share the head; lower-case ASCII letters, digits and hyphens.
    head, note: as in `DateText`, without the time of day.
    """

    key: str
    head: str
    note: str


_PARTS_OF_YEAR: Final = dict(
    zip(
        range(21, 42),
        (
            *("spring {}", "summer {}", "autumn {}", "winter {}"),
            *("northern spring {}", "northern summer {}", "northern autumn {}", "northern winter {}"),
            *("southern spring {}", "southern summer {}", "southern autumn {}", "southern winter {}"),
            *("first quarter of {}", "second quarter of {}", "third quarter of {}", "fourth quarter of {}"),
            *("first third of {}", "second third of {}", "last third of {}"),
            *("first half of {}", "second half of {}"),
        ),
        strict=True,
    )
)
_DAYS: Final = (Shape.DAY, Shape.TIME)
_LISTED: Final = 4  # dates of a set that a head still lists one by one
_TIME: Final = re.compile(r"(\d\d):(\d\d):(\d\d)(?:(Z)|([+-])(\d\d):?(\d\d)?)?")


def sort_key(when: When) -> tuple[int, int, int, int, str, int, str]:
    """The place of a date in an order of time: total, and equal for equal texts only.

    By the first day; where the start is open or unknown, by the last day, before what starts on it. Then the narrower
    before the wider, those that share a head together, by the time of day, by the text. What is undated comes last.
    """
    known = when.earliest or when.latest
    if known is None:
        return (1, 0, 0, 0, "", 0, when.text)
    last = when.latest.toordinal() if when.latest else date.max.toordinal() + 1
    has_start = int(when.earliest is not None)
    return (0, known.toordinal(), has_start, last, day_head(when).key, _seconds(when), when.text)


def _seconds(when: When) -> int:
    """The time of day in UTC, in seconds (taken as UTC if no zone is given); without one -100,000: before all."""
    found = _TIME.fullmatch(when.start.time) if when.start and when.start.time else None
    if not found:
        return -100_000
    hours, minutes, seconds, _, sign, zone_hours, zone_minutes = found.groups()
    offset = (int(zone_hours or 0) * 60 + int(zone_minutes or 0)) * (-1 if sign == "-" else 1)
    return (int(hours) * 60 + int(minutes) - offset) * 60 + int(seconds)


def display(when: When) -> DateText:
    """The date in English. Source of the marks: EDTF; ``~`` reads "about", ``?`` "possibly"."""
    if when.start is not None and when.start == when.end:
        return DateText(head=_single(when.start), note=_note_of_single(when.start))
    match when.shape:
        case Shape.LASTED if when.start and when.end:
            return DateText(head=_joined((when.start, when.end), "to"), note=_note_of_span(when.start, when.end))
        case Shape.SINCE if when.start:
            word, note = ("from", "end unknown") if when.unknown_end else ("since", "no end given")
            return DateText(head=f"{word} {_single(when.start)}", note=note)
        case Shape.UNTIL if when.end:
            return DateText(
                head=f"until {_single(when.end)}", note="start unknown" if when.unknown_start else "no start given"
            )
        case Shape.WITHIN | Shape.SEVERAL:
            return _set(when)
        case _:
            return DateText(head="undated", note="")


def day_head(when: When) -> DayHead:
    """The heading under which a timeline puts the date; dates with equal bounds and shape share it."""
    text = display(when)
    note = text.note
    if when.shape is Shape.TIME and when.start is not None:
        note = _weekday(when.start)
    known = when.earliest or when.latest
    if known is None:
        return DayHead(key="undated", head=text.head, note=note)
    exact_day = when.earliest == when.latest and note == WEEKDAYS[known.weekday()]
    rest = "" if exact_day else "-" + re.sub("[^a-z0-9]+", "-", f"{text.head} {note}".casefold()).strip("-")
    return DayHead(key=f"{known.isoformat()}{rest}", head=text.head, note=note)


def overlaps(when: When, period: When) -> bool | None:
    """Whether a date can fall into a period; None if either is undated.

    Approximation widens nothing. An end that is open or unknown excludes nothing: only what lies outside for certain
    is outside.
    """
    if Shape.UNDATED in (when.shape, period.shape):
        return None
    spans = [(one.earliest, one.latest) for one in (when.choices or (when,))]
    first, last = period.earliest or date.min, period.latest or date.max
    return any((start or date.min) <= last and (end or date.max) >= first for start, end in spans)


def _single(found: EdtfDate, following: EdtfDate | None = None) -> str:
    """A date with its marks; less the month and year that the date ``following`` it in a phrase repeats."""
    marks = ("possibly " if found.uncertain else "") + ("about " if found.approximate else "")
    return marks + _bare(found, following)


def _bare(found: EdtfDate, following: EdtfDate | None = None) -> str:
    first, last = found.earliest, found.latest
    month, year = MONTHS[first.month - 1], str(first.year)
    alike = following is not None and (found.shape is following.shape) and first.year == following.earliest.year
    match found.shape:
        case Shape.DAY | Shape.TIME:
            if alike and following is not None:
                return str(first.day) if first.month == following.earliest.month else f"{first.day} {month}"
            return f"{first.day} {month} {year}"
        case Shape.MONTH:
            return month if alike else f"{month} {year}"
        case Shape.SEASON:
            return _PARTS_OF_YEAR[int(re.sub("[~?%]", "", found.text)[5:7])].format(year)
        case Shape.YEAR:
            return year
        case Shape.DECADE:
            return f"{year}s"
        case Shape.CENTURY | Shape.MILLENNIUM:
            return f"{year}–{last.year}"
        case _:
            return f"{first.day} {month} {year} – {last.day} {MONTHS[last.month - 1]} {last.year}"


def _joined(dates: Sequence[EdtfDate], word: str) -> str:
    """The dates in the order given, commas between all but the last two, which ``word`` joins."""
    following = [*dates[1:], None]
    # A month or year is left to the following date only if all of them are alike, or "3, 5 March or 2011" would arise.
    same = all(one.shape is dates[0].shape and one.earliest.year == dates[0].earliest.year for one in dates)
    texts = [_single(one, after if same else None) for one, after in zip(dates, following, strict=True)]
    return f"{', '.join(texts[:-1])} {word} {texts[-1]}"


def _set(when: When) -> DateText:
    """What is on one of several dates, or on each of them."""
    once = when.shape is Shape.WITHIN
    note = _note_of_precision(when.start or when.end, once=once)
    if when.start is None:
        return DateText(head=f"{_single(when.end)} or earlier" if when.end else "undated", note=note)
    if when.end is None:
        return DateText(head=f"{_single(when.start)} or later", note=note)
    if 1 < len(when.choices) <= _LISTED:
        return DateText(head=_joined(when.choices, "or" if once else "and"), note=note)
    if when.choices:
        note = f"one of {len(when.choices)} dates" if once else f"{len(when.choices)} dates"
    if once and _adjacent(when.start, when.end):
        return DateText(head=_joined((when.start, when.end), "or"), note=note)
    head = "between " + _joined((when.start, when.end), "and") if once else _joined((when.start, when.end), "to")
    return DateText(head=head, note=note if once or when.choices else "each of them")


def _adjacent(start: EdtfDate, end: EdtfDate) -> bool:
    alike = start.shape is end.shape and start.shape in (Shape.DAY, Shape.MONTH, Shape.YEAR)
    marked = start.approximate or start.uncertain or end.approximate or end.uncertain
    return alike and not marked and end.earliest - start.latest == timedelta(days=1)


def _note_of_single(found: EdtfDate) -> str:
    if found.shape not in _DAYS:
        return _note_of_precision(found, once=True)
    if found.approximate or found.uncertain:
        return f"the day is {_quality(found)}"
    return ", ".join(filter(None, (_weekday(found), _clock(found.time))))


def _weekday(found: EdtfDate) -> str:
    return WEEKDAYS[found.earliest.weekday()]


def _clock(time: str | None) -> str:
    """10:00:00Z -> 10:00 UTC; without a zone, without UTC."""
    found = _TIME.fullmatch(time) if time else None
    if not found:
        return ""
    hours, minutes, seconds, utc, sign, zone_hours, zone_minutes = found.groups()
    shown = f"{hours}:{minutes}" + (f":{seconds}" if seconds != "00" else "")
    if utc:
        return f"{shown} UTC"
    return f"{shown} UTC{sign}{zone_hours}:{zone_minutes or '00'}" if sign else shown


def _note_of_precision(found: EdtfDate | None, *, once: bool) -> str:
    """What is not given; a set of several exact days lacks nothing."""
    if found is None or (not once and found.shape in _DAYS):
        return ""
    return "no year given" if found.shape in (Shape.DECADE, Shape.CENTURY, Shape.MILLENNIUM) else "no day given"


def _note_of_span(start: EdtfDate, end: EdtfDate) -> str:
    first, last = _quality(start), _quality(end)
    if first and first == last:
        return f"start and end are {first}"
    if first or last:
        named = [f"the {name} is {quality}" for name, quality in (("start", first), ("end", last)) if quality]
        return ", ".join(named)
    vague = [name for name, one in (("start", start), ("end", end)) if one.shape not in _DAYS]
    return "" if not vague else "no days given" if len(vague) == 2 else f"no day given for the {vague[0]}"


def _quality(found: EdtfDate) -> str:
    return " and ".join(
        word for word, holds in (("uncertain", found.uncertain), ("approximate", found.approximate)) if holds
    )
