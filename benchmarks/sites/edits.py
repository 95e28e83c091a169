"""A library and a word -> the same library with one fact reworded, or with one briefing more, and back again."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.sites.layout import Layout

_TITLE = "  title: "


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """An event's title in a fact file. page: the address, below the site, of a page that must show it."""

    file: Path
    text: str
    page: str

    def reworded(self, word: str) -> str:
        """The file's text with ``word`` in front of the title; letters alone, so that no check has a say."""
        before, _, after = self.text.partition(_TITLE)
        quote = after[0] if after[0] in "'\"" else ""
        return f"{before}{_TITLE}{quote}{word} {after.removeprefix(quote)}"


def fact(library: Path) -> Fact:
    """The title of the first event of the first briefing."""
    briefing = min(path.parent for path in library.glob("*/briefing.yml"))
    file = next(path for path in (briefing / "events.yml", briefing / "events" / "first.yml") if path.exists())
    page = f"briefings/{briefing.name}/timeline.html"
    return Fact(file=file, text=file.read_text(encoding="utf-8"), page=page)


def save(file: Path, text: str) -> None:
    """Write a file as editors do: whoever reads it sees the old text or the new."""
    beside = file.with_name(f".{file.name}.saving")
    beside.write_text(text, encoding="utf-8", newline="\n")
    beside.replace(file)


@contextmanager
def edited(layout: Layout, word: str) -> Iterator[None]:
    """One fact is reworded meanwhile; the site and what builds remember are put back at the end."""
    chosen = fact(layout.library)
    with _remembering(layout):
        save(chosen.file, chosen.reworded(word))
        try:
            yield
        finally:
            save(chosen.file, chosen.text)


@contextmanager
def added(layout: Layout) -> Iterator[None]:
    """The library has one briefing more meanwhile; the site and what builds remember are put back at the end."""
    (new,) = layout.added.iterdir()
    with _remembering(layout):
        shutil.copytree(new, layout.library / new.name)
        try:
            yield
        finally:
            shutil.rmtree(layout.library / new.name)


@contextmanager
def _remembering(layout: Layout) -> Iterator[None]:
    """The next build finds what this one found: the caches of the project, and the site of the build before."""
    kept = layout.work / "kept"
    shutil.rmtree(kept, ignore_errors=True)
    folders = [folder for name in (".cache", "site") if (folder := layout.project / name).exists()]
    for folder in folders:
        shutil.copytree(folder, kept / folder.name)
    try:
        yield
    finally:
        for folder in folders:
            shutil.rmtree(folder)
            (kept / folder.name).rename(folder)
