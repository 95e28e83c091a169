"""The invented library of the benchmarks is what it claims to be."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from benchmarks import corpus, stages
from benchmarks.corpus import Counts, write_corpus
from benchmarks.yaml_text import scalar
from generator.problems import Severity

ROOT = Path(__file__).parents[1]
KINDS = ("actors", "places", "sources", "events", "claims", "assessments")
LINKS = ("confirms", "denies", "disputes", "qualifies", "corrects", "updates", "answers")
LIKELIHOOD = re.compile(r"(?i)\b(un)?likely|probabl|improbable|chance|almost certain|\bodds\b|\bmight\b|\bpossibl")
SIZE = 30

Records = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Counts]:
    folder = tmp_path_factory.mktemp("corpus")
    return folder, write_corpus(folder / "briefings", SIZE, archive=folder / "archive")


@pytest.fixture(scope="module")
def library(made: tuple[Path, Counts]) -> Path:
    return made[0] / "briefings"


@pytest.fixture(scope="module")
def facts(library: Path) -> dict[str, dict[str, Records]]:
    """Briefing ("" for shared) -> kind of record -> id -> record."""
    return {"": _facts(library), **{path.name: _facts(path) for path in sorted(library.iterdir()) if path.is_dir()}}


def _facts(folder: Path) -> dict[str, Records]:
    found: dict[str, Records] = {kind: {} for kind in KINDS}
    for kind in KINDS:
        for path in [folder / f"{kind}.yml", *sorted((folder / kind).glob("*.yml"))]:
            if path.exists():
                found[kind] |= yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader)
    return found


def _bytes(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def _items(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _statements(briefing: dict[str, Records]) -> Iterator[tuple[str, dict[str, Any]]]:
    """(id, record) of every report and claim; a report that is a bare cite comes as a record, its speaker filled in."""
    for name, event in briefing["events"].items():
        for key, report in event["reports"].items():
            yield f"{name}.{key}", {"by": key, **(report if isinstance(report, dict) else {"cites": report})}
    yield from briefing["claims"].items()


def _head(library: Path, slug: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.load((library / slug / "briefing.yml").read_text(encoding="utf-8"), yaml.CBaseLoader)
    return found


def _references(record: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """(kind, id) of everything that an event, report or claim refers to; kind ``said`` is a proposition."""
    for role in record.get("who", {}).values():
        yield from (("actors", one) for one in _items(role))
    for field in ("to", "via", "on_behalf_of"):
        yield from (("actors", one) for one in _items(record.get(field)))
    where = record.get("where")
    places = (
        [one for key, value in where.items() if key != "part" for one in _items(value)]
        if isinstance(where, dict)
        else _items(where)
    )
    yield from (("places", place) for place in places)
    for field in ("about", "part_of", "maybe_same", *LINKS):
        yield from (("said", one) for one in _items(record.get(field)))
    for relation in _items(record.get("relations")):
        ends = relation.split()[::2] if isinstance(relation, str) else (relation["from"], relation["to"])
        yield from (("any", end) for end in ends)
    for figure in _items(record.get("figures")):
        yield from (("any", one) for one in _items(figure.get("of")))
    for end in ("of", "from"):
        yield from (("places", one) for one in _items(record.get("distance", {}).get(end)))


def test_same_seed_same_bytes(made: tuple[Path, Counts], tmp_path: Path) -> None:
    """The same seed writes the same bytes, another seed other ones."""
    write_corpus(tmp_path / "again" / "briefings", SIZE, archive=tmp_path / "again" / "archive")
    write_corpus(tmp_path / "other" / "briefings", SIZE, seed=1, archive=tmp_path / "other" / "archive")

    assert _bytes(made[0]) == _bytes(tmp_path / "again")
    assert _bytes(made[0]) != _bytes(tmp_path / "other")


def test_larger_holds_smaller(library: Path, tmp_path: Path) -> None:
    """Briefing k is the same however many there are."""
    write_corpus(tmp_path / "small", 7)

    small, large = _bytes(tmp_path / "small"), _bytes(library)
    assert small == {path: large[path] for path in small}


def test_hash_seed(library: Path, tmp_path: Path) -> None:
    """The order of sets, which Python shuffles in every process, reaches no file."""
    for seed in ("1", "2"):
        command = [sys.executable, "-m", "benchmarks.corpus", str(SIZE), str(tmp_path / seed)]
        subprocess.run(command, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, check=True, capture_output=True)

    assert [_bytes(library)] * 2 == [_bytes(tmp_path / "1"), _bytes(tmp_path / "2")]


def test_counts(made: tuple[Path, Counts], facts: dict[str, dict[str, Records]]) -> None:
    """What is counted is what was written, ten actors, ten places, twenty events and twenty claims a briefing."""
    found = {kind: sum(len(one[kind]) for one in facts.values()) for kind in KINDS}
    reports = sum(len(event["reports"]) for one in facts.values() for event in one["events"].values())
    expected = Counts(briefings=len(facts) - 1, reports=reports, files=len(_bytes(made[0])), **found)

    assert expected == made[1]
    assert {(10, 10, 20, 20, 2)} == {
        tuple(len(one[kind]) for kind in KINDS if kind != "sources") for slug, one in facts.items() if slug
    }
    assert (40, 40) == (len(facts[""]["actors"]), len(facts[""]["places"]))
    assert {1, 2, 3} == {len(event["reports"]) for one in facts.values() for event in one["events"].values()}


def test_ids_are_unique(facts: dict[str, dict[str, Records]]) -> None:
    """No id names two records in reach of each other, and every id is kebab-case."""
    wide = [name for one in facts.values() for kind in KINDS[:3] for name in one[kind]]
    assert len(set(wide)) == len(wide)
    for one in facts.values():
        own = [name for kind in KINDS[3:] for name in one[kind]]
        assert len({*own, *wide}) == len(own) + len(wide)
        assert [] == [name for name in (*own, *wide) if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)]


def test_references_resolve(library: Path, facts: dict[str, dict[str, Records]]) -> None:
    """Every reference names something that is declared, in the kind of record that belongs there."""
    known = {kind: {name for one in facts.values() for name in one[kind]} for kind in KINDS[:3]}
    dangling = []
    for slug, one in facts.items():
        statements = dict(_statements(one))
        said = {*one["events"], *one["claims"], *statements}
        reach = {**known, "said": said, "any": {*known["actors"], *known["places"], *said}}
        speakers = {*known["actors"], "source", "unnamed"}
        references = [
            pair for record in (*statements.values(), *one["events"].values()) for pair in _references(record)
        ]
        dangling += [pair for pair in references if pair[1] not in reach[pair[0]]]
        dangling += [by for record in statements.values() for by in _items(record["by"]) if by not in speakers]
        dangling += [one for a in facts[slug]["assessments"].values() for one in a["rests_on"] if one not in said]
        for actor in one["actors"].values():
            links = [actor.get("part_of"), actor.get("speaks_for"), *actor.get("overlaps", [])]
            dangling += [link for link in links if link and link not in known["actors"]]
        dangling += [
            p["within"] for p in one["places"].values() if "within" in p and p["within"] not in known["places"]
        ]
        for source in one["sources"].values():
            dangling += [source["voice"]] if source["voice"] not in known["actors"] else []
            dangling += [source[k] for k in ("origin", "updates") if k in source and source[k] not in known["sources"]]
        if slug:
            head = _head(library, slug)
            dangling += [name for name in head["sources"].values() if name not in known["sources"]]
            dangling += [ref for line in head["bottom_line"] for ref in line["rests_on"] if ref not in said]

    assert [] == dangling


def test_cites_find_their_sentence(made: tuple[Path, Counts], facts: dict[str, dict[str, Records]]) -> None:
    """Every cited sentence is there, and holds the figures, dates and distances of the fact in the source's words."""
    missing = []
    for slug in filter(None, facts):
        aliases = _head(made[0] / "briefings", slug)["sources"]
        texts = {alias: _text(made[0], slug, source) for alias, source in aliases.items()}
        for name, record in _statements(facts[slug]):
            alias, first, *_ = re.split("[: ]", record["cites"])
            paragraph, sentence = map(int, first.split("."))
            # The first two paragraphs are the headline and the byline.
            words = re.split(r"(?<=\.) ", texts[alias][paragraph + 1])[sentence - 1]
            wanted = [figure["text"] for figure in _items(record.get("figures")) if "text" in figure]
            wanted += [record["distance"]["text"]] if "distance" in record else []
            wanted += re.findall(r"\((.*)\)", record.get("said", ""))
            if "." in name:
                wanted += re.findall(r"\((.*)\)", facts[slug]["events"][name.split(".")[0]]["when"])
            missing += [(slug, name, want) for want in wanted if want not in words]

    assert [] == missing


