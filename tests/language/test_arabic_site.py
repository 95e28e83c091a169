"""The two real briefings, with an Arabic interface: mirrored, complete, and the facts marked as what they are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.pipeline import build
from generator.render.page import Site

ROOT = Path(__file__).resolve().parents[2]
NOT_READ = re.compile(
    r"\A---\n.*?\n---\n"  # front matter
    r"|<script.*?</script>"
    r"|!\[.*?\]\([^)]*\)\{[^}]*\}"  # an image's description
    r"|`[^`]*`",
    re.DOTALL,
)
MARKED = re.compile(
    r"<bdi[^>]* dir=\"ltr\">.*?</bdi>"
    r"|<div class=\"bf-words\" lang=.*?</div>"
    r"|<sup class=\"bf-cite[^>]* dir=\"ltr\".*?</sup>"
    r"|^.*\n\{: lang=\"en\" dir=\"ltr\" \}",
    re.DOTALL | re.MULTILINE,
)
MARKUP = re.compile(r"\]\([^)]*\)|<[^>]*>|\{ [^}]*\}|&#?\w+;")
NAMES = re.compile(r"UTC|Natural Earth|^[a-z]$")
"""What is the same in every language."""


@pytest.fixture(scope="module")
def arabic() -> Site:
    """The site of this repository's library in Arabic."""
    site = build(ROOT / "briefings", "ar").site
    assert site is not None
    return site


def test_no_word_of_the_interface_is_left_in_english(arabic: Site) -> None:
    """A reader of Arabic meets Latin letters only in what is marked as written in another language."""
    left: list[str] = []
    for page in arabic.pages:
        text = MARKUP.sub(" ", MARKED.sub("", NOT_READ.sub("", page.markdown)))
        left += [f"{page.uri}: {word}" for word in re.findall(r"[A-Za-z][\w’ -]*", text) if not NAMES.search(word)]
    assert left == []


def test_marks_stay_out_of_attributes(arabic: Site) -> None:
    """No class, no data for scripts and no anchor holds markup."""
    found = [page.uri for page in arabic.pages if re.search(r'="[^"<>]*<bdi', page.markdown)]
    assert found == []


def test_facts_are_marked_with_their_language(arabic: Site) -> None:
    """A screen reader switches to English for what the facts say, and browsers set it from the left."""
    overview = next(p for p in arabic.pages if p.uri == "briefings/idlib-2020-02-06/timeline.md")
    assert '### <bdi lang="en" dir="ltr">Civil war is fought in Syria</bdi>' in overview.markdown


def test_addresses_are_those_of_the_english_site(arabic: Site) -> None:
    """Whoever links to a statement links to it in every language."""
    english = build(ROOT / "briefings").site
    assert english is not None

    def anchors(site: Site) -> list[tuple[str, list[str]]]:
        return [(page.uri, re.findall(r"\{ #([\w.~-]+)", page.markdown)) for page in site.pages]

    assert anchors(arabic) == anchors(english)
