"""What is at hand of the sources, texts or locks -> whether words stand in a cited passage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from generator.model.citations import Locator
from generator.provenance.fingerprint import fingerprint
from generator.provenance.folding import find_phrase
from generator.provenance.text import SourceText


class Verdict(StrEnum):
    """What can be said of words in a source.

    FOUND: the text is at hand and has them. VOUCHED: it is not, and the lock says that it had them when they were locked.
    ABSENT: the text is at hand and does not have them. UNKNOWN: neither can tell.
    """

    FOUND = "found"
    VOUCHED = "vouched"
    ABSENT = "absent"
    UNKNOWN = "unknown"


@dataclass(frozen=True, kw_only=True, slots=True)
class LockedSource:
    """What ``sources.lock`` holds of one source; no words of it.

    text: fingerprint of the whole text. front, back: its ``front_matter`` and ``back_matter`` when it was locked.
    sentences: locator of each sentence, in the order of the text -> (fingerprint, length in characters).
    cited: uid of a statement -> locator of each cited passage -> fingerprint of that passage.
    phrases: a fingerprint for each pair of words and passage that was found (`vouch`).
    """

    source: str
    text: str
    front: int
    back: int
    sentences: Mapping[str, tuple[str, int]]
    cited: Mapping[str, Mapping[str, str]]
    phrases: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """texts: source id -> its text. locks: slug of a briefing -> source id -> what its lock holds of it."""

    texts: Mapping[str, SourceText] = field(default_factory=lambda: MappingProxyType({}))
    locks: Mapping[str, Mapping[str, LockedSource]] = field(default_factory=lambda: MappingProxyType({}))

    def phrase(self, briefing: str, source: str, locator: Locator, words: str) -> Verdict:
        """Whether ``words`` stand in the passage, letter for letter after folding typography."""
        text = self.texts.get(source)
        if text is not None:
            return Verdict.FOUND if find_phrase(words, text.passage(locator)) else Verdict.ABSENT
        locked = self.locks.get(briefing, {}).get(source)
        if locked is not None and vouch(locator, words) in locked.phrases:
            return Verdict.VOUCHED
        return Verdict.UNKNOWN

    def passage(self, source: str, locator: Locator) -> str | None:
        """The cited words; None where the text is not at hand; empty beyond the text."""
        text = self.texts.get(source)
        return None if text is None else text.passage(locator)


def vouch(locator: Locator, words: str) -> str:
    """The fingerprint by which a lock says that words were found in a passage."""
    return fingerprint(str(locator), words)


NOTHING = Evidence()
