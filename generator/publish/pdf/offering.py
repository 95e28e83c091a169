"""A checked library -> the PDFs that its site offers, one a briefing; one that fails is a warning and has no link."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from generator.derive.derived import Derived
from generator.language.language import language
from generator.pipeline import Checked, Offered, Offering
from generator.problems import Problem, Severity
from generator.processes import in_order
from generator.publish.pdf.export import Exporter, Made, Options, not_made, pages_of
from generator.publish.pdf.typeset import lacking, without_pdfs
from generator.render.fingerprints import UnknownKindError
from generator.render.known import Memory
from generator.views import urls
from generator.views.download import Download

Progress = Callable[[int, int, str], object]
"""Told before each PDF: how many are done, how many there will be, and the slug of the next."""


def offering(
    folder: Path,
    code: str,
    *,
    wanted: bool,
    note: Callable[[str], object],
    progress: Progress = lambda *_: None,
    copies: int = 1,
    memory: Memory | None = None,
    slugs: Collection[str] | None = None,
) -> Offering | None:
    """What makes the PDFs of the library in ``folder`` for a site in the language ``code``; None where it has none.

    wanted: whether it shall have any. note: told why it has none although it shall. copies: how many processes share
    the work; with more than one, Typst's threads never run in this process, which may so be copied again. memory: where
    PDFs are kept that need not be made again. slugs: of the briefings whose PDFs are made; None for all.
    """
    if not wanted:
        return None
    if package := lacking():
        note(without_pdfs(package))
        return None
    options = Options(language=language(code))

    def offer(checked: Checked, derived: Derived) -> Offered:
        exporter = Exporter(folder, checked, derived, options)
        files: dict[str, bytes] = {}
        downloads: dict[str, Download] = {}
        problems: list[Problem] = []
        used: list[str] = []
        new: dict[str, bytes] = {}
        briefings = checked.library.briefings
        asked = [slug for slug in briefings if slugs is None or slug in slugs]

        def make(number: int) -> _Found | Problem:
            try:
                return _found(exporter, asked[number], memory)
            except Exception as error:  # whatever it is, the site is worth more than one link
                where = briefings[asked[number]].at.file
                return not_made(f"the PDF of {asked[number]}", error, Severity.WARNING, where)

        if asked:
            progress(0, len(asked), asked[0])
        for done, (slug, found) in enumerate(zip(asked, in_order(len(asked), make, copies=copies), strict=True), 1):
            if done < len(asked):
                progress(done, len(asked), asked[done])
            if isinstance(found, Problem):
                problems.append(found)
                continue
            files[urls.pdf(slug)] = found.made.content
            downloads[slug] = Download(pages=found.made.pages, size=len(found.made.content))
            if found.sealed and found.key:
                new[found.key] = found.sealed
            elif found.key:
                used.append(found.key)
        if memory is not None:
            memory.keep(used, new)
        return Offered(files=files, downloads=downloads, problems=tuple(problems))

    return offer


@dataclass(frozen=True, kw_only=True, slots=True)
class _Found:
    """A PDF. key: of what it is made of. sealed: what the memory shall keep, if it was made."""

    made: Made
    key: str | None = None
    sealed: bytes | None = None


def _found(exporter: Exporter, slug: str, memory: Memory | None) -> _Found:
    """A PDF, from memory where it was made of the same before."""
    key = None if memory is None else _key(exporter, slug)
    if memory is None or key is None:
        return _Found(made=exporter.make([slug]))
    if (content := memory.find(key)) is not None:
        return _Found(made=Made(content=content, pages=pages_of(content)), key=key)
    made = exporter.make([slug])
    return _Found(made=made, key=key, sealed=memory.sealed(made.content))


def _key(exporter: Exporter, slug: str) -> str | None:
    try:
        return exporter.key([slug])
    except UnknownKindError:
        return None
