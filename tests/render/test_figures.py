"""Views -> images on pages and their drawings: plain words, names of files, one description each."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.derive.derived import derive
from generator.model.inline import literal
from generator.pipeline import build, examine
from generator.render.figures import Figures
from generator.render.page import Site
from generator.render.plain_view import plain_view, plain_words
from generator.views import urls
from generator.views.chronology import briefing_chronology
from generator.views.compose import Composer
from generator.views.map import locator
from generator.views.parts import Fragment

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def marked(facts_tree: ModuleType, everything: Path, tmp_path_factory: Any) -> Site:
    """The site of the library of everything, with emphasis, an escape and a tag in each of its texts."""
    facts = facts_tree.Facts(everything)
    facts.fill(lambda number: f"*em* \\[x] <b> mark{number:04d}k")
    site = build(facts.write(tmp_path_factory.mktemp("marked"))).site
    assert site is not None
    return site


def test_drawings_have_plain_words(marked: Site) -> None:
    """Nobody reads asterisks and backslashes in a map, or hears them; a tag stays the text that it is."""
    wrong, seen = [], 0
    for uri, drawn in marked.drawings.items():
        texts = [drawn.title, drawn.description, *ElementTree.fromstring(drawn.svg).itertext()]
        seen += sum("mark" in text for text in texts)
        wrong += [(uri, text[:80]) for text in texts if "*" in text or "\\" in text]
    assert (wrong, seen > 100) == ([], True)


def test_every_image_has_its_drawing(marked: Site, html_tree: ModuleType) -> None:
    """What a page shows as an image is drawn, beside the page; no drawing is made that no page shows."""
    shown = {
        f"{page.uri.rpartition('/')[0]}/{image.attributes['src']}".lstrip("/")
        for page in marked.pages
        for image in html_tree.parse(html_tree.convert(page.markdown)).all("img")
    }
    assert shown == set(marked.drawings)


def test_an_image_says_what_it_shows(marked: Site, html_tree: ModuleType) -> None:
    """Who cannot see a drawing is told its title and what is in it, as it stands in the drawing itself."""
    page = next(page for page in marked.pages if page.uri == "briefings/north-front/index.md")
    images = html_tree.parse(html_tree.convert(page.markdown)).all("img")
    drawn = [marked.drawings[f"briefings/north-front/{image.attributes['src']}"] for image in images]
    assert [image.attributes["alt"] for image in images] == [f"{d.title}. {d.description}" for d in drawn]
    assert [image.attributes["title"] for image in images] == [drawing.title for drawing in drawn]


def test_a_wide_and_a_narrow_drawing_for_each_page(everything: Path) -> None:
    """A page offers a drawing for screens and one for phones; two figures of a kind have files of their own."""
    library = examine(everything).library
    composer = Composer(library, derive(library), urls.HOME)
    figures = Figures()
    figures.start("index.md")
    strip = briefing_chronology(composer, library.briefings["north-front"])
    written = figures(strip) + figures(locator(composer, library.briefings["north-front"]), "north-front-", small=True)
    classes = re.findall(r"\{ \.bf-drawing \.(is-[a-z]+) \}", written)
    assert (classes, sorted(figures.drawings)) == (
        ["is-wide", "is-narrow", "is-any"],
        ["index-north-front-locator.svg", "index-timeline-narrow.svg", "index-timeline.svg"],
    )


def test_a_small_picture_has_no_links(everything: Path) -> None:
    """A thumbnail beside a title is no place for targets that nobody could hit."""
    library = examine(everything).library
    figures = Figures()
    figures(locator(Composer(library, derive(library), urls.HOME), library.briefings["north-front"]), small=True)
    assert ["<a " in drawn.svg for drawn in figures.drawings.values()] == [False]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Zs"]), min_size=1))
def test_what_is_literal_comes_out_as_it_was(text: str) -> None:
    """A text that was protected against being read as markup is shown without its protection."""
    assert plain_words(literal(text)) == plain_words(text)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (" and ", " and "),
        (" *and* ", " and "),
        ("  ", "  "),
        ("", ""),
        ("a \\* b", "a * b"),
        ("[A](https://x.example)", "A"),
    ],
)
def test_spaces_at_the_ends_are_kept(written: str, shown: str) -> None:
    """The parts of a phrase do not run together once they are plain."""
    assert plain_words(written) == shown


def test_addresses_are_no_words() -> None:
    """A link leads where it led, whatever its text; what has nothing to change is not made anew."""
    phrase = (Fragment("*A*", "a.md#_b_"), Fragment(" x "))
    assert plain_view(phrase) == (Fragment("A", "a.md#_b_"), Fragment(" x "))
    assert plain_view(phrase[1]) is phrase[1]


def test_topics_and_means_keep_their_asterisks_apart(write_library: Callable[..., Path], html_tree: ModuleType) -> None:
    """An asterisk in one topic and one in the next make no emphasis between them, nor do a means and its wording."""
    briefing = (
        "title: B\nas_of: 2020\ntopics: [a*b, c*d]\nsources: {w: wire}\nbottom_line: [{text: T., rests_on: ev}]\n"
    )
    relation = "{from: state, type: backs, to: rebels, means: x*y, worded: u*v}"
    claims = f"c: {{by: monitor, says: So., relations: {relation}, cites: w:1.2}}\n"
    site = build(write_library({"b/briefing.yml": briefing, "b/claims.yml": claims})).site
    assert site is not None
    trees = html_tree.trees(site.pages)
    found = ["a*b, c*d" in trees["index.md"].words, "(x*y, “u*v”)" in trees["briefings/b/actors.md"].words]
    assert found == [True, True]
