"""The entries of Material's search index -> an index in pieces, made by Pagefind's command.

Pagefind reads HTML. It is given pages that hold nothing but what Material's search has: their sections by their
headings, without navigation and drawings. So both engines search the same words, and nothing is taken apart twice.
Pagefind finds «Çavuşoğlu» as Cavusoglu by itself; words whose letters Unicode does not take apart stand there in their
plain spelling, too.
"""

from __future__ import annotations

import hashlib
import html
import json
import shutil
import subprocess
import tempfile
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from generator.language.spelling import APOSTROPHES
from generator.publish.search_engine import program
from generator.publish.search_index import plain_spellings

log = get_plugin_logger("briefings")

FOLDER = "pagefind"
"""Where the index lies in a site."""

KEPT = Path(".cache", "briefings", FOLDER)
"""Where the last index is kept, beside mkdocs.yml: making it anew takes as long as a fifth of a build."""

_NOT_OURS = ("pagefind-*ui*", "pagefind-highlight.js", "pagefind-worker.js")
"""Interfaces of Pagefind's own, which a site does not use: it answers Material's search dialog."""


def index_with_pagefind(
    entries: Sequence[Mapping[str, Any]], language: str, site: Path, *, kept: Path | None = None
) -> None:
    """Write the index of ``entries`` (of Material's search index) into the folder ``site``.

    The same entries make the same bytes, so that an index is taken as it is from the folder ``kept``, where the last
    one is left. Raises PluginError with what Pagefind said.
    """
    command = program()
    if command is None:
        raise PluginError("Pagefind is not installed.")
    target = site / FOLDER
    shutil.rmtree(target, ignore_errors=True)
    key = _key(entries, language, command)
    if kept is not None and (kept / key).is_dir():
        shutil.copytree(kept / key, target)
        return
    _index(entries, language, command, target)
    if kept is not None:
        _keep(target, kept, key)


def _index(entries: Sequence[Mapping[str, Any]], language: str, command: Path, target: Path) -> None:
    with tempfile.TemporaryDirectory(prefix="briefings-search-") as name:
        _write(entries, language, Path(name))
        named = any(str(entry["location"]).partition("#")[0].endswith("index.html") for entry in entries)
        given = ["--site", name, "--output-path", str(target.resolve()), "--silent"]
        given += ["--keep-index-url"] if named else []
        done = subprocess.run([str(command), *given], capture_output=True, check=False, text=True, encoding="utf-8")
    if done.returncode:
        raise PluginError(f"Pagefind could not index the site: {(done.stderr or done.stdout).strip()}")
    for pattern in _NOT_OURS:
        for file in target.glob(pattern):
            file.unlink()


def _key(entries: Sequence[Mapping[str, Any]], language: str, command: Path) -> str:
    """What an index is made from, in one word: what is searched, and the program by its size and date."""
    found = hashlib.sha256(f"{language} {command.stat().st_size} {command.stat().st_mtime_ns} {_NOT_OURS}".encode())
    for entry in entries:
        found.update(json.dumps([entry["location"], entry["title"], entry["text"]]).encode())
    return found.hexdigest()[:32]


def _keep(target: Path, kept: Path, key: str) -> None:
    """Leave a copy of an index in the place of the one that was there; an interruption leaves none that is half."""
    try:
        shutil.rmtree(kept, ignore_errors=True)
        kept.mkdir(parents=True)
        shutil.copytree(target, kept / f"{key}.new")
        (kept / f"{key}.new").rename(kept / key)
    except OSError:
        log.debug("The index of the search is not kept for the next build.", exc_info=True)


def _write(entries: Iterable[Mapping[str, Any]], language: str, folder: Path) -> None:
    pages: dict[str, list[str]] = {}
    for entry in entries:
        path, _, anchor = str(entry["location"]).partition("#")
        before = pages.setdefault(path, [])
        before.append(_section(entry, anchor, titled=bool(anchor or not before)))
    for path, sections in pages.items():
        file = folder / (f"{path}index.html" if path.endswith("/") or not path else path)
        file.parent.mkdir(parents=True, exist_ok=True)
        body = "\n".join(sections)
        page = (
            f'<!doctype html>\n<html lang="{html.escape(language)}"><body data-pagefind-body>\n{body}\n</body></html>\n'
        )
        file.write_text(page, encoding="utf-8")


def _section(entry: Mapping[str, Any], anchor: str, *, titled: bool) -> str:
    """titled: not for what stands between sections, which Material's index has under the title of the page."""
    title, text = str(entry["title"]), str(entry["text"])
    plain = " ".join(plain_spellings(f"{title} {text}", known=_known))
    also = f'\n<p data-pagefind-weight="0.5">{html.escape(plain)}</p>' if plain else ""
    head = f'<h2 id="{html.escape(anchor)}">{title}</h2>' if anchor else f"<h1>{title}</h1>"
    return f"{head}\n{text}{also}" if titled else f"{text}{also}"


def _known(word: str) -> str:
    """The spelling under which Pagefind finds a word by itself: without accents, vowel signs and apostrophes."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if unicodedata.category(c) != "Mn")
    return unicodedata.normalize("NFC", "".join(c for c in bare if c not in APOSTROPHES))
