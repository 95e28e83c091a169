"""The command line: exit codes, streams, and that nobody ever sees a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import __version__, pipeline, scaffold, schema
from generator.cli import main
from generator.pipeline import Outcome
from generator.problems import Origin, Problem, Severity
from generator.render.page import Page, Site

SCRIPT = Path(__file__).parent / "publish/fake_briefings.py"
SITE = Site(pages=(Page(uri="index.md", title="Home", markdown="# Home\n", edit="facts.txt", in_nav=True),))

Command = Callable[..., tuple[int, str, str]]
Run = Callable[..., subprocess.CompletedProcess[str]]


def _problem(severity: Severity, file: str = "briefings/events.yml") -> Problem:
    where = Origin(file=file, line=2, column=3, length=4, text="  when: never")
    return Problem(code="bad-date", message="no such day", where=where, remedy="write a day", severity=severity)


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """A function that runs the command line in a folder with an empty library: (exit code, stdout, stderr).

    problems: what the core finds; the site is missing if one of them is an error.
    """
    (tmp_path / "briefings").mkdir()
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str, problems: tuple[Problem, ...] = ()) -> tuple[int, str, str]:
        failed = any(problem.severity is Severity.ERROR for problem in problems)
        outcome = Outcome(site=None if failed else SITE, problems=problems)
        monkeypatch.setattr(pipeline, "build", lambda *_: outcome)
        monkeypatch.setattr(pipeline, "examine", lambda *_: outcome)
        with pytest.raises(SystemExit) as leaving:
            main(arguments)
        code = leaving.value.code
        assert isinstance(code, int)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with a library that the fake core reads, and no mkdocs.yml."""
    (tmp_path / "briefings").mkdir()
    (tmp_path / "briefings/facts.txt").write_text("A fact.\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def briefings(project: Path) -> Run:
    """A function that runs the command line as a process of its own, with the fake core."""

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        environment = {key: value for key, value in os.environ.items() if key != "NO_MKDOCS_2_WARNING"}
        command = [sys.executable, str(SCRIPT), *arguments]
        return subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)

    return run


@pytest.mark.parametrize(
    ("severities", "arguments", "code"),
    [
        ((), (), 0),
        ((), ("--strict",), 0),
        ((Severity.WARNING,), (), 0),
        ((Severity.WARNING,), ("--strict",), 1),
        ((Severity.ERROR,), (), 1),
        ((Severity.WARNING, Severity.ERROR), (), 1),
    ],
)
@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_the_exit_code_says_whether_there_are_problems(
    command: Command, severities: tuple[Severity, ...], arguments: tuple[str, ...], code: int, form: str
) -> None:
    """Errors give 1, warnings only under --strict, in every format alike."""
    problems = tuple(_problem(severity) for severity in severities)
    assert command("check", "--format", form, *arguments, problems=problems)[0] == code


def test_every_problem_is_printed_with_its_place(command: Command, tmp_path: Path) -> None:
    """All problems come at once, and their files are named from the current folder."""
    files = [str(tmp_path / "briefings/events.yml"), str(tmp_path / "briefings/claims.yml")]
    out = command("check", problems=tuple(_problem(Severity.ERROR, file) for file in files))[1]
    assert [f"{file} " in out.replace(":", " ") for file in ("briefings/events.yml", "briefings/claims.yml")] == [
        True
    ] * 2
    assert str(tmp_path) not in out


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_machine_formats_keep_their_stream_clean(command: Command, form: str) -> None:
    """Standard output is one JSON text, and the count for people goes to the other stream."""
    _, out, err = command("check", "--format", form, problems=(_problem(Severity.ERROR),))
    assert ("bad-date" in json.dumps(json.loads(out)), "1 error" in err) == (True, True)


@pytest.mark.parametrize(("choice", "coloured"), [("always", True), ("never", False), ("auto", False)])
def test_colours_are_for_terminals(command: Command, choice: str, *, coloured: bool) -> None:
    """A pipe gets no colour codes unless they are asked for."""
    out = command("check", "--colour", choice, problems=(_problem(Severity.ERROR),))[1]
    assert ("\x1b[" in out) == coloured


