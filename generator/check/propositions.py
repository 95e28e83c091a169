"""Events and claims -> problems of what they assert: events that nobody asserts, relations between the wrong things."""

from __future__ import annotations

from collections.abc import Iterator

from generator.derive.standing import standing
from generator.library import Library, LinkedEvent, LinkedStatement
from generator.model.vocabularies import RELATION
from generator.names import a
from generator.problems import Problem


def propositions(library: Library) -> Iterator[Problem]:
    """Rules on events, and on the relations and links of every statement."""
    for event in library.events.values():
        yield from _unsupported(library, event)
        yield from _inferred(event)
    for statement in library.statements.values():
        yield from _relation_ends(library, statement)
        yield from _links_to_itself(statement)


def _unsupported(library: Library, event: LinkedEvent) -> Iterator[Problem]:
    """An event stands on reports that assert it in its own mode."""
    if event.reports and standing(library, event).value is None:
        mode = str(event.record.mode)
        message = f'no report asserts "{event.id}" as {mode}'
        remedy = "add a report that asserts it, correct its mode, or make the event a claim"
        yield Problem(code="event-unsupported", message=message, where=event.at.key(), remedy=remedy)


def _inferred(event: LinkedEvent) -> Iterator[Problem]:
    """A reason for what is inferred needs something that is inferred."""
    for field in event.record.inferred:
        name, _, role = field.partition(".")
        value = getattr(event.record, name)
        if not value or (role and role not in event.record.who):
            message = f'"{field}" is said to be inferred, but the event does not give it'
            remedy = f"write {field}, or take the reason out"
            yield Problem(
                code="inferred-nothing",
                message=message,
                where=event.at.at("inferred", field, on_key=True),
                remedy=remedy,
            )


def _relation_ends(library: Library, statement: LinkedStatement) -> Iterator[Problem]:
    """Each type of relation holds between things of certain kinds."""
    for index, relation in enumerate(statement.record.relations):
        term = RELATION[relation.type]
        for end, ref, allowed in (("from", relation.from_, term.ends_from), ("to", relation.to, term.ends_to)):
            kind = end_kind(library, ref)
            if kind is not None and kind not in allowed:
                where = statement.at.at("relations", index, end, part=ref)
                ends = f"from {_or(term.ends_from)} to {_or(term.ends_to)}"
                message = f'"{ref}" is {a(kind)}; "{relation.type}" goes {ends}'
                remedy = "name the other end, or choose another type of relation"
                yield Problem(code="relation-ends", message=message, where=where, remedy=remedy)


def end_kind(library: Library, ref: str) -> str | None:
    """What an end of a relation is: ``actor``, ``place`` or ``event``; None for what could not be resolved."""
    if ref in library.actors:
        return "actor"
    if ref in library.places:
        return "place"
    return None if ref in library.sources else "event"


def _or(kinds: tuple[str, ...]) -> str:
    return " or ".join(kinds)


def _links_to_itself(statement: LinkedStatement) -> Iterator[Problem]:
    for verb, target in statement.links:
        if target == statement.uid or target == statement.event:
            message = f'"{statement.id}" {verb} itself'
            if target == statement.event:
                message = f'"{statement.id}" {verb} the event that it reports'
            yield Problem(
                code="links-to-itself",
                message=message,
                where=statement.at.at(verb),
                remedy="link to what somebody else said",
            )
