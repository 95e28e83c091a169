"""A Library -> the context of the page Explore, and all records of the library by what they can be found by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from generator.derive.dates import display
from generator.library import Library, LinkedAssessment, LinkedBriefing, LinkedEvent, LinkedStatement
from generator.model import vocabularies as v
from generator.model.dates import When
from generator.model.record import Entry
from generator.model.vocabularies import Term, Vocabulary
from generator.views import urls
from generator.views.compose import Composer
from generator.views.event_facts import claim_item, event_item
from generator.views.explore_parts import BriefingRecords, Choice, Everything, Explore, Found, Identity, Record
from generator.views.frame import library_frame
from generator.views.parts import Fragment, Item

KINDS = ("event", "claim", "report", "assessment", "actor", "place", "source")
"""What a record can be, in the order in which they are offered."""

_WORDS = "explore.app."


def explore(composer: Composer) -> Explore:
    """The context of the page itself."""
    library, say = composer.library, composer.language.say
    counts = {
        urls.TIMELINE: ("timeline", len(library.events)),
        urls.ACTORS: ("actors", len(library.actors)),
        urls.PLACES: ("places", len(library.places)),
        urls.HOME: ("home", len(library.briefings)),
    }
    newest = next(iter(library.briefings.values()), None)
    return Explore(
        frame=library_frame(library, urls.EXPLORE, composer.language),
        tables=tuple(
            (Fragment(say(f"page.{key}"), composer.link(uri)), composer.language.count(f"explore.table.{key}", count))
            for uri, (key, count) in counts.items()
        ),
        claims=Fragment(newest.record.title, composer.link(urls.briefing(newest.slug, "claims"))) if newest else None,
    )


def everything(composer: Composer) -> Everything:
    """All records of the library: briefings newest first, identities by name."""
    library, language = composer.library, composer.language
    briefings = tuple(_briefing(composer, briefing) for briefing in library.briefings.values())
    records = [record for briefing in briefings for record in briefing.records]
    fallback = [key for key in language.fallback if key.startswith(_WORDS)]
    return Everything(
        words={key.removeprefix(_WORDS): language.text(key) for key in fallback},
        kinds=tuple(Choice(id=kind, label=language.say(f"explore.kind.{kind}")) for kind in KINDS),
        standings=_choices(composer, v.STANDING, {record.standing for record in records}),
        whats=_choices(composer, v.EVENT_KIND, {record.what for record in records}),
        acts=_choices(composer, v.ACT, {act for record in records for act in record.acts}),
        actors=_identities(library.actors, v.ACTOR_KIND, composer),
        places=_identities(library.places, v.PLACE_KIND, composer),
        sources=_sources(composer),
        briefings=briefings,
    )


def _choices(composer: Composer, vocabulary: Vocabulary[Any], used: set[str] | set[str | None]) -> tuple[Choice, ...]:
    """The terms of a vocabulary that occur, in its order."""
    return tuple(
        Choice(id=term, label=composer.language.label(vocabulary, term)) for term in vocabulary if term in used
    )


def _identities(entries: Mapping[str, Entry[Any]], kinds: Vocabulary[Term], composer: Composer) -> tuple[Identity, ...]:
    found = []
    for name, entry in entries.items():
        record = entry.record
        label = composer.language.label(kinds, record.kind)
        aka = tuple(alias if isinstance(alias, str) else str(alias.text) for alias in record.aka)
        found.append(Identity(id=name, name=record.name, note=label, words=(label, *aka)))
    return tuple(sorted(found, key=lambda one: (one.name.casefold(), one.id)))


def _sources(composer: Composer) -> tuple[Identity, ...]:
    found = []
    for name, entry in composer.library.sources.items():
        record, language = entry.record, composer.language
        dated = () if record.published.edtf is None else (display(record.published, language).head,)
        note = language.join((record.publisher, *dated), "comma")
        words = tuple(filter(None, (record.publisher, record.author, record.descriptor)))
        found.append(Identity(id=name, name=record.title, note=note, words=words, found=_found(record.published)))
    return tuple(sorted(found, key=lambda one: (one.name.casefold(), one.id)))


def _briefing(composer: Composer, briefing: LinkedBriefing) -> BriefingRecords:
    records: list[Record] = []
    for event in briefing.events:
        item = event_item(event, composer.language)
        records.append(_event(composer, event, item))
        records += [_report(composer, report, event, item) for report in event.reports]
    records += [_claim(composer, claim) for claim in briefing.claims]
    records += [_assessment(composer, assessment, briefing) for assessment in briefing.assessments]
    anchors: dict[str, str] = {}
    for alias, name in briefing.sources.items():
        anchors.setdefault(name, urls.source_anchor(alias))
    return BriefingRecords(slug=briefing.slug, title=briefing.record.title, records=tuple(records), sources=anchors)


def _event(composer: Composer, event: LinkedEvent, item: Item) -> Record:
    return Record(
        kind="event",
        anchor=urls.proposition_anchor(event.uid),
        title=composer.event_title(event.uid),
        by="",
        when=display(event.record.when, composer.language).head,
        standing=composer.derived.standings[event.uid].value or "withdrawn",
        what=item.kind,
        acts=tuple(dict.fromkeys(str(report.record.act) for report in event.reports)),
        actors=item.actors,
        places=item.places,
        sources=_cited(event.reports),
        found=_found(event.record.when),
        words=(item.kind_label, *_named(composer.library, item)),
    )


def _report(composer: Composer, report: LinkedStatement, event: LinkedEvent, of: Item) -> Record:
    """A report lies where and when its event does, unless it says otherwise; it names only those whom it names."""
    item = claim_item(report, composer.language)
    when = report.record.when or event.record.when
    return Record(
        kind="report",
        anchor=urls.proposition_anchor(report.uid),
        title=report.record.says or "",
        by=_by(composer, report),
        when="",
        standing=composer.derived.standings[event.uid].value or "withdrawn",
        what=of.kind,
        acts=(item.kind,),
        actors=item.actors,
        places=item.places or of.places,
        sources=_cited((report,)),
        found=_found(when),
        words=(*_said(report), *_named(composer.library, item)),
    )


def _claim(composer: Composer, claim: LinkedStatement) -> Record:
    library, record = composer.library, claim.record
    item = claim_item(claim, composer.language)
    ends = [end for relation in record.relations for end in (relation.from_, relation.to)]
    actors = tuple(dict.fromkeys((*item.actors, *(end for end in ends if end in library.actors))))
    dates = (record.when, record.said, *(library.sources[c.source].record.published for c in claim.citations))
    when = next((one for one in dates if one is not None and _found(one)), None)
    return Record(
        kind="claim",
        anchor=urls.proposition_anchor(claim.uid),
        title=composer.title(claim.uid),
        by=_by(composer, claim),
        when=display(when, composer.language).head if when else "",
        standing=composer.derived.of(claim).value or "withdrawn",
        what=None,
        acts=(item.kind,),
        actors=actors,
        places=item.places,
        sources=_cited((claim,)),
        found=_found(when) if when else None,
        words=(*_said(claim), *_named(library, item), *(library.actors[name].record.name for name in actors)),
    )


def _assessment(composer: Composer, assessment: LinkedAssessment, briefing: LinkedBriefing) -> Record:
    when = briefing.record.as_of
    return Record(
        kind="assessment",
        anchor=urls.proposition_anchor(assessment.uid),
        title=assessment.record.judgement,
        by="",
        when=display(when, composer.language).head,
        standing=None,
        what=None,
        acts=(),
        actors=(),
        places=(),
        sources=(),
        found=_found(when),
        words=(),
    )


def _by(composer: Composer, statement: LinkedStatement) -> str:
    return "".join(fragment.text for fragment in composer.short_attribution(statement))


def _said(statement: LinkedStatement) -> tuple[str, ...]:
    record = statement.record
    original = record.original.text if record.original else None
    quotes = (citation.quote for citation in statement.citations)
    return tuple(filter(None, (record.worded, original, *quotes)))


def _named(library: Library, item: Item) -> tuple[str, ...]:
    actors = (library.actors[name].record.name for name in item.actors)
    return (*actors, *(library.places[name].record.name for name in item.places))


def _cited(statements: Iterable[LinkedStatement]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(citation.source for one in statements for citation in one.citations))


def _found(when: When) -> Found | None:
    """A date by its first day, or by its last where its start is open."""
    known = when.start or when.end
    if known is None:
        return None
    first, last = known.earliest, when.latest or known.latest
    return Found(day=first, month=(first.year, first.month) == (last.year, last.month))
