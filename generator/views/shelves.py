"""Many things, and how they divide -> shelves: as many pages as hold them, each with no more than a page should.

A shelf's address comes from what stands on it (a year, a month, the start of a name), never from its number in a row:
what is added later leaves the other shelves where they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

T = TypeVar("T")

Split = Callable[[str, Sequence[T]], Mapping[str, Sequence[T]]]
"""(key of a shelf, what is on it) -> key of a shelf below -> what goes there; what goes to ``""`` stays.

An empty mapping, or one of ``""`` alone: it cannot be divided further.
"""

UNDATED = "undated"
"""The key of what has no date."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Shelf(Generic[T]):
    """A page's worth of things. key: for its address. above: the keys of the shelves that hold it, the widest first.

    items: all that it holds, itself or below, in their order. own: those that stand on its own page.
    below: the shelves that the others stand on; none if it is not divided.
    """

    key: str
    above: tuple[str, ...]
    items: tuple[T, ...]
    own: tuple[T, ...]
    below: tuple[Shelf[T], ...]

    def walk(self) -> Iterator[Shelf[T]]:
        """Every shelf below this one, in reading order: what holds others comes before them."""
        for shelf in self.below:
            yield shelf
            yield from shelf.walk()


def shelve(items: Sequence[T], split: Split[T], most: int, weight: Callable[[T], int] = lambda _: 1) -> Shelf[T]:
    """All of ``items``, divided once, and then again wherever a shelf would hold more than ``most``.

    weight: how much of a page one of them takes.
    """
    return _Shelver(split=split, most=most, weight=weight).shelf("", (), items)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Shelver(Generic[T]):
    split: Split[T]
    most: int
    weight: Callable[[T], int]

    def shelf(self, key: str, above: tuple[str, ...], items: Sequence[T]) -> Shelf[T]:
        is_full = len(items) > 1 and sum(map(self.weight, items)) > self.most
        parts = dict(self.split(key, items)) if is_full or not key else {}
        own = parts.pop("", ()) if parts else items
        inner = (*above, key) if key else above
        below = tuple(self.shelf(name, inner, found) for name, found in parts.items())
        return Shelf(key=key, above=above, items=tuple(items), own=tuple(own), below=below)


def by_date(
    dated: Callable[[T], date | None],
    exact: Callable[[T, int], bool] = lambda _, __: True,
    filed: Callable[[T], date | None] = lambda _: None,
    most: int | None = None,
) -> Split[T]:
    """Years, their months, and the days of these: ``2020``, ``2020-02``, ``2020-02-06``; and ``undated``.

    dated: the first day of something. exact: whether all of it lies within that day's month (7 characters of its date),
    or within that day (10); what does not stays with the year, or with the month. filed: the day by which undated
    things are divided, if they are many: ``undated-2020``, ``undated-2020-02``. most: how many may stay; more of them
    go where their first days are.
    """

    def split(key: str, items: Sequence[T]) -> dict[str, list[T]]:
        is_undated = key.startswith(UNDATED)
        start = f"{UNDATED}-" if is_undated else ""
        length = {0: 4, 4: 7, 7: 10}.get(max(0, len(key) - len(start)))
        if length is None:
            return {}
        days = [filed(item) if is_undated else dated(item) for item in items]
        stays = [length > 4 and not is_undated and not exact(item, length) for item in items]
        if most is not None and sum(stays) > most:
            stays = [False] * len(stays)
        found: dict[str, list[T]] = {}
        for item, day, stay in zip(items, days, stays, strict=True):
            into = "" if stay else f"{start}{day.isoformat()[:length]}" if day else "" if key else UNDATED
            found.setdefault(into, []).append(item)
        return found if set(found) != {""} else {}

    return split


def by_spelling(spelled: Callable[[T], str], first: Callable[[str], str]) -> Split[T]:
    """The start of a name, as long as it takes: ``s``, then ``sa``, ``sy``.

    spelled: a name as it is sorted. first: its key among the widest shelves. What a shelf's names all begin with never
    makes a shelf by itself: below ``g``, where all are governments, the next key is ``government of a``.
    """

    def split(key: str, items: Sequence[T]) -> dict[str, list[T]]:
        names = [spelled(item) for item in items]
        shared = len(_shared_start(min(names), max(names))) if key else 0
        found: dict[str, list[T]] = {}
        for name, item in zip(names, items, strict=True):
            rest = name[shared : shared + 2]
            step = len(rest) if rest.startswith(" ") else min(1, len(rest))
            found.setdefault((name[: shared + step] if step else "") if key else first(name), []).append(item)
        return found if set(found) != {""} else {}

    return split


def _shared_start(first: str, last: str) -> str:
    """What the first and the last of some sorted names, and so all of them, begin with."""
    pairs = zip(first, last, strict=False)
    length = next((number for number, (one, other) in enumerate(pairs) if one != other), min(len(first), len(last)))
    return first[:length]
