"""Two values of one facet -> whether they cannot both be so. In doubt they can."""

from __future__ import annotations

from datetime import date

from generator.derive.facet_values import FacetKey, FacetValue, roots, side
from generator.derive.number_words import TABLE
from generator.library import Library
from generator.model.dates import Shape, When

_ANYBODY = frozenset(TABLE["words"]["anybody"])
_UNITS = frozenset(TABLE["units"])
_COUNTS_THINGS = ("count", "destroyed")
_ADMINISTRATIVE = ("country", "province", "district", "city", "town", "village")
"""Kinds of places that either lie within each other or apart; an area or a road may cross anything."""


def clash(library: Library, key: FacetKey, one: FacetValue, other: FacetValue) -> bool:
    """Whether two values exclude each other."""
    if one.statement is other.statement:
        return False
    if key.name == "figure":
        return _figures(library, key, one, other)
    if roots(library, one.statement) & roots(library, other.statement):
        return False
    if one.when is not None and other.when is not None:
        return _dates(one.when, other.when)
    if one.where is not None and other.where is not None:
        return _places(library, one, other)
    return key.name == "who.initiator" and _actors(library, one.actors, other.actors)


def _figures(library: Library, key: FacetKey, one: FacetValue, other: FacetValue) -> bool:
    """Disjoint intervals of the same thing, unless a total has only grown."""
    if one.interval is None or other.interval is None or not one.interval.is_disjoint(other.interval):
        return False
    return _same_thing(key, one.unit, other.unit) and not _has_grown(library, one, other)


def _same_thing(key: FacetKey, one: str | None, other: str | None) -> bool:
    """Whether two units may be compared: kilometres with kilometres, trucks with trucks, people with anybody.

    Where both say of whom they count, the nouns may differ; where nobody does, the nouns alone tell.
    """
    if one in _UNITS or other in _UNITS:
        return one == other
    if one is None or other is None:
        return key.measure not in _COUNTS_THINGS or one == other
    first, second = _head(one), _head(other)
    if key.measure in _COUNTS_THINGS:
        return first == second
    return key.of is not None or first == second or first in _ANYBODY or second in _ANYBODY


def _head(unit: str) -> str:
    """The last word of a noun, without the ending of the plural."""
    word = unit.rsplit(maxsplit=1)[-1].lower()
    return word if word in _ANYBODY else word.removesuffix("s")


def _has_grown(library: Library, one: FacetValue, other: FacetValue) -> bool:
    """A total that is said later may be larger: both were right in their time."""
    low, high = (
        (one, other) if one.interval and other.interval and one.interval.is_below(other.interval) else (other, one)
    )
    if not any(value.figure is not None and value.figure.nature == "cumulative" for value in (low, high)):
        return False
    before, after = _said(library, low)[1], _said(library, high)[0]
    return before is not None and after is not None and before < after


def _said(library: Library, value: FacetValue) -> tuple[date | None, date | None]:
    """The first and last day on which it may have been said: as stated, else the day of its sources."""
    said = value.statement.record.said
    if said is not None and said.earliest is not None and said.latest is not None:
        return said.earliest, said.latest
    sources = [library.sources[c.source].record for c in value.statement.citations if c.source in library.sources]
    published = [source.published for source in sources]
    days = [day for when in published for day in (when.earliest, when.latest) if day is not None]
    return (min(days), max(days)) if days else (None, None)


def _dates(one: When, other: When) -> bool:
    """Whether two dates have no day in common; what is approximate, uncertain or open excludes nothing."""
    for when in (one, other):
        vague = when.approximate_start or when.approximate_end or when.uncertain_start or when.uncertain_end
        if vague or when.shape == Shape.UNDATED or when.earliest is None or when.latest is None:
            return False
    return _before(one, other) or _before(other, one)


def _before(one: When, other: When) -> bool:
    return one.latest is not None and other.earliest is not None and one.latest < other.earliest


def _places(library: Library, one: FacetValue, other: FacetValue) -> bool:
    """Whether two accounts lie in places apart: both `in`, and no place of one within, around or beside the other's."""
    wheres = [where for where in (one.where, other.where) if where is not None]
    if any(word != "in" for where in wheres for word, _ in where.places) or not all(w.in_ for w in wheres):
        return False
    chains = [[_chain(library, place) for place in where.in_] for where in wheres]
    return all(_apart(first, second) for first in chains[0] for second in chains[1])


def _chain(library: Library, place: str) -> tuple[str, ...]:
    """A place and those around it, as far as they are of the administrative kinds; empty for any other."""
    found: list[str] = []
    above: str | None = place
    while above is not None and above in library.places and above not in found:
        record = library.places[above].record
        if record.kind not in _ADMINISTRATIVE or record.unnamed:
            return ()
        found.append(above)
        above = record.within
    return tuple(found)


def _apart(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two places lie in one larger place, neither within the other."""
    return bool(set(one[1:]) & set(other[1:])) and one[0] not in other and other[0] not in one


def _actors(library: Library, one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two accounts name sides that have nobody in common; nobody unnamed, and nobody who may coincide."""
    names = (*one, *other)
    if not one or not other or any(name not in library.actors or library.actors[name].record.unnamed for name in names):
        return False
    if any(set(library.actors[name].record.overlaps) & set(names) for name in names):
        return False
    return not {side(library, name) for name in one} & {side(library, name) for name in other}
