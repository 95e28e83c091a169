"""Filters over a list: chips, menus and a period, in the address, by mouse, keyboard and touch."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Page]

ADDRESS = (Path(__file__).parent / "fixtures/timeline.html").as_uri()
WIDE = {"width": 1440, "height": 900}
PHONE = {"width": 320, "height": 640}
ALL = ["gate-opens", "town-flooded", "front-denies", "ministry-speaks", "strike-on-road", "camp-grows", "talks"]


def _open(open_page: OpenPage, query: str = "", **options: object) -> Page:
    page = open_page(**{"viewport": WIDE, **options})
    page.goto(ADDRESS + query)
    return page


def _shown(page: Page) -> list[str]:
    found: list[str] = page.locator("[data-item]:visible").evaluate_all("all => all.map(one => one.dataset.event)")
    return found


def _query(page: Page) -> str:
    query: str = page.evaluate("location.search")
    return query


def test_chips_narrow_the_list(open_page: OpenPage) -> None:
    """Chosen standings add up, another facet narrows them, empty days go, and the count says how much is left."""
    page = _open(open_page)
    page.get_by_label("Contested").check()
    page.get_by_label("Attributed").check()
    page.get_by_label("Statement").check()
    count = page.locator(".bf-filters__count").inner_text()
    days = page.locator("[data-group]:visible h2").all_inner_texts()
    assert (_shown(page), days, count) == (["front-denies", "ministry-speaks"], ["2021-03-10"], "2 of 7 events")


def test_the_address_says_what_is_chosen(open_page: OpenPage) -> None:
    """The address of a filtered list can be passed on: opened again, it shows the same."""
    page = _open(open_page)
    page.get_by_label("Contested").check()
    page.get_by_label("Attributed").check()
    page.get_by_label("Actor").select_option("wadran")
    page.get_by_label("From").fill("2021-03-10")
    query, shown = _query(page), _shown(page)
    page.goto(ADDRESS + query)
    chosen = page.locator("input:checked").evaluate_all("all => all.map(one => one.value)")
    again = (page.get_by_label("Actor").input_value(), page.get_by_label("From").input_value(), chosen, _shown(page))
    assert (query, *again) == (
        "?standing=contested,attributed&actor=wadran&from=2021-03-10",
        "wadran",
        "2021-03-10",
        ["attributed", "contested", ""],
        shown,
    )


def test_going_back_finds_the_list_as_it_was_left(open_page: OpenPage) -> None:
    """After a look at another page, Back leads to the filtered list and not to the whole."""
    page = _open(open_page)
    page.get_by_label("Air strike").check()
    page.goto(ADDRESS.replace("timeline", "places"))
    page.go_back()
    expect(page.locator(".bf-filters__count")).to_have_text("1 of 7 events")
    assert _shown(page) == ["strike-on-road"]


def test_counts_follow_the_other_filters(open_page: OpenPage) -> None:
    """A chip says how many it would leave; what would leave none cannot be chosen."""
    page = _open(open_page, "?actor=blue-lantern")
    chips = page.locator(".bf-chip").evaluate_all(
        "all => all.map(one => [one.textContent.trim(), one.querySelector('input').disabled])"
    )
    assert chips == [
        ["All 1", False],
        ["Corroborated 0", True],
        ["Attributed 0", True],
        ["Reported 1", False],
        ["Contested 0", True],
        ["All 1", False],
        ["Air strike 0", True],
        ["Displacement 1", False],
        ["Statement 0", True],
    ]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?from=2021-03-12", ["strike-on-road", "camp-grows"]),
        ("?to=2021-03-09", ["gate-opens", "town-flooded", "camp-grows"]),
        ("?from=2021-03-10&to=2021-03-11", ["front-denies", "ministry-speaks", "strike-on-road", "camp-grows"]),
        ("?from=yesterday", ALL),
        ("?standing=nonsense&kind=statement", ["front-denies", "ministry-speaks", "talks"]),
    ],
)
def test_periods_keep_what_may_fall_into_them(open_page: OpenPage, query: str, expected: list[str]) -> None:
    """An open start excludes nothing, the undated belong to no period, and a spoilt address filters nothing."""
    assert _shown(_open(open_page, query)) == expected


def test_an_empty_list_says_so_and_offers_the_way_back(open_page: OpenPage) -> None:
    """No dead end: a list without members tells why, and one press shows all; the focus is not lost."""
    page = _open(open_page, "?kind=air-strike&to=2021-03-09")
    none = page.locator(".bf-filters__none")
    said = (none.locator("p").inner_text(), page.locator(".bf-filters__count").inner_text(), _shown(page))
    none.get_by_role("button", name="Show all").press("Enter")
    focused = page.evaluate("document.activeElement.className")
    assert (*said, _shown(page), none.is_hidden(), _query(page), focused) == (
        "Nothing here matches these filters.",
        "0 of 7 events",
        [],
        ALL,
        True,
        "",
        "bf-filters__count",
    )


def test_a_link_to_what_is_filtered_out_shows_it(open_page: OpenPage) -> None:
    """A citation that leads to a hidden event clears the filter, on arrival and within the page."""
    arrived = _open(open_page, "?standing=contested#talks")
    first = (_shown(arrived), arrived.locator("#talks").is_visible())
    arrived.get_by_label("Contested").check()
    hash_gone = arrived.evaluate("location.hash")
    arrived.locator("#to-talks").click()
    expect(arrived.locator("#talks")).to_be_visible()
    assert (*first, hash_gone, _shown(arrived)) == (ALL, True, "", ALL)


def test_the_drawing_dims_what_is_filtered_out(open_page: OpenPage) -> None:
    """The time strip beside the list shows the same choice."""
    page = _open(open_page, "?standing=contested")
    out = page.locator("svg .is-out").evaluate_all("all => all.map(one => one.dataset.event)")
    page.get_by_role("button", name="Clear filters").click()
    assert (out, page.locator("svg .is-out").count()) == (
        [name for name in ALL if name not in ("town-flooded", "strike-on-road")],
        0,
    )


def test_the_keyboard_reaches_and_sets_every_filter(open_page: OpenPage) -> None:
    """Tab to a chip, Space to choose it, again to let go."""
    page = _open(open_page)
    page.locator("#to-talks").focus()
    for _ in range(7 + 2):  # the marks of the drawing, then All and the first standing
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    chosen = _shown(page)
    page.keyboard.press("Space")
    assert (chosen, _shown(page)) == (["gate-opens"], ALL)


def test_a_phone_folds_the_filters_away(open_page: OpenPage) -> None:
    """On a phone the list comes first; a tap opens the filters, nothing runs off the side, and they filter."""
    page = _open(open_page, viewport=PHONE, has_touch=True, is_mobile=True)
    chip = page.locator(".bf-chip", has_text="Contested")
    before = chip.is_visible()
    page.get_by_role("button", name="Filter").tap()
    chip.tap()
    width = page.evaluate("document.documentElement.scrollWidth")
    assert (before, _shown(page), width) == (False, ["town-flooded", "strike-on-road"], 320)


def test_paper_says_what_was_chosen(open_page: OpenPage) -> None:
    """A printed choice is no full list, and says so; a full list prints no filters at all."""
    page = _open(open_page, "?standing=contested&from=2021-03-11")
    page.emulate_media(media="print")
    count = page.locator(".bf-filters__count")
    shown = (count.is_visible(), count.get_attribute("data-chosen"), page.locator(".bf-chip").first.is_visible())
    page.goto(ADDRESS)
    assert (*shown, count.is_visible()) == (True, "Contested, From 2021-03-11", False, False)


def test_the_count_is_said_to_those_who_listen(open_page: OpenPage) -> None:
    """The count is a live region, so that a choice is not silent; and it is there before anything changes."""
    page = _open(open_page)
    status = page.get_by_role("status")
    assert (status.count(), status.inner_text()) == (1, "7 of 7 events")
