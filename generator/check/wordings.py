"""A Library and its evidence -> problems of dates against their wording and the cited sentences."""

from __future__ import annotations

from collections.abc import Iterator

from generator.library import Library
from generator.problems import Problem


def wordings(library: Library) -> Iterator[Problem]:
    """Every rule of this family."""
    yield from ()
