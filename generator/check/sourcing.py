"""A Library -> problems of what judgements rest on: withdrawn facts, a single origin, sources that nobody graded."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from generator.derive.standing import Standing, standing
from generator.derive.voices import all_keys, origins
from generator.library import Library, LinkedBriefing, LinkedStatement
from generator.problems import Pointer, Problem, Severity

Stands = Callable[[str], Standing | None]
"""Uid of an event, report or claim -> how what it asserts stands; None for what is none of these."""

_TELLS: dict[str, re.Pattern[str]] = {
    "withdrawn": re.compile(r"(?i)\b(?:correct|withdr[ae]w|retract|revis|took back)"),
    "denied": re.compile(r"(?i)\b(?:den(?:y|ies|ied|ial)|reject|dispute|refute|contradict|no|not|nobody|never)\b"),
}
"""How a text says that it knows how its facts stand."""


def sourcing(library: Library) -> Iterator[Problem]:
    """Rules on what bottom lines and judgements rest on, and on grades."""
    stands = _stands(library)
    for briefing in library.briefings.values():
        for index, (line, uids) in enumerate(zip(briefing.record.bottom_line, briefing.bottom_line, strict=False)):
            yield from _fallen(library, stands, line.text, uids, briefing.at.at("bottom_line", index, "rests_on"))
        for assessment in briefing.assessments:
            where = assessment.at.at("rests_on")
            yield from _fallen(library, stands, assessment.record.judgement, assessment.rests_on, where)
            if assessment.record.confidence.level == "high":
                yield from _overstated(library, stands, assessment.rests_on, assessment.at.at("confidence"))
        yield from _ungraded(library, stands, briefing)
    for statement in library.statements.values():
        if statement.record.credibility == "1":
            yield from _credibility(stands, statement)


def _stands(library: Library) -> Stands:
    @cache
    def found(uid: str) -> Standing | None:
        statement = library.statements.get(uid)
        if statement is not None and statement.event is not None:
            return found(statement.event)
        proposition = statement or library.events.get(uid)
        return standing(library, proposition) if proposition is not None else None

    return found


def _bases(library: Library, uids: tuple[str, ...]) -> tuple[str, ...]:
    """The events and statements that something rests on, judgements followed down to theirs."""
    bases: dict[str, None] = {}
    seen: set[str] = set()
    open_ = list(reversed(uids))
    while open_:
        uid = open_.pop()
        if uid in library.assessments:
            if uid not in seen:
                seen.add(uid)
                open_ += reversed(library.assessments[uid].rests_on)
        else:
            bases[uid] = None
    return tuple(bases)


def _fallen(library: Library, stands: Stands, text: str, uids: tuple[str, ...], where: Pointer) -> Iterator[Problem]:
    """Whether everything that a sentence rests on was taken back by who said it, or is only denied."""
    values = [_value(library, stands, uid) for uid in _bases(library, uids)]
    fallen = {value for value in values if value in _TELLS}
    if not values or len(fallen) == 0 or any(value not in _TELLS for value in values):
        return
    if any(_TELLS[value].search(text) for value in fallen if value is not None):
        return
    how = " or ".join(sorted(value for value in fallen if value is not None))
    message = f"all that this rests on is {how}"
    remedy = "rest it on what still stands, say so in the sentence, or take it out"
    yield _warning("bottom-line-unsupported", message, where, remedy)


def _value(library: Library, stands: Stands, uid: str) -> str | None:
    """How a basis stands: a report that its own speaker corrected is withdrawn, whoever else says so."""
    found, statement = stands(uid), library.statements.get(uid)
    if found is None:
        return None
    if statement is not None and statement.event is not None:
        return "withdrawn" if statement in found.withdrawn else None
    return found.value


def _overstated(library: Library, stands: Stands, uids: tuple[str, ...], where: Pointer) -> Iterator[Problem]:
    """High confidence asks for several sources. Voices of several sides in one report are left to the analyst."""
    behind = _behind(library, stands, uids)
    found = {origin for statement in behind for origin in origins(library, statement)}
    voices = {key for statement in behind for key in all_keys(library, statement) if key[0] != "outlet"}
    if len(found) == 1 and len(voices) < 2:
        message = "the confidence is high, and all of it comes from one voice in one origin"
        remedy = "lower the level, or rest the judgement on a second voice as well"
        yield _warning("confidence-overstated", message, where.at("level"), remedy)


def _behind(library: Library, stands: Stands, uids: tuple[str, ...]) -> tuple[LinkedStatement, ...]:
    """The statements that speak for what something rests on."""
    behind: dict[LinkedStatement, None] = {}
    for uid in _bases(library, uids):
        found, statement = stands(uid), library.statements.get(uid)
        own = (statement,) if statement is not None else ()
        behind |= dict.fromkeys((*own, *(found.for_ if found is not None else ())))
    return tuple(behind)


def _ungraded(library: Library, stands: Stands, briefing: LinkedBriefing) -> Iterator[Problem]:
    """ICD 206: who relies on a source says how far it can be relied on."""
    if briefing.record.status != "published":
        return
    uids = tuple(uid for assessment in briefing.assessments for uid in assessment.rests_on)
    cited = {c.source for statement in _behind(library, stands, uids) for c in statement.citations}
    for alias, name in briefing.sources.items():
        record = library.sources[name].record if name in library.sources else None
        if record is not None and name in cited and record.reliability is None and record.descriptor is None:
            message = f'judgements rest on "{name}", and nothing says how far it can be relied on'
            remedy = f"give {name} a reliability (F if nobody can tell), or a descriptor"
            yield _warning("source-not-graded", message, briefing.at.at("sources", alias), remedy)


def _credibility(stands: Stands, statement: LinkedStatement) -> Iterator[Problem]:
    """The first grade says that others say the same: then they have to be there."""
    found = stands(statement.uid)
    if found is not None and found.voices < 2:
        message = 'credibility 1 is "confirmed by other sources", and no other voice says so'
        remedy = "write 2 (probably true) or lower, or add who confirms it"
        yield _warning("credibility-unsupported", message, statement.at.at("credibility"), remedy)


def _warning(code: str, message: str, where: Pointer, remedy: str) -> Problem:
    return Problem(code=code, message=message, where=where, remedy=remedy, severity=Severity.WARNING)
