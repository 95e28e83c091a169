"""A site built in shards and merged is the site built in one go; what is wrong with a shard costs time, and is told."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.corpus import write_corpus
from generator.cli import main
from generator.pipeline import examine
from generator.render.parts import parts
from generator.render.share import own_parts
from tests.conftest import SMALL_LIBRARY

ROOT = Path(__file__).parents[3]
SETTINGS = """\
site_name: A test
site_url: https://example.org/
theme: {name: material, font: false}
plugins: [{briefings: {pdf: false, headers_file: _headers}}, search, offline]
"""
NOTES = {
    "docs/first.md": "---\ntitle: First\n---\n\n# First\n\n[second](second.md#part), [home](index.md)\n",
    "docs/second.md": "# No title in front\n\n## Part\n\nWords.\n",
    "mkdocs.yml": SETTINGS,
}
BRIEFINGS = ("alpha", "beta", "gamma")
Run = Callable[..., tuple[int, str, str]]
Site = dict[str, bytes]


def _written(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def _small(folder: Path) -> Path:
    """A library of three briefings about the same actors, with pages of documentation."""
    found = {f"briefings/{name}": text for name, text in SMALL_LIBRARY.items() if "/" not in name}
    for slug in BRIEFINGS:
        text = SMALL_LIBRARY["b/briefing.yml"].replace("A briefing", f"The {slug} briefing")
        found[f"briefings/{slug}/briefing.yml"] = text.replace(", c: copy, d: copy-of-copy, p: paper", "")
        found[f"briefings/{slug}/events.yml"] = SMALL_LIBRARY["b/events.yml"]
    return _written(folder, {**found, **NOTES})


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """A function that runs the command line in a folder: (exit code, stdout, stderr)."""

    def run(folder: Path, *arguments: object) -> tuple[int, str, str]:
        monkeypatch.chdir(folder)
        with pytest.raises(SystemExit) as leaving:
            main([str(argument) for argument in arguments])
        found = capsys.readouterr()
        return int(leaving.value.code or 0), found.out, found.err

    return run


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project in a folder."""
    return _small(tmp_path / "project")


def _site(folder: Path) -> Site:
    site = folder / "site"
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def _differing(one: Site, other: Site) -> list[str]:
    return [uri for uri in one | other if one.get(uri) != other.get(uri)]


def _in_one_go(run: Run, project: Path) -> Site:
    """The site of a build that remembers nothing; the project is left without one."""
    assert run(project, "build", "--no-cache")[0] == 0
    site = _site(project)
    shutil.rmtree(project / "site")
    return site


def _known(said: str) -> tuple[int, int]:
    """(pages, those that came from shards), as they are told."""
    found = re.search(r"(\d+) pages .*; (\d+) of them from", said)
    assert found is not None
    return int(found[1]), int(found[2])


def test_shards_of_a_generated_library_make_the_same_site(tmp_path: Path, run: Run) -> None:
    """Made in two other folders, as on two other machines, shards hold all pages of briefings, actors and places."""
    here = _written(tmp_path / "here", {**NOTES})
    write_corpus(here / "briefings", 3)
    site = _in_one_go(run, here)
    for number in (1, 2):
        other = shutil.copytree(here, tmp_path / f"machine-{number}/checkout", ignore=lambda *_: {".cache"})
        made = run(other, "build", "--share", f"{number}/2", "--shard", tmp_path / f"shards/{number}")
        assert (made[0], made[2]) == (0, "")
    merged = run(here, "merge", tmp_path / "shards/1", tmp_path / "shards/2")
    count, known = _known(merged[1])
    assert (_differing(site, _site(here)), merged[0], merged[2], count - known < 5) == ([], 0, "", True)


def _shards(run: Run, project: Path) -> list[Path]:
    """Two shards of the small project: of alpha and gamma, and of beta."""
    for name, slugs in (("one", "alpha,gamma"), ("two", "beta")):
        assert run(project, "build", "--only", slugs, "--shard", project.parent / name)[0] == 0
    return [project.parent / "one", project.parent / "two"]


