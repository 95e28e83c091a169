"""Linked records -> the components of one page: marks, statements, events, figures, relations."""

from __future__ import annotations

from generator.derive.dates import display
from generator.derive.derived import Derived
from generator.derive.explain import explain
from generator.derive.facets import value_standing
from generator.derive.geography import against_coordinates
from generator.derive.standing import Standing
from generator.library import Citation, Library, LinkedEvent, LinkedStatement
from generator.model import vocabularies as v
from generator.model.statements import Figure
from generator.views import urls
from generator.views.event_facts import date_shape, event_item
from generator.views.exactness import exactness
from generator.views.parts import (
    CitationMark,
    Detail,
    EventView,
    FigureView,
    Fragment,
    RelationView,
    StandingMark,
    StatementView,
    detail,
)
from generator.views.receipts import date_receipts
from generator.views.words import Words, joined, quantity_text, stated_distance

PART_WORDS = {"front": "front paragraph", "body": "paragraph", "back": "back paragraph"}


class Composer(Words):
    """Makes the components of the pages of one folder."""

    def __init__(
        self, library: Library, derived: Derived, uri: str, standings: dict[int, StandingMark] | None = None
    ) -> None:
        """standings: marks that other composers have made already, by the id of the standing; they hold everywhere."""
        super().__init__(library, derived, uri)
        self._standings = {} if standings is None else standings
        self._marks: dict[str, tuple[CitationMark, ...]] = {}
        self._statements: dict[tuple[str, bool], StatementView] = {}
        self._events: dict[str, EventView] = {}

    def standing(self, found: Standing) -> StandingMark:
        """How something stands, in words."""
        mark = self._standings.get(id(found))  # `derived` keeps it alive, so that its id is its own
        if mark is None:
            term = v.STANDING[found.value or "withdrawn"]
            mark = StandingMark(value=term.value, label=term.label, why=explain(self.library, found))
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
        locator, run = citation.locator, ""
        if locator.first is not None:
            one = locator.first == locator.last
            run = f", sentence {locator.first}" if one else f", sentences {locator.first} to {locator.last}"
        publisher = self.library.sources[citation.source].record.publisher
        quote = f", “{citation.quote}”" if citation.quote else ""
        at = f"{PART_WORDS[locator.part]} {locator.paragraph}{run}{quote}"
        return CitationMark(
            label=f"{citation.alias} {locator}" if several else str(locator),
            href=urls.citation_link(self.uri, statement.briefing, citation),
            title=f"{publisher}, {at}. {standing.label}",
            at=at,
            standing=standing.value,
            statements=(urls.proposition_anchor(statement.uid),),
            source=citation.alias,
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
        found = [detail(v.ROLE[role].label, *self.actors(tuple(names))) for role, names in record.who.items()]
        if record.mode and record.mode != "actual":
            found.append(detail("Mode", v.MODE[record.mode].label))
        if record.when:
            found.append(detail("When", *self.date(record.when)))
        if record.where:
            found.append(detail("Where", *self.whereabouts(record.where)))
        found += [detail(v.MEASURE[f.measure].label, *self.quantity(f, slug)) for f in record.figures]
        found += [detail("Relation", *self.relation(r, slug)) for r in record.relations]
        if record.distance:
            stated = record.distance
            words = [f"“{stated.text}”"] if stated.text else []
            typed = stated_distance(stated.km, stated.bearing)
            how_far = ", ".join([*words, *([typed] if typed else [])])
            found.append(detail("Distance", self.place(stated.of), " from ", self.place(stated.from_), f": {how_far}"))
            if compared := against_coordinates(self.library, stated):
                found.append(detail("Against the coordinates", compared.sentence))
        if record.basis != "unknown":
            found.append(detail("Basis", v.BASIS[record.basis].label))
        if record.credibility:
            label = v.CREDIBILITY[record.credibility].label
            found.append(detail("Credibility", f"{record.credibility}: {label}"))
        if record.original:
            found.append(detail("In the original", Fragment(record.original.text, lang=record.original.lang)))
        if record.translation:
            found.append(detail("Translation", v.TRANSLATION[record.translation].label))
        if statement.about:
            about = joined([(self.proposition(uid),) for uid in statement.about], "; ")
            found.append(detail("About", *about))
        found += [detail(v.LINK[verb].label, self.proposition(uid)) for verb, uid in statement.links]
        if record.note:
            found.append(detail("Analyst’s note", record.note))
        return found

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
                text=quantity_text(figure),
                exactness=exactness(figure),
                what=(Fragment(v.MEASURE[figure.measure].label), *self.quantity(figure, statement.briefing)[1:]),
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
        value, why = value_standing(self.library, *found)
        return StandingMark(value=value, label=v.STANDING[value].label, why=why)

    def event(self, event: LinkedEvent) -> EventView:
        """An event with its reports, and with what others say against or about it."""
        view = self._events.get(event.uid)
        if view is None:
            view = self._events[event.uid] = self._event(event)
        return view

    def _event(self, event: LinkedEvent) -> EventView:
        record, found = event.record, self.derived.standings[event.uid]
        shown, briefing = display(record.when), self.library.briefings[event.briefing]
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
            kind_label=v.EVENT_KIND[record.kind].label,
            when=shown.head,
            when_note=shown.note,
            wording=record.when.wording,
            receipts=date_receipts(self.library, event),
            shape=date_shape(record.when, str(record.mode)),
            item=event_item(event),
            briefing=Fragment(briefing.record.title, self.link(urls.briefing(event.briefing))),
            details=tuple(self._event_details(event)),
            standing=self.standing(found),
            reports=tuple(self.statement(report) for report in event.reports),
            against=tuple(self.statement(s) for s in against),
            others=tuple(self.statement(s) for s in others),
        )

    def _event_details(self, event: LinkedEvent) -> list[Detail]:
        record = event.record
        found = [detail(v.ROLE[role].label, *self.actors(tuple(names))) for role, names in record.who.items()]
        if record.where:
            found.append(detail("Where", *self.whereabouts(record.where)))
        if record.mode != "actual":
            found.append(detail("Mode", v.MODE[record.mode].label))
        if event.part_of:
            found.append(detail("Part of", self.proposition(event.part_of)))
        if event.maybe_same:
            same = joined([(self.proposition(uid),) for uid in event.maybe_same])
            found.append(detail("May be the same as", *same))
        for field, reason in record.inferred.items():
            found.append(detail(f"Inferred by the analyst ({field})", reason))
        if record.note:
            found.append(detail("Analyst’s note", record.note))
        return found
