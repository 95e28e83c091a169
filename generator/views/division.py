"""A shelf and how its page is divided -> the frames of the further pages, and the lists that lead to them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from generator.language.language import Language, capital
from generator.views import urls
from generator.views.alphabet import DIGITS, OTHER, script
from generator.views.compose import Composer
from generator.views.library_contexts import ShelfRow, Shelves
from generator.views.lists import newest_day
from generator.views.parts import Fragment, Frame, Tab
from generator.views.shelves import UNDATED, Shelf

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True, slots=True)
class Division:
    """How a page is divided. root: its path. name: what it is called, above the titles of its further pages.

    uri: key of a shelf -> path of its page. crumbs: path of a page -> the way down to the root's page, itself included.
    tabs: path of a page -> its page strip. label: key -> title. title: of the list of further pages. note: what the
    counts count. form: as in `Shelves`.
    """

    root: str
    name: str
    uri: Callable[[str], str]
    crumbs: Callable[[str], tuple[Fragment, ...]]
    tabs: Callable[[str], tuple[Tab, ...]]
    label: Callable[[str], str]
    title: str
    note: str
    form: str

    @property
    def anchor(self) -> str:
        """The id of the list that leads to the further pages."""
        return "by-name" if self.form == "letters" else "by-date"


def lists(composer: Composer, division: Division, shelf: Shelf[T]) -> tuple[Shelves, ...]:
    """What leads from the page of ``shelf`` to the shelves below it; names in several scripts have a list for each."""
    if not shelf.below:
        return ()
    page = division.uri(shelf.key) if shelf.key else division.root
    most = max(len(below.items) for below in shelf.below)
    groups: dict[str, list[ShelfRow]] = {}
    for below in shelf.below:
        row = ShelfRow(
            label=Fragment(division.label(below.key), urls.link(page, division.uri(below.key))),
            count=composer.language.number(len(below.items)),
            twentieths=max(1, round(20 * len(below.items) / most)),
        )
        groups.setdefault(_script(below.key) if division.form == "letters" else "", []).append(row)
    say = composer.language.say
    return tuple(
        Shelves(
            title=division.title
            if len(groups) == 1
            else say("shelf.in-script", title=division.title, script=_named(composer, group)),
            anchor=f"{division.anchor}-{number + 1}" if number else division.anchor,
            form=division.form,
            note=division.note if number == 0 else "",
            rows=tuple(rows),
        )
        for number, (group, rows) in enumerate(groups.items())
    )


def further(
    composer: Composer, division: Division, root: Shelf[T], told: Callable[[T], Iterable[str]]
) -> Iterator[tuple[Shelf[T], Frame]]:
    """Every shelf below ``root``, with the frame of its page: neighbours in the order of reading.

    told: the slugs of the briefings that tell of a thing. The newest of them dates the page: without a date it has that
    of the whole site, which changes with every briefing.
    """
    shelves = list(root.walk())
    before_and_after = zip((None, *shelves), shelves, (*shelves[1:], None), strict=False)
    for before, shelf, after in before_and_after:
        newest = newest_day(composer.library, {slug for item in shelf.items for slug in told(item)})
        yield shelf, replace(_frame(composer, division, shelf, before, after), date=newest)


def above(division: Division, shelf: Shelf[T]) -> str:
    """The path of the page right above that of a shelf."""
    return division.uri(shelf.above[-1]) if shelf.above else division.root


def _frame(
    composer: Composer, division: Division, shelf: Shelf[T], before: Shelf[T] | None, after: Shelf[T] | None
) -> Frame:
    uri, title = division.uri(shelf.key), division.label(shelf.key)

    def linked(key: str) -> Fragment:
        return Fragment(division.label(key), urls.link(uri, division.uri(key)))

    return Frame(
        uri=uri,
        title=title,
        search_title=composer.language.say("page.of", page=division.name, title=title),
        boost=1,
        crumbs=(*division.crumbs(uri), *(linked(key) for key in shelf.above), Fragment(title)),
        tabs=division.tabs(uri),
        previous=linked(before.key) if before else None,
        next=linked(after.key) if after else None,
        ribbon=None,
        as_of=None,
        of=division.name,
    )


def date_label(key: str, language: Language) -> str:
    """«2020», «February 2020», «6 February 2020», «Undated», «Undated, as of 2020»."""
    if key.startswith(UNDATED):
        filed = key[len(UNDATED) + 1 :]
        undated = capital(language.say("date.undated"))
        return language.say("shelf.filed", what=undated, date=date_label(filed, language)) if filed else undated
    if len(key) == 10:
        return language.day(date.fromisoformat(key))
    year = str(int(key[:4]))
    return language.say("date.month-year", month=language.months[int(key[5:]) - 1], year=year) if key[4:] else year


def name_label(key: str, language: Language) -> str:
    """«S», «Sa», «0–9», and the name of a script of which not every letter has a shelf."""
    if not key.startswith("~"):
        return capital(key)
    if key[1:] in (DIGITS, OTHER):
        return language.say(f"shelf.{key[1:]}")
    return script_label(key[1:], language)


_SCRIPTS = {
    "latin": "Latn", "greek": "Grek", "cyrillic": "Cyrl", "armenian": "Armn", "georgian": "Geor", "hebrew": "Hebr",
    "arabic": "Arab", "thai": "Thai", "devanagari": "Deva", "bengali": "Beng", "cjk": "Hani", "hangul": "Hang",
    "hiragana": "Hira", "katakana": "Kana", "ethiopic": "Ethi", "myanmar": "Mymr", "khmer": "Khmr", "tamil": "Taml",
}  # fmt: skip
"""First word of a letter's name in Unicode -> ISO 15924, for those whose name CLDR can tell in every language."""


def script_label(name: str, language: Language) -> str:
    """A script by its name in the language of the page; by that in Unicode if it is a rare one."""
    return capital(str(language.locale.scripts.get(_SCRIPTS.get(name, ""), name)))


def _script(key: str) -> str:
    return script(key[0]) if not key.startswith("~") else key[1:] if key[1:] in _SCRIPTS else ""


def _named(composer: Composer, group: str) -> str:
    return script_label(group, composer.language) if group else composer.language.say(f"shelf.{OTHER}")
