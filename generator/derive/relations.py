"""Statements -> the relations between actors that they state, each once, with all who state it and how it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.derive.derived import Derived
from generator.derive.standing import Standing, Value, independent_voices
from generator.derive.voices import origins
from generator.library import Library, LinkedStatement
from generator.model import vocabularies as v
from generator.model.statements import Relation

Said = tuple[LinkedStatement, Relation]


@dataclass(frozen=True, kw_only=True, slots=True)
class StatedRelation:
    """A relation between two actors, in one mode. from_, to: actor ids; the ends of a symmetric one are in their order.

    type: of the vocabulary ``relation``. mode: of the vocabulary ``mode``, or ``open`` where it is asked for, promised
    or expected. said: who states it, in the order of the facts. standing: counted over those who state the relation
    itself, for a report's other voices speak of its event alone; a denial of that event does count against it.
    """

    from_: str
    type: str
    to: str
    mode: str
    said: tuple[Said, ...]
    standing: Standing


def stated_relations(
    library: Library, derived: Derived, statements: Iterable[LinkedStatement]
) -> tuple[StatedRelation, ...]:
    """Every relation between two actors that ``statements`` state, in the order in which they are first stated."""
    found: dict[tuple[str, str, str, str], list[Said]] = {}
    for statement in statements:
        for relation in statement.record.relations:
            ends = (str(relation.from_), str(relation.to))
            if all(end in library.actors for end in ends):
                first, last = sorted(ends) if v.RELATION[relation.type].symmetric else ends
                key = (first, str(relation.type), last, _mode(library, statement))
                found.setdefault(key, []).append((statement, relation))
    return tuple(
        StatedRelation(
            from_=key[0],
            type=key[1],
            to=key[2],
            mode=key[3],
            said=tuple(said),
            standing=_standing(library, derived, found, key),
        )
        for key, said in found.items()
    )


def _mode(library: Library, statement: LinkedStatement) -> str:
    stance = v.ACT[statement.record.act].stance
    if stance != "for":
        return "negated" if stance == "against" else "open"
    event = library.events[statement.event] if statement.event else None
    return str(statement.record.mode or (event.record.mode if event else "actual"))


def _standing(
    library: Library,
    derived: Derived,
    found: dict[tuple[str, str, str, str], list[Said]],
    key: tuple[str, str, str, str],
) -> Standing:
    """A denial and what it denies are one proposition: both lines stand the same."""
    mode = "actual" if key[3] == "negated" else key[3]
    own = _statements(found.get((*key[:3], mode), ()))
    denials = _statements(found.get((*key[:3], "negated"), ())) if mode == "actual" else ()
    withdrawn = tuple(s for s in (*own, *denials) if s in derived.of(s).withdrawn)
    for_ = tuple(s for s in own if s not in withdrawn)
    linked = (other for s in for_ for other in derived.of(s).against)
    against = tuple(dict.fromkeys(s for s in (*denials, *linked) if s not in for_ and s not in withdrawn))
    voices = independent_voices(library, list(for_))
    return Standing(
        value=_value(for_, against, voices),
        for_=for_,
        against=against,
        silent=(),
        beside=(),
        withdrawn=withdrawn,
        voices=len(voices),
        origins=len({origin for s in for_ for origin in origins(library, s)}),
        mode="hypothetical" if mode == "open" else mode,
    )


def _statements(said: Iterable[Said]) -> tuple[LinkedStatement, ...]:
    return tuple(dict.fromkeys(statement for statement, _ in said))


def _value(
    for_: tuple[LinkedStatement, ...], against: tuple[LinkedStatement, ...], voices: set[tuple[str, str]]
) -> Value:
    if against:
        return "contested" if for_ else "denied"
    if not for_:
        return "withdrawn"
    if len(voices) > 1:
        return "corroborated"
    return "attributed" if any(key[0] != "outlet" for key in voices) else "reported"
