"""Linked records -> phrases for one page: names, dates, whereabouts, quantities, relations and attributions, linked."""

from __future__ import annotations

from generator.derive.dates import display
from generator.derive.derived import Derived
from generator.derive.explain import speaker_name
from generator.derive.tints import voice_key
from generator.language.language import ENGLISH, Language, capital
from generator.library import Library, LinkedStatement, Speaker
from generator.model import vocabularies as v
from generator.model.dates import Shape, When
from generator.model.inline import literal
from generator.model.statements import Figure, Relation, Whereabouts
from generator.views import urls
from generator.views.filled import filled
from generator.views.parts import Detail, Fragment, Phrase, detail

_IN_MODE = ("negated", "planned", "hypothetical")
"""The modes that an attribution says."""

PLURAL_KINDS = ("group", "population")
"""Actors whose names are plurals (witnesses, civilians)."""


def joined(phrases: list[Phrase], language: Language, last: str = "and") -> Phrase:
    """Phrases as a list in words. last: the separator before the last one, as `Language.join` has it."""
    before_last = language.separator(last)
    others = language.separator("comma") if last in ("and", "or") else before_last
    parts: list[Fragment] = []
    for index, phrase in enumerate(phrases):
        if index:
            parts.append(Fragment(before_last if index == len(phrases) - 1 else others))
        parts += phrase
    return tuple(parts)


