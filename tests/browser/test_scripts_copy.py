"""A citation to take along: the menu, and what arrives in the clipboard."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

OpenPage = Callable[..., Page]

FILE = Path(__file__).parent / "fixtures/copy.html"
ADDRESS = FILE.as_uri()
WIDE = {"width": 1440, "height": 900}
PHONE = {"width": 320, "height": 640}
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: undefined });"
FORMATS = json.loads(FILE.read_text("utf-8").split("data-cite-formats>")[1].split("</script>")[0])


def _open(open_page: OpenPage, script: str = "", **options: object) -> Page:
    page = open_page(**{"viewport": WIDE, **options})
    page.add_init_script(
        "window.copied = [];"
        "document.addEventListener('copy', () => window.copied.push(document.activeElement.value));"
        + (script or "navigator.clipboard.writeText = async (text) => { window.copied.push(text); };")
    )
    page.goto(ADDRESS)
    return page


@pytest.mark.parametrize(
    ("label", "name"), [("Plain text", "plain"), ("Markdown", "markdown"), ("BibTeX", "bibtex"), ("CSL-JSON", "csl")]
)
def test_each_format_is_copied_to_the_letter(open_page: OpenPage, label: str, name: str) -> None:
    """What is pasted is what the library wrote, line breaks and angle brackets included; and the reader is told."""
    page = _open(open_page)
    page.get_by_role("button", name="Cite").click()
    page.get_by_role("menuitem", name=label).click()
    expect(page.get_by_role("status")).to_have_text("Copied")
    assert page.evaluate("copied") == [FORMATS[name]]


def test_copying_works_where_there_is_no_clipboard(open_page: OpenPage) -> None:
    """Over plain http browsers give scripts no clipboard; the old way copies the same."""
    page = _open(open_page, NO_CLIPBOARD)
    page.get_by_role("button", name="Cite").click()
    page.get_by_role("menuitem", name="BibTeX").click()
    expect(page.get_by_role("status")).to_have_text("Copied")
    assert (page.evaluate("copied"), page.locator("textarea").count()) == ([FORMATS["bibtex"]], 0)


def test_where_nothing_can_copy_the_text_is_shown(open_page: OpenPage) -> None:
    """The citation stands selected in a field, for the reader's own hand."""
    page = _open(open_page, NO_CLIPBOARD + "document.execCommand = () => false;")
    page.get_by_role("button", name="Cite").click()
    page.get_by_role("menuitem", name="Markdown").click()
    field = page.get_by_label("Copy this text")
    selected = field.evaluate("field => field.value.slice(field.selectionStart, field.selectionEnd)")
    assert (field.input_value(), selected) == (FORMATS["markdown"], FORMATS["markdown"])


def test_the_page_puts_in_its_own_address(open_page: OpenPage) -> None:
    """A briefing is cited with the address at which it is read, without what was filtered or jumped to."""
    page = open_page(viewport=WIDE)
    page.add_init_script("navigator.clipboard.writeText = async (text) => { window.copied = text; };")
    html = FILE.read_text("utf-8").replace("Corvane, “Dam”, 11 March 2021.", "See https://here.invalid/.")
    page.route("**/copy.html?*", lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
    page.goto(f"{ADDRESS}?kind=a#top")
    page.get_by_role("button", name="Cite").click()
    page.get_by_role("menuitem", name="Plain text").click()
    expect(page.get_by_role("status")).to_have_text("Copied")
    assert page.evaluate("copied") == f"See {ADDRESS}."


def test_the_keyboard_drives_the_menu(open_page: OpenPage) -> None:
    """Arrows open it and go round, Home and End jump, Escape gives the focus back, Tab goes on behind it."""
    page = _open(open_page)
    page.keyboard.press("Tab")
    stops = []
    for key in ("ArrowDown", "ArrowDown", "End", "ArrowDown", "ArrowUp", "Home", "Escape", "ArrowUp", "Tab"):
        page.keyboard.press(key)
        stops.append(page.evaluate("document.activeElement.textContent"))
    closed = page.get_by_role("menu").count()
    assert (stops, closed) == (
        ["Plain text", "Markdown", "CSL-JSON", "Plain text", "CSL-JSON", "Plain text", "Cite", "CSL-JSON", "After"],
        0,
    )


def test_the_keyboard_copies(open_page: OpenPage) -> None:
    """Enter copies, closes the menu, and leaves the focus on the button."""
    page = _open(open_page)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Copied")
    focused = page.evaluate("document.activeElement.className.split(' ')[0]")
    assert (page.evaluate("copied"), focused) == ([FORMATS["markdown"]], "bf-copy__button")


def test_touch_copies_and_the_menu_fits_a_phone(open_page: OpenPage) -> None:
    """At 320 px the menu is whole on the screen, and a tap outside closes it."""
    page = _open(open_page, viewport=PHONE, has_touch=True, is_mobile=True)
    menu = page.locator(".bf-copy__menu")
    page.get_by_role("button", name="Cite").tap()
    box = menu.bounding_box()
    assert box is not None
    page.locator("h1").tap()
    closed = menu.is_hidden()
    page.get_by_role("button", name="Cite").tap()
    page.get_by_role("menuitem", name="Plain text").tap()
    expect(page.get_by_role("status")).to_have_text("Copied")
    fits = box["x"] >= 0 and box["x"] + box["width"] <= PHONE["width"] and box["y"] + box["height"] <= PHONE["height"]
    assert (fits, closed, page.evaluate("copied")) == (True, True, [FORMATS["plain"]])


def test_blocks_without_texts_get_no_button(open_page: OpenPage) -> None:
    """A button that could do nothing is not there."""
    assert _open(open_page).locator(".bf-copy").count() == 1
