"""A typeset briefing -> what a screen reader, a search, an archive and somebody who clicks find in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pikepdf
import pypdfium2
import pytest

from generator.publish.pdf.typeset import typeset
from generator.views.parts import StatementView
from generator.views.references import numbers
from tests.conftest import SMALL_LIBRARY, WriteLibrary
from tests.support.pdf_books import OURS, Made, all_of, book, made, plain, texts
from tests.support.pdf_tree import HEADINGS, Tag, letters, squeeze

LIBRARY = ("exercise-marad-dam", "idlib-2020-02-06")
BOOKS = {
    "news": ((LIBRARY[1],), "en"),
    "exercise": ((LIBRARY[0],), "en"),
    "exercise in Arabic": ((LIBRARY[0],), "ar"),
    "library": (LIBRARY, "en"),
}
ITEMS = ("LI", "TR")
"""Tags of what is read as one."""
ARABIC = re.compile(r"[(\u0600-\u06ff)]+")
NUMBER = re.compile(r"\[\d+\]")


@dataclass(frozen=True)
class Told:
    """A statement as it is looked for, without white space. said: whether the words are its own."""

    said: bool
    words: str
    speakers: tuple[str, ...]
    numbers: tuple[str, ...]

    def by(self, tag: Tag) -> bool:
        """Whether a tag names one of its speakers, and the number of a place where it stands."""
        return self._spoken(tag.squeezed) and any(number in tag.squeezed for number in self.numbers)

    def in_order(self, tag: Tag) -> bool:
        """Whether a tag holds speaker, words and number in this order."""
        before, _, after = tag.squeezed.partition(self.words)
        return self._spoken(before) and any(number in after for number in self.numbers)

    def _spoken(self, text: str) -> bool:
        return any(name in text or name[::-1] in text for name in self.speakers)  # Arabic stands as it is drawn


@pytest.fixture(params=BOOKS)
def it(request: pytest.FixtureRequest) -> Made:
    """Each of the books."""
    slugs, code = BOOKS[request.param]
    return made(slugs, code)


def test_the_file_says_what_it_is(it: Made) -> None:
    """A screen reader is told the language and that there are tags; a window shows the title, not the file's name."""
    root = it.pdf.Root
    with it.pdf.open_metadata() as metadata:
        titles = (str(it.pdf.docinfo["/Title"]), metadata["dc:title"])
    said = (bool(root.MarkInfo.Marked), str(root.Lang), bool(root.ViewerPreferences.DisplayDocTitle), *titles)
    assert said == (True, it.book.language.code, True, it.book.title, it.book.title)


def test_headings_are_bookmarked(it: Made) -> None:
    """The bookmarks are the headings, in their order, and each leads to the page of its heading.

    What stands beside the contents needs none.
    """
    beside = {toc.page for toc in it.tags.named("TOC")}
    headings = [(letters(tag.text), tag.page) for tag in it.tags.named(*HEADINGS) if tag.page not in beside]
    bookmarks = [(title, page) for title, page in _bookmarks(it) if page not in beside]
    assert (bookmarks, len(headings) > 10) == (headings, True)


def test_heading_levels_step_down_one_at_a_time(it: Made) -> None:
    """Whoever walks the headings never wonders whether one was missed."""
    levels = [int(tag.name[1]) for tag in it.tags.named(*HEADINGS)]
    skips = [(above, below) for above, below in pairwise([0, *levels]) if below > above + 1]
    assert (levels[:1], skips) == ([1], [])


def test_tables_say_what_their_heads_are_for(it: Made) -> None:
    """Every table has heads, and each says whether it is that of a column or of a row."""
    tables = it.tags.named("Table")
    headless = [table.text[:60] for table in tables if not table.named("TH")]
    unclear = [
        tag.text for tag in it.tags.named("TH") if str(tag.attribute("/Scope")) not in ("/Column", "/Row", "/Both")
    ]
    assert (headless, unclear) == ([], [])


