"""A briefing -> its ledger: each proposition with those who say so, deny it, give no answer, or speak beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.derive.explain import speaker_name
from generator.derive.standing import Standing
from generator.language.language import capital
from generator.library import LinkedBriefing, LinkedEvent, LinkedStatement
from generator.model import vocabularies as v
from generator.views import urls
from generator.views.compose import Composer
from generator.views.event_facts import claim_item, event_item
from generator.views.facets import FacetView, facet_views
from generator.views.parts import CitationMark, Fragment, Item, StandingMark, StatementView

_Voice = tuple[str | None, str | None]
"""An actor, of whom several may have one name; or the name of a voice that is no actor."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Side:
    """Those who speak to a proposition in one way.

    value: ``for``, ``against``, ``silent``, ``beside`` or ``withdrawn``. label: the same as a heading.
    own: reports of the event, or the claim itself. others: claims that have an entry of their own.
    """

    value: str
    label: str
    own: tuple[StatementView, ...]
    others: tuple[StatementView, ...]

    @property
    def count(self) -> int:
        """How many statements there are."""
        return len(self.own) + len(self.others)

    @property
    def marks(self) -> tuple[CitationMark, ...]:
        """Where they stand, each place once."""
        found = {mark.label: mark for view in (*self.own, *self.others) for mark in view.marks}
        return tuple(found.values())


@dataclass(frozen=True, kw_only=True, slots=True)
class LedgerEntry:
    """An event or a claim, with everybody who speaks to it. timeline: for an event, the link to it there.

    item: by what it can be found.
    sides: without those where nobody stands. facets: what they say of the same things. contested: whether accounts
    conflict on it, or on anything about it.
    """

    anchor: str
    title: str
    kind: str
    item: Item
    standing: StandingMark
    sides: tuple[Side, ...]
    facets: tuple[FacetView, ...]
    timeline: str | None
    contested: bool

    def side(self, *values: str) -> tuple[Side, ...]:
        """The sides of some values."""
        return tuple(side for side in self.sides if side.value in values)


