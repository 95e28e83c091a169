"""A Library and its evidence -> problems of dates: against their wording, their source, and the day of publication."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain

from generator.derive.dates import display
from generator.derive.wording.agreement import agrees
from generator.derive.wording.literal import literal_dates
from generator.derive.wording.receipts import counted, is_ahead, receipts
from generator.library import Citation, Library, LinkedEvent
from generator.model.dates import Shape, When
from generator.problems import Pointer, Problem, Severity
from generator.provenance.evidence import Verdict


def wordings(library: Library) -> Iterator[Problem]:
    """Rules on the dates of events and statements."""
    for event in library.events.values():
        cited = tuple(chain.from_iterable(report.citations for report in event.reports))
        ahead = is_ahead(str(event.record.mode))
        yield from _date(library, event.record.when, cited, event.briefing, event.at.at("when"), ahead=ahead)
        yield from _unworded(library, event, cited)
        if str(event.record.mode) == "actual":
            yield from _after_source(library, event.record.when, cited, event.at.at("when"))
    for statement in library.statements.values():
        event_mode = str(library.events[statement.event].record.mode) if statement.event else "actual"
        coming = is_ahead(str(statement.record.mode or event_mode), str(statement.record.act))
        for field, when in (("when", statement.record.when), ("said", statement.record.said)):
            if when is not None:
                where = statement.at.at(field)
                ahead = coming and field == "when"
                yield from _date(library, when, statement.citations, statement.briefing, where, ahead=ahead)
                if field == "said":
                    yield from _after_source(library, when, statement.citations, where)


def _date(
    library: Library, when: When, cited: tuple[Citation, ...], briefing: str, where: Pointer, *, ahead: bool
) -> Iterator[Problem]:
    found = receipts(library, when, cited, briefing, ahead=ahead)
    if not found or when.wording is None:
        return
    if all(one.found is Verdict.ABSENT for one in found):
        message = f'"{when.wording}" stands in no cited sentence'
        remedy = "write the source's own words for the date, cite the sentence that has them, or say why under inferred"
        place = where.at(part=when.wording)
        yield Problem(code="date-wording-not-found", message=message, where=place, remedy=remedy)
    weighed = counted(found)
    if any(agrees(when, one.resolution) for one in weighed):
        return
    resolution = weighed[0].resolution
    meant = resolution.when.edtf if resolution.when else ""
    message = f'"{when.wording}" does not mean {when.edtf}: it is {resolution.receipt}'
    remedy = f"write {meant} ({when.wording}), or correct the source's date of publication"
    yield Problem(code="date-mismatch", message=message, where=where.at(part=when.edtf), remedy=remedy)


def _unworded(library: Library, event: LinkedEvent, cited: tuple[Citation, ...]) -> Iterator[Problem]:
    """A date without the source's words for it is the analyst's, unless a cited sentence spells it out."""
    when = event.record.when
    if when.wording is not None or when.shape is Shape.UNDATED or "when" in event.record.inferred:
        return
    if not cited or any(citation.source not in library.evidence.texts for citation in cited):
        return
    for citation in cited:
        record = library.sources[citation.source].record
        passage = library.evidence.passage(citation.source, citation.locator) or ""
        if any(agrees(when, one) for one in literal_dates(passage, record.published, str(record.language or "en"))):
            return
    message = f"no cited sentence gives the date {when.edtf}"
    remedy = (
        "write the source's words behind it, such as 2024-03-04 (on Monday), or give a reason: inferred: {when: ...}"
    )
    yield Problem(code="date-without-wording", message=message, where=event.at.at("when"), remedy=remedy)


def _after_source(library: Library, when: When, cited: tuple[Citation, ...], where: Pointer) -> Iterator[Problem]:
    """Nobody reports what has not happened yet; a day is left for what time zones do."""
    published = [library.sources[citation.source].record.published for citation in cited]
    days = [source.latest for source in published]
    if when.earliest is None or not days or any(day is None for day in days):
        return
    last = max(day for day in days if day is not None)
    if when.earliest.toordinal() <= min(last.toordinal() + 1, date.max.toordinal()):
        return
    latest = next(source for source in published if source.latest == last)
    message = f"{display(when).head} lies after the last source that is cited, of {display(latest).head}"
    remedy = "correct the date or the source's date of publication, or write mode: planned"
    yield Problem(code="dated-after-source", message=message, where=where, remedy=remedy, severity=Severity.WARNING)
