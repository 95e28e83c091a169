"""The page Explore and what it finds -> one frozen type each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from generator.views.parts import Fragment, Frame


@dataclass(frozen=True, kw_only=True, slots=True)
class Explore:
    """Context of explore.md.jinja. tables: what a reader without scripts takes instead: (page, how much it lists).

    claims: the Claims page of the newest briefing, from whose address the script learns what the others' look like;
    None without a briefing.
    """

    frame: Frame
    tables: tuple[tuple[Fragment, str], ...]
    claims: Fragment | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """A value of a facet. id: as addresses name it."""

    id: str
    label: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """When a record is from. day: by which it is sorted. month: whether it lies within one month, or only in a year."""

    day: date
    month: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """An event, claim, report or assessment.

    anchor: on the Claims page of its briefing; of an assessment, on the Overview. by: who says so, in short. when: in
    words. what: a term of the vocabulary of event kinds. words: what it is found by besides its title.
    """

    kind: str
    anchor: str
    title: str
    by: str
    when: str
    standing: str | None
    what: str | None
    acts: tuple[str, ...]
    actors: tuple[str, ...]
    places: tuple[str, ...]
    sources: tuple[str, ...]
    found: Found | None
    words: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class BriefingRecords:
    """The records of a briefing; reports follow their event. sources: id -> its anchor on the Sources page."""

    slug: str
    title: str
    records: tuple[Record, ...]
    sources: Mapping[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Identity:
    """An actor, place or source. words: what it is found by besides its name. found: when a source was published."""

    id: str
    name: str
    note: str
    words: tuple[str, ...]
    found: Found | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Everything:
    """All records. words: key -> text, of the page's script."""

    words: Mapping[str, str]
    kinds: tuple[Choice, ...]
    standings: tuple[Choice, ...]
    whats: tuple[Choice, ...]
    acts: tuple[Choice, ...]
    actors: tuple[Identity, ...]
    places: tuple[Identity, ...]
    sources: tuple[Identity, ...]
    briefings: tuple[BriefingRecords, ...]
