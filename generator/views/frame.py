"""A page's place in the site -> its frame: crumbs, page strip, neighbours, ribbon."""

from __future__ import annotations

from collections.abc import Container

from generator.derive.dates import display
from generator.language.language import Language
from generator.library import Library, LinkedBriefing
from generator.model import vocabularies as v
from generator.views import urls
from generator.views.cite_formats import citable_briefing, cite_formats
from generator.views.parts import Fragment, Frame, Tab

LIBRARY_PAGES = {
    urls.HOME: "home",
    urls.EXPLORE: "explore",
    urls.TIMELINE: "timeline",
    urls.ACTORS: "actors",
    urls.PLACES: "places",
}
"""The index pages of the library -> the key of their names."""


def briefing_frame(library: Library, briefing: LinkedBriefing, page: str, language: Language) -> Frame:
    """The frame of a page of a briefing; its neighbours are the briefing's other pages, in reading order."""
    uri = urls.briefing(briefing.slug, page)
    title, label = briefing.record.title, language.say(f"page.{page}")
    order = urls.BRIEFING_PAGES
    at = order.index(page)
    counts = {
        "timeline": len(briefing.events),
        "actors": len(occurring(library, briefing, library.actors)),
        "places": len(occurring(library, briefing, library.places)),
        "claims": len(briefing.events) + len(briefing.claims),
        "sources": len(briefing.sources),
    }
    crumbs = [_home(uri, language)]
    if page != "index":
        crumbs.append(Fragment(title, urls.link(uri, urls.briefing(briefing.slug))))
    latest = briefing.record.as_of.latest
    return Frame(
        uri=uri,
        title=title if page == "index" else label,
        search_title=title if page == "index" else language.say("page.of", page=label, title=title),
        boost=3 if page == "index" else 2,
        crumbs=(*crumbs, Fragment(title if page == "index" else label)),
        tabs=tuple(
            Tab(
                label=language.say(f"page.{p}"),
                href=urls.link(uri, urls.briefing(briefing.slug, p)),
                count=counts.get(p),
                current=p == page,
            )
            for p in order
        ),
        previous=_neighbour(uri, briefing.slug, order[at - 1], language) if at else None,
        next=_neighbour(uri, briefing.slug, order[at + 1], language) if at + 1 < len(order) else None,
        ribbon=_ribbon(str(briefing.record.status), language),
        as_of=display(briefing.record.as_of, language).head,
        of=None if page == "index" else title,
        cite=cite_formats(
            citable_briefing(briefing.slug, briefing.record, page=None if page == "index" else label), language
        ),
        date=latest.isoformat() if latest else None,
    )


def _home(uri: str, language: Language) -> Fragment:
    return Fragment(language.say("page.home"), urls.link(uri, urls.HOME))


def _ribbon(status: str, language: Language) -> str | None:
    if status == "published":
        return None
    definition = language.term(v.STATUS, status, "definition")
    return language.say("briefing.ribbon", status=language.label(v.STATUS, status), definition=definition)


def _neighbour(uri: str, slug: str, page: str, language: Language) -> Fragment:
    return Fragment(language.say(f"page.{page}"), urls.link(uri, urls.briefing(slug, page)))


def library_frame(library: Library, uri: str, language: Language) -> Frame:
    """The frame of an index page of the library."""
    counts = {
        urls.HOME: len(library.briefings),
        urls.TIMELINE: len(library.events),
        urls.ACTORS: len(library.actors),
        urls.PLACES: len(library.places),
    }
    pages = tuple(LIBRARY_PAGES)
    at = pages.index(uri)
    labels = {page: language.say(f"page.{key}") for page, key in LIBRARY_PAGES.items()}
    title = labels[uri]
    return Frame(
        uri=uri,
        title=title,
        search_title=title,
        boost=1,
        crumbs=() if uri == urls.HOME else (_home(uri, language), Fragment(title)),
        tabs=tuple(
            Tab(label=label, href=urls.link(uri, page), count=counts.get(page), current=page == uri)
            for page, label in labels.items()
        ),
        previous=Fragment(labels[pages[at - 1]], urls.link(uri, pages[at - 1])) if at else None,
        next=Fragment(labels[pages[at + 1]], urls.link(uri, pages[at + 1])) if at + 1 < len(pages) else None,
        ribbon=None,
        as_of=None,
    )


def library_crumbs(uri: str, root: str, language: Language) -> tuple[Fragment, ...]:
    """The way down to an index page of the library, for a page below it."""
    home = _home(uri, language)
    return (
        (home,)
        if root == urls.HOME
        else (home, Fragment(language.say(f"page.{LIBRARY_PAGES[root]}"), urls.link(uri, root)))
    )


def library_tabs(uri: str, language: Language) -> tuple[Tab, ...]:
    """The page strip of a page below an index page: without numbers, which would change it with every briefing."""
    return tuple(
        Tab(label=language.say(f"page.{key}"), href=urls.link(uri, page), count=None, current=False)
        for page, key in LIBRARY_PAGES.items()
    )


Named = tuple[str, str]
"""The id and the name of an actor or a place."""


def entity_frame(kind: str, entity: Named, before: Named | None, after: Named | None, language: Language) -> Frame:
    """The frame of an actor's or a place's page. before, after: its neighbours in their index."""
    name, title = entity
    page = urls.actor if kind == "actor" else urls.place
    uri = page(name)
    return Frame(
        uri=uri,
        title=title,
        search_title=title,
        boost=4,
        crumbs=(*library_crumbs(uri, urls.index_of(kind), language), Fragment(title)),
        tabs=(),
        previous=Fragment(before[1], urls.link(uri, page(before[0]))) if before else None,
        next=Fragment(after[1], urls.link(uri, page(after[0]))) if after else None,
        ribbon=None,
        as_of=None,
    )


def entity_crumbs(uri: str, kind: str, entity: Named, language: Language) -> tuple[Fragment, ...]:
    """The way down to an actor's or a place's page, for a page below it."""
    page = urls.actor if kind == "actor" else urls.place
    above = library_crumbs(uri, urls.index_of(kind), language)
    return (*above, Fragment(entity[1], urls.link(uri, page(entity[0]))))


def occurring(library: Library, briefing: LinkedBriefing, entries: Container[str]) -> tuple[str, ...]:
    """The ids among ``entries`` (actors, or places) that occur in a briefing, in the order of their declaration."""
    return tuple(name for name in library.occurring.get(briefing.slug, {}) if name in entries)
