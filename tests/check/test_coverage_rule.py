"""Published and unpublished briefings with texts at hand -> warnings of sentences on which nothing rests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.pipeline import examine
from generator.problems import Origin

Warn = Callable[..., list[tuple[str, str]]]
MANY = "Head\n\n" + " ".join(f"The tide took boat {number} away." for number in range(21, 34)) + "\n"


@pytest.fixture
def warn(write_library: Callable[..., Path]) -> Warn:
    """A function from a text, cites and a waiver to (message, what is pointed at) of each warning."""

    def find(text: str | None, cites: str, waive: str = "", status: str = "published") -> list[tuple[str, str]]:
        briefing = (
            f"title: T\nas_of: 2020-02-06\nstatus: {status}\nsources: {{w: wire}}\n"
            "bottom_line: [{text: T., rests_on: c}]\n"
        ) + (f"waive: {{w: {{{waive}}}}}\n" if waive else "")
        source = (
            "title: W, publisher: P, published: 2020-02-06, voice: agency, front_matter: 1, text: full, rights: CC0-1.0"
        )
        files = {
            "b/briefing.yml": briefing,
            "sources.yml": f"wire: {{{source}}}\n",
            "b/claims.yml": f"c: {{by: rebels, says: So., cites: '{cites}'}}\n",
        }
        if text is not None:
            files["b/texts/wire.txt"] = text
        found = examine(write_library(files, {"b/events.yml"})).problems
        assert [p.code for p in found if p.severity == "error"] == []
        return [(p.message, _part(p.where)) for p in found if p.code == "sentence-missed"]

    return find


def _part(where: object) -> str:
    assert isinstance(where, Origin)
    return where.text[where.column - 1 : where.column - 1 + where.length]


def test_a_missed_sentence_is_named_at_its_source(warn: Warn) -> None:
    """A sentence that was overlooked would be told from one that was set aside by nobody."""
    actual = warn("Head\n\nA man spoke. He left.\n", "w:f1 1.1")
    assert actual == [("nothing rests on a sentence of w: w:1.2", "w")]


def test_many_missed_sentences_make_one_warning(warn: Warn) -> None:
    """A source that is read halfway does not bury the other problems."""
    actual = warn(MANY, "w:1.1")
    named = ", ".join(["w:f1.1", *(f"w:1.{n}" for n in range(2, 11))])
    assert actual == [(f"nothing rests on 13 sentences of w: {named} and 3 more", "w")]


@pytest.mark.parametrize(
    ("text", "cites", "waive", "status"),
    [
        ("Head\n\nA man spoke. He left.\n", "w:f1 1", "", "published"),  # by its paragraph
        ("Head\n\nA man spoke. He left.\n", "w:1.1", "f1: Headline., 1.2: Furniture.", "published"),
        ("Head\n\nA man spoke. He left.\n", "w:1.1", "", "draft"),
        ("Head\n\nA man spoke. He left.\n", "w:1.1", "", "withdrawn"),
        (None, "w:1.1", "", "published"),
    ],
)
def test_near_misses_are_let_alone(warn: Warn, text: str | None, cites: str, waive: str, status: str) -> None:
    """Nobody is warned of what is covered, of a draft, or of a text that is not at hand."""
    assert warn(text, cites, waive, status) == []
