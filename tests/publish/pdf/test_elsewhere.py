"""Statements of another briefing -> shown with a place in that one's sources, never with a number of this one's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.derive.derived import derive
from generator.language.language import ENGLISH
from generator.pipeline import examine
from generator.publish.pdf.encode import encode_document
from generator.publish.pdf.export import Exporter, Options
from generator.views import urls
from generator.views.compose import Composer
from generator.views.document import document

WriteLibrary = Callable[..., Path]

# Both briefings call their source "w"; it is another one in each.
OTHER = {
    "c/briefing.yml": "title: C\nas_of: 2020-02-07\nsources: {w: paper}\nbottom_line: [{text: T., rests_on: no}]\n",
    "c/claims.yml": "no: {by: rebels, act: deny, says: It is not so., denies: b/ev, about: b/ev, cites: w:1.1}\n",
}


def _marks(value: Any) -> Iterator[tuple[Any, bool]]:
    """(number, whether it stands elsewhere) of every mark in the JSON of a document."""
    if isinstance(value, dict):
        if "n" in value and "standing" in value:
            yield value["n"], value.get("elsewhere", False)
        for item in value.values():
            yield from _marks(item)
    elif isinstance(value, list):
        for item in value:
            yield from _marks(item)


@pytest.mark.parametrize(("slug", "foreign"), [("b", "c w 1.1"), ("c", "b w 1.1")])
def test_a_citation_of_another_briefing_has_no_number_here(
    write_library: WriteLibrary, slug: str, foreign: str
) -> None:
    """The reference of that number would be a place in another source, where nobody says so."""
    checked = examine(write_library(OTHER))
    composer = Composer(checked.library, derive(checked.library), urls.briefing(slug), None, ENGLISH)
    encoded, _ = encode_document(document(composer, checked.library.briefings[slug]))
    assert set(_marks(encoded)) == {(1, False), (foreign, True)}


@pytest.mark.parametrize("slugs", [["b"], ["c"], ["c", "b"]])
def test_it_can_be_typeset(write_library: WriteLibrary, slugs: list[str]) -> None:
    """No link leads to a reference that the document does not have."""
    folder = write_library(OTHER)
    checked = examine(folder)
    assert Exporter(folder, checked, derive(checked.library), Options()).make(slugs).pages > 0
