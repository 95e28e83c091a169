"""The command that makes PDFs -> files that can be mailed, printed and kept."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.answers import (
    FOLDER,
    library_option,
    missing_library,
    misuse,
    print_problems,
    problem,
    without_extra,
)
from generator.cli.exits import MISUSE, OK, PROBLEMS
from generator.cli.ticker import Ticker
from generator.language.language import language
from generator.language.tables import BASE, codes
from generator.publish.locking import UnknownError
from generator.publish.pdf import saving
from generator.publish.pdf.export import Options
from generator.publish.pdf.standards import STANDARDS, WITH_FILES, StandardsError, parse_standards, takes_files
from generator.publish.pdf.typeset import PAPERS, lacking
from generator.publish.settings import TITLE


def _standards(context: click.Context, parameter: click.Parameter, text: str | None) -> tuple[str, ...] | None:
    try:
        return None if text is None else parse_standards(text)
    except StandardsError as error:
        raise click.BadParameter(str(error), context, parameter) from error


@click.command()
@click.argument("slugs", metavar="[SLUG]...", nargs=-1)
@library_option
@click.option("--out", type=FOLDER, default=Path("pdf"), show_default=True, help="The folder to write SLUG.pdf into.")
@click.option("--together", is_flag=True, help=f"One PDF of them all, {saving.TOGETHER}.")
@click.option("--title", help=f"The title of that one PDF; default: {TITLE}.")
@click.option("--paper", type=click.Choice(list(PAPERS)), default="a4", show_default=True)
@click.option("--lang", type=click.Choice(codes()), default=BASE, show_default=True, help="Of all but the facts.")
@click.option("--attach-facts", is_flag=True, help="Attach the fact files that a PDF is made from.")
@click.option(
    "--standard",
    "standards",
    metavar="NAME[,NAME]",
    callback=_standards,
    help=f"What the files conform to; default: {','.join(STANDARDS)}, or {','.join(WITH_FILES)} with --attach-facts.",
)
def pdf(
    *,
    slugs: tuple[str, ...],
    library: Path,
    out: Path,
    together: bool,
    title: str | None,
    paper: str,
    lang: str,
    attach_facts: bool,
    standards: tuple[str, ...] | None,
) -> int:
    """Typeset briefings as PDFs: those named, or all."""
    if attach_facts and standards and not takes_files(standards):
        message = f"{','.join(standards)} allows no attached files; use --standard {','.join(WITH_FILES)}, or none"
        raise click.UsageError(message)
    if title is not None and not together:
        raise click.UsageError("--title is for one PDF of several briefings; each has its own title without --together")
    if missing := missing_library(library) or without_extra(lacking()):
        return misuse(missing)
    chosen = standards or (WITH_FILES if attach_facts else STANDARDS)
    options = Options(language=language(lang), paper=paper, standards=chosen, attach=attach_facts)
    wanted = saving.Wanted(slugs=slugs, together=(title or TITLE) if together else None)
    try:
        with Ticker() as ticker:
            saved = saving.save(library, out, wanted, options, say=ticker.say, progress=ticker)
    except UnknownError as error:
        return misuse(problem(error.message, error.remedy, code="unknown-argument"))
    if saved.problems:
        print_problems(saved.problems, err=True)
    if saved.refused:
        return MISUSE
    return OK if saved.done else PROBLEMS
