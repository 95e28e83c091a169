"""Words in two typographies -> the same letters: what counts as letter for letter the same."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

INVISIBLE = (
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
    "\U000e0100-\U000e01ef"
)
"""Inside a character class: soft hyphens, zero-width characters, bidirectional controls, variation selectors."""

_MARKS = "".join(chr(n) for n in range(0x300, 0x1E950) if unicodedata.category(chr(n))[0] == "M")
_LETTER = rf"[\w{_MARKS}]"  # \w knows letters, but not the vowel signs of Arabic or Hindi that stand inside a word
_IS_LETTER = re.compile(_LETTER).match
_WORD = re.compile(rf"\w{_LETTER}*(?:['.-]{_LETTER}+|(?<=[0-9]),(?=[0-9]){_LETTER}+)*")
_DROPPED = re.compile(f"[{INVISIBLE}\u0640]")  # with the tatweel, which only stretches a line of Arabic
_LONGEST_CLUSTER = 32  # more marks on one letter are no language's; putting them in order takes quadratic time

_DOUBLE, _SINGLE = "“”„‟«»″〝〞〟＂", "‘’‚‛‹›′`´ʼ＇"
_DASHES = "‐‑‒–—―−﹘﹣－"
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_FOLDS = {
    **dict.fromkeys(_DOUBLE, '"'),
    **dict.fromkeys(_SINGLE, "'"),
    **dict.fromkeys(_DASHES, "-"),
    **_LIGATURES,
    "…": "...",
}


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text. offsets: for each of its characters where it stands in the original, then the original's end."""

    text: str
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a run of at least one folded character stands in the original."""
        while self.offsets[end] == self.offsets[end - 1] and end < len(self.text):
            end += 1  # one character of the original became several: all of it is meant
        return self.offsets[start], self.offsets[end]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, folded, without regard to case. start, end: offsets into the original."""

    text: str
    start: int
    end: int


@lru_cache(maxsize=8192)
def fold(text: str) -> Folded:
    """Fold typography only: quote marks, dashes, white space, invisible characters, composed accents.

    White space at the start goes; any other run of it is one space. Folding twice changes nothing more.
    """
    characters: list[str] = []
    offsets: list[int] = []
    for character, offset in _composed(_mapped(text)):
        before = characters[-1] if characters else " "
        if character == "'" == before:
            characters[-1] = before = '"'  # doubled single marks are how typewriters and TeX write a double one
            if characters[-2:-1] == ['"']:
                del characters[-1], offsets[-1]
        elif character == '"' == before:
            continue  # so are doubled double ones, in some archives
        elif character != " " or before != " ":
            characters.append(character)
            offsets.append(offset)
    return Folded("".join(characters), (*offsets, len(text)))


def find_phrase(phrase: str, text: str) -> tuple[int, int] | None:
    """Where a phrase stands in a text, letter for letter after folding, at word boundaries; offsets into ``text``.

    Quote marks around the phrase, and a comma or full stop that ends it, may be missing in the text: they are whoever's
    who quotes. Many house styles put their own comma inside the closing marks.
    """
    wanted, folded = fold(phrase).text.strip(), fold(text)
    bare = wanted.strip('" ')
    forms = dict.fromkeys((wanted, bare, bare.rstrip(",. ")))
    places = (_search(form, folded.text) for form in forms if any(map(_IS_LETTER, form)))
    found = next((place for place in places if place is not None), None)
    if found is None:
        return None
    start, end = folded.span(*found)
    while end > start and _DROPPED.match(text[end - 1]):
        end -= 1
    return start, end


def words(text: str) -> tuple[Word, ...]:
    """The words of a text, case folded, for counting runs and comparing texts."""
    folded = fold(text)
    return tuple(Word(m[0].casefold(), *folded.span(m.start(), m.end())) for m in _WORD.finditer(folded.text))


def _search(wanted: str, folded: str) -> tuple[int, int] | None:
    """The first place of a folded phrase that is not empty."""
    begins, ends = _IS_LETTER(wanted[0]), _IS_LETTER(wanted[-1])
    start = folded.find(wanted)
    while start >= 0:
        end = start + len(wanted)
        inside = begins and start and _IS_LETTER(folded[start - 1])
        if not inside and not (ends and end < len(folded) and _IS_LETTER(folded[end])):
            return start, end
        start = folded.find(wanted, start + 1)
    return None


def _mapped(text: str) -> list[tuple[str, int]]:
    """Each character that is kept, in its plain form, with its offset."""
    found: list[tuple[str, int]] = []
    for offset, original in enumerate(text):
        if original.isascii():
            plain = original
        elif _DROPPED.match(original):
            continue
        else:
            plain = unicodedata.normalize("NFC", original)
        for character in plain:
            if character.isspace():
                found.append((" ", offset))
            else:
                found.extend((one, offset) for one in _FOLDS.get(character, character))
    return found


def _composed(characters: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Letters and the marks on them in composed form (Unicode NFC), each at the offset of its letter."""
    found: list[tuple[str, int]] = []
    position = 0
    while position < len(characters):
        end = position + 1
        while end < len(characters) and _continues(characters[end][0], characters[end - 1][0]):
            end += 1
        cluster = characters[position:end]
        if 1 < len(cluster) <= _LONGEST_CLUSTER:
            letters = unicodedata.normalize("NFC", "".join(c for c, _ in cluster))
            found.extend((c, cluster[0][1]) for c in letters)
        else:
            found.extend(cluster)
        position = end
    return found


def _continues(character: str, before: str) -> bool:
    """Whether a character may melt into the one before: a combining mark, or a Korean vowel or final after Korean."""
    if "\u1160" <= character <= "\u11ff":
        return "\u1100" <= before <= "\u11ff" or "가" <= before <= "힣"
    return character >= "\u0300" and unicodedata.category(character)[0] == "M"
