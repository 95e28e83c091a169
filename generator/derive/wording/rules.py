"""A form that a wording has, and the day of publication -> the date that it means: one rule a kind of form."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from generator.derive.wording.phrases import Form, Language
from generator.language.message import Count, Day, Month, Tellable, Weekday, message

Kind = Literal["date", "duration", "unresolved", "unknown"]

_DAYS_OF: Final = {"day": 1, "week": 7, "month": 30, "year": 365}
_HALF_A_YEAR: Final = 184


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """What a rule yields. edtf: the date. receipt, slack, kind, relative, still: as in `resolve.Resolution`."""

    edtf: str
    receipt: Tellable
    slack: int = 0
    kind: Kind = "date"
    relative: bool = True
    still: bool = False


# ---- what needs no day of publication


def _day_month_year(form: Form, table: Language) -> Found:
    day = date(int(form.slots["year"]), table.months[form.slots["month"]], int(form.slots["day"]))
    return Found(edtf=day.isoformat(), receipt=message("receipt.date-given"), relative=False)


def _iso(form: Form, _: Language) -> Found:
    day = date(*(int(form.slots[slot]) for slot in ("year", "month_number", "day")))
    return Found(edtf=day.isoformat(), receipt=message("receipt.date-given"), relative=False)


def _month_year(form: Form, table: Language) -> Found:
    month = f"{int(form.slots['year']):04}-{table.months[form.slots['month']]:02}"
    return Found(edtf=month, receipt=message("receipt.month-given"), relative=False)


def _year(form: Form, _: Language) -> Found | None:
    year = int(form.slots["year"])
    return (
        Found(edtf=f"{year:04}", receipt=message("receipt.year-given"), relative=False)
        if 1000 <= year <= 2999
        else None
    )


def _decade(form: Form, _: Language) -> Found:
    return Found(
        edtf=f"{int(form.slots['decade']):04}"[:3] + "X", receipt=message("receipt.decade-given"), relative=False
    )


def _season_year(form: Form, table: Language) -> Found:
    """EDTF does not say which months a season has; south of the equator they lie half a year away, so both agree."""
    season = table.seasons[form.slots["season"]]
    edtf = f"{int(form.slots['year']):04}-{20 + season}"
    receipt = message("receipt.season-given")
    return Found(edtf=edtf, receipt=receipt, slack=_HALF_A_YEAR, relative=False)


# ---- what counts from the day of publication


def _weekday(form: Form, table: Language, day: date) -> Found:
    wanted = table.weekdays[form.slots["weekday"]]
    found = day - timedelta(days=(day.weekday() - wanted) % 7)
    if found == day:
        receipt = message("receipt.weekday-today", weekday=Weekday(wanted), date=Day(day, named=False))
    else:
        receipt = message("receipt.weekday-before", weekday=Weekday(wanted), day=Day(day))
    return Found(edtf=found.isoformat(), receipt=receipt)


def _last_weekday(form: Form, table: Language, day: date) -> Found:
    wanted = table.weekdays[form.slots["weekday"]]
    found = day - timedelta(days=(day.weekday() - wanted - 1) % 7 + 1)
    receipt = message("receipt.last-weekday", weekday=Weekday(wanted), day=Day(day))
    return Found(edtf=f"[{(found - timedelta(days=7)).isoformat()},{found.isoformat()}]", receipt=receipt)


def _next_weekday(form: Form, table: Language, day: date) -> Found:
    wanted = table.weekdays[form.slots["weekday"]]
    found = day + timedelta(days=(wanted - day.weekday() - 1) % 7 + 1)
    receipt = message("receipt.next-weekday", weekday=Weekday(wanted), day=Day(day))
    return Found(edtf=f"[{found.isoformat()},{(found + timedelta(days=7)).isoformat()}]", receipt=receipt)


def _offset(days: int, key: str) -> Callable[[Form, Language, date], Found]:
    def found(_: Form, __: Language, day: date) -> Found:
        there = day + timedelta(days=days)
        return Found(edtf=there.isoformat(), receipt=message(key, day=Day(day)))

    return found


def _overnight(_: Form, __: Language, day: date) -> Found:
    before = day - timedelta(days=1)
    return Found(edtf=f"{before.isoformat()}/{day.isoformat()}", receipt=message("receipt.overnight", day=Day(day)))


def _weekend(_: Form, __: Language, day: date) -> Found:
    saturday = day - timedelta(days=(day.weekday() - 5) % 7)
    sunday = saturday + timedelta(days=1)
    during = day.weekday() >= 5
    receipt = message("receipt.weekend-during" if during else "receipt.weekend", day=Day(day))
    # in some countries it begins on Friday
    return Found(edtf=f"{saturday.isoformat()}/{sunday.isoformat()}", receipt=receipt, slack=7 if during else 1)


def _day_month(form: Form, table: Language, day: date) -> Found:
    """In the year in which it came last, up to a week after publication: «on Feb. 9» of a meeting that is planned."""
    month, number = table.months[form.slots["month"]], int(form.slots["day"])
    year = day.year + (day.month == 12 and month == 1)
    candidates = (
        day_of(year - back, month, number) for back in range(9)
    )  # 29 February comes every eight years at worst
    found = next((one for one in candidates if one is not None and one <= day + timedelta(days=31)), None)
    if found is None:
        raise ValueError("no year has this day")
    key = "receipt.last-on-or-before" if found <= day else "receipt.first-after"
    return Found(edtf=found.isoformat(), receipt=message(key, day=Day(day)), relative=False)


def _days(form: Form, table: Language, day: date) -> Found:
    """«3 to 5 March», with its year or without."""
    number = form.slots["day2"]
    year = form.slots.get("year")
    last = _day_month(Form(rule="", slots={**form.slots, "day": number}), table, day)
    start, end = (
        date(int(year or last.edtf[:4]), table.months[form.slots["month"]], int(one))
        for one in (form.slots["day"], number)
    )
    return Found(
        edtf=f"{start.isoformat()}/{end.isoformat()}",
        receipt=message("receipt.dates-given") if year else last.receipt,
        relative=False,
    )


def _month(form: Form, table: Language, day: date) -> Found:
    month = table.months[form.slots["month"]]
    year = day.year if month <= day.month else day.year - 1
    receipt = message("receipt.month", month=Month(month), day=Day(day))
    return Found(edtf=f"{year:04}-{month:02}", receipt=receipt)


def _this_year_month(form: Form, table: Language, day: date) -> Found:
    month = table.months[form.slots["month"]]
    return Found(edtf=f"{day.year:04}-{month:02}", receipt=message("receipt.this-year-month", day=Day(day)))


def _last_year_month(form: Form, table: Language, day: date) -> Found:
    month = table.months[form.slots["month"]]
    return Found(edtf=f"{day.year - 1:04}-{month:02}", receipt=message("receipt.last-year-month", day=Day(day)))


def _calendar(step: int, word: str) -> Callable[[Form, Language, date], Found | None]:
    """The day, week, month or year before, at or after publication; weeks run from Monday to Sunday."""

    def found(form: Form, table: Language, day: date) -> Found | None:
        unit = table.units[form.slots["unit"]]
        receipt = message(f"receipt.{word}-{unit}", day=Day(day))
        if unit == "year":
            return Found(edtf=f"{day.year + step:04}", receipt=receipt)
        if unit == "month":
            year, month = divmod(day.year * 12 + day.month - 1 + step, 12)
            return Found(edtf=f"{year:04}-{month + 1:02}", receipt=receipt)
        if unit == "day":
            return Found(edtf=(day + timedelta(days=step)).isoformat(), receipt=receipt)
        monday = day - timedelta(days=day.weekday() - 7 * step)
        sunday = monday + timedelta(days=6)
        edtf = f"{monday.isoformat()}/{sunday.isoformat()}"
        # where weeks begin on Sunday, a paper of that day counts it to the week after
        slack = 7 if day.weekday() == 6 else 1
        return Found(edtf=edtf, receipt=receipt, slack=slack)

    return found


def _past(form: Form, table: Language, day: date) -> Found | None:
    number, unit = table.number(form.slots["n"]), table.units[form.slots["unit"]]
    if not 0 < number <= 400:
        return None
    start = _back(day, number, unit)
    slack = max(1, number * _DAYS_OF[unit] // 7)
    receipt = message("receipt.past", span=Count(f"span.{unit}", number), day=Day(day))
    return Found(edtf=f"{start.isoformat()}~/{day.isoformat()}", receipt=receipt, slack=slack)


def _past_unit(form: Form, table: Language, day: date) -> Found:
    """«In the past year»: the twelve months up to now, or the year before; both agree."""
    unit = table.units[form.slots["unit"]]
    start = _back(day, 1, unit)
    receipt = message(f"receipt.past-{unit}", day=Day(day))
    return Found(edtf=f"{start.isoformat()}~/{day.isoformat()}", receipt=receipt, slack=_DAYS_OF[unit])


def _ago(form: Form, table: Language, day: date) -> Found | None:
    number, unit = table.number(form.slots.get("n", "1")), table.units[form.slots["unit"]]
    if not 0 < number <= 4000:
        return None
    there = _back(day, number, unit)
    receipt = message("receipt.ago", span=Count(f"span.{unit}", number), day=Day(day))
    if unit == "day":
        return Found(edtf=there.isoformat(), receipt=receipt, slack=int(number > 3))
    exact = {"week": there.isoformat(), "month": f"{there:%Y-%m}", "year": f"{there.year:04}"}[unit]
    slack = {"week": 3 + number, "month": 15 * min(number, 6), "year": 183}[unit]
    return Found(edtf=f"{exact}~", receipt=receipt, slack=slack)


def _going_on(_: Form, __: Language, day: date) -> Found:
    return Found(edtf=f"/{day.isoformat()}", receipt=message("receipt.going-on", day=Day(day)), still=True)


def _duration(form: Form, table: Language, day: date) -> Found | None:
    number, unit = table.number(form.slots["n"]), table.units[form.slots["unit"]]
    if not 0 < number <= 400:
        return None
    start = _back(day, number, unit)
    receipt = message("receipt.duration", span=Count(f"span.{unit}", number), day=Day(day))
    exact = {"year": f"{start.year:04}", "month": f"{start:%Y-%m}"}.get(unit, start.isoformat())
    return Found(edtf=f"{exact}~/..", receipt=receipt, slack=number * _DAYS_OF[unit] // 4 + 1, kind="duration")


def _back(day: date, number: int, unit: str) -> date:
    if unit in ("day", "week"):
        return day - timedelta(days=number * _DAYS_OF[unit])
    year, month = divmod(day.year * 12 + day.month - 1 - number * (12 if unit == "year" else 1), 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def day_of(year: int, month: int, day: int) -> date | None:
    """The day; None where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


ABSOLUTE: Final[dict[str, Callable[[Form, Language], Found | None]]] = {
    "day-month-year": _day_month_year,
    "iso": _iso,
    "month-year": _month_year,
    "year": _year,
    "decade": _decade,
    "season-year": _season_year,
}
RELATIVE: Final[dict[str, Callable[[Form, Language, date], Found | None]]] = {
    "weekday": _weekday,
    "last-weekday": _last_weekday,
    "next-weekday": _next_weekday,
    "yesterday": _offset(-1, "receipt.yesterday"),
    "today": _offset(0, "receipt.today"),
    "tomorrow": _offset(1, "receipt.tomorrow"),
    "before-yesterday": _offset(-2, "receipt.before-yesterday"),
    "overnight": _overnight,
    "weekend": _weekend,
    "day-month": _day_month,
    "days": _days,
    "month": _month,
    "this-year-month": _this_year_month,
    "last-year-month": _last_year_month,
    "last": _calendar(-1, "last"),
    "this": _calendar(0, "this"),
    "next": _calendar(1, "next"),
    "past": _past,
    "past-unit": _past_unit,
    "ago": _ago,
    "going-on": _going_on,
    "duration": _duration,
}