def _text(folder: Path, slug: str, source: str) -> list[str]:
    """The paragraphs of a source, from the briefing or from the archive."""
    shown, held = folder / "briefings" / slug / "texts" / f"{source}.txt", folder / "archive" / f"{source}.txt"
    return (shown if shown.exists() else held).read_text(encoding="utf-8").rstrip("\n").split("\n\n")


def test_texts_hold_no_likelihood(library: Path, facts: dict[str, dict[str, Records]]) -> None:
    """Likelihood words stand in judgements and nowhere else, and nothing is quoted."""
    texts = [
        record.get(field, "") for one in facts.values() for _, record in _statements(one) for field in ("says", "note")
    ]
    texts += [
        event.get(field, "")
        for one in facts.values()
        for event in one["events"].values()
        for field in ("title", "note")
    ]
    texts += [line["text"] for slug in filter(None, facts) for line in _head(library, slug)["bottom_line"]]

    assert [] == [text for text in texts if LIKELIHOOD.search(text) or '"' in text]


def test_numbers_stand_in_figures(facts: dict[str, dict[str, Records]]) -> None:
    """Every number in what somebody says stands in a figure of the same record."""
    unbacked = []
    for one in facts.values():
        for name, record in _statements(one):
            backed = " ".join(str(figure) for figure in _items(record.get("figures")))
            unbacked += [
                (name, number) for number in re.findall(r"[\d,]*\d", record.get("says", "")) if number not in backed
            ]

    assert [] == unbacked


