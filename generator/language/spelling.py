"""A word as it is written -> the same as anybody can type it: small letters without accents, signs and apostrophes."""

from __future__ import annotations

import re
import unicodedata

APOSTROPHES = "'’‘ʼʻʾʿ`´"

_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}")  # U.S.
_WORD = re.compile(r"[^\W_]+")
_LETTERS = str.maketrans(
    # Letters that Unicode does not take apart: Latin with strokes, and Arabic ones that are written in several ways.
    {"ı": "i", "ł": "l", "đ": "d", "ð": "d", "ø": "o", "æ": "ae", "œ": "oe", "þ": "th"}
    | {"ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ـ": ""}
    | dict.fromkeys(APOSTROPHES, "")
)


_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")


def _without_marks(found: re.Match[str]) -> str:
    return "".join(c for c in found[0] if unicodedata.category(c) != "Mn")


def fold(word: str) -> str:
    """``word`` in small letters without accents, vowel signs and apostrophes."""
    if word.isascii():
        return word.lower().replace("'", "").replace("`", "")
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).lower())
    bare = _BEYOND_ASCII.sub(_without_marks, decomposed)
    return unicodedata.normalize("NFC", bare.replace("ß", "ss").translate(_LETTERS))


def folded_words(text: str) -> list[str]:
    """The words and numbers of ``text``, folded, in order; «U.S.» is ``us``.

    The script of the page Explore (``records.js``) takes queries apart in the same way.
    """
    joined = _INITIALS.sub(lambda found: found[0].replace(".", ""), text)
    return _WORD.findall(fold(joined))
