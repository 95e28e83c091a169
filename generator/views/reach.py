"""A Library -> what surrounds its actors and places, found once for all of their pages.

A page of one actor or place must not look through the whole library: with thousands of pages that is quadratic.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from generator.library import Library, LinkedEvent, LinkedStatement


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Reach:
    """spoken: actor id -> how many statements it makes. inside: place id -> the places right within it.

    happened: place id -> the events there. distances: place id -> the statements of how far it lies from another.
    ranks: what has an id -> its place in the order of the library, apart for each kind.
    """

    spoken: Mapping[str, int]
    inside: Mapping[str, tuple[str, ...]]
    happened: Mapping[str, tuple[LinkedEvent, ...]]
    distances: Mapping[str, tuple[LinkedStatement, ...]]
    briefings: Mapping[str, int]
    events: Mapping[str, int]
    statements: Mapping[str, int]
    places: Mapping[str, int]

    def distances_between(self, places: Iterable[str]) -> Iterator[LinkedStatement]:
        """The statements of a distance that starts in one of ``places``, in the order of the library."""
        found = (statement for name in places for statement in self.distances.get(name, ()))
        return iter(sorted(found, key=lambda statement: self.statements[statement.uid]))


@lru_cache(maxsize=1)
def reach(library: Library) -> Reach:
    """What surrounds the actors and places of a library. The last library asked for is remembered."""
    distances: dict[str, list[LinkedStatement]] = {}
    for statement in library.statements.values():
        if statement.record.distance:
            distances.setdefault(statement.record.distance.of, []).append(statement)
    inside: dict[str, list[str]] = {}
    for name, entry in library.places.items():
        if entry.record.within:
            inside.setdefault(entry.record.within, []).append(name)
    return Reach(
        spoken=spoken(library.statements.values()),
        inside={name: tuple(found) for name, found in inside.items()},
        happened={name: tuple(found) for name, found in events_at(library.events.values()).items()},
        distances={name: tuple(found) for name, found in distances.items()},
        briefings=_ranks(library.briefings),
        events=_ranks(library.events),
        statements=_ranks(library.statements),
        places=_ranks(library.places),
    )


def spoken(statements: Iterable[LinkedStatement]) -> Counter[str]:
    """Actor id -> how many of the statements it makes, alone or with others."""
    found: Counter[str] = Counter()
    for statement in statements:
        found.update({speaker.actor: 1 for speaker in statement.speakers if speaker.actor})
    return found


def events_at(events: Iterable[LinkedEvent]) -> dict[str, list[LinkedEvent]]:
    """Place id -> the events there, as the event itself or any of its reports says."""
    found: dict[str, list[LinkedEvent]] = {}
    for event in events:
        wheres = [event.record.where, *(report.record.where for report in event.reports)]
        for name in dict.fromkeys(name for where in wheres if where for _, name in where.places):
            found.setdefault(name, []).append(event)
    return found


def _ranks(ids: Iterable[str]) -> dict[str, int]:
    return {name: rank for rank, name in enumerate(ids)}
