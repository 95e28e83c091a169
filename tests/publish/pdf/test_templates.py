"""The templates of the PDF: what a reader of one document, of a whole library, or of a near-empty note would miss."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pypdf
import pytest

from generator.derive.derived import derive
from generator.language.language import language
from generator.pipeline import examine
from generator.publish.pdf.typeset import Book, Colophon, typeset
from generator.views import urls
from generator.views.compose import Composer
from generator.views.document import Document, document

LIBRARY = Path(__file__).parents[3] / "briefings"
SECTIONS = [
    "Contents",
    "Bottom line",
    "Judgement",
    "Key figures",
    "Where",
    "When",
    "Contested",
    "Silent",
    "Timeline",
    "Actors",
    "Places",
    "Claims",
    "Sources",
    "How to read this",
    "About this document",
]
NOTE = {
    "briefing.yml": """\
title: A first note
as_of: 2024-05-02
status: draft
handling: For the desk only
bottom_line:
  - {text: The ministry says that a bridge is closed., rests_on: [closed]}
sources: {m: notice}
""",
    "sources.yml": "notice: {title: Notice, publisher: Ministry, published: 2024-05-01, voice: ministry}\n",
    "actors.yml": "ministry: {name: Ministry of Works, kind: government}\n",
    "events.yml": "closed: {title: A bridge is closed, kind: other, when: undated, reports: {source: 'm:1'}}\n",
}

Pages = list[str]
"""The text of each page."""


def contexts(folder: Path, code: str = "en") -> dict[str, Document]:
    """The context of each briefing of a library."""
    library = examine(folder).library
    assert library is not None
    derived, words = derive(library), language(code)
    return {
        slug: document(Composer(library, derived, urls.briefing(slug), None, words), briefing)
        for slug, briefing in library.briefings.items()
    }


def printed(*documents: Document, code: str = "en", paper: str = "a4") -> pypdf.PdfReader:
    """The PDF of documents."""
    book = Book(
        title=documents[0].title if len(documents) == 1 else "Briefings",
        documents=documents,
        language=language(code),
        colophon=Colophon(version="1.2.3", facts="ab" * 32, files=7),
        paper=paper,
    )
    return pypdf.PdfReader(io.BytesIO(typeset(book)))


def texts(pdf: pypdf.PdfReader) -> Pages:
    """The text of each page, its white space folded."""
    return [" ".join(page.extract_text().split()) for page in pdf.pages]


def contents(pdf: pypdf.PdfReader, page: int) -> bytes:
    """What a page draws."""
    found = pdf.pages[page].get_contents()
    assert found is not None
    return found.get_data()


def titles(outline: Sequence[object]) -> Iterator[tuple[int, str]]:
    """The bookmarks with their depth, from 0."""
    for entry in outline:
        if isinstance(entry, list):
            yield from ((depth + 1, title) for depth, title in titles(entry))
        else:
            yield 0, str(entry["/Title"])  # type: ignore[index]  # a dictionary of PDF


@pytest.fixture(scope="module")
def idlib() -> Document:
    """The context of the briefing on Idlib."""
    return contexts(LIBRARY)["idlib-2020-02-06"]


@pytest.fixture(scope="module")
def idlib_pdf(idlib: Document) -> pypdf.PdfReader:
    """Its PDF."""
    return printed(idlib)


@pytest.fixture
def note(tmp_path: Path) -> Document:
    """A draft with one event, and nothing else."""
    folder = tmp_path / "briefings" / "note"
    folder.mkdir(parents=True)
    for name, text in NOTE.items():
        (folder / name).write_text(text, encoding="utf-8")
    return contexts(folder.parent)["note"]


def test_every_section_is_a_bookmark(idlib_pdf: pypdf.PdfReader) -> None:
    """A reader jumps to each section from the outline, in the order of the report."""
    assert [title for depth, title in titles(idlib_pdf.outline) if depth == 0] == SECTIONS


def test_events_are_bookmarks_under_their_date(idlib_pdf: pypdf.PdfReader) -> None:
    """A reader finds an event in the outline by its date."""
    found = list(titles(idlib_pdf.outline))
    at = found.index((2, "Government forces encircle and enter Saraqeb"))
    assert [title for depth, title in found[:at] if depth == 1][-1] == "5 February 2020"


def test_contents_say_the_page_of_each_section(idlib_pdf: pypdf.PdfReader) -> None:
    """The contents lead to the page on which a section begins, which the foot of that page repeats."""
    pages = texts(idlib_pdf)
    listed = re.search(r"Sources[ .]*(\d+)", pages[1])
    number = int(listed[1]) if listed else 0
    assert ("This briefing rests on" in pages[number - 1], f"Page {number} of {len(pages)}" in pages[number - 1]) == (
        True,
        True,
    )


def test_each_reference_is_listed_once_with_its_place(idlib: Document, idlib_pdf: pypdf.PdfReader) -> None:
    """A number behind a statement has its line in the list of references, down to the sentence."""
    text = " ".join(texts(idlib_pdf))
    missing = [r.number for r in idlib.references if text.count(f"[{r.number}] {r.at}") != 1]
    assert missing == []


def test_all_links_within_lead_somewhere(idlib_pdf: pypdf.PdfReader) -> None:
    """A click on a name, an event or a number always arrives."""
    names = idlib_pdf.named_destinations
    broken = [
        str(target)
        for page in idlib_pdf.pages
        for link in page.get("/Annots", [])
        if (target := link.get_object().get("/Dest") or link.get_object().get("/A", {}).get("/D")) is not None
        and isinstance(target, str)
        and str(target) not in names
    ]
    assert broken == []


def test_a_draft_says_so_on_its_cover_and_who_may_see_it_on_every_page(note: Document) -> None:
    """A draft that was mailed on is still known for one, and its handling line is on each page."""
    pages = texts(printed(note))
    assert (str(note.ribbon) in pages[0], [page.count("For the desk only") > 0 for page in pages]) == (
        True,
        [True] * len(pages),
    )


def test_a_watermark_is_behind_the_pages_of_a_draft_alone(note: Document) -> None:
    """A published briefing has nothing behind its text; a draft has, without adding to what is read aloud."""
    final = replace(note, watermark=None)
    drawn = [len(contents(pdf, 1)) for pdf in (printed(note), printed(final))]
    assert (drawn[0] > drawn[1], "Draft" in texts(printed(final))[1]) == (True, False)


def test_a_note_without_figures_map_or_claims_is_typeset(note: Document) -> None:
    """A briefing of one event becomes a document without empty sections."""
    found = [title for depth, title in titles(printed(note).outline) if depth == 0]
    assert found == [title for title in SECTIONS if title not in ("Judgement", "Key figures", "Where")]


def test_a_very_long_title_stays_on_its_cover(note: Document) -> None:
    """A title of a whole paragraph does not push the cover onto a second page."""
    long = replace(note, title="A title that its author could not end " * 12)
    pages = texts(printed(long))
    assert pages[1].count("Contents") > 0


def test_a_book_holds_each_briefing_under_its_title(idlib: Document) -> None:
    """In the PDF of a library each briefing is a bookmark, with its sections under it."""
    documents = tuple(contexts(LIBRARY).values())
    outline = list(titles(printed(*documents).outline))
    tops = [title for depth, title in outline if depth == 0]
    assert (
        [document.title in tops for document in documents],
        outline.count((1, "Bottom line")),
    ) == ([True] * len(documents), len(documents))


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_paper_is_what_was_asked_for(note: Document, paper: str) -> None:
    """A document prints without being scaled, on either side of the Atlantic."""
    box = printed(note, paper=paper).pages[0].mediabox
    assert (round(box.width), round(box.height)) == {"a4": (595, 842), "letter": (612, 792)}[paper]


def test_arabic_has_every_word(tmp_path: Path) -> None:
    """A document in Arabic is typeset with Arabic section heads."""
    found = [title for _, title in titles(printed(contexts(LIBRARY, "ar")["idlib-2020-02-06"], code="ar").outline)]
    assert [language("ar").text(key) in found for key in ("pdf.contents", "page.claims", "pdf.colophon")] == [True] * 3


def test_colours_are_those_of_the_site() -> None:
    """A standing and a voice have the same colour on paper as on the screen."""
    sheet = (files("generator") / "assets" / "tokens.css").read_text("utf-8").partition("@media screen")[0]
    look = (files("generator") / "publish" / "pdf" / "template" / "look.typ").read_text("utf-8")
    tokens = dict(re.findall(r"--bf-([a-z0-9-]+):\s*(#[0-9a-f]{6})", sheet))
    named = dict(re.findall(r'(\w+): rgb\("(#[0-9a-f]{6})"\)', look))
    bars = re.findall(r'"(#[0-9a-f]{6})"', look.partition("#let voices")[2].partition(")")[0])
    standings = {name: tokens[name] for name in ("corroborated", "attributed", "reported", "contested", "withdrawn")}
    assert ({name: named[name] for name in standings}, bars) == (standings, [tokens[f"v{n}-bar"] for n in range(9)])
