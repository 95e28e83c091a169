"""A citation -> a link into the original that shows no more words than the rights allow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generator.pipeline import examine
from generator.provenance.evidence import Evidence
from generator.provenance.text import read_text
from generator.views.originals import original_link

FACTS = {
    "b/briefing.yml": "title: B\nas_of: 2020\nsources: {w: wire}\nbottom_line: [{text: T., rests_on: ev}]\n",
    "b/claims.yml": "c: {by: agency, says: S., cites: w:1}\n",
}


@pytest.mark.parametrize(
    ("address", "text", "expected"),
    [
        (", url: https://w.example/a", None, "https://w.example/a"),
        ("", "a b", None),
        (
            ", url: https://w.example/a",
            "Well-kept & dry, ok.",
            "https://w.example/a#:~:text=Well%2Dkept%20%26%20dry%2C%20ok",
        ),
        (
            ", archive_url: https://w.example/a#x",
            "a b c d e f g h i",
            "https://w.example/a#x:~:text=a%20b%20c%20d,f%20g%20h%20i",
        ),
    ],
)
def test_a_link_leads_into_the_original(
    write_library: Callable[..., Path], address: str, text: str | None, expected: str | None
) -> None:
    """A reader reaches the sentence itself, and the link gives away at most eight of its words."""
    sources = f"wire: {{title: W, publisher: P, published: 2020, voice: agency{address}}}\n"
    library = examine(write_library({**FACTS, "sources.yml": sources})).library
    held = {} if text is None else {"wire": read_text(text)}
    citation = library.statements["b/c"].citations[0]
    assert original_link(replace(library, evidence=Evidence(texts=held)), citation) == expected
