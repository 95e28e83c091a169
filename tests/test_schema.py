"""The JSON Schemas for editors: what they accept, what they refuse, and that they never contradict the reader."""

from __future__ import annotations

import copy
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeAlias

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from benchmarks.corpus import write_corpus
from generator.model import vocabularies as v
from generator.model.facts import RECORDS
from generator.read.document import Document, Value, parse_document
from generator.read.files import KINDS, FactFile, Kind, find_files
from generator.read.records import read_records
from generator.scaffold import new_briefing
from generator.schema import schemas

ROOT = Path(__file__).parents[1]
Path_: TypeAlias = tuple[str | int, ...]


@cache
def validator(kind: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads(schemas()[kind]))


def read(kind: Kind, text: str) -> tuple[Document | None, bool]:
    """The document, every value a string, and whether the reader accepts it and its records."""
    found = FactFile(path=Path("x.yml"), file="x.yml", kind=kind, briefing="x")
    document, problems = parse_document(found, text.encode())
    return document, document is not None and not problems and accepted(document)


def accepted(document: Document) -> bool:
    return read_records([document])[1] == ()


def spelled(text: str) -> Any:
    """What a plain YAML scalar is by the core schema of YAML 1.2 (section 10.3.2), which editors read."""
    if text in ("null", "Null", "NULL", "~", ""):
        return None
    if text in ("true", "True", "TRUE", "false", "False", "FALSE"):
        return text.lower() == "true"
    if re.fullmatch(r"[-+]?[0-9]+", text):
        return int(text)
    if re.fullmatch(r"0o[0-7]+|0x[0-9a-fA-F]+", text):
        return int(text, 0)
    return float(text) if re.fullmatch(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", text) else text


def as_editors_read(text: str) -> Any:
    """A YAML text as a language server sees it: core schema, keys as written."""

    def value(node: Any) -> Any:
        if isinstance(node, yaml.MappingNode):
            return {key.value: value(item) for key, item in node.value}
        if isinstance(node, yaml.SequenceNode):
            return [value(item) for item in node.value]
        return node.value if node.style else spelled(node.value)

    return value(yaml.compose(text, Loader=yaml.BaseLoader))


def complaints(kind: Kind, data: Any) -> list[str]:
    return [f"{'/'.join(map(str, error.path))}: {error.message}" for error in validator(kind).iter_errors(data)]


def assert_library_is_valid(library: Path) -> int:
    """Every file of a library is valid in both readings; how many there were."""
    files, problems = find_files(library)
    found = {}
    for file in files:
        text = file.path.read_text(encoding="utf-8")
        document = read(file.kind, text)[0]
        assert document is not None
        found[file.file] = complaints(file.kind, document.data) + complaints(file.kind, as_editors_read(text))
    assert (problems, {name: wrong for name, wrong in found.items() if wrong}) == ((), {})
    return len(found)


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Every mapping inside a schema, itself included."""
    if isinstance(value, dict):
        yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from nodes(item)


def test_one_schema_for_each_kind_of_file() -> None:
    """There is a schema for whatever the library may hold, each under its own name."""
    heads = {kind: json.loads(text) for kind, text in schemas().items()}
    assert set(heads) == set(KINDS)
    assert len({head["$id"] for head in heads.values()}) == len(KINDS)
    assert {head["$schema"] for head in heads.values()} == {"https://json-schema.org/draft/2020-12/schema"}
    assert all(head["title"] and head["description"] for head in heads.values())


@pytest.mark.parametrize("kind", KINDS)
def test_is_a_schema(kind: str) -> None:
    """Each file is valid JSON Schema 2020-12."""
    Draft202012Validator.check_schema(json.loads(schemas()[kind]))


def test_same_bytes_each_time() -> None:
    """A committed schema changes only when the model does, whatever Python's hash seed is."""
    script = "import sys; from generator.schema import schemas; sys.stdout.write(''.join(schemas().values()))"
    environment = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONIOENCODING": "utf-8"}
    run = subprocess.run([sys.executable, "-c", script], cwd=ROOT, env=environment, capture_output=True, check=True)
    assert run.stdout.decode() == "".join(schemas().values())


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_described_and_closed(kind: str) -> None:
    """An editor explains each field, and underlines each field that is none."""
    schema = json.loads(schemas()[kind])
    bare = []
    for node in nodes(schema):
        for name, field in node.get("properties", {}).items() if node.get("type") == "object" else ():
            target = schema["$defs"].get(str(field.get("$ref", "")).rpartition("/")[2], {})
            bare += [] if field.get("description") or target.get("description") else [name]
        if node.get("type") == "object" and "properties" in node:
            assert node["additionalProperties"] is False
    assert bare == []


def test_terms_come_with_their_meaning() -> None:
    """Each list of words is its vocabulary, each word with a sentence that an editor shows."""
    event = json.loads(schemas()["events"])["$defs"]["Event"]["properties"]
    assert event["kind"]["enum"] == list(v.EVENT_KIND)
    assert list(event["who"]["properties"]) == list(v.ROLE)
    described = [node for text in schemas().values() for node in nodes(json.loads(text)) if "enumDescriptions" in node]
    assert [len(node["enum"]) for node in described] == [len(node["enumDescriptions"]) for node in described]
    assert len(described) > 20


def test_fields_are_those_of_the_model() -> None:
    """No field of a record is missing, and names are those that authors write (`from`, not `from_`)."""
    for kind, model in RECORDS.items():
        schema = json.loads(schemas()[kind])
        record = schema if kind == "briefing" else schema["$defs"][model.__name__]
        assert list(record["properties"]) == [field.alias or name for name, field in model.model_fields.items()]


def test_the_repository_is_valid() -> None:
    """No editor underlines anything in the briefings of this repository."""
    assert assert_library_is_valid(ROOT / "briefings") >= 7


def test_the_scaffold_is_valid(tmp_path: Path) -> None:
    """No editor underlines anything in a new briefing."""
    new_briefing(tmp_path, "first", today=date(2020, 2, 6))
    assert assert_library_is_valid(tmp_path) == 7


def test_invented_briefings_are_valid(tmp_path: Path) -> None:
    """Nor in the library that the benchmarks make up."""
    write_corpus(tmp_path, 3)
    assert assert_library_is_valid(tmp_path) >= 20


def test_the_settings_for_editors_name_every_schema() -> None:
    """The settings of this repository are those that the how-to shows, and lead each kind of file to its schema."""
    comment, settings_text = (ROOT / ".vscode/settings.json").read_text(encoding="utf-8").split("\n", 1)
    shown = (ROOT / "docs/how-to/vs-code.md").read_text(encoding="utf-8").partition("```json\n")[2].partition("```")[0]
    found = json.loads(settings_text)
    assert (comment[:2], json.loads(shown)) == ("//", found)
    assert list(found["yaml.schemas"]) == [f"./.vscode/schemas/{kind}.schema.json" for kind in KINDS]


EVENT = "a: {title: T, kind: attack, when: 2020, reports: {sohr: r:5.1}}\n"
CLAIM = "a: {by: b, says: S, cites: r:5.1}\n"
PLACE = "a: {name: A, kind: city}\n"
ACTOR = "a: {name: A, kind: person}\n"
SOURCE = "a: {title: T, publisher: P, published: 2020-02-06}\n"
BRIEFING = "{title: T, as_of: 2020-02-06, bottom_line: [{text: T, rests_on: a}], sources: {r: a}}\n"
ASSESSMENT = "a: {judgement: J, likelihood: likely, confidence: {level: low, because: B}, rests_on: a}\n"
BASE: dict[Kind, str] = {
    "events": EVENT, "claims": CLAIM, "places": PLACE, "actors": ACTOR, "sources": SOURCE, "briefing": BRIEFING,
    "assessments": ASSESSMENT,
}  # fmt: skip


def with_field(kind: Kind, field: str) -> str:
    """The smallest record of a kind, with a field more, or with another value of a field that it has."""
    name = field.partition(":")[0]
    kept = re.sub(rf"(?<=[{{ ]){name}: (\{{.*?\}}|\[.*?\]|[^,{{}}]+)(, )?", "", BASE[kind].rstrip("\n")[:-1], count=1)
    return f"{kept.rstrip(', ')}, {field}}}\n".replace("{, ", "{")


GOOD: list[tuple[Kind, str]] = [
    *((kind, text) for kind, text in BASE.items()),
    *(
        ("events", with_field("events", field))
        for field in (
            "reports: {sohr: [r:5.1, r:6.1]}",
            "reports: {source: {act: deny, cites: r:5.1}}",
            "reports: {a: {by: [b, c], cites: r:5.1}}",
            "reports: {sohr: {cites: {at: r:5.1, quote: words}}}",
            "reports: {sohr: [{at: r:5.1, quote: words}, r:6]}",
            "where: saraqeb",
            "where: [saraqeb, idlib]",
            "where: {near: saraqeb, in: [idlib], part: northern part}",
            "who: {initiator: a, target: [b, c]}",
            "when: 2020",
            "when: 2020-02-06",
            "when: 2020-02-05 (on Wednesday)",
            "when: undated",
            "when: undated (in the war)",
            "when: /2020-02-06",
            "when: 2011/..",
            "when: '[2020-02-05..2020-02-06]'",
            "inferred: {when: because, who.initiator: because}",
            "maybe_same: other/event",
            "part_of: 2020",
        )
    ),
    *(
        ("claims", with_field("claims", field))
        for field in (
            "by: source",
            "by: [a, b]",
            "relations: a backs b",
            "relations: [a backs b, {from: a, type: backs, to: b, means: money}]",
            "relations: {from: a, type: kin-of, to: b}",
            "figures: {measure: killed, text: eight}",
            "figures: [{measure: killed, value: 8}, {measure: injured, low: 1, high: 2.5}]",
            "distance: {of: a, from: b, text: 15 km (9 miles) east}",
            "distance: {of: a, from: b, km: 15, bearing: 90}",
            "distance: {of: a, from: b, bearing: East-South-East}",
            "credibility: 2",
            "credibility: '2'",
            "cites: r:5.1 7.1-2 f4",
            "cites: [r:5, 'r:b1, f2']",
            "denies: [a, b.c]",
            "says: 2020",
            "says: 'true'",
            "original: {lang: fa, text: متن}",
        )
    ),
    ("claims", "a: {by: b, act: decline-comment, cites: r:5.1}\n"),
    ("actors", with_field("actors", "aka: [A, {text: ا, lang: ar}, 2020]")),
    ("actors", with_field("actors", "aka: A")),
    ("actors", with_field("actors", "country: NO")),
    ("actors", with_field("actors", "unnamed: true")),
    ("actors", with_field("actors", "unnamed: 'false'")),
    ("actors", with_field("actors", "ids: {wikidata: Q1, gnd: 118}")),
    ("actors", "2020: {name: 1984, kind: group}\n"),
    ("places", with_field("places", "at: [35, -36.6]")),
    ("places", with_field("places", "at: ['35', '+36.6']")),
    ("places", with_field("places", "line: [[35, 36], [35.5, 36.5]]")),
    ("places", with_field("places", "radius_km: 2.5")),
    ("sources", with_field("sources", "published: unknown")),
    ("sources", with_field("sources", "repeats: {f1: 1.1, 1.10: 2.1-3, 4: b1}")),
    ("sources", with_field("sources", "front_matter: 4")),
    ("sources", with_field("sources", "url: 'HTTPS://example.org/a?b=c'")),
    ("briefing", with_field("briefing", "waive: {r: {1.1: Byline., f2: Furniture.}}")),
    ("briefing", with_field("briefing", "topics: [syria, 2020]")),
    ("briefing", with_field("briefing", "period: 2020-01-12/2020-02-06")),
    ("assessments", with_field("assessments", "assumptions: One.")),
]

BAD: list[tuple[Kind, str]] = [
    ("events", "Bad Id: {title: T, kind: attack, when: 2020, reports: {sohr: r:5.1}}\n"),
    ("events", "a: {kind: attack, when: 2020, reports: {sohr: r:5.1}}\n"),
    ("events", "a: text\n"),
    ("events", "a: [1, 2]\n"),
    ("events", "a:\n"),
    *(
        ("events", with_field("events", field))
        for field in (
            "tittle: T",
            "kind: atack",
            "when: tomorrow",
            "when: [2020-02-05]",
            "title:",
            "title: ''",
            "title: {a: b}",
            "reports: {}",
            "reports: r:5.1",
            "reports: {sohr: 5.1}",
            "reports: {sohr: r:x}",
            "reports: {sohr: {act: confirm}}",
            "reports: {sohr: {act: confrm, cites: r:5.1}}",
            "reports: {sohr: {cites: {quote: words}}}",
            "reports: {sohr: {cites: []}}",
            "who: {actor: b}",
            "who: b",
            "where: {on: a}",
            "where: []",
            "inferred: {wen: because}",
            "mode: maybe",
        )
    ),
    ("claims", "a: {by: b, cites: r:5.1}\n"),
    ("claims", "a: {says: S, cites: r:5.1}\n"),
    *(
        ("claims", with_field("claims", field))
        for field in (
            "figures: {measure: killed}",
            "figures: {measure: killed, value: 5, low: 3}",
            "figures: {measure: killed, value: five}",
            "relations: a loves b",
            "relations: a backs",
            "relations: {from: a, to: b}",
            "distance: {of: a, from: b}",
            "distance: {of: a, from: b, km: 0}",
            "distance: {of: a, from: b, bearing: up}",
            "credibility: 7",
            "links: {denies: a}",
            "cites: 'r:5.1,'",
            "original: {lang: English, text: T}",
        )
    ),
    ("actors", with_field("actors", "country: XX")),
    ("actors", with_field("actors", "unnamed: yes")),
    ("actors", with_field("actors", "name: null, note:")),
    ("actors", with_field("actors", "roles: Minister")),
    ("actors", with_field("actors", "aka: []")),
    ("actors", with_field("actors", "ids: {}")),
    ("places", with_field("places", "at: [95, 36]")),
    ("places", with_field("places", "at: [35]")),
    ("places", with_field("places", "at: 35, 36")),
    ("places", with_field("places", "line: [[35, 36]]")),
    ("places", with_field("places", "radius_km: -1")),
    ("sources", with_field("sources", "published: 2020-02-06 (today)")),
    ("sources", with_field("sources", "url: www.example.org")),
    ("sources", with_field("sources", "url: javascript:alert(1)")),
    ("sources", with_field("sources", "rights: CC BY 4.0")),
    ("sources", with_field("sources", "repeats: {x: 1.1}")),
    ("sources", with_field("sources", "front_matter: -1")),
    ("briefing", with_field("briefing", "bottom_line: T")),
    ("briefing", with_field("briefing", "bottom_line: []")),
    ("briefing", with_field("briefing", "sources: {R1: a}")),
    ("briefing", with_field("briefing", "as_of: undated")),
    ("assessments", with_field("assessments", "likelihood: probably")),
    ("assessments", with_field("assessments", "confidence: low")),
]


@pytest.mark.parametrize(("kind", "text"), GOOD)
def test_accepts_each_form_that_the_reader_accepts(kind: Kind, text: str) -> None:
    """Every documented short form is valid, read as strings and as YAML 1.2 reads it."""
    document, sound = read(kind, text)
    assert document is not None
    assert (sound, complaints(kind, document.data), complaints(kind, as_editors_read(text))) == (True, [], [])


@pytest.mark.parametrize(("kind", "text"), BAD)
def test_refuses_what_the_reader_refuses(kind: Kind, text: str) -> None:
    """What is wrong in shape is underlined while it is typed, and not only by the check."""
    assert (read(kind, text)[1], validator(kind).is_valid(as_editors_read(text))) == (False, False)


@cache
def examples() -> tuple[tuple[Kind, dict[str, Value]], ...]:
    """Every record of the repository's briefings, and every short form, as documents of one record."""
    texts = [(file.kind, file.path.read_text(encoding="utf-8")) for file in find_files(ROOT / "briefings")[0]]
    found: list[tuple[Kind, dict[str, Value]]] = []
    for kind, text in (*texts, *GOOD):
        data = getattr(read(kind, text)[0], "data")  # noqa: B009 - None would be a fault of this test
        found += [(kind, data)] if kind == "briefing" else [(kind, {key: value}) for key, value in data.items()]
    return tuple(found)


def places_in(value: Any, path: Path_ = ()) -> Iterator[Path_]:
    """The path of every value inside a document, without the document and its records."""
    if path:
        yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield from places_in(item, (*path, key))


SCALARS = (
    *("2020", "2020-02-06", "2020-02-05 (on Wednesday)", "undated", "unknown", "2011/..", "/2020", "20XX", "2020~"),
    *("r:5.1", "r:5 7.1-2 f4", "r:b1; r:f2", "5.1", "f3", "1.10", "007", "0", "1", "-5", "+5", "17.5", "1e5", "0x1F"),
    *("yes", "NO", "no", "SY", "east", "South-West", "359.9", "a backs b", "a b c", "likely", "low"),
    *("https://example.org", "CC-BY-4.0", "all-rights-reserved", "en", "zh-Hant", "UTC", "Asia/Damascus", "source"),
    *("attack", "person", "city", "killed", "deny", "exact", "nearly 1 million people", "متن", " padded ", "a\nb", ""),
)


@st.composite
def mutants(draw: st.DrawFn) -> tuple[Kind, dict[str, Any]]:
    """A record of the examples with up to three values replaced, wrapped, removed, or moved to another field."""
    kind, original = draw(st.sampled_from(examples()))
    data = copy.deepcopy(original)
    fields = [field.alias or name for name, field in RECORDS[kind].model_fields.items()]
    for _ in range(draw(st.integers(1, 3))):
        paths = [path for path in places_in(data) if len(path) > (0 if kind == "briefing" else 1)]
        *parents, last = draw(st.sampled_from(paths or [tuple(data)[:1]]))
        holder: Any = data
        for key in parents:
            holder = holder[key]
        change: Literal["scalar", "wrap", "unwrap", "remove", "add"] = draw(
            st.sampled_from(["scalar", "scalar", "wrap", "unwrap", "remove", "add"])
        )
        if change == "scalar":
            holder[last] = draw(st.sampled_from(SCALARS))
        elif change == "wrap":
            holder[last] = [holder[last]]
        elif change == "unwrap" and isinstance(holder[last], list) and holder[last]:
            holder[last] = holder[last][0]
        elif change == "remove" and len(paths) > 1:
            del holder[last]
        elif change == "add" and isinstance(holder, dict):
            holder[draw(st.sampled_from(fields))] = draw(st.sampled_from(SCALARS))
    return kind, data


def with_spellings(value: Any, field: str = "") -> Any:
    """A document of strings, each as YAML 1.2 reads it without quotation marks; only flags are bare words like true."""
    if isinstance(value, dict):
        return {key: with_spellings(item, key) for key, item in value.items()}
    if isinstance(value, list):
        return [with_spellings(item) for item in value]
    bare = spelled(value) if value and value == value.strip() else value
    return value if isinstance(bare, bool) and field not in ("unnamed", "own_voice") else bare


@settings(max_examples=400, deadline=None)
@given(mutants())
def test_never_refuses_what_the_reader_accepts(mutant: tuple[Kind, dict[str, Any]]) -> None:
    """No editor underlines what the check lets pass, whatever an author changes."""
    kind, data = mutant
    if accepted(Document(file="x.yml", kind=kind, briefing="x", text="", data=data)):
        assert (complaints(kind, data), complaints(kind, with_spellings(data))) == ([], [])
