"""A library, and how much a page may hold -> its pages: divided, and nothing lost."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from benchmarks.corpus import write_corpus
from generator.derive.derived import derive
from generator.language.language import language
from generator.library import Library
from generator.pipeline import examine
from generator.render.page import Page
from generator.render.pages import render
from generator.views import urls
from generator.views.limits import LIMITS, Limits

TIGHT = Limits(
    home=1, newest=1, year=1, index=5, letter=3, foremost=1, timeline=5, period=3, latest=3, mentions=3, recent=2,
    part=2, named=1, declared=1, marks=2,
)  # fmt: skip
"""Divides even a library of a handful."""


def _pages(library: Library, limits: Limits = LIMITS, code: str = "en") -> dict[str, Page]:
    site = render(library, derive(library), {}, language(code), limits=limits)
    return {page.uri: page for page in site.pages}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Four invented briefings from several years."""
    folder = tmp_path_factory.mktemp("corpus") / "briefings"
    write_corpus(folder, 4)
    return examine(folder).library


@pytest.fixture(scope="module", params=["everything", "corpus"])
def library(request: pytest.FixtureRequest, everything: Path, corpus: Library) -> Library:
    """The library with every field, and the invented one."""
    return corpus if request.param == "corpus" else examine(everything).library


@pytest.fixture(scope="module")
def divided(library: Library, html_tree: ModuleType) -> dict[str, Any]:
    """The pages of a library under the tightest limits, as trees."""
    return dict(html_tree.trees(_pages(library, TIGHT).values()))


def _links(trees: Mapping[str, Any], uri: str) -> set[str]:
    """The pages that a page links to, with their anchors."""
    links = (link.attributes.get("href", "") for link in trees[uri].all("a"))
    return {posixpath.normpath(posixpath.join(posixpath.dirname(uri), href)) for href in links if "://" not in href}


def _below(trees: Mapping[str, Any], prefix: str) -> set[str]:
    """All that the pages whose path begins with ``prefix`` link to."""
    return {link for uri in trees if uri.startswith(prefix) for link in _links(trees, uri)}


def test_no_link_of_a_divided_library_leads_nowhere(divided: dict[str, Any], html_tree: ModuleType) -> None:
    """Every link between the pages of a large library finds its page and its anchor."""
    assert html_tree.broken_links(divided) == []


def test_divided_pages_speak_other_languages(everything: Path, html_tree: ModuleType) -> None:
    """The further pages of a site in Arabic have the same addresses, and no hole where a word is missing."""
    library = examine(everything).library
    arabic = html_tree.trees(_pages(library, TIGHT, "ar").values())
    assert (html_tree.broken_links(arabic), sorted(arabic)) == ([], sorted(_pages(library, TIGHT)))


def test_divided_pages_are_whole(divided: dict[str, Any], html_tree: ModuleType) -> None:
    """No further page has an empty section, item or cell."""
    holes = {uri: html_tree.holes(tree) + html_tree.dangers(tree) for uri, tree in divided.items()}
    assert {uri: found for uri, found in holes.items() if found} == {}


def test_every_page_is_reached_from_home(divided: dict[str, Any]) -> None:
    """A reader who only follows links gets to every page of a large library."""
    found, open_ = {"index.md"}, ["index.md"]
    while open_:
        for link in _links(divided, open_.pop()):
            page = link.partition("#")[0]
            if page in divided and page not in found:
                found.add(page)
                open_.append(page)
    assert sorted(divided.keys() - found) == []


def test_every_briefing_and_event_is_filed(library: Library, divided: dict[str, Any]) -> None:
    """The pages of years and months hold all briefings, and all events, that a library has."""
    briefings = {link for link in _below(divided, "briefings/by-date/") if re.fullmatch("briefings/.*/index.md", link)}
    events = {link for link in _below(divided, "timeline/") if "/timeline.md#" in link}
    assert (briefings, events) == (
        {urls.briefing(slug) for slug in library.briefings},
        {
            f"{urls.briefing(event.briefing, 'timeline')}#{urls.proposition_anchor(uid)}"
            for uid, event in library.events.items()
        },
    )


