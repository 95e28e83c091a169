"""The link to a briefing's PDF, followed as a reader would: from a server and from a folder on disk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.server import Served

pytestmark = pytest.mark.browser

OpenTab = Callable[..., Page]
OVERVIEW = "briefings/idlib-2020-02-06/index.html"


def _address(tab: Page) -> str:
    link = tab.locator(".bf-facts a", has_text="PDF")
    expect(link).to_be_visible()
    return str(link.evaluate("link => link.href"))


def test_the_pdf_is_fetched_from_a_server(open_tab: OpenTab, served: Served) -> None:
    """It comes under its own name, as what it is."""
    tab = open_tab()
    tab.goto(served.address + OVERVIEW)
    address = _address(tab)
    answer = tab.request.get(address)
    assert (answer.status, answer.headers["content-type"], answer.body()[:5]) == (200, "application/pdf", b"%PDF-")
    assert address.endswith("/idlib-2020-02-06.pdf")


def test_the_pdf_is_found_on_disk(open_tab: OpenTab, site: Path) -> None:
    """A site on a stick or a shared drive has it beside its pages."""
    tab = open_tab()
    tab.goto(f"{site.as_uri()}/{OVERVIEW}")
    file = Path(unquote(urlsplit(_address(tab)).path))
    assert (file.parent, file.read_bytes()[:5]) == ((site / OVERVIEW).parent, b"%PDF-")


def test_a_click_gives_the_file(open_tab: OpenTab, served: Served) -> None:
    """Nothing stands between a reader and the file, no policy either."""
    tab = open_tab()
    tab.goto(served.address + OVERVIEW)
    with tab.expect_response(lambda response: response.url.endswith("/idlib-2020-02-06.pdf")) as answered:
        tab.locator(".bf-facts a", has_text="PDF").click()
    assert answered.value.status == 200


def test_paper_has_no_link_to_a_file(open_tab: OpenTab, served: Served) -> None:
    """Who prints the page has no use for a link that cannot be followed."""
    tab = open_tab()
    tab.goto(served.address + OVERVIEW)
    tab.emulate_media(media="print")
    expect(tab.locator(".bf-facts a", has_text="PDF")).to_be_hidden()
