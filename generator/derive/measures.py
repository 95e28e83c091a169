"""Words for lengths, areas, weights and spans of time -> their values, each with its unit and its hedge.

What is read is English news prose. Every search takes time in proportion to the text, and no text raises anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from generator.model.vocabularies import QUANTIFIER

LONGEST: Final = 500
"""Characters of a wording that are read: what somebody says of a quantity is shorter."""

_UNITS: Final = (
    ("length", 1.0, "kilometres", r"km|kms|kilomet(?:re|er)s?"),
    ("length", 1.852, "nautical miles", r"nautical[ -]miles?|nmi"),
    ("length", 1.609344, "miles", r"miles?|mi"),
    ("length", 0.001, "metres", r"m|met(?:re|er)s?"),
    ("length", 0.0009144, "yards", r"yards?|yd"),
    ("length", 0.0003048, "feet", r"feet|foot|ft"),
    ("area", 1.0, "square kilometres", r"sq\.? ?km|km2|km²|square[ -]kilomet(?:re|er)s?"),
    ("area", 2.589988, "square miles", r"sq\.? ?mi|square[ -]miles?"),
    ("area", 0.01, "hectares", r"ha|hectares?"),
    ("area", 0.00404686, "acres", r"acres?"),
    ("weight", 1.0, "kilograms", r"kg|kgs|kilos?|kilogram(?:me)?s?"),
    ("weight", 0.45359237, "pounds", r"lbs?|pounds?"),
    ("time", 1.0, "days", r"days?"),
    ("time", 7.0, "weeks", r"weeks?"),
    ("time", 30.437, "months", r"months?"),
    ("time", 365.25, "years", r"years?"),
    ("time", 3652.5, "decades", r"decades?"),
)
"""What is measured; one of the unit in the first unit of its kind; its plural; its wordings."""

_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_ONES = "one two three four five six seven eight nine"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
NUMBER_WORDS: Final = {
    **{word: n for n, word in enumerate(_ONES.split(), start=1)},
    **{word: n for n, word in enumerate(_TEENS.split(), start=10)},
    **{word: n * 10 for n, word in enumerate(_TENS.split(), start=2)},
    "a": 1,
    "an": 1,
}
_DIGITS = r"\d{1,3}(?:,\d{3}){1,3}(?:\.\d{1,4})?|\d{1,9}(?:\.\d{1,4})?"
_SIMPLE = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
_WORDS = rf"(?:{_TENS.replace(' ', '|')})[ -](?:{_ONES.replace(' ', '|')})|{_SIMPLE}|half an?"
_NUMBER = rf"(?:{_DIGITS}|{_WORDS})(?: and a half)?"
_AMOUNT: Final = re.compile(
    rf"(?<![\w.,])(?:(?P<low>{_NUMBER}) (?:to|and|or) |(?P<from>{_DIGITS}) ?- ?)?(?P<number>{_NUMBER})[ -]?"
    rf"(?P<unit>{'|'.join(f'(?P<u{n}>{words})' for n, (*_, words) in enumerate(_UNITS))})(?![\w²])"
)
_BEFORE: Final = {words: value for value, term in QUANTIFIER.terms.items() for words in term.words}
_HEDGE_BEFORE: Final = re.compile(
    rf"(?<!\w)({'|'.join(map(re.escape, sorted(_BEFORE, key=len, reverse=True)))})(?: a| the)? ?$"
)
_FOLDS: Final = str.maketrans({"‐": "-", "‑": "-", "–": "-", "—": "-", "\u00ad": None, "\u200b": None, "\u200d": None})


@dataclass(frozen=True, kw_only=True, slots=True)
class Amount:
    """A quantity with its unit.

    kind: length, area, weight or time. low, high: in the unit's own measure; equal but for a range.
    size: one unit in kilometres, square kilometres, kilograms or days. unit: its plural. step: what the last digit of
    ``high`` counts. quantifier: of the vocabulary ``quantifier``; exact for a bare number.
    start, end: where it stands in the folded wording (`folded`).
    """

    kind: str
    low: float
    high: float
    size: float
    unit: str
    step: float
    quantifier: str
    start: int
    end: int


def folded(text: str) -> str:
    """The first characters of a wording in small letters, dashes and white space made alike."""
    return re.sub(r"\s+", " ", text[:LONGEST].translate(_FOLDS)).casefold().strip()


def amounts(text: str) -> tuple[Amount, ...]:
    """Every quantity with a unit in a wording, in its order."""
    words = folded(text)
    return tuple(_amount(found, words) for found in _AMOUNT.finditer(words))


def beside(text: str) -> Iterator[tuple[Amount, Amount]]:
    """The pairs in which the second says the first again in another unit: «15 km (9 miles)»."""
    words, found = folded(text), amounts(text)
    for first, second in pairwise(found):
        between = words[first.end : second.start]
        same = first.kind == second.kind and first.unit != second.unit
        if same and re.fullmatch(r" ?(?:[(\[]|, or | or |/) ?(?:[a-z.]+ ){0,4}", between):
            yield first, second


def _amount(found: re.Match[str], words: str) -> Amount:
    index = next(n for n in range(len(_UNITS)) if found[f"u{n}"] is not None)
    kind, size, unit, _ = _UNITS[index]
    high, step = _value(found["number"])
    other = found["low"] or found["from"]
    low = _value(other)[0] if other else high
    return Amount(
        kind=kind,
        low=min(low, high),
        high=max(low, high),
        size=size,
        unit=unit,
        step=step,
        quantifier=_quantifier(words[: found.start()], words[found.end() :]),
        start=found.start(),
        end=found.end(),
    )


def _quantifier(before: str, after: str) -> str:
    if found := _HEDGE_BEFORE.search(before[-40:]):
        return _BEFORE[found[1]]
    follows = re.match(r" (or (?:more|less|fewer))(?!\w)", after)
    return _BEFORE[follows[1]] if follows else "exact"


def _value(text: str) -> tuple[float, float]:
    """A number, and what its last digit counts."""
    half = text.endswith(" and a half")
    text = text.removesuffix(" and a half")
    if text.startswith("half"):
        return 0.5, 0.5
    if text[0].isdigit():
        plain = text.replace(",", "")
        value, step = float(plain), 10.0 ** -len(plain.partition(".")[2])
    else:
        value, step = float(sum(NUMBER_WORDS[word] for word in re.split("[ -]", text))), 1.0
    return (value + 0.5, 0.5) if half else (value, step)
