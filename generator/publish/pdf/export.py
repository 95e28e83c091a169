"""A checked library -> the PDFs of its briefings, one after the other, each with what is to be said of it."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator import __version__
from generator.derive.derived import Derived
from generator.language.language import ENGLISH, Language
from generator.pipeline import Checked
from generator.problems import Pointer, Problem, Severity
from generator.publish.pdf.facts import LISTING, FactFiles, media_types
from generator.publish.pdf.standards import STANDARDS
from generator.publish.pdf.typeset import MARK, Attached, Book, Colophon, TypesetError, forget, typeset
from generator.views import urls
from generator.views.compose import Composer
from generator.views.document import Document, document
from generator.views.parts import StandingMark

log = logging.getLogger(__name__)

_METADATA = re.compile(rb"<x:xmpmeta\b.*?</x:xmpmeta>", re.DOTALL)
_PAGES = re.compile(rb"<xmpTPg:NPages>(\d+)</xmpTPg:NPages>")
_KEYWORDS = re.compile(rb"<pdf:Keywords>([^<]*)</pdf:Keywords>")


@dataclass(frozen=True, kw_only=True, slots=True)
class Options:
    """How PDFs are made. paper, standards: see ``typeset``. attach: whether the fact files are attached."""

    language: Language = ENGLISH
    paper: str = "a4"
    standards: tuple[str, ...] = STANDARDS
    attach: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Made:
    """A PDF. pages: how many it has."""

    content: bytes
    pages: int


class Exporter:
    """Makes the PDFs of one library, with one set of fonts."""

    def __init__(self, folder: Path, checked: Checked, derived: Derived, options: Options) -> None:
        self.library = checked.library
        self.derived = derived
        self.options = options
        self._facts = FactFiles(folder, checked)
        self._standings: dict[int, StandingMark] = {}
        self._began = False

    def make(self, slugs: Sequence[str], title: str | None = None) -> Made:
        """One PDF of the briefings ``slugs``. title: of the whole; by default that of the first.

        Raises TypesetError if it cannot be typeset, and OSError if a fact file can no longer be read.
        """
        if self._began:
            forget()
        self._began = True
        documents = tuple(self._document(slug) for slug in slugs)
        facts = self._facts.of(slugs)
        content = typeset(
            Book(
                title=title or documents[0].title,
                documents=documents,
                language=self.options.language,
                colophon=Colophon(version=__version__, facts=facts.digest, files=len(facts.files)),
                paper=self.options.paper,
                standards=self.options.standards,
                attached=tuple(
                    Attached(name=name, content=content, media_type=media, listing=name == LISTING)
                    for name, content, media in (media_types(facts) if self.options.attach else ())
                ),
            )
        )
        return Made(content=content, pages=count_pages(content))

    def _document(self, slug: str) -> Document:
        composer = Composer(self.library, self.derived, urls.briefing(slug), self._standings, self.options.language)
        return document(composer, self.library.briefings[slug])


def is_ours(content: bytes) -> bool:
    """Whether a file is a PDF that this program made, and that nobody has added to since.

    Those who comment on a PDF or sign it add to the end of the file, or have another program write it anew.
    """
    ends = content.rstrip().endswith(b"%%EOF") and content.count(b"%%EOF") == 1
    return content.startswith(b"%PDF-") and ends and _said(_KEYWORDS, content).startswith(MARK.encode())


def not_made(what: str, error: Exception, severity: Severity, file: str | None = None) -> Problem:
    """The problem for a PDF that could not be made. what: its name, for people. file: the fact file to look at."""
    log.debug("%s could not be made", what, exc_info=error)
    told = str(error).strip().splitlines() or [type(error).__name__]
    reason = told[0] if isinstance(error, TypesetError | OSError) else f"{type(error).__name__}: {told[0]}"
    remedy = "mend what it names; if that is not in the facts, report it at the project's issue tracker"
    return Problem(
        code="pdf-not-made",
        message=f"{what} could not be made: {reason}",
        where=Pointer(file=file) if file else None,
        remedy=remedy,
        severity=severity,
    )


def count_pages(content: bytes) -> int:
    """How many pages a PDF of ours has."""
    return int(_said(_PAGES, content) or 0)


def _said(asked: re.Pattern[bytes], content: bytes) -> bytes:
    """What the metadata (XMP) of a PDF say; empty if they do not."""
    metadata = _METADATA.findall(content)
    found = asked.search(metadata[-1]) if metadata else None
    return found[1] if found else b""
