"""A Library and what is worked out from it -> every page as Markdown, in a stable order."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import fields
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any

from jinja2 import Environment

from generator.derive.derived import Derived
from generator.language.language import ENGLISH, Language
from generator.language.tables import BASE
from generator.library import Library, LinkedBriefing
from generator.model.inline import parse_inline, plain
from generator.render.cards import cards_script
from generator.render.environment import environment
from generator.render.figures import Figures
from generator.render.page import Page, Site
from generator.render.printer import Printer
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
) -> Site:
    """All pages of a library, and the static files that they need.

    files: path of a fact file as people are shown it -> its path below the library's folder, for the edit links.
    downloads: slug -> the PDF that the site will have of that briefing.
    """
    renderer = Renderer(library, derived, files, language, downloads)
    pages = tuple(_pages(renderer))
    return Site(
        pages=pages, language=language.code, assets={**assets(), **renderer.scripts}, drawings=renderer.figures.drawings
    )


def _page(folder: str, neighbour: Fragment | None) -> str | None:
    """The path of the page that a relative link leads to."""
    return posixpath.normpath(posixpath.join(folder, neighbour.href)) if neighbour and neighbour.href else None


def _tidy(markdown: str) -> str:
    """No space at line ends, no more than one empty line in a row, one line end at the end."""
    lines = [line.rstrip(" \t") for line in markdown.split("\n")]
    kept = [line for line, before in zip(lines, ["", *lines], strict=False) if line or before]
    return "\n".join(kept).strip("\n") + "\n"


def _pages(renderer: Renderer) -> Iterator[Page]:
    library = renderer.library
    newest = next(iter(library.briefings.values()), None)
    edit = newest.at.file if newest else ""
    for uri, template, make in (
        (urls.HOME, "home", library_views.home),
        (urls.TIMELINE, "combined", library_views.combined_timeline),
        (urls.ACTORS, "index-of", lambda composer: library_views.index(composer, "actor")),
        (urls.PLACES, "index-of", lambda composer: library_views.index(composer, "place")),
    ):
        parent = None if uri == urls.HOME else urls.HOME
        yield renderer.page(template, make(renderer.composer(uri)), edit, parent=parent, in_nav=True)
    for briefing in library.briefings.values():
        yield from _briefing(renderer, briefing)
    for kind, entries, index in (
        ("actor", library.actors, urls.ACTORS),
        ("place", library.places, urls.PLACES),
    ):
        ordered = library_views.order(entries)
        for before, named, after in zip((None, *ordered), ordered, (*ordered[1:], None), strict=False):
            context = library_views.entity(renderer.composer(index), kind, named, before, after)
            name = named[0]
            yield renderer.page("entity", context, entries[name].at.file, parent=index)


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