class Words:
    """Words things for the pages of one folder, and links them from there.

    uri: any page of that folder. What is worded once is kept: the pages of a folder show the same things.
    """

    def __init__(self, library: Library, derived: Derived, uri: str, language: Language = ENGLISH) -> None:
        self.library = library
        self.derived = derived
        self.uri = uri
        self.language = language
        self._actors: dict[tuple[str, int | None], Fragment] = {}
        self._attributions: dict[str, Phrase] = {}

    def link(self, page: str, anchor: str | None = None) -> str:
        """A link from this page."""
        return urls.link(self.uri, page, anchor)

    def actor(self, name: str, *, voice: int | None = None) -> Fragment:
        """An actor's name, linked to its page. voice: the number of its tint, where it speaks."""
        found = self._actors.get((name, voice))
        if found is None:
            found = Fragment(self.library.actors[name].record.name, self.link(urls.actor(name)), voice)
            self._actors[name, voice] = found
        return found

    def place(self, name: str) -> Fragment:
        """A place's name, linked to its page."""
        return Fragment(self.library.places[name].record.name, self.link(urls.place(name)))

    def actors(self, names: tuple[str, ...]) -> Phrase:
        """Several actors, as a list in words."""
        return joined([(self.actor(name),) for name in names], self.language)

    def detail(self, key: str, *parts: str | Fragment) -> Detail:
        """A detail whose label is a text of the table."""
        return detail(self.language.say(f"detail.{key}"), *parts)

    def phrase(self, key: str, /, **values: str | Fragment | Phrase) -> Phrase:
        """A text of the table with phrases in its placeholders."""
        return filled(self.language.text(key), **values)

    def proposition(self, uid: str) -> Fragment:
        """The title of an event, or what a claim or report says, linked to its place in the ledger."""
        slug = uid.split("/", 1)[0]
        page = "index" if uid in self.library.assessments else "claims"
        return Fragment(self.title(uid), self.link(urls.briefing(slug, page), urls.proposition_anchor(uid)))

    def title(self, uid: str) -> str:
        """A proposition in one line: an event's title, or what is said."""
        if uid in self.library.events:
            return self.event_title(uid)
        if uid in self.library.assessments:
            return self.library.assessments[uid].record.judgement
        statement = self.library.statements[uid]
        if statement.event:
            title = self.event_title(statement.event)
            return f"{literal(title)}: {literal(statement.record.says)}" if statement.record.says else title
        if statement.record.says:
            return statement.record.says
        label = self.language.label(v.ACT, statement.record.act)
        # Silences may be about silences, in a circle even: what a silence is about is told of the first one only.
        told = (self.title(other) if self._has_words(other) else label for other in statement.about)
        about = self.language.join(told, "semicolon")
        return f"{label}: {about}" if about else label

    def event_title(self, uid: str) -> str:
        """The title of an event, with its mode unless that is actual: what may happen must not read as if it had."""
        record = self.library.events[uid].record
        if record.mode == "actual":
            return record.title
        return self.language.say("event.in-mode", title=record.title, mode=self.language.inside(v.MODE, record.mode))

    def _has_words(self, uid: str) -> bool:
        statement = self.library.statements.get(uid)
        return statement is None or bool(statement.record.says or statement.event)

    def entity(self, ref: str, slug: str) -> Fragment:
        """An actor, a place or an event by the reference that a record of the briefing ``slug`` holds."""
        if ref in self.library.actors:
            return self.actor(ref)
        if ref in self.library.places:
            return self.place(ref)
        return self.proposition(ref if "/" in ref else f"{slug}/{ref}")

    def attribution(self, statement: LinkedStatement) -> Phrase:
        """Who says so and how: nothing that the record says of its speaker is left out."""
        found = self._attributions.get(statement.uid)
        if found is None:
            found = self._attributions[statement.uid] = self._attribution(statement)
        return found

    def _attribution(self, statement: LinkedStatement) -> Phrase:
        record, phrase = statement.record, self.phrase
        return phrase(
            "attribution.whole",
            speakers=self._speakers(statement),
            worded=phrase("attribution.worded", words=record.worded) if record.worded else (),
            behalf=phrase("attribution.behalf", actor=self.actor(record.on_behalf_of)) if record.on_behalf_of else (),
            verb=self._verb(statement),
            mode=self._mode(statement),
            hedge=phrase("attribution.hedge", words=record.hedge) if record.hedge else (),
            said=self._said(record.said) if record.said else (),
            to=phrase("attribution.to", actors=self.actors(tuple(record.to))) if record.to else (),
            via=phrase("attribution.via", actors=self._relays(tuple(record.via))) if record.via else (),
        )

    def short_attribution(self, statement: LinkedStatement) -> Phrase:
        """Who says so, by which act and in which mode, and not more."""
        return self.phrase(
            "attribution.short",
            speakers=self._speakers(statement),
            verb=self._verb(statement),
            mode=self._mode(statement),
        )

    def _speakers(self, statement: LinkedStatement) -> Phrase:
        named = [self._speaker(speaker, statement.briefing) for speaker in statement.speakers]
        return joined(named, self.language)

    def _relays(self, names: tuple[str, ...]) -> Phrase:
        return joined([(self.actor(name),) for name in names], self.language, "then-by")

    def _mode(self, statement: LinkedStatement) -> str:
        mode = statement.record.mode
        return self.language.say(f"attribution.mode.{mode}") if mode in _IN_MODE else ""

    def _verb(self, statement: LinkedStatement) -> str:
        record = statement.record
        plural = self._is_plural(statement)
        # «denies: it was not so» would say the opposite of what the speaker says.
        if record.act == "deny" and record.says is not None:
            return self.language.say("attribution.in-denial-many" if plural else "attribution.in-denial-one")
        return self.language.term(v.ACT, record.act, "verb_many" if plural else "verb_one")

    def tint(self, speaker: Speaker, slug: str) -> int:
        """The number of a speaker's tint in the briefing ``slug``."""
        return self.derived.tints[slug][voice_key(speaker)]

    def _speaker(self, speaker: Speaker, slug: str) -> Phrase:
        tint = self.tint(speaker, slug)
        if speaker.actor is None and speaker.source is None:
            return (Fragment(capital(self.language.say("speaker.unnamed")), voice=tint),)
        if speaker.actor is None:
            name = Fragment(speaker_name(self.library, speaker, self.language), voice=tint)
        else:
            name = self.actor(speaker.actor, voice=tint)
        if speaker.actor is None or speaker.own_voice:
            return self.phrase("attribution.own-voice", speaker=name)
        return (name,)

    def _is_plural(self, statement: LinkedStatement) -> bool:
        if len(statement.speakers) != 1:
            return True
        actor = statement.speakers[0].actor
        return actor is not None and str(self.library.actors[actor].record.kind) in PLURAL_KINDS

    def _said(self, when: When) -> Phrase:
        return self.phrase("attribution.on" if when.shape is Shape.DAY else "attribution.at", date=self.date(when))

    def date(self, when: When) -> Phrase:
        """A date in words, with the source's wording."""
        date = display(when, self.language).head
        words = when.wording
        return (Fragment(self.language.say("date.worded", date=date, words=words) if words else date),)

    def whereabouts(self, where: Whereabouts) -> Phrase:
        """«in A; near B and C; northern part»."""
        phrases: list[Phrase] = []
        for word in v.PREPOSITION:
            places = [name for found, name in where.places if found == word]
            if places:
                named = joined([(self.place(name),) for name in places], self.language)
                phrases.append(
                    self.phrase("whereabouts", position=self.language.inside(v.PREPOSITION, word), place=named)
                )
        if where.part:
            phrases.append(self.phrase("quoted", text=where.part))
        return joined(phrases, self.language, "comma")

    def quantity(self, figure: Figure, slug: str) -> Phrase:
        """A figure in words: the source's own where there are any."""
        more = self.quantity_of(figure, slug)
        return self.phrase("quantity.whole", quantity=self.quantity_text(figure), more=more)

    def quantity_of(self, figure: Figure, slug: str) -> Phrase:
        """«, of A, cumulative, counted only: one hospital»: what stands behind a number."""
        return self.phrase(
            "quantity.more",
            of=self.phrase("quantity.of", what=self.entity(figure.of, slug)) if figure.of else (),
            nature=self.phrase("quantity.nature", nature=self.language.inside(v.NATURE, figure.nature))
            if figure.nature
            else (),
            partial=self.partial(figure),
        )

    def partial(self, figure: Figure) -> Phrase:
        """«, counted only: one hospital»; nothing for what is counted whole."""
        return self.phrase("quantity.partial", what=figure.partial) if figure.partial else ()

    def relation(self, relation: Relation, slug: str) -> Phrase:
        """«A backs B (air strikes)»."""
        written: list[Phrase] = [(Fragment(relation.means),)] if relation.means else []
        written += [self.phrase("quoted", text=relation.worded)] if relation.worded else []
        more = joined(written, self.language, "comma")
        return self.phrase(
            "relation.whole",
            first=self.entity(relation.from_, slug),
            verb=self.language.term(v.RELATION, relation.type, "verb_one"),
            second=self.entity(relation.to, slug),
            more=self.phrase("relation.more", more=more) if more else (),
        )

    def quantity_text(self, figure: Figure) -> str:
        """«“nearly 1 million people”» with the typed values beside it, or these alone."""
        typed = self._typed_quantity(figure)
        if not figure.text:
            return typed
        repeats_unit = typed == figure.unit and typed in figure.text
        words = self.language.quoted(figure.text)
        return words if not typed or repeats_unit else self.language.say("quantity.typed", words=words, typed=typed)

    def _typed_quantity(self, figure: Figure) -> str:
        say = self.language.say
        hedged = figure.quantifier not in (None, "exact")
        quantifier = self.language.inside(v.QUANTIFIER, str(figure.quantifier)) if hedged else ""
        number = ""
        if figure.value is not None:
            number = self.language.number(figure.value)
        elif figure.low is not None and figure.high is not None:
            number = say("quantity.range", low=figure.low, high=figure.high)
        elif figure.low is not None:
            number = say("quantity.or-more", n=figure.low)
        elif figure.high is not None:
            number = say("quantity.or-fewer", n=figure.high)
        return " ".join(filter(None, (quantifier, number, figure.unit)))

    def stated_distance(self, km: float | None, bearing: float | None) -> str:
        """«17.5 km, bearing 90°»."""
        distance = self.language.say("distance.km", n=km) if km is not None else ""
        direction = self.language.say("distance.bearing", degrees=bearing) if bearing is not None else ""
        return self.language.join(filter(None, (distance, direction)), "comma")
