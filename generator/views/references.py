"""A briefing -> its numbered references: every place in a source that something rests on, in reading order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.library import Citation, LinkedBriefing, LinkedStatement
from generator.model.citations import Locator
from generator.views.compose import Composer
from generator.views.parts import StatementView

Key = tuple[str, str]
"""The alias of a source and a locator in it, as citation marks have them."""

_PARTS = ("front", "body", "back")


@dataclass(frozen=True, kw_only=True, slots=True)
class Reference:
    """A place in a source. number: unique in its briefing, from 1. at: «paragraph 5, sentence 1», without a quotation.

    statements: what rests on it, with who says so.
    """

    number: int
    alias: str
    locator: str
    at: str
    statements: tuple[StatementView, ...]


def references(composer: Composer, briefing: LinkedBriefing) -> tuple[Reference, ...]:
    """The references of a briefing: its sources in their order, and in each the places from its first sentence on."""
    resting: dict[Key, list[LinkedStatement]] = {}
    cited: dict[Key, Citation] = {}
    for statement in briefing.statements:
        for citation in statement.citations:
            key = (citation.alias, str(citation.locator))
            cited.setdefault(key, citation)
            resting.setdefault(key, []).append(statement)
    aliases = {alias: at for at, alias in enumerate(briefing.sources)}
    ordered = sorted(cited, key=lambda key: (aliases[key[0]], *_position(cited[key].locator)))
    return tuple(
        Reference(
            number=number,
            alias=key[0],
            locator=key[1],
            at=composer.place_in_source(cited[key], quoted=False),
            statements=tuple(composer.statement(s, with_subject=True) for s in dict.fromkeys(resting[key])),
        )
        for number, key in enumerate(ordered, 1)
    )


def numbers(found: tuple[Reference, ...]) -> Mapping[Key, int]:
    """The number of each place."""
    return {(reference.alias, reference.locator): reference.number for reference in found}


def _position(locator: Locator) -> tuple[int, int, int, int]:
    """Where a place lies in its source; a whole paragraph comes before its sentences."""
    return (_PARTS.index(locator.part), locator.paragraph, locator.first or 0, locator.last or 0)
