"""Slugs of briefings -> which parts of the site are theirs, and what stands for the pages of all others meanwhile.

Whoever makes a share knows the whole library, so that every link and every title is right; only pages are shared out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from generator.library import Library
from generator.render.environment import page_title
from generator.render.page import Page
from generator.render.parts import Part
from generator.views import urls


def own_parts(library: Library, parts: Collection[Part], slugs: Collection[str]) -> list[Part]:
    """Those of ``parts`` that are made with the briefings ``slugs``.

    Actors and places are dealt out, one by one, among the briefings that mention them: whoever makes all briefings in
    any number of shares makes each of these once. What spans the library is made in every share, since the navigation
    shows some of it.
    """
    mentioning: dict[str, list[str]] = {}
    for slug, names in library.occurring.items():
        for name in names:
            mentioning.setdefault(name, []).append(slug)
    everybody = list(library.briefings)

    def owner(number: int, part: Part) -> str | None:
        if part.kind == "briefing":
            return part.name
        among = mentioning.get(part.name, everybody)
        return among[number % len(among)] if among else None

    return [part for number, part in enumerate(parts) if part.kind == "library" or owner(number, part) in slugs]


def is_own(part: Part, page: Page, slugs: Collection[str]) -> bool:
    """Whether a page of one of the `own_parts` is built with them: of what spans the library, what its facts say."""
    return part.kind != "library" or page.edit.split("/")[0] in slugs


def stubs(library: Library, part: Part) -> Iterator[Page]:
    """What stands for the pages of another's part: the address; and the title and the date, which others show.

    Further pages of actors and places have none. A page with a link to one of them is built once more at the end.
    """
    title, dated = part.title or part.name, ""
    if part.kind == "briefing":
        uris = [urls.briefing(part.name, page) for page in urls.BRIEFING_PAGES]
        latest = library.briefings[part.name].record.as_of.latest
        dated = f"date: {latest.isoformat()}\n" if latest else ""
    else:
        uris = [urls.entity(part.kind, part.name)]
    for uri in uris:
        yield Page(uri=uri, title=title, markdown=f"---\ntitle: {page_title(title)}\n{dated}---\n", edit="")
