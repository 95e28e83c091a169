"""A real Chromium -> pages for tests that fail on console errors, on script errors and on any foreign request.

The browser is the system's own; nothing is downloaded. Without one, browser tests are skipped and say so; with
CI=true they fail instead, so that no green run has left them out.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",  # build machines run as root, where the sandbox does not start
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LOCAL_HOSTS = frozenset({"127.0.0.1", "localhost"})
LOCAL_SCHEMES = frozenset({"file", "data", "blob", "about"})

OpenPage = Callable[..., Page]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium, headless; one for the whole run (one a worker, where several run)."""
    executable = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if executable is None:
        reason = f"NO BROWSER: none of {', '.join(CHROMIUM_NAMES)} is installed, so the built site is NOT tested in one"
        if os.environ.get("CI") == "true":
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

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            faults.append(f"console error: {message.text} ({message.location.get('url')})")

    def open_one(**options: Any) -> Page:
        context = chromium.new_context(**options)
        context.route(_is_foreign, lambda route: route.abort())
        page = context.new_page()
        page.on("console", on_console)
        page.on("pageerror", lambda error: faults.append(f"script error: {error}"))
        page.on("request", lambda request: _note_foreign(request.url, faults))
        return page

    yield open_one
    for context in chromium.contexts:
        context.close()
    if faults:
        pytest.fail("the browser complained:\n  " + "\n  ".join(faults), pytrace=False)


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """One page of a desktop's size; what it may not do is said at ``open_page``."""
    return open_page(viewport={"width": 1280, "height": 900})


def _is_foreign(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme not in LOCAL_SCHEMES and parts.hostname not in LOCAL_HOSTS


def _note_foreign(url: str, faults: list[str]) -> None:
    if _is_foreign(url):
        faults.append(f"request to another host: {url}")
