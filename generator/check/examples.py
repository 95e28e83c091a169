"""The files of an example, in memory -> the problems that checking them finds, as if they stood in a folder."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath

from generator.check.codes import BASE, Files
from generator.check.rules import check
from generator.linking import link
from generator.problems import Problem
from generator.provenance.evidence import Evidence
from generator.provenance.find import split
from generator.read.document import Document, parse_document
from generator.read.files import KINDS, FactFile
from generator.read.locate import locate
from generator.read.records import read_records

LIBRARY = "briefings"
"""The folder in which examples are said to stand."""


def problems_of(example: Files) -> tuple[Problem, ...]:
    """The problems of an example laid over the base, located and sorted; nothing is read from disk.

    What only shows in a folder (files that nothing reads, links) is not found.
    """
    documents: list[Document] = []
    unread: list[FactFile] = []
    problems: list[Problem] = []
    texts: dict[str, bytes] = {}
    for path, text in {**BASE, **example}.items():
        if path.endswith(".txt"):
            texts[PurePosixPath(path).stem] = text.encode()
            continue
        document, wrong = parse_document(_fact_file(path), text.encode())
        problems += wrong
        if document is None:
            unread.append(_fact_file(path))
        else:
            documents.append(document)
    facts, misshapen = read_records(documents, unread)
    linked, dangling = link(facts)
    held = {name: split(raw, linked.sources[name].record) for name, raw in texts.items() if name in linked.sources}
    linked = replace(linked, evidence=Evidence(texts=held))
    found = (*problems, *misshapen, *dangling, *check(linked))
    return locate(found, {document.file: document.text for document in documents})


def _fact_file(path: str) -> FactFile:
    parts = PurePosixPath(path)
    if parts.suffix != ".yml" or parts.stem not in KINDS or len(parts.parts) > 2:
        raise ValueError(f"an example cannot have the file {path}")
    briefing = parts.parts[0] if len(parts.parts) == 2 else None
    return FactFile(path=Path(path), file=f"{LIBRARY}/{path}", kind=parts.stem, briefing=briefing)
