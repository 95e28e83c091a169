"""A checked library -> the PDFs that its site offers, one a briefing; one that fails is a warning and has no link."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generator.derive.derived import Derived
from generator.language.language import language
from generator.pipeline import Checked, Offered, Offering
from generator.problems import Problem, Severity
from generator.publish.pdf.export import Exporter, Options, not_made
from generator.publish.pdf.typeset import lacking, without_pdfs
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
) -> Offering | None:
    """What makes the PDFs of the library in ``folder`` for a site in the language ``code``; None where it has none.

    wanted: whether it shall have any. note: told why it has none although it shall.
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
        for done, slug in enumerate(briefings):
            progress(done, len(briefings), slug)
            try:
                made = exporter.make([slug])
            except Exception as error:  # whatever it is, the site is worth more than one link
                where = briefings[slug].at.file
                problems.append(not_made(f"the PDF of {slug}", error, Severity.WARNING, where))
                continue
            files[urls.pdf(slug)] = made.content
            downloads[slug] = Download(pages=made.pages, size=len(made.content))
        return Offered(files=files, downloads=downloads, problems=tuple(problems))

    return offer
