"""The texts that authors wrote -> the characters in them that a PDF cannot show, each at its place."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import get_args

from generator.check.texts import records
from generator.library import Library
from generator.model.citations import Cite
from generator.model.dates import When
from generator.model.record import Record
from generator.model.typefaces import missing, named
from generator.model.walk import Path
from generator.model.walk import texts as texts_of
from generator.problems import Problem, Severity


def characters(library: Library) -> Iterator[Problem]:
    """Each character that no face of the PDF has, once a text. The site shows it; the PDF writes ``[U+1F6A2]``."""
    for record, at in records(library):
        marked = ((leaf.path, leaf.value) for leaf in texts_of(record))
        for path, text in chain(marked, _inside(record, ())):
            for found in missing(text):
                yield Problem(
                    code="character-without-glyph",
                    message=f"the PDF has no typeface with {named(found)}",
                    where=at.at(*path, part=found),
                    remedy="write it in letters, or leave it out; the PDF prints its code in square brackets",
                    severity=Severity.WARNING,
                )


def _inside(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    """The texts inside of values that are no text as a whole: the wordings of dates, and what citations quote."""
    match value:
        case When(wording=str() as wording):
            yield path, wording
        case Cite(quote=str() as quote):
            yield path[:-1], quote
        case Record():
            for name, key in _fields(type(value)):
                inner = getattr(value, name)
                if inner:
                    yield from _inside(inner, (*path, key))
        case tuple():
            for index, item in enumerate(value):
                yield from _inside(item, (*path, index))
        case dict():
            for key, item in value.items():
                yield from _inside(item, (*path, str(key)))


@cache
def _fields(model: type[Record]) -> tuple[tuple[str, str], ...]:
    """The fields, and their keys in a file, that may hold dates or citations, at whatever depth."""
    return tuple((name, f.alias or name) for name, f in model.model_fields.items() if _holds(f.annotation))


def _holds(annotation: object) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return bool(_fields(annotation))
    return annotation in (When, Cite) or any(map(_holds, get_args(annotation)))
