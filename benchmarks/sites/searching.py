"""A built site and a word -> what a browser fetches when a page is opened, and when somebody searches for the word.

Counted by the server, as they leave it, gzipped where they are text: what workers and wasm fetch counts as well, and
nothing needs to be known of how the search is made. Run as ``python -m benchmarks.sites.searching SITE WORD``.
"""

from __future__ import annotations

import functools
import gzip
import json
import shutil
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Page, sync_playwright

BOX = "[data-md-component=search-query]"
RESULT = ", ".join(
    (
        "[data-md-component=search-result] ol > li a[href]",  # Material's
        ".pagefind-ui__result a[href]",
    )
)
_LEVEL = 6  # as servers compress while they answer
_TEXT = ("text/", "application/json", "application/javascript", "application/xml", "image/svg+xml", "application/wasm")
_QUIET = 1.0
_PATIENCE = 60


@dataclass(frozen=True, kw_only=True, slots=True)
class Fetched:
    """requests: how many. sent: bytes of the bodies as they were sent. raw: of the files. largest: (path, sent)."""

    requests: int
    sent: int
    raw: int
    largest: tuple[tuple[str, int], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Searched:
    """opened: fetched with a page. searched: fetched from the first key to the first result. again: by a second search.

    seconds: from the last key to the first result, on this machine and without a network between.
    """

    opened: Fetched
    searched: Fetched
    again: Fetched
    seconds: float
    result: str


@dataclass(slots=True)
class _Log:
    """What was fetched since the last look."""

    answers: list[tuple[str, int, int]] = field(default_factory=list)
    last: float = 0.0

    def add(self, path: str, sent: int, raw: int) -> None:
        self.answers.append((path, sent, raw))
        self.last = time.monotonic()

    def take(self) -> Fetched:
        answers, self.answers = self.answers, []
        largest = sorted(((path, sent) for path, sent, _ in answers), key=lambda one: -one[1])[:3]
        return Fetched(
            requests=len(answers),
            sent=sum(sent for _, sent, _ in answers),
            raw=sum(raw for _, _, raw in answers),
            largest=tuple(largest),
        )


def searched(site: Path, words: tuple[str, str], page: str = "timeline.html") -> Searched:
    """Open a page of ``site`` and search for the first of ``words``, then for the second.

    Raises playwright's TimeoutError if nothing is found: choose words of the site.
    """
    log = _Log()
    with _served(site, log) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_chromium(), args=["--no-sandbox"])
        try:
            opened = browser.new_page(viewport={"width": 1400, "height": 900})
            opened.goto(f"{address}/{page}", wait_until="load")
            _calm(opened, log)
            first = log.take()
            seconds, result = _search(opened, words[0])
            _calm(opened, log)
            second = log.take()
            _search(opened, words[1])
            _calm(opened, log)
            third = log.take()
        finally:
            browser.close()
    return Searched(opened=first, searched=second, again=third, seconds=seconds, result=result)


def _search(page: Page, word: str) -> tuple[float, str]:
    """Type a word, key by key. Returns how long the first result that has it took, and that result's words."""
    box = page.locator(BOX)
    box.click()
    box.fill("")
    box.press_sequentially(word, delay=50)
    began = time.perf_counter()
    found = page.locator(RESULT).filter(has_text=word).first
    found.wait_for(state="attached", timeout=_PATIENCE * 1000)
    return time.perf_counter() - began, (found.text_content() or "").strip()[:60]


def _calm(page: Page, log: _Log) -> None:
    """Until nothing was fetched for a while."""
    until = time.monotonic() + _PATIENCE
    page.wait_for_timeout(_QUIET * 1000)
    while time.monotonic() - log.last < _QUIET and time.monotonic() < until:
        page.wait_for_timeout(100)


@contextmanager
def _served(site: Path, log: _Log) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, site.resolve(), log))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    """Sends files, compressed where that is usual, and says what it sent."""

    protocol_version = "HTTP/1.1"

    def __init__(self, site: Path, log: _Log, *rest: Any) -> None:
        self._site, self._log = site, log
        super().__init__(*rest)

    def do_GET(self) -> None:
        """Answer with a file of the site."""
        path = unquote(urlsplit(self.path).path)
        file = (self._site / path.lstrip("/")).resolve()
        file = file / "index.html" if file.is_dir() else file
        if not file.is_relative_to(self._site) or not file.is_file():
            self.send_error(404)
            return
        body = raw = file.read_bytes()
        kind = guess_type(file.name)[0] or "application/octet-stream"
        self.send_response(200)
        if kind.startswith(_TEXT) and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzip.compress(raw, _LEVEL)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")  # as hosts of static sites do
        self.end_headers()
        self._log.add(path, len(body), len(raw))
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


def _chromium() -> str | None:
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


if __name__ == "__main__":
    found = searched(Path(sys.argv[1]), (sys.argv[2], sys.argv[3]))
    print(json.dumps(asdict(found)))  # noqa: T201 - its answer
