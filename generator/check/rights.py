"""A Library and its evidence -> texts that copy more of a source than its rights allow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.library import Library
from generator.model import vocabularies as v
from generator.model.identities import Source
from generator.model.walk import texts as texts_of
from generator.problems import Pointer, Problem
from generator.provenance.folding import words
from generator.provenance.text import SourceText


def rights(library: Library) -> Iterator[Problem]:
    """Rules on what the rights to a source's text allow."""
    for source in library.sources.values():
        reserved = source.record.rights is None or source.record.rights.casefold() == "all-rights-reserved"
        if source.record.text == "full" and reserved:
            message = "the whole text may be shown, and no licence allows it"
            remedy = "name the licence in rights, or write text: withheld"
            yield Problem(code="rights-forbid", message=message, where=source.at.at("text"), remedy=remedy)
    yield from _copied(library)


@dataclass(frozen=True, slots=True)
class _Run:
    first: int
    count: int
    position: int


@dataclass(frozen=True, kw_only=True, slots=True)
class _Index:
    """A source's words, and where each run of ``limit + 1`` of them starts first, by its hash."""

    source: str
    limit: int
    text: SourceText
    words: tuple[str, ...]
    starts: tuple[int, ...]
    grams: dict[int, int]

    def longest(self, ours: Sequence[str]) -> _Run | None:
        """The longest run beyond the limit; each word is compared a bounded number of times."""
        best: _Run | None = None
        size, here = self.limit + 1, 0
        while here + size <= len(ours):
            start = self.grams.get(hash(tuple(ours[here : here + size])))
            count = 0
            if start is not None:
                while here + count < len(ours) and start + count < len(self.words):
                    if ours[here + count] != self.words[start + count]:
                        break
                    count += 1
            if count >= size and (best is None or count > best.count):
                best = _Run(here, count, start or 0)
            here += max(1, count - self.limit)
        return best

    def where(self, position: int) -> str:
        """The sentence in which a word stands."""
        offset = self.starts[position]
        found = next((s for s in self.text.sentences if s.start <= offset < s.end), None)
        return f" {found.locator}" if found is not None else ""


def _index(name: str, limit: int, text: SourceText) -> _Index:
    found = words(text.text)
    plain = tuple(word.text for word in found)
    grams: dict[int, int] = {}
    for start in range(len(plain) - limit):
        grams.setdefault(hash(plain[start : start + limit + 1]), start)
    starts = tuple(word.start for word in found)
    return _Index(source=name, limit=limit, text=text, words=plain, starts=starts, grams=grams)


def _copied(library: Library) -> Iterator[Problem]:
    limits = {n: v.TEXT_POLICY[library.sources[n].record.text].max_words for n in library.evidence.texts}
    indices = [_index(n, m, library.evidence.texts[n]) for n, m in limits.items() if m is not None]
    for value, where in _texts(library) if indices else ():
        ours = words(value)
        plain = [word.text for word in ours]
        runs = [(run, index) for index in indices if (run := index.longest(plain)) is not None]
        if runs:
            run, index = max(runs, key=lambda pair: pair[0].count)
            part = value[ours[run.first].start : ours[run.first + run.count - 1].end]
            yield Problem(
                code="copied-words",
                message=f"{run.count} words in a row stand in {index.source}{index.where(run.position)}, "
                f"which allows {index.limit}",
                where=where.at(part=part),
                remedy="say it in words of your own, or quote less",
            )


def _texts(library: Library) -> Iterator[tuple[str, Pointer]]:
    for entries in (library.actors, library.places, library.sources):
        for entry in entries.values():
            for leaf in texts_of(entry.record):
                if not (isinstance(entry.record, Source) and leaf.path == ("title",)):  # a headline is how it is named
                    yield leaf.value, entry.at.at(*leaf.path)
    for briefing in library.briefings.values():
        yield from ((leaf.value, briefing.at.at(*leaf.path)) for leaf in texts_of(briefing.record))
        for group in (briefing.events, briefing.claims, briefing.assessments):
            for item in group:
                yield from ((leaf.value, item.at.at(*leaf.path)) for leaf in texts_of(item.record))
        for statement in briefing.statements:
            yield from ((c.quote, statement.at.at("cites")) for c in statement.citations if c.quote)
