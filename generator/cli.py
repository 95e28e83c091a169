"""The command line -> one stage or publisher called, its problems printed, an exit code.

Exit codes: 0 done, 1 the facts have problems (or the site could not be built), 2 the command was misused.
"""

from __future__ import annotations

import io
import json
import logging
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from generator import __version__, pipeline, report, scaffold, schema
from generator.language.tables import BASE, codes
from generator.problems import Problem, Severity
from generator.processes import processes
from generator.publish import locking, numbering, run, verifying
from generator.publish.folder import write_folder
from generator.publish.located import from_here, shown
from generator.publish.settings import default_config

OK, PROBLEMS, MISUSE, INTERRUPTED = 0, 1, 2, 130
ISSUES = "the project's issue tracker"

_FOLDER = click.Path(file_okay=False, path_type=Path)
_library = click.option("--library", type=_FOLDER, default=Path("briefings"), show_default=True, help="The facts.")
_strict = click.option("--strict", is_flag=True, help="Warnings count as errors.")
_config = click.option("--config", type=click.Path(dir_okay=False, exists=True, path_type=Path), help="A mkdocs.yml.")


@dataclass
class State:
    """What the whole run shares: whether an unexpected failure shows its traceback."""

    debug: bool = False


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="briefings")
@click.option("--debug", is_flag=True, help="Show a traceback when the program itself fails.")
@click.pass_obj
def cli(state: State, *, debug: bool) -> None:
    """Briefings whose every statement can be traced to the sentence that says it."""
    state.debug = debug


