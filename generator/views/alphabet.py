"""A name in any script -> how it is sorted, and where it stands in an index that is divided by spelling."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_ALPHABETS = ("LATIN", "GREEK", "CYRILLIC", "ARMENIAN", "GEORGIAN", "HEBREW", "ARABIC", "THAI", "DEVANAGARI", "BENGALI")
"""Scripts of which each letter has a shelf; the others have hundreds of signs, and one shelf for all of them."""

OTHER = "signs"
DIGITS = "digits"

_LETTERS = str.maketrans(
    # Letters that Unicode does not take apart: Latin with strokes, and Arabic ones that are written in several ways.
    {"ı": "i", "ł": "l", "đ": "d", "ð": "d", "ø": "o", "æ": "ae", "œ": "oe", "þ": "th", "ß": "ss"}
    | {"ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ـ": ""}
    | dict.fromkeys("'’ʼʻ‘`´", "")
)


@lru_cache(maxsize=65_536)
def spelled(name: str) -> str:
    """A name in small letters and digits of its own script, without accents: words apart by one space."""
    lower = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    bare = "".join(c for c in lower if unicodedata.category(c) != "Mn").translate(_LETTERS)
    kept = "".join(c if unicodedata.category(c)[0] in "LNM" else " " for c in bare)
    return unicodedata.normalize("NFC", " ".join(kept.split()))


def first(spelling: str) -> str:
    """The key of the widest shelf for a spelling: a letter, ``~digits``, ``~han`` or ``~signs``.

    A tilde stands in no spelling, so that no name can begin like the key of a script.
    """
    letter = spelling[:1]
    if letter.isdigit():
        return f"~{DIGITS}"
    name = script(letter)
    return letter if name.upper() in _ALPHABETS else f"~{name}"


def script(letter: str) -> str:
    """The script of a letter, as its name in Unicode begins: ``latin``, ``arabic``, ``cjk``; or ``signs``."""
    return unicodedata.name(letter, OTHER).split()[0].lower() if letter.isalpha() else OTHER


def address(key: str) -> str:
    """A shelf's key in ASCII, for a file's name: ``government-of-a``, ``_0627``, ``_-cjk``; no two keys share one."""
    return "".join(_written(c) for c in key)


def _written(character: str) -> str:
    if character == " ":
        return "-"
    if character == "~":
        return "_-"
    if character.isascii():
        return character
    code = ord(character)
    return f"_{code:04x}" if code < 0x10000 else f"__{code:06x}"
