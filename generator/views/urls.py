"""A page kind and an id -> the path of the page, its anchors, the links between pages: all URLs are made here."""

from __future__ import annotations

from functools import lru_cache

from generator.library import Citation
from generator.model.citations import Locator

HOME = "index.md"
TIMELINE = "timeline.md"
ACTORS = "actors/index.md"
PLACES = "places/index.md"
EXPLORE = "explore.md"

BRIEFING_PAGES = ("index", "timeline", "actors", "places", "claims", "sources")
"""The pages of a briefing, in reading order."""


def briefing(slug: str, page: str = "index") -> str:
    """The path of a page of a briefing."""
    return f"briefings/{slug}/{page}.md"


def cards(slug: str) -> str:
    """The path of the script with the cards of a briefing's citation marks: beside its Sources page."""
    return f"briefings/{slug}/cards.js"


def pdf(slug: str) -> str:
    """The path of the PDF of a briefing: beside its pages, under a name that says what it is wherever it is kept."""
    return f"briefings/{slug}/{slug}.pdf"


def actor(name: str) -> str:
    """The path of an actor's page."""
    return f"actors/{name}.md"


def place(name: str) -> str:
    """The path of a place's page."""
    return f"places/{name}.md"


def entity(kind: str, name: str) -> str:
    """The path of the page of an actor or a place. kind: which of them."""
    return actor(name) if kind == "actor" else place(name)


def index_of(kind: str) -> str:
    """The path of the index of all actors, or of all places."""
    return ACTORS if kind == "actor" else PLACES


def briefings_of(key: str) -> str:
    """The path of a page with the briefings of a year or a month (``2026``, ``2026-03``), where Home does not list all.

    No page of a briefing is called so, not even of one with the slug ``by-date``.
    """
    return f"briefings/by-date/{key}.md"


def period(key: str) -> str:
    """The path of a page of a combined timeline that is divided (``2026``, ``2026-03``, ``undated``)."""
    return f"timeline/{key}.md"


def by_name(kind: str, key: str) -> str:
    """The path of a page of an index that is divided. key: how its names begin, in ASCII."""
    return f"{kind}s/by-name/{key}.md"


def part_of_entity(kind: str, name: str, key: str) -> str:
    """The path of a further page of an actor or place with many mentions: its briefings of a year or a month."""
    return f"{kind}s/{name}/{key}.md"


def named_in_records(kind: str, name: str, key: str) -> str:
    """The path of a further page of an actor or place to which many records refer. key: how their names begin."""
    return f"{kind}s/{name}/named/{key}.md"


def link(from_page: str, to_page: str, anchor: str | None = None) -> str:
    """A relative link, as Markdown on ``from_page`` writes it; the same on every page of a folder."""
    path = _path(from_page.rpartition("/")[0], to_page)
    return path if anchor is None else f"{path}#{anchor}"


@lru_cache(maxsize=65_536)
def _path(folder: str, to_page: str) -> str:
    ours = folder.split("/") if folder else []
    if ours and ours[0] != "briefings":  # never shortened, so that all pages equally deep share what is worded
        return "../" * len(ours) + to_page
    theirs = to_page.split("/")[:-1]
    shared = 0
    for mine, other in zip(ours, theirs, strict=False):
        if mine != other:
            break
        shared += 1
    return "../" * (len(ours) - shared) + to_page.split("/", shared)[-1]


def sentence_anchor(alias: str, locator: Locator) -> str:
    """The anchor of a cited sentence, or of the first of a run, on its briefing's Sources page (``r-5-1``).

    An alias that holds hyphens stands apart (``r-5--1``), so that no two sentences share an anchor.
    """
    letter = {"front": "f", "body": "", "back": "b"}[locator.part]
    sentence = "" if locator.first is None else f"-{locator.first}"
    return f"{alias}{'--' if '-' in alias else '-'}{letter}{locator.paragraph}{sentence}"


def source_anchor(alias: str) -> str:
    """The anchor of a source on its briefing's Sources page."""
    return f"source--{alias}"


def citation_link(from_page: str, slug: str, citation: Citation) -> str:
    """The link to a cited sentence."""
    return link(from_page, briefing(slug, "sources"), sentence_anchor(citation.alias, citation.locator))


def proposition_anchor(uid: str) -> str:
    """The anchor of an event, claim or report on a page of its briefing (``event``, ``claim``, ``event--key``)."""
    return uid.split("/", 1)[1].replace(".", "--")
