"""The files of the built site, read without a browser: nothing asks another host, every link leads somewhere."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tests.browser.server import SUB_PATH

MOST_SCRIPTS = 25 * 1000  # bytes, compressed
ON_DEMAND = ("engine.js", "words.js")
MOST_LATE_SCRIPTS = 18 * 1000
MOST_DRAWING = 60 * 1000  # bytes

LOADS = {"src", "srcset", "poster", "data", "background", "ping", "manifest", "formaction"}
LINKS_THAT_LOAD = re.compile(r"stylesheet|icon|preload|prefetch|preconnect|dns-prefetch|manifest|modulepreload")
ABSOLUTE = re.compile(r"\s*(?:https?:|wss?:)?//", re.IGNORECASE)
IN_STYLES = re.compile(r"(?:url\(\s*[\"']?|@import\s+[\"'])\s*((?:https?:)?//[^\"')\s]+)", re.IGNORECASE)
IN_SCRIPTS = re.compile(r"(?:https?:|wss?:)//[^\"'`\s)]+")
NAMESPACE = re.compile(r"https?://www\.w3\.org/")  # names of XML vocabularies, which nobody asks for


@dataclass(kw_only=True)
class Seen:
    """What stands in a page."""

    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    inline: list[str] = field(default_factory=list)
    """Style attributes and event handlers, which a strict policy forbids."""
    styles: str = ""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen, self._in_style = Seen(), False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self._in_style = tag == "style"
        self.seen.ids += [values["id"]] if "id" in values else []
        if tag in ("a", "area") and "href" in values:
            self.seen.links.append(values["href"])
        if (tag == "link" and LINKS_THAT_LOAD.search(values.get("rel", ""))) or tag in ("image", "use"):
            self.seen.loads += [values[name] for name in ("href", "xlink:href") if name in values]
        self.seen.loads += [value for name, value in values.items() if name in LOADS]
        self.seen.inline += [
            f"<{tag} {name}={value!r}>"
            for name, value in values.items()
            if name == "style" or (name.startswith("on") and name[2:].isalpha())
        ]

    def handle_data(self, data: str) -> None:
        if self._in_style:
            self.seen.styles += data
            self._in_style = False


@cache
def _page(path: Path) -> Seen:
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    reader.close()
    return reader.seen


def _pages(site: Path) -> Iterator[tuple[str, Seen]]:
    for path in sorted(site.rglob("*.html")):
        yield path.relative_to(site).as_posix(), _page(path)


def test_no_page_loads_from_another_host(site: Path) -> None:
    """Whoever opens a page tells nobody but its host: no script, style, image, font or frame comes from elsewhere."""
    found = [(uri, load) for uri, seen in _pages(site) for load in seen.loads if ABSOLUTE.match(load)]
    found += [(uri, load) for uri, seen in _pages(site) for load in IN_STYLES.findall(seen.styles)]
    assert found == []


def test_no_file_loads_from_another_host(site: Path) -> None:
    """No style sheet or drawing names another host, and no script of ours has an address of one in it."""
    found = []
    for path in sorted(site.rglob("*")):
        if path.suffix in (".css", ".svg"):
            found += [(path.name, address) for address in IN_STYLES.findall(path.read_text(encoding="utf-8"))]
    for path in sorted((site / "assets/briefings").rglob("*.js")):
        addresses = IN_SCRIPTS.findall(path.read_text(encoding="utf-8"))
        found += [(path.name, address) for address in addresses if not NAMESPACE.match(address)]
    assert found == []


def test_every_link_leads_somewhere(site: Path) -> None:
    """No link within the site leads to a page, or to a place on a page, that does not exist."""
    dead = []
    for uri, seen in _pages(site):
        for link in seen.links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc or (uri == "404.html" and not parts.path.startswith(SUB_PATH)):
                continue
            path = unquote(parts.path)
            target = site / path.removeprefix(SUB_PATH) if path.startswith("/") else (site / uri).parent / path
            target = site / uri if not path else target / "index.html" if target.is_dir() else target
            fragment = unquote(parts.fragment)
            exists = target.is_file()
            if not exists or (fragment and target.suffix == ".html" and fragment not in _ids(target.resolve())):
                dead.append((uri, link))
    assert dead == []


def test_names_of_places_are_unique(site: Path) -> None:
    """A link to a place on a page cannot mean two of them."""
    twice = {uri: sorted({one for one in seen.ids if seen.ids.count(one) > 1}) for uri, seen in _pages(site)}
    assert {uri: ids for uri, ids in twice.items() if ids} == {}


def test_no_style_or_handler_stands_in_a_tag(site: Path) -> None:
    """A strict policy forbids style attributes and event handlers, so a page that relied on them would be damaged."""
    found = {uri: sorted(set(seen.inline)) for uri, seen in _pages(site)}
    assert {uri: tags for uri, tags in found.items() if tags} == {}


def test_own_scripts_are_small(site: Path) -> None:
    """All scripts that every page runs are under 25 KB together as sent; what is loaded on demand is under 18."""
    folder = site / "assets/briefings"
    files = {path: len(gzip.compress(path.read_bytes(), 6)) for path in sorted(folder.rglob("*.js"))}
    late = {path.name: size for path, size in files.items() if path.parent.name == "explore" or path.name in ON_DEMAND}
    early = {path.name: size for path, size in files.items() if path.name not in late}
    sums = (sum(early.values()) < MOST_SCRIPTS, 0 < sum(late.values()) < MOST_LATE_SCRIPTS)
    assert (early, late, sums) == (early, late, (True, True))


def test_drawings_are_small(site: Path) -> None:
    """Each drawing of a usual briefing is under 60 KB, in a file of its own and within a page."""
    heavy = {}
    for path in sorted(site.rglob("*.svg")):
        heavy[path.relative_to(site).as_posix()] = path.stat().st_size
    for path in sorted(site.rglob("*.html")):
        for number, drawing in enumerate(re.findall(r"<svg\b.*?</svg>", path.read_text(encoding="utf-8"), re.DOTALL)):
            heavy[f"{path.relative_to(site).as_posix()}, drawing {number}"] = len(drawing.encode())
    assert {name: size for name, size in heavy.items() if size >= MOST_DRAWING} == {}


@cache
def _ids(path: Path) -> frozenset[str]:
    return frozenset(_page(path).ids)
