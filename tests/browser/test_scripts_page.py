"""What holds for all scripts of a page: quiet, small, at home under a strict policy, and fine to run again."""

from __future__ import annotations

import gzip
import http.server
import re
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator.language.language import ENGLISH
from generator.views.script_words import script_words

OpenPage = Callable[..., Page]

ROOT = Path(__file__).parents[2]
FIXTURES = Path(__file__).parent / "fixtures"
SCRIPTS = sorted((ROOT / "generator/assets").glob("*.js"))
ENGINE = ROOT / "generator/assets/head/engine.js"
MOST_BYTES = 20_000
PAGES = ("citation", "copy", "places", "table", "timeline")
WORD = re.compile(r'(?="([a-z]+(?:\.[a-z]+)*)", "((?:[^"\\]|\\.)+)")')  # pairs may overlap


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Keep the log out of the tests' output."""


@pytest.fixture
def address() -> Iterator[str]:
    """The fixtures over http, below a path."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(ROOT)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/tests/browser/fixtures"
    server.shutdown()
    thread.join()
    server.server_close()


def test_scripts_stay_light() -> None:
    """Readers on slow lines do not pay for what only adds to a page."""
    assert sum(len(gzip.compress(file.read_bytes(), mtime=0)) for file in SCRIPTS) < MOST_BYTES


def test_the_table_holds_every_word_of_the_scripts() -> None:
    """A translator finds every word that a script shows, with the text that stands in the script; and no other."""
    source = "\n".join(file.read_text("utf-8") for file in [*SCRIPTS, ENGINE])
    words = script_words(ENGLISH)
    used = {key: text for key, text in WORD.findall(source) if key in words or f'bf.word("{key}"' in source}
    assert used == words


@pytest.mark.parametrize(
    "forbidden", ["eval(", "new Function", "innerHTML", "outerHTML", "fetch(", "XMLHttp", "console."]
)
def test_scripts_do_nothing_that_a_policy_forbids(forbidden: str) -> None:
    """No markup from texts, no code from texts, no requests of their own, no noise."""
    assert [file.name for file in SCRIPTS if forbidden in file.read_text("utf-8")] == []


@pytest.mark.browser
@pytest.mark.parametrize("name", PAGES)
def test_scripts_leak_one_name_and_the_data_hook(page: Page, name: str, tmp_path: Path) -> None:
    """Nothing of ours gets in the way of another script's names."""
    blank = tmp_path / "blank.html"
    blank.write_text("<!doctype html><title>Blank</title>", encoding="utf-8")
    page.goto(blank.as_uri())
    before = set(page.evaluate("Object.getOwnPropertyNames(window)"))
    page.goto((FIXTURES / f"{name}.html").as_uri())
    found = set(page.evaluate("Object.getOwnPropertyNames(window)")) - before
    assert {key for key in found if not key.isdigit()} == {"bf", "bfCards"}


@pytest.mark.browser
def test_cards_and_filters_work_over_http(page: Page, address: str) -> None:
    """From a server, below a path, the card finds its data and the address of a choice can be opened."""
    page.goto(f"{address}/citation.html")
    page.locator("#first .bf-cite a").first.hover()
    expect(page.locator("#bf-card .bf-card__by")).to_have_text("Corvane reports, witnesses confirm")
    page.goto(f"{address}/timeline.html?kind=air-strike")
    expect(page.locator(".bf-filters__count")).to_have_text("1 of 7 events")
    page.get_by_role("button", name="Clear filters").click()
    assert page.url == f"{address}/timeline.html"


@pytest.mark.browser
@pytest.mark.parametrize("name", PAGES)
def test_running_again_changes_nothing(page: Page, name: str) -> None:
    """Where the theme swaps pages without loading them, every script is started again: nothing is built twice."""
    page.goto((FIXTURES / f"{name}.html").as_uri())
    before = page.evaluate("document.body.outerHTML")
    page.evaluate("bf.starts.forEach((start) => start())")
    assert page.evaluate("document.body.outerHTML") == before


@pytest.mark.browser
def test_swapped_pages_are_brought_to_life(page: Page) -> None:
    """With instant navigation a page that takes the place of another gets its filters, its card and its words."""
    page.add_init_script(
        "window.document$ = { all: [], subscribe(f) { this.all.push(f); f(document); } };"
        "window.swap = (html) => { document.querySelector('main').outerHTML = html;"
        " document$.all.forEach((f) => f(document)); };"
    )
    page.goto((FIXTURES / "citation.html").as_uri())
    html = (FIXTURES / "timeline.html").read_text("utf-8")
    main = html[html.index("<main") : html.index("</main>")]
    words = '<script type="application/json" id="bf-words">{"filter.all": "Toutes", "filter.count.events": 3}</script>'
    page.evaluate("html => swap(html)", f"{main}{words}</main>")
    texts = (
        " ".join(page.locator(".bf-chip").first.inner_text().split()),
        page.locator(".bf-filters__count").inner_text(),
    )
    assert (*texts, page.locator("#bf-card").count()) == ("Toutes 7", "7 of 7 events", 1)


@pytest.mark.browser
@pytest.mark.parametrize("name", PAGES)
def test_without_scripts_nothing_is_missing(open_page: OpenPage, name: str) -> None:
    """What the scripts add is not there, and what the page says is all visible."""
    page = open_page(java_script_enabled=False)
    page.goto((FIXTURES / f"{name}.html").as_uri())
    hidden = page.locator("main :is(h1, h2, h3, p, li, a, td)").evaluate_all(
        "all => all.filter((one) => one.hidden).length"
    )
    assert (hidden, page.locator(".bf-filters, .bf-card, .bf-copy, .bf-sort").count()) == (0, 0)
