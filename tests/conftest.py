"""A real Chromium, facts, helpers -> fixtures: pages that fail on errors and foreign requests, and small libraries.

The browser is the system's own; nothing is downloaded. Without one, browser tests are skipped and say so; with
CI=true they fail instead, so that no green run has left them out.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import urlsplit

import hypothesis
import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from generator.cli import main

IS_CI = os.environ.get("CI") == "true"
# No deadlines: a busy machine is no fault of the code. The build machine meets the same examples each time, and so
# holds no change up for a text that the change did not touch. At a desk there are new ones, and those that failed.
hypothesis.settings.register_profile("desk", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, database=None)
hypothesis.settings.load_profile("ci" if IS_CI else "desk")

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",  # build machines run as root, where the sandbox does not start
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # No page gets to another host. Playwright's own interception would do, too, but it switches the cache off.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]
LOCAL_HOSTS = frozenset({"127.0.0.1", "localhost"})
LOCAL_SCHEMES = frozenset({"file", "data", "blob", "about"})

OpenPage = Callable[..., Page]
WriteLibrary = Callable[..., Path]

TESTS = Path(__file__).parent
SMALL_LIBRARY = {
    "actors.yml": """\
agency: {name: The agency, kind: media}
daily: {name: The daily, kind: media}
state: {name: The state, kind: government}
army: {name: The army, kind: armed-forces, part_of: state}
minister: {name: The minister, kind: person, speaks_for: state}
rebels: {name: The rebels, kind: armed-group}
monitor: {name: The monitor, kind: organisation}
ombudsman: {name: The ombudsman, kind: person, part_of: state, own_voice: true}
witnesses: {name: Witnesses, kind: group, unnamed: true}
""",
    "places.yml": "town: {name: The town, kind: town}\n",
    "sources.yml": """\
wire: {title: A wire story, publisher: The agency, published: 2020-02-06, voice: agency}
copy: {title: A copy of it, publisher: The daily, published: 2020-02-06, voice: daily, origin: wire}
copy-of-copy: {title: A copy of the copy, publisher: A blog, published: 2020-02-07, origin: copy}
paper: {title: A story of its own, publisher: The daily, published: 2020-02-06, voice: daily}
""",
    "b/briefing.yml": """\
title: A briefing
as_of: 2020-02-06
sources: {w: wire, c: copy, d: copy-of-copy, p: paper}
bottom_line: [{text: Something happened., rests_on: ev}]
""",
    "b/events.yml": "ev: {title: It happens, kind: attack, when: 2020-02-05, inferred: {when: Invented.}, "
    "reports: {monitor: w:1.1}}\n",
}
"""A sound library for tests to put their own files into, or in the place of its."""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium, headless; one for the whole run (one a worker, where several run)."""
    executable = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if executable is None:
        reason = f"NO BROWSER: none of {', '.join(CHROMIUM_NAMES)} is installed, so the built site is NOT tested in one"
        if IS_CI:
            pytest.fail(f"{reason}; CI=true allows no such gap", pytrace=False)
        pytest.skip(f"{reason} (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Browser) -> Iterator[OpenPage]:
    """A function that opens an empty page; it takes the options of Playwright's ``Browser.new_context``.

    ``open_page(viewport={"width": 390, "height": 844}, color_scheme="dark", java_script_enabled=False)``. When the test
    ends, it fails if any of its pages logged a console error, raised a script error, or asked a host other than this
    machine for anything. Such requests are not let out either.
    """
    faults: list[str] = []
    contexts: list[BrowserContext] = []

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error" and not is_own_request(message):
            faults.append(f"console error: {message.text} ({message.location.get('url')})")

    def open_one(**options: Any) -> Page:
        contexts.append(chromium.new_context(**options))
        contexts[-1].route(is_foreign, lambda route: route.abort())  # and so asks for no /favicon.ico of its own accord
        page = contexts[-1].new_page()
        page.on("console", on_console)
        page.on("pageerror", lambda error: faults.append(f"script error: {error}"))
        page.on("request", lambda request: _note_foreign(request.url, faults))
        return page

    yield open_one
    for context in contexts:
        context.close()
    if faults:
        pytest.fail("the browser complained:\n  " + "\n  ".join(faults), pytrace=False)


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """One page of a desktop's size; what it may not do is said at ``open_page``."""
    return open_page(viewport={"width": 1280, "height": 900})


@pytest.fixture
def run_main(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """A function that runs the command line in this process: (exit code, stdout, stderr)."""

    def run(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as leaving:
            main(arguments)
        captured = capsys.readouterr()
        assert isinstance(leaving.value.code, int)
        return leaving.value.code, captured.out, captured.err

    return run


def is_own_request(message: ConsoleMessage) -> bool:
    """Whether a message is about the icon that Chromium asks for by itself, where a page such as a PDF names none."""
    return str(message.location.get("url", "")).endswith("/favicon.ico")


def is_foreign(url: str) -> bool:
    """Whether a request for ``url`` would leave this machine."""
    parts = urlsplit(url)
    return parts.scheme not in LOCAL_SCHEMES and parts.hostname not in LOCAL_HOSTS


def _note_foreign(url: str, faults: list[str]) -> None:
    if is_foreign(url):
        faults.append(f"request to another host: {url}")


@pytest.fixture
def write_library(tmp_path: Path) -> WriteLibrary:
    """A function that writes a sound library and returns its folder.

    ``write_library({"b/claims.yml": "..."}, {"places.yml"})``: the files given are added, or replace those of
    ``SMALL_LIBRARY``; those in the set are left out; ``name=`` sets the folder's name.
    """

    def write(
        files: Mapping[str, str], without: frozenset[str] | set[str] = frozenset(), *, name: str = "facts"
    ) -> Path:
        for file, text in {**SMALL_LIBRARY, **files}.items():
            if file not in without:
                path = tmp_path / name / file
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(text.encode("utf-8"))
        return tmp_path / name

    return write


@pytest.fixture(scope="session")
def html_tree() -> ModuleType:
    """The module ``support/html_tree.py``."""
    return _module(TESTS / "support" / "html_tree.py")


@pytest.fixture(scope="session")
def facts_tree() -> ModuleType:
    """The module ``support/facts_tree.py``."""
    return _module(TESTS / "support" / "facts_tree.py")


@pytest.fixture(scope="session")
def everything() -> Path:
    """A library that uses every field of every record."""
    return TESTS / "data" / "everything"


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def count_calls() -> Callable[[Callable[[], object]], int]:
    """Counts the function calls that some work takes: a measure of its cost that no busy machine disturbs."""

    def count(work: Callable[[], object]) -> int:
        calls = 0

        def note(frame: object, event: str, argument: object) -> None:
            nonlocal calls
            calls += event in ("call", "c_call")

        before = sys.getprofile()
        sys.setprofile(note)
        try:
            work()
        finally:
            sys.setprofile(before)
        return calls

    return count
