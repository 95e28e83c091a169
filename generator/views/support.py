"""What the analyst's sentences rest on -> rows: what is said, how it stands, and the voices that say so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from generator.library import Citation, LinkedBriefing, LinkedStatement
from generator.views.compose import Composer
from generator.views.parts import CitationMark, Phrase, StandingMark, StatementView
from generator.views.strips import Strip, strips


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
    """A sentence of the bottom line. text: inline Markdown. voices: of all supports, no mark twice.

    strips: the sources' sentences, those that it rests on marked.
    """

    text: str
    supports: tuple[Support, ...]
    voices: tuple[Voices, ...]
    strips: tuple[Strip, ...]


def bottom_line(composer: Composer, briefing: LinkedBriefing) -> tuple[BottomLineView, ...]:
    """The sentences of a briefing's bottom line, in their order."""
    return tuple(
        BottomLineView(
            text=line.text,
            supports=supports(composer, uids),
            voices=voices(composer.statement(s) for uid in uids for s in _statements(composer, uid)),
            strips=strips(composer, briefing, _citations(composer, uids)),
        )
        for line, uids in zip(briefing.record.bottom_line, briefing.bottom_line, strict=True)
    )


def _citations(composer: Composer, uids: Iterable[str]) -> list[Citation]:
    return [citation for uid in uids for statement in _statements(composer, uid) for citation in statement.citations]


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
    """Statements by where they stand and how, in the order of first appearance; no voice twice at one place.

    Those whom the same words introduce stand together, with all their places: a name three times in a row hides how
    many voices there are.
    """
    found: dict[tuple[tuple[str, str], ...], list[StatementView]] = {}
    for statement in statements:
        found.setdefault(tuple((mark.label, mark.standing) for mark in statement.marks), []).append(statement)
    rows: dict[tuple[Phrase, ...], list[CitationMark]] = {}
    for members in found.values():
        row = rows.setdefault(tuple(dict.fromkeys(statement.short for statement in members)), [])
        row += (mark for statement in members for mark in statement.marks)
    return tuple(Voices(attributions=said, marks=_each_once(marks)) for said, marks in rows.items())


def _each_once(marks: Iterable[CitationMark]) -> tuple[CitationMark, ...]:
    """Marks by place and standing; one that stands for several statements names them all."""
    found: dict[tuple[str, str], list[CitationMark]] = {}
    for mark in marks:
        found.setdefault((mark.label, mark.standing), []).append(mark)
    return tuple(
        replace(same[0], statements=tuple(dict.fromkeys(key for mark in same for key in mark.statements)))
        for same in found.values()
    )


def _statements(composer: Composer, uid: str) -> tuple[LinkedStatement, ...]:
    library = composer.library
    if uid in library.events:
        return library.events[uid].reports
    return (library.statements[uid],) if uid in library.statements else ()
