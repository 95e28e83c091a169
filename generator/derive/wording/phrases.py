"""The tables of wordings.toml -> compiled forms, and a wording -> the form that it has."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from generator.provenance.folding import fold

LONGEST = 120
"""Characters of a wording; what is longer names no date."""

_DOTLESS = ("tr", "az")
"""Languages in which the small letter of I has no dot."""

_NUMBER = r"\d{1,3}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Form:
    """What a wording says. rule: a key of ``forms``. slots: the words or numbers in its slots."""

    rule: str
    slots: dict[str, str]


@dataclass(frozen=True, kw_only=True, eq=False)
class Language:
    """A language's table, compiled. words: form of a weekday, month, season, unit or number -> its value."""

    weekdays: dict[str, int]
    months: dict[str, int]
    seasons: dict[str, int]
    units: dict[str, str]
    numbers: dict[str, int]
    trims: tuple[re.Pattern[str], ...]
    forms: tuple[tuple[str, re.Pattern[str]], ...]
    open: re.Pattern[str]

    def read(self, wording: str) -> Iterator[Form]:
        """Every form that a wording has, the first that is meant first; with what may be trimmed, then without."""
        text = wording
        for _ in range(4):
            for rule, pattern in self.forms:
                found = pattern.fullmatch(text)
                if found:
                    yield Form(rule=rule, slots={k: v for k, v in found.groupdict().items() if v})
            shorter = text
            for trim in self.trims:
                shorter = trim.sub("", shorter, count=1)
            if shorter == text or not shorter:
                return
            text = shorter

    def number(self, word: str) -> int:
        """The number that a slot holds, in digits of any script or in words."""
        return int(word) if word.isdecimal() else self.numbers.get(word, 0)


def folded(wording: str, tag: str = "en") -> str:
    """A wording as tables have it: folded, without case, without punctuation at its ends; empty if it is too long."""
    if len(wording) > LONGEST:
        return ""
    if tag.partition("-")[0] in _DOTLESS:
        wording = wording.replace("\u0130", "i").replace("I", "\u0131")
    return fold(wording).text.casefold().strip(" ,.;:\"'")


@cache
def language(tag: str) -> Language | None:
    """The table of a BCP 47 tag, or of its language alone; None where there is none."""
    table = _tables().get(tag) or _tables().get(tag.partition("-")[0])
    return _compiled(table) if table else None


@cache
def languages() -> tuple[str, ...]:
    """The tags of all tables."""
    return tuple(_tables())


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("wordings.toml").read_text(encoding="utf-8"))


def _compiled(table: dict[str, Any]) -> Language:
    weekdays = {_key(form): index for index, forms in enumerate(table["weekdays"]) for form in forms}
    months = {_key(form): index for index, forms in enumerate(table["months"], 1) for form in forms}
    seasons = {_key(form): index for index, forms in enumerate(table.get("seasons", []), 1) for form in forms}
    units = {_key(form): unit for unit, forms in table["units"].items() for form in forms}
    numbers = {_key(word): number for word, number in table["numbers"].items()}
    slots = {
        "weekday": rf"(?P<weekday>{_any(weekdays)})",
        "month": rf"(?P<month>{_any(months)})",
        "season": rf"(?P<season>{_any(seasons)})",
        "month_number": r"(?P<month_number>\d\d)",
        "unit": rf"(?P<unit>{_any(units)})",
        "n": rf"(?P<n>{_NUMBER}|{_any(numbers)})",
        "day": r"(?P<day>\d{1,2})",
        "day2": r"(?P<day2>\d{1,2})",
        "year": r"(?P<year>\d{4})",
        "decade": r"(?P<decade>\d{3}0)",
        "x": r"(?P<x>.{1,80}?)",
        "y": r"(?P<y>.{1,80})",
    }
    forms = tuple((rule, _pattern(form, slots)) for rule, forms in table["forms"].items() for form in forms)
    trims = tuple(re.compile(_key(trim)) for trim in table["trims"])
    return Language(
        weekdays=weekdays,
        months=months,
        seasons=seasons,
        units=units,
        numbers=numbers,
        trims=trims,
        forms=forms,
        open=re.compile(_key(table["open"])),
    )


def _pattern(form: str, slots: dict[str, str]) -> re.Pattern[str]:
    return re.compile(re.sub(r"\{([a-z][a-z0-9_]*)\}", lambda m: slots[m[1]], _key(form)))


def _any(words: dict[str, Any]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _key(word: str) -> str:
    return fold(word).text.casefold()
