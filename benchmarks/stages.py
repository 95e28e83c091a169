"""An invented library -> what each stage of the pipeline costs on it: processor time, wall time, peak memory.

Run as ``python -m benchmarks.stages --briefings 100``, or with ``--growth 100,1000`` to see what grows faster than the
library does.
"""

from __future__ import annotations

import gc
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

import click

from benchmarks.corpus import write_corpus
from generator.check.rules import check
from generator.derive.derived import derive
from generator.linking import link
from generator.problems import Severity
from generator.read.compose import no_collection
from generator.read.document import read_document
from generator.read.files import find_files
from generator.read.records import read_records
from generator.render.pages import render

Made = dict[str, Any]
"""Name of a stage -> what it made; ``folder``: the library's. All of it is kept, as the pipeline keeps it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Stage:
    """A stage. run: what was made before -> what this stage makes, and its problems."""

    name: str
    run: Callable[[Made], tuple[Any, tuple[Any, ...]]]


def _read(made: Made) -> tuple[Any, tuple[Any, ...]]:
    files, problems = find_files(made["folder"])
    read = [read_document(file) for file in files]
    documents = [document for document, _ in read if document is not None]
    return documents, (*problems, *(problem for _, found in read for problem in found))


def _render(made: Made) -> tuple[Any, tuple[Any, ...]]:
    files = {document.file: document.file for document in made["read"]}
    return render(made["link"], made["derive"], files), ()


STAGES: tuple[Stage, ...] = (
    Stage(name="read", run=_read),
    Stage(name="validate", run=lambda made: read_records(made["read"])),
    Stage(name="link", run=lambda made: link(made["validate"])),
    Stage(name="check", run=lambda made: (None, check(made["link"]))),
    Stage(name="derive", run=lambda made: (derive(made["link"]), ())),
    Stage(name="render", run=_render),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Cost:
    """What a stage cost. cpu, wall: seconds. peak_mib: the process's largest resident size during it, in MiB."""

    stage: str
    cpu: float
    wall: float
    peak_mib: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Result:
    """Medians over the runs, but for peak memory, which is the first run's.

    first: stage -> seconds of processor time in the first run, when every cache was empty.
    problems: code -> how many warnings. The corpus gives none on purpose: each tells of a corpus that is out of date.
    """

    briefings: int
    repeat: int
    costs: tuple[Cost, ...]
    first: dict[str, float]
    problems: dict[str, int]

    def per_briefing(self) -> dict[str, float]:
        """Stage -> milliseconds of processor time a briefing; ``total`` is their sum."""
        found = {cost.stage: 1000 * cost.cpu / self.briefings for cost in self.costs}
        return {**found, "total": sum(found.values())}


def measure(folder: Path, briefings: int, repeat: int, stages: tuple[Stage, ...] = STAGES) -> Result:
    """Run all stages ``repeat`` times on the library in ``folder``.

    Raises ValueError if the stages report an error: a library that stops early would look fast.
    """
    runs: list[list[Cost]] = []
    problems: dict[str, int] = {}
    for _ in range(repeat):
        costs, problems = _run(folder, stages)
        runs.append(costs)
    medians = tuple(
        Cost(
            stage=costs[0].stage,
            cpu=median(cost.cpu for cost in costs),
            wall=median(cost.wall for cost in costs),
            peak_mib=costs[0].peak_mib,  # later runs start from memory that the first one left behind
        )
        for costs in zip(*runs, strict=True)
    )
    first = {cost.stage: cost.cpu for cost in runs[0]}
    return Result(briefings=briefings, repeat=repeat, costs=medians, first=first, problems=problems)


def _run(folder: Path, stages: tuple[Stage, ...]) -> tuple[list[Cost], dict[str, int]]:
    made: Made = {"folder": folder}
    costs: list[Cost] = []
    codes: dict[str, int] = {}
    for stage in stages:
        gc.collect()  # else a stage pays for the rubbish of the one before
        _reset_peak()
        wall, cpu = time.perf_counter(), time.process_time()
        with no_collection():  # as the pipeline does
            made[stage.name], problems = stage.run(made)
        cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
        costs.append(Cost(stage=stage.name, cpu=cpu, wall=wall, peak_mib=_peak_mib()))
        for problem in problems:
            codes[problem.code] = codes.get(problem.code, 0) + 1
            if problem.severity is Severity.ERROR:
                raise ValueError(f"{stage.name}: {problem.code}: {problem.message} ({problem.where})")
    return costs, codes


def _reset_peak() -> None:
    """Let Linux count the peak from here; elsewhere it stays the peak since the process began."""
    reset = Path("/proc/self/clear_refs")
    if reset.exists():
        reset.write_text("5", encoding="ascii")


