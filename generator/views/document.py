"""A linked briefing -> the context of its PDF: what its six pages hold, once, in the order of a report."""

from __future__ import annotations

from dataclasses import dataclass

from generator.language.language import direction
from generator.library import LinkedBriefing
from generator.model import vocabularies as v
from generator.views.briefing import BriefingViews
from generator.views.chronology import ChronologyView
from generator.views.compose import Composer
from generator.views.contexts import ActorView, JudgementView, PlaceRow, SilentView, SourceView
from generator.views.ledger import LedgerEntry, LedgerPart, SpeakerRow
from generator.views.lists import Day, Tally, standing_mark
from generator.views.map_parts import MapView
from generator.views.parts import Detail, FigureView, RelationView, StandingMark, StatementView
from generator.views.references import Reference, references
from generator.views.relations import RelationsView
from generator.views.support import BottomLineView


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """A step of a scale. term: as facts have it (``B``). range: in percent, of a band of likelihood; else empty."""

    term: str
    label: str
    definition: str
    range: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Scale:
    """A scale that the document uses. key: its vocabulary."""

    key: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """Context of the PDF of one briefing. Its parts are those of the pages of the site.

    language: BCP 47 tag of the facts. dir: how it is written. status: value of the vocabulary. ribbon: the sentence on
    drafts and withdrawn briefings; watermark: the same in a word. handling: who may see it. period: in words.
    background: events outside it. relations: those that the diagram does not show.
    """

    slug: str
    title: str
    language: str
    dir: str
    as_of: str
    date: str | None
    status: str
    ribbon: str | None
    watermark: str | None
    handling: str | None
    trend: tuple[str, str] | None
    facts: tuple[Detail, ...]
    bottom_line: tuple[BottomLineView, ...]
    note: str | None
    judgements: tuple[JudgementView, ...]
    figures: tuple[FigureView, ...]
    map: MapView | None
    chronology: ChronologyView | None
    contested: tuple[LedgerEntry, ...]
    never_quoted: tuple[SilentView, ...]
    declined: tuple[StatementView, ...]
    withheld: tuple[StatementView, ...]
    period: str | None
    days: tuple[Day, ...]
    background: tuple[Day, ...]
    diagram: RelationsView | None
    relations: tuple[RelationView, ...]
    heard: tuple[ActorView, ...]
    unheard: tuple[ActorView, ...]
    placed: tuple[PlaceRow, ...]
    unplaced: tuple[PlaceRow, ...]
    distances: tuple[StatementView, ...]
    parts: tuple[LedgerPart, ...]
    speakers: tuple[SpeakerRow, ...]
    total: int
    summary: tuple[str, ...]
    tally: tuple[Tally, ...]
    sources: tuple[SourceView, ...]
    references: tuple[Reference, ...]
    standings: tuple[StandingMark, ...]
    scales: tuple[Scale, ...]


def document(composer: Composer, briefing: LinkedBriefing) -> Document:
    """The context of a briefing's PDF."""
    views, record = BriefingViews(composer, briefing), briefing.record
    overview, timeline, actors = views.overview(), views.timeline(), views.actors()
    places, claims = views.places(), views.claims()
    return Document(
        slug=briefing.slug,
        title=record.title,
        language=str(record.language),
        dir=direction(str(record.language)),
        as_of=overview.frame.as_of or "",
        date=overview.frame.date,
        status=str(record.status),
        ribbon=overview.frame.ribbon,
        watermark=composer.language.label(v.STATUS, record.status) if overview.frame.ribbon else None,
        handling=record.handling,
        trend=overview.trend,
        facts=overview.facts,
        bottom_line=overview.bottom_line,
        note=overview.note,
        judgements=overview.judgements,
        figures=overview.figures,
        map=overview.map,
        chronology=timeline.chronology,
        contested=overview.contested,
        never_quoted=overview.never_quoted,
        declined=overview.declined,
        withheld=overview.withheld,
        period=timeline.period,
        days=timeline.days,
        background=timeline.background,
        diagram=actors.diagram,
        relations=actors.relations,
        heard=actors.heard,
        unheard=actors.unheard,
        placed=places.placed,
        unplaced=places.unplaced,
        distances=places.distances,
        parts=claims.parts,
        speakers=claims.speakers,
        total=claims.total,
        summary=overview.summary,
        tally=overview.tally,
        sources=overview.sources,
        references=references(composer, briefing),
        standings=tuple(standing_mark(value, composer.language) for value in v.STANDING),
        scales=tuple(_scales(composer)),
    )


def _scales(composer: Composer) -> list[Scale]:
    """The scales in which an analyst judges, and sources are graded."""
    found = []
    for key, vocabulary in (
        ("likelihood", v.LIKELIHOOD),
        ("confidence", v.CONFIDENCE),
        ("reliability", v.RELIABILITY),
        ("credibility", v.CREDIBILITY),
    ):
        steps = tuple(
            Step(
                term=str(term),
                label=composer.language.label(vocabulary, term),
                definition=composer.language.term(vocabulary, term, "definition"),
                range=str(getattr(vocabulary[term], "range", "")),
            )
            for term in vocabulary
        )
        found.append(Scale(key=key, steps=steps))
    return found
