"""What was measured -> tables for people."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import Any

from benchmarks.sites.results import BASE, Size, growth


def table(size: Size) -> str:
    """All that was measured of one size."""
    parts = [f"{size.briefings} briefings, {size.pages:,} pages; median of {size.repeat}"]
    if size.rows:
        parts.append(_builds(size))
    parts += [f"  {note}" for note in size.notes]
    if size.stages:
        parts.append(_stages(size))
    if size.serve:
        parts.append(_serve(size.serve))
    if size.search:
        parts.append(_search(size.search))
    return "\n".join(parts)


def _builds(size: Size) -> str:
    base = size.row(*BASE)
    lines = [
        f"{'tool':<12}{'case':<20}{'wall s':>8}{'from':>8}{'to':>8}{'cpu s':>8}{'of stock':>9}{'cpu':>6}"
        f"{'ms/page':>9}{'MiB one':>9}{'MiB all':>9}{'pages':>8}{'files':>8}{'MB':>8}"
    ]
    for row in size.rows:
        last = row.last
        ratio = f"{row.wall / base.wall:.3f}" if base else "-"
        cpu = f"{row.cpu / base.cpu:.2f}" if base else "-"
        lines.append(
            f"{row.tool:<12}{row.case:<20}{row.wall:>8.2f}{row.fastest:>8.2f}{row.slowest:>8.2f}{row.cpu:>8.2f}"
            f"{ratio:>9}{cpu:>6}{1000 * row.wall / last.pages:>9.2f}{row.largest_mib:>9.0f}{row.tree_mib:>9.0f}"
            f"{last.pages:>8,}{last.files:>8,}{last.size / 1e6:>8.1f}"
        )
    return "\n".join(lines)


def _stages(size: Size) -> str:
    total = sum(stage["cpu"] for stage in size.stages) or 1.0
    lines = [f"{'stage, one process':<32}{'cpu s':>8}{'wall s':>8}{'ms/page':>9}{'share':>8}"]
    for stage in size.stages:
        lines.append(
            f"{stage['stage']:<32}{stage['cpu']:>8.2f}{stage['wall']:>8.2f}{1000 * stage['cpu'] / size.pages:>9.2f}"
            f"{stage['cpu'] / total:>8.1%}"
        )
    lines.append(f"{'total':<32}{total:>8.2f}{sum(stage['wall'] for stage in size.stages):>8.2f}")
    return "\n".join(lines)


def _serve(serve: dict[str, Any]) -> str:
    shown = [edit["shown"] for edit in serve["edits"]]
    told = [edit["told"] for edit in serve["edits"] if edit["told"] is not None]
    reload = f"; the browser is told to reload after {median(told):.2f} s" if told else ""
    return (
        f"serve: first page after {serve['start']:.1f} s; one fact saved, visible after {median(shown):.2f} s "
        f"({min(shown):.2f} to {max(shown):.2f}, {len(shown)} edits){reload}"
    )


def _search(search: dict[str, dict[str, Any]]) -> str:
    lines = [f"{'search':<12}{'fetched':<24}{'requests':>9}{'KB gzip':>10}{'KB raw':>10}   largest"]
    for tool, found in search.items():
        for key, name in (("opened", "with a page"), ("searched", "by the first search"), ("again", "by the second")):
            part = found[key]
            largest = ", ".join(f"{path} {sent / 1000:,.0f}" for path, sent in part["largest"][:1])
            lines.append(
                f"{tool:<12}{name:<24}{part['requests']:>9}{part['sent'] / 1000:>10,.1f}{part['raw'] / 1000:>10,.1f}"
                f"   {largest}"
            )
        lines.append(f"{tool:<12}first result after {found['seconds']:.2f} s")
    return "\n".join(lines)


def growth_table(sizes: Sequence[Size]) -> str:
    """How much more a page costs in the largest library; 1.00 is linear. Empty for one size."""
    found = growth(sizes)
    if not found:
        return ""
    lines = [f"{'growth':<12}{'case':<20}{'pages':>8}{'pages':>8}{'ratio':>8}   of wall time a page; 1.00 is linear"]
    lines += [f"{tool:<12}{case:<20}{few:>8,}{many:>8,}{ratio:>8.2f}" for tool, case, few, many, ratio in found]
    return "\n".join(lines)
