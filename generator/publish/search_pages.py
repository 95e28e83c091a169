"""The entries of Material's search index -> an index in pieces, made by Pagefind's command.

Pagefind reads HTML. It is given pages that hold nothing but what Material's search has: their sections by their
headings, without navigation and drawings. So both engines search the same words, and nothing is taken apart twice.
Pagefind finds «Çavuşoğlu» as Cavusoglu by itself; words whose letters Unicode does not take apart stand there in their
plain spelling, too.
"""

from __future__ import annotations

import html
import shutil
import subprocess
import tempfile
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError

from generator.language.spelling import APOSTROPHES
from generator.publish.search_engine import program
from generator.publish.search_index import plain_spellings

FOLDER = "pagefind"
"""Where the index lies in a site."""

_NOT_OURS = ("pagefind-*ui*", "pagefind-highlight.js", "pagefind-worker.js")
"""Interfaces of Pagefind's own, which a site does not use: it answers Material's search dialog."""


def index_with_pagefind(entries: Sequence[Mapping[str, Any]], language: str, site: Path) -> None:
    """Write the index of ``entries`` (of Material's search index) into the folder ``site``.

    The same entries make the same bytes. Raises PluginError with what Pagefind said.
    """
    command = program()
    if command is None:
        raise PluginError("Pagefind is not installed.")
    target = site / FOLDER
    shutil.rmtree(target, ignore_errors=True)
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


def _write(entries: Iterable[Mapping[str, Any]], language: str, folder: Path) -> None:
    pages: dict[str, list[str]] = {}
    for entry in entries:
        path, _, anchor = str(entry["location"]).partition("#")
        pages.setdefault(path, []).append(_section(entry, anchor))
    for path, sections in pages.items():
        file = folder / (f"{path}index.html" if path.endswith("/") or not path else path)
        file.parent.mkdir(parents=True, exist_ok=True)
        body = "\n".join(sections)
        page = (
            f'<!doctype html>\n<html lang="{html.escape(language)}"><body data-pagefind-body>\n{body}\n</body></html>\n'
        )
        file.write_text(page, encoding="utf-8")


def _section(entry: Mapping[str, Any], anchor: str) -> str:
    title, text = str(entry["title"]), str(entry["text"])
    plain = " ".join(plain_spellings(f"{title} {text}", known=_known))
    also = f'\n<p data-pagefind-weight="0.5">{html.escape(plain)}</p>' if plain else ""
    head = f'<h2 id="{html.escape(anchor)}">{title}</h2>' if anchor else f"<h1>{title}</h1>"
    return f"{head}\n{text}{also}"


def _known(word: str) -> str:
    """The spelling under which Pagefind finds a word by itself: without accents, vowel signs and apostrophes."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if unicodedata.category(c) != "Mn")
    return unicodedata.normalize("NFC", "".join(c for c in bare if c not in APOSTROPHES))
