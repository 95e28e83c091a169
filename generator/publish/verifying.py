"""A library with its locks, and copies of its sources that a reader holds -> what the copies bear out, in lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from generator.library import Library
from generator.pipeline import examine
from generator.problems import Problem
from generator.provenance.evidence import LockedSource
from generator.provenance.find import split
from generator.provenance.held import read_held
from generator.provenance.page_text import is_page, page_text
from generator.provenance.text import SourceText
from generator.provenance.verify import Compared, Match, compare, rests
from generator.publish.located import from_here, shown
from generator.publish.locking import Told, UnknownError

_OURS = frozenset({"citation-moved", "lock-outdated", "lock-unreadable"})
_MOST_SHOWN = 100
"""Characters of a copy's words that are shown where it differs."""


def verify(folder: Path, slugs: Sequence[str] = (), named: Sequence[str] = ()) -> Told:
    """Compare the locks of the briefings ``slugs`` (default: all) with copies of their sources.

    named: copies, each as SOURCE=FILE; for other sources the text beside the library is used, where it is at hand.
    Done means that all that was compared is borne out, and that the locks cover the facts. Raises UnknownError.
    """
    copies = _copies(named)
    checked = examine(folder)
    library = checked.library
    for slug in slugs:
        if slug not in library.briefings:
            raise UnknownError(f'there is no briefing "{slug}" that could be read', "name its folder in the library")
    for name in copies:
        if name not in library.sources:
            raise UnknownError(
                f'the library has no source "{name}"', "write --text SOURCE=FILE with the id of a source"
            )
    texts, unread = _texts(library, copies)
    if unread:
        return Told(lines=(), problems=from_here(unread), done=False)
    lines: list[str] = []
    holds, compared = True, 0
    for slug in slugs or tuple(library.briefings):
        locked = library.evidence.locks.get(slug, {})
        if not locked:
            lines.append(
                f"{slug}: there is no lock to compare with; whoever has the texts writes it with: briefings lock"
            )
        for name, one in locked.items():
            if name not in texts:
                lines.append(f"{slug}: {name}: no copy is at hand; name one with --text {name}=FILE")
                continue
            told, borne_out = _source(one, texts[name], slug)
            against = f" in {shown(copies[name])}" if name in copies else " in the text beside the library"
            lines += [f"{slug}: {name}{against}: {told[0]}", *(f"  {line}" for line in told[1:])]
            holds, compared = holds and borne_out, compared + 1
    problems = from_here(problem for problem in checked.problems if problem.code in _OURS)
    done = holds and compared > 0 and not problems
    known = sum(len(library.evidence.locks.get(slug, {})) for slug in slugs or library.briefings)
    whole = "verified" if compared == known else f"verified, as far as it was compared: {compared} of {known} sources"
    lines.append(whole if done else "not verified" if compared else "nothing could be compared")
    return Told(lines=tuple(lines), problems=problems, done=done)


def _copies(named: Sequence[str]) -> dict[str, Path]:
    copies = {}
    for text in named:
        source, _, file = text.partition("=")
        if not source or not file:
            raise UnknownError(f'"{text}" names no copy', "write --text SOURCE=FILE")
        copies[source] = Path(file)
    return copies


def _texts(library: Library, copies: Mapping[str, Path]) -> tuple[dict[str, SourceText], list[Problem]]:
    texts, unread = dict(library.evidence.texts), []
    for name, path in copies.items():
        found = read_held(path, None)
        if isinstance(found, Problem):
            unread.append(found)
        else:
            text = found.raw.decode("utf-8-sig")
            raw = page_text(text).encode("utf-8", "replace") if is_page(text) else found.raw
            texts[name] = split(raw, library.sources[name].record)
    return texts, unread


def _source(locked: LockedSource, copy: SourceText, slug: str) -> tuple[list[str], bool]:
    """What to say of one source, and whether the copy bears out all that counts."""
    compared = compare(locked, copy)
    resting = rests(locked)
    counts = [one for one in compared.differing if one.locator in resting or one.locator[0] not in "fb"]
    has = len(compared.sentences) - len(compared.differing)
    head = f"{has} of {len(compared.sentences)} sentences match"
    moved = sum(one.match is Match.MOVED for one in compared.sentences)
    if compared.identical:
        head += ", the text is the one that was locked"
    elif not compared.differing and not moved:
        head += ", the copy has them in other typography or wrapping, or among other text"
    parts = {
        "moved": moved,
        "altered": sum(one.match is Match.ALTERED for one in compared.sentences),
        "missing": sum(one.match is Match.MISSING for one in compared.sentences),
    }
    head += "".join(f", {number} {what}" for what, number in parts.items() if number)
    lines = [head, *(line for one in compared.sentences for line in _sentence(one, resting, slug))]
    if not compared.searched:
        lines.append("the copy is too long to be searched for all of them; keep the article alone")
    return lines, not counts


def _sentence(one: Compared, resting: Mapping[str, Sequence[str]], slug: str) -> Iterator[str]:
    if one.match is Match.SAME:
        return
    uids = [uid.removeprefix(f"{slug}/") for uid in resting.get(one.locator, ())]
    rest = f"on it rest: {', '.join(uids)}" if uids else "no statement rests on it"
    if one.match is Match.MOVED:
        yield f"{one.locator} stands elsewhere, on line {one.line}"
    elif one.match is Match.ALTERED:
        words = one.instead if len(one.instead) <= _MOST_SHOWN else f"{one.instead[:_MOST_SHOWN]}…"
        yield f"{one.locator} is altered; {rest}; line {one.line} has: {words}"
    else:
        yield f"{one.locator} is missing; {rest}"
