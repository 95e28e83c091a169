"""Linked records -> the components of one page: marks, statements, events, figures, relations."""

from __future__ import annotations

from generator.derive.dates import display
from generator.derive.derived import Derived
from generator.derive.explain import explain
from generator.derive.facets import value_standing
from generator.derive.geography import against_coordinates
from generator.derive.standing import Standing
from generator.language.language import ENGLISH, Language
from generator.library import Citation, Library, LinkedEvent, LinkedStatement
from generator.model import vocabularies as v
from generator.model.statements import Distance, Figure
from generator.views import urls
from generator.views.event_facts import date_shape, event_item
from generator.views.exactness import exactness
from generator.views.limits import LIMITS, Limits
from generator.views.parts import (
    CitationMark,
    Detail,
    EventView,
    FigureView,
    Fragment,
    Phrase,
    RelationView,
    StandingMark,
    StatementView,
    detail,
)
from generator.views.receipts import date_receipts
from generator.views.words import Words, joined


class Composer(Words):
    """Makes the components of the pages of one folder."""

    def __init__(
        self,
        library: Library,
        derived: Derived,
        uri: str,
        standings: dict[int, StandingMark] | None = None,
        language: Language = ENGLISH,
        limits: Limits = LIMITS,
    ) -> None:
        """standings: marks that other composers have made already, by the id of the standing; they hold everywhere.

        limits: how much a page holds.
        """
        super().__init__(library, derived, uri, language)
        self.limits = limits
        self._standings = {} if standings is None else standings
        self._marks: dict[str, tuple[CitationMark, ...]] = {}
        self._statements: dict[tuple[str, bool], StatementView] = {}
        self._events: dict[str, EventView] = {}

    def standing(self, found: Standing) -> StandingMark:
        """How something stands, in words."""
        mark = self._standings.get(id(found))  # `derived` keeps it alive, so that its id is its own
        if mark is None:
            value, why = found.value or "withdrawn", explain(self.library, found, self.language)
            mark = StandingMark(value=value, label=self.language.label(v.STANDING, value), why=why)
            self._standings[id(found)] = mark
        return mark

    def standing_of(self, uid: str) -> StandingMark:
        """How an event, a claim, or the event of a report stands."""
        statement = self.library.statements.get(uid)
        return self.standing(self.derived.of(statement) if statement else self.derived.standings[uid])

    def marks(self, statement: LinkedStatement) -> tuple[CitationMark, ...]:
        """One mark a citation."""
        found = self._marks.get(statement.uid)
        if found is None:
            standing = self.standing(self.derived.of(statement))
            found = tuple(self._mark(citation, statement, standing) for citation in statement.citations)
            self._marks[statement.uid] = found
        return found

    def _mark(self, citation: Citation, statement: LinkedStatement, standing: StandingMark) -> CitationMark:
        several = len(self.library.briefings[statement.briefing].sources) > 1
        locator, say = citation.locator, self.language.say
        publisher, at = self.library.sources[citation.source].record.publisher, self.place_in_source(citation)
        return CitationMark(
            label=say("mark.with-alias", alias=citation.alias, locator=str(locator)) if several else str(locator),
            href=urls.citation_link(self.uri, statement.briefing, citation),
            title=say("mark.title", publisher=publisher, at=at, standing=standing.label),
            at=at,
            standing=standing.value,
            statements=(urls.proposition_anchor(statement.uid),),
            source=citation.alias,
        )

    def place_in_source(self, citation: Citation, *, quoted: bool = True) -> str:
        """«paragraph 5, sentences 1 to 2, “…”»; without the quotation if it is not wanted."""
        locator = citation.locator
        key = "paragraph" if locator.first is None else "sentence" if locator.first == locator.last else "sentences"
        return self.language.say(
            f"mark.at-{key}",
            part=self.language.say(f"mark.part.{locator.part}"),
            paragraph=str(locator.paragraph),
            first=str(locator.first),
            last=str(locator.last),
            quote=self.language.say("mark.quote", words=citation.quote) if quoted and citation.quote else "",
        )

    def statement(self, statement: LinkedStatement, *, with_subject: bool = False) -> StatementView:
        """A report or claim with all its attributions."""
        found = self._statements.get((statement.uid, with_subject))
        if found is None:
            found = self._statement(statement, with_subject=with_subject)
            self._statements[statement.uid, with_subject] = found
        return found

    def _statement(self, statement: LinkedStatement, *, with_subject: bool) -> StatementView:
        subject = statement.event or statement.uid
        titled = with_subject and (statement.event is not None or statement.record.says is None)
        return StatementView(
            anchor=urls.proposition_anchor(statement.uid),
            attribution=self.attribution(statement),
            short=self.short_attribution(statement),
            says=statement.record.says,
            marks=self.marks(statement),
            details=tuple(self._details(statement)),
            standing=self.standing(self.derived.of(statement)),
            subject=(self.proposition(subject),) if titled else (),
            act=str(statement.record.act),
        )

    def _details(self, statement: LinkedStatement) -> list[Detail]:
        record, slug = statement.record, statement.briefing
        found = [
            detail(self.language.label(v.ROLE, role), *self.actors(tuple(names))) for role, names in record.who.items()
        ]
        if record.mode and record.mode != "actual":
            found.append(self.detail("mode", self.language.label(v.MODE, record.mode)))
        if record.when:
            found.append(self.detail("when", *self.date(record.when)))
        if record.where:
            found.append(self.detail("where", *self.whereabouts(record.where)))
        found += [detail(self.language.label(v.MEASURE, f.measure), *self.quantity(f, slug)) for f in record.figures]
        found += [self.detail("relation", *self.relation(r, slug)) for r in record.relations]
        if record.distance:
            stated = record.distance
            found.append(self.detail("distance", *self._distance(stated)))
            if compared := against_coordinates(self.library, stated, self.language):
                found.append(self.detail("coordinates", compared.sentence))
        if record.basis != "unknown":
            found.append(self.detail("basis", self.language.label(v.BASIS, record.basis)))
        if record.credibility:
            label = self.language.label(v.CREDIBILITY, record.credibility)
            graded = self.language.say("grade.labelled", grade=str(record.credibility), label=label)
            found.append(self.detail("credibility", graded))
        if record.original:
            found.append(self.detail("original-words", Fragment(record.original.text, lang=record.original.lang)))
        if record.translation:
            found.append(self.detail("translation", self.language.label(v.TRANSLATION, record.translation)))
        if statement.about:
            about = joined([(self.proposition(uid),) for uid in statement.about], self.language, "semicolon")
            found.append(self.detail("about", *about))
        found += [detail(self.language.label(v.LINK, verb), self.proposition(uid)) for verb, uid in statement.links]
        if record.note:
            found.append(self.detail("analysts-note", record.note))
        return found

    def _distance(self, stated: Distance) -> Phrase:
        """«A from B: “15 km east”, 15 km»."""
        typed = self.stated_distance(stated.km, stated.bearing)
        words = [self.language.quoted(stated.text)] if stated.text else []
        how_far = self.language.join([*words, *([typed] if typed else [])], "comma")
        ends = {"of": self.place(stated.of), "from": self.place(stated.from_)}
        return self.phrase("distance.stated", **ends, stated=how_far)

    def relations(self, statement: LinkedStatement) -> list[RelationView]:
        """Every relation that a statement asserts."""
        return [
            RelationView(
                phrase=self.relation(relation, statement.briefing),
                attribution=self.attribution(statement),
                marks=self.marks(statement),
                standing=self.standing(self.derived.of(statement)),
            )
            for relation in statement.record.relations
        ]

    def figures(self, statement: LinkedStatement) -> list[FigureView]:
        """Every figure that a statement gives."""
        return [
            FigureView(
                text=self.quantity_text(figure),
                exactness=exactness(figure, self.language),
                what=(
                    Fragment(self.language.label(v.MEASURE, figure.measure)),
                    *self.quantity_of(figure, statement.briefing),
                ),
                subject=(self.proposition(statement.event or statement.uid),),
                attribution=self.attribution(statement),
                marks=self.marks(statement),
                standing=self._figure_standing(statement, figure),
            )
            for figure in statement.record.figures
        ]

    def _figure_standing(self, statement: LinkedStatement, figure: Figure) -> StandingMark:
        """How a number stands: contested where others exclude it, withdrawn where its speaker has replaced it.

        The event that it is a number of may stand otherwise: voices with different tolls agree that people died.
        """
        found = self.derived.facet_of(statement, figure)
        if found is None:
            return self.standing(self.derived.of(statement))
        value, why = value_standing(self.library, *found, self.language)
        return StandingMark(value=value, label=self.language.label(v.STANDING, value), why=why)

    def event(self, event: LinkedEvent) -> EventView:
        """An event with its reports, and with what others say against or about it."""
        view = self._events.get(event.uid)
        if view is None:
            view = self._events[event.uid] = self._event(event)
        return view

    def _event(self, event: LinkedEvent) -> EventView:
        record, found = event.record, self.derived.standings[event.uid]
        shown, briefing = display(record.when, self.language), self.library.briefings[event.briefing]
        own = [report.uid for report in event.reports]
        linked = [s for target in (event.uid, *own) for _, s in self.library.linked.get(target, ())]
        about = [s for target in (event.uid, *own) for s in self.library.about.get(target, ())]
        against = [s for s in dict.fromkeys(linked) if s in found.against and s.uid not in own]
        others = [s for s in dict.fromkeys((*linked, *about)) if s not in against and s.uid not in own]
        return EventView(
            anchor=urls.proposition_anchor(event.uid),
            title=self.event_title(event.uid),
            href=self.link(urls.briefing(event.briefing, "timeline"), urls.proposition_anchor(event.uid)),
            ledger=self.link(urls.briefing(event.briefing, "claims"), urls.proposition_anchor(event.uid)),
            kind=str(record.kind),
            kind_label=self.language.label(v.EVENT_KIND, record.kind),
            when=shown.head,
            when_note=shown.note,
            wording=record.when.wording,
            receipts=date_receipts(self.library, event, self.language),
            shape=date_shape(record.when, str(record.mode)),
            item=event_item(event, self.language),
            briefing=Fragment(briefing.record.title, self.link(urls.briefing(event.briefing))),
            details=tuple(self._event_details(event)),
            standing=self.standing(found),
            reports=tuple(self.statement(report) for report in event.reports),
            against=tuple(self.statement(s) for s in against),
            others=tuple(self.statement(s) for s in others),
        )

    def _event_details(self, event: LinkedEvent) -> list[Detail]:
        record = event.record
        found = [
            detail(self.language.label(v.ROLE, role), *self.actors(tuple(names))) for role, names in record.who.items()
        ]
        if record.where:
            found.append(self.detail("where", *self.whereabouts(record.where)))
        if record.mode != "actual":
            found.append(self.detail("mode", self.language.label(v.MODE, record.mode)))
        if event.part_of:
            found.append(self.detail("part-of", self.proposition(event.part_of)))
        if event.maybe_same:
            same = joined([(self.proposition(uid),) for uid in event.maybe_same], self.language)
            found.append(self.detail("maybe-same", *same))
        for field, reason in record.inferred.items():
            found.append(detail(self.language.say("event.inferred", field=self._field(field)), reason))
        if record.note:
            found.append(self.detail("analysts-note", record.note))
        return found

    def _field(self, field: str) -> str:
        """A field of an event as a reader knows it."""
        return (
            self.language.inside(v.ROLE, field[4:]) if field.startswith("who.") else self.language.say(f"field.{field}")
        )
