"""What a page lists -> rows: events by date, propositions, sentences of a source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from generator.derive.dates import day_head, sort_key
from generator.library import LinkedBriefing, LinkedEvent, LinkedStatement
from generator.model import vocabularies as v
from generator.model.citations import Locator
from generator.views import urls
from generator.views.compose import Composer
from generator.views.parts import EventView, Fragment, Phrase, StandingMark, StatementView


@dataclass(frozen=True, kw_only=True, slots=True)
class Day:
    """The events of one date. key: for its anchor. note: the weekday, or how exact the date is."""

    key: str
    head: str
    note: str
    events: tuple[EventView, ...]


def days(composer: Composer, events: Iterable[LinkedEvent]) -> tuple[Day, ...]:
    """Events in the order of time; those that share a date share a head; the undated come last."""
    ordered = sorted(events, key=lambda e: (sort_key(e.record.when)[:-1], e.briefing, e.at.path))
    groups: list[tuple[str, list[LinkedEvent]]] = []
    for event in ordered:
        key = day_head(event.record.when).key
        if not groups or groups[-1][0] != key:
            groups.append((key, []))
        groups[-1][1].append(event)
    seen: dict[str, int] = {}
    found = []
    for key, members in groups:
        seen[key] = seen.get(key, 0) + 1
        head = day_head(members[0].record.when)
        # An underscore stands in no id, so that no event can have this anchor.
        anchor = f"d_{key}" if seen[key] == 1 else f"d_{key}_{seen[key]}"
        title = head.head[:1].upper() + head.head[1:]  # it stands in a heading
        found.append(Day(key=anchor, head=title, note=head.note, events=tuple(composer.event(e) for e in members)))
    return tuple(found)


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """A fact that rests on a sentence. attributions: who says so there."""

    subject: Phrase
    attributions: tuple[Phrase, ...]
    standing: StandingMark
    says: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Sentence:
    """A sentence of a source, or a paragraph that is cited whole (then ``label`` has no point).

    anchor: for citations. facts: what rests on it. waived: why nothing does. repeats: what it says again.
    """

    anchor: str
    label: str
    facts: tuple[Fact, ...]
    waived: str | None
    repeats: Fragment | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Paragraph:
    """A paragraph of a source. label: «Paragraph 5», «Front paragraph 3». anchor: where its heading is."""

    label: str
    anchor: str
    sentences: tuple[Sentence, ...]


def paragraphs(composer: Composer, briefing: LinkedBriefing, alias: str) -> tuple[Paragraph, ...]:
    """Every sentence of a source that is cited, waived or repeats another, in the order of the text."""
    facts: dict[Locator, list[LinkedStatement]] = {}
    for statement in briefing.statements:
        for citation in statement.citations:
            if citation.alias == alias:
                for locator in citation.locator.sentences:
                    facts.setdefault(locator, []).append(statement)
    waived = {s: reason for locator, reason in briefing.record.waive.get(alias, {}).items() for s in locator.sentences}
    source = composer.library.sources[briefing.sources[alias]].record
    repeats = {s: target for locator, target in source.repeats.items() for s in locator.sentences}
    locators = sorted(
        {*facts, *waived, *repeats, *(s for t in repeats.values() for s in t.sentences[:1])}, key=lambda x: x.order
    )
    found: list[tuple[str, str, list[Sentence]]] = []
    taken: set[str] = set()
    for locator in locators:
        label = {"front": "Front paragraph", "body": "Paragraph", "back": "Back paragraph"}[
            locator.part
        ] + f" {locator.paragraph}"
        head = urls.sentence_anchor(alias, Locator(part=locator.part, paragraph=locator.paragraph))
        if not found or found[-1][0] != label:
            found.append((label, head, []))
        anchor = urls.sentence_anchor(alias, locator)
        again = repeats.get(locator)
        found[-1][2].append(
            Sentence(
                anchor="" if anchor == head or anchor in taken else anchor,
                label=str(locator),
                facts=_facts(composer, facts.get(locator, ())),
                waived=waived.get(locator),
                repeats=Fragment(str(again), f"#{urls.sentence_anchor(alias, again)}") if again else None,
            )
        )
        taken.add(anchor)
    return tuple(Paragraph(label=label, anchor=head, sentences=tuple(s)) for label, head, s in found)


def _facts(composer: Composer, statements: Iterable[LinkedStatement]) -> tuple[Fact, ...]:
    """What statements say, in their order; those that say the same of the same event together."""
    groups: dict[tuple[str, str | None], list[LinkedStatement]] = {}
    for statement in statements:
        says = statement.record.says if statement.event else None
        groups.setdefault((statement.event or statement.uid, says), []).append(statement)
    return tuple(
        Fact(
            subject=(composer.proposition(uid),),
            attributions=tuple(composer.attribution(statement) for statement in found),
            standing=composer.standing(composer.derived.of(found[0])),
            says=says,
        )
        for (uid, says), found in groups.items()
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Proposition:
    """An event or a claim in the ledger, with everybody who speaks to it.

    subject: its title, linked to its place in the ledger. statements: those who say so. against: who deny it.
    others: who speak of it without asserting it. timeline: for an event, the link to it there.
    """

    anchor: str
    title: str
    subject: Phrase
    kind: str
    standing: StandingMark
    statements: tuple[StatementView, ...]
    against: tuple[StatementView, ...]
    others: tuple[StatementView, ...]
    timeline: str | None


def propositions(composer: Composer, briefing: LinkedBriefing) -> tuple[Proposition, ...]:
    """Every event, then every claim, in the order of the facts."""
    return (
        *(event_proposition(composer, e) for e in briefing.events),
        *(claim_proposition(composer, c) for c in briefing.claims),
    )


def event_proposition(composer: Composer, event: LinkedEvent) -> Proposition:
    """An event as a proposition of the ledger."""
    view = composer.event(event)
    return Proposition(
        anchor=view.anchor,
        title=view.title,
        subject=(composer.proposition(event.uid),),
        kind=view.kind_label,
        standing=view.standing,
        statements=view.reports,
        against=view.against,
        others=view.others,
        timeline=view.href,
    )


def claim_proposition(composer: Composer, claim: LinkedStatement) -> Proposition:
    """A claim as a proposition of the ledger; what it says is its title, and is not said twice."""
    found = composer.derived.standings[claim.uid]
    linked = [s for _, s in composer.library.linked.get(claim.uid, ())]
    about = composer.library.about.get(claim.uid, ())
    others = [s for s in dict.fromkeys((*linked, *about)) if s not in found.against]
    title, view = composer.title(claim.uid), composer.statement(claim)
    return Proposition(
        anchor=urls.proposition_anchor(claim.uid),
        title=title,
        subject=(composer.proposition(claim.uid),),
        kind=v.ACT[claim.record.act].label,
        standing=composer.standing(found),
        statements=(replace(view, says=None) if view.says == title else view,),
        against=tuple(composer.statement(s) for s in found.against if s is not claim),
        others=tuple(composer.statement(s) for s in others),
        timeline=None,
    )


def contested(composer: Composer, briefing: LinkedBriefing) -> tuple[Proposition, ...]:
    """The events and claims of a briefing on which accounts conflict."""
    conflict = ("contested", "denied")
    events = [e for e in briefing.events if composer.derived.standings[e.uid].value in conflict]
    claims = [c for c in briefing.claims if composer.derived.standings[c.uid].value in conflict]
    return (*(event_proposition(composer, e) for e in events), *(claim_proposition(composer, c) for c in claims))


def tally(composer: Composer, briefing: LinkedBriefing) -> tuple[tuple[StandingMark, int], ...]:
    """How many events and claims stand how, in the order of the vocabulary; what is nowhere is left out."""
    uids = [*(event.uid for event in briefing.events), *(claim.uid for claim in briefing.claims)]
    values = [composer.derived.standings[uid].value for uid in uids]
    return tuple(
        (
            StandingMark(value=term, label=v.STANDING[term].label, why=v.STANDING[term].definition),
            sum(value == term for value in values),
        )
        for term in v.STANDING
        if term in values
    )
