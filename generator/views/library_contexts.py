"""The contexts of the pages that span all briefings -> one frozen type a page kind; a template may use nothing else.

Where a library is large, these pages are divided: then ``shelves`` lead to all that a page does not show, and ``lead``
says what it does show. In a small library both are empty, and the page is whole.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.views.chronology import ChronologyView
from generator.views.lists import Day, Proposition, Tally
from generator.views.map_parts import MapView
from generator.views.parts import Detail, Fragment, Frame, Phrase, RelationView, StatementView
from generator.views.relations import RelationsView
from generator.views.support import BottomLineView


@dataclass(frozen=True, kw_only=True, slots=True)
class ShelfRow:
    """A further page. label: its link. count: how much it holds, in words. twentieths: of the fullest one, 1 to 20."""

    label: Fragment
    count: str
    twentieths: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Shelves:
    """The pages that hold the rest. title: of their list. anchor: its id. note: what counts are of, if that is said.

    form: ``bars`` for years, months and days; ``letters`` for what is spelled.
    """

    title: str
    anchor: str
    form: str
    note: str
    rows: tuple[ShelfRow, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class BriefingCard:
    """A briefing in a list of briefings. lines: its bottom line. note: what the analyst says of the whole."""

    title: Fragment
    as_of: str
    status: str
    trend: tuple[str, str] | None
    facts: str
    topics: str
    slug: str
    map: MapView | None
    lines: tuple[BottomLineView, ...]
    note: str | None
    tally: tuple[Tally, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Home:
    """Context of home.md.jinja. briefings: newest first."""

    frame: Frame
    briefings: tuple[BriefingCard, ...]
    lead: Phrase = ()
    shelves: tuple[Shelves, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class BriefingRow:
    """A briefing in a line."""

    title: Fragment
    as_of: str
    trend: tuple[str, str] | None
    facts: str


@dataclass(frozen=True, kw_only=True, slots=True)
class MonthOfBriefings:
    """The briefings as of one month, newest first; label: as its heading says it."""

    label: str
    anchor: str
    rows: tuple[BriefingRow, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class BriefingShelf:
    """Context of briefing-shelf.md.jinja: the briefings of a year or a month, in a row each."""

    frame: Frame
    shelves: tuple[Shelves, ...]
    months: tuple[MonthOfBriefings, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class YearOfDays:
    """The dates of one year of the combined timeline, or of a month of one; year: as its heading says it."""

    year: str
    anchor: str
    days: tuple[Day, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class CombinedTimeline:
    """Context of combined.md.jinja: the events of all briefings, or those of a year, a month or a day."""

    frame: Frame
    years: tuple[YearOfDays, ...]
    lead: Phrase = ()
    shelves: tuple[Shelves, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class EntityRow:
    """An actor or place in an index. more: country, or the place that holds it. kind: in words."""

    entity: Fragment
    aka: tuple[Fragment, ...]
    kind: str
    more: Phrase
    briefings: int


@dataclass(frozen=True, kw_only=True, slots=True)
class EntityGroup:
    """The actors or places of one kind. note: how many there are, where these are only the foremost."""

    label: str
    anchor: str
    rows: tuple[EntityRow, ...]
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class EntityIndex:
    """Context of index-of.md.jinja: all actors, or all places, by kind."""

    frame: Frame
    groups: tuple[EntityGroup, ...]
    lead: Phrase = ()
    shelves: tuple[Shelves, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class EntityShelf:
    """Context of index-shelf.md.jinja: the actors or places whose names begin alike, by name."""

    frame: Frame
    shelves: tuple[Shelves, ...]
    rows: tuple[EntityRow, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Occurrences:
    """What a briefing holds of an actor or place. says: what the actor says there.
    takes_part: (part, event proposition). named_in: other statements that name it.
    """

    briefing: Fragment
    as_of: str
    anchor: str
    says: tuple[StatementView, ...]
    takes_part: tuple[tuple[str, Proposition], ...]
    relations: tuple[RelationView, ...]
    named_in: tuple[tuple[str, StatementView], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Entity:
    """Context of entity.md.jinja: an actor or a place, across all briefings. elsewhere: identities that refer to it.

    lead, shelves: of the briefings. named: of the identities.
    """

    frame: Frame
    kind: str
    aka: tuple[Fragment, ...]
    map: MapView | None
    chronology: ChronologyView | None
    diagram: RelationsView | None
    details: tuple[Detail, ...]
    elsewhere: tuple[Detail, ...]
    occurrences: tuple[Occurrences, ...]
    note: str | None
    lead: Phrase = ()
    shelves: tuple[Shelves, ...] = ()
    named: tuple[Shelves, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class EntityPart:
    """Context of entity-part.md.jinja: what the briefings of a year or a month hold of an actor or place."""

    frame: Frame
    kind: str
    shelves: tuple[Shelves, ...]
    chronology: ChronologyView | None
    occurrences: tuple[Occurrences, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class NamedInRecords:
    """Context of entity-named.md.jinja: the identities, whose names begin alike, that refer to an actor or place."""

    frame: Frame
    shelves: tuple[Shelves, ...]
    details: tuple[Detail, ...]
