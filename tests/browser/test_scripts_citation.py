"""The card of a citation mark: by mouse, by keyboard, by touch, and at every edge of the screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Page]

ADDRESS = (Path(__file__).parent / "fixtures/citation.html").as_uri()
WIDE = {"width": 1440, "height": 900}
PHONE = {"width": 320, "height": 640}
CARD = [
    "Corroborated",
    "Corvane reports, witnesses confirm",
    "The gate was opened before dawn.",
    "Two voices that do not depend on each other say so.",
    "Corvane, 11 March 2021, paragraph 5, sentence 1",
    "In the source Original",
]


def _lines(card: Locator) -> list[str]:
    lines: list[str] = card.evaluate(
        "card => [...card.children].map(line => [...line.childNodes].map(node => node.textContent)"
        ".join(line.matches('.bf-card__links') ? ' ' : ''))"
    )
    return lines


def _visit(open_page: OpenPage, **options: Any) -> tuple[Page, Locator, Locator]:
    """The page, its first mark's link, and the card."""
    page = open_page(**{"viewport": WIDE, **options})
    page.goto(ADDRESS)
    return page, page.locator("#first .bf-cite a").first, page.locator("#bf-card")


def test_pointing_at_a_mark_shows_who_says_it_and_why(open_page: OpenPage) -> None:
    """Standing, voices with their tints, what is said, the rule, the place in the source and both ways to it."""
    _, mark, card = _visit(open_page)
    mark.hover()
    expect(card.locator(".bf-standing")).to_have_text("Corroborated")
    voices = card.locator("strong").evaluate_all("all => all.map(one => [one.textContent, one.className])")
    links = card.locator("a").evaluate_all("all => all.map(one => [one.getAttribute('href'), one.rel])")
    assert (_lines(card), voices, links) == (
        CARD,
        [["Corvane", "v3"], ["witnesses", "v2"]],
        [
            [f"{ADDRESS.rsplit('/', 1)[0]}/sources.html#r-5-1", ""],
            ["https://example.org/dam?a=1&b=2", "noopener external"],
        ],
    )


def test_passing_over_a_mark_shows_nothing(open_page: OpenPage) -> None:
    """A pointer on its way elsewhere does not make cards flicker."""
    page, mark, card = _visit(open_page)
    page.clock.install()
    page.goto(ADDRESS)
    # An installed clock goes on by itself until it is paused: on a busy machine, too far.
    page.clock.pause_at(page.evaluate("Date.now() + 1000"))
    mark.hover()
    page.clock.run_for(100)
    before = card.is_visible()
    page.clock.run_for(100)
    assert (before, card.is_visible()) == (False, True)


def test_the_card_stays_while_the_pointer_is_on_it(open_page: OpenPage) -> None:
    """A reader can move onto the card and choose a link (WCAG 1.4.13); it goes when the pointer has left both."""
    page, mark, card = _visit(open_page)
    mark.hover()
    expect(card).to_be_visible()
    card.get_by_role("link", name="Original").hover()
    page.wait_for_timeout(500)
    stayed = card.is_visible()
    page.mouse.move(1300, 500)
    expect(card).to_be_hidden()
    assert stayed


def test_escape_closes_the_card_until_the_mark_is_left(open_page: OpenPage) -> None:
    """What covers the text can be put away without moving, and comes back on the next visit (WCAG 1.4.13)."""
    page, mark, card = _visit(open_page)
    mark.hover()
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    page.mouse.move(1300, 500)
    mark.hover()
    expect(card).to_be_visible()
    assert mark.get_attribute("aria-describedby") == "bf-card"


def test_there_is_one_tooltip_and_not_two(open_page: OpenPage) -> None:
    """The mark's own title is away while the card is open, and back afterwards."""
    page, mark, card = _visit(open_page)
    titles = [mark.get_attribute("title")]
    mark.hover()
    expect(card).to_be_visible()
    titles.append(mark.get_attribute("title"))
    page.keyboard.press("Escape")
    titles.append(mark.get_attribute("title"))
    title = "Corvane, paragraph 5, sentence 1. Corroborated"
    assert titles == [title, None, title]


def test_the_keyboard_opens_enters_and_leaves_the_card(open_page: OpenPage) -> None:
    """Tab: mark, link to the original, next mark; Shift+Tab goes back by the marks; Enter follows one."""
    page, mark, card = _visit(open_page)
    mark.hover()
    expect(card.get_by_role("link", name="Original")).to_be_visible()
    page.mouse.move(1300, 500)
    stops = []
    for key in ("Tab", "Tab", "Shift+Tab", "Tab", "Tab"):
        page.keyboard.press(key)
        stops.append(page.evaluate("document.activeElement.textContent"))
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/sources.html#r-5-1")
    assert stops == ["5.1", "Original", "5.1", "Original", "7.2"]


