"""Search in the built site, in a browser: over http and from a folder on disk."""

from __future__ import annotations

import functools
import http.server
import os
import re
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

RunMkDocs = Callable[..., CompletedProcess[str]]

FACT = (
    "Saraqib («سراقب»), Idlib (إدلب، محافظة). Dmitry Peskov («Песков»), Mevlüt Çavuşoğlu’s words. Ma‘arrat al-Nu'man. "
    "İstanbul. “Kremlin”—Łódź. Володимир Зеленський. حسن روحانی گفت. A U.S. strike may be likely: 1,000 people.\n"
)
AS_WRITTEN = [
    *("سراقب", "«سراقب»", "إدلب", "Saraqib", "saraq", "Песков", "песков", "Çavuşoğlu", "çavuş", "İstanbul", "Nu'man"),
    *("Kremlin", "Łódź", "Зеленський", "روحانی", "U.S.", "may", "likely", "1,000", '"Dmitry Peskov"'),
]
AS_TYPED = ["Cavusoglu", "istanbul", "maarrat", "numan", "lodz", "ادلب", "روحاني", "us"]


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(params=["http", "file"])
def address(request: pytest.FixtureRequest, project: Path, run_mkdocs: RunMkDocs) -> Iterator[str]:
    """The address of a site with one page that holds all names, on a server or on disk."""
    (project / "briefings/facts.txt").write_text(FACT, encoding="utf-8")
    run_mkdocs("build")
    if request.param == "file":
        yield (project / "site").as_uri()
        return
    handler = functools.partial(_Quiet, directory=os.fspath(project / "site"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def _search(page: Page, query: str) -> str:
    """Type ``query`` and give the address of the first result, or nothing."""
    field, answer = page.locator(".md-search__input"), page.locator(".md-search-result__meta")
    for text in ("Палмира", query):  # the first is nowhere: it wipes out the results of the query before
        field.fill(text)
        field.press("End")  # the theme listens to keys
        if text != query:
            expect(answer).to_have_text("No matching documents", timeout=10_000)
    try:
        expect(answer).to_have_text(re.compile(r"\d+ matching"), timeout=3_000)
    except AssertionError:
        return ""
    return (page.locator(".md-search-result__link").first.get_attribute("href") or "").split("?")[0].split("#")[0]


def test_names_are_found_in_every_script(address: str, page: Page) -> None:
    """A name is found as it is written, in guillemets or beside punctuation, and as a plain keyboard types it."""
    page.goto(f"{address}/actors/index.html")
    found = {query: _search(page, query).removeprefix(f"{address}/") for query in [*AS_WRITTEN, *AS_TYPED]}
    assert found == dict.fromkeys([*AS_WRITTEN, *AS_TYPED], "idlib/fact-1.html")


def test_what_is_not_there_is_not_found(address: str, page: Page) -> None:
    """An unknown word gives no result at all."""
    page.goto(f"{address}/index.html")
    assert _search(page, "Алеппо") == ""