@pytest.mark.parametrize("arguments", [("check",), ("render", "--out", "x"), ("build",)])
def test_a_missing_library_is_misuse(command: Command, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """The folder is named, with a remedy, and nothing is created."""
    code, _, err = command(*arguments, "--library", "nowhere")
    assert (code, "there is no folder nowhere" in err, "--library" in err, (tmp_path / "x").exists()) == (
        2,
        True,
        True,
        False,
    )


@pytest.mark.parametrize("arguments", [("nonsense",), ("check", "--format", "pdf"), ("render",)])
def test_wrong_arguments_are_misuse(command: Command, arguments: tuple[str, ...]) -> None:
    """An unknown command, an unknown value and a missing option give 2 and the usage."""
    code, _, err = command(*arguments)
    assert (code, "Usage:" in err) == (2, True)


def test_render_reports_what_it_wrote(command: Command, tmp_path: Path) -> None:
    """The folder and the counts are said; a second run changes nothing."""
    first, second = command("render", "--out", "plain"), command("render", "--out", "plain")
    assert (first[:2], second[:2]) == (
        (0, "plain: 4 added, 0 changed, 0 unchanged, 0 removed\n"),
        (0, "plain: 0 added, 0 changed, 4 unchanged, 0 removed\n"),
    )
    assert (tmp_path / "plain/docs/index.md").read_text(encoding="utf-8") == "# Home\n"


def test_render_does_not_overwrite_files_of_others(command: Command, tmp_path: Path) -> None:
    """A mkdocs.yml that somebody wrote stops the command with its name."""
    (tmp_path / "mkdocs.yml").write_text("site_name: Mine\n", encoding="utf-8")
    code, _, err = command("render", "--out", ".")
    assert (code, "mkdocs.yml was not written by briefings" in err) == (2, True)


@pytest.mark.parametrize("severity", [Severity.ERROR, Severity.WARNING])
def test_render_writes_nothing_from_facts_with_problems(command: Command, tmp_path: Path, severity: Severity) -> None:
    """Errors, and under --strict warnings, are printed instead."""
    code, _, err = command("render", "--out", "plain", "--strict", problems=(_problem(severity),))
    assert (code, "no such day" in err, (tmp_path / "plain").exists()) == (1, True, False)


def test_new_prints_what_it_created(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """The new files are named, so that the author can open them."""
    monkeypatch.setattr(scaffold, "new_briefing", lambda library, slug: (library / slug / "briefing.yml",))
    assert command("new", "idlib") == (0, "briefings/idlib/briefing.yml\n", "")


def test_new_says_why_it_cannot(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """A refusal of the scaffold is a message and a remedy."""

    def refuse(library: Path, slug: str) -> tuple[Path, ...]:
        raise scaffold.ScaffoldError(f"{slug} is there already", "choose another name")

    monkeypatch.setattr(scaffold, "new_briefing", refuse)
    code, _, err = command("new", "idlib")
    assert (code, "idlib is there already" in err, "choose another name" in err) == (2, True, True)


def test_schemas_are_printed_or_written(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without --out one JSON object holds all kinds; with it each kind is a file."""
    text = '{"$schema": "https://json-schema.org/draft/2020-12/schema"}'
    monkeypatch.setattr(schema, "schemas", lambda: {"events": text})
    printed, written = command("schema"), command("schema", "--out", "schemas")
    file = tmp_path / "schemas/events.schema.json"
    assert json.loads(printed[1]) == {"events": json.loads(text)}
    assert (written[:2], file.read_text(encoding="utf-8")) == ((0, "schemas/events.schema.json\n"), f"{text}\n")


def test_a_schema_does_not_overwrite_something_else(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file of that name that is not a schema stays."""
    monkeypatch.setattr(schema, "schemas", lambda: {"events": '{"$schema": ""}'})
    (tmp_path / "events.schema.json").write_text("mine", encoding="utf-8")
    code = command("schema", "--out", ".")[0]
    assert (code, (tmp_path / "events.schema.json").read_text(encoding="utf-8")) == (2, "mine")


def test_the_version_is_the_package_s(command: Command) -> None:
    """--version prints one line."""
    assert command("--version") == (0, f"briefings, version {__version__}\n", "")


def test_a_fault_of_the_program_is_one_line(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bug says so and how to report it; its traceback is for --debug."""

    def fail(library: Path, slug: str) -> tuple[Path, ...]:
        raise RuntimeError("first line\nsecond line")

    monkeypatch.setattr(scaffold, "new_briefing", fail)
    quiet, loud = command("new", "x"), command("--debug", "new", "x")
    assert (quiet[0], quiet[2].splitlines()[0]) == (1, "briefings failed: RuntimeError: first line")
    assert ("Traceback" in quiet[2], "Traceback" in loud[2], "--debug" in quiet[2]) == (False, True, True)


def test_an_interrupt_is_quiet(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C is no failure to report."""

    def interrupt(library: Path, slug: str) -> tuple[Path, ...]:
        raise KeyboardInterrupt

    monkeypatch.setattr(scaffold, "new_briefing", interrupt)
    code, _, err = command("new", "x")
    assert (code, err.strip()) == (130, "")


def test_an_interrupt_while_a_command_is_imported_is_quiet(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C right after Enter shows no traceback, either."""

    def interrupt(name: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("generator.cli.group.importlib.import_module", interrupt)
    code, _, err = command("check")
    assert (code, err.strip()) == (130, "")


@pytest.mark.parametrize("name", ["check", "pdf", "lock"])
def test_a_command_that_makes_no_site_does_not_wait_for_its_libraries(name: str) -> None:
    """Checking facts while writing does not start MkDocs first."""
    asked = (
        f"import sys; from generator.cli import cli; cli.get_command(None, {name!r}); print('mkdocs' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"


def test_a_reader_who_leaves_is_no_failure(project: Path) -> None:
    """``briefings check | head -1`` ends without a complaint."""
    (project / "briefings/facts.txt").write_text("A wrong fact.\n" * 5000, encoding="utf-8")
    pipe = f"{sys.executable} {SCRIPT} check | head -1"
    result = subprocess.run(["sh", "-c", pipe], cwd=project, capture_output=True, text=True, check=False)
    assert result.stderr == ""


def test_build_needs_no_settings(project: Path, briefings: Run) -> None:
    """In a folder with facts and no mkdocs.yml, a site comes out and nothing else is left behind."""
    result = briefings("build", "--strict")
    assert (result.returncode, result.stderr) == (0, "")
    assert (project / "site/idlib/fact-1.html").is_file()
    assert {path.name for path in project.iterdir()} == {"briefings", "site"}


def test_build_follows_the_author_s_settings(project: Path, briefings: Run) -> None:
    """A mkdocs.yml is used, whatever it is called; options of the command go before it."""
    (project / "docs").mkdir()
    (project / "my.yml").write_text("site_name: Own\ntheme: material\nplugins: [briefings]\n", encoding="utf-8")
    (project / "briefings").rename(project / "facts")
    result = briefings("build", "--config", "my.yml", "--library", "facts", "--site", "out")
    assert (result.returncode, result.stdout) == (0, "out: 5 pages from facts\n"), result.stderr
    assert "Own</title>" in (project / "out/index.html").read_text(encoding="utf-8")


def test_build_with_errors_keeps_the_last_site(project: Path, briefings: Run) -> None:
    """The problems are readable, the code is 1, and the site that was there is still there."""
    briefings("build")
    (project / "briefings/facts.txt").write_text("A wrong fact.\n", encoding="utf-8")
    result = briefings("build")
    told = ("this fact is wrong" in result.stderr, "Traceback" in result.stderr)
    assert (result.returncode, told, (project / "site/index.html").is_file()) == (1, (True, False), True)


def test_build_does_not_empty_a_folder_that_is_no_site(project: Path, briefings: Run) -> None:
    """MkDocs empties the site's folder first: one with other files in it, or with the facts, is refused."""
    (project / "photos").mkdir()
    (project / "photos/1.jpg").write_bytes(b"")
    results = [briefings("build", "--site", folder).returncode for folder in ("photos", ".", "briefings/site", "..")]
    assert (results, (project / "photos/1.jpg").exists()) == ([2, 2, 2, 2], True)


def test_settings_without_the_plugin_are_misuse(project: Path, briefings: Run) -> None:
    """A mkdocs.yml that does not list the plugin would give a site without the facts."""
    (project / "docs").mkdir()
    (project / "mkdocs.yml").write_text("site_name: T\ntheme: material\n", encoding="utf-8")
    result = briefings("build")
    assert (result.returncode, "does not list the plugin briefings" in result.stderr) == (2, True)


def test_settings_that_mkdocs_cannot_read_are_no_traceback(project: Path, briefings: Run) -> None:
    """MkDocs' own complaint about mkdocs.yml is passed on."""
    (project / "mkdocs.yml").write_text("site_name: [\n", encoding="utf-8")
    result = briefings("build")
    told = "error parsing the configuration file" in result.stderr
    assert (result.returncode, "Traceback" in result.stderr, told) == (1, False, True)


def test_serve_without_a_library_is_misuse(project: Path, briefings: Run) -> None:
    """The server does not start for nothing."""
    (project / "briefings/facts.txt").unlink()
    (project / "briefings").rmdir()
    result = briefings("serve", "--addr", "127.0.0.1:0")
    assert (result.returncode, "there is no folder briefings" in result.stderr) == (2, True)
