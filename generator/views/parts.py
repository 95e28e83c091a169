"""The components that pages are made of -> one frozen type each; strings are plain text, escaped by the template.

A *phrase* is a run of fragments, some of them linked: an attribution, a date, a whereabouts.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.views.cite_formats import CiteFormats
from generator.views.exactness import Exactness


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of a phrase. href: where it leads. lang: BCP 47 tag.

    voice: of what names a speaker, the number of its tint (see ``generator.derive.tints``); None for all else.
    """

    text: str
    href: str | None = None
    voice: int | None = None
    lang: str | None = None


Phrase = tuple[Fragment, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class StandingMark:
    """value: of the vocabulary ``standing``. label: as printed. why: the sentence that says which rule fired."""

    value: str
    label: str
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CitationMark:
    """label: paragraph.sentence (``5.1``). title: the same in words, and how it stands. at: only the former.

    standing: value, for the colour.

    statements: the keys of what is said there among the cards of its briefing (``generator.views.cards``).
    source: the alias of the source there.
    """

    label: str
    href: str
    title: str
    at: str
    standing: str
    statements: tuple[str, ...]
    source: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Detail:
    """A further thing that a statement or event says of itself."""

    label: str
    phrase: Phrase


def detail(label: str, *parts: str | Fragment) -> Detail:
    """A detail from texts and fragments."""
    return Detail(label=label, phrase=tuple(Fragment(part) if isinstance(part, str) else part for part in parts))


@dataclass(frozen=True, kw_only=True, slots=True)
class StatementView:
    """What somebody says.

    anchor: its id on the Claims page. attribution: who says so, and how. says: in the analyst's words, inline Markdown.
    original: (language, words). short: only who, by which act and in which mode, where the rest stands elsewhere.
    subject: the proposition that it speaks to, linked, where the page does not name it.
    """

    anchor: str
    attribution: Phrase
    short: Phrase
    says: str | None
    marks: tuple[CitationMark, ...]
    details: tuple[Detail, ...]
    standing: StandingMark
    subject: Phrase
    act: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """By what an item of a list can be found. kind: a term, for events of their vocabulary, for claims their act.

    actors, places: ids of all that takes part. first, last: the bounds of its date, ISO 8601; None if not known.
    """

    kind: str
    kind_label: str
    actors: tuple[str, ...]
    places: tuple[str, ...]
    first: str | None
    last: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class EventView:
    """What is said to have happened. when: the date in words; note: how exact; wording: the source's words for it.
    receipts: how they were resolved, for each source that has them. shape: how exact the date is: ``day``, ``within``,
    ``about``, ``since``, ``until``, ``lasted``, ``undated`` or, of what is not said to have happened, ``planned``.

    href: to its place on the Timeline. ledger: to its place among the claims, where the rule that fired is said.
    """

    anchor: str
    title: str
    href: str
    ledger: str
    kind: str
    kind_label: str
    when: str
    when_note: str
    wording: str | None
    receipts: tuple[str, ...]
    shape: str
    item: Item
    briefing: Fragment
    details: tuple[Detail, ...]
    standing: StandingMark
    reports: tuple[StatementView, ...]
    against: tuple[StatementView, ...]
    others: tuple[StatementView, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class FigureView:
    """A number that somebody gives. text: in the source's words, or the value. what: measure and subject.

    exactness: the number large, its hedge, and how exact it is.
    """

    text: str
    exactness: Exactness
    what: Phrase
    subject: Phrase
    attribution: Phrase
    marks: tuple[CitationMark, ...]
    standing: StandingMark


@dataclass(frozen=True, kw_only=True, slots=True)
class RelationView:
    """How two stand to each other, as somebody says. phrase: «A backs B (by means of air strikes)»."""

    phrase: Phrase
    attribution: Phrase
    marks: tuple[CitationMark, ...]
    standing: StandingMark


@dataclass(frozen=True, kw_only=True, slots=True)
class Tab:
    """A page of the strip at a page's head. count: how many records it shows; None for none."""

    label: str
    href: str
    count: int | None
    current: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Frame:
    """What every page has around its content.

    title: of the page, plain. search_title: as it reads in a list of search results. boost: its weight there.
    of: the title of the briefing, on its inner pages. crumbs: the way down to this page.
    previous, next: the neighbours in reading order. cite: how the page is cited.
    date: of the content, ISO 8601, for sitemaps.
    """

    uri: str
    title: str
    search_title: str
    boost: int
    crumbs: tuple[Fragment, ...]
    tabs: tuple[Tab, ...]
    previous: Fragment | None
    next: Fragment | None
    ribbon: str | None
    as_of: str | None
    of: str | None = None
    cite: CiteFormats | None = None
    date: str | None = None
