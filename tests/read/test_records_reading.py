"""YAML -> records and problems: every problem of a file at once, at its line, with a remedy that fits."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.model.facts import Facts
from generator.problems import Pointer, Problem
from generator.read.document import Document, Value
from generator.read.records import read_records


def _read(kind: str, data: dict[str, Value]) -> tuple[Facts, list[Problem]]:
    document = Document(file="f.yml", kind=kind, briefing="b", text="", data=data)  # type: ignore[arg-type]
    facts, problems = read_records([document])
    return facts, list(problems)


def _pointers(problems: list[Problem]) -> list[tuple[str, tuple[str | int, ...], bool]]:
    return [(p.code, p.where.path, p.where.on_key) for p in problems if isinstance(p.where, Pointer)]


def test_sound_records_are_kept_beside_broken_ones() -> None:
    """A fault in one record costs no other record, and is remembered so that references to it raise no second one."""
    facts, problems = _read("actors", {"good": {"name": "N", "kind": "person"}, "bad": {"name": "N"}})
    assert ["good"] == [entry.id for entry in facts.actors]
    assert frozenset({("actors", "b", "bad")}) == facts.broken
    assert [("missing-field", ("bad",), True)] == _pointers(problems)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, [("wrong-type", ("x",), True)]),
        ("text", [("wrong-type", ("x",), True)]),
        ([], [("wrong-type", ("x",), True)]),
        ({}, [("missing-field", ("x",), True), ("missing-field", ("x",), True)]),
        ({"name": None, "kind": "person"}, [("empty-value", ("x", "name"), True)]),
        ({"name": "N", "kind": "person", "aka": ["A", None]}, [("empty-value", ("x", "aka", 1), True)]),
        ({"name": "N", "kind": "person", "aka": [{"text": "A", "lng": "en"}]},
         [("unknown-field", ("x", "aka", 0, "lng"), True)]),
        ({"name": {"a": "b"}, "kind": "person"}, [("wrong-type", ("x", "name"), False)]),
        ({"name": "N", "kind": "person", "roles": [{"title": ["T"]}]},
         [("wrong-type", ("x", "roles", 0, "title"), False)]),
    ],
)  # fmt: skip
def test_shapes(value: Value, expected: list[tuple[str, tuple[str | int, ...], bool]]) -> None:
    """Each fault is reported once, at the deepest place that it can be pinned to."""
    assert expected == _pointers(_read("actors", {"x": value})[1])


@pytest.mark.parametrize(
    "name", ["Bad", "two--hyphens", "-x", "x-", "under_score", "a.b", "a/b", "é", "a b", "<script>"]
)
def test_ids(name: str) -> None:
    """What is not kebab-case is no id."""
    facts, problems = _read("actors", {name: {"name": "N", "kind": "person"}})
    assert ((), ["bad-id"]) == (facts.actors, [problem.code for problem in problems])


@pytest.mark.parametrize(
    ("written", "remedy"),
    [
        ("nmae: N", 'did you mean "name"?'),
        ("xyz: N", "the fields here are name, kind"),
    ],
)
def test_unknown_field(write_library: Callable[..., Path], written: str, remedy: str) -> None:
    """An unknown field gets the name that was meant, or the list of those that exist."""
    key, _, value = written.partition(": ")
    (problem,) = _read("actors", {"x": {"name": "N", "kind": "person", key: value}})[1]
    assert "unknown-field" == problem.code
    assert problem.remedy.startswith(remedy)


def test_missing_field_says_what_it_is_for() -> None:
    """The remedy of a missing field describes it."""
    (problem,) = _read("places", {"x": {"name": "N"}})[1]
    assert ('the field "kind" is missing', "add the field kind: what it is") == (problem.message, problem.remedy)


def test_fields_of_inner_records() -> None:
    """An unknown field deep inside gets suggestions from where it stands, not from the top of the record."""
    claim: Value = {
        "by": "a",
        "says": "S",
        "cites": "r:1",
        "figures": [{"measure": "killed", "txt": "four", "value": "4"}],
    }
    (problem,) = _read("claims", {"x": claim})[1]
    assert 'did you mean "text"?' == problem.remedy


def test_empty_briefing_is_no_briefing() -> None:
    """A briefing.yml without anything in it declares nothing, and is remembered as broken."""
    facts, problems = _read("briefing", {})
    assert ((), frozenset({("briefing", "b", "b")}), []) == (facts.briefings, facts.broken, problems)
