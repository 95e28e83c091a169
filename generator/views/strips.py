"""A source and where it is cited -> its strip: one cell a sentence, as long as it, the cited ones marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.derive.coverage import Coverage
from generator.library import Citation, LinkedBriefing
from generator.model.citations import Locator
from generator.views.compose import Composer

LONGEST_STRIP = 400
"""Sentences beyond which a source has no strip: its cells would be thinner than a hair."""

_WIDTHS = (40, 80, 120, 170, 230, 300, 400)
"""Lengths in characters at which a cell gets the next of its widths, 1 to 8."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """A sentence. width: 1 to 8, by its length. marked: its state, ``on`` where it is meant, or empty.

    first: whether it begins a paragraph.
    """

    width: int
    marked: str
    first: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Strip:
    """A source's sentences in their order. alias: of the source, where a briefing has several; else empty."""

    alias: str
    cells: tuple[Cell, ...]


def coverage_strip(found: Coverage) -> Strip | None:
    """What became of each sentence of a source; None where nobody knows them, or they are too many."""
    states = {s.locator: s.state.value for s in found.sentences}
    return _strip("", found, states) if found.known else None


def strips(composer: Composer, briefing: LinkedBriefing, citations: Iterable[Citation]) -> tuple[Strip, ...]:
    """One strip for each source that is cited, in the briefing's order, with the cited sentences on."""
    several = len(briefing.sources) > 1
    cited: dict[str, list[Locator]] = {}
    for citation in citations:
        cited.setdefault(citation.alias, []).append(citation.locator)
    return tuple(_strips(composer, briefing, cited, several=several))


def _strips(
    composer: Composer, briefing: LinkedBriefing, cited: dict[str, list[Locator]], *, several: bool
) -> Iterator[Strip]:
    for alias in briefing.sources:
        found = composer.derived.coverage[briefing.slug][alias]
        if alias not in cited or not found.known:
            continue
        wanted = {part for locator in cited[alias] for part in locator.sentences}
        whole = {(locator.part, locator.paragraph) for locator in cited[alias] if locator.first is None}
        states = {
            s.locator: "on"
            for s in found.sentences
            if s.locator in wanted or (s.locator.part, s.locator.paragraph) in whole
        }
        strip = _strip(alias if several else "", found, states)
        if strip is not None:
            yield strip


def _strip(alias: str, found: Coverage, states: dict[Locator, str]) -> Strip | None:
    if not 0 < len(found.sentences) <= LONGEST_STRIP:
        return None
    cells = []
    paragraph: tuple[str, int] | None = None
    for sentence in found.sentences:
        here = (sentence.locator.part, sentence.locator.paragraph)
        length = sentence.length or _WIDTHS[2]
        cells.append(
            Cell(
                width=1 + sum(length > bound for bound in _WIDTHS),
                marked=states.get(sentence.locator, ""),
                first=here != paragraph,
            )
        )
        paragraph = here
    return Strip(alias=alias, cells=tuple(cells))