def test_figures_are_described(it: Made) -> None:
    """Whoever cannot see a drawing is told what it shows, of each."""
    shown = [str(tag.object.get("/Alt", "")).strip() for tag in it.tags.named("Figure")]
    drawn = sum(x is not None for d in it.documents for x in (d.map, d.chronology, d.diagram))
    assert (all(shown), len(shown) >= drawn) == (True, True)


def test_links_lead_somewhere(it: Made) -> None:
    """Every link leads to a page of the document, or out by an address that the facts name."""
    facts = "".join(path.read_text("utf-8") for path in OURS.rglob("*.yml"))
    pages = {page.obj.objgen for page in it.pdf.pages}
    astray = [
        str(link.get("/A", link.get("/Dest")))
        for page in it.pdf.pages
        for link in page.get("/Annots", [])
        if not (_address(link) in facts if "/A" in link else link.Dest[0].objgen in pages)
    ]
    outside = {
        _address(link).partition(":")[0] for page in it.pdf.pages for link in page.get("/Annots", []) if "/A" in link
    }
    assert (astray, outside - {"http", "https", "mailto"}) == ([], set())


def test_sections_are_read_in_order(it: Made) -> None:
    """The bottom line is read first and the analyst's view after it; events come in the order of time, then sources."""
    read, headings = squeeze(it.tags.text), iter([letters(tag.text) for tag in it.tags.named(*HEADINGS)])
    wanted, places = [], [0]
    for document in it.documents:
        events = [event.title for day in (*document.days, *document.background) for event in day.events]
        wanted += [*events, *(source.title for source in document.sources)]
        for text in (*(line.text for line in document.bottom_line), document.judgements[0].judgement):
            places.append(read.index(squeeze(text), places[-1]))
    missed = [title for title in wanted if letters(title) not in headings]  # what is found is taken from the headings
    assert (missed, len(set(places))) == ([], len(places))


def test_no_statement_without_its_speaker_and_reference(it: Made) -> None:
    """Wherever somebody's words are, the item or row that they stand in says who said them, and where.

    So does what a heading heads; where they are a link, it leads to where they are told.
    """
    statements = list(_statements(it))
    said = {found.words for found in statements if found.said}
    bare = [
        (words, block.text[:200])
        for words in said
        for block in it.tags.holding(words)
        if not any(block.up("Link"))
        if not any(found.by(around) for found in statements for around in _around(block))
    ]
    assert (bare, len(said) > 10) == ([], True)


def test_every_statement_is_told(it: Made) -> None:
    """Each report and each claim is there, in its words or those of what it reports, with who says so, and where."""
    statements = list(_statements(it))
    missed = [
        (found.words, found.speakers)
        for found in statements
        if not any(found.by(around) for block in it.tags.holding(found.words) for around in block.up(*ITEMS))
    ]
    assert (missed, len(statements) > 20) == ([], True)


def test_speaker_then_words_then_reference(it: Made) -> None:
    """A statement is read aloud as it is meant: who, then what, then where it can be looked up."""
    items = [
        (found, around)
        for found in _statements(it)
        for block in it.tags.holding(found.words)
        for around in list(block.up("P", "LI"))[:1]
        if found.said and found.by(around) and not any(block.up("Link"))
    ]
    turned = [around.text for found, around in items if not found.in_order(around)]
    assert (turned, len(items) > 10) == ([], True)


def test_numbers_lead_to_references(it: Made) -> None:
    """Every number in brackets leads to the page with its entry, and every cited place has an entry."""
    pages = {page.obj.objgen: number for number, page in enumerate(it.pdf.pages)}
    printed = {
        (tag.squeezed, pages[link.Dest[0].objgen])
        for tag in it.tags.named("Link")
        for link in tag.links
        if NUMBER.fullmatch(tag.squeezed)
    }
    entries = {
        (f"[{reference.number}]", tag.page)
        for document in it.documents
        for reference in document.references
        for tag in it.tags.named("TR", "P")
        if tag.squeezed.startswith(f"[{reference.number}]")
        if not Counter(squeeze(reference.at)) - Counter(tag.squeezed)
    }
    listed = Counter(number for number, _ in printed & entries)
    wanted = Counter(f"[{reference.number}]" for document in it.documents for reference in document.references)
    assert (printed - entries, wanted - listed) == (set(), Counter())


