"""What is wrong with an author's facts -> one value that says where, what, why and the remedy.

Stages return problems; they never raise for what an author got wrong. A stage knows *what* a problem is about (a
file and a path of keys inside it, a `Pointer`); only when the problem is shown is that turned into a line and a
column (an `Origin`), because positions cost time and are rarely needed.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem weighs: an error stops a build, a warning does so only under ``--strict``."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, kw_only=True, slots=True)
class Pointer:
    """A place inside a fact file, named by the keys that lead to it.

    file: path of the file as it is shown to people (POSIX separators, relative to the project where it can be).
    path: keys and list positions from the top of the file; empty for the file as a whole.
    on_key: point at the last key itself instead of at its value.
    part: the exact characters inside the value that are meant, if it is not all of them.
    """

    file: str
    path: tuple[str | int, ...] = ()
    on_key: bool = False
    part: str | None = None

    def at(self, *keys: str | int, on_key: bool = False, part: str | None = None) -> Pointer:
        """The same place, some keys further down."""
        return Pointer(file=self.file, path=(*self.path, *keys), on_key=on_key, part=part)

    def key(self) -> Pointer:
        """The last key of this place, instead of its value."""
        return Pointer(file=self.file, path=self.path, on_key=bool(self.path))


@dataclass(frozen=True, kw_only=True, slots=True)
class Origin:
    """A place inside a file as people name it.

    line, column: counted from 1; column counts characters (Unicode code points), not bytes.
    length: how many characters are meant; at least 1.
    text: the whole line, without its line end.
    """

    file: str
    line: int
    column: int
    length: int = 1
    text: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """One thing that is wrong, with one remedy.

    code: a key of the table of problem codes (``generator/check/codes.toml``), stable across versions.
    message: what is wrong, one line, without a full stop.
    where: the place; None only for what has none (a missing library folder).
    remedy: what to do about it, one line; ``{see}`` in it stands for the place ``see``.
    see: another place that the remedy speaks of.
    """

    code: str
    message: str
    where: Pointer | Origin | None
    remedy: str
    severity: Severity = Severity.ERROR
    see: Pointer | Origin | None = None
