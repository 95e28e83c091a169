"""Words for a span of time, and the dates between which it lies -> whether the two can agree.

``read_duration`` reads the few forms that a duration has; whatever else reads quantities may take its place.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.derive.measures import Amount, amounts
from generator.model.dates import Shape, When

DAYS_OF = {"days": 1.0, "weeks": 7.0, "months": 30.437, "years": 365.25, "decades": 3652.5}
"""Days in one of each unit."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """Days between two dates, at least and at most."""

    least: float
    most: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Duration:
    """A stated span of time. low, high: in ``unit`` (plural). quantifier: of the vocabulary ``quantifier``."""

    low: float
    high: float
    unit: str
    quantifier: str

    @property
    def span(self) -> Span:
        """The days that it can mean: nine years may be rounded by up to a year either way, nearly nine not upward."""
        size = DAYS_OF[self.unit]
        low, high = self.low * size, self.high * size
        if self.quantifier == "about":
            return Span(least=low - max(size, low / 4), most=high + max(size, high / 4))
        if self.quantifier == "nearly":
            return Span(least=low - max(size, low / 10), most=high + size / 10)
        if self.quantifier in ("at-least", "more-than"):
            return Span(least=low - size / 10, most=float("inf"))
        if self.quantifier in ("at-most", "less-than"):
            return Span(least=0.0, most=high + size / 10)
        return Span(least=low - size, most=high + size)


def read_duration(text: str) -> Duration | None:
    """«nearly nine-year-long» -> nearly 9 years; None where a wording names no span, or more than one."""
    found = [amount for amount in amounts(text) if amount.kind == "time"]
    return of_amount(found[0]) if len(found) == 1 else None


def of_amount(amount: Amount) -> Duration:
    """An amount of time as a duration."""
    return Duration(low=amount.low, high=amount.high, unit=amount.unit, quantifier=amount.quantifier)


def elapsed(when: When, until: When) -> Span | None:
    """The days that something has gone on, by ``until``; None for what does not go on, or has no certain start.

    An approximate start widens the span by a fifth either way. What has an end says nothing here: others may end it
    elsewhere, and then their figures differ as their dates do.
    """
    if when.start is None or when.uncertain_start:
        return None
    if when.shape is not Shape.SINCE or not when.open_end or until.earliest is None or until.latest is None:
        return None
    least, most = _days(when.start.latest, until.earliest), _days(when.start.earliest, until.latest) + 1
    vague = 0.2 * most if when.approximate_start else 0.0
    return Span(least=max(0.0, least - vague), most=most + vague)


def agree(stated: Span, found: Span) -> bool:
    """Whether the two spans have a day in common."""
    return stated.least <= found.most and found.least <= stated.most


def in_words(span: Span) -> str:
    """«8.1 to 9.1 years», «12 to 14 days»."""
    unit = "years" if span.most >= 2 * DAYS_OF["years"] else "months" if span.most >= 100 else "days"
    least, most = (f"{days / DAYS_OF[unit]:.{1 if unit == 'years' else 0}f}" for days in (span.least, span.most))
    return f"{least} {unit}" if least == most else f"{least} to {most} {unit}"


def _days(first: date, last: date) -> int:
    return (last - first).days
