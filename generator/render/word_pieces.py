"""Words, each with what is known of it -> pieces, of which a page loads those that the words of a query are in."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

PIECE = 40_000
"""Bytes of a piece, about: 12 KB compressed."""


def script(name: str, *values: Any) -> bytes:
    """A script that hands ``values`` to a function: a page on a disk may load nothing else.

    JSON is JavaScript (ECMAScript 2019), and nothing in it can end the script, which is a file of its own.
    """
    written = ",".join(json.dumps(value, ensure_ascii=False, separators=(",", ":")) for value in values)
    return f"{name}({written});\n".encode()


def in_pieces(words: Mapping[str, tuple[str, ...]]) -> list[tuple[list[str], ...]]:
    """Word -> its columns; all words in the order in which a script compares them, cut into pieces.

    A piece is a list of words, then a list for each column.
    """
    pieces: list[tuple[list[str], ...]] = []
    size = PIECE
    for word in sorted(words, key=lambda word: word.encode("utf-16-be")):
        row = (word, *words[word])
        if size >= PIECE:
            pieces.append(tuple([] for _ in row))
            size = 0
        for column, value in zip(pieces[-1], row, strict=True):
            column.append(value)
        size += sum(map(len, row)) + len(row)
    return pieces


def steps(numbers: Iterable[int]) -> list[int]:
    """Rising numbers as the steps between them."""
    before, found = 0, []
    for number in numbers:
        found.append(number - before)
        before = number
    return found


def written_steps(numbers: Iterable[int]) -> str:
    """The same as text, for a column."""
    return ",".join(map(str, steps(numbers)))
