"""Texts -> the characters in them that no typeface of the PDF has, and the same texts with those written out.

A web page can borrow any face of its reader's machine; a PDF has only those that it carries. What they have is in
typefaces.json (family -> ranges of code points), which ``generator/publish/pdf/fonts/make.py`` reads off the files.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

_DROPPED = re.compile("[\u202a-\u202e\u2066-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]")
"""What is not typeset: embeddings, overrides and isolates, since one that is left open would turn the text behind it
(texts are isolated without them); variation selectors, tags, byte order marks."""

_SILENT = "\t-\r\x1c-\x1f\x85\u00ad\u034f\u061c\u180b-\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
"""White space that is folded, and what is seen only by what it does to its neighbours; no face needs to have it."""

_KINDS = {"Cc": "control character", "Cs": "lone surrogate", "Co": "private use", "Cn": "not a character"}


def missing(text: str) -> tuple[str, ...]:
    """The characters that no face has, each once, in order; marks that no face has with their letter come with it."""
    if text.isascii() and text.isprintable():
        return ()
    return tuple(dict.fromkeys(match[0] for match in _missing(_DROPPED.sub("", text))))


def showable(text: str) -> str:
    """The text with ``[U+1F6A2]`` for what no face has, neighbours together, and without controls of direction."""
    if text.isascii():
        return text
    text = _DROPPED.sub("", text)
    pieces: list[str] = []
    end = 0
    for match in _missing(text):
        codes = " ".join(f"U+{ord(character):04X}" for character in match[0])
        between = text[end : match.start()]
        if pieces and between in ("", "\u200d"):  # joined emoji
            pieces[-1] = f"{pieces[-1][:-1]} {codes}]"
        else:
            pieces += [between, f"[{codes}]"]
        end = match.end()
    return "".join([*pieces, text[end:]])


def named(characters: str) -> str:
    """Characters as people find them: ``U+1F6A2 SHIP``, several with a plus between them."""
    return " + ".join(
        f"U+{ord(c):04X} {unicodedata.name(c, _KINDS.get(unicodedata.category(c), ''))}" for c in characters
    )


def _missing(text: str) -> Iterator[re.Match[str]]:
    return (match for match in _suspects().finditer(text) if not _is_had(match[0]))


@lru_cache(maxsize=4096)
def _is_had(characters: str) -> bool:
    """Whether one face has all of a letter and its marks, in one of the ways to write them."""
    forms = {unicodedata.normalize(form, characters) for form in ("NFC", "NFD")} | {characters}
    return len(characters) > 1 and any(
        face.issuperset(map(ord, form))
        for face in list(_faces().values())[:2]
        for form in forms  # no marks of the last
    )


@cache
def _suspects() -> re.Pattern[str]:
    """What has to be looked at: each character that no face has, and each letter with marks."""
    covered = frozenset().union(*_faces().values())
    marks = "".join(chr(code) for code in sorted(covered) if unicodedata.category(chr(code))[0] == "M")
    ranges = "".join(re.escape(low) + (f"-{re.escape(high)}" if high else "") for low, high in _written_ranges())
    return re.compile(f"[^{ranges}{_SILENT}\U000e0000-\U000e0fff]|[^\\s{marks}][{marks}]+")


def _written_ranges() -> Iterator[tuple[str, str]]:
    for written in _table().values():
        for piece in written.split():
            low, _, high = piece.partition("-")
            yield chr(int(low, 16)), chr(int(high, 16)) if high else ""


@cache
def _faces() -> dict[str, frozenset[int]]:
    """Family -> the code points that it has."""
    found: dict[str, frozenset[int]] = {}
    for family, written in _table().items():
        pairs = (piece.partition("-") for piece in written.split())
        found[family] = frozenset(
            code for low, _, high in pairs for code in range(int(low, 16), int(high or low, 16) + 1)
        )
    return found


@cache
def _table() -> dict[str, str]:
    content = (files("generator") / "model" / "typefaces.json").read_text("utf-8")
    return {family: str(written) for family, written in json.loads(content).items()}
