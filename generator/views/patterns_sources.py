"""Nothing -> made-up sources, for the patterns page."""

from __future__ import annotations

from generator.views.contexts import SourceView, UnrecordedView
from generator.views.parts import Fragment, detail
from generator.views.patterns_parts import (
    ALIAS,
    CITE,
    VOICES,
    standing,
    strip,
)
from generator.views.reader import Bar, Fact, Paragraph, Sentence


def sources() -> tuple[SourceView, ...]:
    """A source that may not be shown, and one that may, in a language that runs to the left."""
    skeleton = tuple(_paragraph(ALIAS, number, None) for number in range(1, 7))
    shown = (
        _paragraph("b", 1, ("قالت إدارة سهل مراد إن البوابات لم تُفتح قط.", "وقال سكان أم ريش إنهم رأوا الماء.")),
        _paragraph("b", 2, ("لم يجب المجلس.", "ولم يُذكر عدد.")),
    )
    return (
        _source(ALIAS, "River towns wait for word from the dam", "Halmar Courier", skeleton),
        _source("b", "لا خبر من السد", "مراد اليوم", shown),
    )


def _source(alias: str, title: str, publisher: str, paragraphs: tuple[Paragraph, ...]) -> SourceView:
    withheld = alias == ALIAS
    return SourceView(
        alias=alias,
        anchor=f"source--{alias}",
        title=title,
        publisher=publisher,
        href=f"#source--{alias}",
        details=(
            detail("Published", "14 March 2031, Friday"),
            detail("Kind", "News report"),
            detail("Graded", "B, usually reliable"),
            detail("Rights", "All rights reserved" if withheld else "CC-BY-4.0"),
        ),
        descriptor="A wire report that quotes a ministry, a council and residents, and no fighter.",
        note="The second edition corrects the name of the weir." if withheld else None,
        verified="Verified against the text",
        coverage="11 of 18 sentences cited, 2 by paragraph, 1 repeats, 2 waived, 1 missed"
        if withheld
        else "4 of 4 sentences cited",
        strip=strip("ccp cpm wcc rcc c.w ccc") if withheld else strip("cc cc"),
        cite=CITE,
        missed=(Fragment("2.3", f"#{alias}-2-3"),) if withheld else (),
        unrecorded=(UnrecordedView(words="forty", sentence=Fragment("4.2", f"#{alias}-4-2")),) if withheld else (),
        skeleton=withheld,
        paragraphs=paragraphs,
    )


def _paragraph(alias: str, number: int, texts: tuple[str, ...] | None) -> Paragraph:
    count = len(texts) if texts else 3
    return Paragraph(
        part="Paragraph",
        number=str(number),
        anchor=f"{alias}-{number}",
        lang="ar" if texts else None,
        dir="rtl" if texts else None,
        sentences=tuple(_sentence(alias, number, at, texts[at - 1] if texts else None) for at in range(1, count + 1)),
    )


_STATES = {(2, 3): "missed", (3, 1): "waived", (4, 1): "repeats", (1, 3): "by-paragraph"}


def _sentence(alias: str, number: int, at: int, text: str | None) -> Sentence:
    state = "cited" if text else _STATES.get((number, at), "cited")
    voice = (number * 3 + at - 4) % 9
    fact = Fact(
        subject=(Fragment("Rebels enter Tell Sabra", "#p_timeline"),),
        attributions=((VOICES[voice], Fragment(" states")),),
        standing=standing("attributed"),
        says="They came from the north." if at == 1 else None,
        quotes=("the gate was open",) if (number, at) == (1, 1) else (),
    )
    spoken = state in ("cited", "by-paragraph")
    return Sentence(
        anchor=f"{alias}-{number}-{at}",
        label=f"{number}.{at}",
        state=state,
        text=(text,) if text else (),
        bar=None if text else Bar(lines=(number + at) % 4, ends=25 * (1 + (number * at) % 4)),
        voice=voice if spoken else None,
        speakers=(VOICES[voice],) if spoken else (),
        facts=(fact,) if spoken else (),
        waived="A recap of what other paragraphs say." if state == "waived" else None,
        repeats=Fragment("1.2", f"#{alias}-1-2") if state == "repeats" else None,
    )
