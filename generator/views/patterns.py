"""Nothing -> the context of the patterns page: every component in every state, with made-up content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator.model.vocabularies import STANDING, TREND
from generator.views import contexts as c
from generator.views import library_contexts as lc
from generator.views import patterns_contexts as contexts
from generator.views import patterns_figures as figures
from generator.views import patterns_library as spanning
from generator.views import patterns_records as records
from generator.views import patterns_sources as sources
from generator.views.cards import Cards, SourceCard, StatementCard
from generator.views.chronology import ChronologyView
from generator.views.explore_parts import Explore
from generator.views.map_parts import MapView
from generator.views.parts import CitationMark, Detail, Fragment, Frame, Phrase, StandingMark, Tab, detail
from generator.views.patterns_parts import (
    ALIAS,
    CITE,
    LONG,
    LONG_TITLE,
    MARAD,
    MINISTRY,
    VOICES,
    frame,
    mark,
    standing,
    strip,
)
from generator.views.strips import Strip


@dataclass(frozen=True, kw_only=True, slots=True)
class TitleBlock:
    """A page's head. trend: (value, label)."""

    frame: Frame
    details: tuple[Detail, ...]
    trend: tuple[str, str] | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Specimen:
    """What a page template makes of a context. section: only the section with this anchor; None: all."""

    template: str
    context: Any
    section: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Pattern:
    """A component. name: of its style sheet. note: when it is used. shown: it, in its states."""

    name: str
    note: str
    shown: tuple[Specimen, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Patterns:
    """Context of patterns.md.jinja. strips: with what each shows."""

    frame: Frame
    titles: tuple[TitleBlock, ...]
    turning: Frame
    marks: tuple[StandingMark, ...]
    cites: tuple[CitationMark, ...]
    voices: Phrase
    strips: tuple[tuple[str, Strip], ...]
    locator: MapView
    dense: ChronologyView
    patterns: tuple[Pattern, ...]


def patterns() -> Patterns:
    """The page."""
    labels = c.FilterLabels(
        actors=(("ministry", MINISTRY.text), ("marad", MARAD.text)), places=(("tell-sabra", "Tell Sabra"),)
    )
    return Patterns(
        frame=frame(),
        titles=_titles(),
        turning=_turning(),
        marks=tuple(standing(value) for value in STANDING),
        cites=tuple(mark(f"{1 + at % 6}.{1 + at % 3}", value) for at, value in enumerate(STANDING)),
        voices=VOICES,
        strips=(
            ("Cited here (on)", strip("..o .oo ... o..")),
            ("Of a source among several", strip("..o .oo ... o..", "b")),
            ("Cited, by its paragraph, repeats, waived, missed", strip("ccc ppp rr ww mm")),
            ("A single sentence", strip("c")),
            ("Four hundred sentences", strip(" ".join(["cc.", "w.m", "cp"] * 50))),
        ),
        locator=figures.map_view(),
        dense=figures.dense_chronology(),
        patterns=(
            Pattern(
                name="overview",
                note="A sentence of the bottom line, with its voices beside it.",
                shown=_overview("s_bottom-line"),
            ),
            Pattern(name="judgement", note="The analyst’s own view, and nothing else.", shown=_overview("s_judgement")),
            Pattern(
                name="figures",
                note="A number that somebody gives, as exact as it was given.",
                shown=_overview("s_figures"),
            ),
            Pattern(name="map", note="Where, where somebody places it.", shown=_overview("s_where")),
            Pattern(name="drawing-timeline", note="When, at a glance; with eight events.", shown=_overview("s_when")),
            Pattern(
                name="contest", note="Accounts that cannot all be so, side by side.", shown=_overview("s_contested")
            ),
            Pattern(
                name="silence", note="Who was asked, or takes part, and is not heard.", shown=_overview("s_silent")
            ),
            Pattern(
                name="coverage",
                note="What a briefing takes from a source, and how all of it stands.",
                shown=_overview("s_sources"),
            ),
            Pattern(
                name="timeline",
                note="Events by date; filters above it when scripts run.",
                shown=(
                    Specimen(
                        template="timeline",
                        context=c.Timeline(
                            frame=frame(),
                            labels=labels,
                            chronology=None,
                            period="9 to 15 March 2031",
                            days=records.days(),
                            background=(),
                        ),
                    ),
                ),
            ),
            Pattern(
                name="ledger",
                note="Every proposition, with everybody who speaks to it.",
                shown=(Specimen(template="claims", context=contexts.claims(labels)),),
            ),
            Pattern(
                name="actors",
                note="How actors stand to each other; who is heard; who is not.",
                shown=(Specimen(template="actors", context=contexts.actors()),),
            ),
            Pattern(
                name="places",
                note="Where things are said to have happened.",
                shown=(Specimen(template="places", context=contexts.places()),),
            ),
            Pattern(
                name="sources",
                note="A source, sentence by sentence: its skeleton, or its words.",
                shown=(
                    Specimen(
                        template="sources",
                        context=c.Sources(
                            frame=frame(), summary=("This rests on two sources.",), sources=sources.sources()
                        ),
                    ),
                ),
            ),
            Pattern(
                name="home",
                note="A briefing in the library.",
                shown=(Specimen(template="home", context=lc.Home(frame=frame(), briefings=spanning.briefings())),),
            ),
            Pattern(
                name="entity",
                note="An actor or a place in all briefings.",
                shown=(Specimen(template="entity", context=spanning.entity()),),
            ),
            Pattern(
                name="shelves",
                note="In a large library: what a page shows of it, and the pages that hold all of it.",
                shown=(
                    Specimen(
                        template="combined",
                        context=lc.CombinedTimeline(
                            frame=frame(),
                            years=(),
                            lead=(Fragment("Here are the 60 latest of 1,556 events."),),
                            shelves=spanning.further(),
                        ),
                    ),
                    Specimen(template="briefing-shelf", context=spanning.filed()),
                    Specimen(template="index-shelf", context=spanning.named()),
                    Specimen(template="entity-part", context=spanning.part()),
                    Specimen(template="entity-named", context=spanning.named_in_records()),
                ),
            ),
            Pattern(
                name="table",
                note="An index; its columns can be sorted when scripts run.",
                shown=(Specimen(template="index-of", context=spanning.index()),),
            ),
            Pattern(name="empty", note="What stands where there is nothing.", shown=_empty()),
        ),
    )


def cards() -> Cards:
    """What the cards of the page's citation marks say."""
    return Cards(
        slug="patterns",
        statements=tuple(
            StatementCard(
                key=f"card-{value}",
                by=(VOICES[at % 9], Fragment(" states")),
                says=f"What is said here is {STANDING[value].label.lower()}, and goes on until it needs a second line.",
                standing=standing(value),
            )
            for at, value in enumerate(STANDING)
        ),
        sources=(SourceCard(alias=ALIAS, line="Halmar Courier, 14 March 2031", url=None),),
    )


def _titles() -> tuple[TitleBlock, ...]:
    known = (
        detail("Status", "Published, revision 3"),
        detail("Rests on", "2 sources, 9 voices"),
        detail("Topics", "water, displacement"),
        detail("Download", Fragment("PDF, 26 pages, 412 KB", "#p_frame")),
    )
    ways = [(value, TREND[value].label) for value in TREND]
    shown = (
        frame("Who opened the gates", as_of="16 March 2031", cite=CITE),
        frame("A draft", ribbon="Draft. Not yet checked by a second person.", as_of="16 March 2031"),
        frame(
            "Withdrawn",
            ribbon="Withdrawn. Kept so that its links go on working; do not rely on it.",
            as_of="March 2031",
        ),
        frame(LONG_TITLE, as_of="Between 9 and 16 March 2031"),
        frame(LONG.text, as_of="16 March 2031"),
        frame("Timeline", of=LONG_TITLE, as_of="16 March 2031"),
    )
    return tuple(
        TitleBlock(frame=one, details=() if one.of else known, trend=None if one.of else ways[at % len(ways)])
        for at, one in enumerate(shown)
    )


def _turning() -> Frame:
    whole = frame()
    tabs = (("Overview", None), ("Timeline", 8), ("Actors", 9), ("Places", 5), ("Claims", 30), ("Sources", 2))
    return Frame(
        uri=whole.uri,
        title=whole.title,
        search_title=whole.search_title,
        boost=1,
        crumbs=(),
        tabs=tuple(
            Tab(label=label, href="#p_frame", count=count, current=not at) for at, (label, count) in enumerate(tabs)
        ),
        previous=Fragment("Overview", "#p_frame"),
        next=Fragment(LONG_TITLE, "#p_frame"),
        ribbon=None,
        as_of=None,
    )


def _overview(section: str) -> tuple[Specimen, ...]:
    return (Specimen(template="overview", context=contexts.overview(), section=section),)


def _empty() -> tuple[Specimen, ...]:
    nothing = contexts.empty_overview()
    sections = ("s_figures", "s_where", "s_when", "s_contested", "s_silent")
    unnamed = c.FilterLabels(actors=(), places=())
    return (
        *(Specimen(template="overview", context=nothing, section=section) for section in sections),
        Specimen(template="actors", context=c.Actors(frame=frame(), diagram=None, relations=(), heard=(), unheard=())),
        Specimen(
            template="timeline",
            context=c.Timeline(frame=frame(), labels=unnamed, chronology=None, period=None, days=(), background=()),
        ),
        Specimen(template="places", context=c.Places(frame=frame(), map=None, placed=(), unplaced=(), distances=())),
        Specimen(template="combined", context=lc.CombinedTimeline(frame=frame(), years=())),
        Specimen(template="home", context=lc.Home(frame=frame(), briefings=())),
        Specimen(template="index-of", context=lc.EntityIndex(frame=frame(), groups=())),
        Specimen(template="explore", context=Explore(frame=frame(), tables=(), claims=None)),
    )
