"""The site in Arabic: mirrored as a whole, within the window, and open to everybody."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.kinds import KINDS, Kind
from tests.browser.server import Served, serve
from tests.browser.test_accessibility import violations
from tests.browser.test_layout import BEYOND

pytestmark = pytest.mark.browser

MIRRORED = ("home", "overview", "timeline", "claims", "reader", "actor")


@pytest.fixture(scope="module")
def served_in_arabic(arabic_site: Path) -> Iterator[Served]:
    """The site in Arabic on a server."""
    with serve(arabic_site) as running:
        yield running


@pytest.mark.parametrize("mirrored", [kind for kind in KINDS if kind.name in MIRRORED], ids=lambda kind: kind.name)
def test_the_page_is_mirrored(mirrored: Kind, view_kind: Callable[..., Page], served_in_arabic: Served) -> None:
    """A reader of Arabic gets pages that run from right to left, fit the window, and meet axe-core's rules."""
    tab = view_kind(mirrored, address=served_in_arabic.address)
    ways = tab.evaluate("[document.documentElement.lang, getComputedStyle(document.querySelector('main')).direction]")
    beyond, barriers = [], []
    for width in (1440, 390):
        tab.set_viewport_size({"width": width, "height": 900})
        beyond += tab.evaluate(BEYOND)
        barriers += violations(tab)
    assert (ways, beyond, barriers) == (["ar", "rtl"], [], [])
