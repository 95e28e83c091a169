"""A Library and what is worked out from it -> every page as Markdown, in a stable order."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any

from jinja2 import Environment

from generator.derive.derived import Derived
from generator.figures.drawing import Drawing
from generator.language.language import ENGLISH, Language
from generator.language.tables import BASE
from generator.library import Library, LinkedBriefing
from generator.model.inline import parse_inline, plain
from generator.processes import in_order
from generator.render.cards import cards_script
from generator.render.environment import environment
from generator.render.explore import explore_scripts
from generator.render.figures import Figures
from generator.render.page import Page, Site
from generator.render.printer import Printer
from generator.views import explore as explore_views
from generator.views import library as library_views
from generator.views import urls
from generator.views.briefing import BriefingViews
from generator.views.cards import cards
from generator.views.compose import Composer
from generator.views.download import Download
from generator.views.parts import Fragment, StandingMark

_ASSETS = "assets/briefings"
_WORKSHOP = (".md", ".py")
"""Ends of the names of files beside assets that explain or make them, and that no site needs."""
_BASE = ("fonts", "tokens", "material", "frame", "standing", "voice", "citation", "strip", "statement")
NONE: Mapping[str, Download] = MappingProxyType({})
_ORDER = {f"{name}.css": at for at, name in enumerate(_BASE)} | {"print.css": 99}
"""The sheets that others build on come first, what holds on paper comes last."""


class Renderer:
    """Renders pages with one environment and one composer."""

    def __init__(
        self,
        library: Library,
        derived: Derived,
        files: Mapping[str, str],
        language: Language = ENGLISH,
        downloads: Mapping[str, Download] = NONE,
    ) -> None:
        self.library = library
        self.derived = derived
        self.files = files
        self.figures = Figures()
        self.language = language
        self.downloads = downloads
        self.printer = Printer(language)
        self.environment: Environment = environment(self.figures, self.printer)
        self.scripts: dict[str, bytes] = {}
        self._composers: dict[str, Composer] = {}
        self._standings: dict[int, StandingMark] = {}

    def _written_in(self, uri: str) -> str:
        """The language of the facts on a page: its briefing's, or that of the newest."""
        briefings = self.library.briefings
        found = briefings.get(posixpath.basename(posixpath.dirname(uri))) or next(iter(briefings.values()), None)
        return str(found.record.language) if found else BASE

    def composer(self, uri: str) -> Composer:
        """The composer of the folder that the page ``uri`` lies in; from all that are one deep, links look the same."""
        folder = "../" * uri.count("/")
        found = self._composers.get(folder)
        if found is None:
            found = self._composers[folder] = self.fresh_composer(uri)
        return found

    def fresh_composer(self, uri: str) -> Composer:
        """A composer that nobody keeps: for the folder of one briefing."""
        return Composer(self.library, self.derived, uri, self._standings, self.language)

    def part(self, part: _Part) -> tuple[list[Page], dict[str, bytes], dict[str, Drawing]]:
        """The pages of a part, the scripts that they need, and their drawings."""
        self.scripts.clear()
        self.figures.drawings.clear()
        pages = list(_pages(self, part))
        return pages, dict(self.scripts), dict(self.figures.drawings)

    def page(self, template: str, context: Any, edit: str, *, parent: str | None = None, in_nav: bool = False) -> Page:
        """One page. context: a dataclass of `generator.views.contexts` with a ``frame``."""
        values = {field.name: getattr(context, field.name) for field in fields(context)}
        frame = context.frame
        folder = posixpath.dirname(frame.uri)
        self.figures.start(frame.uri)
        self.printer.start(self._written_in(frame.uri))
        return Page(
            uri=frame.uri,
            title=plain(parse_inline(frame.search_title)),
            markdown=_tidy(self.environment.get_template(f"{template}.md.jinja").render(values)),
            edit=self.files.get(edit, edit),
            parent=parent,
            previous=_page(folder, frame.previous),
            next=_page(folder, frame.next),
            in_nav=in_nav,
        )


def render(
    library: Library,
    derived: Derived,
    files: Mapping[str, str],
    language: Language = ENGLISH,
    downloads: Mapping[str, Download] = NONE,
    *,
    copies: int = 1,
) -> Site:
    """All pages of a library, and the static files that they need.

    files: path of a fact file as people are shown it -> its path below the library's folder, for the edit links.
    downloads: slug -> the PDF that the site will have of that briefing. copies: how many processes
    share the work; the site is the same.
    """
    renderer = Renderer(library, derived, files, language, downloads)
    parts = _parts(library, copies)
    done = in_order(len(parts), lambda number: renderer.part(parts[number]), copies=copies)
    pages: list[Page] = []
    scripts: dict[str, bytes] = {}
    drawings: dict[str, Drawing] = {}
    for made, scripted, drawn in done:
        pages += made
        scripts |= scripted
        drawings |= drawn
    return Site(pages=tuple(pages), language=language.code, assets={**assets(), **scripts}, drawings=drawings)


def _page(folder: str, neighbour: Fragment | None) -> str | None:
    """The path of the page that a relative link leads to."""
    return posixpath.normpath(posixpath.join(folder, neighbour.href)) if neighbour and neighbour.href else None


