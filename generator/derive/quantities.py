"""The words for a quantity ("nearly 1 million people") -> its number, how it is hedged, its unit and its interval."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final, Literal

from generator.derive.intervals import ANY, Interval, interval
from generator.derive.number_words import NUMBER_STARTS, TABLE, Number, Token, read_number, scale_chain, tokens, word_at
from generator.derive.uncounted import Spans, uncounted
from generator.model.statements import Figure
from generator.model.vocabularies import QUANTIFIER

Kind = Literal["number", "scale", "vague", "share", "none", "year"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Quantity:
    """A quantity as worded.

    kind: ``number``; ``scale`` (dozens); ``vague`` (some, several); ``share`` (half, most, all: in percent); ``none``
    (no, nobody); ``year``: a bare number that is more likely a year.
    value: the number; None for a range, and where there is none. low, high: the ends of a range.
    quantifier: of the vocabulary; None where the number stands bare. unit: canonical (km, %, years), or the noun as
    worded; None without any. start, end: offsets of its number and quantifier in the text.
    """

    kind: Kind
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    interval: Interval
    quantifier: str | None = None
    unit: str | None = None
    start: int = 0
    end: int = 0

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        """The numbers that are named: one, the two ends of a range, or none."""
        return tuple(number for number in (self.value, self.low, self.high) if number is not None)


_Phrases = dict[str, list[tuple[str, ...]]]


def _phrases(wordings: Sequence[str]) -> _Phrases:
    """First word -> the phrases that start with it, the longest first."""
    found: _Phrases = {}
    for words in (tuple(token.text for token in tokens(wording)) for wording in wordings):
        found.setdefault(words[0], []).append(words)
    return {first: sorted(several, key=len, reverse=True) for first, several in found.items()}


_BEHIND = ("or more", "or fewer", "or less", "in total")
_QUANTIFIERS: Final = {words: term for term in QUANTIFIER for words in QUANTIFIER[term].words}
_BEFORE: Final = _phrases([words for words in _QUANTIFIERS if words not in _BEHIND])
_AFTER: Final = _phrases(_BEHIND)
_TERM_OF: Final = {tuple(t.text for t in tokens(words)): term for words, term in _QUANTIFIERS.items()}
_VAGUE, _MOST, _ALL, _NONE, _BOTH = (
    _phrases(TABLE["phrases"][key]) for key in ("vague", "most", "all", "none", "both")
)
_UNITS: Final[dict[str, str]] = {word: unit for unit, words in TABLE["units"].items() for word in words}
_STOPS: Final = frozenset(TABLE["words"]["stops"])
_FILLERS: Final = frozenset(TABLE["words"]["fillers"])
_DASHES: Final = ("-", "‐", "‑", "–", "—")
_CURRENCY: Final = ("$", "€", "£", "₺")

_STARTS: Final = frozenset(
    (*_BEFORE, *_VAGUE, *_MOST, *_ALL, *_NONE, *_BOTH, *_CURRENCY, *NUMBER_STARTS, "between", "from")
)


def read_quantity(text: str) -> Quantity | None:
    """The quantity that a figure's words give: the first number, else the first vague one; None if there is none."""
    found = quantities(text)
    for kinds in (("number", "scale", "share", "vague"), ("none",), ("year",)):
        first = next((quantity for quantity in found if quantity.kind in kinds), None)
        if first is not None:
            return first
    single = re.match(r"\W{0,3}an?\s+(\w+)", text, re.IGNORECASE)
    if not single:
        return None
    return Quantity(kind="number", value=Decimal(1), interval=interval(None, Decimal(1)), unit=single[1], end=2)


@lru_cache(maxsize=4096)
def quantities(text: str) -> tuple[Quantity, ...]:
    """Every quantity in a text, in its order; dates, times, ordinals and the numbers in names are none."""
    items = tokens(text)
    return tuple(_all(items, uncounted(text)))


