"""A ledger -> who speaks to what: a row for each proposition, a column for each voice, a mark where they meet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.views.ledger import LedgerEntry, LedgerPart, SpeakerRow
from generator.views.parts import Fragment, StandingMark, StatementView

MOST_VOICES = 16
"""Voices beyond which the columns would be too narrow to read; those that speak to least are left to the ledger."""

_OWN = "own"


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
    names = tuple(row.speaker.text for row in speakers[:MOST_VOICES])
    rows = tuple(_row(entry, names) for part in parts for entry in part.entries)
    return Matrix(voices=names, rows=rows)


def _row(entry: LedgerEntry, names: Sequence[str]) -> MatrixRow:
    cells: dict[str, Cell] = {}
    for side in entry.sides:
        for view in (*side.own, *side.others):
            for name, own in _speakers(view):
                value = _OWN if own and side.value == "for" else side.value
                cells.setdefault(name, Cell(value=value, label=side.label))
    return MatrixRow(
        subject=Fragment(entry.title, f"#{entry.anchor}"),
        standing=entry.standing,
        cells=tuple(cells.get(name) for name in names),
    )


def _speakers(view: StatementView) -> list[tuple[str, bool]]:
    """The names of those who speak, and whether in the own voice of a source."""
    return [(fragment.text, fragment.voice == 0) for fragment in view.attribution if fragment.voice is not None]
