"""A build after which nothing has changed -> nothing is built, and the same is said; any change is noticed."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli import main
from tests.conftest import SMALL_LIBRARY

SETTINGS = """\
site_name: A test
theme: {name: material, font: false}
plugins: [{briefings: {pdf: false}}, search]
"""
Build = Callable[..., tuple[int, str, str]]
AGAIN = "; nothing has changed"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a small library, a page of documentation and settings; it is the current one."""
    files = {f"briefings/{name}": text for name, text in SMALL_LIBRARY.items()}
    for name, text in {**files, "docs/notes.md": "# Notes\n\nWords.\n", "mkdocs.yml": SETTINGS}.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def build(project: Path, capsys: pytest.CaptureFixture[str]) -> Build:
    """A function that builds the site: (exit code, stdout, stderr)."""

    def run(*options: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as leaving:
            main(["build", *options])
        found = capsys.readouterr()
        return int(leaving.value.code or 0), found.out, found.err

    return run


def _append(path: str, text: str = "\n# a comment\n") -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        with (folder / path).open("a", encoding="utf-8") as file:
            file.write(text)

    return change


def _same_size(folder: Path) -> None:
    """An edit that keeps size and time of change, as a restored backup can."""
    file = folder / "briefings/actors.yml"
    text, stat = file.read_text(encoding="utf-8"), file.stat()
    file.write_text(text.replace("The monitor", "The Monitor"), encoding="utf-8")
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def _archived(folder: Path) -> None:
    (folder / "archive").mkdir()
    (folder / "archive/unknown.txt").write_text("A text.\n", encoding="utf-8")


def test_a_second_build_says_the_same_and_builds_nothing(project: Path, build: Build) -> None:
    """Whoever builds twice waits once, and the site is not touched."""
    first = build()
    before = {path: path.stat().st_mtime_ns for path in (project / "site").rglob("*")}
    second = build()
    after = {path: path.stat().st_mtime_ns for path in (project / "site").rglob("*")}
    assert (second, after) == ((0, first[1].replace("\n", f"{AGAIN}\n"), first[2]), before)


@pytest.mark.parametrize(
    "change",
    [
        _append("briefings/actors.yml"),
        _same_size,
        _append("docs/notes.md"),
        _append("mkdocs.yml", "site_description: Another\n"),
        _append("mkdocs.yml", "nav: [index.md]\n"),
        _append("mkdocs.yml", "exclude_docs: notes.md\n"),
        _append("site/index.html"),
        lambda folder: (folder / "site/index.html").unlink(),
        lambda folder: (folder / "site/stray.html").write_text("x", encoding="utf-8"),
        lambda folder: (folder / "briefings/b/more.txt").write_text("x", encoding="utf-8"),
        _archived,
        lambda folder: (folder / ".cache/briefings/last-build.json").write_text("{}", encoding="utf-8"),
        lambda folder: (folder / ".cache/briefings/last-build.json").write_text("no JSON", encoding="utf-8"),
    ],
    ids=[
        *("facts", "facts of the same size and time", "page", "setting", "nav", "excluded"),
        *("site altered", "site incomplete", "site with more", "stray file", "archive", "no record", "damaged record"),
    ],
)
def test_a_change_is_noticed(project: Path, build: Build, change: Callable[[Path], object]) -> None:
    """No site stays stale: whatever changes, facts, pages, settings or the site itself, it is built again."""
    build()
    time.sleep(0.01)  # a file system's clock may tick slowly
    change(project)
    assert AGAIN not in build()[1]


@pytest.mark.parametrize("options", [("--strict",), ("--site", "elsewhere"), ("--no-cache",)])
def test_another_wish_is_another_build(build: Build, options: tuple[str, ...]) -> None:
    """A stricter build, or one into another folder, is not answered by the last one."""
    build()
    assert AGAIN not in build(*options)[1]


def test_warnings_are_shown_each_time(project: Path, build: Build) -> None:
    """A warning does not vanish because nobody has mended it."""
    _append("briefings/actors.yml", "\nnobody: {name: Nobody, kind: group}\n")(project)
    first, second = build(), build()
    assert ("warning" in first[2], second[2], AGAIN in second[1]) == (True, first[2], True)


def test_what_mkdocs_says_is_said_each_time(project: Path, build: Build) -> None:
    """A broken link on a handwritten page is told with every build."""
    _append("docs/notes.md", "\n[nowhere](nowhere.md)\n")(project)
    assert [AGAIN in build()[1] for _ in range(3)] == [False, False, False]
