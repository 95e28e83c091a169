"""A Library and its evidence -> problems of texts of sources and the locks that vouch for them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.library import Library
from generator.problems import Problem


def locks(library: Library) -> Iterator[Problem]:
    """Every rule of this family."""
    yield from ()
