"""The repository's own library -> its built site on a server and on disk, and browser pages that forgive nothing.

The site is built once in a run, however many workers share it. Tests that take ``kind`` run once for each kind of page.
"""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from tests.browser.kinds import KINDS, UNWRITTEN, Kind
from tests.browser.server import HEADERS_FILE, SUB_PATH, Served, serve
from tests.browser.tabs import WIDE, Tabs, watch

ROOT = Path(__file__).parents[2]
FONT_DELAY = 0.3  # seconds
SEARCH_RESULT = ".md-search-result__link"  # the theme's

OpenTab = Callable[..., Page]
OpenKind = Callable[..., Page]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run tests that take ``kind`` for each kind of page."""
    if "kind" in metafunc.fixturenames:
        metafunc.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the tests of one kind one after another, so that they find its page loaded. Other tests have other kinds."""
    kinds = [getattr(item, "callspec", None) and item.callspec.params.get("kind") for item in items]  # type: ignore[attr-defined]
    places = [place for place, kind in enumerate(kinds) if isinstance(kind, Kind)]
    ordered = sorted(places, key=lambda place: KINDS.index(kinds[place]))
    for place, item in zip(places, [items[place] for place in ordered], strict=True):
        items[place] = item


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder that all workers of this run, and no other run, have in common."""
    base = tmp_path_factory.getbasetemp()
    return base if worker_id == "master" else base.parent


@pytest.fixture(scope="session")
def site(shared_folder: Path) -> Path:
    """The folder of the site that this repository's mkdocs.yml makes, with its file of response headers."""
    return _built(shared_folder / "site", {})


@pytest.fixture(scope="session")
def arabic_site(shared_folder: Path) -> Path:
    """The folder of the same library's site in Arabic, and so from right to left."""
    return _built(shared_folder / "arabic-site", {"language": "ar"}, pdf=False)


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[Served]:
    """The site on a server."""
    with serve(site) as running:
        yield running


@pytest.fixture(scope="session")
def served_slowly(site: Path) -> Iterator[Served]:
    """The site on a server whose fonts come late."""
    with serve(site, font_delay=FONT_DELAY) as running:
        yield running


@pytest.fixture
def open_tab(chromium: Browser) -> Iterator[OpenTab]:
    """A function that opens an empty page in a context of its own; it takes the options of ``Browser.new_context``.

    Stricter than ``open_page``: when the test ends, it fails if any of its pages logged an error or a warning (breaches
    of the Content-Security-Policy are such), raised a script error, asked for something and did not get it, or asked
    a host other than this machine for anything.
    """
    faults: list[str] = []
    contexts: list[BrowserContext] = []

    def open_one(**options: Any) -> Page:
        contexts.append(chromium.new_context(**{"viewport": WIDE, **options}))
        tab = contexts[-1].new_page()
        watch(tab, faults)
        return tab

    yield open_one
    found = list(dict.fromkeys(faults))  # before closing, which makes requests fail that are under way
    for context in contexts:
        context.close()
    _forgive_nothing(found)


@pytest.fixture(scope="session")
def tabs(chromium: Browser) -> Tabs:
    """Contexts that stay for as long as the browser."""
    return Tabs(browser=chromium)


@pytest.fixture
def open_kind(open_tab: OpenTab, site: Path, served: Served) -> OpenKind:
    """A function that opens the example of a kind, in its own context: ``open_kind(kind, on_disk=False, **options)``.

    Gives the page once it is loaded, its fonts are there, and what the kind asks to be typed has been found.
    """

    def open_one(kind: Kind, *, on_disk: bool = False, address: str | None = None, **options: Any) -> Page:
        _needs_page(kind, site, on_disk)
        tab = open_tab(**options)
        base = site.as_uri() + "/" if on_disk else address or served.address
        _load(tab, kind, base, options.get("java_script_enabled", True))
        return tab

    return open_one


@pytest.fixture
def view_kind(tabs: Tabs, site: Path, served: Served) -> Iterator[OpenKind]:
    """As ``open_kind``, for tests that only look: contexts, and so caches and storage, are those of other tests.

    ``view_kind(kind)`` gives a page that earlier tests have looked at in other sizes and media; it is as it was loaded.
    """

    def open_one(
        kind: Kind,
        *,
        on_disk: bool = False,
        address: str | None = None,
        viewport: ViewportSize = WIDE,
        **options: Any,
    ) -> Page:
        _needs_page(kind, site, on_disk)
        is_plain = not on_disk and address is None and viewport == WIDE and not options
        if is_plain and (kept := tabs.kept(kind.name)):
            return kept
        tab = tabs.opened(viewport, keep=kind.name if is_plain else None, **options)
        base = site.as_uri() + "/" if on_disk else address or served.address
        _load(tab, kind, base, options.get("java_script_enabled", True))
        return tab

    yield open_one
    _forgive_nothing(tabs.tidied())


def _forgive_nothing(complaints: list[str]) -> None:
    if complaints:
        pytest.fail("the browser complained:\n  " + "\n  ".join(complaints), pytrace=False)


def _needs_page(kind: Kind, site: Path, on_disk: bool) -> None:
    if kind.name in UNWRITTEN and not (site / kind.uri).is_file():
        pytest.skip(f"NOT TESTED: the site has no page {kind.uri} yet")
    if kind.only_served and on_disk:
        pytest.skip("a page for servers only")


def _load(tab: Page, kind: Kind, address: str, has_scripts: bool) -> None:
    """Open the kind's example below ``address``, wait for its fonts, and for what is found, if it asks for a search."""
    tab.goto(address + kind.uri)
    tab.evaluate("document.fonts.ready.then(() => true)")
    if kind.query is not None and has_scripts:
        search(tab, kind.query)


def search(tab: Page, query: str) -> None:
    """Type ``query`` into the search, as a reader would, and wait for results."""
    field = tab.locator(".md-search__input")
    if not field.is_visible():  # a phone shows a button instead of the field
        tab.locator("label[for=__search]").locator("visible=true").first.click()
    field.fill(query)
    field.press("End")  # the theme listens to keys
    tab.locator(SEARCH_RESULT).first.wait_for(timeout=20_000)


def _built(folder: Path, theme: dict[str, Any], *, pdf: bool = True) -> Path:
    """Build the site into ``folder`` unless another worker has done so. Needs a strict build without a warning."""
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = folder.with_suffix(".done")
        if not done.exists():
            config = folder.with_suffix(".yml")
            config.write_text(yaml.safe_dump(_config(folder, theme, pdf=pdf)), encoding="utf-8")
            environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}
            command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--config-file", str(config)]
            run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
            if run.returncode:
                pytest.fail(f"the site cannot be built:\n{run.stdout}{run.stderr}", pytrace=False)
            done.touch()
    return folder


def _config(folder: Path, theme: dict[str, Any], *, pdf: bool) -> dict[str, Any]:
    """The repository's mkdocs.yml, for another folder, and for the sub-path that the server has it under."""
    config: dict[str, Any] = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    ours = next(entry["briefings"] for entry in config["plugins"] if isinstance(entry, dict) and "briefings" in entry)
    ours |= {"library": str(ROOT / ours["library"]), "headers_file": HEADERS_FILE, "pdf": pdf}
    docs = str(ROOT / config.get("docs_dir", "docs"))
    config |= {"docs_dir": docs, "site_dir": str(folder), "site_url": f"https://briefings.example{SUB_PATH}"}
    config["theme"] |= theme
    return config
