"""Encoded documents -> the bytes of a PDF, by Typst, which reads nothing but what it is given here."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Any

from generator.language.language import Language
from generator.model.inline import fold
from generator.publish.pdf.encode import encode_document
from generator.publish.pdf.words import template_files, words
from generator.views.document import Document

if TYPE_CHECKING:
    from typst import Fonts

STANDARDS = ("ua-1", "a-2a")
"""What every PDF conforms to unless another is asked for: PDF/UA-1, for screen readers, and PDF/A-2a, for archives."""
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
class Book:
    """What one PDF holds, and how. title: of the whole. documents: one, or those of a whole library."""

    title: str
    documents: tuple[Document, ...]
    language: Language
    colophon: Colophon
    paper: str = "a4"
    standards: tuple[str, ...] = STANDARDS


def typeset(book: Book) -> bytes:
    """The PDF of a book; the same bytes for the same book. Raises TypesetError, and ImportError without the extra."""
    import typst  # noqa: PLC0415 (an optional extra)

    inputs: Any = {**template_files(), **_content(book)}  # typed as a file, taken as files
    standards: list[Any] = list(book.standards)
    with tempfile.TemporaryDirectory() as empty:  # nothing on this machine can be read from a template
        compiler = typst.Compiler(inputs, root=empty, font_paths=fonts())
        try:
            found = compiler.compile(format="pdf", pdf_standards=standards, timestamp=0)
        except typst.TypstError as error:
            raise TypesetError(_told(error)) from error
    assert isinstance(found, bytes)
    return found


def _content(book: Book) -> Mapping[str, bytes]:
    encoded = [encode_document(document) for document in book.documents]
    content = {
        "title": fold(book.title)[:1000],
        "language": book.language.code,
        "dir": book.language.dir,
        "paper": PAPERS[book.paper],
        "colophon": asdict(book.colophon),
        "words": words(book.language),
        "documents": [document for document, _ in encoded],
    }
    drawings: dict[str, bytes] = {}
    for _, found in encoded:
        drawings |= found
    return {"book.json": json.dumps(content, ensure_ascii=False).encode(), **drawings}


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
