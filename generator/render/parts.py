"""A Library -> what its site consists of: parts, each of pages that are made in one go."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.library import Library, LinkedBriefing
from generator.render.cards import cards_script
from generator.render.explore import explore_scripts
from generator.render.page import Page
from generator.render.renderer import Renderer, neighbour
from generator.views import library as library_views
from generator.views import urls
from generator.views.briefing import BriefingViews
from generator.views.cards import cards
from generator.views.entity import entity, named_in_records
from generator.views.entity import parts as entity_parts
from generator.views.explore import everything, explore
from generator.views.frame import Named
from generator.views.index_of import index, name_shelves, order
from generator.views.periods import combined_timeline, periods


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """Pages that are made in one go: one that spans the library, those of a briefing, or those of an actor or a place.

    name: of the page, the slug, or the id. before, after: the neighbours of an actor or a place in their index.
    """

    kind: str
    name: str
    title: str = ""
    before: Named | None = None
    after: Named | None = None


_SPANNING: Mapping[str, Callable[[Renderer], Iterator[Page]]] = {
    "home": lambda renderer: _home(renderer),
    "explore": lambda renderer: _explore(renderer),
    "timeline": lambda renderer: _timeline(renderer),
    "actors": lambda renderer: _index(renderer, "actor"),
    "places": lambda renderer: _index(renderer, "place"),
}


def parts(library: Library) -> list[Part]:
    """Everything that is to be made, in the order of the site."""
    found = [Part(kind="library", name=name) for name in _SPANNING]
    found += [Part(kind="briefing", name=slug) for slug in library.briefings]
    for kind, entries in (("actor", library.actors), ("place", library.places)):
        ordered = order(entries)
        around = zip((None, *ordered), ordered, (*ordered[1:], None), strict=False)
        found += [
            Part(kind=kind, name=name, title=title, before=before, after=after)
            for before, (name, title), after in around
        ]
    return found


def pages(renderer: Renderer, part: Part) -> Iterator[Page]:
    """The pages of a part, one after the other."""
    if part.kind == "library":
        return _SPANNING[part.name](renderer)
    if part.kind == "briefing":
        return _briefing(renderer, renderer.library.briefings[part.name])
    return _entity(renderer, part.kind, (part.name, part.title), part.before, part.after)


def _home(renderer: Renderer) -> Iterator[Page]:
    """The home page, and the pages with the briefings that it does not show."""
    yield renderer.page("home", library_views.home(renderer.composer(urls.HOME)), _newest(renderer), in_nav=True)
    for shelf, briefing in library_views.briefing_shelves(renderer.composer(urls.briefings_of(""))):
        yield renderer.page("briefing-shelf", shelf, briefing.at.file, parent=_above(shelf, urls.HOME))


def _explore(renderer: Renderer) -> Iterator[Page]:
    """The page Explore, with all records in the scripts that it loads."""
    composer = renderer.composer(urls.EXPLORE)
    renderer.scripts.update(explore_scripts(everything(composer)))
    yield renderer.page("explore", explore(composer), _newest(renderer), parent=urls.HOME, in_nav=True)


def _timeline(renderer: Renderer) -> Iterator[Page]:
    """The combined timeline, and the pages that it is divided into, if any."""
    context = combined_timeline(renderer.composer(urls.TIMELINE))
    yield renderer.page("combined", context, _newest(renderer), parent=urls.HOME, in_nav=True)
    for period, event in periods(renderer.composer(urls.period(""))):
        yield renderer.page("combined", period, event.at.file, parent=_above(period, urls.TIMELINE))


def _index(renderer: Renderer, kind: str) -> Iterator[Page]:
    """The index of all actors or places, and the pages that it is divided into, if any."""
    entries = renderer.library.actors if kind == "actor" else renderer.library.places
    uri = urls.index_of(kind)
    context = index(renderer.composer(uri), kind)
    yield renderer.page("index-of", context, _newest(renderer), parent=urls.HOME, in_nav=True)
    for names, name in name_shelves(renderer.composer(urls.by_name(kind, "")), kind):
        yield renderer.page("index-shelf", names, entries[name].at.file, parent=_above(names, uri))


def _newest(renderer: Renderer) -> str:
    """The file of the newest briefing."""
    newest = next(iter(renderer.library.briefings.values()), None)
    return newest.at.file if newest else ""


def _above(context: Any, root: str) -> str:
    """The path of the page above a further page: the last but one of its crumbs."""
    frame = context.frame
    return neighbour(posixpath.dirname(frame.uri), frame.crumbs[-2]) or root


def _entity(renderer: Renderer, kind: str, named: Named, before: Named | None, after: Named | None) -> Iterator[Page]:
    """The pages of an actor or a place."""
    entries = renderer.library.actors if kind == "actor" else renderer.library.places
    file, above, uri = entries[named[0]].at.file, urls.index_of(kind), urls.entity(kind, named[0])
    context = entity(renderer.composer(above), kind, named, before, after)
    yield renderer.page("entity", context, file, parent=above)
    for below, briefing in entity_parts(renderer.composer(urls.part_of_entity(kind, named[0], "")), kind, named):
        yield renderer.page("entity-part", below, briefing.at.file, parent=_above(below, uri))
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
