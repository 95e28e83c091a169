"""The text of a mkdocs.yml."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.publish.settings import SEARCH_SEPARATOR, Folders, default_config, quoted
from generator.render.page import Page, Site


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_title_survives_yaml(title: str) -> None:
    """Whatever a title holds - quotes, colons, line separators, emoji - YAML reads it back letter for letter."""
    assert yaml.safe_load(f"name: {quoted(title)}") == {"name": title}


def test_only_index_pages_are_in_the_nav() -> None:
    """The nav of a rendered folder lists index pages by title, in their order; every page runs its scripts, no data."""
    pages = [("b.md", "Second: b", True), ("a.md", "First", True), ("c.md", "Hidden", False)]
    site = Site(
        pages=tuple(Page(uri=uri, title=title, markdown="", edit="", in_nav=shown) for uri, title, shown in pages),
        assets=dict.fromkeys(("assets/briefings/a.css", "assets/briefings/b.js", "assets/briefings/c.woff2"), b"")
        | {"assets/briefings/cards/idlib.js": b"", "assets/else.js": b""},
    )
    config = yaml.safe_load(default_config("T", site=site))
    assert (config["nav"], config["extra_css"], config["extra_javascript"]) == (
        [{"Second: b": "b.md"}, {"First": "a.md"}],
        ["assets/briefings/a.css"],
        ["assets/briefings/b.js"],
    )


def test_settings_that_stand_apart_name_their_folders() -> None:
    """Without a mkdocs.yml of the user's, the plugin is told where facts, pages and site are."""
    folders = Folders(library=Path("/p/it's: facts"), docs=Path("/p/docs"), site=Path("/p/site"))
    config = yaml.safe_load(default_config("T", folders=folders))
    assert (config["plugins"][0], config["docs_dir"], config["site_dir"]) == (
        {"briefings": {"library": "/p/it's: facts"}},
        "/p/docs",
        "/p/site",
    )


def test_the_separator_survives_yaml() -> None:
    """The expression reaches the browser as it was written."""
    plugins = yaml.safe_load(default_config("T"))["plugins"]
    assert plugins[0]["search"]["separator"] == SEARCH_SEPARATOR


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("«سراقب»، إدلب؟", ["سراقب", "إدلب"]),
        ("“Kremlin”—‘Peskov’s’…", ["Kremlin", "Peskov", "s"]),
        ("al-Nu'man (Idlib), 1,000; U.S.", ["al", "Nu", "man", "Idlib", "1,000", "U.S"]),
        ("AT&amp;T &lt;x&gt;", ["AT", "T", "x"]),
        ("\u2067سراقب\u2069\u200f", ["سراقب"]),
    ],
)
def test_words_are_cut_at_punctuation_of_all_scripts(text: str, words: list[str]) -> None:
    """The expression means the same to Python as to JavaScript, so it can be tried here."""
    assert [word for word in re.split(SEARCH_SEPARATOR, text) if word] == words
