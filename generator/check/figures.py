"""A Library and its evidence -> problems of quantities against their words, and numbers that no figure records."""

from __future__ import annotations

from collections.abc import Iterator

from generator.library import Library
from generator.problems import Problem


def figures(library: Library) -> Iterator[Problem]:
    """Every rule of this family."""
    yield from ()
