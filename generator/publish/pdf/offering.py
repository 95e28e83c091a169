"""A checked library -> the PDFs that its site offers, one a briefing; one that fails is a warning and has no link."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path

from generator.derive.derived import Derived
from generator.language.language import language
from generator.pipeline import Checked, Offered, Offering
from generator.problems import Problem, Severity
from generator.processes import in_order
from generator.publish.pdf.export import Exporter, Made, Options, count_pages, not_made
from generator.publish.pdf.typeset import lacking, without_pdfs
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
    the work; with more than one, Typst's threads never run in this process, which may so be copied again. memory: PDFs
    of these same facts, by slug. slugs: of the briefings whose PDFs are made; None for all.
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
        briefings = checked.library.briefings
        known = {slug: found for slug in briefings if memory and (found := memory.find(slug))}
        wanted = [slug for slug in briefings if slugs is None or slug in slugs]
        missing = [slug for slug in wanted if slug not in known]

        def make(number: int) -> Made | Problem:
            slug = missing[number]
            try:
                return exporter.make([slug])
            except Exception as error:  # whatever it is, the site is worth more than one link
                return not_made(f"the PDF of {slug}", error, Severity.WARNING, briefings[slug].at.file)

        if missing:
            progress(0, len(missing), missing[0])
        new: dict[str, bytes] = {}
        for done, (slug, made) in enumerate(zip(missing, in_order(len(missing), make, copies=copies), strict=True), 1):
            if done < len(missing):
                progress(done, len(missing), missing[done])
            if isinstance(made, Problem):
                problems.append(made)
            else:
                new[slug] = made.content
        if memory:
            memory.keep(list(known), {slug: memory.sealed(content) for slug, content in new.items()})
        made_of = {**known, **new}
        for slug in wanted:
            if content := made_of.get(slug):
                files[urls.pdf(slug)] = content
                downloads[slug] = Download(pages=count_pages(content), size=len(content))
        return Offered(files=files, downloads=downloads, problems=tuple(problems))

    return offer
