"""Each kind of page from a server, from a folder on disk, and without JavaScript."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import SEARCH_RESULT, search
from tests.browser.kinds import IDLIB, KINDS, Kind

pytestmark = pytest.mark.browser

OVERVIEW = next(kind for kind in KINDS if kind.name == "overview")
LINKS = "() => [...document.querySelectorAll('a[href]')].map(a => a.href).filter(href => /^(http|file):/.test(href))"

# The text of a page's content. Controls that scripts add are marked with data-added, so that they can be left out here;
# the theme adds a row of buttons to code.
TEXT = """() => {
  const copy = document.querySelector("main article").cloneNode(true);
  copy.querySelectorAll("[data-added], .md-code__nav, .md-clipboard, script, style").forEach(one => one.remove());
  return copy.textContent.replace(/\\s+/g, " ").trim();
}"""
VISIBLE = """() => {
  const left_out = "[data-added], .md-code__nav, .md-clipboard, script, style", found = [];
  const walker = document.createTreeWalker(document.querySelector("main article"), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement, text = node.data.replace(/\\s+/g, " ").trim();
    if (text && !parent.closest(left_out) && parent.checkVisibility({visibilityProperty: true})) found.push(text);
  }
  return found;
}"""


@pytest.mark.parametrize("on_disk", [False, True], ids=["served", "on-disk"])
def test_opens_without_a_complaint(on_disk: bool, kind: Kind, view_kind: Callable[..., Page]) -> None:
    """Neither a server's sub-path nor a folder on disk breaks a script, a style, a font, or a link's address."""
    tab = view_kind(kind, on_disk=on_disk)
    tab.wait_for_timeout(150)  # for complaints about what scripts begin on loading
    assert [word for word in kind.words if word not in tab.locator("main").inner_text()] == []


@pytest.mark.parametrize("on_disk", [False, True], ids=["served", "on-disk"])
def test_search_leads_somewhere(on_disk: bool, open_kind: Callable[..., Page]) -> None:
    """A reader types a name with the letters at hand, follows the first result, and stands on a page that has it."""
    tab = open_kind(OVERVIEW, on_disk=on_disk)
    search(tab, "Cavusoglu")
    with tab.expect_navigation():
        tab.locator(SEARCH_RESULT).first.click()
    assert "avu" in tab.locator("main").inner_text()


@pytest.mark.parametrize("on_disk", [False, True], ids=["served", "on-disk"])
def test_links_can_be_followed(on_disk: bool, open_kind: Callable[..., Page]) -> None:
    """From the overview a reader gets to the timeline and back to the library, by clicking."""
    tab = open_kind(OVERVIEW, on_disk=on_disk)
    tab.locator("main").get_by_role("link", name="Timeline").first.click()
    tab.wait_for_url(f"**/{IDLIB}/timeline.html")
    tab.locator("main").get_by_role("link", name="Briefings").first.click()
    tab.wait_for_url("**/index.html")
    assert tab.url.removesuffix("index.html").endswith((f"/{IDLIB}/", "briefings/")) is False


def test_scripts_only_add(kind: Kind, view_kind: Callable[..., Page]) -> None:
    """Without JavaScript the same words stand on a page, and all are to be seen that are to be seen with it."""
    with_scripts = view_kind(kind)
    without = view_kind(kind, java_script_enabled=False)
    seen = set(without.evaluate(VISIBLE))
    hidden = [text for text in with_scripts.evaluate(VISIBLE) if text not in seen]
    assert (without.evaluate(TEXT), hidden) == (with_scripts.evaluate(TEXT), [])
