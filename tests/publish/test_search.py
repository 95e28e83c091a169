"""Search in the built site, in a browser: over http and from a folder on disk."""

from __future__ import annotations

import functools
import http.server
import os
import re
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

FACT = (
    "Saraqib («سراقب»), Idlib (إدلب، محافظة). Dmitry Peskov («Песков»), Mevlüt Çavuşoğlu’s words. Ma‘arrat al-Nu'man. "
    "İstanbul. “Kremlin”—Łódź. Володимир Зеленський. حسن روحانی گفت. A U.S. strike may be likely: 1,000 people.\n"
)
AS_WRITTEN = [
    *("سراقب", "«سراقب»", "إدلب", "Saraqib", "saraq", "Песков", "песков", "Çavuşoğlu", "çavuş", "İstanbul", "Nu'man"),
    *("Kremlin", "Łódź", "Зеленський", "روحانی", "U.S.", "may", "likely", "1,000", '"Dmitry Peskov"'),
]
AS_TYPED = ["Cavusoglu", "istanbul", "maarrat", "numan", "lodz", "ادلب", "روحاني", "us"]
PATIENCE = 30_000  # milliseconds; for a busy machine


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site(make_site: Callable[[str], Path]) -> Path:
    """A site with one page that holds all names."""
    return make_site(FACT)


@pytest.fixture(params=["http", "file"])
def address(request: pytest.FixtureRequest, site: Path) -> Iterator[str]:
    """The site's address, on a server or on disk."""
    if request.param == "file":
        yield site.as_uri()
        return
    handler = functools.partial(_Quiet, directory=os.fspath(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def _search(page: Page, query: str) -> str:
    """Type ``query`` and give the address of the first result, or nothing."""
    field, answer = page.locator(".md-search__input"), page.locator(".md-search-result__meta")
    field.fill("")  # wipes out the results of the query before
    field.press("End")  # the theme listens to keys
    expect(answer).to_have_text("Type to start searching", timeout=PATIENCE)
    field.fill(query)
    field.press("End")
    expect(answer).to_have_text(re.compile(r"\d+ matching|No matching"), timeout=PATIENCE)
    if answer.inner_text().startswith("No"):
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
