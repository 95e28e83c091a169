"""A library's folder -> the texts of its sources that are at hand, and the locks that its briefings hold.

Texts that may be republished stand in ``<slug>/texts/<source>.txt`` (or ``texts/`` of the library), the others in the
folder ``archive/`` beside the library, which version control ignores.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.model.identities import Source
from generator.problems import Problem
from generator.provenance.evidence import Evidence
from generator.provenance.text import SourceText, read_text


def find_evidence(
    folder: Path, slugs: Iterable[str], sources: Mapping[str, Source]
) -> tuple[Evidence, tuple[Problem, ...]]:
    """Read what is at hand of ``sources`` in and beside the library ``folder``, and the locks of its briefings."""
    places = [*(folder / slug / "texts" for slug in slugs), folder / "texts", folder.resolve().parent / "archive"]
    texts: dict[str, SourceText] = {}
    for name, source in sources.items():
        path = next((place / f"{name}.txt" for place in places if (place / f"{name}.txt").is_file()), None)
        if path is not None:
            texts[name] = split(path.read_bytes(), source)
    return Evidence(texts=texts), ()


def split(raw: bytes, source: Source) -> SourceText:
    """The text of a source from the bytes of its file."""
    text = raw.decode("utf-8-sig", errors="replace").replace("\r\n", "\n").replace("\r", "\n")
    return read_text(text, front=source.front_matter, back=source.back_matter)
