"""The contexts of page templates -> one frozen type a page kind; a template may use nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from generator.views.chronology import ChronologyView
from generator.views.cite_formats import CiteFormats
from generator.views.ledger import LedgerEntry, LedgerPart, SpeakerRow
from generator.views.lists import Day, Proposition, Tally
from generator.views.map_parts import MapView
from generator.views.matrix import Matrix
from generator.views.parts import Detail, FigureView, Fragment, Frame, Phrase, RelationView, StatementView
from generator.views.reader import Paragraph
from generator.views.relations import RelationsView
from generator.views.strips import Strip
from generator.views.support import BottomLineView, Support


@dataclass(frozen=True, kw_only=True, slots=True)
class JudgementView:
    """An assessment. bands: the words of the scale of likelihood. range: the band of this one, in percent."""

    anchor: str
    judgement: str
    likelihood: str
    bands: tuple[str, ...]
    range: str
    confidence: str
    because: str
    supports: tuple[Support, ...]
    assumptions: tuple[str, ...]
    would_change: tuple[str, ...]
    note: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class SilentView:
    """A party that is never quoted, linked. events: those in which it takes part, linked."""

    actor: Fragment
    events: Phrase


@dataclass(frozen=True, kw_only=True, slots=True)
class UnrecordedView:
    """A number in a cited sentence that no fact records. sentence: where, linked."""

    words: str
    sentence: Fragment


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceView:
    """A source as a card. alias: the briefing's short name. details: what is known of it.

    verified: whether what is cited was compared with the text. coverage: what became of its sentences. strip: the same
    drawn; None where nobody knows them, or they are too many. missed: those on which nothing rests. skeleton: whether
    ``paragraphs`` has bars in place of the text.
    """

    alias: str
    anchor: str
    title: str
    publisher: str
    href: str
    details: tuple[Detail, ...]
    descriptor: str | None
    note: str | None
    verified: str
    coverage: str
    strip: Strip | None
    cite: CiteFormats
    missed: Phrase
    unrecorded: tuple[UnrecordedView, ...]
    skeleton: bool
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class PlaceRow:
    """A place of a briefing. events: what is said to have happened there, with who says so."""

    anchor: str
    place: Fragment
    aka: tuple[Fragment, ...]
    kind: str
    within: Phrase
    at: str | None
    events: tuple[Proposition, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ActorView:
    """An actor of a briefing. says: what it says; acts: (part, event) in which it takes part without being asked.

    voice: the number of its tint, if it speaks. strips: where. spoken: «Speaks in 3 of 27 sentences».
    """

    anchor: str
    actor: Fragment
    aka: tuple[Fragment, ...]
    about: Phrase
    says: tuple[StatementView, ...]
    acts: tuple[tuple[str, Fragment], ...]
    voice: int | None
    strips: tuple[Strip, ...]
    spoken: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Overview:
    """Context of overview.md.jinja. summary: the source summary statement. tally: how many propositions stand how.

    trend: (value, label).
    """

    frame: Frame
    trend: tuple[str, str] | None
    facts: tuple[Detail, ...]
    bottom_line: tuple[BottomLineView, ...]
    judgements: tuple[JudgementView, ...]
    figures: tuple[FigureView, ...]
    days: tuple[Day, ...]
    places: tuple[PlaceRow, ...]
    unplaced: tuple[PlaceRow, ...]
    map: MapView | None
    chronology: ChronologyView | None
    contested: tuple[LedgerEntry, ...]
    never_quoted: tuple[SilentView, ...]
    declined: tuple[StatementView, ...]
    withheld: tuple[StatementView, ...]
    sources: tuple[SourceView, ...]
    summary: tuple[str, ...]
    tally: tuple[Tally, ...]
    total: int
    note: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class FilterLabels:
    """The names of the actors and places that occur in a list: (id, name)."""

    actors: tuple[tuple[str, str], ...]
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Timeline:
    """Context of timeline.md.jinja. background: events dated outside the period."""

    frame: Frame
    labels: FilterLabels
    chronology: ChronologyView | None
    period: str | None
    days: tuple[Day, ...]
    background: tuple[Day, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Actors:
    """Context of actors.md.jinja. heard: who says something; unheard: who takes part or is named, and says nothing."""

    frame: Frame
    diagram: RelationsView | None
    relations: tuple[RelationView, ...]
    heard: tuple[ActorView, ...]
    unheard: tuple[ActorView, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Places:
    """Context of places.md.jinja. placed, unplaced: with and without coordinates."""

    frame: Frame
    map: MapView | None
    placed: tuple[PlaceRow, ...]
    unplaced: tuple[PlaceRow, ...]
    distances: tuple[StatementView, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Claims:
    """Context of claims.md.jinja. speakers: the one that speaks to most first."""

    frame: Frame
    labels: FilterLabels
    matrix: Matrix
    parts: tuple[LedgerPart, ...]
    total: int
    speakers: tuple[SpeakerRow, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Sources:
    """Context of sources.md.jinja. summary: the sentences of the source summary statement."""

    frame: Frame
    summary: tuple[str, ...]
    sources: tuple[SourceView, ...]
