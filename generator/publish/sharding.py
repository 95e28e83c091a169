"""A site, and which of its briefings -> a shard; shards of all of them -> the memory from which their site is built."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from generator.pipeline import Outcome
from generator.problems import Problem
from generator.publish.fast.build import build_own
from generator.publish.fast.guard import obstacle
from generator.publish.fast.keys import NotPlainError, settings_key
from generator.publish.fast.shards import MANIFEST, PAGES, PARTS, PDFS, Manifest, gather, made_of
from generator.publish.located import shown
from generator.publish.locking import unknown_briefing
from generator.publish.run import Setup
from generator.read.files import find_files


def briefings(library: Path) -> tuple[str, ...]:
    """The slugs of all briefings in a library's folder, in order."""
    return tuple(sorted({found.briefing for found in find_files(library)[0] if found.briefing}))


def named(library: Path, slugs: Sequence[str]) -> tuple[str, ...]:
    """Those briefings, each once. Raises UnknownError for one that there is not."""
    known = briefings(library)
    for slug in slugs:
        if slug not in known:
            raise unknown_briefing(slug, known)
    return tuple(dict.fromkeys(slugs))


def dealt(library: Path, number: int, of: int) -> tuple[str, ...]:
    """The briefings of share ``number`` of ``of``, counted from 1, as cards are dealt."""
    return briefings(library)[number - 1 :: of]


def no_shards(setup: Setup) -> Problem | None:
    """Why a site with these settings cannot be built in shards; None if it can."""
    reason = obstacle(setup.config)
    try:
        if reason is None:
            settings_key(setup.config)
    except NotPlainError as error:
        reason = f"its settings hold a {error}"
    if reason is None:
        return None
    message = f"this site cannot be built in shards: {reason}"
    return Problem(code="no-shards", message=message, where=None, remedy="build it in one go, with briefings build")


def begin_shard(setup: Setup, folder: Path, slugs: Sequence[str]) -> tuple[Setup, Manifest] | Problem:
    """The same setup, remembering in an empty ``folder`` alone, and what to write there at the end; or why not.

    To be asked before facts are read.
    """
    if folder.exists() and not (folder.is_dir() and (_is_shard(folder) or not any(folder.iterdir()))):
        message = f"{shown(folder)} is no shard, and holds something else"
        return Problem(code="file-in-the-way", message=message, where=None, remedy="name a new folder with --shard")
    for name in (MANIFEST, PARTS, PAGES, PDFS):
        (folder / name).unlink(missing_ok=True)
    manifest = Manifest(made_of=made_of(setup.config, setup.library), slugs=tuple(slugs))
    return replace(setup, cache=folder), manifest


def build_shard(setup: Setup, outcome: Outcome) -> int:
    """Build those pages of an ``outcome`` that are its own into the shard; how many."""
    assert outcome.site is not None
    assert outcome.site.own is not None
    assert setup.cache is not None
    setup.plugin.prepared = outcome
    setup.config.plugins.on_startup(command="build", dirty=False)
    try:
        return build_own(setup.config, outcome.site.own, setup.cache / PAGES)
    finally:
        setup.config.plugins.on_shutdown()


@contextmanager
def gathered(setup: Setup, shards: Sequence[Path]) -> Iterator[tuple[Setup, tuple[Problem, ...]]]:
    """The same setup, remembering what ``shards`` hold, if need be only meanwhile; warnings of what they lack."""
    with tempfile.TemporaryDirectory(prefix="briefings-") as name:
        cache = setup.cache or Path(name)
        found: tuple[Problem, ...] = ()
        with suppress(NotPlainError, OSError):  # the build that follows uses none, and says what cannot be read
            found = gather(shards, cache, made_of(setup.config, setup.library), briefings(setup.library))
        yield replace(setup, cache=cache), found


def _is_shard(folder: Path) -> bool:
    return (folder / PARTS).is_file() or (folder / MANIFEST).is_file()
