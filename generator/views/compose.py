"""Linked records -> the components of one page, worded and linked from that page's place in the site."""

from __future__ import annotations

from generator.derive.dates import day_head, display
from generator.derive.derived import Derived
from generator.derive.explain import explain, speaker_name
from generator.derive.silence import is_background
from generator.derive.standing import Standing
from generator.library import Citation, Library, LinkedEvent, LinkedStatement, Speaker
from generator.model import vocabularies as v
from generator.model.dates import When
from generator.model.statements import Figure, Relation, Whereabouts
from generator.views import urls
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
)

PART_WORDS = {"front": "front paragraph", "body": "paragraph", "back": "back paragraph"}


def joined(phrases: list[Phrase], last: str = " and ") -> Phrase:
    """Phrases as a list in words."""
    parts: list[Fragment] = []
    for index, phrase in enumerate(phrases):
        if index:
            parts.append(Fragment(last if index == len(phrases) - 1 else ", "))
        parts += phrase
    return tuple(parts)


class Composer:
    """Makes the components of the page ``uri``."""

    def __init__(self, library: Library, derived: Derived, uri: str) -> None:
        self.library = library
        self.derived = derived
        self.uri = uri

    def link(self, page: str, anchor: str | None = None) -> str:
        """A link from this page."""
        return urls.link(self.uri, page, anchor)

    def actor(self, name: str, *, voice: bool = False) -> Fragment:
        """An actor's name, linked to its page."""
        return Fragment(self.library.actors[name].record.name, self.link(urls.actor(name)), voice)

    def place(self, name: str) -> Fragment:
        """A place's name, linked to its page."""
        return Fragment(self.library.places[name].record.name, self.link(urls.place(name)))

    def actors(self, names: tuple[str, ...]) -> Phrase:
        """Several actors, as a list in words."""
        return joined([(self.actor(name),) for name in names])

    def proposition(self, uid: str) -> Fragment:
        """The title of an event, or what a claim or report says, linked to its place in the ledger."""
        slug, name = uid.split("/", 1)
        page = "index" if uid in self.library.assessments else "claims"
        return Fragment(self.title(uid), self.link(urls.briefing(slug, page), urls.proposition_anchor(uid)))

    def title(self, uid: str) -> str:
        """A proposition in one line: an event's title, or what is said."""
        if uid in self.library.events:
            return self.library.events[uid].record.title
        if uid in self.library.assessments:
            return self.library.assessments[uid].record.judgement
        statement = self.library.statements[uid]
        if statement.record.says:
            return statement.record.says
        if statement.event:
            return self.library.events[statement.event].record.title
        return f"{v.ACT[statement.record.act].label}: {', '.join(self.title(u) for u in statement.about) or 'no more is said'}"

    def entity(self, ref: str, slug: str) -> Fragment:
        """An actor, a place or an event by the reference that a record of the briefing ``slug`` holds."""
        if ref in self.library.actors:
            return self.actor(ref)
        if ref in self.library.places:
            return self.place(ref)
        return self.proposition(ref if "/" in ref else f"{slug}/{ref}")

    def standing(self, found: Standing) -> StandingMark:
        """How something stands, in words."""
        term = v.STANDING[found.value or "withdrawn"]
        return StandingMark(value=term.value, label=term.label, why=explain(self.library, found))

    def standing_of(self, uid: str) -> StandingMark:
        """How an event, a claim, or the event of a report stands."""
        statement = self.library.statements.get(uid)
        return self.standing(self.derived.of(statement) if statement else self.derived.standings[uid])

    def marks(self, statement: LinkedStatement) -> tuple[CitationMark, ...]:
        """One mark a citation."""
        standing = self.standing(self.derived.of(statement))
        return tuple(self._mark(citation, statement, standing) for citation in statement.citations)

    def _mark(self, citation: Citation, statement: LinkedStatement, standing: StandingMark) -> CitationMark:
        several = len(self.library.briefings[statement.briefing].sources) > 1
        locator = citation.locator
        source = self.library.sources[citation.source].record
        sentences = ""
        if locator.first is not None:
            sentences = f", sentence {locator.first}" if locator.first == locator.last else f", sentences {locator.first} to {locator.last}"
        quote = f", “{citation.quote}”" if citation.quote else ""
        where = f"{source.publisher}, {PART_WORDS[locator.part]} {locator.paragraph}{sentences}{quote}"
        return CitationMark(
            label=f"{citation.alias} {locator}" if several else str(locator),
            href=urls.citation_link(self.uri, statement.briefing, citation),
            title=f"{where}. {standing.label}",
            standing=standing.value,
        )

    def attribution(self, statement: LinkedStatement) -> Phrase:
        """Who says so and how: nothing that the record says of its speaker is left out."""
        record = statement.record
        act = v.ACT[record.act]
        parts = list(joined([self._speaker(speaker) for speaker in statement.speakers]))
        if record.worded:
            parts.append(Fragment(f" (“{record.worded}”)"))
        if record.on_behalf_of:
            parts += [Fragment(", on behalf of "), self.actor(record.on_behalf_of), Fragment(",")]
        parts.append(Fragment(f" {act.verb_one if len(statement.speakers) == 1 else act.verb_many}"))
        if record.hedge:
            parts.append(Fragment(f" (“{record.hedge}”)"))
        if record.to:
            parts += [Fragment(" to "), *self.actors(tuple(record.to))]
        if record.via:
            parts += [Fragment(", relayed by "), *joined([(self.actor(name),) for name in record.via], ", then by ")]
        if record.said:
            parts += [Fragment(", said "), *self.date(record.said)]
        return tuple(parts)

    def _speaker(self, speaker: Speaker) -> Phrase:
        if speaker.actor is None and speaker.source is None:
            return (Fragment("Somebody unnamed", voice=True),)
        name = self.actor(speaker.actor, voice=True) if speaker.actor else Fragment(speaker_name(self.library, speaker), voice=True)
        return (name, Fragment(", in its own voice,")) if speaker.own_voice else (name,)

    def date(self, when: When) -> Phrase:
        """A date in words, with the source's wording."""
        wording = f" (“{when.wording}”)" if when.wording else ""
        return (Fragment(f"{display(when).head}{wording}"),)

    def whereabouts(self, where: Whereabouts) -> Phrase:
        """«in A; near B and C; northern part»."""
        phrases: list[Phrase] = []
        for word in v.PREPOSITION:
            places = [name for found, name in where.places if found == word]
            if places:
                phrases.append((Fragment(f"{word} "), *joined([(self.place(name),) for name in places])))
        if where.part:
            phrases.append((Fragment(f"“{where.part}”"),))
        return joined(phrases, ", ")

    def statement(self, statement: LinkedStatement, *, with_subject: bool = False) -> StatementView:
        """A report or claim with all its attributions."""
        return StatementView(
            anchor=urls.proposition_anchor(statement.uid),
            attribution=self.attribution(statement),
            says=statement.record.says,
            marks=self.marks(statement),
            details=tuple(self._details(statement)),
            standing=self.standing(self.derived.of(statement)),
            subject=(self.proposition(statement.event or statement.uid),) if with_subject else (),
            act=str(statement.record.act),
        )

    def _details(self, statement: LinkedStatement) -> list[Detail]:
        record, slug = statement.record, statement.briefing
        details = [Detail(label=v.ROLE[role].label, phrase=self.actors(tuple(names))) for role, names in record.who.items()]
        if record.mode and record.mode != "actual":
            details.append(Detail(label="Mode", phrase=(Fragment(v.MODE[record.mode].label),)))
        if record.when:
            details.append(Detail(label="When", phrase=self.date(record.when)))
        if record.where:
            details.append(Detail(label="Where", phrase=self.whereabouts(record.where)))
        details += [Detail(label=v.MEASURE[f.measure].label, phrase=self.quantity(f, slug)) for f in record.figures]
        details += [Detail(label="Relation", phrase=self.relation_phrase(r, slug)) for r in record.relations]
        if record.distance:
            stated = f"“{record.distance.text}”" if record.distance.text else _stated(record.distance.km, record.distance.bearing)
            phrase = (self.place(record.distance.of), Fragment(" from "), self.place(record.distance.from_), Fragment(f": {stated}"))
            details.append(Detail(label="Distance", phrase=phrase))
        if record.basis != "unknown":
            details.append(Detail(label="Basis", phrase=(Fragment(v.BASIS[record.basis].label),)))
        if record.credibility:
            details.append(Detail(label="Credibility", phrase=(Fragment(f"{record.credibility}: {v.CREDIBILITY[record.credibility].label}"),)))
        if record.original:
            details.append(Detail(label="In the original", phrase=(Fragment(record.original.text, lang=record.original.lang),)))
        if record.translation:
            details.append(Detail(label="Translation", phrase=(Fragment(v.TRANSLATION[record.translation].label),)))
        if statement.about:
            details.append(Detail(label="About", phrase=joined([(self.proposition(uid),) for uid in statement.about], "; ")))
        details += [Detail(label=v.LINK[verb].label, phrase=(self.proposition(uid),)) for verb, uid in statement.links]
        if record.note:
            details.append(Detail(label="Analyst’s note", phrase=(Fragment(record.note),)))
        return details

    def quantity(self, figure: Figure, slug: str) -> Phrase:
        """A figure in words: the source's own where there are any."""
        parts = [Fragment(quantity_text(figure))]
        if figure.of:
            parts += [Fragment(", of "), self.entity(figure.of, slug)]
        if figure.nature:
            parts.append(Fragment(f", {v.NATURE[figure.nature].label.lower()}"))
        if figure.partial:
            parts.append(Fragment(f", counted only: {figure.partial}"))
        return tuple(parts)

    def relation_phrase(self, relation: Relation, slug: str) -> Phrase:
        """«A backs B (air strikes)»."""
        more = ", ".join(filter(None, (relation.means, f"“{relation.worded}”" if relation.worded else None)))
        verb = v.RELATION[relation.type].verb_one
        ends = (self.entity(relation.from_, slug), Fragment(f" {verb} "), self.entity(relation.to, slug))
        return (*ends, Fragment(f" ({more})")) if more else ends

    def relations(self, statement: LinkedStatement) -> list[RelationView]:
        """Every relation that a statement asserts."""
        return [
            RelationView(
                phrase=self.relation_phrase(relation, statement.briefing),
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
                what=(Fragment(v.MEASURE[figure.measure].label), *self.quantity(figure, statement.briefing)[1:]),
                subject=(self.proposition(statement.event or statement.uid),),
                attribution=self.attribution(statement),
                marks=self.marks(statement),
                standing=self.standing(self.derived.of(statement)),
            )
            for figure in statement.record.figures
        ]

    def event(self, event: LinkedEvent) -> EventView:
        """An event with its reports, and with what others say against or about it."""
        record, found = event.record, self.derived.standings[event.uid]
        shown = display(record.when)
        own = {report.uid for report in event.reports}
        linked = [s for target in (event.uid, *own) for _, s in self.library.linked.get(target, ())]
        about = [s for target in (event.uid, *own) for s in self.library.about.get(target, ())]
        against = [s for s in dict.fromkeys(linked) if s in found.against and s.uid not in own]
        others = [s for s in dict.fromkeys((*linked, *about)) if s not in against and s.uid not in own]
        return EventView(
            anchor=urls.proposition_anchor(event.uid),
            title=record.title,
            href=self.link(urls.briefing(event.briefing, "timeline"), urls.proposition_anchor(event.uid)),
            kind=str(record.kind),
            kind_label=v.EVENT_KIND[record.kind].label,
            when=shown.head,
            when_note=shown.note,
            wording=record.when.wording,
            date_key=day_head(record.when).key,
            background=is_background(self.library.briefings[event.briefing], event),
            mode=str(record.mode),
            details=tuple(self._event_details(event)),
            standing=self.standing(found),
            reports=tuple(self.statement(report) for report in event.reports),
            against=tuple(self.statement(s) for s in against),
            others=tuple(self.statement(s) for s in others),
        )

    def _event_details(self, event: LinkedEvent) -> list[Detail]:
        record = event.record
        details = [Detail(label=v.ROLE[role].label, phrase=self.actors(tuple(names))) for role, names in record.who.items()]
        if record.where:
            details.append(Detail(label="Where", phrase=self.whereabouts(record.where)))
        if record.mode != "actual":
            details.append(Detail(label="Mode", phrase=(Fragment(v.MODE[record.mode].label),)))
        if event.part_of:
            details.append(Detail(label="Part of", phrase=(self.proposition(event.part_of),)))
        if event.maybe_same:
            same = joined([(self.proposition(uid),) for uid in event.maybe_same])
            details.append(Detail(label="May be the same as", phrase=same))
        for field, reason in record.inferred.items():
            details.append(Detail(label=f"Inferred by the analyst ({field})", phrase=(Fragment(reason),)))
        if record.note:
            details.append(Detail(label="Analyst’s note", phrase=(Fragment(record.note),)))
        return details


def quantity_text(figure: Figure) -> str:
    """«“nearly 1 million people”», or the typed value with its quantifier and unit."""
    if figure.text:
        return f"“{figure.text}”"
    quantifier = "" if figure.quantifier in (None, "exact") else f"{v.QUANTIFIER[str(figure.quantifier)].label.lower()} "
    if figure.value is not None:
        number = f"{figure.value:,}"
    elif figure.low is not None and figure.high is not None:
        number = f"{figure.low:,} to {figure.high:,}"
    else:
        number = f"{figure.low:,} or more" if figure.low is not None else f"{figure.high:,} or fewer"
    return quantifier + number + (f" {figure.unit}" if figure.unit else "")


def _stated(km: float | None, bearing: float | None) -> str:
    distance = f"{km:g} km" if km is not None else ""
    direction = f"bearing {bearing:g}°" if bearing is not None else ""
    return ", ".join(filter(None, (distance, direction)))
