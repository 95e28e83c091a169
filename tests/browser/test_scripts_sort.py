"""Tables that can be sorted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Page]

ADDRESS = (Path(__file__).parent / "fixtures/table.html").as_uri()
AS_WRITTEN = ["Corvane", "Blue Lantern", "Ministry", "Ålmar Post"]


def _names(page: Page) -> list[str]:
    return page.locator("table >> nth=0 >> tbody td:first-child").all_inner_texts()


@pytest.mark.parametrize(
    ("column", "rising", "falling"),
    [
        (
            "Voice",
            ["Ålmar Post", "Blue Lantern", "Corvane", "Ministry"],
            ["Ministry", "Corvane", "Blue Lantern", "Ålmar Post"],
        ),
        (
            "Says so",
            ["Blue Lantern", "Ministry", "Corvane", "Ålmar Post"],
            ["Ålmar Post", "Corvane", "Blue Lantern", "Ministry"],
        ),
        (
            "Published",
            ["Ålmar Post", "Blue Lantern", "Ministry", "Corvane"],
            ["Corvane", "Ministry", "Blue Lantern", "Ålmar Post"],
        ),
        (
            "Killed",
            ["Ålmar Post", "Ministry", "Corvane", "Blue Lantern"],
            ["Corvane", "Ministry", "Ålmar Post", "Blue Lantern"],
        ),
    ],
)
def test_columns_sort_as_people_read_them(page: Page, column: str, rising: list[str], falling: list[str]) -> None:
    """Names by letter, numbers by size, dates by time, equals as they stood, blanks last; a third click undoes it."""
    page.goto(ADDRESS)
    button = page.get_by_role("button", name=column)
    found = []
    for _ in range(3):
        button.click()
        found.append((button.locator("..").get_attribute("aria-sort"), _names(page)))
    assert found == [("ascending", rising), ("descending", falling), ("none", AS_WRITTEN)]


def test_the_keyboard_sorts_and_is_told(page: Page) -> None:
    """Enter on the head of a column sorts, says so, and keeps the focus; another column takes over."""
    page.goto(ADDRESS)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Sorted by Voice, rising")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_role("status")).to_have_text("Sorted by Says so, rising")
    states = page.locator("th[aria-sort]").evaluate_all("all => all.map(one => one.getAttribute('aria-sort'))")
    assert (states, page.evaluate("document.activeElement.textContent")) == (
        ["none", "ascending", "none", "none"],
        "Says so",
    )


def test_a_tap_sorts(open_page: OpenPage) -> None:
    """On a phone, too."""
    page = open_page(viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True)
    page.goto(ADDRESS)
    page.get_by_role("button", name="Voice").tap()
    assert _names(page)[0] == "Ålmar Post"


def test_what_is_left_out_stays_as_it_is(page: Page) -> None:
    """Tables and columns that are marked get no buttons."""
    page.goto(ADDRESS)
    assert page.locator(".bf-sort").all_inner_texts() == ["Voice", "Says so", "Published", "Killed"]
