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
from playwright.sync_api import Browser, ConsoleMessage, Page, Request

from tests.browser.kinds import KINDS, UNWRITTEN, Kind
from tests.browser.server import HEADERS_FILE, SUB_PATH, Served, serve
from tests.conftest import is_foreign

ROOT = Path(__file__).parents[2]
FONT_DELAY = 0.3  # seconds
SEARCH_RESULT = ".md-search-result__link"  # the theme's

OpenTab = Callable[..., Page]
OpenKind = Callable[..., Page]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run tests that take ``kind`` for each kind of page."""
    if "kind" in metafunc.fixturenames:
        metafunc.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])


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

    def on_console(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            faults.append(f"console {message.type}: {message.text} ({message.location.get('url')})")

    def on_failed(request: Request) -> None:
        faults.append(f"request failed: {request.url} ({request.failure})")

    def open_one(**options: Any) -> Page:
        context = chromium.new_context(**{"viewport": {"width": 1440, "height": 900}, **options})
        context.route(is_foreign, lambda route: route.abort())
        tab = context.new_page()
        tab.on("console", on_console)
        tab.on("pageerror", lambda error: faults.append(f"script error: {error}"))
        tab.on("requestfailed", on_failed)
        return tab

    yield open_one
    found = list(dict.fromkeys(faults))  # before closing, which makes requests fail that are under way
    for context in chromium.contexts:
        context.close()
    if found:
        pytest.fail("the browser complained:\n  " + "\n  ".join(found), pytrace=False)


@pytest.fixture
def open_kind(open_tab: OpenTab, site: Path, served: Served) -> OpenKind:
    """A function that opens the example of a kind: ``open_kind(kind, on_disk=False, **options)``.

    Gives the page once it is loaded, its fonts are there, and what the kind asks to be typed has been found.
    """

    def open_one(kind: Kind, *, on_disk: bool = False, address: str | None = None, **options: Any) -> Page:
        if kind.name in UNWRITTEN and not (site / kind.uri).is_file():
            pytest.skip(f"NOT TESTED: the site has no page {kind.uri} yet")
        if kind.only_served and on_disk:
            pytest.skip("a page for servers only")
        tab = open_tab(**options)
        tab.goto((site.as_uri() + "/" if on_disk else address or served.address) + kind.uri)
        tab.evaluate("document.fonts.ready.then(() => true)")
        if kind.query is not None and options.get("java_script_enabled", True):
            search(tab, kind.query)
        return tab

    return open_one


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
