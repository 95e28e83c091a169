"""A sentence of a source -> the numbers in it: what a reader would miss if no fact recorded them.

Not years, dates, times of day, ages set between commas, ordinals, and numbers that belong to a name («Resolution 2254»,
«F-16»); not «one», which seldom counts anything.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_UNITS = (
    *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_VALUES = {"one": 1} | {word: n for n, word in enumerate(_UNITS, 2)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
_MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?"

_DIGITS = r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_ONES = "|".join(["one", *_UNITS])
# ASCII only: case folding would else take «ſix» for a number, of which nobody knows what it comes to.
_WORD = rf"(?ai:(?:{'|'.join(_TENS)})(?:[- ](?:{_ONES}))?|{_ONES})"
_SCALE = f"(?ai:{'|'.join(_SCALES)}|dozen)"
_MANY = rf"(?ai:dozens|scores|tens|{'|'.join(f'{scale}s' for scale in _SCALES)})"
_NUMBER = re.compile(
    rf"(?<![\w.,\-/:])(?:{_MANY}(?:\s+(?ai:of)\s+{_MANY}){{0,2}}"
    rf"|(?P<head>{_DIGITS}|{_WORD}|(?ai:a)\s+(?={_SCALE}\b))(?P<scales>(?:[\s-]*{_SCALE}(?!\w)){{0,2}})"
    rf"|(?ai:dozen))(?![\w/:]|-\d|[.,]\d)"
)
_YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d")
_DATED_BEFORE = re.compile(rf"\b{_MONTHS}\s*$", re.IGNORECASE)
_DATED_AFTER = re.compile(rf"\s*(?:{_MONTHS}(?!\w)|(?:a\.m|p\.m|o['’]clock))", re.IGNORECASE)
_NAMED_BEFORE = re.compile(r"(?P<before>\S?)\s*\b(?P<name>[A-Z][^\W\d_]+)\s+$")
_NEAR = 40
"""Characters around a number that say whether it is a date or belongs to a name; more would make this quadratic."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Number:
    """A number in a text. words: as it stands there. key: what it comes to, the same for «eight» and «8»."""

    words: str
    key: str


def find_numbers(text: str) -> tuple[Number, ...]:
    """The numbers of a text that count or measure something, in its order."""
    return tuple(_number(match) for match in _NUMBER.finditer(text) if _counts(text, match))


def keys(text: str) -> frozenset[str]:
    """What the numbers of a text come to, whatever they stand for: those of dates and names, too."""
    return frozenset(_number(match).key for match in _NUMBER.finditer(text))


def key(value: Decimal) -> str:
    """What a typed value comes to."""
    return f"{value.normalize():f}"


def _number(match: re.Match[str]) -> Number:
    words = " ".join(match[0].split())
    if match["head"] is None:
        return Number(words=words, key=words.lower())
    total = _head(match["head"].strip().lower())
    for scale in re.findall(r"[a-z]+", (match["scales"] or "").lower()):
        total *= 12 if scale == "dozen" else _SCALES[scale]
    return Number(words=words, key=key(total))


def _head(words: str) -> Decimal:
    if words[0].isdigit():
        return Decimal(re.sub(r"[,\u00a0\u202f]", "", words)[:300])
    if words == "a":
        return Decimal(1)
    return Decimal(sum(_VALUES[word] for word in re.split(r"[- ]+", words)))


def _counts(text: str, match: re.Match[str]) -> bool:
    """Whether a number counts or measures, rather than dating or naming something."""
    before = text[max(0, match.start() - _NEAR) : match.start()]
    after = text[match.end() : match.end() + _NEAR]
    written = match[0].lower()
    if written == "one" or (before.endswith(", ") and match[0].isdigit() and after[:1] == ","):
        return False
    if not match["scales"] and (_DATED_BEFORE.search(before) or _DATED_AFTER.match(after)):
        return False
    if _YEAR.fullmatch(written) and not re.match(r"\s+[a-z]+s\b", after):
        return False
    named = _NAMED_BEFORE.search(before)
    return not (match[0][0].isdigit() and named and (named["before"] or "").strip(".!?“”\"'‘’"))
