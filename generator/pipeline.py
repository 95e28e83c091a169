"""A library's folder -> its pages and its problems: the story, stage by stage."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.check.rules import check
from generator.derive.derived import Derived, derive
from generator.language.language import language
from generator.language.tables import BASE
from generator.library import Library
from generator.linking import link
from generator.problems import Problem, Severity
from generator.provenance.find import find_evidence
from generator.read.again import Reading
from generator.read.compose import no_collection
from generator.read.files import FactFile, find_files
from generator.read.locate import locate
from generator.read.records import read_records
from generator.render.known import Memory, Rendered
from generator.render.page import Site
from generator.render.pages import render
from generator.views.download import Download


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What came of a library: its site unless an error stands in the way, and every problem, located and sorted."""

    site: Site | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Offered:
    """What a site has for download. files: uri -> bytes. downloads: slug -> its file. problems: of making them."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    downloads: Mapping[str, Download] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Checked:
    """A library as far as it could be linked, its files, and every problem, located and sorted."""

    library: Library
    files: tuple[FactFile, ...]
    problems: tuple[Problem, ...]

    @property
    def sound(self) -> bool:
        """Whether no error stands in the way of a site."""
        return not any(problem.severity is Severity.ERROR for problem in self.problems)


@dataclass(frozen=True, kw_only=True, slots=True)
class Session:
    """What a process keeps that makes a site of one library again and again."""

    reading: Reading = field(default_factory=Reading)
    rendered: Rendered = field(default_factory=Rendered)


Offering = Callable[[Checked, Derived], Offered]
"""Makes what a site has for download: before its pages, which say how large that is."""


def build(
    library: Path,
    code: str = BASE,
    offering: Offering | None = None,
    *,
    copies: int = 1,
    memory: Memory | None = None,
    session: Session | None = None,
    slugs: Collection[str] | None = None,
) -> Outcome:
    """Read, check, derive and render the library in the folder ``library``.

    code: BCP 47 tag of the pages' language. copies: how many processes share the work. memory: where pages are kept
    that need not be rendered again. session: what this process made of the library before. slugs: of the briefings
    whose share is made; None for the whole site.
    """
    with no_collection():
        checked = examine(library, session.reading if session else None)
        if not checked.sound:
            return Outcome(site=None, problems=checked.problems)
        edits = {found.file: Path(os.path.relpath(found.path, library)).as_posix() for found in checked.files}
        derived = derive(checked.library)
        offered = offering(checked, derived) if offering else Offered()
        site = render(
            checked.library,
            derived,
            edits,
            language(code),
            offered.downloads,
            copies=copies,
            memory=memory,
            before=session.rendered if session else None,
            slugs=slugs,
        )
        site = replace(site, assets={**site.assets, **offered.files})
        return Outcome(site=site, problems=(*checked.problems, *offered.problems))


def examine(library: Path, reading: Reading | None = None) -> Checked:
    """Read and check the library in the folder ``library``; its problems are all found in one go.

    reading: what was read of it before.
    """
    reading = reading or Reading()
    files, problems = find_files(library)
    documents, unread, unreadable = reading.documents(files)
    facts, misshapen = read_records(documents, unread, reading.validated)
    linked, dangling = link(facts)
    sources = {name: entry.record for name, entry in linked.sources.items()}
    certain = not (unreadable or misshapen)
    evidence, unheld = find_evidence(library, linked.briefings, sources, certain=certain)
    linked = replace(linked, evidence=evidence)
    found = (*problems, *unreadable, *misshapen, *dangling, *unheld, *check(linked))
    texts = {document.file: document.text for document in documents}
    return Checked(library=linked, files=files, problems=locate(found, texts))
