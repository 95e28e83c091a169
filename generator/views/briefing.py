"""A linked briefing -> the contexts of its six pages."""

from __future__ import annotations

from collections.abc import Iterator

from generator.derive.dates import display
from generator.derive.silence import NeverQuoted, is_background
from generator.derive.summary import source_summary
from generator.derive.summary_words import summary_sentences
from generator.library import Citation, LinkedAssessment, LinkedBriefing, LinkedEvent
from generator.model import vocabularies as v
from generator.model.citations import Locator
from generator.views import urls
from generator.views.chronology import briefing_chronology
from generator.views.cite_formats import citable_source, cite_formats
from generator.views.compose import Composer
from generator.views.contexts import (
    Actors,
    ActorView,
    Claims,
    FilterLabels,
    JudgementView,
    Overview,
    PlaceRow,
    Places,
    SilentView,
    Sources,
    SourceView,
    Timeline,
    UnrecordedView,
)
from generator.views.download import Download, download_words
from generator.views.frame import briefing_frame, occurring
from generator.views.identity import actor_line, aka, place_at, source_details, within
from generator.views.ledger import contested, ledger, speakers
from generator.views.lists import days, event_proposition, rests_on, status, tally, trend
from generator.views.map import briefing_map
from generator.views.matrix import matrix
from generator.views.parts import Detail, Fragment, Frame, RelationView
from generator.views.reader import paragraphs
from generator.views.relations import briefing_relations
from generator.views.strips import coverage_strip, strips
from generator.views.support import bottom_line, supports
from generator.views.verification import verification
from generator.views.words import joined

KEY_MEASURES = ("killed", "injured", "missing", "captured", "displaced", "infected", "recovered", "destroyed")
"""What a reader looks for first; the other measures stand with their statements."""


