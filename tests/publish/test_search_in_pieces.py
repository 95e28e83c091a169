"""An index in pieces behind Material's search box, in a browser: our own and Pagefind's; on a server and on disk."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.server import HEADERS_FILE, Served, serve
from tests.conftest import SMALL_LIBRARY

pytestmark = pytest.mark.browser

FACTS = (
    "Mevlüt Çavuşoğlu’s words in Ma‘arrat al-Nu'man. Łódź. إدلب.",
    "A U.S. strike of last night.",
    *(f"Many camels graze at &lt;the> & road number {number}." for number in range(30)),
)
PATIENCE = 30_000  # milliseconds; for a busy machine
CONFIG = f"""\
site_name: Test
theme: {{name: material, features: [search.suggest, search.share]}}
use_directory_urls: false
not_in_nav: "*"
plugins: [{{briefings: {{search: ENGINE, headers_file: {HEADERS_FILE}, pdf: false}}}}, search, offline]
"""


@pytest.fixture(scope="module", params=["pieces", "pagefind"])
def engine(request: pytest.FixtureRequest) -> str:
    """What the index is."""
    return str(request.param)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, engine: str) -> Path:
    """A site with a handwritten page for each fact, searched in pieces."""
    folder = tmp_path_factory.mktemp(engine)
    pages = {
        f"docs/facts/fact-{at}.md": f"# Fact {at}\n\n## Said\n\n{fact}\n" for at, fact in enumerate(FACTS, start=1)
    }
    library = {f"briefings/{name}": text for name, text in SMALL_LIBRARY.items()}
    for name, text in {"mkdocs.yml": CONFIG.replace("ENGINE", engine), **library, **pages}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder / "site"


@pytest.fixture
def served(site: Path) -> Iterator[Served]:
    """It on a server that nobody has asked for anything yet, below a path, with its headers."""
    with serve(site) as running:
        yield running


def _ask(page: Page, query: str) -> None:
    page.keyboard.press("/")
    page.locator(".md-search__input").fill(query)
    page.keyboard.press("End")  # the theme listens to keys


def _links(page: Page, query: str) -> list[str]:
    _ask(page, query)
    expect(page.locator(".md-search-result__meta")).to_have_text(
        re.compile(r"\d+ matching|No matching"), timeout=PATIENCE
    )
    found: list[str] = page.locator(".md-search-result__link").evaluate_all("all => all.map(one => one.href)")
    return found


@pytest.mark.parametrize("query", ["Cavusoglu", "Çavuşoğlu", "maarrat", "lodz", "Łódź", "ادلب", "numan"])
def test_names_are_found_in_any_spelling(served: Served, page: Page, query: str) -> None:
    """A name is found as it is written, and as a plain keyboard types it; the answer leads to the section."""
    page.goto(f"{served.address}actors/index.html")
    base = f"{served.address}facts/fact-1.html"
    assert [link.split("?")[0] for link in _links(page, query)] == [base, f"{base}#said"]


def test_nothing_is_fetched_before_somebody_searches(served: Served, page: Page, engine: str) -> None:
    """Who only reads loads no part of the search: neither its engine, nor its index, nor the worker."""
    page.goto(f"{served.address}index.html", wait_until="networkidle")
    before = [uri for uri in served.sent if "search" in uri or "pagefind" in uri]
    _links(page, "strike")
    index = {"pieces": "search/start.js", "pagefind": "pagefind/pagefind.js"}[engine]
    assert (before, index in served.sent, [uri for uri in served.sent if "workers" in uri]) == ([], True, [])


def test_the_theme_is_not_asked_for_its_own_index(served: Served, page: Page, site: Path) -> None:
    """The index that Material would load holds its settings only."""
    page.goto(f"{served.address}index.html")
    _links(page, "strike")
    assert '"docs":[]' in (site / "search/search_index.json").read_text("utf-8").replace(" ", "")


def test_what_is_found_looks_like_the_themes_own(served: Served, page: Page) -> None:
    """Titles, the words around what was found, and marks: text of authors stays text."""
    page.goto(f"{served.address}index.html")
    _links(page, "road")
    first = page.locator(".md-search-result__item").first
    heads = [first.locator("h1").inner_text(), first.locator("h2").inner_text()]
    marks = first.locator("mark").all_inner_texts()
    assert (heads[0][:5], heads[1], marks[0], first.locator("the").count()) == ("Fact ", "Said", "road", 0)


def test_keys_lead_from_result_to_result(served: Served, page: Page) -> None:
    """The arrows go down the list, and Enter opens the best."""
    page.goto(f"{served.address}index.html")
    links = _links(page, "strike")
    page.keyboard.press("ArrowDown")
    focused = page.evaluate("document.activeElement.href")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url("**/facts/fact-2.html**")
    assert focused == links[0]


def test_more_results_come_when_asked(served: Served, page: Page) -> None:
    """All pages are counted, eight are shown, and more by a line at the end of the list."""
    page.goto(f"{served.address}index.html")
    _links(page, "camels")
    counts = [page.locator(".md-search-result__item:not(.bf-searchmore)").count()]
    page.locator(".bf-searchmore a").click()
    expect(page.locator(".md-search-result__item:not(.bf-searchmore)")).to_have_count(16, timeout=PATIENCE)
    counts.append(page.locator(".bf-searchmore").count())
    assert (page.locator(".md-search-result__meta").inner_text(), counts) == ("30 matching documents", [8, 1])


def test_what_is_not_there_is_not_found(served: Served, page: Page) -> None:
    """An unknown word gives no result, in the theme's own words."""
    page.goto(f"{served.address}index.html")
    assert (_links(page, "Алеппо"), page.locator(".md-search-result__meta").inner_text()) == (
        [],
        "No matching documents",
    )


