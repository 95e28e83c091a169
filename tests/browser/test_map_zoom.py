"""Zoom and pan of a map, driven in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from generator.figures.map.draw import draw_map
from tests.support.map_views import place, view

pytestmark = pytest.mark.browser

ASSETS = Path(__file__).resolve().parents[2] / "generator" / "assets"
STRICT = "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; script-src file:; style-src file:\">"
OpenPage = Callable[..., Page]


@pytest.fixture
def shown(tmp_path: Path, open_page: OpenPage) -> Page:
    """A page with a map and its script, under a policy that lets nothing inline run; motion is reduced."""
    sheets = ("tokens.css", "drawing.css", "drawing-map.css", "map.css")
    for name in (*sheets, "map.js"):
        (tmp_path / name).write_bytes((ASSETS / name).read_bytes())
    links = "".join(f"<link rel=stylesheet href={name}>" for name in sheets)
    drawn = draw_map(view(place("Kyiv", (50.45, 30.52), events=2), place("Bucha", (50.54, 30.21), events=1)))
    head = f"<!doctype html><meta charset=utf-8>{STRICT}<title>Map</title>{links}"
    (tmp_path / "map.html").write_text(f"{head}<main>{drawn.svg}</main><script src=map.js></script>", "utf-8")
    page = open_page(viewport={"width": 700, "height": 700}, reduced_motion="reduce")
    page.goto((tmp_path / "map.html").as_uri())
    return page


def box(page: Page) -> list[float]:
    """The view box: left, top, width, height."""
    written = page.locator("svg.bf-map").get_attribute("viewBox") or ""
    return [float(number) for number in written.split()]


def test_buttons_zoom_and_bring_back(shown: Page) -> None:
    """Who cannot turn a wheel zooms with two buttons, and a third shows the whole map again."""
    whole = box(shown)
    shown.get_by_role("button", name="Zoom in").click()
    near = box(shown)
    shown.get_by_role("button", name="Whole map").click()
    assert (near[2] < whole[2], box(shown)) == (True, whole)


def test_keys_zoom_and_pan(shown: Page) -> None:
    """The map can be explored without a mouse: plus, arrows, and zero for the whole."""
    whole = box(shown)
    shown.locator("svg.bf-map").focus()
    shown.keyboard.press("+")
    near = box(shown)
    shown.keyboard.press("ArrowRight")
    right = box(shown)
    shown.keyboard.press("0")
    assert (near[2] < whole[2], right[0] > near[0], box(shown)) == (True, True, whole)


def test_the_wheel_alone_scrolls_the_page(shown: Page) -> None:
    """A map that catches the wheel traps whoever scrolls past; only with Ctrl does it zoom."""
    whole = box(shown)
    shown.mouse.move(200, 200)
    shown.mouse.wheel(0, 200)
    after_wheel = box(shown)
    shown.keyboard.down("Control")
    shown.mouse.wheel(0, -200)
    shown.keyboard.up("Control")
    shown.wait_for_function("document.querySelector('svg.bf-map').classList.contains('is-near')")
    assert (after_wheel, box(shown)[2] < whole[2]) == (whole, True)


def test_a_drag_is_no_click(shown: Page) -> None:
    """Who drags the map by a name must not be taken to another page."""
    shown.get_by_role("button", name="Zoom in").click()
    address = shown.url
    spot = shown.locator("a[data-event]").first.bounding_box()
    assert spot is not None
    shown.mouse.move(spot["x"] + 20, spot["y"] + 8)
    shown.mouse.down()
    shown.mouse.move(spot["x"] - 60, spot["y"] + 40, steps=4)
    shown.mouse.up()
    assert shown.url == address
