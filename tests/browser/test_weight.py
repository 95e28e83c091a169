"""What a first visit costs a reader on a slow line, in bytes as they are sent."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.kinds import KINDS
from tests.browser.server import Served, serve

OVERVIEW = next(kind for kind in KINDS if kind.name == "overview")
MOST_FIRST_LOAD = 350 * 1000
HEADERS = 500  # bytes of headers for each answer, roughly


@pytest.fixture
def untouched(site: Path) -> Iterator[Served]:
    """A server that nobody has asked for anything yet."""
    with serve(site) as running:
        yield running


@pytest.mark.browser
def test_overview_is_light(open_kind: Callable[..., Page], untouched: Served) -> None:
    """A briefing's Overview, with all that it loads (fonts, styles, scripts, the search index), is under 350 KB."""
    tab = open_kind(OVERVIEW, address=untouched.address)
    tab.wait_for_load_state("networkidle")
    heaviest = sorted(untouched.sent.items(), key=lambda entry: -entry[1])
    total = sum(size + HEADERS for size in untouched.sent.values())
    assert (heaviest, total < MOST_FIRST_LOAD) == (heaviest, True)
