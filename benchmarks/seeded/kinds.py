"""What an error of one kind is, and the registry of all kinds, in the order in which the table prints them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from benchmarks.seeded.facts import Change, Facts

Injector = Callable[[Facts], Iterator[Change]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Kind:
    """A kind of error.

    name: as the table prints it. inject: every place of a briefing where it can be made, each as a change of its own.
    beyond: why reason alone cannot catch it; None where it can, and so counts towards the aim.
    """

    name: str
    inject: Injector
    beyond: str | None = None


def kind(name: str, *, beyond: str | None = None) -> Callable[[Injector], Kind]:
    """Make an injector a kind of error."""

    def made(inject: Injector) -> Kind:
        return Kind(name=name, inject=inject, beyond=beyond)

    return made
