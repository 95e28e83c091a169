"""A browser -> tabs whose contexts outlive a test: a page is loaded once for all tests that only look at it.

A context of its own costs a second a page: scripts are compiled anew, fonts read anew. What a test does to a page's
storage would stay, however; tests that click take a context of their own (``open_tab``).
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, ViewportSize

WIDE: ViewportSize = {"width": 1440, "height": 900}
_OTHER: ViewportSize = {"width": 1441, "height": 901}
UNTOUCHED = "() => [innerWidth, innerHeight, devicePixelRatio, scrollX, scrollY]"


def watch(tab: Page, faults: list[str]) -> None:
    """Note in ``faults`` each error and warning of the console, each script's error, and each request that fails."""

    def on_console(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            faults.append(f"console {message.type}: {message.text} ({message.location.get('url')})")

    def on_failed(request: Request) -> None:
        faults.append(f"request failed: {request.url} ({request.failure})")

    tab.on("console", on_console)
    tab.on("pageerror", lambda error: faults.append(f"script error: {error}"))
    tab.on("requestfailed", on_failed)


@dataclass(kw_only=True, slots=True)
class Tabs:
    """Contexts by their options, the tabs of the running test, and one loaded page that later tests may look at."""

    browser: Browser
    faults: list[str] = field(default_factory=list)
    """What the tabs complained of since the last ``tidied``."""
    _contexts: dict[Hashable, BrowserContext] = field(default_factory=dict)
    _tabs: list[Page] = field(default_factory=list)
    _kept: tuple[str, Page] | None = None

    def opened(self, viewport: ViewportSize, **options: Any) -> Page:
        """An empty tab in the context that has these options of ``Browser.new_context``."""
        key = tuple(sorted(options.items()))
        if key not in self._contexts:
            self._contexts[key] = self.browser.new_context(viewport=WIDE, **options)
        tab = self._contexts[key].new_page()
        if viewport != WIDE:
            tab.set_viewport_size(viewport)
        watch(tab, self.faults)
        self._tabs.append(tab)
        return tab

    def keep(self, name: str, tab: Page) -> None:
        """Leave the loaded page open for the tests after this one."""
        self._kept = (name, tab)

    def kept(self, name: str) -> Page | None:
        """The page that was kept under this name, as it was when it had been loaded, if it still stands open."""
        if self._kept is None or self._kept[0] != name:
            return None
        tab = self._kept[1]
        tab.set_viewport_size(_OTHER)  # Playwright sends nothing for a size that it believes to be there
        tab.set_viewport_size(WIDE)
        tab.emulate_media(media="screen", color_scheme="light", forced_colors="none", reduced_motion="no-preference")
        tab.evaluate("scrollTo(0, 0)")
        return tab if tab.evaluate(UNTOUCHED) == [WIDE["width"], WIDE["height"], 1, 0, 0] else None

    def tidied(self) -> list[str]:
        """Close all tabs but the kept one; that one too, if anything was complained of. Gives the complaints."""
        found = list(dict.fromkeys(self.faults))  # before closing, which makes requests fail that are under way
        if found:
            self._kept = None
        staying = [self._kept[1]] if self._kept else []
        for tab in self._tabs:
            if tab not in staying:
                tab.close()
        self._tabs = staying
        self.faults.clear()
        return found
