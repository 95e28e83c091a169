"""A library's folder -> the texts of its sources that are at hand, and the locks that its briefings hold.

Texts that may be republished stand in ``<slug>/texts/<source>.txt`` (or ``texts/`` of the library), the others in the
folder ``archive/`` beside the library, which version control ignores.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.model.identities import Source
from generator.problems import Problem
from generator.provenance.decode_text import read_source
from generator.provenance.evidence import Evidence
from generator.provenance.text import SourceText


def find_evidence(
    folder: Path, slugs: Iterable[str], sources: Mapping[str, Source]
) -> tuple[Evidence, tuple[Problem, ...]]:
    """Read what is at hand of ``sources`` in and beside the library ``folder``, and the locks of its briefings."""
    places = [*(folder / slug / "texts" for slug in slugs), folder / "texts", folder.resolve().parent / "archive"]
    texts: dict[str, SourceText] = {}
    problems: list[Problem] = []
    for name, source in sources.items():
        path = next((place / f"{name}.txt" for place in places if (place / f"{name}.txt").is_file()), None)
        if path is not None:
            held = read_source(path.read_bytes(), source, path.as_posix())
            if isinstance(held, Problem):
                problems.append(held)
            else:
                texts[name] = held
    return Evidence(texts=texts), tuple(problems)


def split(raw: bytes, source: Source) -> SourceText:
    """The text of a source from bytes that are known to be UTF-8. Raises ValueError for others."""
    held = read_source(raw, source, "text")
    if isinstance(held, Problem):
        raise ValueError(held.message)
    return held