def interval_of(figure: Figure) -> Interval:
    """What a figure says, typed or worded; a partial count is a lower bound. Anything, where no number can be read."""
    worded = read_quantity(figure.text) if figure.text else None
    if worded is not None:
        found = worded.interval
    elif figure.value is not None:
        found = interval(figure.quantifier, figure.value)
    elif figure.low is not None:
        found = interval("at-least", figure.low) if figure.high is None else interval(None, figure.low, figure.high)
    else:
        found = ANY if figure.high is None else interval("at-most", figure.high)
    return found.open_ended() if figure.partial else found


def _all(items: tuple[Token, ...], apart: Spans) -> Iterator[Quantity]:
    at = 0
    while at < len(items):
        if (items[at].kind != "number" and items[at].text not in _STARTS) or apart.covers(items[at].start):
            at += 1
            continue
        found = _at(items, at)
        if found is None:
            at += 1
        else:
            yield found[0]
            at = found[1]


def _at(items: tuple[Token, ...], at: int) -> tuple[Quantity, int] | None:
    """The quantity that starts at a token, and the token behind its number."""
    quantifier, number_at = _quantifiers(items, at)
    currency = word_at(items, number_at) if word_at(items, number_at) in _CURRENCY else None
    number_at += currency is not None
    found = _range(items, number_at) or _single(items, number_at)
    if found is None:
        return _vague(items, at)
    ends, kind, end = found
    behind = _match(_AFTER, items, end)
    if behind:
        quantifier, end = _TERM_OF[behind], end + len(behind)
    unit = currency or _unit(items, end)
    low, high = ends[0], ends[-1]
    if kind == "scale":
        reckoned = interval("at-least", low) if quantifier != "at-most" else ANY
        quantity = Quantity(
            kind="scale",
            interval=reckoned,
            unit=_UNITS.get(unit or "", unit),
            start=items[at].start,
            end=items[end - 1].end,
        )
        return quantity, end
    is_share = kind == "share"
    reckoned = interval(quantifier, low, high)
    if is_share and reckoned.high is None:
        reckoned = Interval(low=reckoned.low, high=Decimal(100), low_open=reckoned.low_open)
    bare = quantifier is None and currency is None
    year = bare and _is_year(items[number_at:end])
    quantity = Quantity(
        kind="share" if is_share else "year" if year else "number",
        value=low if len(ends) == 1 else None,
        low=low if len(ends) == 2 else None,
        high=high if len(ends) == 2 else None,
        interval=reckoned,
        quantifier=quantifier,
        unit="%" if is_share else _UNITS.get(unit or "", unit),
        start=items[at].start,
        end=items[end - 1].end,
    )
    return quantity, end


def _quantifiers(items: Sequence[Token], at: int) -> tuple[str | None, int]:
    """The quantifier at a position ("up to about": the first counts), and the position of its number."""
    quantifier = None
    for _ in range(2):
        words = _match(_BEFORE, items, at)
        if not words:
            break
        quantifier, at = quantifier or _TERM_OF[words], at + len(words)
    if quantifier and word_at(items, at) in ("the", "another"):
        at += 1
    return (None if quantifier == "exact" else quantifier), at


def _match(phrases: _Phrases, items: Sequence[Token], at: int) -> tuple[str, ...]:
    """The longest of some phrases that stands at a position; empty if none does."""
    for words in phrases.get(word_at(items, at), ()):
        if all(word_at(items, at + step) == word for step, word in enumerate(words)):
            return words
    return ()


_Found = tuple[tuple[Decimal, ...], str, int]  # one number or two, kind, the token behind


def _single(items: Sequence[Token], at: int) -> _Found | None:
    number = read_number(items, at)
    if number is not None:
        return (number.value,), number.kind, number.end
    words = _match(_ALL, items, at)
    # "all 300 prisoners" is a number
    if words and read_number(items, at + len(words)) is None and at and _match(_BEFORE, items, at - 1):
        return (Decimal(100),), "share", at + len(words)
    return None


