"""A name for a briefing -> a folder with its first files: a small invented example that passes every check."""

from __future__ import annotations

import os
import re
import secrets
import shutil
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path
from string import Template

from generator.model.edtf_bounds import WEEKDAYS
from generator.model.facts import RECORDS
from generator.model.scalars import ID
from generator.read.document import read_document
from generator.read.files import KINDS, SHARED, find_files

LONGEST = 60
"""Characters of a slug. It is repeated in ids and file names, and Windows allows a path 260 characters."""

_WINDOWS = {"con", "prn", "aux", "nul", *(f"{name}{digit}" for name in ("com", "lpt") for digit in range(1, 10))}
_TAKEN = {*KINDS, "texts"}


class ScaffoldError(Exception):
    """Why a briefing cannot be started.

    message: what stands in the way, one line, without a full stop; remedy: what to do about it, one line.
    """

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


def new_briefing(library: Path, slug: str, *, today: date | None = None) -> tuple[Path, ...]:
    """Make the folder ``library/slug`` with one file of each kind, and return their paths; all or nothing is written.

    today: the day for which the example speaks; by default that of the computer's clock. A library that is not there
    yet is made, if the folder that is to hold it exists. Raises ScaffoldError; nothing that exists is touched.
    """
    _check_slug(slug)
    _check_library(library, slug)
    texts = _texts(slug, today or date.today())
    _check_ids(library, slug, texts)
    try:
        return _write(library, slug, texts)
    except OSError as error:
        message = f"{(library / slug).as_posix()} cannot be written: {error.strerror or type(error).__name__}"
        raise ScaffoldError(message, "check that you may write there, or name another folder with --library") from None


def _check_slug(slug: str) -> None:
    if not ID.fullmatch(slug):
        remedy = "write small letters, digits and single hyphens"
        raise ScaffoldError(f'"{slug}" cannot be the name of a briefing', f"{remedy}, such as {_kebab(slug)}")
    if len(slug) > LONGEST:
        raise ScaffoldError(f"the name has {len(slug)} characters", f"write at most {LONGEST}")
    if slug in _WINDOWS:
        raise ScaffoldError(f'Windows has no folder called "{slug}"', f"add a word, such as {slug}-briefing")
    if slug in _TAKEN:
        raise ScaffoldError(f'"{slug}" has a meaning of its own in a library', f"add a word, such as {slug}-briefing")


def _kebab(text: str) -> str:
    """What the author of a wrong slug probably meant; an example if nothing is left of it."""
    found = "-".join(re.findall("[a-z0-9]+", text.lower()))[:LONGEST].strip("-")
    return found if found and found not in _WINDOWS | _TAKEN else "idlib-2020-02-06"


def _check_library(library: Path, slug: str) -> None:
    if os.path.lexists(library) and not library.is_dir():
        raise ScaffoldError(f"{library.as_posix()} is not a folder", "name another folder with --library")
    if not library.is_dir() and not library.absolute().parent.is_dir():
        message = f"there is no folder {library.absolute().parent.as_posix()} to hold the library"
        raise ScaffoldError(message, "create it, or name another folder with --library")
    if os.path.lexists(library / slug):
        raise ScaffoldError(f"{(library / slug).as_posix()} exists already", "choose another name, or move it away")


def _check_ids(library: Path, slug: str, texts: Mapping[str, str]) -> None:
    """No id of the new briefing may name what the library has: each file would be fine, and all would fail."""
    mine = {kind: set(re.findall(r"^([a-z0-9-]+):", text, re.MULTILINE)) for kind, text in texts.items()}
    shared = set().union(*(mine[kind] for kind in SHARED))
    for found in find_files(library)[0]:
        document = read_document(found)[0] if found.kind != "briefing" else None
        wanted = set().union(*mine.values()) if found.kind in SHARED else shared
        clash = sorted(wanted & set(document.data)) if document else []
        if clash:
            raise ScaffoldError(f'"{clash[0]}" is taken by {found.file}', f"choose another name, such as {slug}-2")


def _texts(slug: str, today: date) -> dict[str, str]:
    """Kind of fact file -> its text."""
    eve = today - timedelta(days=1)
    words = {"slug": slug, "today": today.isoformat(), "eve": eve.isoformat(), "weekday": WEEKDAYS[eve.weekday()]}
    folder = files(__package__).joinpath("scaffolds")
    templates = {kind: folder.joinpath(f"{kind}.yml").read_text(encoding="utf-8") for kind in RECORDS}
    return {kind: Template(text).substitute(words) for kind, text in templates.items()}


def _write(library: Path, slug: str, texts: Mapping[str, str]) -> tuple[Path, ...]:
    """Write beside the target and rename: a reader, such as a running preview, never meets half a briefing."""
    made = not library.is_dir()
    library.mkdir(exist_ok=True)
    temporary = library / f".{slug}.{secrets.token_hex(4)}"
    try:
        temporary.mkdir()
        for kind, text in texts.items():
            (temporary / f"{kind}.yml").write_text(text, encoding="utf-8", newline="\n")
        temporary.rename(library / slug)
    except BaseException:
        shutil.rmtree(temporary, ignore_errors=True)
        if made:
            with suppress(OSError):
                library.rmdir()
        raise
    return tuple(library / slug / f"{kind}.yml" for kind in texts)
