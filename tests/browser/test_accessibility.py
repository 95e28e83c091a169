"""Each kind of page, as axe-core judges it: WCAG 2.2, levels A and AA, light and dark, wide and on a phone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize

from tests.browser.kinds import Kind

pytestmark = pytest.mark.browser

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OPTIONS: dict[str, Any] = {
    "runOnly": {"type": "tag", "values": TAGS},
    "resultTypes": ["violations"],
    "preload": {"assets": ["media"]},  # style sheets are read anew by default, for a rule that is not among these
}
# All that the other palette can change. The rest is the same in both, and takes seconds a page.
COLOURS: dict[str, Any] = {**OPTIONS, "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
SIZES: dict[str, ViewportSize] = {"wide": {"width": 1440, "height": 900}, "phone": {"width": 390, "height": 844}}
RUN = "options => axe.run(document, options).then(results => results.violations)"  # what passed is long
MOST_SHOWN = 4  # places that are named for each violation


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_shut_out(scheme: str, kind: Kind, view_kind: Callable[..., Page]) -> None:
    """A reader with a screen reader, a keyboard, or weak eyes meets no barrier that axe-core knows."""
    found = {}
    tab = view_kind(kind, **({"color_scheme": scheme} if scheme == "dark" else {}))
    for size, viewport in SIZES.items():
        tab.set_viewport_size(viewport)
        found[size] = violations(tab, OPTIONS if scheme == "light" else COLOURS)
    assert found == {"wide": [], "phone": []}


def violations(tab: Page, options: dict[str, Any] = OPTIONS) -> list[str]:
    """What axe-core finds on the page as it is now: one text for each rule that is broken."""
    if not tab.evaluate("'axe' in window"):
        tab.evaluate(Axe().axe_script)
    return [_told(violation) for violation in tab.evaluate(RUN, options)]


def _told(violation: dict[str, Any]) -> str:
    nodes = violation["nodes"]
    places = [f"{' '.join(map(str, node['target']))}: {_why(node)}" for node in nodes[:MOST_SHOWN]]
    return f"{violation['id']} ({len(nodes)}): {violation['help']}\n    " + "\n    ".join(places)


def _why(node: dict[str, Any]) -> str:
    return str(node["failureSummary"]).split("\n", 1)[-1].strip().replace("\n", "; ")
