"""Statements -> problems of who is said to speak: several over several sentences, voices that confirm themselves."""

from __future__ import annotations

from collections.abc import Iterator

from generator.derive.voices import all_keys
from generator.library import Library, LinkedEvent, LinkedStatement
from generator.problems import Problem, Severity


def speakers(library: Library) -> Iterator[Problem]:
    """Rules on speakers, for every report and claim."""
    for statement in library.statements.values():
        yield from _several(statement)
        yield from _self_confirmed(library, statement)
        yield from _twice(statement)
        yield from _denies_nothing(statement)


def _several(statement: LinkedStatement) -> Iterator[Problem]:
    """Several speakers may cite one sentence only: else nobody could tell who said what where."""
    cites = {(c.alias, c.locator) for c in statement.record.cites}
    whole = any(c.locator.first is None or c.locator.first != c.locator.last for c in statement.record.cites)
    by = statement.record.by
    if by is not None and len(by) > 1 and (len(cites) > 1 or whole):
        message = f"{len(by)} speakers cite more than one sentence at once"
        remedy = "write one report or claim a speaker, each with its own cites"
        yield Problem(code="several-speakers", message=message, where=statement.at.at("cites"), remedy=remedy)


def _denies_nothing(statement: LinkedStatement) -> Iterator[Problem]:
    """A denial in claims.yml counts against what it links to; without a link it would stand for itself alone."""
    if statement.event is None and statement.record.act == "deny" and not statement.links:
        message = "the denial does not say what it denies"
        remedy = "write denies: the event or claim that it denies, and in says what the speaker says instead"
        where = statement.at.at("act")
        yield Problem(code="denies-nothing", message=message, where=where, remedy=remedy, severity=Severity.WARNING)


def _twice(statement: LinkedStatement) -> Iterator[Problem]:
    by = statement.record.by or ()
    for name in dict.fromkeys(by):
        if by.count(name) > 1:
            message = f'the speaker "{name}" is named twice'
            yield Problem(
                code="several-speakers", message=message, where=statement.at.at("by"), remedy="name each speaker once"
            )


def _self_confirmed(library: Library, statement: LinkedStatement) -> Iterator[Problem]:
    """Nobody confirms themselves: a confirmation is a second voice, and the standing is reckoned from it."""
    mine = all_keys(library, statement)
    for verb, target in statement.links:
        if verb != "confirms":
            continue
        found = library.events.get(target) or library.statements.get(target)
        theirs = found.reports if isinstance(found, LinkedEvent) else (found,) if found else ()
        if mine and theirs and all(all_keys(library, other) <= mine for other in theirs):
            short = target.split("/", 1)[1]
            message = f'"{short}" is confirmed by the voice that said it'
            where = statement.at.at("confirms", part=short)
            yield Problem(
                code="confirms-itself",
                message=message,
                where=where,
                remedy="take the link out, or name the voice that confirms it",
            )
