"""What was measured of one size of library, and its medians -> the data that the table and the JSON show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from benchmarks.sites.cases import COLD, Measured

BASE = ("stock", COLD)
GROWTH = ("tool", "case", "pages", "pages_large", "ratio")
"""The fields of what `growth` returns, as the JSON names them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """All runs of one case."""

    tool: str
    case: str
    runs: tuple[Measured, ...]

    @property
    def wall(self) -> float:
        """The median, in seconds."""
        return median(run.cost.wall for run in self.runs)

    @property
    def fastest(self) -> float:
        """The shortest run, in seconds."""
        return min(run.cost.wall for run in self.runs)

    @property
    def slowest(self) -> float:
        """The longest run, in seconds."""
        return max(run.cost.wall for run in self.runs)

    @property
    def cpu(self) -> float:
        """The median, in seconds."""
        return median(run.cost.cpu for run in self.runs)

    @property
    def largest_mib(self) -> float:
        """The most that any one process held in any run."""
        return max(run.cost.largest_mib for run in self.runs)

    @property
    def tree_mib(self) -> float:
        """The most that all processes held together in any run."""
        return max(run.cost.tree_mib for run in self.runs)

    @property
    def last(self) -> Measured:
        """The last run, for what the site consists of."""
        return self.runs[-1]


@dataclass(frozen=True, kw_only=True, slots=True)
class Size:
    """What was measured of one size. Empty or None: was not asked for; notes: what is to be known besides.

    stages: stage -> (processor time, wall time, calls). serve: start in seconds, then the edits' latencies, in
    milliseconds (shown, told). search: tool -> what a browser fetched.
    """

    briefings: int
    pages: int
    repeat: int
    rows: tuple[Row, ...] = ()
    stages: tuple[dict[str, Any], ...] = ()
    serve: dict[str, Any] | None = None
    search: dict[str, dict[str, Any]] | None = None
    notes: tuple[str, ...] = ()

    def row(self, tool: str, case: str) -> Row | None:
        """The runs of a case."""
        return next((row for row in self.rows if (row.tool, row.case) == (tool, case)), None)

    def as_data(self) -> dict[str, Any]:
        """Everything, medians included, as JSON has it."""
        base = self.row(*BASE)
        return {
            "briefings": self.briefings,
            "pages": self.pages,
            "repeat": self.repeat,
            "builds": [_row(row, base) for row in self.rows],
            "stages": list(self.stages),
            "serve": self.serve,
            "search": self.search,
            "notes": list(self.notes),
        }


def _row(row: Row, base: Row | None) -> dict[str, Any]:
    return {
        "tool": row.tool,
        "case": row.case,
        "wall": row.wall,
        "cpu": row.cpu,
        "of_stock": row.wall / base.wall if base else None,
        "cpu_of_stock": row.cpu / base.cpu if base else None,
        "largest_mib": row.largest_mib,
        "tree_mib": row.tree_mib,
        "pages": row.last.pages,
        "files": row.last.files,
        "bytes": row.last.size,
        "runs": [{"wall": run.cost.wall, "cpu": run.cost.cpu, "tree_mib": run.cost.tree_mib} for run in row.runs],
    }


def growth(sizes: Sequence[Size]) -> list[tuple[str, str, int, int, float]]:
    """(tool, case, pages, pages, ratio): how much more a page costs in the largest library than in that of 1,000 pages.

    Where no size comes near 1,000 pages, the smallest takes its place. 1.0 is linear.
    """
    if len(sizes) < 2:
        return []
    large = max(sizes, key=lambda size: size.pages)
    small = min((size for size in sizes if size is not large), key=lambda size: abs(size.pages - 1000))
    found = []
    for row in large.rows:
        before = small.row(row.tool, row.case)
        if before is not None:
            ratio = (row.wall / row.last.pages) / (before.wall / before.last.pages)
            found.append((row.tool, row.case, before.last.pages, row.last.pages, ratio))
    return found
