"""An analyst's text -> its words of estimative probability (ICD 203), sentence by sentence, outside quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from generator.model.vocabularies import LIKELIHOOD

_USUAL: Final = {
    "highly likely": "very likely",
    "very probable": "very likely",
    "very probably": "very likely",
    "highly unlikely": "very unlikely",
    "very improbable": "very unlikely",
    "even chance": "roughly even chance",
    "even odds": "roughly even chance",
}
"""Wordings that the standard does not list and that can only mean one of its bands."""

_CHANCE = "chances?|possibility|prospects?|likelihood|odds"
BANDS: Final = {
    word.casefold(): band for band, term in LIKELIHOOD.terms.items() for word in (band, term.label, *term.also)
} | _USUAL
"""Every wording, in small letters -> its band."""

_WORD: Final = re.compile(
    r"(?P<negated>(?:(?<!\w)not|n't|n’t|(?<!\w)no longer) )?(?<![\w-])(?P<word>"
    + "|".join(
        # A remote village is no likelihood.
        rf"remote(?= (?:{_CHANCE})\b)" if word == "remote" else re.escape(word)
        for word in sorted(BANDS, key=len, reverse=True)
    )
    + r")(?![\w-])",
    re.IGNORECASE,
)
_CONFIDENCE: Final = re.compile(
    r"(?<![\w-])(?:(?:low|moderate|medium|high)(?:-to-(?:moderate|high))?[ -]confidence"
    r"|confidence (?:level )?is (?:\w+ )?(?:low|moderate|high))(?!\w)",
    re.IGNORECASE,
)
_CLOSERS: Final = {'"': '"', "“": "”", "«": "»", "„": "“”"}
_END: Final = re.compile(r"(?<=[.!?]) ")
_VERBS = "says? said tells? told reports? reported warns? warned expects? expected thinks? believes? calls? called "
_VERBS += (
    "considers? claims? claimed predicts? predicted estimates? estimated forecasts? suggests? announces? finds deems?"
)
_SAYING: Final = re.compile(rf"(?<!\w)(?:[Aa]ccording to|{'|'.join(_VERBS.split())})(?!\w)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Likelihood:
    """A word of likelihood. band: of the vocabulary. word: as written. negated: «not likely», which is no band.

    attributed: whether the sentence says that somebody else says so.
    """

    band: str
    word: str
    negated: bool
    attributed: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Sentence:
    """One sentence of a text. likelihoods: in order. confidence: the words of confidence in it, None without any."""

    likelihoods: tuple[Likelihood, ...]
    confidence: str | None


def read_sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a text that hold a likelihood or a confidence; what is quoted is not the analyst's."""
    own = re.sub(r"\s+", " ", _unquoted(text))
    for part in _END.split(own):
        found = tuple(_likelihood(match, part) for match in _WORD.finditer(part))
        confidence = _CONFIDENCE.search(part)
        if found or confidence:
            yield Sentence(likelihoods=found, confidence=confidence[0] if confidence else None)


def likelihoods(text: str) -> tuple[Likelihood, ...]:
    """The words of likelihood in a text."""
    return tuple(found for sentence in read_sentences(text) for found in sentence.likelihoods)


def _likelihood(match: re.Match[str], sentence: str) -> Likelihood:
    return Likelihood(
        band=BANDS[match["word"].casefold()],
        word=match["word"],
        negated=match["negated"] is not None,
        attributed=_SAYING.search(sentence) is not None,
    )


def _unquoted(text: str) -> str:
    """The text without what stands in double quotation marks; a mark that is never closed is left alone."""
    parts: list[str] = []
    position = 0
    unclosed: set[str] = set()
    for mark in re.finditer('["“«„]', text):
        if mark.start() < position or mark[0] in unclosed:
            continue
        ends = [end for closer in _CLOSERS[mark[0]] if (end := text.find(closer, mark.end())) >= 0]
        if not ends:
            unclosed.add(mark[0])
            continue
        parts.append(text[position : mark.start()])
        position = min(ends) + 1
    return " … ".join((*parts, text[position:]))