def _edit(path: str, old: str, new: str) -> Callable[[Path, Path], None]:
    def edit(project: Path, shard: Path) -> None:
        text = (project / path).read_text(encoding="utf-8")
        assert old in text
        (project / path).write_text(text.replace(old, new), encoding="utf-8")

    return edit


def _of_another_program(_: Path, shard: Path) -> None:
    data = json.loads((shard / "shard.json").read_text(encoding="utf-8"))
    data["made_of"]["program"] = "0" * 64
    (shard / "shard.json").write_text(json.dumps(data), encoding="utf-8")


def _altered(_: Path, shard: Path) -> None:
    with sqlite3.connect(shard / "pages.sqlite3") as database:
        database.execute("UPDATE entry SET value = substr(value, 1, 40) || zeroblob(60)")
    database.close()


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (lambda _, shard: shutil.rmtree(shard), ["shard-unreadable", "shard-missing"]),
        (lambda _, shard: (shard / "shard.json").unlink(), ["shard-unreadable", "shard-missing"]),
        (lambda _, shard: (shard / "shard.json").write_text("[]"), ["shard-unreadable", "shard-missing"]),
        (lambda _, shard: (shard / "pages.sqlite3").write_bytes(b"none " * 999), ["shard-unreadable", "shard-missing"]),
        (lambda _, shard: (shard / "parts.sqlite3").write_bytes(b""), ["shard-unreadable", "shard-missing"]),
        (_altered, []),
        (_of_another_program, ["shard-differs"]),
        (_edit("briefings/beta/events.yml", "It happens", "It happened"), ["shard-differs"] * 2),
        (_edit("briefings/actors.yml", "The monitor", "An observer"), ["shard-differs"] * 2),
        (_edit("mkdocs.yml", "A test", "Another name"), ["shard-differs"] * 2),
        (_edit("docs/second.md", "# No title", "# Another title"), ["shard-differs"] * 2),
    ],
    ids=[
        *("absent", "half", "manifest", "no store", "empty store", "altered pages", "another program"),
        *("older facts", "older names", "other settings", "older documents"),
    ],
)
def test_what_shards_lack_is_made_and_told(
    project: Path, run: Run, harm: Callable[[Path, Path], None], told: list[str]
) -> None:
    """Whatever became of a shard, or of the project since, the site is that of one build."""
    shards = _shards(run, project)
    harm(project, shards[1])
    code, _, said = run(project, "merge", *shards)
    merged = _site(project)
    assert (_differing(merged, _in_one_go(run, project)), code, re.findall(r"\[(shard-\w+)\]", said)) == ([], 0, told)


def test_a_shard_that_is_left_out_is_told(project: Path, run: Run) -> None:
    """A job that failed, and whose shard nobody named, is found out; with --strict there is no site."""
    first, _ = _shards(run, project)
    strict = run(project, "merge", "--strict", first)[0], (project / "site").exists()
    code, _, said = run(project, "merge", first)
    merged = _site(project)
    assert (strict, code, "1 of the briefings (beta)" in said) == ((1, False), 0, True)
    assert _differing(merged, _in_one_go(run, project)) == []


