"""A source, or a copy of it -> its text with the numbers by which it is cited, for a terminal."""

from __future__ import annotations

from pathlib import Path

from generator.model.identities import Source
from generator.model.invalid import did_you_mean
from generator.model.record import Entry
from generator.pipeline import examine
from generator.problems import Problem
from generator.provenance.decode_text import read_source
from generator.provenance.find import ARCHIVE
from generator.provenance.listing import listing
from generator.provenance.text import read_text
from generator.publish.located import from_here, shown
from generator.publish.locking import Told, UnknownError


def number(folder: Path, source: str, *, file: Path | None, front: int | None, back: int | None) -> Told:
    """The numbered text of ``source``, from the library in ``folder`` or from ``file``.

    front, back: how many paragraphs to count before and after the body, where not as the source says. Raises
    UnknownError for an unknown source. The problems are `no-text` and those of files.
    """
    checked = examine(folder)
    known = checked.library.sources
    if source not in known:
        remedy = did_you_mean(source, known, "add it to sources.yml, or mend what briefings check reports")
        raise UnknownError(f'there is no source "{source}"', remedy)
    record = known[source].record
    held = read_source(file.read_bytes(), record, shown(file)) if file else checked.library.evidence.texts.get(source)
    if held is None:
        unread = [p for p in from_here(checked.problems) if p.where and Path(p.where.file).name == f"{source}.txt"]
        return Told(lines=(), problems=tuple(unread[:1]) or (_no_text(folder, known[source]),), done=False)
    if isinstance(held, Problem):
        return Told(lines=(), problems=(held,), done=False)
    fronts, backs = (record.front_matter if front is None else front), (record.back_matter if back is None else back)
    return Told(
        lines=tuple(listing(read_text(held.text, front=fronts, back=backs)).split("\n")), problems=(), done=True
    )


def _no_text(folder: Path, source: Entry[Source]) -> Problem:
    place = shown(folder.resolve().parent / ARCHIVE / f"{source.id}.txt")
    remedy = f"save it as plain text in {place}, or name a copy with --text"
    return Problem(code="no-text", message=f'the text of "{source.id}" is not at hand', where=None, remedy=remedy)
