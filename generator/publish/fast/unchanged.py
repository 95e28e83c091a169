"""Everything that a build is made of -> whether the site that stands there is already what it would make.

Nothing is guessed from times of change: every file that a build reads is read, and every file of the site is where the
last build left it. So what is found unchanged needs neither reading facts nor building pages.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from pydantic import TypeAdapter

from generator.problems import Problem
from generator.provenance.find import ARCHIVE
from generator.publish.fast.guard import obstacle
from generator.publish.fast.keys import NotPlainError, digest, settings_key
from generator.publish.replacing import replace_file

FORMAT = 1
_PROBLEMS = TypeAdapter(tuple[Problem, ...])


@dataclass(frozen=True, kw_only=True, slots=True)
class Built:
    """What a build found and made. pages: how many. problems: those that were shown."""

    pages: int
    problems: tuple[Problem, ...]


class LastBuild:
    """What is known of the last build of one site. file: where that is kept."""

    def __init__(self, file: Path, config: MkDocsConfig, library: Path) -> None:
        """Take the fingerprint of all inputs, now: what changes while a build runs is then a change to the next."""
        self._file = file
        self._site = Path(config.site_dir)
        self._inputs = _inputs(config, library)

    def unchanged(self) -> Built | None:
        """What that build made, if nothing has changed since and its site stands as it was left; else None."""
        if self._inputs is None:
            return None
        try:
            kept = json.loads(self._file.read_text(encoding="utf-8"))
            if (kept["format"], kept["inputs"]) != (FORMAT, self._inputs) or kept["site"] != _listing(self._site):
                return None
            return Built(pages=int(kept["pages"]), problems=_PROBLEMS.validate_python(kept["problems"]))
        except (OSError, ValueError, LookupError, TypeError):
            return None

    def keep(self, built: Built) -> None:
        """Note a build whose site now stands there. A full disk is no error."""
        if self._inputs is None:
            return
        kept = {
            "format": FORMAT,
            "inputs": self._inputs,
            "site": _listing(self._site),
            "pages": built.pages,
            "problems": _PROBLEMS.dump_python(built.problems, mode="json"),
        }
        with suppress(OSError):
            replace_file(self._file, json.dumps(kept).encode())


def _inputs(config: MkDocsConfig, library: Path) -> str | None:
    """A fingerprint of all that the site is made of; None where that is not known."""
    if obstacle(config):
        return None
    try:
        # The sitemap has the date. Where people stand is how problems name files.
        around = (date.today().isoformat(), os.environ.get("SOURCE_DATE_EPOCH"), str(Path.cwd()), config.site_dir)
        options = config.plugins["briefings"].config
        chosen = (config.strict, str(library), options["pdf"])
        return digest((settings_key(config), chosen, around, facts_key(library), documents_key(config)))
    except (NotPlainError, OSError):
        return None


def facts_key(library: Path) -> str:
    """A fingerprint of all facts, and of the texts that they cite. Raises OSError."""
    folders = (library, library.resolve().parent / ARCHIVE)
    return digest([list(_contents(folder)) for folder in folders])


def documents_key(config: MkDocsConfig) -> str:
    """A fingerprint of all handwritten pages, and of the place that each has. Raises NotPlainError and OSError."""
    places = map(_patterns, (config.not_in_nav, config.exclude_docs, config.draft_docs))
    return digest((config.nav, list(places), list(_contents(Path(config.docs_dir)))))


def _patterns(paths: Any) -> list[str]:
    return [str(pattern.pattern) for pattern in paths.patterns] if paths else []


def _contents(folder: Path) -> Iterator[tuple[str, str]]:
    """(path, SHA-256) of every file below a folder. Raises OSError for one that cannot be read."""
    for path in _files(folder):
        yield path.relative_to(folder).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest()


def _listing(folder: Path) -> str:
    """A fingerprint of which files there are, how large they are and when they were written; hidden ones left out."""
    found = ((path.relative_to(folder), path.stat()) for path in _files(folder))
    return digest(
        [(path.as_posix(), stat.st_size, stat.st_mtime_ns) for path, stat in found if not path.parts[0].startswith(".")]
    )


def _files(folder: Path) -> Iterable[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())
