"""A key and its values, as data -> the words of whichever language they are said in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from generator.language.language import Language


class Tellable(Protocol):
    """What can be put into words."""

    def told(self, language: Language) -> str:
        """The words."""


@dataclass(frozen=True, slots=True)
class Day:
    """«Thursday 6 February 2020»; without its weekday unless ``named``."""

    date: date
    named: bool = True

    def told(self, language: Language) -> str:
        """The words."""
        return language.full_day(self.date) if self.named else language.day(self.date)


@dataclass(frozen=True, slots=True)
class Weekday:
    """«Thursday». number: from Monday, 0."""

    number: int

    def told(self, language: Language) -> str:
        """The words."""
        return language.weekdays[self.number]


@dataclass(frozen=True, slots=True)
class Month:
    """«February». number: 1 to 12."""

    number: int

    def told(self, language: Language) -> str:
        """The words."""
        return language.months[self.number - 1]


@dataclass(frozen=True, slots=True)
class Count:
    """«three weeks». key: of the plural forms."""

    key: str
    number: int

    def told(self, language: Language) -> str:
        """The words."""
        return language.count(self.key, self.number)


@dataclass(frozen=True, slots=True)
class Series:
    """Several things, with semicolons between them."""

    items: tuple[Tellable, ...]

    def told(self, language: Language) -> str:
        """The words."""
        return language.join((item.told(language) for item in self.items), "semicolon")


@dataclass(frozen=True, slots=True)
class Message:
    """The text ``key`` with ``values`` in its placeholders."""

    key: str
    values: tuple[tuple[str, Tellable], ...] = ()

    def told(self, language: Language) -> str:
        """The words."""
        return language.say(self.key, **{name: value.told(language) for name, value in self.values})


def message(key: str, /, **values: Tellable) -> Message:
    """A message with its values by name."""
    return Message(key, tuple(values.items()))


def exchanged(said: Tellable, old: Tellable, new: Tellable) -> Tellable:
    """The same message with another value wherever ``old`` stands in it."""
    if said == old:
        return new
    if isinstance(said, Message):
        return replace(said, values=tuple((name, exchanged(value, old, new)) for name, value in said.values))
    if isinstance(said, Series):
        return Series(tuple(exchanged(item, old, new) for item in said.items))
    return said