@dataclass(frozen=True, kw_only=True, slots=True)
class LedgerPart:
    """A part of the ledger, under its heading. anchor: after ``l_``, which no id of a record holds."""

    label: str
    anchor: str
    entries: tuple[LedgerEntry, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class SpeakerRow:
    """To how many propositions a voice speaks, in which way. others: beside them, or in what it has corrected since.

    silent: how often it gives no answer. A silence about an event is not two, though it has an entry of its own.
    """

    speaker: Fragment
    says: int
    denies: int
    silent: int
    others: int


def ledger(composer: Composer, briefing: LinkedBriefing) -> tuple[LedgerPart, ...]:
    """Every event and claim: what is contested, then the events, then the claims, each in the order of the facts."""
    events = tuple(_event(composer, event) for event in briefing.events)
    claims = tuple(_claim(composer, claim) for claim in briefing.claims)
    contested, say = tuple(entry for entry in (*events, *claims) if entry.contested), composer.language.say
    parts = (
        LedgerPart(label=say("ledger.contested"), anchor="contested", entries=contested),
        LedgerPart(label=say("ledger.events"), anchor="events", entries=tuple(e for e in events if not e.contested)),
        LedgerPart(label=say("ledger.claims"), anchor="claims", entries=tuple(c for c in claims if not c.contested)),
    )
    return tuple(part for part in parts if part.entries)


def contested(composer: Composer, briefing: LinkedBriefing) -> tuple[LedgerEntry, ...]:
    """The events and claims on which accounts conflict; a conflict is not told again from its other side."""
    found: list[LedgerEntry] = []
    told: list[frozenset[str]] = []
    conflict = [p for p in _propositions(briefing) if _is_contested(composer, p.uid)]
    for entry in (_event(composer, p) if isinstance(p, LinkedEvent) else _claim(composer, p) for p in conflict):
        voices = frozenset(view.anchor for s in entry.side("for", "against") for view in (*s.own, *s.others))
        if entry.facets or not any(voices <= others for others in told):
            found.append(entry)
            told.append(voices)
    return tuple(found)


def speakers(composer: Composer, briefing: LinkedBriefing) -> tuple[SpeakerRow, ...]:
    """Every voice of a briefing, the one that speaks to most first."""
    counts: dict[_Voice, dict[str, int]] = {}
    names: dict[_Voice, Fragment] = {}
    told: set[tuple[_Voice, str]] = set()
    for found in _propositions(briefing):
        for value, statements in _sides(composer, found):
            heard = [(s.uid, name, fragment) for s in statements for name, fragment in _voices(composer, s)]
            fresh = [one for one in heard if value != "silent" or (one[1], one[0]) not in told]
            for name, fragment in {name: fragment for _, name, fragment in fresh}.items():
                names[name] = fragment
                sides = counts.setdefault(name, {})
                sides[value] = sides.get(value, 0) + 1
            if value == "silent":
                told |= {(name, uid) for uid, name, _ in heard}
    ordered = sorted(counts, key=lambda name: -sum(counts[name].values()))
    return tuple(
        SpeakerRow(
            speaker=names[name],
            says=counts[name].get("for", 0),
            denies=counts[name].get("against", 0),
            silent=counts[name].get("silent", 0),
            others=counts[name].get("beside", 0) + counts[name].get("withdrawn", 0),
        )
        for name in ordered
    )


def _propositions(briefing: LinkedBriefing) -> tuple[LinkedEvent | LinkedStatement, ...]:
    return (*briefing.events, *briefing.claims)


def _is_contested(composer: Composer, uid: str) -> bool:
    conflict = composer.derived.standings[uid].value in ("contested", "denied")
    return conflict or any(facet.contested for facet in facet_views(composer, uid))


def _voices(composer: Composer, statement: LinkedStatement) -> Iterator[tuple[_Voice, Fragment]]:
    here = composer.library.occurring.get(statement.briefing, {})
    for speaker in statement.speakers:
        name = speaker_name(composer.library, speaker, composer.language)
        page = urls.briefing(statement.briefing, "actors")
        listed = speaker.actor is not None and speaker.actor in here
        tint = composer.tint(speaker, statement.briefing)
        shown = capital(name) if speaker.actor is None and speaker.source is None else name
        voice = (speaker.actor, None if speaker.actor else name)
        yield voice, Fragment(shown, composer.link(page, speaker.actor) if listed else None, voice=tint)


def _sides(
    composer: Composer, proposition: LinkedEvent | LinkedStatement
) -> Iterator[tuple[str, tuple[LinkedStatement, ...]]]:
    """Everybody who speaks to a proposition, in any way; nobody twice on one side, and nobody is left out."""
    library = composer.library
    found: Standing = composer.derived.standings[proposition.uid]
    own = proposition.reports if isinstance(proposition, LinkedEvent) else (proposition,)
    targets = dict.fromkeys((proposition.uid, *(statement.uid for statement in own)))
    linked = [s for target in targets for _, s in library.linked.get(target, ())]
    about = [s for target in targets for s in library.about.get(target, ())]
    placed = {*found.for_, *found.against, *found.silent, *found.beside, *found.withdrawn}
    rest = [s for s in dict.fromkeys((*own, *linked, *about)) if s not in placed]
    silent = [s for s in rest if v.ACT[s.record.act].stance == "silent"]
    beside = [s for s in rest if s not in silent]
    yield "for", found.for_
    yield "against", found.against
    yield "silent", (*found.silent, *silent)
    yield "beside", (*found.beside, *beside)
    yield "withdrawn", found.withdrawn


def _views(composer: Composer, proposition: LinkedEvent | LinkedStatement, mode: str, title: str) -> tuple[Side, ...]:
    say = composer.language.say
    own = proposition.reports if isinstance(proposition, LinkedEvent) else (proposition,)
    sides = []
    for value, statements in _sides(composer, proposition):
        # A report of another event means little without that event's title.
        views = {s: composer.statement(s, with_subject=s.event is not None and s not in own) for s in statements}
        # What a claim says is its title, and is not said twice.
        mine = [replace(view, says=None) if view.says == title else view for s, view in views.items() if s in own]
        theirs = [view for s, view in views.items() if s not in own]
        if views:
            sides.append(
                Side(
                    value=value,
                    label=say(f"ledger.side.{f'for-{mode}' if value == 'for' else value}"),
                    own=tuple(mine),
                    others=tuple(theirs),
                )
            )
    # A claim comes before what others say to it: its heading is what it says.
    return tuple(sides) if isinstance(proposition, LinkedEvent) else tuple(sorted(sides, key=lambda s: not s.own))


def _event(composer: Composer, event: LinkedEvent) -> LedgerEntry:
    title, anchor = composer.event_title(event.uid), urls.proposition_anchor(event.uid)
    return LedgerEntry(
        anchor=anchor,
        title=title,
        kind=composer.language.label(v.EVENT_KIND, event.record.kind),
        item=event_item(event, composer.language),
        standing=composer.standing(composer.derived.standings[event.uid]),
        sides=_views(composer, event, str(event.record.mode), ""),
        facets=facet_views(composer, event.uid),
        contested=_is_contested(composer, event.uid),
        timeline=composer.link(urls.briefing(event.briefing, "timeline"), anchor),
    )


def _claim(composer: Composer, claim: LinkedStatement) -> LedgerEntry:
    title = composer.title(claim.uid)
    return LedgerEntry(
        anchor=urls.proposition_anchor(claim.uid),
        title=title,
        kind=composer.language.label(v.ACT, claim.record.act),
        item=claim_item(claim, composer.language),
        standing=composer.standing(composer.derived.standings[claim.uid]),
        sides=_views(composer, claim, "actual", title),
        facets=facet_views(composer, claim.uid),
        contested=_is_contested(composer, claim.uid),
        timeline=None,
    )
