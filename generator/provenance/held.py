"""A file beside the facts -> its bytes, or the problem that keeps them from being read."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from generator.problems import Pointer, Problem

LARGEST = 10_000_000
"""Bytes; the same limit as for fact files. The longest reports are a tenth of it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Held:
    """A file that could be read. shown: its path as people know it."""

    shown: str
    raw: bytes


def read_held(path: Path, inside: Path | None) -> Held | Problem:
    """Read a text or a lock. inside: the folder that links must not lead out of; None if they may lead anywhere."""
    where = Pointer(file=shown_as(path))
    if not os.path.lexists(path):
        message, remedy = "there is no such file", "correct its name, or put the file there"
        return Problem(code="unreadable-file", message=message, where=where, remedy=remedy)
    try:
        if inside is not None and not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(inside)):
            message, remedy = "this link leads out of the library", "put a copy in its place"
            return Problem(code="outside-library", message=message, where=where, remedy=remedy)
        if not path.is_file():  # a pipe or a device would never end
            message, remedy = "this is not a regular file", "put a file of text in its place"
            return Problem(code="unreadable-file", message=message, where=where, remedy=remedy)
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError as error:
        message = f"this cannot be read: {error.strerror or type(error).__name__}"
        remedy = "check that it is there and that you may read it"
        return Problem(code="unreadable-file", message=message, where=where, remedy=remedy)
    if len(raw) > LARGEST:
        message, remedy = f"this is larger than {LARGEST:,} bytes", "keep the text alone, without pictures or markup"
        return Problem(code="file-too-large", message=message, where=where, remedy=remedy)
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        message = f"byte {error.start + 1} is not UTF-8"
        return Problem(code="not-utf-8", message=message, where=where, remedy="save the file as UTF-8")
    return Held(shown=where.file, raw=raw)


def names_in(folder: Path, inside: Path | None) -> list[str]:
    """The names in a folder, sorted; none where it is missing, no folder, or a link that leads out of ``inside``."""
    if inside is not None and not Path(os.path.realpath(folder)).is_relative_to(os.path.realpath(inside)):
        return []  # whoever looked for facts has reported the link
    try:
        return sorted(path.name for path in folder.iterdir())
    except OSError:
        return []


def shown_as(path: Path) -> str:
    """The path from the current directory where it lies inside that, else as given; POSIX separators."""
    here = Path(os.path.abspath(path))  # noqa: PTH100 - `resolve` would follow links
    return here.relative_to(Path.cwd()).as_posix() if here.is_relative_to(Path.cwd()) else path.as_posix()
