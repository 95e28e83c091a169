"""The entries of Material's search index -> an index in pieces of our own, of which a search loads what it needs.

``search/words-<n>.js`` has some of the words, in the order of the alphabet, each with the sections that hold it;
``search/page-<n>.js`` the text of a page. ``search/start.js`` says with which words the pieces begin, and how
much each page weighs. They are scripts, since a page on a disk may load nothing else. Sections are numbered through, 64
numbers for each page: a longer page takes the next ones, too.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.language.spelling import folded_words
from generator.render.word_pieces import in_pieces, script, written_steps

SPAN = 64
"""Numbers that a page takes; ``engine.js`` counts in the same steps."""

_TAG = re.compile(r"<[^>]*>")
_SPACE = re.compile(r"\s+")

_LONGEST = 3_000
"""Letters of a section's text that an excerpt can be taken from; all of them are searched."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Section:
    """A heading and what follows it, both plain. anchor: empty for the page itself."""

    anchor: str
    title: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class _Page:
    """A page, or a part of a long one. boost: how much it weighs, 0 to 9. sections: the page itself first."""

    path: str
    boost: int
    sections: Sequence[_Section]


def index_in_pieces(entries: Iterable[Mapping[str, Any]], site: Path) -> None:
    """Write the index of ``entries`` below the folder ``site``. The same entries make the same bytes."""
    pages = _pages(entries)
    folder = site / "search"
    folder.mkdir(parents=True, exist_ok=True)
    for number, page in enumerate(pages):
        texts = [[section.anchor, section.title, section.text[:_LONGEST]] for section in page.sections]
        _write(folder / f"page-{number}.js", "page", number, [page.path, texts])
    pieces = _pieces(pages)
    for number, (words, found, heads) in enumerate(pieces):
        piece = {"words": " ".join(words), "in": ";".join(found), "heads": ";".join(heads)}
        _write(folder / f"words-{number}.js", "piece", number, piece)
    count, boosts = sum(len(page.sections) for page in pages), "".join(str(page.boost) for page in pages)
    _write(folder / "start.js", "start", [words[0] for words, *_ in pieces], count, boosts)


def _write(file: Path, name: str, *values: Any) -> None:
    file.write_bytes(script(f"bfPieces.{name}", *values))


def _pages(entries: Iterable[Mapping[str, Any]]) -> list[_Page]:
    """All pages; one that is too long is there several times."""
    found: dict[str, list[_Section]] = {}
    boosts: dict[str, int] = {}
    for entry in entries:
        path, _, anchor = str(entry["location"]).partition("#")
        section = _Section(anchor=anchor, title=_plain(str(entry["title"])), text=_plain(str(entry["text"])))
        found.setdefault(path, []).append(section)
        boosts[path] = min(9, max(0, round(float(entry.get("boost", 1)))))
    pages = []
    for path, sections in found.items():
        # Text between sections that have no anchor belongs to the page itself.
        text = " ".join(filter(None, (section.text for section in sections if not section.anchor)))
        own = _Section(anchor="", title=sections[0].title, text=text)
        below = [section for section in sections if section.anchor]
        for at in range(0, max(len(below), 1), SPAN - 1):
            pages.append(_Page(path=path, boost=boosts[path], sections=[own, *below[at : at + SPAN - 1]]))
    return pages


def _plain(markup: str) -> str:
    return _SPACE.sub(" ", html.unescape(_TAG.sub(" ", markup))).strip()


def _pieces(pages: Sequence[_Page]) -> list[tuple[list[str], ...]]:
    """All words as a script orders them; which sections have them, and which have them in their titles."""
    found: dict[str, list[int]] = {}
    heads: dict[str, list[int]] = {}
    for place, page in enumerate(pages):
        for at, section in enumerate(page.sections):
            number = place * SPAN + at
            in_title = dict.fromkeys(folded_words(section.title))
            for word in in_title:
                heads.setdefault(word, []).append(number)
            for word in {**in_title, **dict.fromkeys(folded_words(section.text))}:
                found.setdefault(word, []).append(number)
    return in_pieces({word: (written_steps(held), written_steps(heads.get(word, ()))) for word, held in found.items()})