def test_a_link_into_the_search_asks_it(served: Served, page: Page) -> None:
    """An address with ?q= opens the search with its answer."""
    page.goto(f"{served.address}index.html?q=strike")
    expect(page.locator(".md-search-result__link").first).to_have_attribute(
        "href", re.compile("fact-2"), timeout=PATIENCE
    )
    assert page.locator(".md-search__input").input_value() == "strike"


def test_a_folder_on_disk_is_searched_or_says_that_it_cannot_be(site: Path, page: Page, engine: str) -> None:
    """Our own pieces are scripts, which a page on a disk may load; Pagefind's are not, and the box leads to Explore."""
    page.goto(f"{site.as_uri()}/index.html")
    _ask(page, "strike")
    found = {"pieces": "facts/fact-2.html", "pagefind": "explore.html#find=strike"}[engine]
    link = page.locator(".md-search-result__link").first
    expect(link).to_have_attribute("href", f"{site.as_uri()}/{found}", timeout=PATIENCE)
    said = page.locator(".md-search-result__meta").inner_text()
    assert said.startswith({"pieces": "1 matching", "pagefind": "From a folder on disk"}[engine])


def test_a_second_word_narrows(served: Served, page: Page, engine: str) -> None:
    """Pages that have all words are found; of our own pieces also, where there is none, those that have most."""
    page.goto(f"{served.address}index.html")
    narrowed = {link.split("#")[0].split("?")[0] for link in _links(page, "camels 17")}
    assert f"{served.address}facts/fact-20.html" in narrowed


def test_a_search_that_cannot_be_loaded_says_so(served: Served, page: Page) -> None:
    """An engine that does not come is no endless wait, and no "nothing found"."""
    page.route(
        re.compile(r"/pagefind/pagefind\.js|/search/start\.js"),
        lambda route: route.fulfill(status=200, content_type="text/javascript", body=""),
    )
    page.goto(f"{served.address}index.html")
    _ask(page, "strike")
    expect(page.locator(".md-search-result__meta")).to_contain_text("could not be loaded", timeout=PATIENCE)
    assert page.locator(".md-search-result__link").get_attribute("href") == f"{served.address}explore.html?find=strike"
