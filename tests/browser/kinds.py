"""The kinds of pages that a site has -> one example of each, with words that have to be seen on it."""

from __future__ import annotations

from dataclasses import dataclass

IDLIB = "briefings/idlib-2020-02-06"
EXERCISE = "briefings/exercise-marad-dam"


@dataclass(frozen=True, kw_only=True, slots=True)
class Kind:
    """One kind of page."""

    name: str
    uri: str
    words: tuple[str, ...]
    """Words that a reader must be able to see on it, whatever the medium: its title, and standings if it has some."""
    query: str | None = None
    """What is typed into the search on this page before anything is looked at; None: nothing."""
    only_served: bool = False
    """Whether the page makes sense on a server only."""


KINDS = (
    Kind(name="home", uri="index.html", words=("Briefings", "Idlib: the battle for Saraqeb")),
    Kind(
        name="overview", uri=f"{IDLIB}/index.html", words=("Idlib: the battle for Saraqeb", "Corroborated", "Reported")
    ),
    Kind(name="timeline", uri=f"{IDLIB}/timeline.html", words=("Timeline", "Corroborated", "Attributed")),
    Kind(name="actors", uri=f"{IDLIB}/actors.html", words=("Actors", "Turkish government")),
    Kind(name="places", uri=f"{IDLIB}/places.html", words=("Places", "Saraqeb")),
    Kind(name="claims", uri=f"{EXERCISE}/claims.html", words=("Claims", "Contested", "Attributed")),
    Kind(name="sources", uri=f"{IDLIB}/sources.html", words=("Sources", "Reuters")),
    Kind(name="reader", uri=f"{EXERCISE}/sources.html", words=("Sources", "Halmar Gazette")),
    Kind(name="actor", uri="actors/turkish-government.html", words=("Turkish government", "Attributed")),
    Kind(name="place", uri="places/saraqeb.html", words=("Saraqeb", "Corroborated")),
    Kind(name="explore", uri="explore.html", words=("Explore",)),
    Kind(name="combined-timeline", uri="timeline.html", words=("Timeline",)),
    Kind(name="actors-index", uri="actors/index.html", words=("Actors", "Turkish government")),
    Kind(name="places-index", uri="places/index.html", words=("Places", "Saraqeb")),
    Kind(name="documentation", uri="explanation/writing-facts.html", words=("How to write facts",)),
    Kind(name="search", uri=f"{IDLIB}/index.html", words=("Idlib: the battle for Saraqeb",), query="Çavuşoğlu"),
    Kind(name="not-found", uri="404.html", words=("404",), only_served=True),
    Kind(name="patterns", uri="patterns.html", words=("Patterns", "Corroborated", "Contested")),
)

UNWRITTEN: frozenset[str] = frozenset()
"""Kinds that are planned: their tests are skipped, loudly, for as long as a site has no such page."""
