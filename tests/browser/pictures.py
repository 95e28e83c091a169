"""The repository's own library -> pictures of every kind of page, wide, on a phone, dark, on paper, in Arabic, in use.

To be looked at before a change of the look is merged: ``make pictures``, or
``python -m tests.browser.pictures FOLDER [KIND ...]``; ``index.html`` in the folder shows them all.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any, Final

import yaml
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.kinds import KINDS, Kind
from tests.browser.server import HEADERS_FILE, serve

ROOT: Final = Path(__file__).parents[2]
FOLDER: Final = ROOT / "build" / "pictures"
WIDE: Final[dict[str, Any]] = {"viewport": {"width": 1440, "height": 900}}
PHONE: Final[dict[str, Any]] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
SETTLED: Final = 400  # milliseconds in which scripts finish what they began
PAPER_DPI: Final = 60


@dataclass(frozen=True, kw_only=True, slots=True)
class View:
    """A way to look at every kind of page. options: of a new browser context. arabic: of the Arabic site."""

    name: str
    options: dict[str, Any]
    arabic: bool = False


VIEWS: Final = (
    View(name="wide", options=WIDE),
    View(name="phone", options=PHONE),
    View(name="dark", options={**WIDE, "color_scheme": "dark"}),
    View(name="arabic", options=WIDE, arabic=True),
    View(name="arabic-phone", options=PHONE, arabic=True),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class State:
    """A page in use. does: what a reader does on it. whole: the page from top to bottom, not only the window."""

    name: str
    kind: str
    options: dict[str, Any]
    does: Callable[[Page], None]
    whole: bool = False


def _opens_card(page: Page) -> None:
    mark = page.locator(".bf-cite").first
    mark.scroll_into_view_if_needed()
    mark.locator("a").focus()
    page.locator(".bf-card").first.wait_for(state="visible")


def _filters(page: Page) -> None:
    if page.locator(".bf-filters__more").is_visible():
        page.locator(".bf-filters__more").click()
    page.get_by_label("Attributed").first.check()


def _filters_all_away(page: Page) -> None:
    page.get_by_label("From").first.fill("2999-01-01")
    page.locator(".bf-filters__none").first.wait_for(state="visible")


def _looks(page: Page) -> None:
    """Nothing more than open the page: what is searched for is typed already."""


STATES: Final = (
    State(name="card", kind="overview", options=WIDE, does=_opens_card),
    State(name="card-dark", kind="overview", options={**WIDE, "color_scheme": "dark"}, does=_opens_card),
    State(name="card-phone", kind="overview", options=PHONE, does=_opens_card),
    State(name="filtered", kind="timeline", options=WIDE, does=_filters, whole=True),
    State(name="filtered-phone", kind="timeline", options=PHONE, does=_filters),
    State(name="filtered-away", kind="timeline", options=WIDE, does=_filters_all_away),
    State(name="search", kind="search", options=WIDE, does=_looks),
    State(name="search-phone", kind="search", options=PHONE, does=_looks),
    State(name="forced-colors", kind="overview", options={**WIDE, "forced_colors": "active"}, does=_looks, whole=True),
    State(
        name="forced-colors-patterns",
        kind="patterns",
        options={**WIDE, "forced_colors": "active"},
        does=_looks,
        whole=True,
    ),
)


def take_pictures(folder: Path, names: frozenset[str] = frozenset()) -> int:
    """Fill ``folder`` with pictures of the kinds in ``names`` (of all, if empty); how many."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = [kind for kind in KINDS if not names or kind.name in names]
    taken: list[tuple[str, str]] = []
    with sync_playwright() as playwright:
        program = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for arabic in (False, True):
            with _served(folder, arabic=arabic) as address:
                taken += _of_views(browser, address, folder, wanted, arabic=arabic)
                if not arabic:
                    taken += _of_states(browser, address, folder, wanted)
                    taken += _on_paper(browser, address, folder, wanted)
        browser.close()
    (folder / "index.html").write_text(_sheet(taken), encoding="utf-8")
    return len(taken)


def _of_views(
    browser: Browser, address: str, folder: Path, kinds: list[Kind], *, arabic: bool
) -> Iterator[tuple[str, str]]:
    for view in VIEWS:
        for kind in kinds:
            if view.arabic is arabic and kind.query is None:
                with _opened(browser, address, kind, view.options) as page:
                    yield kind.name, _saved(page, folder, f"{kind.name}-{view.name}", whole=True)