def test_escape_gives_the_focus_back(open_page: OpenPage) -> None:
    """From within the card, Escape leads back to the mark, and tabbing on passes the closed card."""
    page, mark, card = _visit(open_page)
    mark.focus()
    expect(card.get_by_role("link", name="Original")).to_be_visible()
    for key in ("Tab", "Escape"):
        page.keyboard.press(key)
    at = page.evaluate("document.activeElement.textContent")
    closed = card.is_hidden()
    page.keyboard.press("Tab")
    assert (at, closed, page.evaluate("document.activeElement.textContent")) == ("5.1", True, "7.2")


def test_the_first_tap_opens_and_the_second_follows(open_page: OpenPage) -> None:
    """On a touch screen a reader sees the card before being taken away; a tap elsewhere closes it."""
    page, mark, card = _visit(open_page, viewport=PHONE, has_touch=True, is_mobile=True)
    mark.tap()
    expect(card.locator(".bf-standing")).to_have_text("Corroborated")
    page.locator("h1").tap()
    expect(card).to_be_hidden()
    mark.tap()
    expect(card).to_be_visible()
    here = page.url
    mark.tap()
    page.wait_for_url("**/sources.html#r-5-1")
    assert here == ADDRESS


@pytest.mark.parametrize("viewport", [WIDE, PHONE, {"width": 320, "height": 256}], ids=["wide", "phone", "zoomed"])
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_the_card_never_leaves_the_screen(open_page: OpenPage, viewport: dict[str, int], direction: str) -> None:
    """From a mark in any corner, either way of writing, the whole card is on the screen and its mark is free."""
    page, _, card = _visit(open_page, viewport=viewport)
    page.evaluate("direction => { document.documentElement.dir = direction; }", direction)
    found = {}
    for corner in ("top-left", "top-right", "bottom-left", "bottom-right"):
        mark = page.locator(f".{corner} a")
        mark.focus()
        expect(card.locator(".bf-card__by")).to_be_visible()
        box, at = card.bounding_box(), mark.bounding_box()
        assert box is not None
        assert at is not None
        inside = (
            box["x"] >= 0
            and box["y"] >= 0
            and box["x"] + box["width"] <= viewport["width"]
            and box["y"] + box["height"] <= viewport["height"]
        )
        free = box["y"] >= at["y"] + at["height"] or box["y"] + box["height"] <= at["y"]
        found[corner] = (inside, free)
    assert set(found.values()) == {(True, True)}, found


def test_scrolling_the_mark_away_closes_the_card(open_page: OpenPage) -> None:
    """A card does not float over text that it has nothing to do with."""
    page, mark, card = _visit(open_page)
    mark.focus()
    page.mouse.move(700, 500)
    page.mouse.wheel(0, 60)
    page.wait_for_timeout(200)
    followed = card.is_visible()
    page.mouse.wheel(0, 600)
    expect(card).to_be_hidden()
    assert followed


def test_a_statement_that_is_not_known_shows_what_the_title_says(open_page: OpenPage) -> None:
    """Where the data lack a statement, the card says at least what the tooltip would have said."""
    page, _, card = _visit(open_page)
    page.locator(".bf-cite a", has_text="9.1").hover()
    expect(card).to_be_visible()
    assert _lines(card) == ["Corvane, paragraph 9, sentence 1. Reported", "In the source Original"]


def test_a_mark_for_two_statements_shows_both(open_page: OpenPage) -> None:
    """Each statement comes with its own standing; what reads like markup is shown as it reads."""
    page, _, card = _visit(open_page)
    page.locator(".bf-cite a", has_text="c 5.1").hover()
    expect(card.locator(".bf-standing")).to_have_text(["Corroborated", "Attributed"])
    assert card.locator(".bf-card__says").all_inner_texts() == [CARD[2], "<b>البلدة غمرتها المياه</b>"]


def test_without_its_data_the_card_still_works(open_page: OpenPage) -> None:
    """When cards.js cannot be had, nothing breaks and the title is shown."""
    page, mark, card = _visit(open_page)
    page.route("**/cards.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(ADDRESS)
    mark.hover()
    expect(card).to_be_visible()
    assert _lines(card) == ["Corvane, paragraph 5, sentence 1. Corroborated", "In the source"]


def test_paper_has_no_cards(open_page: OpenPage) -> None:
    """An open card is not printed over the text."""
    page, mark, card = _visit(open_page)
    mark.focus()
    expect(card).to_be_visible()
    page.emulate_media(media="print")
    assert card.is_hidden()
