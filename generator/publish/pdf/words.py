"""A language's table -> the words that the templates of the PDF ask for, with slots where values go."""

from __future__ import annotations

import re
import string
from functools import lru_cache
from importlib.resources import files

from generator.language.language import Language
from generator.publish.pdf.encode import encode_text
from generator.publish.pdf.text import Json

_ASKED = re.compile(r'\bt\(\s*"([a-z0-9.-]+)"')


def template_files() -> dict[str, bytes]:
    """The templates: name -> content."""
    folder = files("generator") / "publish" / "pdf" / "template"
    found = sorted((item for item in folder.iterdir() if item.name.endswith(".typ")), key=lambda item: item.name)
    return {item.name: item.read_bytes() for item in found}


@lru_cache(maxsize=1)
def asked() -> tuple[str, ...]:
    """The keys that the templates ask for."""
    text = b"".join(template_files().values()).decode()
    return tuple(sorted(set(_ASKED.findall(text))))


def words(language: Language) -> dict[str, Json]:
    """Key -> a text, or a list of texts and ``{slot: name}``. Raises MissingWordsError for a key that no table has."""
    return {key: _slotted(language.text(key)) for key in asked()}


def _slotted(text: str) -> Json:
    parts: list[Json] = []
    for before, name, _, _ in string.Formatter().parse(text):
        if before:
            parts.append(encode_text(before, keep_ends=True))
        if name:
            parts.append({"slot": name})
    return parts[0] if len(parts) == 1 and isinstance(parts[0], str) else [*parts]
