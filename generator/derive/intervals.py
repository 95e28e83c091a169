"""A number and its quantifier -> the interval in which the speaker says that it lies."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

_FIFTH: Final = Decimal("0.2")


@dataclass(frozen=True, kw_only=True, slots=True)
class Interval:
    """All numbers from low to high; high None: without end. An open end is not itself meant."""

    low: Decimal
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    def __str__(self) -> str:
        high = "∞" if self.high is None else f"{self.high.normalize():f}"
        closed = self.high is not None and not self.high_open
        return f"{'(' if self.low_open else '['}{self.low.normalize():f}, {high}{']' if closed else ')'}"

    def holds(self, value: Decimal) -> bool:
        """Whether a number lies in it."""
        if value < self.low or (value == self.low and self.low_open):
            return False
        return self.high is None or value < self.high or (value == self.high and not self.high_open)

    def is_below(self, other: Interval) -> bool:
        """Whether all of it lies below all of the other."""
        if self.high is None or self.high > other.low:
            return False
        return self.high < other.low or self.high_open or other.low_open

    def is_disjoint(self, other: Interval) -> bool:
        """Whether no number lies in both."""
        return self.is_below(other) or other.is_below(self)

    def open_ended(self) -> Interval:
        """The same as a lower bound: of what was counted only in part."""
        return replace(self, high=None, high_open=False)


ANY: Final = Interval(low=Decimal(0), high=None)
"""What a figure says that holds no number that can be read: nothing."""


def interval(quantifier: str | None, low: Decimal, high: Decimal | None = None) -> Interval:
    """The interval of a number (or a range) with a quantifier of the vocabulary; None is read as exact.

    exact [v,v] · about ±20 % · nearly [0.8v,v) · at-least [v,∞) · more-than (v,∞) · less-than [0,v) · at-most [0,v].
    """
    high = low if high is None else high
    match quantifier:
        case "about":
            return Interval(low=low - abs(low) * _FIFTH, high=high + abs(high) * _FIFTH)
        case "nearly":
            return Interval(low=low - abs(low) * _FIFTH, high=high, high_open=high != low or high != 0)
        case "at-least":
            return Interval(low=low, high=None)
        case "more-than":
            return Interval(low=low, high=None, low_open=True)
        case "less-than":
            return Interval(low=min(Decimal(0), high), high=high, high_open=high > 0)
        case "at-most":
            return Interval(low=min(Decimal(0), high), high=high)
        case _:
            return Interval(low=low, high=high)
