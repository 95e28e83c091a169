"""A folder -> the same folder with new content, all at once: built beside it, then put in its place.

Whoever reads the folder meanwhile, a server or a person, sees the old content or the new, and never half of either.
Hidden entries (``.git``, say) stay in it, as they do when MkDocs cleans a folder.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def built_aside(folder: Path) -> Iterator[Path]:
    """An empty folder beside ``folder`` to build in. It takes its place at the end, or vanishes if something is raised.

    Where the folder cannot be exchanged (it is a mount, or a link to a folder elsewhere), its content is.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    new, old = (folder.with_name(f".{folder.name}.{name}-{os.getpid()}") for name in ("new", "old"))
    _remove(new)
    new.mkdir()
    try:
        yield new
        if folder.is_symlink() or os.path.ismount(folder):
            _exchange_content(new, folder)
            return
        if folder.exists():
            folder.rename(old)
        try:
            new.rename(folder)
        except OSError:
            with suppress(OSError):
                old.rename(folder)
            raise
        for item in _hidden(old):
            if not (folder / item.name).exists():
                item.rename(folder / item.name)
    finally:
        _remove(new)
        if folder.exists():
            _remove(old)


def _exchange_content(new: Path, folder: Path) -> None:
    for item in set(folder.iterdir()) - set(_hidden(folder)):
        _remove(item)
    for item in list(new.iterdir()):
        shutil.move(item, folder / item.name)


def _hidden(folder: Path) -> list[Path]:
    return [item for item in folder.iterdir() if item.name.startswith(".")] if folder.is_dir() else []


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