def _tidy(markdown: str) -> str:
    """No space at line ends, no more than one empty line in a row, one line end at the end."""
    lines = [line.rstrip(" \t") for line in markdown.split("\n")]
    kept = [line for line, before in zip(lines, ["", *lines], strict=False) if line or before]
    return "\n".join(kept).strip("\n") + "\n"


@dataclass(frozen=True, kw_only=True, slots=True)
class _Part:
    """Pages that are made in one go. slug: of a briefing. kind: of entities, with their places in the index.

    records: no page, but what the page Explore finds its records with.
    """

    records: bool = False
    slug: str | None = None
    kind: str | None = None
    first: int = 0
    end: int = 0


_ENTITIES = 64
"""How many entities' pages are made in one go, where processes share them: neighbours have their words in common."""


def _parts(library: Library, copies: int) -> list[_Part]:
    """Everything that is to be made, in the order of the site."""
    found = [_Part(), _Part(records=True), *(_Part(slug=slug) for slug in library.briefings)]
    for kind, entries in (("actor", library.actors), ("place", library.places)):
        size = len(entries) if copies < 2 else max(_ENTITIES, len(entries) // (4 * copies))
        found += [_Part(kind=kind, first=at, end=at + size) for at in range(0, len(entries), max(size, 1))]
    return found


def _pages(renderer: Renderer, part: _Part) -> Iterator[Page]:
    library = renderer.library
    if part.slug is not None:
        yield from _briefing(renderer, library.briefings[part.slug])
    elif part.records:
        renderer.scripts.update(explore_scripts(explore_views.everything(renderer.fresh_composer(urls.EXPLORE))))
    elif part.kind is not None:
        yield from _entities(renderer, part.kind, part.first, part.end)
    else:
        yield from _indexes(renderer)


def _indexes(renderer: Renderer) -> Iterator[Page]:
    newest = next(iter(renderer.library.briefings.values()), None)
    edit = newest.at.file if newest else ""
    for uri, template, make in (
        (urls.HOME, "home", library_views.home),
        (urls.EXPLORE, "explore", explore_views.explore),
        (urls.TIMELINE, "combined", library_views.combined_timeline),
        (urls.ACTORS, "index-of", lambda composer: library_views.index(composer, "actor")),
        (urls.PLACES, "index-of", lambda composer: library_views.index(composer, "place")),
    ):
        parent = None if uri == urls.HOME else urls.HOME
        yield renderer.page(template, make(renderer.composer(uri)), edit, parent=parent, in_nav=True)


def _entities(renderer: Renderer, kind: str, first: int, end: int) -> Iterator[Page]:
    """The pages of actors or places, by their places in the order of the index."""
    library, is_actor = renderer.library, kind == "actor"
    entries, index = (library.actors, urls.ACTORS) if is_actor else (library.places, urls.PLACES)
    ordered = library_views.order(entries)
    around = list(zip((None, *ordered), ordered, (*ordered[1:], None), strict=False))
    for before, named, after in around[first:end]:
        context = library_views.entity(renderer.composer(index), kind, named, before, after)
        yield renderer.page("entity", context, entries[named[0]].at.file, parent=index)


def _briefing(renderer: Renderer, briefing: LinkedBriefing) -> Iterator[Page]:
    composer = renderer.fresh_composer(urls.briefing(briefing.slug))
    views = BriefingViews(composer, briefing, renderer.downloads.get(briefing.slug))
    library, home = renderer.library, briefing.at.file
    events = next((event.at.file for event in briefing.events), home)
    claims = next((claim.at.file for claim in briefing.claims), events)
    sources = next((library.sources[name].at.file for name in briefing.sources.values()), home)
    occurring = library.occurring.get(briefing.slug, {})
    actors = next((library.actors[name].at.file for name in occurring if name in library.actors), home)
    places = next((library.places[name].at.file for name in occurring if name in library.places), home)
    top = urls.briefing(briefing.slug)
    renderer.scripts[urls.cards(briefing.slug)] = cards_script(cards(views.composer, briefing))
    yield renderer.page("overview", views.overview(), home, parent=urls.HOME)
    yield renderer.page("timeline", views.timeline(), events, parent=top)
    yield renderer.page("actors", views.actors(), actors, parent=top)
    yield renderer.page("places", views.places(), places, parent=top)
    yield renderer.page("claims", views.claims(), claims, parent=top)
    yield renderer.page("sources", views.sources(), sources, parent=top)


def assets() -> dict[str, bytes]:
    """Every style, script and font that pages use, and the fonts' licences: path in the site -> content."""
    return dict(_assets(files("generator") / "assets", _ASSETS))


def _assets(folder: Traversable, uri: str) -> Iterator[tuple[str, bytes]]:
    """What lies in a folder and in those below it, but for what is only there for those who work on it."""
    for item in sorted(folder.iterdir(), key=lambda item: (_ORDER.get(item.name, 50), item.name)):
        if item.name.startswith((".", "_")) or item.name.endswith(_WORKSHOP):
            continue
        if item.is_dir():
            yield from _assets(item, f"{uri}/{item.name}")
        else:
            yield f"{uri}/{item.name}", item.read_bytes()
