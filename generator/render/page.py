"""The shape in which pages leave the core -> what MkDocs and the folder on disk are adapters of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.figures.drawing import Drawing
from generator.language.tables import BASE


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """One Markdown page.

    uri: path inside the documentation folder, POSIX, ends in ``.md`` (``briefings/idlib/timeline.md``).
    title: plain text, as the browser's tab and the search results show it.
    markdown: the whole page, YAML front matter included; links to other pages are relative ``.md`` paths.
    edit: the fact file that most of the page comes from, as a path relative to the library's folder (POSIX).
    parent: uri of the page above it; None at the top.
    previous, next: uris of its neighbours in reading order.
    in_nav: whether it stands in the site's navigation (index pages only: navs that list all pages are quadratic).
    """

    uri: str
    title: str
    markdown: str
    edit: str
    parent: str | None = None
    previous: str | None = None
    next: str | None = None
    in_nav: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Site:
    """All pages, in a stable order, the static files that they need (uri -> bytes) and their drawings (uri -> drawing).

    A drawing's uri is that of the file in which it is an image of its own. own: the uris of the pages that are built
    here, of a site that is built in shares; None for all.
    """

    pages: tuple[Page, ...]
    language: str = BASE
    assets: Mapping[str, bytes] = field(default_factory=dict)
    drawings: Mapping[str, Drawing] = field(default_factory=dict)
    own: frozenset[str] | None = None
