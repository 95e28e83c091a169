"""The command that makes PDFs, and the options of others that do: exit codes, streams, and what stands on disk."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli.ticker import Ticker
from generator.publish.pdf import typeset
from generator.publish.pdf.export import Exporter

WriteLibrary = Callable[..., Path]
Run = Callable[..., tuple[int, str, str]]

ROOT = Path(__file__).parents[1]
SOUND = {
    "b/briefing.yml": "title: A briefing\nas_of: 2020-02-06\nsources: {w: wire}\n"
    "bottom_line: [{text: Something happened., rests_on: ev}]\n"
}
WITHOUT = "import sys; sys.modules[{0!r}] = None; from generator.cli import main; main(sys.argv[1:])"


@pytest.fixture
def say(write_library: WriteLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run_main: Run) -> Run:
    """A function that runs the command line beside a small library: (exit code, stdout, stderr)."""
    write_library({}, name="briefings")
    monkeypatch.chdir(tmp_path)
    return run_main


@pytest.fixture
def without(write_library: WriteLibrary, tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """A function that runs the command line where a package is not installed: ``without("typst", "pdf")``."""
    write_library(SOUND, name="briefings")

    def run(package: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", WITHOUT.format(package), *arguments]
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
        return subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)

    return run


def test_pdfs_stand_in_a_folder_of_their_own(say: Run, tmp_path: Path) -> None:
    """Without a word about where, a PDF is found in pdf/ of the current folder, and its name is printed."""
    code, out, _ = say("pdf")
    assert (code, out.partition(":")[0], (tmp_path / "pdf/b.pdf").is_file()) == (0, "pdf/b.pdf", True)


def test_nothing_is_said_of_progress_but_to_terminals(say: Run) -> None:
    """A log has no lines that were only meant for a moment."""
    assert say("pdf")[2].count("\r") == 0


def test_a_terminal_shows_how_far_it_is(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A long export shows a line that the next one replaces, and that is gone at the end."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    with Ticker() as ticker:
        ticker(0, 2, "first")
        ticker.say("first.pdf")
    clear = "\r\x1b[2K"
    assert tuple(capsys.readouterr()) == ("first.pdf\n", f"{clear}1 of 2: first{clear}{clear}")


@pytest.mark.parametrize("package", ["typst", "fontpkg_amiri"])
def test_without_the_extra_the_command_says_how_to_get_it(
    without: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path, package: str
) -> None:
    """Whichever of its packages is missing: one problem with the command to type, and no traceback."""
    done = without(package, "pdf")
    assert (done.returncode, 'pip install "briefings[pdf]"' in done.stderr, "Traceback" in done.stderr) == (
        2,
        True,
        False,
    )
    assert (package in done.stderr, (tmp_path / "pdf").exists()) == (True, False)


def test_without_the_extra_a_site_is_built_without_pdfs(
    without: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    """The site has all its pages and no link that leads nowhere, says so once, and passes the strictest check."""
    done = without("typst", "build", "--strict")
    overview = (tmp_path / "site/briefings/b/index.html").read_text(encoding="utf-8")
    told = done.stderr.count("The site has no PDFs")
    assert (done.returncode, told, ".pdf" in overview) == (0, 1, False), done.stderr


@pytest.mark.parametrize("arguments", [("build", "--pdf"), ("render", "--pdf", "--out", "plain")])
def test_pdfs_that_were_asked_for_and_cannot_be_made_are_misuse(
    without: Callable[..., subprocess.CompletedProcess[str]], arguments: tuple[str, ...]
) -> None:
    """Who asks for PDFs is not given a site without."""
    done = without("typst", *arguments)
    assert (done.returncode, "pdf-extra-missing" in done.stderr) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--standard", "a-9"), '"a-9" is none of'),
        (("--standard", "a-2a,a-3a"), "exclude each other"),
        (("--standard", "ua-1,a-2a", "--attach-facts"), "use --standard ua-1,a-3a"),
        (("--title", "T"), "without --together"),
        (("--paper", "a5"), "'a5' is not one of"),
        (("--lang", "tlh"), "'tlh' is not one of"),
        (("--library", "nowhere"), "there is no folder nowhere"),
        (("nobody",), 'there is no briefing "nobody"'),
    ],
)
def test_what_cannot_be_is_misuse(say: Run, tmp_path: Path, arguments: tuple[str, ...], told: str) -> None:
    """Nothing is begun that cannot be finished."""
    code, _, err = say("pdf", *arguments)
    assert (code, told in err, (tmp_path / "pdf").exists()) == (2, True, False), err


def test_a_file_in_the_way_is_misuse(say: Run, tmp_path: Path) -> None:
    """Somebody's own file of that name stays as it is."""
    (tmp_path / "pdf").mkdir()
    (tmp_path / "pdf/b.pdf").write_text("mine", encoding="utf-8")
    code, _, err = say("pdf")
    assert (code, "file-in-the-way" in err, (tmp_path / "pdf/b.pdf").read_text("utf-8")) == (2, True, "mine")


def test_errors_in_the_facts_are_told_and_nothing_is_written(say: Run, tmp_path: Path) -> None:
    """The problems of the facts are printed as everywhere."""
    (tmp_path / "briefings/b/claims.yml").write_text("x: {by: nobody-known, says: T., cites: w:1}\n", encoding="utf-8")
    code, _, err = say("pdf")
    assert (code, "unknown-reference" in err, (tmp_path / "pdf").exists()) == (1, True, False)


def test_one_that_fails_is_told_at_the_end(say: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The exit code says that something is missing."""

    def fail(*_: object) -> None:
        raise typeset.TypesetError("no such glyph")

    monkeypatch.setattr(Exporter, "make", fail)
    code, out, err = say("pdf")
    assert (code, out, "pdf/b.pdf could not be made: no such glyph" in err) == (1, "", True)


@pytest.mark.parametrize("arguments", [(), ("--pdf",)])
def test_a_plain_folder_has_pdfs_where_they_are_asked_for(say: Run, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """The Overview links the file that is there, and no other."""
    code, _, err = say("render", "--out", "plain", *arguments)
    overview = (tmp_path / "plain/docs/briefings/b/index.md").read_text(encoding="utf-8")
    there = (tmp_path / "plain/docs/briefings/b/b.pdf").is_file()
    assert (code, "(b.pdf)" in overview, there) == (0, bool(arguments), bool(arguments)), err
