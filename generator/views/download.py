"""A file that a page offers -> the words of its link."""

from __future__ import annotations

from dataclasses import dataclass

from generator.language.language import Language

_KILO, _MEGA = 1_000, 1_000_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Download:
    """The PDF of a briefing. pages: how many it has. size: in bytes."""

    pages: int
    size: int


def download_words(found: Download, language: Language) -> str:
    """«PDF, 26 pages, 412 KB»."""
    pages = language.count("download.pages", found.pages)
    return language.say("download.pdf", pages=pages, size=size_words(found.size, language))


def size_words(size: int, language: Language) -> str:
    """A size in bytes in steps of 1,000, as file managers give it: «412 KB», «1.2 MB»."""
    kilo = max(1, round(size / _KILO))
    if kilo < _KILO:
        return language.say("download.kilobytes", size=kilo)
    return language.say("download.megabytes", size=round(size / _MEGA, 1))
