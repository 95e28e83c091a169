"""What Material's search has gathered, in pieces of our own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.publish.search_pieces import SPAN, _pages, _pieces, index_in_pieces

ENTRIES = [
    {"location": "index.html", "title": "Home", "text": "", "boost": 3},
    {"location": "a/claims.html", "title": "Claims", "text": "<p>Łódź &amp; it</p>", "boost": 2},
    {"location": "a/claims.html#ev", "title": "It <em>happens</em>", "text": "<p>They say so.</p>", "boost": 2},
]


def _values(file: Path) -> list[Any]:
    """What a script hands over."""
    called = file.read_text("utf-8").removesuffix(");\n")
    values: list[Any] = json.loads(f"[{called.partition('(')[2]}]")
    return values


def test_a_page_is_handed_over_with_its_sections(tmp_path: Path) -> None:
    """Titles and texts are plain: the script that shows them escapes them."""
    index_in_pieces(ENTRIES, tmp_path)
    assert _values(tmp_path / "search/page-1.js") == [
        1,
        ["a/claims.html", [["", "Claims", "Łódź & it"], ["ev", "It happens", "They say so."]]],
    ]


def test_words_lead_to_sections(tmp_path: Path) -> None:
    """A word leads to the sections that have it, in plain letters, and to those that have it in their title."""
    index_in_pieces(ENTRIES, tmp_path)
    _, piece = _values(tmp_path / "search/words-0.js")
    words = piece["words"].split(" ")
    held = dict(zip(words, zip(piece["in"].split(";"), piece["heads"].split(";"), strict=True), strict=True))
    assert (held["it"], held["lodz"], words == sorted(words)) == ((f"{SPAN},1", f"{SPAN + 1}"), (f"{SPAN}", ""), True)


def test_the_start_names_the_pieces(tmp_path: Path) -> None:
    """It has the first word of each piece, how many sections there are, and how much each page weighs."""
    index_in_pieces(ENTRIES, tmp_path)
    assert _values(tmp_path / "search/start.js") == [["claims"], 3, "32"]


def test_a_long_page_is_there_in_parts() -> None:
    """Sections beyond the numbers of a page have those of the next; each part begins with the page itself."""
    sections = [{"location": f"a.html#s{n}", "title": f"S {n}", "text": ""} for n in range(2 * SPAN)]
    pages = _pages([{"location": "a.html", "title": "A", "text": "B"}, *sections])
    assert ([len(page.sections) for page in pages], {page.sections[0].title for page in pages}) == (
        [SPAN, SPAN, 3],
        {"A"},
    )


def test_a_page_without_a_head_has_the_title_of_its_first_section() -> None:
    """A page that begins with a section is found all the same."""
    (page,) = _pages([{"location": "a.html#s", "title": "S", "text": "T"}])
    assert [(section.anchor, section.title) for section in page.sections] == [("", "S"), ("s", "S")]


@given(st.lists(st.tuples(st.text(max_size=8), st.text(max_size=20)), max_size=6))
def test_every_word_is_found_where_it_stands(texts: list[tuple[str, str]]) -> None:
    """No section is lost between the pieces, whatever the letters."""
    pages = _pages([{"location": f"{n}.html", "title": title, "text": text} for n, (title, text) in enumerate(texts)])
    found = {
        word: [sum(map(int, steps.split(",")[: at + 1])) for at in range(len(steps.split(",")))]
        for words, held, _ in _pieces(pages)
        for word, steps in zip(words, held, strict=True)
    }
    again = {word: sorted(set(numbers)) for word, numbers in found.items()}
    firsts = [words[0] for words, _, _ in _pieces(pages)]
    assert (found, firsts) == (again, sorted(firsts, key=lambda word: word.encode("utf-16-be")))
