"""The folder of a library -> its fact files, and what lies there that is none.

Links are followed only inside the library: what is read is what stands in the folder that an author shares.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path
from typing import Literal

from generator.model.invalid import nearest
from generator.model.scalars import ID
from generator.problems import Pointer, Problem, Severity

Kind = Literal["briefing", "sources", "actors", "places", "events", "claims", "assessments"]

KINDS: tuple[Kind, ...] = ("briefing", "sources", "actors", "places", "events", "claims", "assessments")
SHARED: tuple[Kind, ...] = ("sources", "actors", "places")

_COMPANIONS = ("texts", "sources.lock", "*.md")
_NOBODYS = (".*", "*~", "#*#", "*.bak", "*.orig", "*.rej", "*.swp", "*.tmp", "__pycache__", "Thumbs.db", "desktop.ini")
"""What editors, systems and version control leave behind."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FactFile:
    """A file that holds facts.

    path: where it is; file: the same as people are shown it, with POSIX separators.
    briefing: the slug of the briefing that it belongs to; None for what all briefings share.
    """

    path: Path
    file: str
    kind: Kind
    briefing: str | None


def find_files(library: Path, shown_as: str | None = None) -> tuple[tuple[FactFile, ...], tuple[Problem, ...]]:
    """Find the fact files of the folder `library`: the shared ones first, then by briefing, kind and name.

    shown_as: how people know the folder; by default its path from the current directory where it lies inside that.

    The problems are `missing-library`, `empty-library`, `missing-file` (a briefing without briefing.yml),
    `unknown-file`, `unreadable-file`, `outside-library`, `symlink-loop` and `bad-id` (a folder's name).
    """
    shown = _shown(library) if shown_as is None else shown_as.rstrip("/")
    if not library.is_dir():
        return (), (_no_library(library, shown),)
    search = _Search(library=Path(os.path.realpath(library)))
    folders = []
    for entry in search.entries(library, shown):
        if not search.fact_file(entry, SHARED, None) and not search.companion(entry):
            if entry.path.is_dir():
                folders.append(entry)
            else:
                search.unknown(entry, SHARED)
    for folder in folders:
        search.briefing(folder)
    search.files.sort(key=lambda found: (found.briefing or "", KINDS.index(found.kind), found.file))
    if not any(found.briefing for found in search.files) and not search.problems:
        message, remedy = "the library holds no briefing", "start one with: briefings new my-first-briefing"
        search.report("empty-library", message, shown, remedy, Severity.WARNING)
    return tuple(search.files), tuple(search.problems)


def _shown(library: Path) -> str:
    """The path from the current directory where the library lies inside it, else as given."""
    here = Path(os.path.abspath(library))  # noqa: PTH100 - `resolve` would follow links
    shown = here.relative_to(Path.cwd()) if here.is_relative_to(Path.cwd()) else library
    return "" if shown == Path() else shown.as_posix()


