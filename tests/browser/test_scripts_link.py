"""Figures and lists tied together: pointing, pinning, and the plain links that stay."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Page]

FIXTURES = Path(__file__).parent / "fixtures"
WIDE = {"width": 1440, "height": 900}
AT_MARAD = ["gate-opens", "town-flooded", "strike-on-road"]


def _open(open_page: OpenPage, name: str, **options: object) -> Page:
    page = open_page(**{"viewport": WIDE, **options})
    page.goto((FIXTURES / f"{name}.html").as_uri())
    return page


def _lit(page: Page, of: str = "li") -> list[str]:
    found: list[str] = page.locator(f"{of}.is-lit").evaluate_all(
        "all => all.map(one => one.dataset.event || one.dataset.place)"
    )
    return found


def test_a_place_lights_what_happened_there(open_page: OpenPage) -> None:
    """Pointing at a place in the map lights its events in the list, and leaving it puts them out."""
    page = _open(open_page, "places")
    page.locator("[data-place=marad] circle").hover()
    lit = _lit(page)
    page.locator("h1").hover()
    assert (lit, _lit(page)) == (AT_MARAD, [])


def test_an_item_lights_its_places(open_page: OpenPage) -> None:
    """Pointing at an event in the list lights each of its places in the map, and no other event."""
    page = _open(open_page, "places")
    page.locator("li[data-event=strike-on-road]").hover()
    assert (_lit(page, "svg g"), _lit(page)) == (["marad", "halmar"], ["strike-on-road"])


def test_the_focus_lights_like_the_pointer(open_page: OpenPage) -> None:
    """With the keyboard, both ways: from the link in the list, and from the link in the map."""
    page = _open(open_page, "places")
    page.locator("li[data-event=camp-grows] a").focus()
    from_list = _lit(page, "svg g")
    page.locator("[data-place=marad] a").focus()
    assert (from_list, _lit(page)) == (["halmar"], AT_MARAD)


def test_a_click_pins_and_a_second_lets_go(open_page: OpenPage) -> None:
    """What is pinned stays lit while the reader moves on, and says how much there is; the page is not left."""
    page = _open(open_page, "places")
    circle = page.locator("[data-place=marad] circle")
    circle.click(force=True)
    page.locator("h1").hover()
    status = page.locator(".bf-pinned [role=status]")
    expect(status).to_have_text("Marad: 3 marked on this page.")
    pinned = _lit(page)
    circle.click(force=True)
    page.locator("h1").hover()
    assert (pinned, _lit(page), page.locator(".bf-pinned").count()) == (AT_MARAD, [], 0)


def test_escape_lets_go(open_page: OpenPage) -> None:
    """The keyboard pins with Enter and lets go with Escape."""
    page = _open(open_page, "places")
    page.locator("[data-place=halmar] a").focus()
    page.keyboard.press("Enter")
    pinned = page.locator(".is-pinned").get_attribute("data-place")
    page.keyboard.press("Escape")
    assert (pinned, page.locator(".is-pinned").count(), page.locator(".bf-pinned").count()) == ("halmar", 0, 0)


def test_what_is_pinned_leads_on(open_page: OpenPage) -> None:
    """The note under the map leads to the place's page and to the first item in the list."""
    page = _open(open_page, "places")
    page.locator("[data-place=halmar] circle").click(force=True)
    href = page.get_by_role("link", name="Open its page").get_attribute("href")
    page.get_by_role("button", name="Show the first").click()
    at = page.evaluate("document.activeElement.textContent")
    assert (str(href).endswith("/places/halmar.html"), at) == (True, "Ministry speaks")


def test_touch_pins(open_page: OpenPage) -> None:
    """A tap on a place marks its events."""
    page = _open(open_page, "places", viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True)
    page.locator("[data-place=marad] circle").tap(force=True)
    expect(page.locator(".bf-pinned")).to_be_visible()
    assert (_lit(page), page.evaluate("document.documentElement.scrollWidth")) == (AT_MARAD, 320)


def test_links_without_partners_stay_links(open_page: OpenPage) -> None:
    """A place that nothing on the page speaks of leads to its page at the first click."""
    page = _open(open_page, "places")
    page.route(
        "**/places/nowhere.html", lambda route: route.fulfill(body="<title>There</title>", content_type="text/html")
    )
    page.locator("[data-place=nowhere] circle").click(force=True)
    page.wait_for_url("**/places/nowhere.html")
    assert page.title() == "There"


def test_the_keys_for_a_new_window_stay_theirs(open_page: OpenPage) -> None:
    """Ctrl and the middle button open a mark's page in a new tab, as everywhere else."""
    page = _open(open_page, "places")
    opened = []
    for how in ({"modifiers": ["Control"]}, {"button": "middle"}):
        with page.context.expect_page() as tab:
            page.locator("[data-place=marad] circle").click(force=True, **how)
        opened.append(tab.value.url.rsplit("/", 2)[1:])
    assert (opened, page.locator(".bf-pinned").count()) == ([["places", "marad.html"]] * 2, 0)


def test_a_mark_of_this_page_leads_to_its_item(open_page: OpenPage) -> None:
    """In the time strip a click goes to the event below, which is lit when one arrives."""
    page = _open(open_page, "timeline")
    page.locator("svg [data-event=talks] text").click()
    assert (page.evaluate("location.hash"), _lit(page, "div")) == ("#talks", ["talks"])


def test_without_scripts_the_map_is_links(open_page: OpenPage) -> None:
    """Every mark leads somewhere, and the list is whole."""
    page = _open(open_page, "places", java_script_enabled=False)
    assert (page.locator("svg a[href]").count(), page.locator("li:visible").count()) == (3, 7)
