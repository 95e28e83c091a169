"""A Library and its evidence -> problems of quoted words, reach and rights."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.demands import Demand, demands
from generator.check.rights import rights
from generator.library import Library
from generator.model.citations import Locator
from generator.problems import Pointer, Problem
from generator.provenance.evidence import Verdict
from generator.provenance.folding import find_phrase
from generator.provenance.text import SourceText


def quotes(library: Library) -> Iterator[Problem]:
    """Every rule of this family."""
    yield from _not_found(library)
    yield from _beyond_the_text(library)
    yield from rights(library)


def _not_found(library: Library) -> Iterator[Problem]:
    for demand in demands(library):
        verdicts = {
            library.evidence.phrase(demand.briefing, c.source, c.locator, words)
            for c in demand.citations
            if library.evidence.passage(c.source, c.locator) != ""  # beyond the text: a problem of its own
            for words in demand.variants
        }
        if verdicts == {Verdict.ABSENT}:
            cites = ", ".join(dict.fromkeys(f"{c.alias}:{c.locator}" for c in demand.citations[:4]))
            code = "quote-not-found" if demand.quoted else "worded-not-found"
            yield Problem(
                code=code,
                message=f'"{_few(demand.shown)}" does not stand in {cites}',
                where=demand.where,
                remedy=_remedy(library, demand),
            )


def _few(text: str) -> str:
    parts = text.split()
    return " ".join(parts) if len(parts) <= 8 else f"{' '.join(parts[:8])} ..."


def _remedy(library: Library, demand: Demand) -> str:
    for alias, source in dict.fromkeys((c.alias, c.source) for c in demand.citations):
        text = library.evidence.texts.get(source)
        for sentence in text.sentences if text is not None else ():
            if any(find_phrase(words, sentence.text) for words in demand.variants):
                return f"it stands in {alias}:{sentence.locator}: cite that too, or write the words that are cited"
    return "write the words letter for letter" + (", or take the quote marks out" if demand.quoted else "")


def _beyond_the_text(library: Library) -> Iterator[Problem]:
    for briefing in library.briefings.values():
        for statement in briefing.statements:
            for c in statement.citations:
                yield from _beyond(library, c.source, c.locator, statement.at.at("cites", part=str(c.locator)))
        for alias, waived in briefing.record.waive.items():
            for locator in waived if alias in briefing.sources else ():
                where = briefing.at.at("waive", alias, str(locator), on_key=True)
                yield from _beyond(library, briefing.sources[alias], locator, where)
    for name, source in library.sources.items():
        for pair in source.record.repeats.items():
            for locator in pair:
                yield from _beyond(library, name, locator, source.at.at("repeats", part=str(locator)))


def _beyond(library: Library, source: str, locator: Locator, where: Pointer) -> Iterator[Problem]:
    text, record = library.evidence.texts.get(source), library.sources[source].record
    declared = {"front": record.front_matter, "back": record.back_matter}.get(locator.part, locator.paragraph)
    if text is None or text.find(locator) or locator.paragraph > declared:  # the last shows without the text
        return
    yield Problem(
        code="beyond-the-text",
        message=f"{locator} lies beyond the text: {_extent(text, locator)}",
        where=where,
        remedy="correct the number",
    )


def _extent(text: SourceText, locator: Locator) -> str:
    paragraphs = [p for p in text.paragraphs if p.locator.part == locator.part]
    if locator.paragraph > len(paragraphs):
        return f"the {locator.part} has {_count(len(paragraphs), 'paragraph')}"
    paragraph = paragraphs[locator.paragraph - 1]
    return f"paragraph {paragraph.locator} has {_count(len(paragraph.sentences), 'sentence')}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
