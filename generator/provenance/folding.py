"""Words in two typographies -> the same letters: what counts as letter for letter the same."""

from __future__ import annotations

import re
from dataclasses import dataclass

_FOLDS = {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "‐": "-", "‑": "-"}


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text. offsets: for each of its characters where it stands in the original, then the original's end."""

    text: str
    offsets: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, folded, without regard to case. start, end: offsets into the original."""

    text: str
    start: int
    end: int


def fold(text: str) -> Folded:
    """Fold typography only: quote marks, dashes, white space, invisible characters, composed accents."""
    characters: list[str] = []
    offsets: list[int] = []
    for index, character in enumerate(text):
        if character.isspace():
            if characters and characters[-1] != " ":
                characters.append(" ")
                offsets.append(index)
        else:
            characters.append(_FOLDS.get(character, character))
            offsets.append(index)
    return Folded("".join(characters), (*offsets, len(text)))


def find_phrase(phrase: str, text: str) -> tuple[int, int] | None:
    """Where a phrase stands in a text, letter for letter after folding, at word boundaries; offsets into ``text``."""
    wanted, folded = fold(phrase).text.strip(), fold(text)
    found = re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", folded.text) if wanted else None
    return (folded.offsets[found.start()], folded.offsets[found.end() - 1] + 1) if found else None


def words(text: str) -> tuple[Word, ...]:
    """The words of a text, case folded, for counting runs and comparing texts."""
    folded = fold(text)
    return tuple(
        Word(m[0].casefold(), folded.offsets[m.start()], folded.offsets[m.end() - 1] + 1)
        for m in re.finditer(r"\w+(?:['.-]\w+)*", folded.text)
    )
