"""A form that a wording has, of something to come, and the day of publication -> the date that it means."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from generator.derive.wording.phrases import Form, Language
from generator.derive.wording.rules import Found, day_of
from generator.language.message import Day, Month, Weekday, message


def _weekday(form: Form, table: Language, day: date) -> Found:
    wanted = table.weekdays[form.slots["weekday"]]
    found = day + timedelta(days=(wanted - day.weekday()) % 7)
    receipt = message("receipt.ahead-weekday", weekday=Weekday(wanted), day=Day(day))
    return Found(edtf=found.isoformat(), receipt=receipt)


def _weekend(_: Form, __: Language, day: date) -> Found:
    sunday = day + timedelta(days=6 - day.weekday())
    saturday = sunday - timedelta(days=1)
    key = "receipt.ahead-weekend" if day < saturday else "receipt.ahead-weekend-during"
    slack = 7 if day >= saturday else 1  # on a weekend, the next one may be meant
    edtf = f"{saturday.isoformat()}/{sunday.isoformat()}"
    return Found(edtf=edtf, receipt=message(key, day=Day(day)), slack=slack)


def _overnight(_: Form, __: Language, day: date) -> Found:
    after = day + timedelta(days=1)
    edtf = f"{day.isoformat()}/{after.isoformat()}"
    return Found(edtf=edtf, receipt=message("receipt.ahead-overnight", day=Day(day)))


def _month(form: Form, table: Language, day: date) -> Found:
    month = table.months[form.slots["month"]]
    year = day.year + (month < day.month)
    receipt = message("receipt.ahead-month", month=Month(month), day=Day(day))
    return Found(edtf=f"{year:04}-{month:02}", receipt=receipt)


def _day_month(form: Form, table: Language, day: date) -> Found:
    found = _coming(table.months[form.slots["month"]], int(form.slots["day"]), day)
    return Found(edtf=found.isoformat(), receipt=message("receipt.ahead-day-month", day=Day(day)), relative=False)


def _days(form: Form, table: Language, day: date) -> Found | None:
    """«3 to 5 March»; with its year it is the same ahead and back, and left to the rule for both."""
    if "year" in form.slots:
        return None
    month = table.months[form.slots["month"]]
    end = _coming(month, int(form.slots["day2"]), day)
    start = date(end.year, month, int(form.slots["day"]))
    edtf = f"{start.isoformat()}/{end.isoformat()}"
    return Found(edtf=edtf, receipt=message("receipt.ahead-days", day=Day(day)), relative=False)


def _coming(month: int, number: int, day: date) -> date:
    candidates = (day_of(day.year + years, month, number) for years in range(9))  # 29 February
    found = next((one for one in candidates if one is not None and one >= day), None)
    if found is None:
        raise ValueError("no year has this day")
    return found


AHEAD: Final[dict[str, Callable[[Form, Language, date], Found | None]]] = {
    "weekday": _weekday,
    "weekend": _weekend,
    "overnight": _overnight,
    "month": _month,
    "day-month": _day_month,
    "days": _days,
}
"""Rules for what is said to be to come; for all other forms the time makes no difference."""