def test_arabic_names_are_told(it: Made) -> None:
    """The letters of a name as its people write it are in the file, as they are drawn or as they are read."""
    read = it.tags.squeezed
    missed = {word for word in _arabic_words(it) if word not in read and word[::-1] not in read}
    assert (missed, len(_arabic_words(it)) > 5) == (set(), True)


@pytest.mark.parametrize("slug", LIBRARY)
def test_arabic_names_are_found(slug: str) -> None:
    """Who searches a briefing for a name as its people write it finds it, with the engine of a common viewer.

    Word by word: in a line of another script that engine takes the words of a name in the wrong order.
    """
    it = made((slug,))
    pages = [page.get_textpage() for page in pypdfium2.PdfDocument(it.content)]
    missed = {word for word in _arabic_words(it) if not any(page.search(word).get_next() for page in pages)}
    assert missed == set()


def test_drafts_say_so(write_library: WriteLibrary) -> None:
    """A draft that is mailed around by mistake says on its pages that it is one."""
    folder = write_library({"b/briefing.yml": SMALL_LIBRARY["b/briefing.yml"] + "status: draft\n"})
    draft = book(folder)
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(typeset(draft))]
    assert draft.documents[0].ribbon is not None
    assert [squeeze(draft.documents[0].ribbon) in squeeze(page) for page in pages[:1]] == [True]


def test_same_input_same_bytes() -> None:
    """A PDF that is made again, even in the same process, is the same file, so that its hash can be told around."""
    again = typeset(book(OURS, (LIBRARY[0],), "ar"))
    assert again == made((LIBRARY[0],), "ar").content


def _statements(it: Made) -> Iterator[Told]:
    """Every statement of a book."""
    for document in it.documents:
        found = numbers(document.references)
        for statement in dict.fromkeys(all_of(StatementView, document)):
            named = [squeeze(fragment.text) for fragment in statement.attribution if fragment.voice is not None]
            words = statement.says or texts(tuple(f for f in statement.subject if f.href))
            if words:
                yield Told(
                    said=statement.says is not None,
                    words=max(ARABIC.split(squeeze(plain(words))), key=len),
                    speakers=tuple(named or [squeeze(texts(statement.attribution))]),
                    numbers=tuple(f"[{found[m.source, m.label.rpartition(' ')[2]]}]" for m in statement.marks),
                )


def _around(block: Tag) -> Iterator[Tag]:
    """What is read together with a tag: its paragraph, item or row, and what a heading heads."""
    yield block
    yield from block.up(*ITEMS, "P")
    yield from list(block.up("Div"))[:1]
    for heading in block.up(*HEADINGS):
        yield from heading.following()


def _arabic_words(it: Made) -> set[str]:
    """The words of the Arabic names of actors and places."""
    return {
        word
        for document in it.documents
        for aka in (
            *(actor.aka for actor in (*document.heard, *document.unheard)),
            *(place.aka for place in (*document.placed, *document.unplaced)),
        )
        for fragment in aka
        if fragment.lang == "ar"
        for word in fragment.text.split()
    }


def _address(link: Any) -> str:
    return str(link.A.URI) if link.A.S == "/URI" else f"{link.A.S}:"


def _bookmarks(it: Made) -> Iterator[tuple[str, int]]:
    pages = {page.obj.objgen: number for number, page in enumerate(it.pdf.pages)}

    def below(items: list[pikepdf.OutlineItem]) -> Iterator[tuple[str, int]]:
        for item in items:
            assert isinstance(item.destination, pikepdf.Array)
            yield letters(item.title), pages[item.destination[0].objgen]
            yield from below(item.children)

    with it.pdf.open_outline(max_depth=6) as outline:
        yield from below(outline.root)
