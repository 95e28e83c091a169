"""Nothing -> made-up figures, judgements, conflicts and events, for the patterns page."""

from __future__ import annotations

from dataclasses import replace

from generator.model.vocabularies import LIKELIHOOD
from generator.views.contexts import JudgementView
from generator.views.exactness import Exactness
from generator.views.facets import FacetRow, FacetView
from generator.views.ledger import LedgerEntry, Side
from generator.views.lists import Day, Tally
from generator.views.parts import EventView, FigureView, Fragment, StatementView, detail
from generator.views.patterns_parts import (
    CAGRI,
    COUNCIL,
    COURIER,
    HARBOUR,
    LONG,
    MARAD,
    MINISTRY,
    RESIDENTS,
    VOICES,
    YARSK,
    item,
    mark,
    said,
    standing,
)

_FIGURES = (
    ("", "8", "is-count", 8, "eight lorries", "corroborated"),
    ("", "1,204", "is-exact", 0, "1,204 people", "attributed"),
    ("nearly", "1 million", "is-nearly", 0, "nearly 1 million people", "attributed"),
    ("about", "40", "is-about", 0, "about 40 houses", "reported"),
    ("at least", "17", "is-more", 0, "at least 17 people", "contested"),
    ("at most", "3", "is-less", 0, "no more than three", "attributed"),
    ("some", "", "is-some", 0, "some of the pumps", "reported"),
    ("hundreds of thousands", "", "is-some", 0, "hundreds of thousands of residents", "reported"),
    ("", "20–30", "is-about", 0, "twenty to thirty", "attributed"),
    ("عشرات", "", "is-some", 0, "عشرات القرى", "attributed"),
)
_EVENTS = (
    ("day", "12 March 2031", "Wednesday", "Rebels enter Tell Sabra", "corroborated"),
    ("within", "Between 9 and 12 March 2031", "once, somewhere within", "The sluice gates are opened", "contested"),
    ("about", "About 10 March 2031", "about then", "A pump house burns at the upper weir", "reported"),
    ("since", "Since 11 March 2031", "no end given", "The council sits in Halmar", "attributed"),
    ("until", "Until 13 March 2031", "no start given", "Lorries are kept waiting at the bridge", "denied"),
    ("lasted", "10 to 15 March 2031", "all that time", "Residents of Umm Rish leave for the coast", "attributed"),
    ("undated", "Undated", "", "A letter is sent, and withdrawn", "withdrawn"),
    ("planned", "18 March 2031", "planned", "Talks are to resume", "attributed"),
)


def figures() -> tuple[FigureView, ...]:
    """A figure in every exactness."""
    return tuple(
        FigureView(
            text=f"“{text}”",
            exactness=Exactness(hedge=hedge, number=number, drawn=drawn, count=count),
            what=(Fragment("Displaced, residents of Umm Rish, cumulative"),),
            subject=(Fragment("Residents leave for the coast", "#p_timeline"),),
            attribution=(VOICES[at % 9], Fragment(" states")),
            marks=(mark(f"{1 + at % 6}.1", value),),
            standing=standing(value),
        )
        for at, (hedge, number, drawn, count, text, value) in enumerate(_FIGURES)
    )


def judgement(anchor: str, likelihood: str, text: str, note: str | None = None) -> JudgementView:
    """An assessment with assumptions and with what would change it."""
    return JudgementView(
        anchor=anchor,
        judgement=text,
        likelihood=LIKELIHOOD[likelihood].label,
        bands=tuple(LIKELIHOOD[term].label for term in LIKELIHOOD),
        range="1–5%" if likelihood.startswith("almost no") else "55–80%",
        confidence="Low",
        because="All of it rests on one wire report, which quotes neither side in the field.",
        supports=(),
        assumptions=("The river keeps its level.",),
        would_change=("The council and the ministry meet in Halmar.",),
        note=note,
    )


def entries() -> tuple[LedgerEntry, ...]:
    """Contested with two sides, with three, by a facet only; then every other standing."""
    fors = (said(MINISTRY, None, "2.1", "contested"), said(COURIER, None, "2.2", "contested"))
    against = (said(MARAD, "The gates were never opened.", "3.1", "contested", act="denies"),)
    quiet = (said(YARSK, None, "3.2", "declined", act="declines to comment"),)
    beside = (said(CAGRI, "The weir must be repaired before the rains.", "4.1", act="demands"),)
    return (
        _entry(
            "entry-two",
            "The sluice gates are opened above Tell Sabra",
            "contested",
            _side("for", fors),
            _side("against", against),
        ),
        _entry(
            "entry-three",
            "“The river was turned” against Umm Rish",
            "contested",
            _side("for", fors[:1]),
            _side("against", (*against, said(COUNCIL, None, "3.3", "contested", act="denies"))),
            _side("silent", quiet),
            _side("beside", beside),
        ),
        _entry("entry-facet", "Residents of Umm Rish leave", "attributed", _side("for", fors[:1]), facets=(_facet(),)),
        _entry("entry-denied", "Lorries are kept waiting at the bridge", "denied", _side("against", against)),
        _entry(
            "entry-corroborated",
            "Rebels enter Tell Sabra",
            "corroborated",
            _side("for", (*fors, said(RESIDENTS, None, "4.2", "corroborated"))),
        ),
        _entry(
            "entry-withdrawn",
            "A letter is sent",
            "withdrawn",
            _side("withdrawn", (said(HARBOUR, None, "5.1", "withdrawn"),)),
        ),
        _entry(
            "entry-long",
            f"{LONG.text} shall be dissolved",
            "attributed",
            _side("for", (said(LONG, f"{LONG.text}.", "5.2"),)),
        ),
    )


