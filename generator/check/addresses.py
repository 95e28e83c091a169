"""Ids -> problems of those that cannot be the address of a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.library import Library
from generator.model.record import Entry
from generator.problems import Problem

RESERVED = ("index",)
"""Ids that no actor or place may have, since its page would be the index of its folder."""


def addresses(library: Library) -> Iterator[Problem]:
    """Rules on the ids that become pages."""
    groups: tuple[tuple[str, Mapping[str, Entry[Any]]], ...] = (
        ("an actor", library.actors),
        ("a place", library.places),
    )
    for what, entries in groups:
        for name in RESERVED:
            entry = entries.get(name)
            if entry is not None:
                message = f'"{name}" cannot be the id of {what}'
                remedy = "give it another one; the page of that address is the index"
                yield Problem(code="bad-id", message=message, where=entry.at.key(), remedy=remedy)
