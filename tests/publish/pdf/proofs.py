"""The repository's library -> PDFs for a validator: those that must pass, and some with a planted defect each.

``python -m tests.publish.pdf.proofs FOLDER`` writes them into ``FOLDER/sound`` and ``FOLDER/broken``; with
``--pages 300`` also one of an invented library that is at least so long. ``.ci/pdf.sh`` has them validated.
"""

from __future__ import annotations

import argparse
import io
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pikepdf

from benchmarks.corpus import write_corpus
from generator.publish.pdf.typeset import typeset
from tests.conftest import SMALL_LIBRARY
from tests.support.pdf_books import OURS, Made, book, made

BRIEFINGS: Final = sorted(path.parent.name for path in OURS.glob("*/briefing.yml"))
ARABIC: Final = "exercise-marad-dam"
"""The briefing that has most in Arabic, in a book that speaks Arabic, too."""


def sound(pages: int) -> Mapping[str, bytes]:
    """The PDFs that must pass, by name. pages: of the long one; 0 for none."""
    found = {slug: made((slug,)).content for slug in BRIEFINGS}
    found |= {f"{ARABIC}-ar": made((ARABIC,), "ar").content, "library": made(tuple(BRIEFINGS)).content}
    return {**found, "long": long_book(pages)} if pages else found


def long_book(pages: int) -> bytes:
    """One PDF of as many invented briefings as are needed for so many pages."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "briefings"
        write_corpus(folder, 1 + pages // 20)
        found = book(folder)
        each = len(Made(found, typeset(replace(found, documents=found.documents[:1]))).pdf.pages)
        return typeset(replace(found, documents=found.documents[: 1 + pages // each]))


def broken() -> Mapping[str, bytes]:
    """Short PDFs with one defect each, by its name."""
    with tempfile.TemporaryDirectory() as name:
        for file, text in SMALL_LIBRARY.items():
            path = Path(name) / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        content = typeset(book(Path(name)))
    return {name: _spoilt(content, spoil) for name, spoil in _DEFECTS.items()}


def _untagged(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot


def _untitled(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        del metadata["dc:title"]


def _undescribed(pdf: pikepdf.Pdf) -> None:
    def bare(tag: Any) -> None:
        if tag.get("/S") == "/Figure":
            del tag["/Alt"]
        kids = tag.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary):
                bare(kid)

    bare(pdf.Root.StructTreeRoot)


def _fontless(pdf: pikepdf.Pdf) -> None:
    for found in pdf.objects:
        if isinstance(found, pikepdf.Dictionary) and found.get("/Type") == "/FontDescriptor":
            for key in ("/FontFile2", "/FontFile3"):
                if key in found:
                    del found[key]


_DEFECTS: Final[Mapping[str, Callable[[pikepdf.Pdf], None]]] = {
    "no-tags": _untagged,
    "no-title": _untitled,
    "figures-without-words": _undescribed,
    "fonts-not-embedded": _fontless,
}


def _spoilt(content: bytes, spoil: Callable[[pikepdf.Pdf], None]) -> bytes:
    output = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        spoil(pdf)
        pdf.save(output, fix_metadata_version=False)
    return output.getvalue()


def main() -> None:
    """Write them."""
    parser = argparse.ArgumentParser(description="Write PDFs for a validator.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=0)
    asked = parser.parse_args()
    for kind, found in (("sound", sound(asked.pages)), ("broken", broken())):
        (asked.folder / kind).mkdir(parents=True, exist_ok=True)
        for name, content in found.items():
            (asked.folder / kind / f"{name}.pdf").write_bytes(content)


if __name__ == "__main__":
    main()
