"""Cites, waivers and repeats -> problems that show without the source's text."""

from __future__ import annotations

from collections.abc import Iterator

from generator.library import Library, LinkedBriefing
from generator.model.citations import Locator
from generator.model.identities import Source
from generator.model.record import Entry
from generator.problems import Pointer, Problem, Severity


def citations(library: Library) -> Iterator[Problem]:
    """Rules on what is cited, waived and repeated."""
    for briefing in library.briefings.values():
        yield from _waived_and_cited(briefing)
        yield from _cited_twice(briefing)
        if briefing.slug not in library.incomplete:
            yield from _uncited_source(briefing)
    for source in library.sources.values():
        yield from _front_matter(source)
        yield from _updates_origin(source)
    yield from _outside_the_matter(library)


def _waived_and_cited(briefing: LinkedBriefing) -> Iterator[Problem]:
    cited = {(c.alias, sentence) for s in briefing.statements for c in s.citations for sentence in c.locator.sentences}
    for alias, waived in briefing.record.waive.items():
        for locator in waived:
            if any((alias, sentence) in cited for sentence in locator.sentences):
                where = briefing.at.at("waive", alias, str(locator), on_key=True)
                message = f"{alias}:{locator} is waived, and a fact cites it"
                yield Problem(
                    code="waived-and-cited",
                    message=message,
                    where=where,
                    remedy="take the waiver out",
                    severity=Severity.WARNING,
                )


def _cited_twice(briefing: LinkedBriefing) -> Iterator[Problem]:
    for statement in briefing.statements:
        cites = [(c.alias, c.locator) for c in statement.record.cites]
        for cite in dict.fromkeys(c for c in cites if cites.count(c) > 1):
            message = f"{cite[0]}:{cite[1]} is cited twice"
            where = statement.at.at("cites")
            yield Problem(
                code="cited-twice", message=message, where=where, remedy="cite it once", severity=Severity.WARNING
            )


def _uncited_source(briefing: LinkedBriefing) -> Iterator[Problem]:
    used = {c.alias for s in briefing.statements for c in s.citations}
    for alias in briefing.sources:
        if alias not in used:
            message = f'nothing cites the source "{alias}"'
            where = briefing.at.at("sources", alias, on_key=True)
            yield Problem(
                code="uncited-source",
                message=message,
                where=where,
                remedy="cite it, or take it out of sources",
                severity=Severity.WARNING,
            )


def _front_matter(source: Entry[Source]) -> Iterator[Problem]:
    counts = {"front": source.record.front_matter, "back": source.record.back_matter}
    for key, value in source.record.repeats.items():
        for locator in (key, value):
            if locator.part in counts and locator.paragraph > counts[locator.part]:
                where = source.at.at("repeats", part=str(locator))
                yield _beyond(locator, counts[locator.part], where)


def _outside_the_matter(library: Library) -> Iterator[Problem]:
    for briefing in library.briefings.values():
        for statement in briefing.statements:
            for citation in statement.citations:
                record = library.sources[citation.source].record
                counts = {"front": record.front_matter, "back": record.back_matter}
                if citation.locator.part in counts and citation.locator.paragraph > counts[citation.locator.part]:
                    where = statement.at.at("cites", part=str(citation.locator))
                    yield _beyond(citation.locator, counts[citation.locator.part], where)


def _beyond(locator: Locator, count: int, where: Pointer) -> Problem:
    there = "no paragraph" if count == 0 else "1 paragraph" if count == 1 else f"{count} paragraphs"
    message = f"{locator} lies outside the {locator.part} matter, which has {there}"
    remedy = f"correct the number, or the source's {locator.part}_matter"
    return Problem(code="beyond-the-text", message=message, where=where, remedy=remedy)


def _updates_origin(source: Entry[Source]) -> Iterator[Problem]:
    if source.record.updates is not None and source.record.updates == source.record.origin:
        message = "a source that updates another does not repeat it"
        where = source.at.at("updates")
        yield Problem(
            code="field-clash",
            message=message,
            where=where,
            remedy="keep updates, or keep origin",
            severity=Severity.WARNING,
        )
