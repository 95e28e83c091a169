"""Libraries -> what their PDFs cost: a usual briefing, 300 pages, 100 briefings in one run; time, memory, bytes.

Run as ``python -m benchmarks.pdf``. Each case runs in a process of its own, from its start to its end, so that what is
measured is what somebody waits for.
"""

from __future__ import annotations

import io
import json
import math
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import click
import pikepdf
from playwright.sync_api import sync_playwright

from benchmarks.corpus import write_corpus
from generator.derive.derived import derive
from generator.language.language import ENGLISH
from generator.library import Library
from generator.linking import link
from generator.publish.pdf import typeset as typesetting
from generator.publish.pdf.typeset import Book, Colophon, TypesetError, typeset
from generator.read.document import read_document
from generator.read.files import find_files
from generator.read.records import read_records
from generator.views import urls
from generator.views.compose import Composer
from generator.views.document import document

OURS = Path(__file__).parents[1] / "briefings"
USUAL = "idlib-2020-02-06"
_UNITS = 1024 * 1024 if sys.platform == "darwin" else 1024  # of ru_maxrss in a MiB


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """What a process cost. wall, cpu: seconds. peak_mib: its largest resident size. told: the JSON that it printed."""

    wall: float
    cpu: float
    peak_mib: float
    told: dict[str, Any]


def made(folder: Path, slugs: Sequence[str], first: int, together: bool) -> dict[str, Any]:
    """Make PDFs in this process: of the briefings named, or of the first few; in one book, or one each.

    Returns seconds of processor time by stage, pages, bytes, and how many could not be typeset.
    """
    spent: dict[str, float] = {}
    with _timed(spent, "facts"):
        library = _library(folder)
        derived = derive(library)
    chosen = slugs or list(library.briefings)[:first]
    with _timed(spent, "context"):
        documents = [
            document(Composer(library, derived, urls.briefing(slug), None, ENGLISH), library.briefings[slug])
            for slug in chosen
        ]
    for name, attribute in (("encode", "_content"), ("compact", "compact")):
        setattr(typesetting, attribute, _stage(spent, name, getattr(typesetting, attribute)))
    typesetting.fonts()
    pages = size = failed = 0
    for group in [documents] if together else [[each] for each in documents]:
        colophon = Colophon(version="0", facts="0" * 64, files=1)
        book = Book(title=group[0].title, documents=tuple(group), language=ENGLISH, colophon=colophon)
        try:
            with _timed(spent, "typeset"):
                content = typeset(book)
        except TypesetError:
            failed += 1
            continue
        pages += int(content.partition(b"<xmpTPg:NPages>")[2].partition(b"<")[0])
        size += len(content)
    spent["typeset"] -= spent["encode"] + spent.get("compact", 0.0)  # which it calls
    return {"stages": spent, "pages": pages, "bytes": size, "failed": failed, "briefings": len(documents)}


def _library(folder: Path) -> Library:
    documents = [document for file in find_files(folder)[0] if (document := read_document(file)[0]) is not None]
    return link(read_records(documents)[0])[0]


@contextmanager
def _timed(spent: dict[str, float], name: str) -> Iterator[None]:
    began = time.process_time()  # of all threads; on a busy machine the time on the wall tells of the others
    yield
    spent[name] = spent.get(name, 0.0) + time.process_time() - began


def _stage(spent: dict[str, float], name: str, run: Callable[..., Any]) -> Callable[..., Any]:
    def timed(*arguments: Any) -> Any:
        with _timed(spent, name):
            return run(*arguments)

    return timed


def run(*arguments: str) -> Run:
    """Run this module with these arguments in a process of its own. Raises CalledProcessError if it fails."""
    with tempfile.TemporaryFile("w+") as output:
        began = time.perf_counter()
        process = subprocess.Popen([sys.executable, "-m", "benchmarks.pdf", *arguments], stdout=output)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, process.args)
        output.seek(0)
        told = json.load(output)
    return Run(wall=wall, cpu=usage.ru_utime + usage.ru_stime, peak_mib=usage.ru_maxrss / _UNITS, told=told)


def printed(site: Path, slug: str) -> dict[str, Any]:
    """The baseline: Chromium prints the pages of a briefing on a built site, one PDF each."""
    size = pages = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_chromium(), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        for file in sorted((site / "briefings" / slug).rglob("*.html")):
            page.goto(file.resolve().as_uri())
            content = page.pdf(format="A4")
            size += len(content)
            pages += len(pikepdf.open(io.BytesIO(content)).pages)
        browser.close()
    return {"stages": {}, "pages": pages, "bytes": size, "failed": 0, "briefings": 1}


def _chromium() -> str | None:
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


def table(results: Sequence[tuple[str, list[Run]]]) -> str:
    """The results for people: medians."""
    lines = [f"{'case':<22}{'wall s':>8}{'cpu s':>8}{'pages':>7}{'ms/page':>9}{'peak MiB':>10}{'KB/page':>9}"]
    for name, runs in results:
        told = runs[0].told
        wall, cpu = median(r.wall for r in runs), median(r.cpu for r in runs)
        each, kb = 1000 * cpu / told["pages"], told["bytes"] / told["pages"] / 1000
        peak = max(r.peak_mib for r in runs)
        lines.append(f"{name:<22}{wall:>8.2f}{cpu:>8.2f}{told['pages']:>7}{each:>9.1f}{peak:>10.0f}{kb:>9.1f}")
        shares = {stage: median(r.told["stages"][stage] for r in runs) for stage in told["stages"]}
        if shares:
            lines.append("    " + ", ".join(f"{stage} {seconds:.2f} s" for stage, seconds in shares.items()))
        if told["failed"]:
            lines.append(f"    {told['failed']} of {told['briefings']} could not be typeset")
    return "\n".join(lines)


@click.command()
@click.option("--repeat", type=click.IntRange(min=1), default=3, show_default=True)
@click.option("--pages", default=300, show_default=True, help="Of the long book, at least.")
@click.option("--count", default=100, show_default=True, help="How many briefings in one run.")
@click.option("--site", type=click.Path(path_type=Path, exists=True), help="A built site, for the baseline.")
@click.option("--child", nargs=4, hidden=True)
@click.option("--printed", "print_site", type=click.Path(path_type=Path), hidden=True)
def main(
    repeat: int,
    pages: int,
    count: int,
    site: Path | None,
    child: tuple[str, ...] | None,
    print_site: Path | None,
) -> None:
    """Measure what PDFs cost."""
    if child:
        folder, slug, first, together = child
        click.echo(json.dumps(made(Path(folder), [slug] if slug else [], int(first), together == "together")))
        return
    if print_site:
        click.echo(json.dumps(printed(print_site, USUAL)))
        return
    results = [("usual briefing", [run("--child", str(OURS), USUAL, "1", "apart") for _ in range(repeat)])]
    if site:
        results.append(("the same by Chromium", [run("--printed", str(site)) for _ in range(repeat)]))
    with tempfile.TemporaryDirectory() as name:
        library = Path(name) / "briefings"
        write_corpus(library, count)
        one = run("--child", str(library), "", "1", "apart")
        needed = str(math.ceil(pages / one.told["pages"]))
        results.append((f"{needed} briefings in one", [run("--child", str(library), "", needed, "together")]))
        results.append((f"{count} briefings", [run("--child", str(library), "", str(count), "apart")]))
    click.echo(table(results))


if __name__ == "__main__":
    main()
