"""A library's folder -> the locks of its briefings, written anew, and a line for each on what they hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.check.locks import moved_citations
from generator.check.relock import Relocked, relock
from generator.check.rules import ask
from generator.library import Library, LinkedBriefing
from generator.model.invalid import did_you_mean
from generator.pipeline import Checked, examine
from generator.problems import Origin, Problem, Severity
from generator.provenance.held import shown_as
from generator.provenance.lock import FILE, dump
from generator.publish.located import from_here, shown
from generator.publish.replacing import replace_file

_OURS = frozenset({"citation-moved", "lock-outdated", "lock-unreadable"})
"""Problems that a lock solves, or that are told with it."""


class UnknownError(LookupError):
    """The command named something that the library does not have."""

    def __init__(self, message: str, remedy: str) -> None:
        """Say what, and what to do."""
        super().__init__(message)
        self.message, self.remedy = message, remedy


def unknown_briefing(slug: str, known: Iterable[str]) -> UnknownError:
    """The error that no briefing has this slug. known: those that there are."""
    slugs = list(known)
    few = ", ".join([*slugs[:8], *(["…"] if len(slugs) > 8 else [])])
    return UnknownError(f'there is no briefing "{slug}"', did_you_mean(slug, slugs, f"the briefings are {few}"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """What came of a command. lines: for people. problems: what stands in the way. done: nothing was left out."""

    lines: tuple[str, ...]
    problems: tuple[Problem, ...]
    done: bool


def lock(folder: Path, slugs: Sequence[str] = (), *, accept_moved: bool = False) -> Told:
    """Write ``sources.lock`` for the briefings ``slugs`` (default: all) of the library in ``folder``.

    A source whose citations moved is left as it was, unless ``accept_moved``: a lock never blesses in silence what the
    check warns of. A briefing that could not be read whole is not locked. Raises UnknownError for an unknown slug.
    """
    checked = examine(folder)
    library = checked.library
    for slug in slugs:
        if slug not in library.briefings and not (folder / slug).is_dir():
            raise UnknownError(f'there is no briefing "{slug}"', "name its folder in the library")
    errors = tuple(p for p in checked.problems if p.severity is Severity.ERROR and p.code not in _OURS)
    chosen = slugs or tuple(library.briefings)
    unread = [slug for slug in chosen if slug not in library.briefings or slug in library.incomplete]
    if unread or not chosen:
        lines = (f"{slug}: not locked, since not all of it could be read" for slug in unread)
        return Told(lines=tuple(lines), problems=from_here(errors), done=False)
    _, recording = ask(library)
    moved = {} if accept_moved else _moved(library, checked)
    told: list[str] = []
    done = not errors
    locks = {shown_as(folder / slug / FILE) for slug in chosen}
    # Whatever is wrong with the file itself, its encoding or its size, too: what cannot be read cannot be compared.
    damaged = tuple(p for p in checked.problems if isinstance(p.where, Origin) and p.where.file in locks)
    errors = tuple(p for p in errors if p not in damaged)
    shifted = tuple(p for p in checked.problems if p.code == "citation-moved") if moved else ()
    for slug in chosen:
        if shown_as(folder / slug / FILE) in {p.where.file for p in damaged if p.where}:
            told.append(f"{shown(folder / slug / FILE)}: left as it was, since it cannot be read")
            done = False
            continue
        left = {source for (where, source) in moved if where == slug}
        found = relock(library, recording, library.briefings[slug], left)
        path = folder / slug / FILE
        try:
            told += [_wrote(path, found), *_left_out(library.briefings[slug], found, left)]
        except OSError as error:
            told.append(f"{shown(path)}: not written: {error.strerror or type(error).__name__}")
            done = False
        done = done and not (left or found.beyond or found.without)
    if errors:
        told.append("What these errors concern is not vouched for, as far as a text does not bear it out.")
    return Told(lines=tuple(told), problems=from_here((*damaged, *shifted, *errors)), done=done)


def _moved(library: Library, checked: Checked) -> set[tuple[str, str]]:
    """(slug, source id) of what must not be locked in silence."""
    if not any(problem.code == "citation-moved" for problem in checked.problems):
        return set()
    return {place for place, _ in moved_citations(library)}


def _wrote(path: Path, found: Relocked) -> str:
    """Write a lock, if there is anything to hold; what was done, in a line."""
    if not found.sources:
        return f"{shown(path)}: not written, no text of a source is at hand"
    text = dump(found.sources.values())
    before = path.read_bytes() if path.is_file() else None
    if before == text.encode():
        return f"{shown(path)}: unchanged"
    replace_file(path, text.encode())
    passages = len({(one.source, at) for one in found.sources.values() for c in one.cited.values() for at in c})
    words = sum(len(one.phrases) for one in found.sources.values())
    return f"{shown(path)}: {_count(passages, 'cited passage')}, {_count(words, 'wording')}"


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _left_out(briefing: LinkedBriefing, found: Relocked, moved: set[str]) -> Iterator[str]:
    for source in found.kept:
        if source in moved:
            yield f"  {source}: left as it was, since citations moved; compare them, then use --accept-moved"
        else:
            yield f"  {source}: left as it was, since its text is not at hand"
    for source in found.without:
        where = f"archive/{source}.txt beside the library"
        yield f"  {source}: not locked, since its text is not at hand; put it at {where}"
    for uid, cite in found.beyond:
        yield f"  {uid.removeprefix(briefing.slug + '/')}: not locked, {cite} lies beyond the text"