def test_covers_the_model(library: Path, facts: dict[str, dict[str, Records]]) -> None:
    """Each feature of the fact model that costs time occurs: fields, links, scripts, and events kept in a folder."""
    used = {field for one in facts.values() for _, record in _statements(one) for field in record}
    used |= {field for one in facts.values() for kind in KINDS for record in one[kind].values() for field in record}
    names = "".join(actor["name"] for one in facts.values() for actor in one["actors"].values())

    expected = {"via", "on_behalf_of", "to", "hedge", "worded", "original", "distance", "relations", "figures"}
    expected |= {"confirms", "denies", "disputes", "corrects", "updates", "speaks_for", "part_of", "own_voice", "roles"}
    expected |= {"maybe_same", "mode", "line", "said", "basis", "credibility", "origin", "unnamed", "inferred"}
    assert set() == expected - used
    assert (True, True, True) == tuple(bool(re.search(script, names)) for script in ("[؀-ۿ]", "[Ѐ-ӿ]", "[şğıçöü]"))
    assert [] != list(library.glob("*/events/*.yml"))


@pytest.mark.parametrize(
    "text",
    ["NO", "12:30", "[2020..2021]", "it's", "a: b", "a #b", "- a", "x, y", "سراقب", "-1.5", "end ", "'", "", "~"],
)
def test_scalar_survives_yaml(text: str) -> None:
    """A text read back from the YAML that we write, in flow and in block style, is the same text."""
    written = f"k: {scalar(text)}\nf: {{k: {scalar(text)}, l: [{scalar(text)}]}}\n"

    assert {"k": text, "f": {"k": text, "l": [text]}} == yaml.load(written, yaml.CBaseLoader)


def test_folder_in_use(tmp_path: Path) -> None:
    """The command refuses a folder that holds anything, in words."""
    (tmp_path / "mine.txt").touch()
    result = CliRunner().invoke(corpus.main, ["3", str(tmp_path)])

    assert 1 == result.exit_code
    assert f"Error: {tmp_path} is not empty; name another folder, or empty this one\n" == result.output


def test_the_generator_finds_nothing_wrong(library: Path) -> None:
    """The stages run through on the library without an error or a warning."""
    assert {} == stages.measure(library, SIZE, repeat=1, stages=stages.STAGES[:5]).problems


def test_stages_report_their_costs(tmp_path: Path) -> None:
    """Each stage gets what was made before it, has its line in the table, and its warnings are counted."""
    warning = SimpleNamespace(code="odd", severity=Severity.WARNING, message="", where=None)
    chain = (
        stages.Stage(name="one", run=lambda made: (made["folder"].name, ())),
        stages.Stage(name="two", run=lambda made: (made["one"] * 2, (warning,))),
    )
    result = stages.measure(tmp_path, 10, repeat=2, stages=chain)

    assert (["one", "two"], {"odd": 1}) == ([cost.stage for cost in result.costs], result.problems)
    assert ["stage", "one", "two", "total", "10"] == [line.split()[0] for line in stages.table(result).splitlines()]


def test_stages_stop_at_an_error(tmp_path: Path) -> None:
    """A library with an error is not timed: it would look fast."""
    error = SimpleNamespace(code="bad", severity=Severity.ERROR, message="no", where=None)
    with pytest.raises(ValueError, match="one: bad: no"):
        stages.measure(tmp_path, 1, 1, (stages.Stage(name="one", run=lambda _: (None, (error,))),))


def test_growth_is_per_briefing() -> None:
    """Ten times the time for ten times the briefings is a ratio of one."""

    def result(briefings: int, cpu: float) -> stages.Result:
        cost = stages.Cost(stage="read", cpu=cpu, wall=cpu, peak_mib=1)
        return stages.Result(briefings=briefings, repeat=1, costs=(cost,), first={"read": cpu}, problems={})

    lines = stages.growth(result(100, 1.0), result(1000, 20.0)).splitlines()
    assert [["read", "10.000", "20.000", "2.00"], ["total", "10.000", "20.000", "2.00"]] == [
        line.split() for line in lines[1:]
    ]


def test_counts_add_up() -> None:
    """Counts of parts add up field by field."""
    ones = Counts(**{field.name: 1 for field in fields(Counts)})

    assert Counts(**{field.name: 2 for field in fields(Counts)}) == ones + ones
