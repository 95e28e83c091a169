"""A text -> where numbers stand in it that count nothing: dates, times, and the numbers of names."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from generator.derive.number_words import TABLE
from generator.model.edtf_bounds import MONTHS

_MONTH = "(?:" + "|".join(rf"{name}|{name[:3]}\b\.?" for name in (*MONTHS, "Sept")) + ")"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_LIST = rf"{_DAY}(?:\s{{0,2}}(?:[-–/,]|and|to|or)\s{{0,2}}{_DAY}){{0,4}}"
_NAMED = "|".join(re.escape(word) for word in TABLE["words"]["designators"])
_PATTERNS = (
    re.compile(r"\d{4}-\d{2}(?:-\d{2})?(?![\d-])|\b\d{1,2}:\d{2}(?::\d{2})?\b|\b\d{1,2}/\d{1,2}(?:/\d{2,4})?\b"),
    re.compile(rf"\b{_LIST}\s{{1,2}}(?:of\s)?(?:{_MONTH})(?:,?\s\d{{4}})?(?!\w)|(?<!\w){_MONTH}\s{{1,2}}{_LIST}(?!\d|,\d)(?:,?\s\d{{4}}\b)?"),
    re.compile(r"(?i)\b(?:\d{1,2}|[a-z]{3,6})(?:[.:]\d{2})?\s?(?:a\.m\.?|p\.m\.?|am\b|pm\b|o['’]clock)"),
    re.compile(rf"(?i)(?<!\w)(?:{_NAMED})\s{{1,2}}(?:\d+(?:[.,]\d+){{0,3}}|[a-z]{{3,6}}(?=\W*$))(?![\w.,]*\d)"),
    re.compile(r"[#№]\s?\w+"),
    re.compile(r"\b(?:19|20)\d{2}[-–/](?:19|20)?\d{2}\b"),
)  # fmt: skip
"""Dates and times of day, lists of days, what a designator numbers ("Resolution 2254"), spans of years."""


class Spans:
    """Stretches of a text, from start to before end, that may overlap."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._reach = list(accumulate((end for _, end in ordered), max))

    def covers(self, offset: int) -> bool:
        """Whether a character lies in one of them."""
        before = bisect_right(self._starts, offset)
        return before > 0 and self._reach[before - 1] > offset


def uncounted(text: str) -> Spans:
    """Where numbers of a text count nothing."""
    return Spans(match.span() for pattern in _PATTERNS for match in pattern.finditer(text))
