"""Nothing -> made-up voices, marks and statements, of which the patterns page is put together.

All of it is invented. Names are in several scripts, and some are far too long, since real ones will be.
"""

from __future__ import annotations

from typing import Final

from generator.model.vocabularies import STANDING
from generator.views.cite_formats import CiteFormats
from generator.views.parts import (
    CitationMark,
    Detail,
    Fragment,
    Frame,
    Item,
    Phrase,
    StandingMark,
    StatementView,
)
from generator.views.strips import Cell, Strip

URI: Final = "patterns.md"
CARDS: Final = "cards.js"
"""The cards of the page's citation marks, beside it: its own Sources page is itself."""
ALIAS: Final = "a"

VOICES: Final = (
    Fragment("Halmar Courier", voice=0),
    Fragment("Interior Ministry of Wadran", voice=1),
    Fragment("إدارة سهل مراد", voice=2, lang="ar"),
    Fragment("شورای رودخانهٔ بالا", voice=3, lang="fa"),
    Fragment("Штаб обороны Ярска", voice=4, lang="ru"),
    Fragment("Συμβούλιο του Λιμένα", voice=5, lang="el"),
    Fragment("Çağrı Şahinoğlu", voice=6, lang="tr"),
    Fragment("Residents of Umm Rish", voice=7),
    Fragment("Wasserstraßenunterhaltungsverwaltungsgenossenschaft", voice=8, lang="de"),
)
"""A voice for each tint, 0 to 8."""
COURIER, MINISTRY, MARAD, COUNCIL, YARSK, HARBOUR, CAGRI, RESIDENTS, LONG = VOICES

CITE: Final = CiteFormats(
    plain="“Patterns”. Invented.", markdown="“Patterns”. Invented.", bibtex="@misc{patterns}", csl='[{"id":"patterns"}]'
)
LONG_TITLE: Final = (
    "A title that goes on for much longer than anybody would wish, names the Interior Ministry of Wadran, quotes “the "
    "gate was open”, and ends only when every line of the block has been filled twice over"
)


def standing(value: str, why: str = "") -> StandingMark:
    """A mark for a standing, by default with its definition."""
    return StandingMark(value=value, label=STANDING[value].label, why=why or STANDING[value].definition.rstrip("."))


def mark(label: str, value: str = "attributed", *keys: str) -> CitationMark:
    """A citation mark that leads to a sentence of the made-up source, whose cards are ``keys``."""
    paragraph, _, sentence = label.partition(".")
    at = f"paragraph {paragraph}, sentence {sentence}" if sentence else f"paragraph {paragraph}"
    return CitationMark(
        label=label,
        href=f"#{ALIAS}-{label.replace('.', '-')}",
        title=f"Halmar Courier, {at}. {STANDING[value].label}",
        at=at,
        standing=value,
        statements=keys or (f"card-{value}",),
        source=ALIAS,
    )


def said(
    who: Fragment | Phrase,
    says: str | None = None,
    at: str = "1.1",
    value: str = "attributed",
    *,
    act: str = "states",
    subject: str = "",
    details: tuple[Detail, ...] = (),
    anchor: str = "said",
) -> StatementView:
    """What somebody says."""
    by = (who,) if isinstance(who, Fragment) else who
    if by == (COURIER,):
        act = f"in its own voice, {act}"
    attribution = (*by, Fragment(f", {act}" if by == (COURIER,) else f" {act}"))
    return StatementView(
        anchor=anchor,
        attribution=attribution,
        short=attribution,
        says=says,
        marks=(mark(at, value),),
        details=details,
        standing=standing(value),
        subject=(Fragment(subject, "#p_ledger"),) if subject else (),
        act=act,
    )


def item(kind: str, label: str, first: str | None = None, last: str | None = None) -> Item:
    """By what an item of a list can be found."""
    return Item(
        kind=kind,
        kind_label=label,
        actors=("ministry", "marad"),
        places=("tell-sabra",),
        first=first,
        last=last or first,
    )


def strip(marks: str, alias: str = "") -> Strip:
    """A strip from a letter a sentence: ``o`` on, ``c`` cited, ``p`` by paragraph, ``r`` repeats, ``w`` waived, ``m``
    missed, ``.`` nothing; a space begins a paragraph.
    """
    states = {"o": "on", "c": "cited", "p": "by-paragraph", "r": "repeats", "w": "waived", "m": "missed", ".": ""}
    cells = [
        Cell(width=1 + (3 * at + len(part)) % 8, marked=states[letter], first=not at)
        for part in marks.split(" ")
        for at, letter in enumerate(part)
    ]
    return Strip(alias=alias, cells=tuple(cells))


def frame(
    title: str = "Patterns",
    *,
    ribbon: str | None = None,
    as_of: str | None = None,
    of: str | None = None,
    cite: CiteFormats | None = None,
) -> Frame:
    """The frame of the page itself, or of a title block that it shows."""
    return Frame(
        uri=URI,
        title=title,
        search_title="Patterns",
        boost=1,
        crumbs=(Fragment("Briefings", "index.md"), Fragment(title)),
        tabs=(),
        previous=None,
        next=None,
        ribbon=ribbon,
        as_of=as_of,
        of=of,
        cite=cite,
    )
