"""Chains that must end (within, part_of, speaks_for, origin, corrects, rests_on) -> problems of those that do not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.library import Library
from generator.problems import Pointer, Problem

_SHOWN = 8
"""How many members of a cycle a message names."""


@dataclass(frozen=True, slots=True)
class _Step:
    """An arrow from one record to the next. where: the field that draws it."""

    to: str
    where: Pointer


def cycles(library: Library) -> Iterator[Problem]:
    """One problem a cycle, at its member that comes first in the alphabet."""
    yield from _cycles("is within", _fields(library.places, "within"))
    yield from _cycles("speaks for or is part of", _fields(library.actors, "speaks_for", "part_of"))
    yield from _cycles("repeats", _fields(library.sources, "origin"))
    yield from _cycles("updates", _fields(library.sources, "updates"))
    parts = {e.uid: [_Step(e.part_of, e.at.at("part_of"))] for e in library.events.values() if e.part_of}
    yield from _cycles("is part of", parts)
    reasons = {a.uid: [_Step(uid, a.at.at("rests_on")) for uid in a.rests_on] for a in library.assessments.values()}
    yield from _cycles("rests on", reasons)
    for verb in ("corrects", "updates"):
        links = {
            s.uid: [_Step(target, s.at.at(verb)) for found, target in s.links if found == verb]
            for s in library.statements.values()
        }
        yield from _cycles(verb, links)


def _fields(entries: Mapping[str, object], *fields: str) -> dict[str, list[_Step]]:
    found: dict[str, list[_Step]] = {}
    for name, entry in entries.items():
        record, at = entry.record, entry.at  # type: ignore[attr-defined]
        steps = [_Step(getattr(record, field), at.at(field)) for field in fields if getattr(record, field)]
        found[name] = [step for step in steps if step.to in entries]
    return found


def _cycles(verb: str, arrows: Mapping[str, list[_Step]]) -> Iterator[Problem]:
    done: set[str] = set()
    for start in sorted(arrows):
        for loop in _loops(start, arrows, done):
            first = min(loop)
            turn = loop.index(first)
            names = [*loop[turn:], *loop[:turn], first]
            step = next(s for s in arrows[first] if s.to == names[1])
            shown = [f'"{name}"' for name in names]
            if len(shown) > _SHOWN:
                shown[_SHOWN // 2 : -_SHOWN // 2] = ["…"]
            message = f" {verb} ".join(shown)
            yield Problem(code="cycle", message=message, where=step.where, remedy="take one of these steps out")


def _loops(start: str, arrows: Mapping[str, list[_Step]], done: set[str]) -> Iterator[list[str]]:
    """The members of each new cycle that can be reached from ``start``. No recursion: chains are long."""
    if start in done:
        return
    path = {start: iter(arrows[start])}  # in the order of the walk
    while path:
        steps = next(reversed(path.values()))
        step = next(steps, None)
        if step is None:
            done.add(path.popitem()[0])
        elif step.to in path:
            members = list(path)
            yield members[members.index(step.to) :]
        elif step.to not in done and step.to in arrows:
            path[step.to] = iter(arrows[step.to])
