"""A library's folder -> the PDFs of its briefings with all that tests must know of them, each made once a run."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TypeVar

import pikepdf

from generator.derive.derived import derive
from generator.language.language import language
from generator.model.inline import Node, Text, parse_inline
from generator.pipeline import examine
from generator.publish.pdf.typeset import Book, Colophon, typeset
from generator.views import urls
from generator.views.compose import Composer
from generator.views.document import Document, document
from generator.views.parts import Fragment
from tests.support.pdf_tree import Tag, tree

ROOT = Path(__file__).parents[2]
OURS = ROOT / "briefings"

T = TypeVar("T")


@dataclass(frozen=True)
class Made:
    """A book and its PDF."""

    book: Book
    content: bytes

    @property
    def documents(self) -> tuple[Document, ...]:
        """The contexts of its briefings."""
        return self.book.documents

    @cached_property
    def pdf(self) -> pikepdf.Pdf:
        """The PDF, opened."""
        return pikepdf.open(io.BytesIO(self.content))

    @cached_property
    def tags(self) -> Tag:
        """The root of its tags."""
        return tree(self.pdf)


def book(folder: Path, slugs: tuple[str, ...] = (), code: str = "en") -> Book:
    """A book of some briefings of a library, by default of all. code: BCP 47 tag of the language that it speaks."""
    checked = examine(folder)
    assert checked.sound, [str(problem) for problem in checked.problems]
    library, derived, spoken = checked.library, derive(checked.library), language(code)
    documents = tuple(
        document(Composer(library, derived, urls.briefing(slug), None, spoken), library.briefings[slug])
        for slug in slugs or tuple(library.briefings)
    )
    colophon = Colophon(version="0", facts="0" * 64, files=len(checked.files))
    title = documents[0].title if len(documents) == 1 else "Briefings"
    return Book(title=title, documents=documents, language=spoken, colophon=colophon)


@cache
def made(slugs: tuple[str, ...] = (), code: str = "en") -> Made:
    """A book of briefings of this repository, typeset."""
    found = book(OURS, slugs, code)
    return Made(found, typeset(found))


def all_of(kind: type[T], value: object) -> Iterator[T]:
    """All values of a type inside a context, in their order."""
    if isinstance(value, kind):
        yield value
    if isinstance(value, tuple):
        for item in value:
            yield from all_of(kind, item)
    elif is_dataclass(value):
        for item in fields(value):
            if item.name != "frame":
                yield from all_of(kind, getattr(value, item.name))


def texts(phrase: tuple[Fragment, ...]) -> str:
    """A phrase as plain text."""
    return "".join(fragment.text for fragment in phrase)


def plain(text: str) -> str:
    """An author's text without its markup."""

    def told(nodes: Iterable[Node]) -> str:
        return "".join(node.text if isinstance(node, Text) else told(node.children) for node in nodes)

    return told(parse_inline(text))
