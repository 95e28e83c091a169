"""What the analyst's sentences rest on -> rows: what is said, how it stands, and the voices that say so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.library import LinkedBriefing, LinkedStatement
from generator.views.compose import Composer
from generator.views.parts import CitationMark, Phrase, StandingMark, StatementView


@dataclass(frozen=True, kw_only=True, slots=True)
class Voices:
    """Voices that rest on the same sentences. attributions: who says so; marks: where, each once."""

    attributions: tuple[Phrase, ...]
    marks: tuple[CitationMark, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Support:
    """What a sentence of the analyst's rests on. voices: who says so, those of the same sentences together."""

    subject: Phrase
    standing: StandingMark | None
    voices: tuple[Voices, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class BottomLineView:
    """A sentence of the bottom line. text: inline Markdown. voices: of all supports, no mark twice."""

    text: str
    supports: tuple[Support, ...]
    voices: tuple[Voices, ...]


def bottom_line(composer: Composer, briefing: LinkedBriefing) -> tuple[BottomLineView, ...]:
    """The sentences of a briefing's bottom line, in their order."""
    return tuple(
        BottomLineView(
            text=line.text,
            supports=supports(composer, uids),
            voices=voices(composer.statement(s) for uid in uids for s in _statements(composer, uid)),
        )
        for line, uids in zip(briefing.record.bottom_line, briefing.bottom_line, strict=True)
    )


def supports(composer: Composer, uids: Iterable[str]) -> tuple[Support, ...]:
    """The events, reports, claims and assessments that a sentence rests on, in the author's order."""
    return tuple(
        Support(
            subject=(composer.proposition(uid),),
            standing=None if uid in composer.library.assessments else composer.standing_of(uid),
            voices=voices(composer.statement(s) for s in _statements(composer, uid)),
        )
        for uid in uids
    )


def voices(statements: Iterable[StatementView]) -> tuple[Voices, ...]:
    """Statements by the marks of their citations, in the order of first appearance; no voice twice at one place."""
    found: dict[tuple[CitationMark, ...], dict[Phrase, None]] = {}
    for statement in statements:
        found.setdefault(statement.marks, {})[statement.attribution] = None
    return tuple(Voices(attributions=tuple(phrases), marks=marks) for marks, phrases in found.items())


def _statements(composer: Composer, uid: str) -> tuple[LinkedStatement, ...]:
    library = composer.library
    if uid in library.events:
        return library.events[uid].reports
    return (library.statements[uid],) if uid in library.statements else ()