def test_every_name_is_filed(library: Library, divided: dict[str, Any]) -> None:
    """The pages by name hold all actors, and all places, that a library has."""
    rows = {
        kind: {
            posixpath.normpath(posixpath.join(posixpath.dirname(uri), row.all("a")[0].attributes["href"]))
            for uri in divided
            if uri.startswith(f"{kind}/by-name/")
            for row in divided[uri].all("tr")[1:]
        }
        for kind in ("actors", "places")
    }
    names = {"actors": library.actors, "places": library.places}
    assert rows == {kind: {f"{kind}/{name}.md" for name in found} for kind, found in names.items()}


def test_what_is_said_of_an_actor_or_place_stays(
    library: Library, divided: dict[str, Any], html_tree: ModuleType
) -> None:
    """Whatever the one page of an actor or place in a small library leads to, its pages in a large one do, too."""
    whole = html_tree.trees(_pages(library).values())
    lost = {}
    for kind, entries in (("actors", library.actors), ("places", library.places)):
        for name in entries:
            wanted = _links(whole, f"{kind}/{name}.md")
            wanted = {link for link in wanted if "#s_relation" not in link}  # rows of a list that has fewer here
            found = _links(divided, f"{kind}/{name}.md") | _below(divided, f"{kind}/{name}/")
            if wanted - found:
                lost[name] = sorted(wanted - found)
    assert lost == {}


def test_limits_hold(library: Library, divided: dict[str, Any]) -> None:
    """No list of a divided library has more rows than its limit."""
    names = [len(tree.all("tr")) - 1 for uri, tree in divided.items() if "/by-name/" in uri]
    cards = len(divided["index.md"].with_class("bf-briefing"))
    latest = len(divided["timeline.md"].with_class("bf-in"))
    dated = sum(event.record.when.earliest is not None for event in library.events.values())
    assert (cards, latest, max(names) <= TIGHT.letter) == (TIGHT.newest, min(TIGHT.latest, dated), True)


def test_a_new_briefing_leaves_old_pages_alone(tmp_path: Path, corpus: Library) -> None:
    """A briefing more changes those pages of years and months only under which it, or what it tells of, is filed."""
    write_corpus(tmp_path / "briefings", 4)
    slug, newest = next(iter(corpus.briefings.items()))
    (tmp_path / "briefings" / slug).rename(tmp_path / slug)
    before, after = _pages(examine(tmp_path / "briefings").library, TIGHT), _pages(corpus, TIGHT)
    whens = [newest.record.as_of, *(event.record.when for event in newest.events)]
    years = {str(day.year) for when in whens if (day := when.earliest or when.latest)} | {"undated"}
    filed = re.compile(r"(?:briefings/by-date|timeline)/(\d{4}|undated)")
    changed = {
        found[1]
        for uri, page in before.items()
        if (found := filed.match(uri)) and (uri not in after or _body(after[uri]) != _body(page))
    }
    assert (changed - years, len(changed) > 0) == (set(), True)


def _body(page: Page) -> str:
    """A page without its last lines, which name its neighbours."""
    return page.markdown.partition('<nav class="bf-turn"')[0]


def test_small_libraries_are_not_divided(everything: Path) -> None:
    """A library of a few briefings has no page beyond those that it always had."""
    uris = _pages(examine(everything).library)
    library = examine(everything).library
    names = [urls.actor(name) for name in library.actors] + [urls.place(name) for name in library.places]
    briefings = [urls.briefing(slug, page) for slug in library.briefings for page in urls.BRIEFING_PAGES]
    assert sorted(uris) == sorted(
        [urls.HOME, urls.EXPLORE, urls.TIMELINE, urls.ACTORS, urls.PLACES, *names, *briefings]
    )
