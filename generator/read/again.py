"""Fact files, read again and again -> their documents and records; what has not changed is not read twice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.problems import Problem
from generator.read.document import Document, load, parse_document
from generator.read.files import FactFile
from generator.read.records import Records, validate


@dataclass(kw_only=True, slots=True)
class _Known:
    """A file as it was read. found: who asked for it."""

    found: FactFile
    raw: bytes
    document: Document | None
    problems: tuple[Problem, ...]
    records: Records | None = None


class Reading:
    """What was read of a library's files. A file with the same bytes gives the same document, and the same records."""

    def __init__(self) -> None:
        self._known: dict[Path, _Known] = {}
        self._by_document: dict[int, _Known] = {}

    def documents(self, files: Iterable[FactFile]) -> tuple[list[Document], list[FactFile], list[Problem]]:
        """The documents of the files that could be read, the files that could not, and the problems of either."""
        documents: list[Document] = []
        unread: list[FactFile] = []
        problems: list[Problem] = []
        known: dict[Path, _Known] = {}
        for found in files:
            document, wrong = self._document(found, known)
            problems += wrong
            if document is None:
                unread.append(found)
            else:
                documents.append(document)
        self._known = known
        self._by_document = {id(one.document): one for one in known.values() if one.document is not None}
        return documents, unread, problems

    def _document(self, found: FactFile, known: dict[Path, _Known]) -> tuple[Document | None, tuple[Problem, ...]]:
        raw = load(found)
        if isinstance(raw, Problem):
            return None, (raw,)
        before = self._known.get(found.path)
        if before is None or before.found != found or before.raw != raw:
            document, problems = parse_document(found, raw)
            before = _Known(found=found, raw=raw, document=document, problems=problems)
        known[found.path] = before
        return before.document, before.problems

    def validated(self, document: Document) -> Records:
        """The records of one of the last `documents`."""
        known = self._by_document[id(document)]
        if known.records is None:
            known.records = validate(document)
        return known.records
