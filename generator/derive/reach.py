"""A Library -> what surrounds its actors and places, found once for all of their pages.

A page of one actor or place must not look through the whole library: with thousands of pages that is quadratic.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.library import Library, LinkedBriefing, LinkedEvent, LinkedStatement
from generator.model.record import Entry

Rank = tuple[int, ...]


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Reach:
    """spoken: actor id -> how many statements it makes. inside: place id -> the places right within it.

    happened: place id -> the events there. distances: place id -> the statements of how far it lies from another.
    event_ranks, statement_ranks, place_ranks: id -> what sorts it into the order of the library. It depends on nothing
    but its own briefing, so that a new one does not touch those of the others.
    """

    spoken: Mapping[str, int]
    inside: Mapping[str, tuple[str, ...]]
    happened: Mapping[str, tuple[LinkedEvent, ...]]
    distances: Mapping[str, tuple[LinkedStatement, ...]]
    event_ranks: Mapping[str, Rank]
    statement_ranks: Mapping[str, Rank]
    place_ranks: Mapping[str, Rank]

    def distances_between(self, places: Iterable[str]) -> Iterator[LinkedStatement]:
        """The statements of a distance that starts in one of ``places``, in the order of the library."""
        found = (statement for name in places for statement in self.distances.get(name, ()))
        return iter(sorted(found, key=lambda statement: self.statement_ranks[statement.uid]))


def reach(library: Library) -> Reach:
    """What surrounds the actors and places of a library."""
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
        event_ranks=_ranks(library, lambda briefing: briefing.events),
        statement_ranks=_ranks(library, lambda briefing: briefing.statements),
        place_ranks=_declared(library.places),
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


def newest_first(briefing: LinkedBriefing) -> Rank:
    """What sorts a briefing into the order of the library: by date, the newest first, then by slug, backward."""
    day = briefing.record.as_of.latest or date.min
    return (-day.toordinal(), *(-ord(letter) for letter in briefing.slug), 1)


def _ranks(
    library: Library, of: Callable[[LinkedBriefing], Iterable[LinkedEvent | LinkedStatement]]
) -> dict[str, Rank]:
    return {
        item.uid: (*newest_first(briefing), number)
        for briefing in library.briefings.values()
        for number, item in enumerate(of(briefing))
    }


def _declared(entries: Mapping[str, Entry[Any]]) -> dict[str, Rank]:
    """What is shared first, then by briefing, in the order of each file."""
    counts: Counter[str] = Counter()
    ranks: dict[str, Rank] = {}
    for name, entry in entries.items():
        slug = entry.briefing or ""
        counts[slug] += 1
        ranks[name] = (*map(ord, slug), 0, counts[slug])
    return ranks
