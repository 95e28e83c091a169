"""What a lock holds of a source, and a copy of it -> for each locked sentence whether the copy has it, and where.

Sentences are found by their fingerprints, wherever they stand: the copy may be wrapped at other columns, use other
quote marks, and carry the furniture of a page. Where its line ends make it fall into other sentences, runs of the
locked length are compared at every word.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from generator.provenance.evidence import LockedSource
from generator.provenance.fingerprint import digest, fingerprint
from generator.provenance.folding import Folded, fold
from generator.provenance.text import SourceText

MOST_RUNS = 20_000_000
"""How many runs of characters are looked at, at most: some seconds. A news page needs a hundredth of it."""

_START = re.compile(r"(?<!\w)\S")


class Match(StrEnum):
    """How a copy bears out a locked sentence.

    SAME: it has it. MOVED: it has it, out of order. ALTERED: other words stand in its place. MISSING: neither.
    """

    SAME = "same"
    MOVED = "moved"
    ALTERED = "altered"
    MISSING = "missing"


@dataclass(frozen=True, kw_only=True, slots=True)
class Compared:
    """A locked sentence in a copy.

    locator: as the lock has it. line: of the copy, from 1, where it or what stands instead begins.
    instead: the copy's words in its place, if it is altered.
    """

    locator: str
    match: Match
    line: int | None = None
    instead: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Comparison:
    """A copy against a lock. identical: the copy's whole text is the one that was locked.

    searched: whether every sentence was looked for; False only for a copy of many megabytes.
    """

    identical: bool
    sentences: tuple[Compared, ...]
    searched: bool

    @property
    def differing(self) -> tuple[Compared, ...]:
        """What the copy does not have as it was locked, wherever it stands."""
        return tuple(one for one in self.sentences if one.match in (Match.ALTERED, Match.MISSING))


def compare(locked: LockedSource, copy: SourceText) -> Comparison:
    """Look for every sentence of a lock in a copy."""
    folded = fold(copy.text)
    places = _by_sentence(copy, folded, {mark for mark, _ in locked.sentences.values()})
    searched = _by_run(folded, locked, places)
    spans = _chosen(locked, places)
    in_order = _longest_rise(spans)
    newlines = [found.start() for found in re.finditer("\n", copy.text)]

    def line(start: int) -> int:
        return bisect_left(newlines, folded.offsets[start]) + 1

    gaps = _gaps(spans, in_order, len(folded.text))
    lengths = [length for _, length in locked.sentences.values()]
    compared = []
    for index, name in enumerate(locked.sentences):
        span = spans[index]
        if span is not None:
            match = Match.SAME if index in in_order else Match.MOVED
            compared.append(Compared(locator=name, match=match, line=line(span[0])))
            continue
        words, start = gaps[index].words(folded.text)
        if words and gaps[index].fits(len(words), lengths):
            compared.append(Compared(locator=name, match=Match.ALTERED, line=line(start), instead=words))
        else:
            compared.append(Compared(locator=name, match=Match.MISSING))
    identical = fingerprint(copy.text) == locked.text
    return Comparison(identical=identical, sentences=tuple(compared), searched=searched)


Span = tuple[int, int]
"""Offsets into the folded copy."""


def _by_sentence(copy: SourceText, folded: Folded, wanted: set[str]) -> dict[str, list[Span]]:
    """Fingerprint -> where the copy has that sentence, as it falls into sentences itself."""
    places: dict[str, list[Span]] = {}
    for sentence in copy.sentences:
        mark = fingerprint(sentence.text)
        if mark in wanted:
            start = bisect_left(folded.offsets, sentence.start)
            places.setdefault(mark, []).append((start, bisect_left(folded.offsets, sentence.end)))
    return places


def _by_run(folded: Folded, locked: LockedSource, places: dict[str, list[Span]]) -> bool:
    """Look for the others in every run of their length that begins with a word; False if the limit was reached."""
    wanted: dict[int, set[str]] = {}
    for mark, length in locked.sentences.values():
        if mark not in places and 0 < length <= len(folded.text):
            wanted.setdefault(length, set()).add(mark)
    if not wanted:
        return True
    text, size, looked = folded.text, len(folded.text), 0
    starts = [found.start() for found in _START.finditer(text)]
    for length, sought in sorted(wanted.items()):
        looked += len(starts)
        if looked > MOST_RUNS:
            return False
        for start in starts:
            end = start + length
            if end > size:
                break
            if text[end - 1] == " " or (end < size and text[end].isalnum() and text[end - 1].isalnum()):
                continue
            mark = digest(text[start:end])
            if mark in sought:
                places.setdefault(mark, []).append((start, end))
    return True


def _chosen(locked: LockedSource, places: Mapping[str, list[Span]]) -> list[Span | None]:
    """For each locked sentence one place in the copy: of several the first after its predecessor, else the first."""
    chosen: list[Span | None] = []
    reached = 0
    for mark, _ in locked.sentences.values():
        spans = places.get(mark, [])
        after = bisect_left(spans, (reached, 0))
        span = spans[after] if after < len(spans) else spans[0] if spans else None
        chosen.append(span)
        reached = span[1] if span is not None and span[0] >= reached else reached
    return chosen


def _longest_rise(spans: list[Span | None]) -> set[int]:
    """The indices of the most sentences that stand in the copy in the order of the lock (patience sorting)."""
    tops: list[int] = []
    piles: list[int] = []
    before: dict[int, int | None] = {}
    for index, span in enumerate(spans):
        if span is None:
            continue
        pile = bisect_left(tops, span[0])
        before[index] = piles[pile - 1] if pile else None
        if pile == len(tops):
            tops.append(span[0])
            piles.append(index)
        else:
            tops[pile], piles[pile] = span[0], index
    rise: set[int] = set()
    at: int | None = piles[-1] if piles else None
    while at is not None:
        rise.add(at)
        at = before[at]
    return rise


@dataclass(frozen=True, kw_only=True, slots=True)
class _Gap:
    """Locked sentences that the copy has not, in a run: ``first`` to ``last``, exclusive; what stands there instead.

    inner: whether sentences that the copy has stand before it and after it; elsewhere furniture would be taken for it.
    """

    first: int
    last: int
    start: int
    end: int
    inner: bool

    def words(self, copy: str) -> tuple[str, int]:
        """What stands in the copy instead, and where."""
        found = copy[self.start : self.end]
        return found.strip(), self.start + len(found) - len(found.lstrip())

    def fits(self, length: int, lengths: list[int]) -> bool:
        """Whether what stands there is about as long as what is gone."""
        gone = sum(lengths[self.first : self.last])
        return self.inner and 0.5 * gone <= length <= 1.5 * gone + 20


def _gaps(spans: list[Span | None], in_order: set[int], size: int) -> dict[int, _Gap]:
    """Index of each sentence that the copy has not -> the gap that it lies in."""
    gaps: dict[int, _Gap] = {}
    standing = sorted(in_order)
    for before, after in zip([-1, *standing], [*standing, len(spans)], strict=True):
        gone = [index for index in range(before + 1, after) if spans[index] is None]
        left, right = (spans[at] if 0 <= at < len(spans) else None for at in (before, after))
        gap = _Gap(
            first=before + 1,
            last=after,
            start=left[1] if left else 0,
            end=right[0] if right else size,
            inner=left is not None and right is not None,
        )
        gaps |= dict.fromkeys(gone, gap)
    return gaps


def rests(locked: LockedSource) -> Mapping[str, tuple[str, ...]]:
    """Locator of each cited sentence -> the uids of the statements that rest on it."""
    found: dict[str, list[str]] = {}
    for uid, name in _cited(locked):
        found.setdefault(name, []).append(uid)
    return {name: tuple(dict.fromkeys(uids)) for name, uids in found.items()}


def _cited(locked: LockedSource) -> Iterator[tuple[str, str]]:
    for uid, passages in locked.cited.items():
        for locator in passages:
            part, _, run = locator.partition(".")
            if not run:
                yield from ((uid, name) for name in locked.sentences if name.partition(".")[0] == part)
                continue
            first, _, last = run.partition("-")
            for number in range(int(first), min(int(last or first), int(first) + 200) + 1):
                yield uid, f"{part}.{number}"