def _no_library(library: Path, shown: str) -> Problem:
    is_there = os.path.lexists(library)
    return Problem(
        code="missing-library",
        message=f'"{shown}" is not a folder' if is_there else f'there is no folder "{shown}"',
        where=None,
        remedy="name the folder that holds the briefings",
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class _Entry:
    """Something in a folder; `shown` is its path as people know it."""

    path: Path
    shown: str


@dataclass(kw_only=True)
class _Search:
    """The search through one library; `library` is its real path."""

    library: Path
    files: list[FactFile] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def report(self, code: str, message: str, shown: str, remedy: str, severity: Severity = Severity.ERROR) -> None:
        """Add a problem with the file or folder `shown`."""
        where = Pointer(file=shown or ".")
        self.problems.append(Problem(code=code, message=message, where=where, remedy=remedy, severity=severity))

    def entries(self, folder: Path, shown: str) -> list[_Entry]:
        """What lies in a folder and concerns us, by name, without what is reported here."""
        try:
            names = sorted(path.name for path in folder.iterdir())
        except OSError as error:
            self._unreadable(shown, error)
            return []
        found = [_Entry(path=folder / name, shown=f"{shown}/{name}" if shown else name) for name in names]
        return [entry for entry in found if not _matches(entry, _NOBODYS) and self._is_inside(entry)]

    def briefing(self, folder: _Entry) -> None:
        """The fact files of one briefing."""
        slug = folder.path.name
        files_before, problems_before = len(self.files), len(self.problems)
        unknown = []
        for entry in self.entries(folder.path, folder.shown):
            if not self.fact_file(entry, KINDS, slug) and not self.companion(entry):
                unknown.append(entry)
        found = self.files[files_before:]
        if not found:
            meant = [entry for entry in unknown if _meant(entry, KINDS)]
            if not meant and len(self.problems) == problems_before:
                self._no_briefing(folder)
            for entry in meant:
                self.unknown(entry, KINDS)
            return
        for entry in unknown:
            self.unknown(entry, KINDS)
        if not any(file.kind == "briefing" for file in found):
            message = "this briefing has no briefing.yml"
            self.report("missing-file", message, folder.shown, f"write {folder.shown}/briefing.yml")
        if not ID.fullmatch(slug):
            message = f'"{slug}" cannot be the address of a briefing'
            remedy = "rename the folder: small letters, digits and single hyphens, such as idlib-2020-02-06"
            self.report("bad-id", message, folder.shown, remedy)

    def fact_file(self, entry: _Entry, kinds: Iterable[Kind], briefing: str | None) -> bool:
        """Take `X.yml`, or the files of the folder `X/`; False when it is neither."""
        for kind in kinds:
            if entry.path.name == f"{kind}.yml" and not entry.path.is_dir():
                self._take(entry, kind, briefing)
                return True
            if entry.path.name == kind and kind != "briefing" and entry.path.is_dir():
                self._folder(entry, kind, briefing)
                return True
        return False

    def companion(self, entry: _Entry) -> bool:
        """What belongs in a library and holds no facts."""
        return _matches(entry, _COMPANIONS)

    def unknown(self, entry: _Entry, kinds: Iterable[str]) -> None:
        """Report what nothing reads; as an error where it evidently was meant to be read."""
        meant = _meant(entry, kinds)
        if meant is not None:
            remedy, severity = f'did you mean "{meant}"?', Severity.ERROR
        elif (_meant(entry, KINDS) or "").rstrip("/") == entry.path.name:
            remedy, severity = "move it into the folder of its briefing", Severity.ERROR
        else:
            remedy = "the files read here are " + ", ".join(f"{kind}.yml" for kind in kinds)
            severity = Severity.WARNING
        self.report("unknown-file", f'nothing reads "{entry.path.name}"', entry.shown, remedy, severity)

    def _no_briefing(self, folder: _Entry) -> None:
        if _meant(folder, SHARED) or folder.path.name in KINDS:
            self.unknown(folder, SHARED)
            return
        remedy = "move it out of the library, or write a briefing.yml in it"
        self.report("unknown-file", "this folder is no briefing", folder.shown, remedy, Severity.WARNING)

    def _folder(self, folder: _Entry, kind: Kind, briefing: str | None) -> None:
        for entry in self.entries(folder.path, folder.shown):
            name = entry.path.name
            if name.endswith(".yml") and not entry.path.is_dir():
                self._take(entry, kind, briefing)
            elif not _matches(entry, ("*.md",)):
                holds_facts = entry.path.is_dir() or name.lower().endswith((".yml", ".yaml"))
                severity = Severity.ERROR if holds_facts else Severity.WARNING
                remedy = f"write {kind} in files that end in .yml, directly in this folder"
                self.report("unknown-file", f'nothing reads "{name}"', entry.shown, remedy, severity)

    def _take(self, entry: _Entry, kind: Kind, briefing: str | None) -> None:
        if entry.path.is_file():
            self.files.append(FactFile(path=entry.path, file=entry.shown, kind=kind, briefing=briefing))
        else:
            self.report("unreadable-file", "this is not a regular file", entry.shown, "put a file of text in its place")

    def _is_inside(self, entry: _Entry) -> bool:
        """Whether an entry that is a link leads to somewhere in the library."""
        if not entry.path.is_symlink():
            return True
        try:
            target = Path(os.path.realpath(entry.path, strict=True))
        except OSError as error:
            self._unreadable(entry.shown, error)
            return False
        if not target.is_relative_to(self.library):
            message = "this link leads out of the library"
            self.report("outside-library", message, entry.shown, "put a copy in its place")
            return False
        if target in Path(os.path.realpath(entry.path.parent)).joinpath("_").parents:
            message = "this link leads back to a folder that it lies in"
            self.report("symlink-loop", message, entry.shown, "delete the link")
            return False
        return True

    def _unreadable(self, shown: str, error: OSError) -> None:
        message = f"this cannot be read: {error.strerror or type(error).__name__}"
        self.report("unreadable-file", message, shown, "check that it is there and that you may read it")


def _meant(entry: _Entry, kinds: Iterable[str]) -> str | None:
    """The name that a file or folder evidently should have to be read."""
    stem, _, ending = entry.path.name.lower().partition(".")
    kind = nearest(stem, kinds) if ending in ("", "yml", "yaml") else None
    if kind is None:
        return None
    return f"{kind}/" if entry.path.is_dir() and kind != "briefing" else f"{kind}.yml"


def _matches(entry: _Entry, patterns: Iterable[str]) -> bool:
    return any(fnmatch(entry.path.name, pattern) for pattern in patterns)
