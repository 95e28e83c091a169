"""An event or a claim -> what those who speak about it state of each of its facets, superseded values apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.derive.intervals import Interval
from generator.derive.quantities import interval_of, read_quantity
from generator.derive.voices import all_keys, root
from generator.library import Library, LinkedEvent, LinkedStatement
from generator.model.dates import When
from generator.model.statements import Figure, Whereabouts
from generator.model.vocabularies import ACT

Proposition = LinkedEvent | LinkedStatement


@dataclass(frozen=True, kw_only=True, slots=True)
class FacetKey:
    """Which facet. name: ``figure``, ``when``, ``where`` or ``who.<role>``; measure, of, nature: of a figure only.

    nature: ``stock`` or ``flow``, which nothing else is compared with; None: a total, or not said.
    """

    name: str
    measure: str | None = None
    of: str | None = None
    nature: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class FacetValue:
    """What one statement gives for a facet: one of figure (with its interval and unit), when, where or actors."""

    statement: LinkedStatement
    figure: Figure | None = None
    interval: Interval | None = None
    unit: str | None = None
    when: When | None = None
    where: Whereabouts | None = None
    actors: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The value as the author wrote it: the source's words for a figure, a date; ids of places and actors."""
        if self.figure is not None:
            return self.figure.text or _typed(self.figure)
        if self.when is not None:
            return self.when.text
        if self.where is not None:
            return ", ".join(f"{word} {place}" for word, place in self.where.places)
        return ", ".join(self.actors)


Collected = dict[FacetKey, list[FacetValue]]


def collect(library: Library, proposition: Proposition) -> tuple[Collected, Collected]:
    """What is stated of each facet, in the order of the facts; and what its own speakers have since replaced."""
    current: Collected = {}
    replaced: Collected = {}
    for statement in _about(library, proposition):
        for key, value in _values(proposition, statement):
            current.setdefault(key, []).append(value)
    for key, values in current.items():
        old = [value for value in values if any(_replaces(library, other, value) for other in values)]
        withdrawn = [value for value in values if _is_corrected(library, value.statement)]
        gone = [value for value in values if value in old or value in withdrawn]
        if len(gone) == len(values):  # values that replace each other in a circle: none of them is lost
            gone = withdrawn
        replaced[key] = gone
        current[key] = [value for value in values if value not in gone]
    return current, replaced


def _typed(figure: Figure) -> str:
    ends = [f"{number:,f}" for number in (figure.value, figure.low, figure.high) if number is not None]
    return " ".join(filter(None, (figure.quantifier, " to ".join(ends), figure.unit)))


def _about(library: Library, proposition: Proposition) -> Iterator[LinkedStatement]:
    """Those who assert a proposition, and the claims about it or linked to it, each once.

    A claim about several things may count for all of them together: which of them its number belongs to is not guessed.
    """
    own = proposition.reports if isinstance(proposition, LinkedEvent) else (proposition,)
    targets = (proposition.uid, *(statement.uid for statement in own))
    others = [s for uid in targets for s in library.about.get(uid, ()) if len(s.about) == 1]
    others += [s for uid in targets for verb, s in library.linked.get(uid, ()) if verb != "answers"]
    mode = str(proposition.record.mode or "actual")
    for statement in dict.fromkeys((*own, *others)):
        same_mode = str(statement.record.mode or (mode if statement in own else "actual")) == mode
        if ACT[statement.record.act].asserts and same_mode:
            yield statement


def _values(proposition: Proposition, statement: LinkedStatement) -> Iterator[tuple[FacetKey, FacetValue]]:
    record = statement.record
    for figure in record.figures:
        nature = figure.nature if figure.nature in ("stock", "flow") else None
        key = FacetKey(name="figure", measure=figure.measure, of=figure.of, nature=nature)
        read = read_quantity(figure.text) if figure.text else None
        unit = figure.unit or (read.unit if read else None)
        yield key, FacetValue(statement=statement, figure=figure, interval=interval_of(figure), unit=unit)
    # Circumstances of a claim are its own: only a report's are the event's.
    if isinstance(proposition, LinkedEvent) and statement.event == proposition.uid:
        if record.when is not None:
            yield FacetKey(name="when"), FacetValue(statement=statement, when=record.when)
        if record.where is not None:
            yield FacetKey(name="where"), FacetValue(statement=statement, where=record.where)
        for role, actors in record.who.items():
            yield FacetKey(name=f"who.{role}"), FacetValue(statement=statement, actors=tuple(actors))


def roots(library: Library, statement: LinkedStatement) -> frozenset[tuple[str, str]]:
    """In whose names a statement speaks."""
    return all_keys(library, statement)


def _replaces(library: Library, later: FacetValue, earlier: FacetValue) -> bool:
    """Whether a value brings another up to date, or corrects it, in the same name."""
    if later.statement is earlier.statement or not _supersedes(library, later.statement, earlier.statement):
        return False
    return bool(roots(library, later.statement) & roots(library, earlier.statement))


def _supersedes(library: Library, later: LinkedStatement, earlier: LinkedStatement) -> bool:
    """Whether a statement updates or corrects another, or its sources update the other's."""
    targets = {target for verb, target in later.links if verb in ("updates", "corrects")}
    if targets & {earlier.uid, earlier.event}:
        return True
    old = {citation.source for citation in earlier.citations}
    new = {citation.source for citation in later.citations}
    return bool(old) and not new & old and all(_updates(library, source) & old for source in new)


def _updates(library: Library, source: str) -> frozenset[str]:
    """Every source that one brings up to date, directly or not."""
    found: set[str] = set()
    while source in library.sources:
        earlier = library.sources[source].record.updates
        if earlier is None or earlier in found:
            break
        found.add(earlier)
        source = earlier
    return frozenset(found)


def _is_corrected(library: Library, statement: LinkedStatement) -> bool:
    """Whether each of its voices has corrected it since."""
    targets = filter(None, (statement.uid, statement.event))
    correctors = [s for target in targets for verb, s in library.linked.get(target, ()) if verb == "corrects"]
    theirs = {key for s in correctors if s is not statement for key in roots(library, s)}
    mine = roots(library, statement)
    return bool(mine) and mine <= theirs


def side(library: Library, actor: str) -> str:
    """The actor in whose name another acts."""
    return root(library, actor)
