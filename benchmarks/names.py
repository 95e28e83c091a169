"""Random numbers -> invented names in Latin, Turkish, Arabic and Cyrillic letters: no name here is anybody's."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

_SYLLABLES = (
    ("vor", "فور", "вор"), ("zel", "زل", "зел"), ("mik", "ميك", "мик"), ("tha", "ثا", "та"), ("bru", "برو", "бру"),
    ("qua", "كوا", "ква"), ("şen", "شن", "шен"), ("dö", "دو", "дё"), ("gü", "غو", "гю"), ("ril", "ريل", "рил"),
    ("nax", "ناكس", "накс"), ("ovi", "وفي", "ови"), ("ulm", "ولم", "улм"), ("pet", "بت", "пет"), ("kaç", "كتش", "кач"),
    ("lur", "لور", "лур"), ("ıst", "يست", "ыст"), ("fen", "فن", "фен"), ("ghar", "غار", "гар"), ("jol", "جول", "жол"),
    ("wex", "وكس", "векс"), ("yam", "يام", "ям"), ("cüb", "جوب", "джуб"), ("hov", "هوف", "хов"), ("ağr", "اغر", "агр"),
    ("sut", "سوت", "сут"), ("emb", "يمب", "емб"), ("tij", "تيج", "тиж"),
)  # fmt: skip
_ASCII = str.maketrans("şçğüöıŞÇĞÜÖİ", "scguoiSCGUOI")
_ENDS = (
    ("a", "ا", "а"),
    ("or", "ور", "ор"),
    ("in", "ين", "ин"),
    ("ek", "يك", "ек"),
    ("u", "و", "у"),
    ("al", "ال", "ал"),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Name:
    """One invented name in three scripts. latin: may hold Turkish letters. slug: its letters as an id takes them."""

    latin: str
    arabic: str
    cyrillic: str

    @property
    def slug(self) -> str:
        """Small ASCII letters."""
        return self.latin.translate(_ASCII).lower()


class Names:
    """Invents names, never the same one twice."""

    def __init__(self, rng: Random) -> None:
        """Draw from ``rng``."""
        self._rng = rng
        self._taken: set[str] = set()

    def new(self) -> Name:
        """A name of two or three syllables that was not drawn before."""
        while True:
            parts = [self._rng.choice(_SYLLABLES) for _ in range(self._rng.choice((1, 2, 2)))]
            parts.append(self._rng.choice(_ENDS))
            latin, arabic, cyrillic = ("".join(letters) for letters in zip(*parts, strict=True))
            name = Name(latin=_capital(latin), arabic=arabic, cyrillic=_capital(cyrillic))
            if name.slug not in self._taken:
                self._taken.add(name.slug)
                return name


def _capital(word: str) -> str:
    """First letter in upper case: a name that starts small would not start a sentence."""
    return word[0].upper() + word[1:]
