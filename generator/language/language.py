"""A language's table and Babel's data -> words, counts, numbers, dates and lists of that language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from babel import Locale, UnknownLocaleError

from generator.language.tables import BASE, codes, table
from generator.model.vocabularies import COUNTRY, Term, Vocabulary

Number = int | float | Decimal


class MissingWordsError(LookupError):
    """A key that no table has."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Language:
    """A language that pages can be in.

    code: BCP 47 tag. dir: ``ltr`` or ``rtl``. texts: its own table; fallback: the table of English.
    months, months_short, weekdays: names, from January and from Monday. small: number words from 0 up, if any.
    """

    code: str
    dir: str
    texts: Mapping[str, str]
    fallback: Mapping[str, str]
    months: tuple[str, ...]
    months_short: tuple[str, ...]
    weekdays: tuple[str, ...]
    small: tuple[str, ...]
    locale: Locale

    def text(self, key: str) -> str:
        """What stands in the table. Raises MissingWordsError; a gap in a translation is filled in English."""
        found = self.texts.get(key)
        if found is None:
            found = self.fallback.get(key)
        if found is None:
            raise MissingWordsError(key)
        return found

    def say(self, key: str, /, **values: str | Number) -> str:
        """The text of ``key`` with its placeholders filled; numbers are written as the language writes them."""
        text = self.text(key)
        if not values:
            return text
        return text.format_map({k: v if isinstance(v, str) else self.number(v) for k, v in values.items()})

    def count(self, key: str, number: int, /, **values: str | Number) -> str:
        """The text for a number of things: ``key.one``, ``key.few``, ``key.other`` …, by the plural rules of CLDR.

        ``{n}`` stands for the number in digits, ``{words}`` for the same in words where it is small, ``{Words}`` for
        these at the head of a sentence.
        """
        form = f"{key}.{self.locale.plural_form(number)}"
        # No form of its own: that of all other numbers. A gap in a translation must not borrow an English form.
        wanted = form if form in self.texts else f"{key}.other"
        words = self.words(number)
        return self.say(wanted, n=number, words=words, Words=capital(words), **values)

    def number(self, number: Number) -> str:
        """«1,234.5»: with the separators of the language; a float is rounded to what is worth showing."""
        written = f"{number:g}" if isinstance(number, float) else f"{number:,}"
        symbols = self.locale.number_symbols["latn"]
        return written.translate({ord(","): symbols["group"], ord("."): symbols["decimal"]})

    def words(self, number: int) -> str:
        """A small number in words, another in digits."""
        return self.small[number] if 0 <= number < len(self.small) else self.number(number)

    def join(self, items: Iterable[str], last: str = "and") -> str:
        """«a, b and c». last: ``and``, ``or``, ``comma`` or ``semicolon``; the latter two stand between all items."""
        found = tuple(items)
        between = self.separator(last)
        if last not in ("and", "or") or len(found) < 2:
            return between.join(found)
        return self.separator("comma").join(found[:-1]) + between + found[-1]

    def separator(self, name: str) -> str:
        """What stands between the items of a list."""
        return self.text(f"join.{name}")

    def quoted(self, text: str) -> str:
        """«“text”», in the quotation marks of the language."""
        return self.say("quoted", text=text)

    def day(self, day: date) -> str:
        """«6 February 2020»."""
        return self.say("date.day", day=str(day.day), month=self.months[day.month - 1], year=str(day.year))

    def full_day(self, day: date) -> str:
        """«Thursday 6 February 2020»."""
        return self.say("date.full", weekday=self.weekdays[day.weekday()], date=self.day(day))

    def label(self, vocabulary: Vocabulary[Term], value: str) -> str:
        """A word of a vocabulary as it stands at the head of a phrase."""
        return self.term(vocabulary, value, "label")

    def inside(self, vocabulary: Vocabulary[Term], value: str) -> str:
        """The same within a phrase: in lower case where the language has cases."""
        return self.label(vocabulary, value).lower()

    def term(self, vocabulary: Vocabulary[Term], value: str, column: str) -> str:
        """A column of a vocabulary, whose words are English; those of other languages stand here, countries in CLDR."""
        term = vocabulary[value]
        if self.code == BASE:
            return str(getattr(term, column))
        if vocabulary is COUNTRY:
            return str(self.locale.territories.get(value) or getattr(term, column))
        found = self.texts.get(f"vocabulary.{vocabulary.name}.{term.value.replace(' ', '-')}.{column}")
        return str(getattr(term, column)) if found is None else found


@cache
def language(code: str) -> Language:
    """The language of a BCP 47 tag, or of its first part; English where there is no table for it."""
    found = next((tag for tag in (code, code.partition("-")[0]) if tag in codes()), BASE)
    locale, texts = Locale.parse(found, sep="-"), table(found)
    return Language(
        code=found,
        dir=locale.text_direction,
        texts=texts,
        fallback=table(BASE),
        months=tuple(locale.months["stand-alone"]["wide"][number] for number in range(1, 13)),
        months_short=tuple(locale.months["stand-alone"]["abbreviated"][number] for number in range(1, 13)),
        weekdays=tuple(locale.days["stand-alone"]["wide"][number] for number in range(7)),
        small=tuple(texts.get("number.words", "").split()),
        locale=locale,
    )


@cache
def direction(code: str) -> str:
    """``ltr`` or ``rtl``: how the language of a BCP 47 tag is written, table or none; ``ltr`` if it is unknown."""
    try:
        return str(Locale.parse(code, sep="-").text_direction)
    except (UnknownLocaleError, ValueError):
        return "ltr"


def capital(text: str) -> str:
    """A text for the head of a sentence."""
    return text[:1].upper() + text[1:]


ENGLISH = language(BASE)
"""What problems are told in, and pages unless a site says otherwise."""
