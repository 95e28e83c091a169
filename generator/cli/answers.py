"""What a command found -> lines on the right stream and an exit code; the options that commands share."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from generator import report
from generator.cli.exits import MISUSE, OK, PROBLEMS
from generator.problems import Problem, Severity
from generator.publish import locking
from generator.publish.located import shown
from generator.publish.pdf.typeset import INSTALL

FOLDER = click.Path(file_okay=False, path_type=Path)
library_option = click.option("--library", type=FOLDER, default=Path("briefings"), show_default=True, help="The facts.")
strict_option = click.option("--strict", is_flag=True, help="Warnings count as errors.")
config_option = click.option(
    "--config", type=click.Path(dir_okay=False, exists=True, path_type=Path), help="A mkdocs.yml."
)


def print_problems(problems: Sequence[Problem], *, colour: bool | None = None, err: bool = False) -> None:
    """Print each problem, and how many they are."""
    colour = colours("auto", err=err) if colour is None else colour
    if problems:
        click.echo(report.as_text(problems, colour=colour), err=err, color=colour)
    click.echo(report.count_line(problems), err=err)


def colours(choice: str, *, err: bool = False) -> bool:
    """Whether the stream takes colours. choice: always, never or auto."""
    stream = sys.stderr if err else sys.stdout
    return choice == "always" or (choice == "auto" and stream.isatty() and "NO_COLOR" not in os.environ)


def verdict(problems: Sequence[Problem], *, strict: bool) -> int:
    """The exit code for facts with these problems."""
    return PROBLEMS if any(strict or p.severity is Severity.ERROR for p in problems) else OK


def missing_library(library: Path) -> Problem | None:
    """The problem that there is no such folder, if there is none."""
    if library.is_dir():
        return None
    remedy = "name the folder of the facts with --library, or start one with: briefings new my-first-briefing"
    return problem(f"there is no folder {shown(library)}", remedy, code="missing-library")


def without_extra(package: str | None) -> Problem | None:
    """The problem that a package of the extra is missing, if one is."""
    if package is None:
        return None
    return problem(
        f"PDFs need the package {package}, which is not installed", f"run {INSTALL}", code="pdf-extra-missing"
    )


def problem(message: str, remedy: str, *, code: str) -> Problem:
    """A problem with how a command was called, which has no place in a file."""
    return Problem(code=code, message=message, where=None, remedy=remedy)


def misuse(problem: Problem) -> int:
    """Print a problem with how a command was called; its exit code."""
    click.echo(report.as_text((problem,), colour=colours("auto", err=True)), err=True)
    return MISUSE


def missed(library: Path) -> int:
    """The exit code for a library that may not be there; if it is not, that is printed."""
    missing = missing_library(library)
    return misuse(missing) if missing else OK


def told_by(work: Callable[[], locking.Told]) -> int:
    """Do the work and print what it tells; its exit code."""
    try:
        told = work()
    except locking.UnknownError as error:
        return misuse(problem(error.message, error.remedy, code="unknown-argument"))
    for line in told.lines:
        click.echo(report.printable(line))
    if told.problems:
        print_problems(told.problems, err=True)
    return OK if told.done else PROBLEMS
