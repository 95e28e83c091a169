"""A Library and the texts at hand -> sentences of a source on which nothing in a published briefing rests."""

from __future__ import annotations

from collections.abc import Iterator

from generator.derive.coverage import coverage
from generator.library import Library, LinkedBriefing
from generator.problems import Problem, Severity

MOST = 10
"""Sentences that one message names."""


def missed_sentences(library: Library) -> Iterator[Problem]:
    """One problem a source. Drafts are let alone: their Sources page shows what is still to be read."""
    for briefing in library.briefings.values():
        if briefing.record.status == "published" and briefing.slug not in library.incomplete:
            yield from _missed(library, briefing)


def _missed(library: Library, briefing: LinkedBriefing) -> Iterator[Problem]:
    for alias, source in briefing.sources.items():
        if source not in library.evidence.texts:
            continue
        missed = coverage(library, briefing, alias).missed
        if missed:
            named = ", ".join(f"{alias}:{locator}" for locator in missed[:MOST])
            more = f" and {len(missed) - MOST} more" if len(missed) > MOST else ""
            one = len(missed) == 1
            many = "a sentence" if one else f"{len(missed)} sentences"
            yield Problem(
                code="sentence-missed",
                message=f"nothing rests on {many} of {alias}: {named}{more}",
                where=briefing.at.at("sources", alias, on_key=True),
                remedy=f"cite {'it' if one else 'each'} in a fact, or waive it with a reason",
                severity=Severity.WARNING,
            )
