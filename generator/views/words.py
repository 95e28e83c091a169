"""Linked records -> phrases for one page: names, dates, whereabouts, quantities, relations and attributions, linked."""

from __future__ import annotations

from collections.abc import Mapping

from generator.derive.dates import display
from generator.derive.derived import Derived
from generator.derive.explain import speaker_name
from generator.library import Library, LinkedStatement, Speaker
from generator.model import vocabularies as v
from generator.model.dates import Shape, When
from generator.model.inline import literal
from generator.model.statements import Figure, Relation, Whereabouts
from generator.views import urls
from generator.views.parts import Fragment, Phrase
from generator.views.voices import Voice, tints, voice_key

_IN_MODE = {"negated": "that it is not so", "planned": "that it is planned", "hypothetical": "that it may be"}
"""How an attribution says the mode in which its speaker speaks."""

PLURAL_KINDS = ("group", "population")
"""Actors whose names are plurals (witnesses, civilians)."""


def joined(phrases: list[Phrase], last: str = " and ") -> Phrase:
    """Phrases as a list in words."""
    parts: list[Fragment] = []
    for index, phrase in enumerate(phrases):
        if index:
            parts.append(Fragment(last if index == len(phrases) - 1 else ", "))
        parts += phrase
    return tuple(parts)


class Words:
    """Words things for the pages of one folder, and links them from there.

    uri: any page of that folder. What is worded once is kept: the pages of a folder show the same things.
    """

    def __init__(self, library: Library, derived: Derived, uri: str) -> None:
        self.library = library
        self.derived = derived
        self.uri = uri
        self._actors: dict[tuple[str, int | None], Fragment] = {}
        self._tints: dict[str, Mapping[Voice, int]] = {}
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
        return joined([(self.actor(name),) for name in names])

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
        label = v.ACT[statement.record.act].label
        # Silences may be about silences, in a circle even: what a silence is about is told of the first one only.
        about = "; ".join(self.title(other) if self._has_words(other) else label for other in statement.about)
        return f"{label}: {about}" if about else label

    def event_title(self, uid: str) -> str:
        """The title of an event, with its mode unless that is actual: what may happen must not read as if it had."""
        record = self.library.events[uid].record
        return record.title if record.mode == "actual" else f"{record.title} ({v.MODE[record.mode].label.lower()})"

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
        record = statement.record
        parts = list(joined([self._speaker(speaker, statement.briefing) for speaker in statement.speakers]))
        if record.worded:
            parts.append(Fragment(f" (“{record.worded}”)"))
        if record.on_behalf_of:
            parts += [Fragment(", on behalf of "), self.actor(record.on_behalf_of), Fragment(",")]
        parts.append(Fragment(f" {self._verb(statement)}"))
        if record.mode in _IN_MODE:
            parts.append(Fragment(f" {_IN_MODE[record.mode]}"))
        if record.hedge:
            parts.append(Fragment(f" (“{record.hedge}”)"))
        if record.said:
            parts += self._said(record.said)
        if record.to:
            parts += [Fragment(", to "), *self.actors(tuple(record.to))]
        if record.via:
            parts += [Fragment(", relayed by "), *joined([(self.actor(name),) for name in record.via], ", then by ")]
        return tuple(parts)

    def short_attribution(self, statement: LinkedStatement) -> Phrase:
        """Who says so, by which act and in which mode, and not more."""
        speakers = joined([self._speaker(speaker, statement.briefing) for speaker in statement.speakers])
        mode = f" {_IN_MODE[statement.record.mode]}" if statement.record.mode in _IN_MODE else ""
        return (*speakers, Fragment(f" {self._verb(statement)}{mode}"))

    def _verb(self, statement: LinkedStatement) -> str:
        record = statement.record
        act, plural = v.ACT[record.act], self._is_plural(statement)
        # «denies: it was not so» would say the opposite of what the speaker says.
        if record.act == "deny" and record.says is not None:
            return f"{'say' if plural else 'says'} in denial"
        return act.verb_many if plural else act.verb_one

    def tint(self, speaker: Speaker, slug: str) -> int:
        """The number of a speaker's tint in the briefing ``slug``."""
        found = self._tints.get(slug)
        if found is None:
            found = self._tints[slug] = tints(self.library.briefings[slug])
        return found[voice_key(speaker)]

    def _speaker(self, speaker: Speaker, slug: str) -> Phrase:
        tint = self.tint(speaker, slug)
        if speaker.actor is None and speaker.source is None:
            return (Fragment("Somebody unnamed", voice=tint),)
        if speaker.actor is None:
            return (Fragment(speaker_name(self.library, speaker), voice=tint), Fragment(", in its own voice,"))
        name = self.actor(speaker.actor, voice=tint)
        return (name, Fragment(", in its own voice,")) if speaker.own_voice else (name,)

    def _is_plural(self, statement: LinkedStatement) -> bool:
        if len(statement.speakers) != 1:
            return True
        actor = statement.speakers[0].actor
        return actor is not None and str(self.library.actors[actor].record.kind) in PLURAL_KINDS

    def _said(self, when: When) -> Phrase:
        if when.shape is Shape.DAY:
            return (Fragment(" on "), *self.date(when))
        return (Fragment(", at a time given as "), *self.date(when))

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

    def relation(self, relation: Relation, slug: str) -> Phrase:
        """«A backs B (air strikes)»."""
        verb = v.RELATION[relation.type].verb_one
        ends = (self.entity(relation.from_, slug), Fragment(f" {verb} "), self.entity(relation.to, slug))
        more = [relation.means, f"“{relation.worded}”" if relation.worded else None]
        written = joined([(Fragment(text),) for text in more if text], ", ")
        return (*ends, Fragment(" ("), *written, Fragment(")")) if written else ends


def quantity_text(figure: Figure) -> str:
    """«“nearly 1 million people”» with the typed values beside it, or these alone."""
    typed = _typed_quantity(figure)
    if not figure.text:
        return typed
    repeats_unit = typed == figure.unit and typed in figure.text
    return f"“{figure.text}” ({typed})" if typed and not repeats_unit else f"“{figure.text}”"


def _typed_quantity(figure: Figure) -> str:
    hedged = figure.quantifier not in (None, "exact")
    quantifier = v.QUANTIFIER[str(figure.quantifier)].label.lower() if hedged else ""
    number = ""
    if figure.value is not None:
        number = f"{figure.value:,}"
    elif figure.low is not None and figure.high is not None:
        number = f"{figure.low:,} to {figure.high:,}"
    elif figure.low is not None:
        number = f"{figure.low:,} or more"
    elif figure.high is not None:
        number = f"{figure.high:,} or fewer"
    return " ".join(filter(None, (quantifier, number, figure.unit)))


def stated_distance(km: float | None, bearing: float | None) -> str:
    """«17.5 km, bearing 90°»."""
    distance = f"{km:g} km" if km is not None else ""
    direction = f"bearing {bearing:g}°" if bearing is not None else ""
    return ", ".join(filter(None, (distance, direction)))
