"""What shares of a build left, each in a folder -> the memory of a build that has only the rest to do.

A share is not trusted: a page is found in it by a key of all that the page is made of, and behind a checksum. What is
missing, damaged or of other make costs time, and is told; the site is the same.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from generator.problems import Problem, Severity
from generator.publish.fast.keys import program_key, settings_key
from generator.publish.fast.store import Store
from generator.publish.fast.unchanged import documents_key, facts_key
from generator.publish.located import shown
from generator.publish.replacing import replace_file

FORMAT = 1
MANIFEST = "shard.json"
PARTS, PAGES, PDFS = "parts.sqlite3", "pages.sqlite3", "pdfs.sqlite3"

_OF = {
    "program": "another version of briefings, of Python or of an installed package",
    "settings": "other settings",
    "facts": "other facts",
    "documents": "other handwritten pages, or another navigation",
    "library": "another folder: run the commands in the folder that holds mkdocs.yml",
}
"""What a shard is made of -> what is said where that differs."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Manifest:
    """What a shard was made of, as fingerprints by the names of `_OF`, and the slugs of its briefings."""

    made_of: Mapping[str, str]
    slugs: tuple[str, ...]

    def write(self, folder: Path) -> None:
        """Write it into the shard's folder: at the end, so that half a shard is none. Raises OSError."""
        data = {"format": FORMAT, "made_of": dict(self.made_of), "briefings": list(self.slugs)}
        replace_file(folder / MANIFEST, f"{json.dumps(data, indent=1)}\n".encode())


def made_of(config: MkDocsConfig, library: Path) -> dict[str, str]:
    """What a site is made of, to be asked before anything is read. Raises NotPlainError and OSError."""
    return {
        "program": program_key(),
        "settings": settings_key(config),
        "facts": facts_key(library),
        "documents": documents_key(config),
        "library": shown(library),
    }


def gather(
    shards: Sequence[Path], cache: Path, made_of: Mapping[str, str], briefings: Collection[str]
) -> tuple[Problem, ...]:
    """Take what the ``shards`` hold over into ``cache``; what they lack is a warning. briefings: all that there are."""
    problems: list[Problem] = []
    held: set[str] = set()
    for folder in shards:
        try:
            found = _manifest(folder)
            for name in (PARTS, PAGES, PDFS):
                if (folder / name).exists() or name != PDFS:
                    Store(cache / name).take(folder / name)
        except (OSError, ValueError, LookupError, TypeError, sqlite3.Error) as error:
            problems.append(_unreadable(folder, error))
            continue
        held |= set(found.slugs)
        problems += _differing(folder, found.made_of, made_of)
    if missing := sorted(set(briefings) - held):
        problems.append(_missing(missing))
    return tuple(problems)


def _manifest(folder: Path) -> Manifest:
    data = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    if data["format"] != FORMAT:
        raise ValueError("written by another version of briefings")
    return Manifest(made_of=dict(data["made_of"]), slugs=tuple(map(str, data["briefings"])))


def _differing(folder: Path, theirs: Mapping[str, str], ours: Mapping[str, str]) -> Iterator[Problem]:
    differs = [name for name in _OF if theirs.get(name) != ours.get(name)]
    if "program" in differs and "settings" in differs:  # whose fingerprint names the program, too
        differs.remove("settings")
    if differing := [_OF[name] for name in differs]:
        yield Problem(
            code="shard-differs",
            message=f"{shown(folder)} was made from {', and from '.join(differing)}; what differs was made here",
            where=None,
            remedy="make all shards and merge them from one commit, with the same packages and options",
            severity=Severity.WARNING,
        )


def _unreadable(folder: Path, error: Exception) -> Problem:
    absent = "it is no shard, or only half of one" if folder.is_dir() else "there is no such folder"
    reason = absent if isinstance(error, FileNotFoundError | NotADirectoryError) else str(error)
    return Problem(
        code="shard-unreadable",
        message=f"{shown(folder)} cannot be read: {reason}; its pages were made here",
        where=None,
        remedy="make this shard again, and see that it is copied whole",
        severity=Severity.WARNING,
    )


def _missing(slugs: Sequence[str]) -> Problem:
    named = ", ".join([*slugs[:5], *(["…"] if len(slugs) > 5 else [])])
    return Problem(
        code="shard-missing",
        message=f"no shard has the pages of {len(slugs)} of the briefings ({named}); they were made here",
        where=None,
        remedy="name all shards; if they are all there, see that together they name all briefings",
        severity=Severity.WARNING,
    )
