"""``mkdocs serve`` with the plugin, watched in a browser while the facts change."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

FAKE_MKDOCS = Path(__file__).parents[1] / "publish/fake_mkdocs.py"
CONFIG = "site_name: Test\ntheme: material\nuse_directory_urls: false\nplugins: [briefings, search, offline]\n"
PATIENCE = 60_000  # milliseconds; a rebuild takes well under two seconds on a quiet machine


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    """The one fact file of a project."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "briefings").mkdir()
    (tmp_path / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    (tmp_path / "docs/tutorial.md").write_text("# Tutorial\n\n[Fact](idlib/fact-1.md)\n", encoding="utf-8")
    file = tmp_path / "briefings/facts.txt"
    file.write_text("Troops entered the town.\n", encoding="utf-8")
    return file


@contextmanager
def _serving(project: Path, *arguments: str) -> Iterator[str]:
    """Serve the project on a free port; yields the address once it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, str(FAKE_MKDOCS), "serve", "--dev-addr", f"127.0.0.1:{port}", *arguments]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    with (project / "log.txt").open("wb") as log:
        server = subprocess.Popen(
            command,
            cwd=project,
            env=environment,
            stdout=log,
            stderr=log,
            preexec_fn=_can_be_interrupted,
        )
    try:
        address = f"http://127.0.0.1:{port}/"
        _wait_for(address, server)
        yield address
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(timeout=PATIENCE / 1000)


def _can_be_interrupted() -> None:
    """Undo what shells do to jobs in the background: they, and all that they start, take no notice of Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE / 1000
    while time.monotonic() < deadline and server.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except urllib.error.HTTPError as error:  # it answers, if only with an error page
            error.close()
            return
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("the server does not answer", pytrace=False)


def _save(file: Path, text: str) -> None:
    time.sleep(1.1)  # the watcher compares times of change, which may be whole seconds
    file.write_text(text, encoding="utf-8")


def test_the_open_page_follows_every_save(facts: Path, page: Page) -> None:
    """A saved fact appears by itself; a wrong one turns the page into the list of problems; a repair brings it back."""
    with _serving(facts.parents[1]) as address:
        page.goto(f"{address}idlib/fact-1.html")
        expect(page.get_by_text("Troops entered the town.")).to_be_visible()
        _save(facts, "Troops left the town.\n")
        expect(page.get_by_text("Troops left the town.")).to_be_visible(timeout=PATIENCE)
        _save(facts, "Troops left the wrong town <b>.\n")
        expect(page.get_by_role("heading", level=1)).to_have_text("Not built: 1 error", timeout=PATIENCE)
        shown = page.locator("pre").inner_text(), page.locator("code").inner_text(), page.locator("mark").inner_text()
        _save(facts, "Troops are back.\n")
        expect(page.get_by_text("Troops are back.")).to_be_visible(timeout=PATIENCE)
        page.goto("about:blank")  # or the page would complain that the server stops
    where = "briefings/facts.txt:1:17"
    assert shown == ("1 | Troops left the wrong town <b>.", where, "wrong")


def test_a_first_build_with_errors_shows_them_everywhere(facts: Path, page: Page) -> None:
    """The server starts although nothing can be built, and the home page and handwritten pages show the errors."""
    facts.write_text("A wrong fact.\n", encoding="utf-8")
    with _serving(facts.parents[1]) as address:
        headings = []
        for uri in ("", "tutorial.html"):
            page.goto(address + uri)
            headings.append(page.get_by_role("heading", level=1).inner_text())
        _save(facts, "A right fact.\n")
        expect(page.get_by_role("heading", level=1)).to_have_text("Tutorial", timeout=PATIENCE)
        page.goto("about:blank")
    assert headings == ["Not built: 1 error"] * 2


def test_an_address_that_has_no_page_yet_recovers_too(facts: Path, chromium: Browser) -> None:
    """Before the first good build nobody knows the generated pages: their addresses show the errors, then the pages."""
    facts.write_text("A wrong fact.\n", encoding="utf-8")
    # A page of its own: Chromium logs every answer with the code 404 as an error, which the fixtures do not allow.
    tab = chromium.new_page()
    with _serving(facts.parents[1]) as address:
        tab.goto(f"{address}idlib/fact-1.html")
        heading = tab.get_by_role("heading", level=1).inner_text()
        _save(facts, "A right fact.\n")
        expect(tab.get_by_text("A right fact.")).to_be_visible(timeout=PATIENCE)
        tab.close()
    assert heading == "Not built: 1 error"


def test_strict_serving_shows_warnings_and_goes_on(facts: Path, page: Page) -> None:
    """Under --strict a warning is shown like an error; the server neither exits nor hangs."""
    facts.write_text("A doubtful fact.\n", encoding="utf-8")
    with _serving(facts.parents[1], "--strict") as address:
        page.goto(address)
        heading = page.get_by_role("heading", level=1).inner_text()
        _save(facts, "A right fact.\n")
        expect(page.get_by_role("link", name="Idlib").first).to_be_visible(timeout=PATIENCE)
        page.goto("about:blank")
    assert heading == "Not built: 1 warning"
