"""Each kind of page as other media and settings of a reader's system show it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.kinds import Kind

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


def test_forced_colours_hide_nothing(kind: Kind, open_kind: Callable[..., Page]) -> None:
    """Under Windows' high contrast, titles and standings are still there as words."""
    tab = open_kind(kind, forced_colors="active")
    assert tab.evaluate(SEEN, list(kind.words)) == list(kind.words)


def test_nothing_moves_where_motion_is_unwelcome(kind: Kind, open_kind: Callable[..., Page]) -> None:
    """Whom motion makes ill sees none, neither on loading nor on following a link within the page."""
    tab = open_kind(kind, reduced_motion="reduce")
    smooth = tab.evaluate("getComputedStyle(document.documentElement).scrollBehavior")
    assert (tab.evaluate(MOVES), smooth, tab.evaluate(SEEN, list(kind.words))) == ([], "auto", list(kind.words))


def test_print_is_a_document(kind: Kind, open_kind: Callable[..., Page]) -> None:
    """On paper stand the words of the page, and no menu, search field or other furniture of the screen."""
    tab = open_kind(kind)
    tab.emulate_media(media="print")
    assert (tab.evaluate(SEEN, list(kind.words)), tab.evaluate(CHROME)) == (list(kind.words), [])
