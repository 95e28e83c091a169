"""Libraries -> their briefings as PDFs, and what readers of such files find in them."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest

from generator.derive.derived import derive
from generator.language.language import language
from generator.pipeline import examine
from generator.publish.pdf.typeset import Book, Colophon, typeset
from generator.views import urls
from generator.views.compose import Composer
from generator.views.document import document

Typeset = Callable[..., bytes]


@pytest.fixture(scope="session")
def typeset_library() -> Typeset:
    """A function from a library's folder, and the code of a language, to one PDF with all its briefings."""

    def typeset_all(folder: Path, code: str = "en") -> bytes:
        outcome = examine(folder)
        assert [p for p in outcome.problems if p.severity == "error"] == []
        library, words = outcome.library, language(code)
        derived = derive(library)
        documents = tuple(
            document(Composer(library, derived, urls.briefing(b.slug), None, words), b)
            for b in library.briefings.values()
        )
        colophon = Colophon(version="0", facts="0" * 64, files=1)
        return typeset(Book(title=documents[0].title, documents=documents, language=words, colophon=colophon))

    return typeset_all


@pytest.fixture(scope="session")
def text_of() -> Callable[[bytes], str]:
    """A function from a PDF to its text, white space folded."""

    def text(pdf: bytes) -> str:
        pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
        return " ".join(" ".join(page.extract_text() for page in pages).split())

    return text
