"""Nothing -> the context of the patterns page: every component in every state, with made-up content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generator.model.vocabularies import STANDING, TREND
from generator.views import contexts as c
from generator.views import patterns_figures as figures
from generator.views import patterns_records as records
from generator.views.cards import Cards, SourceCard, StatementCard
from generator.views.chronology import ChronologyView
from generator.views.ledger import LedgerPart, SpeakerRow
from generator.views.lists import Proposition
from generator.views.map_parts import MapView
from generator.views.matrix import matrix
from generator.views.parts import CitationMark, Detail, Fragment, Frame, Phrase, StandingMark, Tab, detail
from generator.views.patterns_parts import (
    ALIAS,
    CITE,
    COUNCIL,
    COURIER,
    LONG,
    LONG_TITLE,
    MARAD,
    MINISTRY,
    RESIDENTS,
    VOICES,
    YARSK,
    frame,
    mark,
    said,
    standing,
    strip,
)
from generator.views.strips import Strip
from generator.views.support import BottomLineView, Voices


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
                shown=(Specimen(template="claims", context=_claims(labels)),),
            ),
            Pattern(
                name="actors",
                note="How actors stand to each other; who is heard; who is not.",
                shown=(Specimen(template="actors", context=_actors()),),
            ),
            Pattern(
                name="places",
                note="Where things are said to have happened.",
                shown=(Specimen(template="places", context=_places()),),
            ),
            Pattern(
                name="sources",
                note="A source, sentence by sentence: its skeleton, or its words.",
                shown=(
                    Specimen(
                        template="sources",
                        context=c.Sources(
                            frame=frame(), summary=("This rests on two sources.",), sources=records.sources()
                        ),
                    ),
                ),
            ),
            Pattern(
                name="home",
                note="A briefing in the library.",
                shown=(Specimen(template="home", context=c.Home(frame=frame(), briefings=_briefings())),),
            ),
            Pattern(
                name="entity",
                note="An actor or a place in all briefings.",
                shown=(Specimen(template="entity", context=_entity()),),
            ),
            Pattern(
                name="table",
                note="An index; its columns can be sorted when scripts run.",
                shown=(Specimen(template="index-of", context=_index()),),
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
                says=f"What is said here is {STANDING[value].label.lower()}, and goes on for long enough to need a second line.",
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


def _line(text: str, *at: int) -> BottomLineView:
    return BottomLineView(
        text=text,
        supports=(),
        voices=tuple(
            Voices(attributions=((VOICES[number], Fragment(" states")),), marks=(mark(f"{1 + number % 6}.1", value),))
            for number, value in zip(at, ("corroborated", "attributed", "contested", "reported"), strict=False)
        ),
        strips=(strip("o.. ... .o. ..o", "a"), strip("... o..", "b")),
    )


def _overview(section: str) -> tuple[Specimen, ...]:
    return (Specimen(template="overview", context=_whole_overview(), section=section),)


def _whole_overview() -> c.Overview:
    places = _place_rows()
    entries = records.entries()
    return c.Overview(
        frame=frame(),
        trend=None,
        facts=(),
        bottom_line=(
            _line(
                "Rebels entered Tell Sabra on 12 March; residents and the ministry say so, and nobody denies it.", 1, 7
            ),
            _line(
                "Who opened the gates is contested: the ministry accuses the plain’s administration, which denies it.",
                1,
                2,
                3,
                4,
            ),
            _line(f"{LONG.text} (تل صبرا) gives no number.", 8),
        ),
        judgements=(
            records.judgement("judged-likely", "likely", "The gates are likely to stay open while the talks last."),
            records.judgement(
                "judged-almost",
                "almost no chance",
                f"There is almost no chance that {LONG.text} decides.",
                "Added in revision 3.",
            ),
        ),
        figures=records.figures(),
        days=records.days(),
        places=places[:2],
        unplaced=places[2:],
        map=figures.map_view(),
        chronology=figures.chronology(),
        contested=entries[:3],
        never_quoted=(c.SilentView(actor=COUNCIL, events=(Fragment("The sluice gates are opened", "#p_timeline"),)),),
        declined=(
            said(YARSK, "The gates", "3.2", "declined", act="declines to comment", subject="The gates are opened"),
        ),
        withheld=(
            said(MINISTRY, "How many were there", "3.3", "declined", act="withholds", subject="The number of lorries"),
        ),
        sources=records.sources(),
        summary=("This rests on two sources from two origins.", "One sentence is missed."),
        tally=records.tally(),
        total=30,
        note="Invented from beginning to end.",
    )


def _place_rows() -> tuple[c.PlaceRow, ...]:
    happened = Proposition(
        subject=(Fragment("Rebels enter Tell Sabra", "#p_ledger"),),
        standing=standing("corroborated"),
        statements=(said(MINISTRY, None, "2.1", "corroborated"), said(RESIDENTS, None, "2.2", "corroborated")),
        against=(),
    )
    return tuple(
        c.PlaceRow(
            anchor=anchor,
            place=Fragment(name, f"#{anchor}"),
            aka=(Fragment(other, lang=lang),) if other else (),
            kind=kind,
            within=(Fragment("Zarun province"),) if at else (),
            at=at,
            events=(happened,) * count,
        )
        for anchor, name, other, lang, kind, at, count in (
            ("tell-sabra", "Tell Sabra", "تل صبرا", "ar", "Town", "15.004° N, 62.099° E", 2),
            ("umm-rish", "Umm Rish", "أم ريش", "ar", "Village", "14.95° N, 62.16° E", 0),
            ("upper-weir", "Верхняя плотина", "سد بالا", "fa", "Facility", None, 1),
        )
    )


def _places() -> c.Places:
    rows = _place_rows()
    stated = said(
        COURIER,
        "Umm Rish is 30 km south of Tell Sabra.",
        "6.1",
        "reported",
        details=(detail("Distance", "stated 30 km; the coordinates give 33 km"),),
    )
    return c.Places(frame=frame(), map=None, placed=rows[:2], unplaced=rows[2:], distances=(stated,))


def _claims(labels: c.FilterLabels) -> c.Claims:
    entries = records.entries()
    speakers = tuple(
        SpeakerRow(speaker=voice, says=9 - at, denies=at % 3, silent=at % 2, others=at)
        for at, voice in enumerate(VOICES)
    )
    parts = (
        LedgerPart(label="Contested", anchor="contested", entries=tuple(entry for entry in entries if entry.contested)),
        LedgerPart(label="Events", anchor="events", entries=tuple(entry for entry in entries if not entry.contested)),
    )
    return c.Claims(
        frame=frame(), labels=labels, matrix=matrix(parts, speakers), parts=parts, total=len(entries), speakers=speakers
    )


def _actors() -> c.Actors:
    names = ("ministry", "marad", "council", "yarsk", "harbour", "cagri", "residents", "long")
    others = {"ministry": (Fragment("وزارة الداخلية", lang="ar"), Fragment("MoI"))}
    views = [
        c.ActorView(
            anchor=anchor,
            actor=Fragment(voice.text, f"#{anchor}", lang=voice.lang),
            aka=others.get(anchor, ()),
            about=(Fragment("Government of Wadran, in Halmar"),),
            says=(said(voice, "The gates were never opened.", "3.1", subject="The sluice gates are opened"),)
            * (1 + at % 3),
            acts=(("Initiator", Fragment("Rebels enter Tell Sabra", "#p_timeline")),) * (at % 3),
            voice=at + 1,
            strips=(strip("..o .oo ... o.."),),
            spoken=f"Speaks in {at + 1} of 12 sentences",
        )
        for at, (anchor, voice) in enumerate(zip(names, VOICES[1:], strict=True))
    ]
    heard = tuple(view for view in views if view.anchor != "council")
    silent = c.ActorView(
        anchor="council",
        actor=Fragment(COUNCIL.text, "#council", lang="fa"),
        aka=(Fragment("Upper River Council"),),
        about=(Fragment("Organisation"),),
        says=(),
        acts=(
            ("Party", Fragment("The council sits in Halmar", "#p_timeline")),
            ("Target", Fragment("A pump house burns", "#p_timeline")),
        ),
        voice=None,
        strips=(),
        spoken="",
    )
    return c.Actors(frame=frame(), diagram=figures.relations_view(), relations=(), heard=heard, unheard=(silent,))


def _briefings() -> tuple[c.BriefingCard, ...]:
    lines = (
        _line("Rebels entered Tell Sabra on 12 March; residents and the ministry say so.", 1, 7),
        _line("Nobody gives a number.", 0),
    )
    return tuple(
        c.BriefingCard(
            title=Fragment(title, "#p_frame"),
            as_of="16 March 2031",
            status=status,
            trend=(value, TREND[value].label),
            facts="30 propositions, 9 voices, 2 sources",
            topics="water, displacement",
            slug=f"card-{at}",
            map=None,
            lines=lines[: 2 - at % 2],
            tally=records.tally(),
        )
        for at, (title, status, value) in enumerate(
            zip(
                ("Who opened the gates", LONG_TITLE, "Withdrawn since"), ("", "Draft", "Withdrawn"), TREND, strict=False
            )
        )
    )


def _entity() -> c.Entity:
    occurrence = c.Occurrences(
        briefing=Fragment("Who opened the gates", "#p_home"),
        as_of="16 March 2031",
        anchor="in-gates",
        says=(said(MINISTRY, "The gates are shut.", "3.1", subject="The sluice gates are opened"),),
        takes_part=(),
        relations=(),
        named_in=(
            ("Accused", said(MARAD, "It was the ministry.", "3.2", act="accuses", subject="Who opened the gates")),
        ),
    )
    return c.Entity(
        frame=frame(),
        kind="actor",
        aka=(Fragment("وزارة الداخلية", lang="ar"), Fragment("Министерство внутренних дел", lang="ru")),
        map=None,
        chronology=None,
        diagram=None,
        details=(detail("Kind", "Government"), detail("Country", "Wadran")),
        elsewhere=(detail("is part of it", Fragment("Штаб обороны Ярска", "#yarsk", lang="ru")),),
        occurrences=(occurrence,),
        note="Invented.",
    )


def _index() -> c.EntityIndex:
    rows = tuple(
        c.EntityRow(
            entity=Fragment(voice.text, "#p_actors", lang=voice.lang),
            aka=(Fragment("alias"),) if at % 2 else (),
            more=(Fragment("Wadran"),) if at % 3 else (),
            briefings=at,
        )
        for at, voice in enumerate(VOICES)
    )
    return c.EntityIndex(
        frame=frame(), groups=(c.EntityGroup(label="Organisations", anchor="k_organisation", rows=rows),)
    )


def _empty() -> tuple[Specimen, ...]:
    nothing = c.Overview(
        frame=frame(),
        trend=None,
        facts=(),
        bottom_line=(),
        judgements=(),
        figures=(),
        days=(),
        places=(),
        unplaced=(),
        map=None,
        chronology=None,
        contested=(),
        never_quoted=(),
        declined=(),
        withheld=(),
        sources=(),
        summary=(),
        tally=(),
        total=0,
        note=None,
    )
    sections = ("s_figures", "s_where", "s_when", "s_contested", "s_silent")
    unnamed = c.FilterLabels(actors=(), places=())
    return (
        *(Specimen(template="overview", context=nothing, section=section) for section in sections),
        Specimen(template="actors", context=c.Actors(frame=frame(), diagram=None, relations=(), heard=(), unheard=())),
        Specimen(
            template="timeline", context=c.Timeline(frame=frame(), labels=unnamed, period=None, days=(), background=())
        ),
        Specimen(template="places", context=c.Places(frame=frame(), map=None, placed=(), unplaced=(), distances=())),
        Specimen(template="combined", context=c.CombinedTimeline(frame=frame(), years=())),
        Specimen(template="home", context=c.Home(frame=frame(), briefings=())),
        Specimen(template="index-of", context=c.EntityIndex(frame=frame(), groups=())),
    )
