"""A Library -> the words that its facts say stand in a source: quotes, wordings, originals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.library import Citation, Library, LinkedBriefing, LinkedStatement
from generator.problems import Pointer

_QUOTED = re.compile(r'(?<!\w)"([^"]+)"|“([^“”]*)”|„([^„“”]*)[“”]|«([^«»]*)»')
_LEFT_OUT = re.compile(r"\[[^\[\]]*\]|\.\.\.|…")


@dataclass(frozen=True, kw_only=True, slots=True)
class Demand:
    """Words that must stand in one of the cited passages.

    shown: the words as the fact has them. variants: as they may stand in the source; one must be found.
    quoted: whether they stand in quote marks (else in a field for the source's words).
    """

    briefing: str
    citations: tuple[Citation, ...]
    shown: str
    variants: tuple[str, ...]
    quoted: bool
    where: Pointer


def demands(library: Library) -> Iterator[Demand]:
    """Every demand of every briefing, in the order of the declarations."""
    for briefing in library.briefings.values():
        for statement in briefing.statements:
            yield from _of_statement(library, statement)
        yield from _of_titles(briefing)
        for assessment in briefing.assessments:
            cites = _cites_below(library, assessment.rests_on)
            where = assessment.at.at("judgement")
            yield from _quoted_in(briefing.slug, cites, assessment.record.judgement, where)
        for index, (line, basis) in enumerate(zip(briefing.record.bottom_line, briefing.bottom_line, strict=False)):
            where = briefing.at.at("bottom_line", index, "text")
            yield from _quoted_in(briefing.slug, _cites_below(library, basis), line.text, where)


def quoted_phrases(text: str) -> tuple[str, ...]:
    """What stands in double quotes, parted at ``...`` and ``[]``, without the punctuation at its end."""
    found = ("".join(group or "" for group in match.groups()) for match in _QUOTED.finditer(text))
    parts = (part.strip().rstrip(",.;:!?").strip() for phrase in found for part in _LEFT_OUT.split(phrase))
    return tuple(part for part in parts if part)


def _of_statement(library: Library, statement: LinkedStatement) -> Iterator[Demand]:
    record, at = statement.record, statement.at
    for citation in statement.citations:
        if citation.quote and citation.quote.strip():
            where = at.at("cites", part=citation.quote)
            yield _demand(statement.briefing, (citation,), citation.quote, where, quoted=True)
    if record.original is not None:
        cites = tuple(c for c in statement.citations if _in_language(library, c, record.original.lang))
        if cites and record.original.text.strip():
            where = at.at("original", "text")
            yield _demand(statement.briefing, cites, record.original.text, where, quoted=True)
    if record.translation == "analyst":  # what is quoted is then the analyst's wording of the original
        return
    yield from _quoted_in(statement.briefing, statement.citations, record.says or "", at.at("says"))
    wordings = [(record.worded, at.at("worded")), (record.hedge, at.at("hedge"))]
    wordings += [(r.worded, at.at("relations", i, "worded")) for i, r in enumerate(record.relations)]
    for worded, where in wordings:
        if worded and worded.strip():
            yield _demand(statement.briefing, statement.citations, worded, where, quoted=False)


def _of_titles(briefing: LinkedBriefing) -> Iterator[Demand]:
    for event in briefing.events:
        if all(report.record.translation != "analyst" for report in event.reports):
            cites = tuple(c for report in event.reports for c in report.citations)
            yield from _quoted_in(briefing.slug, cites, event.record.title, event.at.at("title"))


def _quoted_in(briefing: str, citations: tuple[Citation, ...], text: str, where: Pointer) -> Iterator[Demand]:
    for phrase in quoted_phrases(text):
        yield _demand(briefing, citations, phrase, where.at(part=phrase), quoted=True)


def _demand(briefing: str, citations: tuple[Citation, ...], words: str, where: Pointer, *, quoted: bool) -> Demand:
    variants = (words,) if quoted else (words, words[0].swapcase() + words[1:])  # a sentence may begin with them
    return Demand(briefing=briefing, citations=citations, shown=words, variants=variants, quoted=quoted, where=where)


def _in_language(library: Library, citation: Citation, language: str) -> bool:
    ours = library.sources[citation.source].record.language
    return ours is not None and ours.casefold().split("-")[0] == language.casefold().split("-")[0]


def _cites_below(library: Library, basis: Iterable[str]) -> tuple[Citation, ...]:
    found: dict[Citation, None] = {}
    seen: set[str] = set()
    ahead = list(basis)
    while ahead:
        uid = ahead.pop()
        if uid in seen:
            continue
        seen.add(uid)
        if uid in library.assessments:
            ahead += library.assessments[uid].rests_on
        if uid in library.events:
            found |= dict.fromkeys(c for report in library.events[uid].reports for c in report.citations)
        if uid in library.statements:
            found |= dict.fromkeys(library.statements[uid].citations)
    return tuple(found)
