"""The commands that publish -> a site, a server, a folder of pages."""

from __future__ import annotations

import logging
from pathlib import Path

import click

from generator import pipeline
from generator.cli.answers import (
    FOLDER,
    config_option,
    library_option,
    missing_library,
    misuse,
    print_problems,
    problem,
    strict_option,
    verdict,
    without_extra,
)
from generator.cli.exits import MISUSE, OK, PROBLEMS
from generator.cli.making import make_shard, make_site, with_setup
from generator.cli.sharing import Share, chosen, default_folder, parse_only, parse_share
from generator.cli.ticker import Ticker
from generator.language.tables import BASE, codes
from generator.publish import run
from generator.publish.folder import write_folder
from generator.publish.located import from_here, shown
from generator.publish.pdf.offering import offering
from generator.publish.pdf.typeset import lacking
from generator.publish.settings import TITLE, default_config


@click.command()
@library_option
@click.option("--out", type=FOLDER, required=True, help="The folder to write mkdocs.yml and docs/ into.")
@click.option("--title", default=TITLE, show_default=True, help="The site's name.")
@click.option("--lang", type=click.Choice(codes()), default=BASE, show_default=True, help="The language of the pages.")
@click.option("--pdf", is_flag=True, help="Make PDFs of the briefings, too.")
@strict_option
def render(*, library: Path, out: Path, title: str, lang: str, pdf: bool, strict: bool) -> int:
    """Write the pages as a plain folder that MkDocs and Material build without this program."""
    if missing := missing_library(library) or (without_extra(lacking()) if pdf else None):
        return misuse(missing)
    with Ticker() as ticker:
        offered = offering(library, lang, wanted=pdf, note=ticker.say, progress=ticker)
        outcome = pipeline.build(library, lang, offered)
    problems = from_here(outcome.problems)
    if problems:
        print_problems(problems, err=True)
    if outcome.site is None or verdict(problems, strict=strict) != OK:
        return PROBLEMS
    written = write_folder(outcome.site, out, default_config(title, site=outcome.site), library=library)
    if written.problems:
        print_problems(written.problems, err=True)
    if written.refused:
        return MISUSE
    counts = (("added", written.added), ("changed", written.changed), ("unchanged", written.unchanged))
    parts = [f"{len(paths)} {name}" for name, paths in (*counts, ("removed", written.removed))]
    click.echo(f"{shown(out)}: {', '.join(parts)}")
    return verdict(written.problems, strict=strict)


@click.command()
@click.option("--library", type=FOLDER, help="The facts; default: what mkdocs.yml says, or briefings.")
@click.option("--site", type=FOLDER, help="The folder for the site; default: what mkdocs.yml says, or site.")
@config_option
@click.option("--pdf/--no-pdf", default=None, help="Make PDFs of the briefings; default: what mkdocs.yml says, or yes.")
@click.option("--no-cache", is_flag=True, help="Neither use pages of earlier builds (.cache/briefings) nor keep these.")
@click.option("--only", metavar="SLUG[,SLUG]", multiple=True, callback=parse_only, help="Leave a shard of these only.")
@click.option("--share", metavar="K/N", callback=parse_share, help="Leave a shard: the K-th of N shares.")
@click.option("--shard", type=FOLDER, help="The folder for a shard; default: shard, or shard-K-of-N.")
@strict_option
def build(
    *,
    library: Path | None,
    site: Path | None,
    config: Path | None,
    pdf: bool | None,
    no_cache: bool,
    only: tuple[str, ...],
    share: Share | None,
    shard: Path | None,
    strict: bool,
) -> int:
    """Check the library and build the site. The last site stays until the facts are in order.

    With --only or --share, leave a shard of the site instead: a part of the work, which merge puts together.
    """
    if fault := _at_odds(site, only, share, shard):
        raise click.UsageError(fault)

    def then(setup: run.Setup) -> int:
        if not only and not share:
            return make_site(setup, strict=strict, remembers=not no_cache)
        return make_shard(setup, chosen(setup.library, only, share), shard or default_folder(share), strict=strict)

    return with_setup(config, library, site, strict=strict, pdf=pdf, then=then)


def _at_odds(site: Path | None, only: tuple[str, ...], share: Share | None, shard: Path | None) -> str | None:
    """What of these options goes ill together, if anything does."""
    if only and share:
        return "--only and --share both say which briefings; give one of them"
    if shard and not only and not share:
        return "--shard is the folder for a shard; say of what, with --only or --share"
    if site and (only or share):
        return "--site is for a whole site, and a shard is none; name its folder with --shard"
    return None


@click.command()
@click.option("--addr", metavar="HOST:PORT", help="Where to listen; default: 127.0.0.1:8000.")
@click.option("--open", "open_browser", is_flag=True, help="Open the site in a browser.")
@config_option
def serve(*, addr: str | None, open_browser: bool, config: Path | None) -> int:
    """Show the site while you write: pages follow each save, and problems appear in the page."""
    found = run.find_config(config)
    if not found and (missing := missing_library(Path("briefings"))):
        return misuse(missing)
    run.show_log(logging.INFO)
    try:
        run.serve_site(found, address=addr, open_browser=open_browser)
    except OSError as error:
        remedy = "choose another address, such as --addr 127.0.0.1:8001"
        return misuse(problem(f"cannot serve: {error.strerror or error}", remedy, code="address-not-free"))
    return OK