def _entry(anchor: str, title: str, value: str, *sides: Side, facets: tuple[FacetView, ...] = ()) -> LedgerEntry:
    return LedgerEntry(
        anchor=anchor,
        title=title,
        kind="Unrest",
        item=item("unrest", "Unrest", "2031-03-12"),
        standing=standing(value),
        sides=tuple(replace(side, own=_anchored(side, anchor)) for side in sides),
        facets=facets,
        timeline="#p_timeline",
        contested=value in ("contested", "denied") or bool(facets),
    )


def _anchored(side: Side, anchor: str) -> tuple[StatementView, ...]:
    return tuple(replace(view, anchor=f"{anchor}-{side.value}-{at}") for at, view in enumerate(side.own))


def _side(value: str, own: tuple[StatementView, ...]) -> Side:
    labels = {
        "for": "Says so",
        "against": "Says it is not so",
        "silent": "Gives no answer",
        "beside": "Speaks beside it",
        "withdrawn": "Corrected since",
    }
    return Side(value=value, label=labels[value], own=own, others=())


def _facet() -> FacetView:
    values = (("at least 17", MINISTRY, "2.1", False), ("3", MARAD, "3.1", False), ("about 40", COURIER, "4.1", True))
    return FacetView(
        label="Killed, residents",
        contested=True,
        why="17 or more and 3 cannot both be so",
        rows=tuple(
            FacetRow(
                attribution=(who, Fragment(" states")),
                value=(Fragment(text),),
                marks=(mark(at, "contested"),),
                replaced=old,
            )
            for text, who, at, old in values
        ),
    )


def tally() -> tuple[Tally, ...]:
    """How many stand how."""
    counts = (("corroborated", 4, 3), ("attributed", 21, 14), ("reported", 2, 1), ("contested", 3, 2))
    return tuple(Tally(mark=standing(value), count=count, twentieths=share) for value, count, share in counts)


def days() -> tuple[Day, ...]:
    """A date of every shape, an event each; the first has all that an event can have."""
    return tuple(
        Day(key=f"pattern-{shape}", head=when, note=note, events=(_event(shape, when, note, title, value),))
        for shape, when, note, title, value in _EVENTS
    )


def _event(shape: str, when: str, note: str, title: str, value: str) -> EventView:
    first = "2031-03-12" if shape == "day" else "2031-03-10"
    rich = shape == "day"
    where = (Fragment("Tell Sabra", "#p_places"), Fragment(" ("), Fragment("تل صبرا", lang="ar"), Fragment(")"))
    who = (MINISTRY, MARAD, COUNCIL, YARSK, HARBOUR, CAGRI, RESIDENTS)[len(title) % 7]
    against = said(MARAD, "Nobody was there.", "3.1", value, act="denies", anchor=f"against-{shape}")
    return EventView(
        anchor=f"on-{shape}",
        title=title,
        href=f"#on-{shape}",
        ledger="#p_ledger",
        kind="armed-clash" if rich else "unrest",
        kind_label="Armed clash" if rich else "Unrest",
        when=when,
        when_note=note,
        wording="on Wednesday" if rich else None,
        receipts=("Wednesday before Friday 14 March 2031",) if rich else (),
        shape=shape,
        item=item(
            "armed-clash" if rich else "unrest",
            "Armed clash" if rich else "Unrest",
            None if shape == "undated" else first,
        ),
        briefing=Fragment("Patterns", "#p_home"),
        details=(detail("Where", *where), detail("Initiator", YARSK), detail("Target", MARAD)) if rich else (),
        standing=standing(value),
        reports=(
            said(who, "Air strikes came first." if rich else None, "2.1", value, anchor=f"report-{shape}"),
            *((said(RESIDENTS, None, "2.2", value, act="confirm", anchor="report-second"),) if rich else ()),
        ),
        against=(against,) if value in ("contested", "denied") else (),
        others=(said(CAGRI, "It must end.", "4.1", act="demands", subject="A demand to end it"),) if rich else (),
    )