class BriefingViews:
    """Makes the contexts of one briefing's pages."""

    def __init__(self, composer: Composer, briefing: LinkedBriefing, download: Download | None = None) -> None:
        """download: the PDF that the Overview links to."""
        self.download = download
        self.composer = composer
        self.library = composer.library
        self.briefing = briefing
        self.silence = composer.derived.silences[briefing.slug]

    def _frame(self, page: str) -> Frame:
        self.composer.uri = urls.briefing(self.briefing.slug, page)
        return briefing_frame(self.library, self.briefing, page, self.composer.language)

    def overview(self) -> Overview:
        """The context of the Overview."""
        frame, briefing, composer = self._frame("index"), self.briefing, self.composer
        figures = [
            view
            for s in briefing.statements
            for figure, view in zip(s.record.figures, composer.figures(s), strict=True)
            if figure.measure in KEY_MEASURES
        ]
        places = tuple(self._places())
        return Overview(
            frame=frame,
            trend=trend(briefing, composer.language),
            facts=tuple(self._facts()),
            bottom_line=bottom_line(composer, briefing),
            judgements=tuple(self._judgement(a) for a in briefing.assessments),
            figures=tuple(figures),
            days=days(composer, [e for e in briefing.events if not is_background(briefing, e)]),
            places=places,
            unplaced=tuple(place for place in places if not place.at),
            map=briefing_map(composer, briefing),
            chronology=briefing_chronology(composer, briefing),
            contested=contested(composer, briefing),
            never_quoted=tuple(self._silent(party) for party in self.silence.never_quoted),
            declined=tuple(composer.statement(s, with_subject=True) for s in self.silence.declined),
            withheld=tuple(composer.statement(s, with_subject=True) for s in self.silence.withheld),
            sources=tuple(self._sources()),
            summary=self._summary(),
            tally=tally(composer, briefing),
            total=len(briefing.events) + len(briefing.claims),
            note=briefing.record.note,
        )

    def timeline(self) -> Timeline:
        """The context of the Timeline."""
        frame = self._frame("timeline")
        period = self.briefing.record.period
        background = [e for e in self.briefing.events if is_background(self.briefing, e)]
        inside = [e for e in self.briefing.events if not is_background(self.briefing, e)]
        return Timeline(
            frame=frame,
            labels=self._labels(),
            chronology=briefing_chronology(self.composer, self.briefing),
            period=display(period, self.composer.language).head if period else None,
            days=days(self.composer, inside),
            background=days(self.composer, background),
        )

    def _labels(self) -> FilterLabels:
        here, library = self.library.occurring.get(self.briefing.slug, {}), self.library
        return FilterLabels(
            actors=tuple((name, library.actors[name].record.name) for name in here if name in library.actors),
            places=tuple((name, library.places[name].record.name) for name in here if name in library.places),
        )

    def actors(self) -> Actors:
        """The context of the Actors page."""
        frame = self._frame("actors")
        views = [self._actor(name) for name in occurring(self.library, self.briefing, self.library.actors)]
        return Actors(
            frame=frame,
            diagram=briefing_relations(self.composer, self.briefing),
            relations=tuple(self._other_relations()),
            heard=tuple(view for view in views if view.says),
            unheard=tuple(view for view in views if not view.says),
        )

    def _other_relations(self) -> Iterator[RelationView]:
        """The relations that the diagram of the actors does not show: between events, and to places."""
        actors = self.library.actors
        for statement in self.briefing.statements:
            views = self.composer.relations(statement)
            for relation, view in zip(statement.record.relations, views, strict=True):
                if relation.from_ not in actors or relation.to not in actors:
                    yield view

    def places(self) -> Places:
        """The context of the Places page."""
        frame = self._frame("places")
        places = tuple(self._places())
        distances = [s for s in self.briefing.statements if s.record.distance]
        return Places(
            frame=frame,
            map=briefing_map(self.composer, self.briefing),
            placed=tuple(place for place in places if place.at),
            unplaced=tuple(place for place in places if not place.at),
            distances=tuple(self.composer.statement(s) for s in distances),
        )

    def claims(self) -> Claims:
        """The context of the Claims page: the ledger."""
        frame = self._frame("claims")
        parts, voices = ledger(self.composer, self.briefing), speakers(self.composer, self.briefing)
        return Claims(
            frame=frame,
            labels=self._labels(),
            matrix=matrix(parts, voices),
            parts=parts,
            total=len(self.briefing.events) + len(self.briefing.claims),
            speakers=voices,
        )

    def sources(self) -> Sources:
        """The context of the Sources page."""
        return Sources(frame=self._frame("sources"), summary=self._summary(), sources=tuple(self._sources()))

    def _summary(self) -> tuple[str, ...]:
        counts = source_summary(self.library, self.composer.derived, self.briefing)
        return summary_sentences(self.library, self.briefing, counts, self.composer.language)

    def _facts(self) -> Iterator[Detail]:
        record, composer = self.briefing.record, self.composer
        yield composer.detail("status", status(composer, self.briefing))
        if record.period:
            yield composer.detail("period", display(record.period, composer.language).head)
        yield composer.detail("rests-on", rests_on(composer, self.briefing))
        if record.prepared_by:
            yield composer.detail("prepared-by", record.prepared_by)
        if record.handling:
            yield composer.detail("handling", record.handling)
        if record.topics:
            yield composer.detail(
                "topics", *joined([(Fragment(t),) for t in record.topics], composer.language, "comma")
            )
        if self.download is not None:
            link = urls.link(urls.briefing(self.briefing.slug), urls.pdf(self.briefing.slug))
            yield composer.detail("download", Fragment(download_words(self.download, composer.language), link))

    def _judgement(self, assessment: LinkedAssessment) -> JudgementView:
        record = assessment.record
        label = self.composer.language.label
        return JudgementView(
            anchor=urls.proposition_anchor(assessment.uid),
            judgement=record.judgement,
            likelihood=label(v.LIKELIHOOD, record.likelihood),
            bands=tuple(label(v.LIKELIHOOD, term) for term in v.LIKELIHOOD),
            range=v.LIKELIHOOD[record.likelihood].range,
            confidence=label(v.CONFIDENCE, record.confidence.level),
            because=record.confidence.because,
            supports=supports(self.composer, assessment.rests_on),
            assumptions=tuple(record.assumptions),
            would_change=tuple(record.would_change),
            note=record.note,
        )

    def _silent(self, found: NeverQuoted) -> SilentView:
        events = joined(
            [(self.composer.proposition(event.uid),) for event in found.events], self.composer.language, "semicolon"
        )
        return SilentView(actor=self.composer.actor(found.actor), events=events)

    def _places(self) -> Iterator[PlaceRow]:
        here: dict[str, list[LinkedEvent]] = {}
        for event in self.briefing.events:
            wheres = [event.record.where, *(report.record.where for report in event.reports)]
            for name in dict.fromkeys(name for where in wheres if where for _, name in where.places):
                here.setdefault(name, []).append(event)
        for name in occurring(self.library, self.briefing, self.library.places):
            record = self.library.places[name].record
            yield PlaceRow(
                anchor=name,
                place=self.composer.place(name),
                aka=aka(record),
                kind=self.composer.language.label(v.PLACE_KIND, record.kind),
                within=within(self.composer, name),
                at=place_at(record, self.composer.language),
                events=tuple(event_proposition(self.composer, event) for event in here.get(name, ())),
            )

    def _actor(self, name: str) -> ActorView:
        composer, library = self.composer, self.library
        mentions = library.occurring[self.briefing.slug][name]
        says = [m.uid for m in mentions if m.kind == "statement" and m.field == "by"]
        acts = [(m.field.partition(".")[2], m.uid) for m in mentions if m.field.startswith("who.")]
        spoken = [s for s in self.briefing.statements if any(speaker.actor == name for speaker in s.speakers)]
        cited = tuple(citation for statement in spoken for citation in statement.citations)
        return ActorView(
            anchor=name,
            actor=composer.actor(name),
            aka=aka(library.actors[name].record),
            about=actor_line(composer, name),
            says=tuple(composer.statement(library.statements[uid], with_subject=True) for uid in dict.fromkeys(says)),
            acts=tuple(
                (composer.language.label(v.ROLE, role), composer.proposition(uid)) for role, uid in dict.fromkeys(acts)
            ),
            voice=next(
                (composer.tint(p, self.briefing.slug) for s in spoken for p in s.speakers if p.actor == name), None
            ),
            strips=strips(composer, self.briefing, cited),
            spoken=self._spoken(cited),
        )

    def _spoken(self, cited: tuple[Citation, ...]) -> str:
        """In how many sentences somebody speaks, of those that are known."""
        marked = {(citation.alias, part) for citation in cited for part in citation.locator.sentences}
        coverage = self.composer.derived.coverage[self.briefing.slug]
        totals = [coverage[alias].total for alias in self.briefing.sources]
        known = sum(total for total in totals if total is not None)
        if not cited or None in totals:
            return ""
        return self.composer.language.count("actor.spoken", known, spoken=len(marked))

    def _sources(self) -> Iterator[SourceView]:
        for alias, name in self.briefing.sources.items():
            record = self.library.sources[name].record
            covered = self.composer.derived.coverage[self.briefing.slug][alias]
            shown = paragraphs(self.composer, self.briefing, alias)
            yield SourceView(
                alias=alias,
                anchor=urls.source_anchor(alias),
                title=record.title,
                publisher=record.publisher,
                href=self.composer.link(urls.briefing(self.briefing.slug, "sources"), urls.source_anchor(alias)),
                details=tuple(source_details(self.composer, name)),
                descriptor=record.descriptor,
                note=record.note,
                verified=verification(self.library.evidence, self.briefing.slug, name, self.composer.language),
                coverage=covered.told(self.composer.language),
                strip=coverage_strip(covered),
                cite=cite_formats(citable_source(name, record), self.composer.language),
                missed=joined([(self._at(alias, locator),) for locator in covered.missed], self.composer.language),
                unrecorded=tuple(
                    UnrecordedView(words=number.words, sentence=self._at(alias, number.locator))
                    for number in covered.unrecorded
                ),
                skeleton=any(sentence.bar is not None for p in shown for sentence in p.sentences),
                paragraphs=shown,
            )

    def _at(self, alias: str, locator: Locator) -> Fragment:
        page = urls.briefing(self.briefing.slug, "sources")
        return Fragment(str(locator), self.composer.link(page, urls.sentence_anchor(alias, locator)))
