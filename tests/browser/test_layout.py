"""Each kind of page at every width, and while its fonts are still on their way."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.kinds import Kind
from tests.browser.server import Served

pytestmark = pytest.mark.browser

WIDTHS = (320, 390, 768, 1024, 1440, 2560)
MOST_SHIFT = 0.02  # cumulative layout shift, https://web.dev/articles/cls

# What sticks out of the window, and what is cut off at its edge, unless something around it scrolls.
BEYOND = """async () => {
  const moving = document.getAnimations().filter(one => one.effect.getComputedTiming().iterations < 10);
  await Promise.all(moving.map(one => one.finished.catch(() => 0)));
  const edge = document.documentElement.clientWidth, beyond = [];
  const scrolls = element => {
    for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
      if (["auto", "scroll"].includes(getComputedStyle(at).overflowX)) return true;
    }
    return false;
  };
  for (const element of document.querySelectorAll("main article *, [role=main] *")) {
    const box = element.getBoundingClientRect(), outside = box.right > edge + 1 || box.left < -1;
    const seen = element.checkVisibility({visibilityProperty: true, opacityProperty: true});
    if (box.width > 1 && outside && seen && !scrolls(element) && !element.closest("svg svg, svg *")) {
      const name = `${element.tagName.toLowerCase()}.${element.getAttribute("class") || ""}`;
      beyond.push(`${name} from ${Math.round(box.left)} to ${Math.round(box.right)}`);
    }
  }
  const wide = document.documentElement.scrollWidth;
  return [...(wide > edge ? [`the page scrolls: ${wide} > ${edge}`] : []), ...beyond.slice(0, 4)];
}"""

SHIFTS = """() => new Promise(resolve => {
  let total = 0;
  new PerformanceObserver(list => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) total += entry.value;
  }).observe({type: "layout-shift", buffered: true});
  requestAnimationFrame(() => setTimeout(() => resolve(total), 100));
})"""


def test_nothing_scrolls_sideways(kind: Kind, view_kind: Callable[..., Page]) -> None:
    """From the smallest phone to the widest screen, and zoomed in to 200 %, a page fits, and nothing is cut off."""
    tab = view_kind(kind)
    beyond = {}
    for width in WIDTHS:
        tab.set_viewport_size({"width": width, "height": 900})
        beyond[str(width)] = tab.evaluate(BEYOND)
    zoomed = {"width": 720, "height": 450, "deviceScaleFactor": 2, "mobile": False}  # of a window of 1440 px
    session = tab.context.new_cdp_session(tab)
    session.send("Emulation.setDeviceMetricsOverride", zoomed)
    beyond["200 %"] = tab.evaluate(BEYOND)
    session.send("Emulation.clearDeviceMetricsOverride")
    session.detach()
    assert beyond == {size: [] for size in [*map(str, WIDTHS), "200 %"]}


@pytest.mark.parametrize("width", [390, 1440])
def test_nothing_jumps(width: int, kind: Kind, view_kind: Callable[..., Page], served_slowly: Served) -> None:
    """A reader who has begun to read does not lose the line when the fonts come."""
    served_slowly.sent.clear()
    tab = view_kind(kind, address=served_slowly.address, viewport={"width": width, "height": 900})
    shift = tab.evaluate(SHIFTS)
    were_late = any(path.endswith(".woff2") for path in served_slowly.sent)
    assert (were_late, round(shift, 4), shift < MOST_SHIFT) == (True, round(shift, 4), True)