def _apart(folder: Path, *arguments: object, first: str = "") -> tuple[int, str, str]:
    """The command line in a process of its own: one in which Typst has run cannot be copied.

    first: what is run before.
    """
    code = f"import sys\n{first}\nfrom generator.cli import main\nmain(sys.argv[1:])"
    command = [sys.executable, "-c", code, *map(str, arguments)]
    paths = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    environment = {**os.environ, "PYTHONPATH": paths, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


def test_pdfs_are_made_with_their_briefings(project: Path) -> None:
    """Typesetting is shared out, too: merging takes the PDFs as they are."""
    _edit("mkdocs.yml", "pdf: false, ", "")(project, project)
    site = _in_one_go(_apart, project)
    shards = _shards(_apart, project)
    refuse = "from generator.publish.pdf.export import Exporter; Exporter.make = None"
    code, _, said = _apart(project, "merge", *shards, first=refuse)
    made = sorted(uri for uri in site if uri.endswith(".pdf"))
    assert (made, _differing(site, _site(project)), code, said) == (
        [f"briefings/{slug}/{slug}.pdf" for slug in BRIEFINGS],
        [],
        0,
        "",
    )


def test_without_settings_there_are_shards_too(project: Path, run: Run) -> None:
    """A library alone, without a mkdocs.yml, is built in shards as it is built in one go; nothing else is left."""
    (project / "mkdocs.yml").unlink()
    _, said, _ = run(project, "build", "--no-pdf")
    site = _site(project)
    for number in (1, 2):
        run(project, "build", "--no-pdf", "--share", f"{number}/2")
    merged = run(project, "merge", "--no-pdf", "shard-1-of-2", "shard-2-of-2")
    assert (merged[0], merged[2], _differing(site, _site(project))) == (0, "", [])
    assert sorted(path.name for path in project.iterdir()) == sorted(
        ["briefings", "docs", "shard-1-of-2", "shard-2-of-2", "site"]
    )
    assert said.split(";")[0].split()[1] == merged[1].split()[1]


def test_warnings_are_those_of_one_build(project: Path, run: Run, caplog: pytest.LogCaptureFixture) -> None:
    """Links that lead nowhere, of pages that shards made and of others, are told when the site is built."""
    _edit("docs/first.md", "second.md#part", "nowhere.md")(project, project)
    own = _edit("mkdocs.yml", "font: false}", "font: false}\nextra_javascript: [https://example.net/own.js]")
    own(project, project)
    said = []
    for command in (["build", "--no-cache"], ["merge", *_shards(run, project)]):
        caplog.clear()
        assert run(project, *command)[0] == 0
        # Once each: here, others hear what MkDocs' handlers do not.
        said.append(list(dict.fromkeys(one.getMessage() for one in caplog.records if one.levelname == "WARNING")))
    assert (len(said[0]), said[1]) == (2, said[0])


def test_errors_in_the_facts_leave_no_shard(project: Path, run: Run) -> None:
    """What has an error is no part of a site."""
    _edit("briefings/beta/events.yml", "2020-02-05", "yesterday")(project, project)
    code, _, said = run(project, "build", "--only", "alpha")
    assert (code, "error" in said, (project / "shard/shard.json").exists()) == (1, True, False)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--only", "betta"), 'did you mean "beta"?'),
        (("--only", "alpha,,beta"), "name briefings, such as"),
        (("--share", "3/2"), "the second of eight is 2/8"),
        (("--share", "0/2"), "the second of eight is 2/8"),
        (("--only", "alpha", "--share", "1/2"), "give one of them"),
        (("--shard", "x"), "say of what"),
        (("--only", "alpha", "--site", "x"), "a shard is none"),
        (("--only", "alpha", "--shard", "docs"), "docs is no shard"),
    ],
)
def test_a_wish_that_makes_no_sense_is_misuse(project: Path, run: Run, arguments: tuple[str, ...], words: str) -> None:
    """Nothing is built, and what to write instead is said."""
    code, _, said = run(project, "build", *arguments)
    assert (code, words in said) == (2, True)


def test_a_site_that_is_not_remembered_has_no_shards(project: Path, run: Run) -> None:
    """Where a hook may make anything of a page, its shard would be of no use; it is said before the work."""
    (project / "hook.py").write_text("", encoding="utf-8")
    _edit("mkdocs.yml", "site_url", "hooks: [hook.py]\nsite_url")(project, project)
    code, _, said = run(project, "build", "--share", "1/2")
    assert (code, "no-shards" in said, "hooks" in said) == (2, True, True)


@pytest.mark.parametrize("count", [1, 2, 3, 5])
def test_every_part_is_dealt_once(project: Path, count: int) -> None:
    """No two shards make the same actor, and every place has one that makes it."""
    library = examine(project / "briefings").library
    everything, slugs = parts(library), sorted(library.briefings)
    dealt = [part for n in range(count) for part in own_parts(library, everything, slugs[n::count])]
    names = sorted((part.kind, part.name) for part in dealt if part.kind != "library")
    assert names == sorted((part.kind, part.name) for part in everything if part.kind != "library")
