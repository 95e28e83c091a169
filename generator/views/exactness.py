"""A figure -> its number large, the words that hedge it, and how exact it is, for a small drawing beside it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.derive.quantities import Quantity, read_quantity
from generator.language.language import Language
from generator.model import vocabularies as v
from generator.model.statements import Figure

MOST_DISCS = 12
"""The largest count that is drawn as so many discs."""

_DRAWN = {
    "nearly": "is-nearly",
    "about": "is-about",
    "at-least": "is-more",
    "more-than": "is-more",
    "at-most": "is-less",
    "less-than": "is-less",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Exactness:
    """hedge: «nearly»; empty for a bare number. number: «1 million», «8», «20%», «half», «no»; empty where none is
    given (then ``hedge`` has the words, such as «some»). drawn: the class of the drawing. count: how many discs; or 0.
    """

    hedge: str
    number: str
    drawn: str
    count: int


def exactness(figure: Figure, language: Language) -> Exactness:
    """How exact a figure is, as worded, else as typed."""
    worded = read_quantity(figure.text) if figure.text else None
    if figure.text and worded is not None:
        return _worded(figure.text, worded, language, partial=figure.partial is not None)
    quantifier = str(figure.quantifier) if figure.quantifier else None
    hedge = "" if quantifier in (None, "exact") else language.inside(v.QUANTIFIER, quantifier)
    if figure.value is not None:
        count = int(figure.value) if quantifier in (None, "exact") and figure.value == int(figure.value) else 0
        return _exact(hedge, language.number(figure.value), quantifier, count, partial=figure.partial is not None)
    ends = [language.number(end) for end in (figure.low, figure.high) if end is not None]
    if len(ends) == 2:
        return Exactness(
            hedge=hedge, number=language.say("quantity.from-to", low=ends[0], high=ends[1]), drawn="is-about", count=0
        )
    if ends:
        more = figure.low is not None
        words = language.inside(v.QUANTIFIER, "at-least" if more else "at-most")
        return Exactness(hedge=hedge or words, number=ends[0], drawn="is-more" if more else "is-less", count=0)
    return Exactness(hedge=figure.text or "", number="", drawn="is-some", count=0)


def _worded(text: str, found: Quantity, language: Language, *, partial: bool) -> Exactness:
    span = text[found.start : found.end]
    if found.kind == "none":
        return Exactness(hedge="", number=span, drawn="is-exact", count=0)
    if found.kind not in ("number", "share") or not found.numbers:
        return Exactness(hedge=span, number="", drawn="is-some", count=0)
    at = _number_at(span) if found.quantifier else 0
    hedge, number = span[:at].strip(), span[at:].strip()
    share = found.unit == "%"
    if share:
        number += "%" if any(map(str.isdigit, number)) else ""
    elif found.value is not None and not any(map(str.isdigit, number)) and found.value == int(found.value):
        number = language.number(int(found.value))
    count = int(found.value) if found.value is not None and not found.quantifier and not share else 0
    if found.value is None:
        return Exactness(hedge=hedge, number=number, drawn="is-about", count=0)
    return _exact(hedge, number, found.quantifier, count, partial=partial)


def _number_at(span: str) -> int:
    """Where the number begins, behind the words that hedge it."""
    offsets = [0, *(i + 1 for i, c in enumerate(span) if c == " ")]
    for offset in offsets[1:]:
        rest = read_quantity(span[offset:])
        if rest is not None and rest.start == 0 and rest.quantifier is None and rest.numbers:
            return offset
    return 0


def _exact(hedge: str, number: str, quantifier: str | None, count: int, *, partial: bool) -> Exactness:
    if partial:
        return Exactness(hedge=hedge, number=number, drawn="is-more", count=0)
    if quantifier in _DRAWN:
        return Exactness(hedge=hedge, number=number, drawn=_DRAWN[quantifier], count=0)
    discs = count if 0 < count <= MOST_DISCS else 0
    return Exactness(hedge=hedge, number=number, drawn="is-count" if discs else "is-exact", count=discs)
