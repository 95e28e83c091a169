"""The texts that authors wrote -> the characters in them that a PDF cannot show, each at its place."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.texts import records
from generator.library import Library
from generator.model.typefaces import missing, named
from generator.model.walk import texts as texts_of
from generator.problems import Problem, Severity


def characters(library: Library) -> Iterator[Problem]:
    """Each character that no face of the PDF has, once a text. The site shows it; the PDF writes ``[U+1F6A2]``."""
    for record, at in records(library):
        for leaf in texts_of(record):
            for found in missing(leaf.value):
                yield Problem(
                    code="character-without-glyph",
                    message=f"the PDF has no typeface with {named(found)}",
                    where=at.at(*leaf.path, part=found),
                    remedy="write it in letters, or leave it out; the PDF prints its code in square brackets",
                    severity=Severity.WARNING,
                )
