"""Each kind of page as other media and settings of a reader's system show it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.kinds import IDLIB, Kind

pytestmark = pytest.mark.browser

SEEN = """words => words.filter(word => {
  const root = document.querySelector("main");
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const shown = node.parentElement.checkVisibility({visibilityProperty: true});
    if (shown && node.data.replace(/\\s+/g, " ").includes(word)) return true;
  }
  return false;
})"""

# Colour may fade; what moves, grows or turns must not.
MOVES = """() => document.getAnimations()
  .filter(one => one.effect.getComputedTiming().duration > 1)
  .map(one => one.animationName || one.transitionProperty)"""

# What serves only those who sit before a screen.
CHROME = """() => ["header", "sidebar", "search", "tabs"].map(name => `[data-md-component=${name}]`)
  .filter(selector => [...document.querySelectorAll(selector)].some(element => element.checkVisibility()))"""

# Rows within folded parts that can be seen, and that cannot; a part that only repeats a drawing may go.
FOLDED = """() => {
  const rows = [...document.querySelectorAll(".bf details:not([open], .is-twin) li")];
  return [rows.length > 0, rows.filter(row => !row.checkVisibility()).length];
}"""


def test_paper_shows_what_is_folded_away(open_tab: Callable[..., Page], site: Path) -> None:
    """Who reads a printed briefing finds what a judgement rests on: paper cannot be unfolded."""
    tab = open_tab()
    tab.goto((site / IDLIB / "index.html").as_uri())
    tab.emulate_media(media="print")
    assert tab.evaluate(FOLDED) == [True, 0]


def test_other_media_lose_nothing(kind: Kind, view_kind: Callable[..., Page]) -> None:
    """High contrast and paper show titles and standings as words, paper no menus; who wants no motion sees none."""
    words = list(kind.words)
    tab = view_kind(kind, reduced_motion="reduce")
    found = {"moves": tab.evaluate(MOVES)}
    found["scrolls"] = [tab.evaluate("getComputedStyle(document.documentElement).scrollBehavior")]
    tab.emulate_media(forced_colors="active")
    found["in high contrast"] = tab.evaluate(SEEN, words)
    tab.emulate_media(forced_colors="none", media="print")
    found["on paper"], found["furniture"] = tab.evaluate(SEEN, words), tab.evaluate(CHROME)
    wanted = {"moves": [], "scrolls": ["auto"], "in high contrast": words, "on paper": words, "furniture": []}
    assert found == wanted
