"""What is at hand of the sources, texts or locks -> whether words stand in a cited passage."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import count
from types import MappingProxyType

from generator.model.citations import Locator
from generator.provenance.fingerprint import combined, fingerprint
from generator.provenance.folding import find_phrase
from generator.provenance.text import SourceText


class Verdict(StrEnum):
    """What can be said of words in a source.

    FOUND: the text is at hand and has them. VOUCHED: it is not, and the lock says that it had them when it was written.
    ABSENT: the text is at hand and does not have them. UNKNOWN: neither can tell.
    """

    FOUND = "found"
    VOUCHED = "vouched"
    ABSENT = "absent"
    UNKNOWN = "unknown"


class State(StrEnum):
    """How far a source, or a passage of it, is checked.

    VERIFIED: against its text. VOUCHED: by the lock, written when the text was at hand. UNVERIFIED: not at all.
    """

    VERIFIED = "verified"
    VOUCHED = "vouched"
    UNVERIFIED = "unverified"


@dataclass(frozen=True, kw_only=True, slots=True)
class LockedSource:
    """What ``sources.lock`` holds of one source; no words of it.

    text: fingerprint of the whole text. front, back: its ``front_matter`` and ``back_matter`` when it was locked.
    sentences: locator of each sentence, in the order of the text -> (fingerprint, length in folded characters).
    cited: uid of a statement -> locator of each cited passage -> fingerprint of that passage.
    phrases: a fingerprint for each pair of passage and words that was found (`vouch`).
    absent: the same for what was asked and not found, so that it is not taken for new.
    """

    source: str
    text: str
    front: int
    back: int
    sentences: Mapping[str, tuple[str, int]]
    cited: Mapping[str, Mapping[str, str]]
    phrases: frozenset[str]
    absent: frozenset[str] = frozenset()

    def names(self, locator: Locator) -> tuple[str, ...]:
        """The locators of the single sentences that ``locator`` names; empty if any of them lies beyond the text."""
        if locator.first is None:
            return tuple(self._of_paragraph(str(locator)))
        wanted = tuple(str(sentence) for sentence in locator.sentences)
        return wanted if all(name in self.sentences for name in wanted) else ()

    def passage(self, locator: Locator) -> str:
        """The fingerprint of the passage that ``locator`` names; empty beyond the text."""
        return combined(self.sentences[name][0] for name in self.names(locator))

    def _of_paragraph(self, paragraph: str) -> Iterator[str]:
        for number in count(1):
            name = f"{paragraph}.{number}"
            if name not in self.sentences:
                return
            yield name


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
        locked = self.locked(briefing, source)
        passage = locked.passage(locator) if locked is not None else ""
        if locked is not None and passage and vouch(passage, words) in locked.phrases:
            return Verdict.VOUCHED
        return Verdict.UNKNOWN

    def passage(self, source: str, locator: Locator) -> str | None:
        """The cited words; None where the text is not at hand; empty beyond the text."""
        text = self.texts.get(source)
        return None if text is None else text.passage(locator)

    def locked(self, briefing: str, source: str) -> LockedSource | None:
        """What the lock of a briefing holds of a source; None without a lock, or if that does not know the source."""
        return self.locks.get(briefing, {}).get(source)

    def state(self, briefing: str, source: str) -> State:
        """How far the citations of a source in a briefing are checked, as a whole."""
        if source in self.texts:
            return State.VERIFIED
        return State.VOUCHED if self.locked(briefing, source) is not None else State.UNVERIFIED

    def citation_state(self, briefing: str, uid: str, source: str, locator: Locator) -> State:
        """How far one citation of the statement ``uid`` is checked."""
        text = self.texts.get(source)
        if text is not None:
            return State.VERIFIED if text.find(locator) else State.UNVERIFIED
        locked = self.locked(briefing, source)
        passage = locked.cited.get(uid, {}).get(str(locator)) if locked is not None else None
        return State.VOUCHED if passage else State.UNVERIFIED


def vouch(passage: str, words: str) -> str:
    """The fingerprint by which a lock says that words were found in the passage with the fingerprint ``passage``.

    Whoever holds a lock can confirm a guess with it. What it vouches for stands in the facts beside it anyway.
    """
    return fingerprint(passage, words)


NOTHING = Evidence()
