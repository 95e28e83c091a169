"""A row of the table -> a paragraph that says in words what its columns say, and that its facts can cite."""

from __future__ import annotations

import re
from datetime import date

from benchmarks.ucdp.rows import ONE_SIDED, Row

_WITHIN = re.compile(r"\[(.+)\.\.(.+)\]")


def title(row: Row) -> str:
    """The event in one short sentence."""
    if row.violence == ONE_SIDED:
        return f"{row.side_a} attacks civilians in {row.where}"
    return f"{row.side_a} and {row.side_b} clash in {row.where}"


def paragraph(row: Row) -> str:
    """All that the row says."""
    where = ", ".join(dict.fromkeys(part for part in (row.where, row.province, row.country) if part))
    if row.violence == ONE_SIDED:
        what = f"{row.side_a} attacked civilians in {where}"
    else:
        what = f"{row.side_a} and {row.side_b} clashed in {where}"
    parts = [f"{_when(row)}, {what}."]
    if row.high:
        parts.append(
            f"The best estimate of deaths is {row.best:,}, the low one {row.low:,}, the high one {row.high:,}."
        )
    if shares := [f"{count:,} {whose}" for count, whose in _shares(row) if count]:
        parts.append(f"Among the dead were {', '.join(shares)}.")
    parts += [
        f"Coded from {article.office}, {article.day or 'undated'}: {article.headline}." for article in row.articles
    ]
    return " ".join(parts)


def _shares(row: Row) -> tuple[tuple[int, str], ...]:
    return (
        (row.deaths_a, f"of {row.side_a}"),
        (row.deaths_b, f"of {row.side_b}"),
        (row.deaths_civilians, "civilian" if row.deaths_civilians == 1 else "civilians"),
        (row.deaths_unknown, "of unknown status"),
    )


def _when(row: Row) -> str:
    """The date as it stands in `Row.when`, in words."""
    edtf = row.when
    if found := _WITHIN.fullmatch(edtf):
        return f"Between {_day(found[1])} and {_day(found[2])}"
    if "/" in edtf:
        return f"From {_day(row.start)} to {_day(row.end)}"
    if edtf.endswith("~"):
        return f"About {_day(row.start)}"
    if len(edtf) == len("2014"):
        return f"In {edtf}"
    return f"In {row.start:%B %Y}" if len(edtf) == len("2014-03") else f"On {_day(row.start)}"


def _day(day: date | str) -> str:
    day = date.fromisoformat(day) if isinstance(day, str) else day
    return f"{day.day} {day:%B %Y}"
