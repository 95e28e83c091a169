"""A Library and what is worked out from it -> every page as Markdown, in a stable order."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
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
from generator.render.assets import assets
from generator.render.cards import cards_script
from generator.render.environment import environment
from generator.render.figures import Figures
from generator.render.fingerprints import Fingerprints
from generator.render.known import Made, Memory, remembered, written
from generator.render.page import Page, Site
from generator.render.printer import Printer
from generator.render.trace import Trace
from generator.views import library as library_views
from generator.views import urls
from generator.views.briefing import BriefingViews
from generator.views.cards import cards
from generator.views.compose import Composer
from generator.views.download import Download
from generator.views.entity import entity, named_in_records, parts
from generator.views.frame import Named
from generator.views.index_of import index, name_shelves, order
from generator.views.limits import LIMITS, Limits
from generator.views.parts import Fragment, StandingMark
from generator.views.periods import combined_timeline, periods

NONE: Mapping[str, Download] = MappingProxyType({})


class Renderer:
    """Renders pages with one environment and one composer."""

    def __init__(
        self,
        library: Library,
        derived: Derived,
        files: Mapping[str, str],
        language: Language = ENGLISH,
        downloads: Mapping[str, Download] = NONE,
        limits: Limits = LIMITS,
    ) -> None:
        """limits: how much a page holds before it is divided."""
        self.library = library
        self.derived = derived
        self.files = files
        self.figures = Figures()
        self.language = language
        self.downloads = downloads
        self.limits = limits
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
        """The composer of the folder of the page ``uri``; outside of briefings, equally deep folders share one."""
        folder = "../" * uri.count("/")
        found = self._composers.get(folder)
        if found is None:
            found = self._composers[folder] = self.fresh_composer(uri)
        return found

    def fresh_composer(self, uri: str) -> Composer:
        """A composer that nobody keeps: for the folder of one briefing."""
        return Composer(self.library, self.derived, uri, self._standings, self.language, self.limits)

    def part(self, part: _Part) -> Made:
        """The pages of a part, the scripts that they need, and their drawings."""
        self.scripts.clear()
        self.figures.drawings.clear()
        self._composers.clear()  # nothing that was worked out for other pages: what these depend on would not be seen
        self._standings.clear()
        pages = tuple(_pages(self, part))
        return Made(pages=pages, scripts=dict(self.scripts), drawings=dict(self.figures.drawings))

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
    limits: Limits = LIMITS,
    memory: Memory | None = None,
) -> Site:
    """All pages of a library, and the static files that they need.

    files: path of a fact file as people are shown it -> its path below the library's folder, for the edit links.
    downloads: slug -> the PDF that the site will have of that briefing. copies: how many processes
    share the work; the site is the same. limits: how much a page holds before it is divided. memory: what earlier
    renderings left, and where this one leaves what it makes.
    """
    work = _parts(library)
    if memory is None:
        renderer = Renderer(library, derived, files, language, downloads, limits)
        return _site(in_order(len(work), lambda number: renderer.part(work[number]), copies=copies), language)
    trace = Trace(library, derived, {"files": files, "downloads": downloads})
    traced = Renderer(trace.library, trace.derived, trace.others["files"], language, trace.others["downloads"], limits)
    keys = [Fingerprints().of((language.code, limits, part)) for part in work]
    done = list(
        in_order(len(work), lambda number: _known(traced, trace, work[number], memory, keys[number]), copies=copies)
    )
    memory.keep(
        [key for key, (_, new) in zip(keys, done, strict=True) if new is None],
        {key: new for key, (_, new) in zip(keys, done, strict=True) if new},
    )
    return _site((made for made, _ in done), language)


def _known(renderer: Renderer, trace: Trace, part: _Part, memory: Memory, key: str) -> tuple[Made, bytes | None]:
    """A part, from memory where all that it depends on is as it was; and what memory shall keep, if it was made."""
    old = remembered(content, trace) if (content := memory.find(key)) else None
    if old is not None:
        return old, None
    trace.begin()
    made = renderer.part(part)
    new = written(made, trace)
    return made, memory.sealed(new) if new else b""


def _site(made: Iterable[Made], language: Language) -> Site:
    pages: list[Page] = []
    scripts: dict[str, bytes] = {}
    drawings: dict[str, Drawing] = {}
    for part in made:
        pages += part.pages
        scripts |= part.scripts
        drawings |= part.drawings
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
    """Pages that are made in one go. slug: of a briefing. kind: of an entity, with its neighbours in the index."""

    slug: str | None = None
    kind: str | None = None
    before: Named | None = None
    named: Named | None = None
    after: Named | None = None


def _parts(library: Library) -> list[_Part]:
    """Everything that is to be made, in the order of the site."""
    found = [_Part(), *(_Part(slug=slug) for slug in library.briefings)]
    for kind, entries in (("actor", library.actors), ("place", library.places)):
        ordered = order(entries)
        around = zip((None, *ordered), ordered, (*ordered[1:], None), strict=False)
        found += [_Part(kind=kind, before=before, named=named, after=after) for before, named, after in around]
    return found


def _pages(renderer: Renderer, part: _Part) -> Iterator[Page]:
    library = renderer.library
    if part.slug is not None:
        yield from _briefing(renderer, library.briefings[part.slug])
    elif part.kind is not None and part.named is not None:
        yield from _entity(renderer, part.kind, part.named, part.before, part.after)
    else:
        yield from _indexes(renderer)


def _indexes(renderer: Renderer) -> Iterator[Page]:
    """The index pages of the library, each followed by the pages that it is divided into, if any."""
    library = renderer.library
    newest = next(iter(library.briefings.values()), None)
    edit = newest.at.file if newest else ""
    page = renderer.page
    yield page("home", library_views.home(renderer.composer(urls.HOME)), edit, in_nav=True)
    for shelf, briefing in library_views.briefing_shelves(renderer.fresh_composer(urls.briefings_of(""))):
        yield page("briefing-shelf", shelf, briefing.at.file, parent=_above(shelf, urls.HOME))
    yield page("combined", combined_timeline(renderer.composer(urls.TIMELINE)), edit, parent=urls.HOME, in_nav=True)
    for period, event in periods(renderer.composer(urls.period(""))):
        yield page("combined", period, event.at.file, parent=_above(period, urls.TIMELINE))
    for kind, entries in (("actor", library.actors), ("place", library.places)):
        uri = urls.index_of(kind)
        yield page("index-of", index(renderer.composer(uri), kind), edit, parent=urls.HOME, in_nav=True)
        for names, name in name_shelves(renderer.composer(urls.by_name(kind, "")), kind):
            yield page("index-shelf", names, entries[name].at.file, parent=_above(names, uri))


def _above(context: Any, root: str) -> str:
    """The path of the page above a further page: the last but one of its crumbs."""
    frame = context.frame
    return _page(posixpath.dirname(frame.uri), frame.crumbs[-2]) or root


def _entity(renderer: Renderer, kind: str, named: Named, before: Named | None, after: Named | None) -> Iterator[Page]:
    """The pages of an actor or a place."""
    entries = renderer.library.actors if kind == "actor" else renderer.library.places
    file, above, uri = entries[named[0]].at.file, urls.index_of(kind), urls.entity(kind, named[0])
    context = entity(renderer.composer(above), kind, named, before, after)
    yield renderer.page("entity", context, file, parent=above)
    for part, briefing in parts(renderer.composer(urls.part_of_entity(kind, named[0], "")), kind, named):
        yield renderer.page("entity-part", part, briefing.at.file, parent=_above(part, uri))
    for names in named_in_records(renderer.composer(urls.named_in_records(kind, named[0], "")), kind, named):
        yield renderer.page("entity-named", names, file, parent=_above(names, uri))


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
