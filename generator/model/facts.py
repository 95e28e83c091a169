"""Every record of a library, as declared and not yet linked -> the input of `generator.library`."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.identities import Actor, Place, Source
from generator.model.products import Assessment, Briefing
from generator.model.record import Entry, Record
from generator.model.statements import Claim, Event

RECORDS: dict[str, type[Record]] = {
    "briefing": Briefing,
    "sources": Source,
    "actors": Actor,
    "places": Place,
    "events": Event,
    "claims": Claim,
    "assessments": Assessment,
}
"""Kind of fact file -> the type of its records. ``briefing`` files hold one record, the others id -> record."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Facts:
    """Every valid record in the order of its declaration, and the ids of those that could not be read.

    broken: (kind of file, briefing, id) of records with an error, so that references to them raise no second one.
    unread: (kind of file, briefing) of files that could not be read: what they declare is not known.
    """

    briefings: tuple[Entry[Briefing], ...] = ()
    sources: tuple[Entry[Source], ...] = ()
    actors: tuple[Entry[Actor], ...] = ()
    places: tuple[Entry[Place], ...] = ()
    events: tuple[Entry[Event], ...] = ()
    claims: tuple[Entry[Claim], ...] = ()
    assessments: tuple[Entry[Assessment], ...] = ()
    broken: frozenset[tuple[str, str | None, str]] = frozenset()
    unread: frozenset[tuple[str, str | None]] = frozenset()

    @property
    def incomplete(self) -> frozenset[str]:
        """The slugs of briefings of which something could not be read."""
        return frozenset(slug for _, slug, *_ in (*self.broken, *self.unread) if slug is not None)
