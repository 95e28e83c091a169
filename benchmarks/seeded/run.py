"""Clean briefings and kinds of errors -> for each injected error whether a check caught it, and where it pointed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.seeded.facts import Change, Facts
from benchmarks.seeded.kinds import Kind
from generator.pipeline import examine
from generator.problems import Origin, Problem

MERE_CHANGE = frozenset({"lock-outdated"})
"""Codes that say that something was edited, not that it is wrong: they catch nothing by themselves."""

Seen = Counter[tuple[str, str, str]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Caught:
    """One injected error. codes: of the problems that the clean original did not have. there: one names its file."""

    kind: str
    briefing: str
    what: str
    codes: tuple[str, ...]
    there: bool


def alarms(facts: Facts) -> tuple[Problem, ...]:
    """The problems of the clean original; each is a false alarm."""
    return examine(facts.root / "briefings").problems


def inject(facts: Facts, kinds: Iterable[Kind], most: int) -> Iterable[Caught]:
    """Inject up to ``most`` errors of each kind, one at a time, spread over the places where it can be made."""
    before = _seen(alarms(facts))
    for kind in kinds:
        for change in spread(list(kind.inject(facts)), most):
            yield _one(facts, kind, change, before)


def spread(changes: Sequence[Change], most: int) -> list[Change]:
    """``most`` of the changes, evenly spread, always the same; all of them where there are fewer."""
    count = min(most, len(changes))
    return [changes[index * len(changes) // count] for index in range(count)]


def _one(facts: Facts, kind: Kind, change: Change, before: Seen) -> Caught:
    path = facts.root / change.file
    original = path.read_bytes()
    try:
        path.write_text(change.text, "utf-8")
        found = examine(facts.root / "briefings").problems
    finally:
        path.write_bytes(original)
    new = [p for p in found if p.code not in MERE_CHANGE and _seen((p,)) - before]
    codes = tuple(dict.fromkeys(problem.code for problem in new))
    there = any(_file(problem) == path.name for problem in new)
    return Caught(kind=kind.name, briefing=facts.slug, what=change.what, codes=codes, there=there)


def _seen(problems: Iterable[Problem]) -> Seen:
    """Problems without their lines, which move with every edit."""
    return Counter((p.code, _file(p), p.message) for p in problems)


def _file(problem: Problem) -> str:
    where = problem.where
    return Path(where.file).name if where is not None and isinstance(where, Origin) else ""
