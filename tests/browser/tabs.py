"""A browser -> tabs that outlive a test: a page is loaded once for all tests that only look at it.

A new tab costs a second, as much as the page in it: a process starts, scripts are compiled anew, fonts are read anew.
What a test does to a page's storage would stay; tests that click take a context of their own (``open_tab``).
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, ViewportSize

from tests.conftest import is_own_request

WIDE: ViewportSize = {"width": 1440, "height": 900}
_OTHER: ViewportSize = {"width": 1441, "height": 901}
UNTOUCHED = "() => [innerWidth, innerHeight, devicePixelRatio, scrollX, scrollY]"


def watch(tab: Page, faults: list[str]) -> None:
    """Note in ``faults`` each error and warning of the console, each script's error, and each request that fails."""

    def on_console(message: ConsoleMessage) -> None:
        if is_own_request(message):
            return
        if message.type in ("error", "warning"):
            faults.append(f"console {message.type}: {message.text} ({message.location.get('url')})")

    def on_failed(request: Request) -> None:
        faults.append(f"request failed: {request.url} ({request.failure})")

    tab.on("console", on_console)
    tab.on("pageerror", lambda error: faults.append(f"script error: {error}"))
    tab.on("requestfailed", on_failed)


@dataclass(kw_only=True, slots=True)
class Tabs:
    """Tabs by the options of their contexts, each used again and again; one may keep its page for later tests."""

    browser: Browser
    faults: list[str] = field(default_factory=list)
    """What the tabs complained of since the last ``tidied``."""
    _tabs: dict[Hashable, Page] = field(default_factory=dict)
    _kept: str | None = None

    def opened(self, viewport: ViewportSize, *, keep: str | None = None, **options: Any) -> Page:
        """An empty tab in a context that has these options of ``Browser.new_context``. keep: a name for ``kept``."""
        key = (keep is not None, *sorted(options.items()))
        if key not in self._tabs:
            self._tabs[key] = self.browser.new_context(viewport=WIDE, **options).new_page()
            watch(self._tabs[key], self.faults)
        tab = self._tabs[key]
        before = len(self.faults)
        tab.goto("about:blank")
        del self.faults[before:]  # leaving the page before makes requests fail that are under way
        if keep:
            self._kept = keep
        _reset(tab, viewport, options)
        return tab

    def kept(self, name: str) -> Page | None:
        """The page that was kept under this name, as it was when it had been loaded, if it still stands there."""
        if self._kept != name:
            return None
        tab = self._tabs[True,]
        _reset(tab, WIDE, {})
        tab.evaluate("scrollTo(0, 0)")
        return tab if tab.evaluate(UNTOUCHED) == [WIDE["width"], WIDE["height"], 1, 0, 0] else None

    def tidied(self) -> list[str]:
        """What was complained of. If anything was, no page is kept."""
        found = list(dict.fromkeys(self.faults))
        if found:
            self._kept = None
        self.faults.clear()
        return found


def _reset(tab: Page, viewport: ViewportSize, options: dict[str, Any]) -> None:
    tab.set_viewport_size(_OTHER)  # Playwright sends nothing for a size that it believes to be there
    tab.set_viewport_size(viewport)
    tab.emulate_media(
        media="screen",
        color_scheme=options.get("color_scheme", "light"),
        reduced_motion=options.get("reduced_motion", "no-preference"),
        forced_colors="none",
    )
