"""Nothing -> made-up contexts of page templates, for the patterns page."""

from __future__ import annotations

from generator.views import contexts as c
from generator.views import patterns_figures as figures
from generator.views import patterns_records as records
from generator.views import patterns_sources as sources
from generator.views.ledger import LedgerPart, SpeakerRow
from generator.views.lists import Proposition
from generator.views.matrix import matrix
from generator.views.parts import Fragment, detail
from generator.views.patterns_parts import (
    COUNCIL,
    COURIER,
    LONG,
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
from generator.views.support import BottomLineView, Voices


def line(text: str, *at: int) -> BottomLineView:
    """A line of a bottom line. at: the numbers of the voices that it rests on."""
    return BottomLineView(
        text=text,
        supports=(),
        voices=tuple(
            Voices(attributions=((VOICES[number], Fragment(" states")),), marks=(mark(f"{1 + number % 6}.1", value),))
            for number, value in zip(at, ("corroborated", "attributed", "contested", "reported"), strict=False)
        ),
        strips=(strip("o.. ... .o. ..o", "a"), strip("... o..", "b")),
    )


def overview() -> c.Overview:
    """A briefing's Overview with every section filled."""
    places = _place_rows()
    entries = records.entries()
    return c.Overview(
        frame=frame(),
        trend=None,
        facts=(),
        bottom_line=(
            line(
                "Rebels entered Tell Sabra on 12 March; residents and the ministry say so, and nobody denies it.", 1, 7
            ),
            line(
                "Who opened the gates is contested: the ministry accuses the plain’s administration, which denies it.",
                1,
                2,
                3,
                4,
            ),
            line(f"{LONG.text} (تل صبرا) gives no number.", 8),
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
        sources=sources.sources(),
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


def places() -> c.Places:
    """Places with and without coordinates, with and without events."""
    rows = _place_rows()
    stated = said(
        COURIER,
        "Umm Rish is 30 km south of Tell Sabra.",
        "6.1",
        "reported",
        details=(detail("Distance", "stated 30 km; the coordinates give 33 km"),),
    )
    return c.Places(frame=frame(), map=None, placed=rows[:2], unplaced=rows[2:], distances=(stated,))


def claims(labels: c.FilterLabels) -> c.Claims:
    """A ledger with all speakers."""
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


def actors() -> c.Actors:
    """Actors who are heard, much and little, and one who is not."""
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


def empty_overview() -> c.Overview:
    """An Overview that has nothing to show."""
    return c.Overview(
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
