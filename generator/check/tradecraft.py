"""A Library and its evidence -> problems of likelihood and confidence (ICD 203), sourcing (ICD 206)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.library import Library
from generator.problems import Problem


def tradecraft(library: Library) -> Iterator[Problem]:
    """Every rule of this family."""
    yield from ()
