"""Words of a fact -> the same words with one thing wrong."""

from __future__ import annotations

import re
from datetime import date, timedelta

NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_NUMBER = re.compile(rf"\b(?:\d[\d,.]*\d|\d|{'|'.join(NUMBERS[1:])})\b", re.IGNORECASE)
_DATE = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_OF_A_DATE = re.compile(rf"(?:\b\d{{1,2}} (?:{_MONTHS})\b(?: \d{{4}})?)|(?:\b(?:{_MONTHS}) \d{{1,2}}\b)")
QUOTED = re.compile(r'"([^"]+)"')


def _find_number(text: str) -> re.Match[str] | None:
    """The first number that is no part of a date."""
    taken = [match.span() for match in _OF_A_DATE.finditer(text)]
    found = _NUMBER.finditer(text)
    return next((m for m in found if not any(start <= m.start() < end for start, end in taken)), None)


def first_number(text: str) -> str | None:
    """The first number that is no part of a date, as written; None if there is none."""
    match = _find_number(text)
    return match[0] if match else None


def other_number(text: str) -> str | None:
    """The text with its first number that is no part of a date a little larger; None if there is none."""
    match = _find_number(text)
    return text[: match.start()] + _larger(match[0]) + text[match.end() :] if match else None


def _larger(number: str) -> str:
    if number.lower() in NUMBERS:
        word = NUMBERS[(NUMBERS.index(number.lower()) + 1) % len(NUMBERS)]
        return word.capitalize() if number[0].isupper() else word
    first = int(number[0])
    return str(first + 1 if first < 9 else 8) + number[1:]


def next_day(text: str, days: int = 1) -> str | None:
    """The first full date in a text, one day later; None if there is none."""
    match = _DATE.search(text)
    if not match:
        return None
    moved = date(*map(int, match.groups())) + timedelta(days=days)
    return text[: match.start()] + moved.isoformat() + text[match.end() :]


def other_weekday(text: str) -> str | None:
    """The first weekday of a text, replaced by the day after it."""
    for index, day in enumerate(_DAYS):
        if re.search(rf"\b{day}\b", text):
            return re.sub(rf"\b{day}\b", _DAYS[(index + 1) % 7], text, count=1)
    return None


def without_wording(text: str) -> str | None:
    """A date without the wording in parentheses behind it; None if there is none."""
    bare = re.sub(r"\s*\([^()]*\)\s*$", "", text)
    return bare if bare != text and bare != "undated" else None


def other_word(text: str) -> str | None:
    """A phrase with its longest word altered, so that it says something that its source does not."""
    words = re.findall(r"[^\W\d_]{3,}", text)
    if not words:
        return None
    longest = max(words, key=len)
    return text.replace(longest, "verbatim" if longest.isascii() else f"{longest}ون", 1)


def misspelt(name: str) -> str:
    """An id with two of its letters swapped."""
    for index in range(1, len(name) - 1):
        if name[index].isalpha() and name[index + 1].isalpha() and name[index] != name[index + 1]:
            return name[:index] + name[index + 1] + name[index] + name[index + 2 :]
    return f"{name}x"
