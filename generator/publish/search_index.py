"""Material's search index -> the same, with a plain spelling beside every word that few can type.

Names reach an analyst in many spellings. «Çavuşoğlu» is then also found as "Cavusoglu", "Ma'arrat" as "Maarrat", and an
Arabic name with or without its hamza and vowel signs. The index gets one more field, which is searched and never shown.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from pathlib import Path

from generator.language.spelling import APOSTROPHES, fold

FIELD = "plain"

_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{APOSTROPHES}](?=\w)|[\u0300-\u036f\u064b-\u065f\u0670])*")
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}")  # U.S.


def add_plain_spellings(file: Path) -> None:
    """Rewrite the index in ``file``; one that is missing, or is not Material's, stays as it is."""
    if not file.is_file():
        return
    index = json.loads(file.read_text(encoding="utf-8"))
    fields = index.get("config", {}).get("fields")
    if not isinstance(fields, dict):
        return
    for entry in index["docs"]:
        if spellings := plain_spellings(f"{entry.get('title', '')} {entry.get('text', '')}"):
            entry[FIELD] = " ".join(spellings)
    fields[FIELD] = {"boost": 1.0}
    file.write_text(json.dumps(index, separators=(",", ":")), encoding="utf-8")


def plain_spellings(markup: str, known: Callable[[str], str] = str.lower) -> list[str]:
    """The plain spellings of those words in ``markup`` (HTML) that have another one; each once, in order.

    known: the spelling of a word that the search finds by itself.
    """
    text = html.unescape(_TAG.sub(" ", markup))
    words = dict.fromkeys(_WORD.findall(text))
    plain = [folded for word in words if (folded := fold(word)) != known(word)]
    initials = [found.replace(".", "").lower() for found in _INITIALS.findall(text)]
    return list(dict.fromkeys([*plain, *initials]))
