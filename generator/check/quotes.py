"""A Library and its evidence -> problems of quoted words, rights and copied sentences: what the text of a source says about its citations."""

from __future__ import annotations

from collections.abc import Iterator

from generator.library import Library
from generator.problems import Problem


def quotes(library: Library) -> Iterator[Problem]:
    """Every rule of this family."""
    yield from ()
