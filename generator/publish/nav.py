"""Generated pages that stand outside of MkDocs' nav -> their section, previous and next page, all the same.

A nav that lists every page makes a build quadratic, so only index pages stand in it. Themes read breadcrumbs and the
footer's links from the page itself; those are set here, at no cost.
"""

from __future__ import annotations

from collections.abc import Iterable

from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page as MkDocsPage

from generator.render.page import Page


def place_pages(nav: Navigation, files: Files, pages: Iterable[Page]) -> dict[str, MkDocsPage]:
    """Give every page outside of the nav its parent and its neighbours.

    Returns, for such a page's uri, the page in the nav under which it stands: the one that a theme should show as the
    active one while it renders the page.
    """
    by_uri = {page.uri: page for page in pages}
    built = {uri: made for uri in by_uri if (made := _built(files, uri)) is not None}
    in_nav = {page.file.src_uri for page in nav.pages}
    sections: dict[str, Section | None] = {}
    anchors: dict[str, MkDocsPage] = {}
    for uri, page in by_uri.items():
        if uri in in_nav or uri not in built:
            continue
        chain = _chain(page, by_uri)
        built[uri].parent = _section(chain, by_uri, built, nav, in_nav, sections)
        built[uri].previous_page = built.get(page.previous or "")
        built[uri].next_page = built.get(page.next or "")
        anchor = next((above for above in chain if above in in_nav and above in built), None)
        if anchor:
            anchors[uri] = built[anchor]
    return anchors


def _built(files: Files, uri: str) -> MkDocsPage | None:
    file = files.get_file_from_path(uri)
    return file.page if file else None


def _chain(page: Page, by_uri: dict[str, Page]) -> list[str]:
    """The uris above ``page``, nearest first."""
    chain: list[str] = []
    while page.parent and page.parent in by_uri and page.parent not in chain:
        chain.append(page.parent)
        page = by_uri[page.parent]
    return chain


def _section(
    chain: list[str],
    by_uri: dict[str, Page],
    built: dict[str, MkDocsPage],
    nav: Navigation,
    in_nav: set[str],
    sections: dict[str, Section | None],
) -> Section | None:
    """The section that stands for the first page of ``chain``, inside those of the rest; one object for each page.

    The home page has none, since themes put it before every breadcrumb themselves.
    """
    if not chain or (nav.homepage and chain[0] == nav.homepage.file.src_uri):
        return None
    uri = chain[0]
    if uri not in sections:
        section = Section(by_uri[uri].title, [built[uri]])
        above = _section(chain[1:], by_uri, built, nav, in_nav, sections)
        section.parent = built[uri].parent if uri in in_nav else above
        sections[uri] = section
    return sections[uri]
