"""A Library and its evidence -> problems of distances, bearings, coordinates and arithmetic."""

from __future__ import annotations

from collections.abc import Iterator

from generator.library import Library
from generator.problems import Problem


def geography(library: Library) -> Iterator[Problem]:
    """Every rule of this family."""
    yield from ()
