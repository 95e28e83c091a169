"""A library's folder -> its PDFs in another folder, each written as soon as it is made, and a line for each.

The folder may hold other people's files. A file is only ever replaced by a newer one where this program made it and
nobody has added to it since.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.derive.derived import derive
from generator.language.language import ENGLISH
from generator.library import Library
from generator.pipeline import examine
from generator.problems import Origin, Problem, Severity
from generator.publish.located import from_here, shown
from generator.publish.locking import unknown_briefing
from generator.publish.pdf.export import Exporter, Options, is_ours, not_made
from generator.publish.pdf.offering import Progress
from generator.publish.replacing import replace_file
from generator.read.compose import no_collection
from generator.views.download import Download, download_words

TOGETHER = "library.pdf"
"""The name of one PDF of several briefings."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """Which PDFs are wanted.

    slugs: of which briefings; none means all. together: the title of one PDF of them all; None for one each.
    """

    slugs: tuple[str, ...] = ()
    together: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Saved:
    """What came of it. refused: nothing was done, because of the folder. done: everything wanted was written."""

    problems: tuple[Problem, ...]
    done: bool
    refused: bool = False


def save(
    folder: Path,
    out: Path,
    wanted: Wanted,
    options: Options,
    *,
    say: Callable[[str], object],
    progress: Progress = lambda *_: None,
) -> Saved:
    """Write the PDFs ``wanted`` of the library in ``folder`` into the folder ``out``.

    Nothing is written while the facts have errors. One that cannot be made is a problem, and the others follow.
    say: told a line for each file once it is written. Raises UnknownError for an unknown slug.
    """
    with no_collection():
        checked = examine(folder)
        chosen = _chosen(folder, checked.library, wanted.slugs)
        if not checked.sound:
            return Saved(problems=from_here(checked.problems), done=False)
        exporter = Exporter(folder, checked, derive(checked.library), options)
    files = (
        [(out / TOGETHER, chosen)]
        if wanted.together is not None
        else [(out / f"{slug}.pdf", (slug,)) for slug in chosen]
    )
    if refusals := _refusals(folder, out, [path for path, _ in files]):
        return Saved(problems=refusals, done=False, refused=True)
    failed: list[Problem] = []
    for done, (path, slugs) in enumerate(files):
        progress(done, len(files), path.stem)
        try:
            made = exporter.make(slugs, wanted.together)
            replace_file(path, made.content)
        except Exception as error:  # one that fails must not take the others with it
            where = checked.library.briefings[slugs[0]].at.file if len(slugs) == 1 else None
            failed.append(not_made(shown(path), error, Severity.ERROR, where))
            continue
        found = Download(pages=made.pages, size=len(made.content))
        say(f"{shown(path)}: {download_words(found, ENGLISH)}")
    return Saved(problems=from_here((*checked.problems, *failed)), done=not failed)


def _chosen(folder: Path, library: Library, slugs: Sequence[str]) -> tuple[str, ...]:
    """The briefings wanted, each once, as named; all of them where none is named."""
    for slug in slugs:
        if slug not in library.briefings and not (folder / slug).is_dir():
            raise unknown_briefing(slug, library.briefings)
    return tuple(dict.fromkeys(slugs)) or tuple(library.briefings)


def _refusals(folder: Path, out: Path, targets: Sequence[Path]) -> tuple[Problem, ...]:
    """What speaks against writing there."""
    if out.exists() and not out.is_dir():
        return (
            _refusal("not-a-folder", f"{shown(out)} is a file, not a folder", out, "name another folder with --out"),
        )
    if out.resolve().is_relative_to(folder.resolve()):
        message = f"the PDFs would be written into the library {shown(folder)}"
        return (_refusal("output-in-library", message, out, "name a folder outside of the library with --out"),)
    remedy = "move it away, or name another folder with --out"
    return tuple(_refusal("file-in-the-way", found, path, remedy) for path in targets if (found := _in_the_way(path)))


def _in_the_way(path: Path) -> str | None:
    if path.is_symlink() or (path.exists() and not path.is_file()):
        return f"{shown(path)} is a link or a folder, and stands where a PDF belongs"
    if path.exists() and not is_ours(path.read_bytes()):
        return f"{shown(path)} was not made by briefings, or somebody has added to it since"
    return None


def _refusal(code: str, message: str, place: Path, remedy: str) -> Problem:
    where = Origin(file=shown(place), line=1, column=1)
    return Problem(code=code, message=message, where=where, remedy=remedy)
