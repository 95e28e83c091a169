"""A form that a wording has, of something to come, and the day of publication -> the date that it means."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from generator.derive.wording.phrases import Form, Language
from generator.derive.wording.rules import Found, day_of, full
from generator.model.edtf_bounds import MONTHS, WEEKDAYS


def _weekday(form: Form, table: Language, day: date) -> Found:
    wanted = table.weekdays[form.slots["weekday"]]
    found = day + timedelta(days=(wanted - day.weekday()) % 7)
    return Found(edtf=found.isoformat(), receipt=f"the first {WEEKDAYS[wanted]} on or after {full(day)}")


def _weekend(_: Form, __: Language, day: date) -> Found:
    sunday = day + timedelta(days=6 - day.weekday())
    saturday = sunday - timedelta(days=1)
    receipt = f"the weekend after {full(day)}" if day < saturday else f"the weekend of {full(day)}"
    slack = 7 if day >= saturday else 1  # on a weekend, the next one may be meant
    return Found(edtf=f"{saturday.isoformat()}/{sunday.isoformat()}", receipt=receipt, slack=slack)


def _overnight(_: Form, __: Language, day: date) -> Found:
    after = day + timedelta(days=1)
    return Found(edtf=f"{day.isoformat()}/{after.isoformat()}", receipt=f"the night after {full(day)}")


def _month(form: Form, table: Language, day: date) -> Found:
    month = table.months[form.slots["month"]]
    year = day.year + (month < day.month)
    return Found(edtf=f"{year:04}-{month:02}", receipt=f"the first {MONTHS[month - 1]} that ends after {full(day)}")


def _day_month(form: Form, table: Language, day: date) -> Found:
    found = _coming(table.months[form.slots["month"]], int(form.slots["day"]), day)
    return Found(edtf=found.isoformat(), receipt=f"the first on or after {full(day)}", relative=False)


def _days(form: Form, table: Language, day: date) -> Found | None:
    """«3 to 5 March»; with its year it is the same ahead and back, and left to the rule for both."""
    if "year" in form.slots:
        return None
    month = table.months[form.slots["month"]]
    end = _coming(month, int(form.slots["day2"]), day)
    start = date(end.year, month, int(form.slots["day"]))
    edtf = f"{start.isoformat()}/{end.isoformat()}"
    return Found(edtf=edtf, receipt=f"the first that end on or after {full(day)}", relative=False)


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
