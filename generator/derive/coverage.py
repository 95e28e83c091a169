"""A briefing and a source that it must cover -> what became of each sentence, and the numbers that no fact records.

The sentences are those of the text where it is at hand, else those of the lock; without either their number is unknown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from generator.derive.numbers import find_numbers, key, keys
from generator.language.language import ENGLISH, Language
from generator.library import Library, LinkedBriefing, LinkedStatement
from generator.model.citations import Locator, parse_locator
from generator.model.statements import Figure


class State(StrEnum):
    """What became of a sentence; where several hold, the first counts.

    CITED: by itself. BY_PARAGRAPH: its paragraph is cited as a whole. REPEATS: it says again what is cited.
    WAIVED: with a reason. MISSED: nothing rests on it.
    """

    CITED = "cited"
    BY_PARAGRAPH = "by-paragraph"
    REPEATS = "repeats"
    WAIVED = "waived"
    MISSED = "missed"


@dataclass(frozen=True, kw_only=True, slots=True)
class CoveredSentence:
    """A sentence of a source. length: in characters; None where neither text nor lock tells."""

    locator: Locator
    length: int | None
    state: State


@dataclass(frozen=True, kw_only=True, slots=True)
class Unrecorded:
    """A number in a cited sentence that no fact records. words: as they stand there."""

    words: str
    locator: Locator


@dataclass(frozen=True, kw_only=True, slots=True)
class Coverage:
    """What a briefing takes from a source.

    known: whether text or lock say how many sentences there are; else ``sentences`` holds the places that are named,
    sentences and paragraphs. unrecorded: empty where the text is not at hand.
    """

    source: str
    known: bool
    sentences: tuple[CoveredSentence, ...]
    unrecorded: tuple[Unrecorded, ...]

    @property
    def total(self) -> int | None:
        """How many sentences the source has."""
        return len(self.sentences) if self.known else None

    @property
    def missed(self) -> tuple[Locator, ...]:
        """The sentences on which nothing rests, in the order of the text."""
        return tuple(s.locator for s in self.sentences if s.state is State.MISSED)

    def count(self, state: State) -> int:
        """How many sentences are in a state."""
        return sum(sentence.state is state for sentence in self.sentences)

    def told(self, language: Language = ENGLISH) -> str:
        """«23 of 27 sentences cited, 2 repeat others, 2 waived, 0 missed»."""
        cited, whole = self.count(State.CITED), self.count(State.BY_PARAGRAPH)
        repeat = language.count("coverage.repeat", self.count(State.REPEATS))
        waived = self.count(State.WAIVED)
        if not self.known:
            return language.say("coverage.unknown", cited=cited, repeat=repeat, waived=waived)
        of = language.count("coverage.cited", len(self.sentences), cited=cited)
        more = language.say("coverage.whole", n=whole) if whole else ""
        missed = len(self.missed)
        return language.say("coverage.known", cited=of, whole=more, repeat=repeat, waived=waived, missed=missed)


def coverage(library: Library, briefing: LinkedBriefing, alias: str) -> Coverage:
    """What the facts of ``briefing`` take from the source that it calls ``alias``."""
    source = briefing.sources[alias]
    resting = statements_at(briefing, source)
    waived = {part for locator in briefing.record.waive.get(alias, {}) for part in locator.sentences}
    repeats = {part: target for at, target in library.sources[source].record.repeats.items() for part in at.sentences}
    lengths = _lengths(library, briefing.slug, source)
    alone = _alone(lengths or {})
    places: Mapping[Locator, int | None] = lengths or dict.fromkeys(_named(resting, waived, repeats))
    states = _States(cited=frozenset(resting), waived=frozenset(waived), repeats=repeats, alone=alone)
    return Coverage(
        source=source,
        known=lengths is not None,
        sentences=tuple(CoveredSentence(locator=at, length=n, state=states.of(at)) for at, n in places.items()),
        unrecorded=tuple(_unrecorded(library, source, resting)),
    )


def statements_at(briefing: LinkedBriefing, source: str) -> dict[Locator, list[LinkedStatement]]:
    """Sentence, or paragraph that is cited whole -> the statements that rest on it."""
    found: dict[Locator, list[LinkedStatement]] = {}
    for statement in briefing.statements:
        named = [part for c in statement.citations if c.source == source for part in c.locator.sentences]
        for locator in dict.fromkeys(named):
            found.setdefault(locator, []).append(statement)
    return found


def paragraph_of(locator: Locator) -> Locator:
    """The whole paragraph in which a sentence stands."""
    return locator if locator.first is None else Locator(part=locator.part, paragraph=locator.paragraph)


@dataclass(frozen=True, kw_only=True, slots=True)
class _States:
    """alone: the paragraphs of one sentence only: who cites the one cites the other."""

    cited: frozenset[Locator]
    waived: frozenset[Locator]
    repeats: Mapping[Locator, Locator]
    alone: frozenset[Locator]

    def of(self, at: Locator) -> State:
        whole = paragraph_of(at)
        if at in self.cited or (whole in self.cited and whole in self.alone):
            return State.CITED
        if whole in self.cited:
            return State.BY_PARAGRAPH
        if self._is_said(at):
            return State.REPEATS
        return State.WAIVED if at in self.waived or whole in self.waived else State.MISSED

    def _is_said(self, at: Locator) -> bool:
        """Whether what it repeats is cited, or repeats in turn what is."""
        seen: set[Locator] = set()
        while at not in seen:
            seen.add(at)
            target = self.repeats.get(at) or self.repeats.get(paragraph_of(at))
            if target is None:
                return False
            parts = target.sentences
            if all(self._is_cited(part) for part in parts):
                return True
            at = parts[0]
        return False

    def _is_cited(self, at: Locator) -> bool:
        if at in self.cited or paragraph_of(at) in self.cited:
            return True
        # A paragraph that is named whole is said where one of its sentences is cited.
        return at.first is None and any(paragraph_of(cited) == at for cited in self.cited)


def _lengths(library: Library, slug: str, source: str) -> dict[Locator, int | None] | None:
    """Every sentence -> its length in characters, in the order of the text."""
    text = library.evidence.texts.get(source)
    if text is not None:
        return {sentence.locator: len(sentence.text) for sentence in text.sentences}
    locked = library.evidence.locks.get(slug, {}).get(source)
    return None if locked is None else {parse_locator(at): length for at, (_, length) in locked.sentences.items()}


def _alone(lengths: Mapping[Locator, int | None]) -> frozenset[Locator]:
    counts: dict[Locator, int] = {}
    for locator in lengths:
        counts[paragraph_of(locator)] = counts.get(paragraph_of(locator), 0) + 1
    return frozenset(paragraph for paragraph, count in counts.items() if count == 1)


def _named(
    resting: Mapping[Locator, object], waived: set[Locator], repeats: Mapping[Locator, Locator]
) -> list[Locator]:
    return sorted({*resting, *waived, *repeats}, key=lambda locator: locator.order)


def _unrecorded(
    library: Library, source: str, resting: Mapping[Locator, list[LinkedStatement]]
) -> Iterator[Unrecorded]:
    text = library.evidence.texts.get(source)
    for sentence in text.sentences if text is not None else ():
        statements = (*resting.get(sentence.locator, ()), *resting.get(paragraph_of(sentence.locator), ()))
        if statements:
            recorded = frozenset(key for statement in statements for key in _recorded(library, statement))
            for number in dict.fromkeys(find_numbers(sentence.text)):
                if number.key not in recorded:
                    yield Unrecorded(words=number.words, locator=sentence.locator)


def _recorded(library: Library, statement: LinkedStatement) -> Iterator[str]:
    """What the numbers come to that a statement, or its event, holds in figures, distances, dates and names."""
    record = statement.record
    event = library.events[statement.event].record if statement.event else None
    for figure in record.figures:
        yield from _figure(figure)
    if record.distance:
        yield from keys(record.distance.text or "")
        yield from (key(Decimal(str(n))) for n in (record.distance.km, record.distance.bearing) if n is not None)
    whens = [record.when, record.said, *([event.when] if event else [])]
    texts = [when.wording for when in whens if when] + [record.worded, record.hedge]
    for words in filter(None, (*texts, *(r.worded for r in record.relations))):
        yield from keys(words)


def _figure(figure: Figure) -> Iterator[str]:
    yield from keys(" ".join(filter(None, (figure.text, figure.unit))))
    yield from (key(n) for n in (figure.value, figure.low, figure.high) if n is not None)
