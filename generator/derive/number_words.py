"""A text -> its words and signs, and the number that starts at one of them, in digits or in words.

The words stand in quantities.toml. Every step forward reads at least one token, and no step looks back: linear time.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from importlib.resources import files
from typing import Any, Final, NamedTuple

TABLE: Final[Mapping[str, Any]] = tomllib.loads(
    files(__package__).joinpath("quantities.toml").read_text(encoding="utf-8")
)
_LONGEST = 30  # digits; what is longer is no quantity, and would take long to reckon with

_TOKEN = re.compile(
    r"(?P<number>\d+(?:[.,٫٬'’\u00a0\u2009\u202f]\d+)*)|(?P<word>[^\W\d_]+(?:['’](?:s|S)\b)?)|(?P<mark>[^\w\s]|_)"
)
_GROUPED = re.compile(r"\d{1,3}(?:[,٬'’\u00a0\u2009\u202f]\d{3})+(?:[.٫]\d+)?|\d+(?:[.٫]\d+)?")
_ORDINALS = ("st", "nd", "rd", "th")
_HYPHENS = ("-", "‐", "‑", "–", "—")
VULGAR: Final = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}

_ONES: Final = {word: Decimal(value) for word, value in TABLE["ones"].items()}
_TEENS: Final = {word: Decimal(value) for word, value in TABLE["teens"].items()}
_TENS: Final = {word: Decimal(value) for word, value in TABLE["tens"].items()}
_SCALES: Final = {word: Decimal(value) for word, value in TABLE["scales"].items()}
_SHORT: Final = {word: Decimal(value) for word, value in TABLE["short"].items()}
_PLURALS: Final = {word: Decimal(value) for word, value in TABLE["plurals"].items()}
_FRACTIONS: Final = {word: Decimal(value) for word, value in TABLE["fractions"].items()}
_SMALL: Final = {**_ONES, **_TEENS, **_TENS}
_SIXTIETHS = Decimal(60)
NUMBER_STARTS: Final = frozenset((*_SMALL, *_SCALES, *_PLURALS, *VULGAR, "half", "a", "an"))
"""The words at which a number may start."""


class Token(NamedTuple):
    """A number in digits, a word or a mark; text in lower case, raw as written; start, end: offsets."""

    kind: str
    text: str
    raw: str
    start: int
    end: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Number:
    """A number that starts at a token.

    value: the number; for a plural scale ("dozens") twice its unit, the least that it can be.
    kind: ``number``, ``scale`` (a lower bound without a number), ``share`` (value in percent).
    end: the token behind it. scaled: whether a scale word belongs to it ("2 million").
    """

    value: Decimal
    kind: str
    end: int
    scaled: bool = False


def tokens(text: str) -> tuple[Token, ...]:
    """The words, numbers and marks of a text."""
    found = []
    for match in _TOKEN.finditer(text):
        raw = match[0]
        found.append(Token(str(match.lastgroup), raw.lower(), raw, match.start(), match.end()))
    return tuple(found)


def word_at(items: Sequence[Token], at: int) -> str:
    """The word or mark at a position, lower case; empty beyond the end."""
    return items[at].text if 0 <= at < len(items) else ""


def is_glued(items: Sequence[Token], at: int) -> bool:
    """Whether a token follows the one before it without white space."""
    return 0 < at < len(items) and items[at].start == items[at - 1].end


def read_number(items: Sequence[Token], at: int, *, joined: bool = True) -> Number | None:
    """The number that starts at a token, if one does. joined: "and" may be part of it ("a hundred and two")."""
    if at >= len(items):
        return None
    if items[at].kind == "number":
        return _in_digits(items, at)
    word = word_at(items, at)
    if word == "half":
        return _half(items, at)
    if word in VULGAR:
        return Number(value=VULGAR[word] * 100, kind="share", end=at + 1)
    if word in ("a", "an"):
        if word_at(items, at + 1) in _SCALES:
            return _scaled(items, at + 1, Decimal(1))
        return _fraction(items, at + 1, Decimal(1))
    if word in _PLURALS:
        return _plural(items, at)
    if word in _SMALL or word in _SCALES:
        return _in_words(items, at, joined=joined)
    return None


def scale_chain(items: Sequence[Token], at: int) -> tuple[Decimal, int]:
    """The product of the scale words from a position on ("hundred thousand"), and the position behind them."""
    product, steps = Decimal(1), 0
    while word_at(items, at) in _SCALES and steps < 3:
        product, at, steps = product * _SCALES[word_at(items, at)], at + 1, steps + 1
    return product, at


def _scaled(items: Sequence[Token], at: int, value: Decimal) -> Number:
    """A value and the scale words behind it."""
    hyphen = at + 1 if word_at(items, at) in _HYPHENS and word_at(items, at + 1) in _SCALES else at
    product, end = scale_chain(items, hyphen)
    if end == hyphen:
        return Number(value=value, kind="number", end=at)
    return Number(value=value * product, kind="number", end=end, scaled=True)


def _in_digits(items: Sequence[Token], at: int) -> Number | None:
    token = items[at]
    if is_glued(items, at) and items[at - 1].kind == "word":  # M4
        return None
    # T-72, but not "twenty-5", and not the end of a range
    if is_glued(items, at) and items[at - 1].text in _HYPHENS and is_glued(items, at - 1):
        before = items[at - 2]
        if before.kind == "word" and before.text not in _SMALL:
            return None
    value = _digits(token.raw)
    if value is None:
        return None
    after, end = word_at(items, at + 1), at + 1
    if is_glued(items, end):
        if after in _ORDINALS:
            return None
        if after in _SHORT:
            return Number(value=value * _SHORT[after], kind="number", end=at + 2, scaled=True)
    if after in VULGAR:
        value, end = value + VULGAR[after], end + 1
    half, end = _and_a_half(items, end)
    return _scaled(items, end, value + half)


def _digits(raw: str) -> Decimal | None:
    """The value of digits of any script, with thousands in groups; None for what is no number, such as 1.2.3."""
    if len(raw) > _LONGEST or not _GROUPED.fullmatch(raw):
        return None
    plain = re.sub("[,٬'’\u00a0\u2009\u202f]", "", raw).replace("٫", ".")
    return Decimal("".join(c if c == "." else str(unicodedata.decimal(c)) for c in plain))


def _and_a_half(items: Sequence[Token], at: int) -> tuple[Decimal, int]:
    """What "and a half", hyphens aside, adds; and the position behind it."""
    words: list[str] = []
    position = at
    while len(words) < 3 and position < len(items):
        if word_at(items, position) not in _HYPHENS:
            words.append(word_at(items, position))
        position += 1
    return (Decimal("0.5"), position) if words == ["and", "a", "half"] else (Decimal(0), at)


def _half(items: Sequence[Token], at: int) -> Number:
    """Half a million, half an hour, half of the town."""
    article = at + 1
    if word_at(items, article) in _HYPHENS:
        article += 1
    if word_at(items, article) in ("a", "an"):
        product, end = scale_chain(items, article + 1)
        scaled = end > article + 1
        return Number(value=product / 2, kind="number", end=end, scaled=scaled)
    return Number(value=Decimal(50), kind="share", end=at + 1)


def _fraction(items: Sequence[Token], at: int, count: Decimal) -> Number | None:
    """A third of, two thirds, three-quarters: in percent; an ordinal ("a third attack") is none."""
    word = word_at(items, at)
    if word not in _FRACTIONS:
        return None
    plural = word.endswith("s")
    if not plural and word != "half" and word_at(items, at + 1) not in ("of", ""):
        return None
    return Number(value=count * _FRACTIONS[word] / _SIXTIETHS * 100, kind="share", end=at + 1)


def _plural(items: Sequence[Token], at: int) -> Number:
    """Dozens; hundreds of thousands: at least two of them."""
    least, end = _PLURALS[word_at(items, at)] * 2, at + 1
    while word_at(items, end) == "of" and word_at(items, end + 1) in _PLURALS and end - at < 6:
        least, end = least * _PLURALS[word_at(items, end + 1)], end + 2
    return Number(value=least, kind="scale", end=end)


def _in_words(items: Sequence[Token], at: int, *, joined: bool) -> Number | None:
    """Twenty-five; one hundred and ten thousand; two and a half million; two thirds."""
    total, current, last_scale = Decimal(0), Decimal(0), Decimal("Infinity")
    end, filled, scaled = at, Decimal("Infinity"), False  # filled: only what is smaller may be added
    while end < len(items):
        word, position = word_at(items, end), end
        joins = joined and scaled and word == "and" and word_at(items, end + 1) in _SMALL
        if end > at and (joins or word in _HYPHENS):
            position, word = end + 1, word_at(items, end + 1)
        value = _SMALL.get(word)
        if value is not None:
            room = 10 if word in _ONES else 100
            if filled < room or (word in _ONES and value == 0 and end > at):
                break
            current, filled, end = current + value, (Decimal(10) if word in _TENS else Decimal(1)), position + 1
        elif (word == "hundred" and 0 < current < 100) or (word in _SCALES and end == at):
            factor = _SCALES[word]
            current = (current or Decimal(1)) * factor
            last_scale = min(last_scale, factor) if factor > 100 else last_scale
            filled, end, scaled = factor, position + 1, True
        elif word in _SCALES and current > 0 and _SCALES[word] < last_scale and word != "hundred":
            last_scale = _SCALES[word]
            total, current, filled, end, scaled = (
                total + current * last_scale,
                Decimal(0),
                last_scale,
                position + 1,
                True,
            )
            if word == "dozen":
                break
        else:
            break
    return _closed(items, end, total, current, scaled=scaled)


def _closed(items: Sequence[Token], end: int, total: Decimal, current: Decimal, *, scaled: bool) -> Number | None:
    """A number in words with what may follow it: a half, and its scale; a fraction."""
    if not total and not scaled:
        behind = end + 1 if word_at(items, end) in _HYPHENS else end
        part = _fraction(items, behind, current)
        if part is not None and word_at(items, behind).endswith("s"):
            return part
        half, after = _and_a_half(items, end)
        if half:
            return _scaled(items, after, current + half)
    return Number(value=total + current, kind="number", end=end, scaled=scaled)
