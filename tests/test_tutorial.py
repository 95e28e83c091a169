"""The tutorial's fenced blocks -> the same steps done for real: what it prints is what the program prints."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TUTORIAL = ROOT / "docs/tutorial.md"
RESOLVE = ROOT / "docs/how-to/resolve-a-problem.md"

_FENCE = re.compile(r'^```(\w+)(?: title="([^"\n]+)")?\n(.*?)^```$', re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"# (harbour/[a-z]+\.yml)( \(add\))?\n")
_LIBRARY = "briefings"
_NOT_RUN = {"briefings serve"}
"""Commands that do not end by themselves."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """A fenced block of the tutorial. kind: its language (``yaml``, ``console``). file: what it is to be saved as."""

    kind: str
    text: str
    file: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Command:
    """A command that the tutorial runs. expected, actual: its output, as printed and as run."""

    line: str
    expected: str
    actual: str


def _steps(page: Path = TUTORIAL) -> Iterator[Step]:
    for found in _FENCE.finditer(page.read_text(encoding="utf-8")):
        yield Step(kind=found[1], text=found[3], file=found[2])


def _write(folder: Path, text: str) -> None:
    """Write a block into the file that its first line names: all of the file, or, with «(add)», more at its end."""
    named = _FILE.match(text)
    assert named is not None, f"this block does not say which file it belongs to:\n{text}"
    target = folder / _LIBRARY / named[1]
    before = f"{target.read_text(encoding='utf-8')}\n" if named[2] else ""
    target.write_text(before + text[named.end() :] if named[2] else text, encoding="utf-8")


def _run(folder: Path, text: str) -> Iterator[Command]:
    """Run every command of a block; those that set up the machine are left out."""
    for block in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        line, _, expected = block.partition("\n")
        command = line.split("  #")[0].strip()
        if command.startswith("rm "):
            for name in command.split()[1:]:
                (folder / name).unlink()
        elif command.startswith("briefings ") and command not in _NOT_RUN:
            yield Command(line=command, expected=expected.strip(), actual=_output(folder, command))


def _output(folder: Path, command: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "generator", *command.split()[1:]],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    return (done.stdout + done.stderr).strip()


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Command]]:
    """The tutorial, followed to its end in an empty folder: the folder, and every command that was run."""
    folder = tmp_path_factory.mktemp("tutorial")
    commands: list[Command] = []
    for step in _steps():
        if step.file:
            (folder / step.file).parent.mkdir(exist_ok=True)
            (folder / step.file).write_text(step.text, encoding="utf-8")
        elif step.kind == "yaml":
            _write(folder, step.text)
        elif step.kind == "console":
            commands += _run(folder, step.text)
    return folder, commands


def _words(folder: Path, page: str) -> str:
    """The text of a built page, tags out, white space folded."""
    built = (folder / "site" / page).read_text(encoding="utf-8")
    return " ".join(html.unescape(re.sub("<[^>]+>", "", built)).split())


def test_every_output_is_what_the_program_prints(followed: tuple[Path, list[Command]]) -> None:
    """A reader who follows the tutorial sees on the screen what stands on the page, character for character."""
    _, commands = followed
    assert [(c.line, c.expected) for c in commands] == [(c.line, c.actual) for c in commands]


def test_the_steps_lead_through_one_mistake(followed: tuple[Path, list[Command]]) -> None:
    """The library is sound whenever the tutorial checks it, but for the one mistake that it makes on purpose."""
    checks = [c.actual.splitlines()[-1] for c in followed[1] if c.line == "briefings check"]
    assert (checks.count("1 error in 1 file."), set(checks)) == (1, {"No problems.", "1 error in 1 file."})
    assert checks[-1] == "No problems."


def test_the_built_site_has_the_statements(followed: tuple[Path, list[Command]]) -> None:
    """What was written down stands on the pages, with its speakers and with how it stands."""
    folder, _ = followed
    overview, claims = (_words(folder, f"briefings/harbour/{page}.html") for page in ("index", "claims"))
    expected = {
        "The grain harbour of Port Halven was shelled on Monday": True,
        "Two independent voices say so (Harbour authority of Port Halven and Two dockers); one origin": True,
        "Government of Velland: it is so; Army of Sarrow: it is not": True,
        "“Three people”": True,
        "“at least seven”": True,
        "No answer is given by Harbour authority of Port Halven": True,
        "People are likely to go on leaving Port Halven": True,
    }
    assert {text: text in f"{overview} {claims}" for text in expected} == expected


def test_sentences_that_nothing_rests_on_are_explained(followed: tuple[Path, list[Command]]) -> None:
    """The Sources page shows the waived sentences with their reasons, and what the headline says again."""
    sources = _words(followed[0], "briefings/harbour/sources.html")
    assert [text in sources for text in ("Waived: Byline", "Waived: Page furniture", "Says again what")] == [True] * 3


def test_the_printed_page_is_the_built_page(followed: tuple[Path, list[Command]]) -> None:
    """The lines of a page that the tutorial quotes are on the built page."""
    claims = _words(followed[0], "briefings/harbour/claims.html")
    quoted = re.findall("^> (.+)$", TUTORIAL.read_text(encoding="utf-8"), re.MULTILINE)
    assert {line: line in claims for line in quoted} == dict.fromkeys(quoted, True)
    assert len(quoted) > 1


def test_resolving_a_problem_shows_the_same_mistake(followed: tuple[Path, list[Command]], tmp_path: Path) -> None:
    """The output that the how-to takes apart is the one of the tutorial's mistake, as text and as JSON."""
    shutil.copytree(followed[0] / _LIBRARY, tmp_path / _LIBRARY)
    for file in ("briefing", "assessments"):
        (tmp_path / _LIBRARY / f"harbour/{file}.yml").unlink()
    mistaken = next(step.text for step in _steps() if step.text.startswith("# harbour/claims.yml"))
    first_briefing = next(step.text for step in _steps() if step.text.startswith("# harbour/briefing.yml"))
    _write(tmp_path, mistaken)
    _write(tmp_path, first_briefing)
    shown = {kind: next(step.text for step in _steps(RESOLVE) if step.kind == kind) for kind in ("text", "json")}
    assert shown["text"].strip() == _output(tmp_path, "briefings check")
    answer = _output(tmp_path, "briefings check --format json").removesuffix("1 error in 1 file.")
    assert json.loads(shown["json"]) == json.loads(answer)
