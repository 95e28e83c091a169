"""`When` -> its place in an order, its text in words, its heading on a timeline, and whether it falls into a period."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from generator.language.language import ENGLISH, Language
from generator.model.dates import EdtfDate, Shape, When


@dataclass(frozen=True, kw_only=True, slots=True)
class DateText:
    """A date in words, plain text.

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


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as part of a message."""

    when: When

    def told(self, language: Language) -> str:
        """The words."""
        return display(self.when, language).head


def display(when: When, language: Language = ENGLISH) -> DateText:
    """The date in words. Source of the marks: EDTF; ``~`` reads "about", ``?`` "possibly"."""
    return _Worded(language).whole(when)


def day_head(when: When, language: Language = ENGLISH) -> DayHead:
    """The heading under which a timeline puts the date; dates with equal bounds and shape share it.

    Its key is made from English words, whatever the language: addresses must not change with it.
    """
    text, note = _head(when, language)
    known = when.earliest or when.latest
    if known is None:
        return DayHead(key="undated", head=text, note=note)
    plain, plain_note = (text, note) if language is ENGLISH else _head(when, ENGLISH)
    exact_day = when.earliest == when.latest and plain_note == ENGLISH.weekdays[known.weekday()]
    rest = "" if exact_day else "-" + re.sub("[^a-z0-9]+", "-", f"{plain} {plain_note}".casefold()).strip("-")
    return DayHead(key=f"{known.isoformat()}{rest}", head=text, note=note)


def _head(when: When, language: Language) -> tuple[str, str]:
    text = display(when, language)
    at_a_time = when.shape is Shape.TIME and when.start is not None
    return text.head, _Worded(language).weekday(when.start) if at_a_time and when.start else text.note


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


@dataclass(frozen=True, slots=True)
class _Worded:
    """Words dates in one language."""

    language: Language

    def whole(self, when: When) -> DateText:
        say = self.language.say
        if when.start is not None and when.start == when.end:
            return DateText(head=self.single(when.start), note=self._note_of_single(when.start))
        match when.shape:
            case Shape.LASTED if when.start and when.end:
                head = self._joined((when.start, when.end), "date.to")
                return DateText(head=head, note=self._note_of_span(when.start, when.end))
            case Shape.SINCE if when.start:
                word, note = ("from", "end-unknown") if when.unknown_end else ("since", "no-end")
                return DateText(head=say(f"date.{word}", date=self.single(when.start)), note=say(f"date.note.{note}"))
            case Shape.UNTIL if when.end:
                note = "start-unknown" if when.unknown_start else "no-start"
                return DateText(head=say("date.until", date=self.single(when.end)), note=say(f"date.note.{note}"))
            case Shape.WITHIN | Shape.SEVERAL:
                return self._set(when)
            case _:
                return DateText(head=say("date.undated"), note="")

    def single(self, found: EdtfDate, following: EdtfDate | None = None) -> str:
        """A date with its marks; less the month and year that the date ``following`` it in a phrase repeats."""
        text = self._bare(found, following)
        if found.approximate:
            text = self.language.say("date.approximate", date=text)
        return self.language.say("date.uncertain", date=text) if found.uncertain else text

    def weekday(self, found: EdtfDate) -> str:
        return self.language.weekdays[found.earliest.weekday()]

    def _bare(self, found: EdtfDate, following: EdtfDate | None = None) -> str:
        say, first, last = self.language.say, found.earliest, found.latest
        month, year, day = self.language.months[first.month - 1], str(first.year), str(first.day)
        alike = following is not None and (found.shape is following.shape) and first.year == following.earliest.year
        match found.shape:
            case Shape.DAY | Shape.TIME:
                if alike and following is not None:
                    same = first.month == following.earliest.month
                    return day if same else say("date.day-month", day=day, month=month)
                return self.language.day(first)
            case Shape.MONTH:
                return month if alike else say("date.month-year", month=month, year=year)
            case Shape.SEASON:
                return say(f"date.part-of-year.{re.sub('[~?%]', '', found.text)[5:7]}", year=year)
            case Shape.YEAR:
                return year
            case Shape.DECADE:
                return say("date.decade", year=year)
            case Shape.CENTURY | Shape.MILLENNIUM:
                return say("date.years", first=year, last=str(last.year))
            case _:
                return say("date.days", first=self.language.day(first), last=self.language.day(last))

    def _joined(self, dates: Sequence[EdtfDate], key: str) -> str:
        """The dates in the order given, commas between all but the last two, which the text ``key`` joins."""
        following = [*dates[1:], None]
        # A month or year is left to the following date only if all of them are alike, or "3, 5 March or 2011" would
        # arise.
        same = all(one.shape is dates[0].shape and one.earliest.year == dates[0].earliest.year for one in dates)
        texts = [self.single(one, after if same else None) for one, after in zip(dates, following, strict=True)]
        return self.language.say(key, start=self.language.join(texts[:-1], "comma"), end=texts[-1])

    def _set(self, when: When) -> DateText:
        """What is on one of several dates, or on each of them."""
        say, once = self.language.say, when.shape is Shape.WITHIN
        note = self._note_of_precision(when.start or when.end, once=once)
        if when.start is None:
            head = say("date.or-earlier", date=self.single(when.end)) if when.end else say("date.undated")
            return DateText(head=head, note=note)
        if when.end is None:
            return DateText(head=say("date.or-later", date=self.single(when.start)), note=note)
        if 1 < len(when.choices) <= _LISTED:
            return DateText(head=self._joined(when.choices, "date.or" if once else "date.and"), note=note)
        if when.choices:
            note = self.language.count("date.note.one-of" if once else "date.note.several", len(when.choices))
        if once and _adjacent(when.start, when.end):
            return DateText(head=self._joined((when.start, when.end), "date.or"), note=note)
        head = self._joined((when.start, when.end), "date.between" if once else "date.to")
        return DateText(head=head, note=note if once or when.choices else say("date.note.each"))

    def _note_of_single(self, found: EdtfDate) -> str:
        if found.shape not in _DAYS:
            return self._note_of_precision(found, once=True)
        if found.approximate or found.uncertain:
            return self.language.say(f"date.note.day-is-{_quality(found)}")
        return self.language.join(filter(None, (self.weekday(found), _clock(found.time))), "comma")

    def _note_of_precision(self, found: EdtfDate | None, *, once: bool) -> str:
        """What is not given; a set of several exact days lacks nothing."""
        if found is None or (not once and found.shape in _DAYS):
            return ""
        wide = found.shape in (Shape.DECADE, Shape.CENTURY, Shape.MILLENNIUM)
        return self.language.say("date.note.no-year" if wide else "date.note.no-day")

    def _note_of_span(self, start: EdtfDate, end: EdtfDate) -> str:
        say, first, last = self.language.say, _quality(start), _quality(end)
        if first and first == last:
            return say(f"date.note.both-are-{first}")
        if first or last:
            named = [f"date.note.{name}-is-{found}" for name, found in (("start", first), ("end", last)) if found]
            return self.language.join(map(say, named), "comma")
        vague = [name for name, one in (("start", start), ("end", end)) if one.shape not in _DAYS]
        return "" if not vague else say("date.note.no-days" if len(vague) == 2 else f"date.note.no-day-{vague[0]}")


def _adjacent(start: EdtfDate, end: EdtfDate) -> bool:
    alike = start.shape is end.shape and start.shape in (Shape.DAY, Shape.MONTH, Shape.YEAR)
    marked = start.approximate or start.uncertain or end.approximate or end.uncertain
    return alike and not marked and end.earliest - start.latest == timedelta(days=1)


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


def _quality(found: EdtfDate) -> str:
    """``uncertain``, ``approximate``, ``uncertain-approximate`` or nothing, as keys of the strings have it."""
    marks = (("uncertain", found.uncertain), ("approximate", found.approximate))
    return "-".join(word for word, holds in marks if holds)