def _peak_mib() -> float:
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def table(result: Result) -> str:
    """The result for people."""
    total = sum(cost.cpu for cost in result.costs) or 1.0
    lines = [f"{'stage':<10}{'cpu s':>9}{'first s':>9}{'wall s':>9}{'ms each':>9}{'share':>8}{'peak MiB':>10}"]
    each = result.per_briefing()
    for cost in result.costs:
        line = f"{cost.stage:<10}{cost.cpu:>9.3f}{result.first[cost.stage]:>9.3f}{cost.wall:>9.3f}"
        lines.append(f"{line}{each[cost.stage]:>9.3f}{cost.cpu / total:>8.1%}{cost.peak_mib:>10.0f}")
    wall = sum(cost.wall for cost in result.costs)
    first, peak = sum(result.first.values()), max(cost.peak_mib for cost in result.costs)
    lines.append(f"{'total':<10}{total:>9.3f}{first:>9.3f}{wall:>9.3f}{each['total']:>9.3f}{1:>8.1%}{peak:>10.0f}")
    warned = ", ".join(f"{count} {code}" for code, count in sorted(result.problems.items()))
    return "\n".join((*lines, f"{result.briefings} briefings, {result.repeat} runs; warnings: {warned or 'none'}"))


def growth(small: Result, large: Result) -> str:
    """How much more a briefing costs in the larger library: 1.0 is linear."""
    before, after = small.per_briefing(), large.per_briefing()
    lines = [f"{'stage':<10}{f'ms at {small.briefings}':>14}{f'ms at {large.briefings}':>14}{'ratio':>8}"]
    for name, cost in after.items():
        ratio = f"{cost / before[name]:.2f}" if before[name] else "-"
        lines.append(f"{name:<10}{before[name]:>14.3f}{cost:>14.3f}{ratio:>8}")
    return "\n".join(lines)


def _here(briefings: int, repeat: int, seed: int, until: str) -> Result:
    with tempfile.TemporaryDirectory() as name:
        library = Path(name) / "briefings"
        write_corpus(library, briefings, seed, archive=Path(name) / "archive")
        last = next(index for index, stage in enumerate(STAGES) if stage.name == until)
        return measure(library, briefings, repeat, STAGES[: last + 1])


def _apart(briefings: int, repeat: int, seed: int, until: str) -> Result:
    """In a process of its own: caches filled by one size would flatter the next."""
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "result.json"
        options = ["--briefings", str(briefings), "--repeat", str(repeat), "--seed", str(seed), "--until", until]
        options += ["--json", str(file)]
        subprocess.run([sys.executable, "-m", "benchmarks.stages", *options], check=True, stdout=subprocess.DEVNULL)
        (data,) = json.loads(file.read_text(encoding="utf-8"))
    return Result(**{**data, "costs": tuple(Cost(**cost) for cost in data["costs"])})


def _sizes(_: click.Context, __: click.Parameter, value: str | None) -> tuple[int, ...]:
    try:
        sizes = tuple(int(part) for part in value.split(",")) if value else ()
    except ValueError:
        sizes = (0,)
    if any(size < 1 for size in sizes) or len(sizes) == 1:
        raise click.BadParameter("write at least two sizes above 0, such as 100,1000")
    return sizes


@click.command()
@click.option("--briefings", type=click.IntRange(min=1), default=100, show_default=True)
@click.option("--repeat", type=click.IntRange(min=1), default=3, show_default=True)
@click.option("--seed", type=int, default=0, show_default=True)
@click.option("--growth", "sizes", callback=_sizes, help="Sizes to compare, such as 100,1000.")
@click.option(
    "--until", type=click.Choice([stage.name for stage in STAGES]), default=STAGES[-1].name, help="Stop there."
)
@click.option("--json", "file", type=click.Path(path_type=Path, dir_okay=False), help="Write the results here, too.")
def main(briefings: int, repeat: int, seed: int, sizes: tuple[int, ...], until: str, file: Path | None) -> None:
    """Time every stage of the pipeline on a library of invented briefings."""
    try:
        results = [_apart(size, repeat, seed, until) for size in sizes] or [_here(briefings, repeat, seed, until)]
    except (ValueError, subprocess.CalledProcessError) as error:
        raise click.ClickException(f"the stages did not run through: {error}") from None
    click.echo("\n\n".join(table(result) for result in results))
    for small, large in pairwise(results):
        click.echo("\n" + growth(small, large))
    if file:
        file.write_text(json.dumps([asdict(result) for result in results], indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
