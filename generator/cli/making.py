"""Settings that are ready to build -> the site, or a shard of it, and what is said of that."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from generator import pipeline
from generator.cli.answers import missing_library, misuse, print_problems, problem, verdict, without_extra
from generator.cli.exits import OK, PROBLEMS
from generator.cli.ticker import Ticker
from generator.problems import Problem
from generator.processes import processes
from generator.publish import run, sharding
from generator.publish.fast.shards import PARTS, PDFS
from generator.publish.fast.unchanged import Built
from generator.publish.located import from_here, shown
from generator.publish.locking import UnknownError
from generator.publish.pdf.offering import offering
from generator.publish.pdf.typeset import lacking


def with_setup(
    config: Path | None,
    library: Path | None,
    site: Path | None,
    *,
    strict: bool,
    pdf: bool | None,
    then: Callable[[run.Setup], int],
) -> int:
    """Make the settings ready, and do something with them; the exit code. The arguments are those of the command."""
    found = run.find_config(config)
    if missing := missing_library(library or Path("briefings")) if library or not found else None:
        return misuse(missing)
    if pdf and (lacking_extra := without_extra(lacking())):
        return misuse(lacking_extra)
    run.show_log(logging.WARNING)
    try:
        with run.prepared(found, library, site, strict=strict, pdf=pdf) as setup:
            absent = missing_library(setup.library)
            return misuse(absent) if absent else then(setup)
    except UnknownError as error:
        return misuse(problem(error.message, error.remedy, code="unknown-argument"))
    except LookupError as error:
        return misuse(problem(str(error), "add a line '- briefings' to its plugins", code="plugin-not-listed"))


def make_site(
    setup: run.Setup, *, strict: bool, remembers: bool = True, warnings: Sequence[Problem] = (), shards: int = 0
) -> int:
    """Build the site; the exit code. warnings: of the shards that it is merged from. shards: how many there are."""
    if unsafe := run.unsafe_site(setup):
        return misuse(unsafe)
    last = run.last_build(setup) if remembers and not shards else None
    if last and (built := last.unchanged()):
        _say_problems(built.problems)
        click.echo(f"{shown(setup.site)}: {built.pages} pages from {shown(setup.library)}; nothing has changed")
        return OK
    outcome, notes = _outcome(setup, remembers=remembers)
    problems = from_here(outcome.problems)
    _say_problems((*warnings, *problems))
    if outcome.site is None or verdict((*warnings, *problems), strict=strict or setup.config.strict) != OK:
        return PROBLEMS
    done = run.build_site(setup, outcome, remembers=remembers)
    if last and done.silent and not notes:
        last.keep(Built(pages=len(outcome.site.pages), problems=problems))
    made = f"; {done.known} of them from {'a shard' if shards == 1 else f'{shards} shards'}" if shards else ""
    click.echo(f"{shown(setup.site)}: {len(outcome.site.pages)} pages from {shown(setup.library)}{made}")
    return OK


def make_shard(setup: run.Setup, slugs: Sequence[str], folder: Path, *, strict: bool) -> int:
    """Make the pages of the briefings ``slugs``, and leave them in ``folder``; the exit code."""
    if obstacle := sharding.no_shards(setup):
        return misuse(obstacle)
    begun = sharding.begin_shard(setup, folder, slugs)
    if isinstance(begun, Problem):
        return misuse(begun)
    aside, manifest = begun
    outcome, _ = _outcome(aside, slugs=slugs)
    problems = from_here(outcome.problems)
    _say_problems(problems)
    if outcome.site is None or verdict(problems, strict=strict or setup.config.strict) != OK:
        return PROBLEMS
    count = sharding.build_shard(aside, outcome)
    manifest.write(folder)
    briefings = "1 briefing" if len(slugs) == 1 else f"{len(slugs)} briefings"
    click.echo(f"{shown(folder)}: {briefings}, {count} pages")
    return OK


def _outcome(
    setup: run.Setup, *, remembers: bool = True, slugs: Sequence[str] | None = None
) -> tuple[pipeline.Outcome, list[str]]:
    """What comes of the facts, with PDFs; why there are none, if there are none."""
    notes: list[str] = []
    with Ticker() as ticker:
        offered = offering(
            setup.library,
            setup.language,
            wanted=setup.plugin.config.pdf,
            note=notes.append,
            progress=ticker,
            copies=processes(),
            memory=run.memory(setup, PDFS) if remembers else None,
            slugs=slugs,
        )
        memory = run.memory(setup, PARTS) if remembers else None
        outcome = pipeline.build(setup.library, setup.language, offered, copies=processes(), memory=memory, slugs=slugs)
    for why in notes:
        click.echo(f"The site has no PDFs: {why}", err=True)
    return outcome, notes


def _say_problems(problems: Sequence[Problem]) -> None:
    if problems:
        print_problems(problems, err=True)
