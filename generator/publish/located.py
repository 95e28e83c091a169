"""Problems that name files as the core found them -> problems that name them from where the reader stands."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Iterable
from pathlib import Path

from generator.problems import Origin, Pointer, Problem


def from_here(problems: Iterable[Problem], here: Path | None = None) -> tuple[Problem, ...]:
    """The same problems, their files relative to the folder ``here`` (default: the current one) if they lie in it."""
    base = (here or Path.cwd()).resolve()
    return tuple(
        dataclasses.replace(problem, where=_moved(problem.where, base), see=_moved(problem.see, base))
        for problem in problems
    )


def shown(path: Path, here: Path | None = None) -> str:
    """``path`` as people read it: relative to ``here`` if it lies in it, with forward slashes."""
    base = (here or Path.cwd()).resolve()
    absolute = Path(os.path.normpath(base / path))
    return absolute.relative_to(base).as_posix() if absolute.is_relative_to(base) else absolute.as_posix()


def _moved(place: Pointer | Origin | None, base: Path) -> Pointer | Origin | None:
    if place is None or not Path(place.file).is_absolute():
        return place
    return dataclasses.replace(place, file=shown(Path(place.file), base))
