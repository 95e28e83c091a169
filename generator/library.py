"""Linked records -> one immutable Library: every reference resolved, every reverse link at hand.

Events, claims and reports go by a *uid*: ``slug/event``, ``slug/claim``, ``slug/event.key``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.citations import Locator
from generator.model.identities import Actor, Place, Source
from generator.model.products import Assessment, Briefing
from generator.model.record import Entry
from generator.model.statements import Claim, Event, Report
from generator.problems import Pointer
from generator.provenance.evidence import NOTHING, Evidence


@dataclass(frozen=True, kw_only=True, slots=True)
class Speaker:
    """Who says something.

    actor: id of the actor; for a source's own voice, the actor that is its voice, if it has one; None if unnamed.
    source: id of the source that speaks in its own voice; else None.
    """

    actor: str | None = None
    source: str | None = None

    @property
    def own_voice(self) -> bool:
        """Whether a source speaks in its own voice."""
        return self.source is not None


@dataclass(frozen=True, kw_only=True, slots=True)
class Citation:
    """A place in a source. alias: the briefing's short name for it."""

    source: str
    alias: str
    locator: Locator
    quote: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class LinkedStatement:
    """A claim or a report, its references resolved.

    id: ``claim`` or ``event.key``. event: uid of the event that it asserts (reports only).
    about: uids of events and statements. links: (verb, uid) in the order of the model.
    """

    uid: str
    id: str
    briefing: str
    event: str | None
    record: Claim | Report
    speakers: tuple[Speaker, ...]
    citations: tuple[Citation, ...]
    about: tuple[str, ...]
    links: tuple[tuple[str, str], ...]
    at: Pointer


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class LinkedEvent:
    """An event and its reports. part_of, maybe_same: uids."""

    uid: str
    id: str
    briefing: str
    record: Event
    reports: tuple[LinkedStatement, ...]
    part_of: str | None
    maybe_same: tuple[str, ...]
    at: Pointer


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class LinkedAssessment:
    """An assessment. rests_on: uids of events, statements and assessments."""

    uid: str
    id: str
    briefing: str
    record: Assessment
    rests_on: tuple[str, ...]
    at: Pointer


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class LinkedBriefing:
    """A briefing and all that belongs to it, each in the order of its declaration.

    sources: alias -> source id. bottom_line: for each of its sentences the uids that it rests on.
    """

    slug: str
    record: Briefing
    sources: Mapping[str, str]
    bottom_line: tuple[tuple[str, ...], ...]
    events: tuple[LinkedEvent, ...]
    claims: tuple[LinkedStatement, ...]
    assessments: tuple[LinkedAssessment, ...]
    at: Pointer

    @property
    def statements(self) -> tuple[LinkedStatement, ...]:
        """Every report and claim, reports first."""
        return (*(report for event in self.events for report in event.reports), *self.claims)


@dataclass(frozen=True, kw_only=True, slots=True)
class Mention:
    """Where an actor or a place occurs.

    uid: the event, statement, actor, place or source that names it. kind: which of these that is.
    field: the field in which it stands, dotted, without list positions (``who.initiator``, ``by``, ``relations.from``).
    """

    uid: str
    kind: str
    field: str


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Library:
    """Everything that a library holds, linked.

    briefings: newest first. mentions: actor or place id -> where it occurs, in the order of the library.
    linked: uid -> the statements that link to it. about: uid -> the statements that are about it.
    occurring: slug -> the actors and places that occur in that briefing, as declared -> their mentions there.
    incomplete: the slugs of briefings of which something could not be read.
    evidence: the texts of the sources that are at hand, and the locks that vouch for the others.
    """

    actors: Mapping[str, Entry[Actor]]
    places: Mapping[str, Entry[Place]]
    sources: Mapping[str, Entry[Source]]
    briefings: Mapping[str, LinkedBriefing]
    events: Mapping[str, LinkedEvent]
    statements: Mapping[str, LinkedStatement]
    assessments: Mapping[str, LinkedAssessment]
    mentions: Mapping[str, tuple[Mention, ...]]
    linked: Mapping[str, tuple[tuple[str, LinkedStatement], ...]]
    about: Mapping[str, tuple[LinkedStatement, ...]]
    occurring: Mapping[str, Mapping[str, tuple[Mention, ...]]]
    incomplete: frozenset[str]
    evidence: Evidence = NOTHING
