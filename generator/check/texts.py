"""The texts that authors wrote -> problems of what they hold: HTML, and links that lead somewhere unsafe."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.library import Library
from generator.model.inline import find_bad_link, find_html
from generator.model.walk import texts as texts_of
from generator.problems import Pointer, Problem, Severity


def texts(library: Library) -> Iterator[Problem]:
    """Rules on every text of every record. What they find is shown as text all the same: nothing of it is executed."""
    for record, at in records(library):
        for leaf in texts_of(record):
            where = at.at(*leaf.path)
            html = find_html(leaf.value)
            if html:
                message = "HTML has no meaning here and is shown as it stands"
                remedy = "write plain text, *emphasis* or [a link](https://example.org)"
                place = where.at(part=html)
                yield Problem(
                    code="html-in-text", message=message, where=place, remedy=remedy, severity=Severity.WARNING
                )
            link = find_bad_link(leaf.value)
            if link:
                message = f'the link to "{link}" is not followed and is shown as it stands'
                remedy = "link to an address that starts with https://, http:// or mailto:"
                place = where.at(part=link)
                yield Problem(
                    code="unsafe-link", message=message, where=place, remedy=remedy, severity=Severity.WARNING
                )


def records(library: Library) -> Iterator[tuple[Any, Pointer]]:
    """Every record of a library with its place."""
    for entries in (library.actors, library.places, library.sources):
        yield from ((entry.record, entry.at) for entry in entries.values())
    for briefing in library.briefings.values():
        yield briefing.record, briefing.at
        for group in (briefing.events, briefing.claims, briefing.assessments):
            yield from ((item.record, item.at) for item in group)
