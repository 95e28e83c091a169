"""Encoded documents -> the bytes of a PDF, by Typst, which reads nothing but what it is given here."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache, partial
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any

from generator.language.language import Language
from generator.model.inline import fold
from generator.publish.pdf.compact import compact
from generator.publish.pdf.encode import encode_document, encode_text, in_plain_arabic
from generator.publish.pdf.links import DanglingError, Place, lead
from generator.publish.pdf.objects import take_apart
from generator.publish.pdf.standards import STANDARDS
from generator.publish.pdf.words import template_files, words
from generator.views.document import Document

if TYPE_CHECKING:
    from typst import Fonts

MARK = "Made with briefings"
"""How the keywords of every PDF begin. Others that find such a PDF know where it comes from, and we know it again."""
_UNSAID = "missing codepoints"
_REMEMBERED = 11  # one more than the compilations after which Typst drops what none of them used
INSTALL = 'pip install "briefings[pdf]"'
PAPERS = {"a4": "a4", "letter": "us-letter"}


class TypesetError(Exception):
    """A document that could not be typeset, in words."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Colophon:
    """What a PDF was made from. version: of this program. facts: SHA-256 of the fact files. files: how many."""

    version: str
    facts: str
    files: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Attached:
    """A file that is attached to a PDF. name: as it is shown there. listing: whether it lists the others."""

    name: str
    content: bytes
    media_type: str
    listing: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Book:
    """What one PDF holds, and how. title: of the whole. documents: one, or those of a whole library.

    standards: a combination of ``standards.KNOWN``. attached: files, if the standards allow them.
    """

    title: str
    documents: tuple[Document, ...]
    language: Language
    colophon: Colophon
    paper: str = "a4"
    standards: tuple[str, ...] = STANDARDS
    attached: tuple[Attached, ...] = ()


def typeset(book: Book) -> bytes:
    """The PDF of a book; the same bytes for the same book. Raises TypesetError, and ImportError without the extra."""
    import typst  # noqa: PLC0415 (an optional extra)

    inputs = {**template_files(), **_content(book)}
    try:
        try:
            found, targets = _compiled(inputs, book.standards)
        except typst.TypstError as error:
            if _UNSAID not in str(error.message):
                raise
            plain = {name: in_plain_arabic(content) for name, content in inputs.items()}
            found, targets = _compiled(plain, book.standards)
    except typst.TypstError as error:
        raise TypesetError(_told(error)) from error
    places = {name: Place(page=page, x=x, y=y) for name, page, x, y in json.loads(targets)}
    try:
        return compact(lead(take_apart(found), places, partial(_on_page, book.language)))
    except DanglingError as error:
        raise TypesetError(str(error)) from error


def _compiled(inputs: Mapping[str, bytes], standards: Sequence[str]) -> tuple[bytes, str]:
    """The PDF as Typst writes it, and the places of its targets, as JSON. Raises Typst's error."""
    import typst  # noqa: PLC0415 (an optional extra)

    files: Any = inputs  # typed as one file, taken as many
    chosen: list[Any] = list(standards)
    with tempfile.TemporaryDirectory() as empty:  # nothing on this machine can be read from a template
        # A compiler that is given its files in memory does one thing; what the first has laid out, the second knows.
        compiler, asked = (typst.Compiler(files, root=empty, font_paths=fonts()) for _ in range(2))
        found = compiler.compile(format="pdf", pdf_standards=chosen, timestamp=0)
        assert isinstance(found, bytes)
        return found, asked.query("<targets>", field="value", one=True)


def _on_page(language: Language, page: int, pages: int) -> str:
    return language.say("pdf.page", page=str(page), pages=str(pages))


def forget() -> None:
    """Let Typst drop what it remembers of earlier documents, which the next one has no use for.

    It keeps what the last ten compilations needed: ten documents of 300 pages would be gigabytes.
    """
    import typst  # noqa: PLC0415 (an optional extra)

    blank: Any = {"main.typ": b" "}
    with tempfile.TemporaryDirectory() as empty:
        for _ in range(_REMEMBERED):
            typst.Compiler(blank, root=empty, font_paths=fonts()).compile(format="pdf", timestamp=0)


def _content(book: Book) -> Mapping[str, bytes]:
    encoded = [encode_document(document) for document in book.documents]
    attached = {f"attached/{number}": file for number, file in enumerate(book.attached)}
    content = {
        "title": fold(book.title)[:1000],
        "shown_title": encode_text(book.title),
        "language": book.language.code,
        "dir": book.language.dir,
        "paper": PAPERS[book.paper],
        "colophon": asdict(book.colophon),
        "keywords": f"{MARK} {book.colophon.version}; SHA-256 of the facts: {book.colophon.facts}",
        "attached": [
            {
                "path": path,
                "name": file.name,
                "media_type": file.media_type,
                "listing": file.listing,
                "description": book.language.text(f"download.attached-{'listing' if file.listing else 'facts'}"),
            }
            for path, file in attached.items()
        ],
        "words": words(book.language),
        "documents": [document for document, _ in encoded],
    }
    drawings: dict[str, bytes] = {}
    for _, found in encoded:
        drawings |= found
    contents = {path: file.content for path, file in attached.items()}
    return {"book.json": json.dumps(content, ensure_ascii=False).encode(), **drawings, **contents}


def lacking() -> str | None:
    """The name of a package that is missing, without which nothing can be typeset; None if all are there."""
    try:
        fonts()
    except ImportError as error:
        return error.name or str(error)
    return None


def without_pdfs(package: str) -> str:
    """Which package is missing, and how to get it."""
    return f"they need the package {package}, which is not installed; get it with: {INSTALL}"


@lru_cache(maxsize=1)
def fonts() -> Fonts:
    """The faces, loaded once a process: ours and no other of the machine."""
    import fontpkg_amiri  # noqa: PLC0415 (an optional extra)
    import typst  # noqa: PLC0415

    folders: Iterable[Any] = (files("generator") / "publish" / "pdf" / "fonts", files(fontpkg_amiri) / "files")
    paths = []
    for folder in folders:
        with as_file(folder) as path:
            paths.append(str(path))
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=paths)


def _told(error: Any) -> str:
    return "; ".join([str(error.message), *map(str, error.hints)])
