"""The commands for those who write facts -> start, check, number, lock and verify them."""

from __future__ import annotations

import json
from pathlib import Path

import click

from generator import pipeline, report, scaffold, schema
from generator.cli.answers import (
    FOLDER,
    colours,
    library_option,
    missed,
    missing_library,
    misuse,
    print_problems,
    problem,
    strict_option,
    told_by,
    verdict,
)
from generator.cli.exits import OK
from generator.publish import locking, numbering, verifying
from generator.publish.located import from_here, shown


@click.command()
@library_option
@click.option("--format", "form", type=click.Choice(["text", "json", "github", "sarif"]), default="text")
@strict_option
@click.option("--colour", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True)
def check(*, library: Path, form: str, strict: bool, colour: str) -> int:
    """Check the whole library and print every problem at once."""
    if missing := missing_library(library):
        return misuse(missing)
    problems = from_here(pipeline.examine(library).problems)
    if form == "text":
        print_problems(problems, colour=colours(colour))
    else:
        click.echo({"json": report.as_json, "github": report.as_github, "sarif": report.as_sarif}[form](problems))
        click.echo(report.count_line(problems), err=True)
    return verdict(problems, strict=strict)


@click.command()
@click.argument("slug")
@library_option
def new(*, slug: str, library: Path) -> int:
    """Start a briefing: a folder SLUG with its first files."""
    try:
        created = scaffold.new_briefing(library, slug)
    except scaffold.ScaffoldError as error:
        return misuse(problem(error.message, error.remedy, code="cannot-start"))
    for path in created:
        click.echo(shown(path))
    return OK


@click.command()
@click.argument("slugs", metavar="[SLUG]...", nargs=-1)
@library_option
@click.option("--accept-moved", is_flag=True, help="Lock citations, too, that name another sentence than before.")
def lock(*, slugs: tuple[str, ...], library: Path, accept_moved: bool) -> int:
    """Write fingerprints of the sources, so that the facts can be checked without their texts."""
    return missed(library) or told_by(lambda: locking.lock(library, slugs, accept_moved=accept_moved))


@click.command()
@click.argument("slugs", metavar="[SLUG]...", nargs=-1)
@library_option
@click.option("--text", "texts", metavar="SOURCE=FILE", multiple=True, help="A copy of a source that you hold.")
def verify(*, slugs: tuple[str, ...], library: Path, texts: tuple[str, ...]) -> int:
    """Compare a finished library with copies of its sources."""
    return missed(library) or told_by(lambda: verifying.verify(library, slugs, texts))


@click.command()
@click.argument("source")
@library_option
@click.option("--text", "file", type=click.Path(dir_okay=False, exists=True, path_type=Path), help="Another copy.")
@click.option("--front", type=click.IntRange(min=0), help="Try another front_matter.")
@click.option("--back", type=click.IntRange(min=0), help="Try another back_matter.")
def sentences(*, source: str, library: Path, file: Path | None, front: int | None, back: int | None) -> int:
    """Print the text of a SOURCE with its sentences numbered as citations number them."""
    return missed(library) or told_by(lambda: numbering.number(library, source, file=file, front=front, back=back))


@click.command("schema")
@click.option("--out", type=FOLDER, help="Write one file a kind into this folder, instead of printing all.")
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
            return misuse(problem(message, "move it away, or name another folder", code="file-in-the-way"))
    out.mkdir(parents=True, exist_ok=True)
    for target, text in targets.items():
        target.write_text(text if text.endswith("\n") else f"{text}\n", encoding="utf-8")
        click.echo(shown(target))
    return OK
