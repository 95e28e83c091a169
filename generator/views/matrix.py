"""A ledger -> who speaks to what: a row for each proposition, a column for each voice, a mark where they meet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.views.ledger import LedgerEntry, LedgerPart, SpeakerRow
from generator.views.parts import Fragment, StandingMark

MOST_VOICES = 16
"""Voices beyond which the columns would be too narrow to read; those that speak to least are left to the ledger."""

_OWN = "own"

_Voice = tuple[str, int | None]
"""A name and its tint: two voices of one name have two tints. The tint of a source's own voice is 0."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """How a voice speaks to a proposition. value: of `Side`, or ``own`` for a source's own voice; label: in words."""

    value: str
    label: str


@dataclass(frozen=True, kw_only=True, slots=True)
class MatrixRow:
    """A proposition, linked to its entry. cells: one for each voice, None where it is not heard on it."""

    subject: Fragment
    standing: StandingMark
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Matrix:
    """voices: the names that head the columns."""

    voices: tuple[str, ...]
    rows: tuple[MatrixRow, ...]


def matrix(parts: Sequence[LedgerPart], speakers: Sequence[SpeakerRow]) -> Matrix:
    """The table of a ledger; columns in the order of ``speakers``."""
    voices = tuple(_voice(row.speaker) for row in speakers[:MOST_VOICES])
    rows = tuple(_row(entry, voices) for part in parts for entry in part.entries)
    return Matrix(voices=tuple(name for name, _ in voices), rows=rows)


def _row(entry: LedgerEntry, voices: Sequence[_Voice]) -> MatrixRow:
    cells: dict[_Voice, Cell] = {}
    for side in entry.sides:
        for view in (*side.own, *side.others):
            for voice in (_voice(fragment) for fragment in view.attribution if fragment.voice is not None):
                value = _OWN if voice[1] == 0 and side.value == "for" else side.value
                cells.setdefault(voice, Cell(value=value, label=side.label))
    return MatrixRow(
        subject=Fragment(entry.title, f"#{entry.anchor}"),
        standing=entry.standing,
        cells=tuple(cells.get(voice) for voice in voices),
    )


def _voice(speaker: Fragment) -> _Voice:
    return speaker.text, speaker.voice