def _of_states(browser: Browser, address: str, folder: Path, kinds: list[Kind]) -> Iterator[tuple[str, str]]:
    by_name = {kind.name: kind for kind in kinds}
    for state in STATES:
        if state.kind in by_name:
            with _opened(browser, address, by_name[state.kind], state.options) as page:
                state.does(page)
                page.wait_for_timeout(SETTLED)
                yield "states", _saved(page, folder, f"state-{state.name}", whole=state.whole)


def _on_paper(browser: Browser, address: str, folder: Path, kinds: list[Kind]) -> Iterator[tuple[str, str]]:
    """The sheets of each kind where poppler's pdftoppm can draw them, else the page as print styles show it."""
    drawer = shutil.which("pdftoppm")
    for kind in kinds:
        if kind.query is not None or kind.only_served:
            continue
        with _opened(browser, address, kind, WIDE) as page:
            if drawer is None:
                page.emulate_media(media="print")
                yield kind.name, _saved(page, folder, f"{kind.name}-print", whole=True)
                continue
            file = folder / f"{kind.name}-print.pdf"
            page.pdf(path=file, prefer_css_page_size=True, print_background=False)
        stem = file.with_suffix("")
        subprocess.run([drawer, "-r", str(PAPER_DPI), "-png", str(file), str(stem)], check=True)
        for sheet in sorted(folder.glob(f"{stem.name}-*.png")):
            yield kind.name, sheet.name


@contextmanager
def _opened(browser: Browser, address: str, kind: Kind, options: dict[str, Any]) -> Iterator[Page]:
    context = browser.new_context(**options)
    page = context.new_page()
    page.goto(address + kind.uri)
    page.evaluate("document.fonts.ready.then(() => true)")
    if kind.query is not None:
        if not page.locator(".md-search__input").is_visible():
            page.locator("label[for=__search]").locator("visible=true").first.click()
        page.locator(".md-search__input").fill(kind.query)
        page.locator(".md-search__input").press("End")
        page.locator(".md-search-result__link").first.wait_for(timeout=20_000)
    page.wait_for_timeout(SETTLED)
    yield page
    context.close()


def _saved(page: Page, folder: Path, name: str, *, whole: bool) -> str:
    page.screenshot(path=folder / f"{name}.png", full_page=whole, animations="disabled")
    return f"{name}.png"


@contextmanager
def _served(folder: Path, *, arabic: bool) -> Iterator[str]:
    """The address of the library's site, built into a folder beside the pictures."""
    site = folder / ("site-arabic" if arabic else "site")
    config: dict[str, Any] = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    ours = next(entry["briefings"] for entry in config["plugins"] if isinstance(entry, dict) and "briefings" in entry)
    ours |= {"library": str(ROOT / ours["library"]), "headers_file": HEADERS_FILE}
    config |= {"docs_dir": str(ROOT / config.get("docs_dir", "docs")), "site_dir": str(site)}
    if arabic:
        config["theme"] |= {"language": "ar"}
    file = site.with_suffix(".yml")
    file.write_text(yaml.safe_dump(config), encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(file)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    with serve(site) as running:
        yield running.address


def _sheet(taken: list[tuple[str, str]]) -> str:
    """A page with all pictures, those of a kind in a row."""
    rows: dict[str, list[str]] = {}
    for kind, name in taken:
        rows.setdefault(kind, []).append(name)
    style = (
        "body{font:14px system-ui;margin:2rem;background:#888}h2{margin:2rem 0 .5rem}"
        "div{display:flex;gap:1rem;align-items:start;overflow-x:auto}figure{margin:0;flex:none}"
        "img{display:block;block-size:640px;inline-size:auto;max-inline-size:900px;object-fit:cover;object-position:top}"
    )
    parts = [f'<!doctype html><meta charset="utf-8"><title>Pictures</title><style>{style}</style>']
    for kind, names in rows.items():
        figures = "".join(
            f'<figure><a href="{escape(name)}"><img loading="lazy" src="{escape(name)}" alt=""></a>'
            f"<figcaption>{escape(name.removesuffix('.png'))}</figcaption></figure>"
            for name in names
        )
        parts.append(f"<h2>{escape(kind)}</h2><div>{figures}</div>")
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    count = take_pictures(target.resolve(), frozenset(sys.argv[2:]))
    sys.stdout.write(f"{count} pictures; open {target / 'index.html'}\n")
