"""Nothing -> made-up contexts of the pages that span a library, for the patterns page."""

from __future__ import annotations

from generator.model.vocabularies import TREND
from generator.views import library_contexts as lc
from generator.views import patterns_records as records
from generator.views.parts import Fragment, detail
from generator.views.patterns_contexts import line
from generator.views.patterns_parts import LONG_TITLE, MARAD, MINISTRY, VOICES, frame, said


def briefings() -> tuple[lc.BriefingCard, ...]:
    """Briefings in the library: published, draft, withdrawn."""
    lines = (
        line("Rebels entered Tell Sabra on 12 March; residents and the ministry say so.", 1, 7),
        line("Nobody gives a number.", 0),
    )
    return tuple(
        lc.BriefingCard(
            title=Fragment(title, "#p_frame"),
            as_of="16 March 2031",
            status=status,
            trend=(value, TREND[value].label),
            facts="30 propositions, 9 voices, 2 sources",
            topics="water, displacement",
            slug=f"card-{at}",
            map=None,
            lines=lines[: 2 - at % 2],
            note=None if at else "Made for this page; nothing in it happened.",
            tally=records.tally(),
        )
        for at, (title, status, value) in enumerate(
            zip(
                ("Who opened the gates", LONG_TITLE, "Withdrawn since"), ("", "Draft", "Withdrawn"), TREND, strict=False
            )
        )
    )


def _occurrence(anchor: str) -> lc.Occurrences:
    return lc.Occurrences(
        briefing=Fragment("Who opened the gates", "#p_home"),
        as_of="16 March 2031",
        anchor=anchor,
        says=(said(MINISTRY, "The gates are shut.", "3.1", subject="The sluice gates are opened"),),
        takes_part=(),
        relations=(),
        named_in=(
            ("Accused", said(MARAD, "It was the ministry.", "3.2", act="accuses", subject="Who opened the gates")),
        ),
    )


def entity() -> lc.Entity:
    """An actor across briefings."""
    return lc.Entity(
        frame=frame(),
        kind="actor",
        aka=(Fragment("وزارة الداخلية", lang="ar"), Fragment("Министерство внутренних дел", lang="ru")),
        map=None,
        chronology=None,
        diagram=None,
        details=(detail("Kind", "Government"), detail("Country", "Wadran")),
        elsewhere=(detail("is part of it", Fragment("Штаб обороны Ярска", "#yarsk", lang="ru")),),
        occurrences=(_occurrence("in-gates"),),
        note="Invented.",
    )


def index() -> lc.EntityIndex:
    """An index with a name in every script."""
    rows = tuple(
        lc.EntityRow(
            entity=Fragment(voice.text, "#p_actors", lang=voice.lang),
            aka=(Fragment("alias"),) if at % 2 else (),
            kind="Organisation",
            more=(Fragment("Wadran"),) if at % 3 else (),
            briefings=at,
        )
        for at, voice in enumerate(VOICES)
    )
    return lc.EntityIndex(
        frame=frame(), groups=(lc.EntityGroup(label="Organisations", anchor="k_organisation", rows=rows),)
    )


def further() -> tuple[lc.Shelves, ...]:
    """Pages that hold what this one does not show: by year, and by name in two scripts."""
    years = zip(("2029", "2030", "2031", "Undated"), (2, 310, 1204, 40), strict=True)
    names = {"Latin": (("A", 120), ("B", 7), ("Government of a", 48)), "Arabic": (("ا", 31), ("ب", 2))}
    return (
        lc.Shelves(
            title="All, by date",
            anchor="p_by_date",
            form="bars",
            note="Bars and numbers count events.",
            rows=tuple(_shelf(label, count, 1204) for label, count in years),
        ),
        *(
            lc.Shelves(
                title=f"All, by name: {script}",
                anchor=f"p_by_name_{script.lower()}",
                form="letters",
                note="",
                rows=tuple(_shelf(label, count, 120) for label, count in found),
            )
            for script, found in names.items()
        ),
    )


def _shelf(label: str, count: int, most: int) -> lc.ShelfRow:
    return lc.ShelfRow(
        label=Fragment(label, "#p_shelves"), count=f"{count:,}", twentieths=max(1, round(20 * count / most))
    )


def filed() -> lc.BriefingShelf:
    """The briefings of a year."""
    rows = tuple(
        lc.BriefingRow(title=card.title, as_of=card.as_of, trend=card.trend, facts=card.facts) for card in briefings()
    )
    month = lc.MonthOfBriefings(label="March 2031", anchor="p_m_2031_03", rows=rows)
    return lc.BriefingShelf(frame=frame(), shelves=(), months=(month,))


def named() -> lc.EntityShelf:
    """Names that begin alike."""
    return lc.EntityShelf(frame=frame(), shelves=(), rows=index().groups[0].rows)


def part() -> lc.EntityPart:
    """What the briefings of a year hold of an actor."""
    return lc.EntityPart(
        frame=frame(), kind="actor", shelves=(), chronology=None, occurrences=(_occurrence("in-gates-2031"),)
    )


def named_in_records() -> lc.NamedInRecords:
    """Records that refer to an actor."""
    names = (Fragment("Штаб обороны Ярска", "#yarsk", lang="ru"), Fragment("The river police", "#p_actors"))
    return lc.NamedInRecords(frame=frame(), shelves=(), details=tuple(detail("is part of it", name) for name in names))