@cli.command()
@_library
@click.option("--format", "form", type=click.Choice(["text", "json", "github", "sarif"]), default="text")
@_strict
@click.option("--colour", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
def check(*, library: Path, form: str, strict: bool, colour: str) -> int:
    """Check the whole library and print every problem at once."""
    if missing := _missing(library):
        return _misuse(missing)
    problems = from_here(pipeline.build(library).problems)
    if form == "text":
        _print_text(problems, colour=_colours(colour))
    else:
        click.echo({"json": report.as_json, "github": report.as_github, "sarif": report.as_sarif}[form](problems))
        click.echo(report.count_line(problems), err=True)
    return _verdict(problems, strict=strict)


@cli.command()
@_library
@click.option("--out", type=_FOLDER, required=True, help="The folder to write mkdocs.yml and docs/ into.")
@click.option("--title", default=run.TITLE, show_default=True, help="The site's name.")
@click.option("--lang", type=click.Choice(codes()), default=BASE, show_default=True, help="The language of the pages.")
@_strict
def render(*, library: Path, out: Path, title: str, lang: str, strict: bool) -> int:
    """Write the pages as a plain folder that MkDocs and Material build without this program."""
    if missing := _missing(library):
        return _misuse(missing)
    outcome = pipeline.build(library, lang)
    problems = from_here(outcome.problems)
    if problems:
        _print_text(problems, err=True)
    if outcome.site is None or _verdict(problems, strict=strict) != OK:
        return PROBLEMS
    written = write_folder(outcome.site, out, default_config(title, site=outcome.site), library=library)
    if written.problems:
        _print_text(written.problems, err=True)
    if written.refused:
        return MISUSE
    counts = (("added", written.added), ("changed", written.changed), ("unchanged", written.unchanged))
    parts = [f"{len(paths)} {name}" for name, paths in (*counts, ("removed", written.removed))]
    click.echo(f"{shown(out)}: {', '.join(parts)}")
    return _verdict(written.problems, strict=strict)


@cli.command()
@click.option("--library", type=_FOLDER, help="The facts; default: what mkdocs.yml says, or briefings.")
@click.option("--site", type=_FOLDER, help="The folder for the site; default: what mkdocs.yml says, or site.")
@_config
@_strict
@click.option("--cache/--no-cache", "cache", default=True, help="Remember pages in .cache/briefings; default: do.")
def build(*, library: Path | None, site: Path | None, config: Path | None, strict: bool, cache: bool) -> int:
    """Check the library and build the site. The last site stays until the facts are in order."""
    found = run.find_config(config)
    if missing := _missing(library or Path("briefings")) if library or not found else None:
        return _misuse(missing)
    run.show_log(logging.WARNING)
    try:
        with run.prepared(found, library, site, strict=strict) as setup:
            return _build(setup, strict=strict, cache=cache)
    except LookupError as error:
        return _misuse(_problem("plugin-not-listed", str(error), "add a line '- briefings' to its plugins"))


@cli.command()
@click.option("--addr", metavar="HOST:PORT", help="Where to listen; default: 127.0.0.1:8000.")
@click.option("--open", "open_browser", is_flag=True, help="Open the site in a browser.")
@_config
def serve(*, addr: str | None, open_browser: bool, config: Path | None) -> int:
    """Show the site while you write: pages follow each save, and problems appear in the page."""
    found = run.find_config(config)
    if not found and (missing := _missing(Path("briefings"))):
        return _misuse(missing)
    run.show_log(logging.INFO)
    try:
        run.serve_site(found, address=addr, open_browser=open_browser)
    except OSError as error:
        remedy = "choose another address, such as --addr 127.0.0.1:8001"
        return _misuse(_problem("address-not-free", f"cannot serve: {error.strerror or error}", remedy))
    return OK


@cli.command()
@click.argument("slug")
@_library
def new(*, slug: str, library: Path) -> int:
    """Start a briefing: a folder SLUG with its first files."""
    try:
        created = scaffold.new_briefing(library, slug)
    except scaffold.ScaffoldError as error:
        return _misuse(_problem("cannot-start", error.message, error.remedy))
    for path in created:
        click.echo(shown(path))
    return OK


@cli.command()
@click.argument("slugs", metavar="[SLUG]...", nargs=-1)
@_library
@click.option("--accept-moved", is_flag=True, help="Lock citations, too, that name another sentence than before.")
def lock(*, slugs: tuple[str, ...], library: Path, accept_moved: bool) -> int:
    """Write fingerprints of the sources, so that the facts can be checked without their texts."""
    return _missed(library) or _told(lambda: locking.lock(library, slugs, accept_moved=accept_moved))


@cli.command()
@click.argument("slugs", metavar="[SLUG]...", nargs=-1)
@_library
@click.option("--text", "texts", metavar="SOURCE=FILE", multiple=True, help="A copy of a source that you hold.")
def verify(*, slugs: tuple[str, ...], library: Path, texts: tuple[str, ...]) -> int:
    """Compare a finished library with copies of its sources."""
    return _missed(library) or _told(lambda: verifying.verify(library, slugs, texts))


@cli.command()
@click.argument("source")
@_library
@click.option("--text", "file", type=click.Path(dir_okay=False, exists=True, path_type=Path), help="Another copy.")
@click.option("--front", type=click.IntRange(min=0), help="Try another front_matter.")
@click.option("--back", type=click.IntRange(min=0), help="Try another back_matter.")
def sentences(*, source: str, library: Path, file: Path | None, front: int | None, back: int | None) -> int:
    """Print the text of a SOURCE with its sentences numbered as citations number them."""
    return _missed(library) or _told(lambda: numbering.number(library, source, file=file, front=front, back=back))


@cli.command("schema")
@click.option("--out", type=_FOLDER, help="Write one file a kind into this folder, instead of printing all.")
def schema_(*, out: Path | None) -> int:
    """Give the JSON Schemas of the fact files, for editors."""
    schemas = schema.schemas()
    if out is None:
        click.echo(json.dumps({kind: json.loads(text) for kind, text in schemas.items()}, indent=2, ensure_ascii=False))
        return OK
    targets = {out / f"{kind}.schema.json": text for kind, text in schemas.items()}
    for target in targets:
        if target.exists() and '"$schema"' not in target.read_text(encoding="utf-8", errors="replace"):
            message = f"{shown(target)} is not a schema, and would be overwritten"
            return _misuse(_problem("file-in-the-way", message, "move it away, or name another folder"))
    out.mkdir(parents=True, exist_ok=True)
    for target, text in targets.items():
        target.write_text(text if text.endswith("\n") else f"{text}\n", encoding="utf-8")
        click.echo(shown(target))
    return OK


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code; a failure of the program itself is one line."""
    state = State()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # names are in every script, terminals are not
    try:
        code = cli.main(args=arguments, obj=state, standalone_mode=False) or OK
        sys.stdout.flush()
    except click.ClickException as error:  # MkDocs' own errors are of this type, too
        error.show(file=sys.stderr)
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        code = INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has left; without this, Python complains when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = PROBLEMS
    except Exception as error:
        if state.debug:
            traceback.print_exc()
        click.echo(f"briefings failed: {type(error).__name__}: {_first_line(error)}", err=True)
        click.echo(f"This is a fault of the program. Run it with --debug and report the output at {ISSUES}.", err=True)
        code = PROBLEMS
    sys.exit(code)


def _build(setup: run.Setup, *, strict: bool, cache: bool) -> int:
    if missing := _missing(setup.library) or run.unsafe_site(setup):
        return _misuse(missing)
    outcome = pipeline.build(setup.library, setup.language, copies=processes())
    problems = from_here(outcome.problems)
    if problems:
        _print_text(problems, err=True)
    if outcome.site is None or _verdict(problems, strict=strict or setup.config.strict) != OK:
        return PROBLEMS
    run.build_site(setup, outcome, remembers=cache)
    click.echo(f"{shown(setup.site)}: {len(outcome.site.pages)} pages from {shown(setup.library)}")
    return OK


def _print_text(problems: Sequence[Problem], *, colour: bool | None = None, err: bool = False) -> None:
    colour = _colours("auto", err=err) if colour is None else colour
    if problems:
        click.echo(report.as_text(problems, colour=colour), err=err, color=colour)
    click.echo(report.count_line(problems), err=err)


def _missed(library: Path) -> int:
    missing = _missing(library)
    return _misuse(missing) if missing else OK


def _told(work: Callable[[], locking.Told]) -> int:
    try:
        told = work()
    except locking.UnknownError as error:
        return _misuse(_problem("unknown-argument", error.message, error.remedy))
    for line in told.lines:
        click.echo(report.printable(line))
    if told.problems:
        _print_text(told.problems, err=True)
    return OK if told.done else PROBLEMS


def _colours(choice: str, *, err: bool = False) -> bool:
    stream = sys.stderr if err else sys.stdout
    return choice == "always" or (choice == "auto" and stream.isatty() and "NO_COLOR" not in os.environ)


def _verdict(problems: Sequence[Problem], *, strict: bool) -> int:
    return PROBLEMS if any(strict or p.severity is Severity.ERROR for p in problems) else OK


def _missing(library: Path) -> Problem | None:
    if library.is_dir():
        return None
    remedy = "name the folder of the facts with --library, or start one with: briefings new my-first-briefing"
    return _problem("missing-library", f"there is no folder {shown(library)}", remedy)


def _problem(code: str, message: str, remedy: str) -> Problem:
    return Problem(code=code, message=message, where=None, remedy=remedy)


def _misuse(problem: Problem) -> int:
    click.echo(report.as_text((problem,), colour=_colours("auto", err=True)), err=True)
    return MISUSE


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [""])[0]