def _range(items: Sequence[Token], at: int) -> _Found | None:
    """Between 30 and 40, 30 to 40, 30-40, two or three, 15 km to 20 km, 2 to 3 million."""
    between = word_at(items, at) in ("between", "from")
    first = read_number(items, at + between, joined=not between)
    if first is None or first.kind == "scale":
        return None
    middle = first.end
    unit = word_at(items, middle) if word_at(items, middle) in _UNITS else None
    middle += unit is not None
    if word_at(items, middle) not in ("to", "or", *_DASHES) and not (between and word_at(items, middle) == "and"):
        return None
    second = read_number(items, middle + 1)
    if second is None or second.kind != first.kind:
        return None
    low = _shared_scale(items, first, second)
    if low > second.value or (unit and word_at(items, second.end) != unit):
        return None
    return (low, second.value), first.kind, second.end


def _shared_scale(items: Sequence[Token], first: Number, second: Number) -> Decimal:
    """The lower end: "2 to 3 million" starts at two million."""
    product, back = Decimal(1), second.end
    while back > first.end and word_at(items, back - 1) in TABLE["scales"]:
        back -= 1
    if not first.scaled and second.scaled and back < second.end:
        product, _ = scale_chain(items, back)
    return first.value * product if first.value * product <= second.value else first.value


def _vague(items: Sequence[Token], at: int) -> tuple[Quantity, int] | None:
    """Some, several hundred, most of, all, none, both."""
    quantifier, start = _quantifiers(items, at)
    if quantifier and not _match(_VAGUE, items, start):
        start = at
    words = _match(_VAGUE, items, start)
    if words:
        product, end = scale_chain(items, start + len(words))
        reckoned = interval("at-least", 2 * product)
        kind: Kind = "scale" if product > 1 else "vague"
        return Quantity(
            kind=kind, interval=reckoned, unit=_unit(items, end), start=items[at].start, end=items[end - 1].end
        ), end
    half, whole = Decimal(50), Decimal(100)
    for phrases, kind, reckoned in (
        (_MOST, "share", Interval(low=half, high=whole, low_open=True)),
        (_ALL, "share", Interval(low=whole, high=whole)),
        (_NONE, "none", interval(None, Decimal(0))),
        (_BOTH, "vague", interval(None, Decimal(2))),
    ):
        words = _match(phrases, items, at)
        if words and not (phrases in (_ALL, _NONE) and read_number(items, at + len(words))):  # all 300 of them
            end = at + len(words)
            unit = "%" if kind == "share" else _unit(items, end)
            return Quantity(kind=kind, interval=reckoned, unit=unit, start=items[at].start, end=items[end - 1].end), end
    return None


def _is_year(items: Sequence[Token]) -> bool:
    """Whether a number, or each end of a range, reads as a year: four digits, nothing else, from 1900 to 2099."""
    joins = ("from", "between", "to", "or", "and", *_DASHES)
    years = [item.text not in joins and re.fullmatch("(?:19|20)[0-9]{2}", item.text) for item in items]
    return any(years) and all(year or item.text in joins for year, item in zip(years, items, strict=True))


def _unit(items: Sequence[Token], at: int) -> str | None:
    """The noun behind a number: a unit in its canonical form, or the words up to the next stop."""
    while word_at(items, at) in _FILLERS or word_at(items, at) in ("-", "‐", "‑", '"', "“", "”", "'", "‘"):
        at += 1
    two = f"{word_at(items, at)} {word_at(items, at + 1)}"
    if two in _UNITS or word_at(items, at) in _UNITS:
        return _UNITS.get(two) or _UNITS[word_at(items, at)]
    words: list[str] = []
    while at < len(items) and len(words) < 12 and items[at].kind == "word" and items[at].text not in _STOPS:
        words.append(items[at].raw)
        at += 1
    return " ".join(words) or None
