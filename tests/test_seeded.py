"""The injectors of the benchmark of seeded errors -> each alters one thing, and the original comes back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from benchmarks.seeded.__main__ import KINDS
from benchmarks.seeded.clean import copy_clean
from benchmarks.seeded.facts import REMOVE, Change, Facts, dump
from benchmarks.seeded.kinds import Kind, kind
from benchmarks.seeded.run import alarms, inject, spread
from benchmarks.seeded.table import rows, text
from benchmarks.seeded.words import misspelt, next_day, other_number, other_weekday, other_word, without_wording

ROOT = Path(__file__).parents[1]
SLUG = "exercise-marad-dam"
NOT_IN_THE_EXERCISE = {"sentence copied whole into says", "sentence copied whole into a note"}


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    """A clean copy of the exercise."""
    return copy_clean(ROOT / "briefings", SLUG, tmp_path_factory.mktemp("seeded"))


def _leaves(data: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], str]]:
    """Every scalar of a fact file with the keys that lead to it; the short form of a report is its cites."""
    if isinstance(data, dict):
        for key, value in data.items():
            short = at[1:] == ("reports",) and isinstance(value, str)
            yield from _leaves({"cites": value} if short else value, (*at, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _leaves(value, (*at, index))
    else:
        yield at, data


def _differ(facts: Facts, change: Change) -> set[tuple[Any, ...]]:
    """Where an altered fact file differs from the original."""
    before = dict(_leaves(facts.files[Path(change.file).name]))
    after = dict(_leaves(yaml.load(change.text, yaml.BaseLoader)))
    return {at for at in before.keys() | after.keys() if before.get(at) != after.get(at)}


def test_clean_copy(facts: Facts) -> None:
    """Written anew from its data, the original has no problem: whatever is found later was injected."""
    assert () == alarms(facts)


def test_kinds_have_names_of_their_own() -> None:
    """There are at least 25 kinds that reason can catch, and no two of them go by one name."""
    names = [kind.name for kind in KINDS]
    assert (len(names), True) == (len(set(names)), sum(kind.beyond is None for kind in KINDS) >= 25)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind.name))
def test_one_thing_is_altered(facts: Facts, kind: Kind) -> None:
    """An error alters one file, at the place that it names and nowhere else."""
    changes = list(kind.inject(facts))
    outside = [
        (change.what, at)
        for change in changes
        if change.file.endswith(".yml")
        for at in _differ(facts, change)
        if at[: len(change.keys)] != change.keys
    ]
    assert ([], kind.name not in NOT_IN_THE_EXERCISE) == (outside, bool(changes))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: str(kind.name))
def test_each_error_is_one(facts: Facts, kind: Kind) -> None:
    """Each change differs from the original: an injector that changes nothing would measure nothing."""
    same = [
        change.what for change in kind.inject(facts) if change.text == (facts.root / change.file).read_text("utf-8")
    ]
    assert [] == same


def test_the_original_comes_back(facts: Facts) -> None:
    """After an error was injected, the files are as they were, so that no error meets another one."""
    before = {path: path.read_bytes() for path in facts.root.rglob("*") if path.is_file()}
    found = list(inject(facts, [k for k in KINDS if k.name == "place as speaker"], 2))
    after = {path: path.read_bytes() for path in facts.root.rglob("*") if path.is_file()}
    assert (2, before) == (len(found), after)


def test_caught_and_missed(facts: Facts) -> None:
    """An error that a check reports is caught, in its file; an edit that is no error is not."""

    @kind("key misspelt")
    def wrong(facts: Facts) -> Iterator[Change]:
        yield facts.altered("events.yml", ("truce", "kindd"), "other", "kindd")

    @kind("note", beyond="a note is no error")
    def harmless(facts: Facts) -> Iterator[Change]:
        yield facts.altered("events.yml", ("truce", "note"), REMOVE, "without note")

    found = list(inject(facts, [wrong, harmless], 5))
    table = rows([wrong, harmless], found)
    assert [(1, 1, 1), (1, 0, 0)] == [(row.injected, row.caught, row.there) for row in table]
    assert "unknown-field 1" in text(table, {SLUG: []})


def test_spread() -> None:
    """A sample is spread evenly, and always the same."""
    changes = [Change(file="", text="", what=str(index)) for index in range(10)]
    assert ["0", "2", "5", "7"] == [change.what for change in spread(changes, 4)]
    assert changes == spread(changes, 99)


def test_words() -> None:
    """The words of an error are wrong in one place and otherwise as they were."""
    assert "about 7,000 people" == other_number("about 6,000 people")
    assert "on 9 March, three died" == other_number("on 9 March, two died")
    assert "2020-03-01 (on Saturday)" == next_day("2020-02-29 (on Saturday)")
    assert "2020-02-05 (on Thursday)" == other_weekday("2020-02-05 (on Wednesday)")
    assert "2020-02-05" == without_wording("2020-02-05 (on Wednesday)")
    assert "last rebel verbatim" == other_word("last rebel stronghold")
    assert "ma-rad" == misspelt("ma-ard")
    assert [None] * 4 == [other_number("none"), next_day("2020"), other_weekday("2020"), without_wording("2020")]


def test_dump_is_read_back(facts: Facts) -> None:
    """Data that is written and read again is the same: no text becomes a number or a date."""
    assert facts.files == {name: yaml.load(dump(data), yaml.BaseLoader) for name, data in facts.files.items()}
