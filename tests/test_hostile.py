"""Files that are wrong in every way -> problems at their lines, and never an exception or a traceback."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.cli import main
from generator.model.facts import RECORDS
from generator.pipeline import build, examine
from generator.problems import Origin, Problem

Write = Callable[..., Path]
BRIEFING = "title: B\nas_of: 2020\nsources: {w: wire}\nbottom_line: [{text: T., rests_on: ev}]\n"
EVENT = "ev: {title: T, kind: attack, when: 2020, reports: {monitor: w:1.1}}\n"


def _codes(folder: Path) -> list[str]:
    """The codes of the errors, in the order of their places; every problem has a line that exists."""
    problems = examine(folder).problems
    assert [] == [problem for problem in problems if not _is_located(problem)]
    return [problem.code for problem in problems if problem.severity == "error"]


def _is_located(problem: Problem) -> bool:
    where = problem.where
    return isinstance(where, Origin) and where.line >= 1 and where.column >= 1 and where.length >= 1


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        # shapes of files
        ("", []),
        ("# only a comment\n", []),
        ("[]\n", ["wrong-type"]),
        ("- {by: rebels}\n", ["wrong-type"]),
        ("just words\n", ["wrong-type"]),
        ("c: [by, says]\n", ["wrong-type"]),
        ("c: words\n", ["wrong-type"]),
        ("c:\n", ["wrong-type"]),
        ("c: {}\n", ["missing-field", "missing-field"]),
        # YAML
        ("c:\n\tby: rebels\n", ["yaml-tab"]),
        ("c: {by: rebels\n", ["yaml-syntax"]),
        ("c: {by: 'rebels}\n", ["yaml-syntax"]),
        ("c: {by: rebels, says: A: B, cites: w:1}\n", ["yaml-syntax"]),
        ("---\nc: {by: rebels, says: A., cites: w:1}\n---\nd: {by: rebels}\n", ["yaml-documents"]),
        ("? [a, b]\n: c\n", ["bad-key"]),
        ("c: !!python/object/apply:os.system [true]\n", ["wrong-type", "yaml-tag"]),
        ("c: &a {by: rebels, says: A., cites: w:1}\nd: *a\n", ["yaml-alias", "yaml-alias"]),
        ("c: {by: rebels, says: A., cites: w:1}\nd:\n  <<: {by: rebels}\n  says: A.\n  cites: w:1\n",
         ["missing-field", "yaml-alias"]),
        ("".join(f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9) if n else 'lol'}]\n" for n in range(30)),
         ["yaml-alias"] * (30 + 29 * 9)),
        ("c: " + "[" * 100_000, ["too-deep"]),
        ("c: " + "{a: " * 60 + "b" + "}" * 60 + "\n", ["too-deep"]),
        ("c: {by: rebels, by: army, says: A., cites: w:1}\n", ["duplicate-key"]),
        ("c: {by: rebels, says: A., cites: w:1}\nc: {by: army, says: B., cites: w:2}\n", ["duplicate-key"]),
        # fields
        ("c: {by: rebels, say: A., cites: w:1}\n", ["unknown-field"]),
        ("c: {by: rebels, says: A., cites: w:1, figures: {measure: killed, text: 4, off: x}}\n", ["unknown-field"]),
        ("c: {by: rebels, says: A., cites: w:1, figures: [{measure: killed, text: [four]}]}\n", ["wrong-type"]),
        ("c: {by: rebels, says: A., cites: w:1, who: {target: [{army: 1}]}}\n", ["wrong-type"]),
        ("c: {by: rebels, says: A., cites: w:1, where: {in: {town: x}}}\n", ["wrong-type"]),
        ("c: {by: rebels, says: A., cites: {at: {at: w:1}}}\n", ["wrong-type"]),
        ("c: {by: rebels, says: A., cites: w:1, act: sate}\n", ["unknown-term"]),
        ("c: {by: rebels, says: A., cites: w:1, said: 2019-02-29}\n", ["bad-date"]),
        ("c: {by: rebels, says: A., cites: w:1, said: 12:30}\n", ["bad-date"]),
        ("c: {by: NO, says: A., cites: w:1}\n", ["unknown-reference"]),
        ("c: {by: null, says: A., cites: w:1}\n", ["unknown-reference"]),
        ("c: {by: rebels, says: ~, cites: w:1, note: NO}\n", []),
        ("C: {by: rebels, says: A., cites: w:1}\n", ["bad-id"]),
        ("c.d: {by: rebels, says: A., cites: w:1}\n", ["bad-id"]),
        ("c: {by: rebels, says: ' ', cites: w:1}\n", ["empty-value"]),
        ('c: {by: rebels, says: "a\\u0000\\u0007", cites: w:1}\n', []),
        ('c: {by: rebels, says: "\\ud800", cites: w:1}\n', ["yaml-syntax"]),
        ("c: {by: rebels, says: A., cites: w:99999999999999999999}\n", ["bad-citation"]),
        ("c: {by: rebels, says: A., cites: w:1, credibility: 1e999}\n", ["unknown-term"]),
        ("c: {by: rebels, says: A., cites: w:1, figures: {measure: age, value: " + "9" * 5000 + "}}\n", ["wrong-type"]),
        ("c: {by: rebels, act: decline-comment, about: d, cites: w:1}\n"
         "d: {by: army, act: decline-comment, about: c, cites: w:1}\n", []),
        ("c: {by: rebels, act: decline-comment, about: c, cites: w:1}\n", []),
    ],
)  # fmt: skip
def test_wrong_claims(write_library: Write, text: str, codes: list[str]) -> None:
    """Each way of getting claims.yml wrong has its problems, and a library without errors becomes a site."""
    folder = write_library({"b/claims.yml": text})
    assert codes == _codes(folder)
    assert (not codes) == (build(folder).site is not None)


@pytest.mark.parametrize(
    ("raw", "codes"),
    [
        (b"\xef\xbb\xbf" + EVENT.encode(), []),
        (EVENT.replace("\n", "\r\n").encode(), []),
        (EVENT.replace("\n", "\r").encode(), []),
        (EVENT.encode().replace(b"title: T", b"title: T\xff"), ["not-utf-8"]),
        (EVENT.encode("utf-16"), ["not-utf-8"]),
        (EVENT.encode("utf-16-le"), ["not-utf-8"]),
        (EVENT.encode("utf-32"), ["not-utf-8"]),
        (EVENT.encode().replace(b"title: T", b"title: T\x00\x07"), ["control-character"]),
        (b"\x00" * 100, None),
        (b"\x89PNG\r\n\x1a\n\x00\x00", None),
        (os.urandom(2000), None),
        (b"\n" * 100_000, None),
    ],
    ids=[
        "bom",
        "crlf",
        "cr",
        "latin-1",
        "utf-16",
        "utf-16-unmarked",
        "utf-32",
        "control",
        "nul",
        "png",
        "noise",
        "empty",
    ],
)
def test_bytes(write_library: Write, raw: bytes, codes: list[str] | None) -> None:
    """Byte-order marks and line ends of other systems are read; what is no UTF-8 text is one problem."""
    folder = write_library({})
    (folder / "b/events.yml").write_bytes(raw)
    found = [code for code in _codes(folder) if code != "unknown-reference"]  # to what the file would declare
    assert found == codes if codes is not None else len(found) <= 1


def test_huge_file(write_library: Write) -> None:
    """Fifty megabytes are refused without being read."""
    folder = write_library({})
    with (folder / "b/claims.yml").open("wb") as file:
        file.truncate(50_000_000)
    assert ["file-too-large"] == _codes(folder)


def test_deep_and_wide(write_library: Write) -> None:
    """Ten thousand claims, half of them wrong, have five thousand problems, each at its own line."""
    claims = "".join(f"c{n}: {{by: rebels, sais: A., cites: w:1}}\n" for n in range(5000))
    problems = [p for p in examine(write_library({"b/claims.yml": claims})).problems if p.code == "unknown-field"]
    assert list(range(1, 5001)) == [p.where.line for p in problems if isinstance(p.where, Origin)]


def test_long_chain_of_silences(write_library: Write) -> None:
    """Silences about silences, three thousand deep, do not exhaust the stack."""
    claims = "".join(
        f"c{n}: {{by: rebels, act: decline-comment, about: c{n + 1}, cites: w:1}}\n" for n in range(1, 1500)
    )
    site = build(write_library({"b/claims.yml": claims + "c1500: {by: rebels, says: A., cites: w:1}\n"})).site
    assert site is not None


@pytest.mark.parametrize(
    ("files", "without", "codes"),
    [
        ({}, {"b/briefing.yml"}, ["missing-file"]),
        ({"b/briefing.yml": ""}, set(), ["empty-file"]),
        ({"b/briefing.yml": "[]\n"}, set(), ["wrong-type"]),
        ({"b/briefing.yml": BRIEFING.replace("rests_on: ev", "rests_on: []")}, set(), ["empty-value"]),
        ({"b/briefing.yml": BRIEFING + "waive: {w: {1.x: R}}\n"}, set(), ["bad-citation"]),
        ({"b/briefing.yml": BRIEFING.replace("2020", "2020-02-30")}, set(), ["bad-date"]),
        ({"Bad Name/briefing.yml": BRIEFING, "Bad Name/events.yml": EVENT}, set(), ["bad-id"]),
        ({"events.yml": EVENT}, set(), ["unknown-file"]),
        ({"b/event.yml": EVENT}, set(), ["unknown-file"]),
        ({"b/claims.yaml": EVENT}, set(), ["unknown-file"]),
        ({"b/events/more of it.yml": EVENT.replace("ev:", "zv:")}, set(), []),
        ({"b/events/a.yml": EVENT}, set(), ["duplicate-id"]),
        ({"b/events/a.yml": EVENT.replace("ev:", "zv:"), "b/events/b.yml": EVENT.replace("ev:", "zv:")}, set(),
         ["duplicate-id"]),
        ({"b/actors.yml": "monitor: {name: M, kind: group}\n"}, set(), ["duplicate-id"]),
        ({"b/actors.yml": "town: {name: M, kind: group}\n"}, set(), ["duplicate-id"]),
    ],
)  # fmt: skip
def test_wrong_files(write_library: Write, files: dict[str, str], without: set[str], codes: list[str]) -> None:
    """Files that are missing, misnamed, misplaced, or declare what another one has, are told so."""
    assert codes == _codes(write_library(files, without))


def test_links_out_of_the_library(write_library: Write, tmp_path: Path) -> None:
    """A link out of the library is not followed; nor is one that leads to itself."""
    folder = write_library({})
    (tmp_path / "secret.yml").write_text("c: {by: rebels, says: Secret., cites: w:1}\n", encoding="utf-8")
    (folder / "b/claims.yml").symlink_to(tmp_path / "secret.yml")
    (folder / "b/assessments.yml").symlink_to("assessments.yml")
    assert ["outside-library", "unreadable-file"] == sorted(_codes(folder))


def test_unreadable_file(write_library: Write) -> None:
    """A folder in the place of a file, and a file that nobody may read, are problems."""
    folder = write_library({})
    (folder / "b/claims.yml").mkdir()
    assert all(_is_located(problem) for problem in examine(folder).problems)


@pytest.mark.parametrize("name", ["with spaces and ü", "quo'te", "[brackets]", "{{ jinja }}", "a&b;c", "-dash"])
def test_names_of_folders(write_library: Write, name: str) -> None:
    """A library may stand in a folder of any name."""
    assert [] == _codes(write_library({}, name=name))
    assert build(write_library({}, name=name)).site is not None


def test_missing_library(tmp_path: Path) -> None:
    """A library that is not there is one problem, without a place."""
    (problem,) = examine(tmp_path / "nowhere").problems
    assert ("missing-library", None) == (problem.code, problem.where)


@pytest.mark.parametrize(
    "files",
    [
        {"b/claims.yml": "c: {by: [\n"},
        {"b/claims.yml": "c: {by: '\u202e{{ x }}', says: A., cites: w:1}\n"},
        {"b/claims.yml": "\u2028c: {sais: \u0085A.}\n"},
        {"b/briefing.yml": "title: [\n"},
        {"actors.yml": "a: {name: A, kind: person, part_of: a}\n"},
    ],
)
def test_command_line(write_library: Write, capsys: pytest.CaptureFixture[str], files: dict[str, str]) -> None:
    """The command line shows the problems of wrong facts, exits with 1, and shows no traceback."""
    with pytest.raises(SystemExit) as left:
        main(["check", "--library", str(write_library(files))])
    shown = capsys.readouterr()
    assert (1, True, False) == (left.value.code, "error" in shown.out, "Traceback" in shown.out + shown.err)


SCALARS = st.one_of(
    st.sampled_from(["army", "rebels", "town", "wire", "ev", "ev.monitor", "source", "unnamed", "w:1.1", "2020-02-05"]),
    st.sampled_from(["", " ", "true", "NO", "12:30", "undated", "killed", "attack", "state", "w", "[x](y)", "\u2028"]),
    st.text(max_size=12),
)
VALUES = st.recursive(
    SCALARS | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)
FIELDS = sorted({field.alias or name for model in RECORDS.values() for name, field in model.model_fields.items()})
KNOWN = st.sampled_from([*FIELDS, "in", "near", "from", "to", "of", "text", "value", "at", "quote", "by", "measure"])
NESTED = st.recursive(
    SCALARS | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KNOWN, inner, max_size=4),
    max_leaves=10,
)
IDS = st.sampled_from(["a", "ev", "zv", "army", "town", "wire", "index", "b", "x-1", "Bad Id", "a.b", "a/b"])


@st.composite
def _files(draw: st.DrawFn) -> dict[str, Any]:
    """Files in which every record is of the right kind at its top, and anything below."""
    files: dict[str, Any] = {}
    for kind, model in RECORDS.items():
        names = [field.alias or name for name, field in model.model_fields.items()]
        record = st.dictionaries(st.sampled_from(names), NESTED | VALUES, max_size=6)
        good = _GOOD[kind]
        mixed = st.builds(lambda changes, good=good: {**good, **changes}, record)
        files[kind] = draw(mixed if kind == "briefing" else st.dictionaries(IDS, mixed | VALUES, max_size=3))
    return files


_GOOD: dict[str, dict[str, Any]] = {
    "briefing": {
        "title": "B",
        "as_of": "2020",
        "sources": {"w": "wire"},
        "bottom_line": [{"text": "T", "rests_on": "ev"}],
    },
    "sources": {"title": "T", "publisher": "P", "published": "2020", "voice": "army"},
    "actors": {"name": "N", "kind": "group"},
    "places": {"name": "N", "kind": "town"},
    "events": {"title": "T", "kind": "attack", "when": "2020", "reports": {"source": "w:1"}},
    "claims": {"by": "army", "says": "S", "cites": "w:1"},
    "assessments": {
        "judgement": "J",
        "likelihood": "likely",
        "confidence": {"level": "low", "because": "B"},
        "rests_on": "ev",
    },
}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(_files())
def test_any_structure(files: dict[str, Any]) -> None:
    """Whatever stands in the files, the library is checked: problems at lines, or a site; never an exception."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "b").mkdir()
        for kind, data in files.items():
            text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
            (folder / "b" / f"{kind}.yml").write_text(text, encoding="utf-8", newline="\n")
        outcome = build(folder)
    assert [] == [problem for problem in outcome.problems if not _is_located(problem)]
    assert (outcome.site is None) == any(problem.severity == "error" for problem in outcome.problems)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200) | st.text(alphabet="ab:-{}[]'\"\n\t #&*!|>%@`,?\u2028é", max_size=80).map(str.encode))
def test_any_bytes(raw: bytes) -> None:
    """Whatever bytes a file holds, they are read or are a problem at a line."""
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / "b").mkdir()
        (Path(name) / "b" / "briefing.yml").write_text(BRIEFING, encoding="utf-8")
        (Path(name) / "b" / "claims.yml").write_bytes(raw)
        problems = examine(Path(name)).problems
    assert [] == [problem for problem in problems if not _is_located(problem)]
