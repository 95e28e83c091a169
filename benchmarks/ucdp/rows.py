"""A CSV file with the columns of UCDP GED -> its rows, checked, with dates as precise as they are known.

Columns as in the releases since 17.1, under the names of the codebook (Högbladh, "UCDP GED Codebook", Uppsala
University); others are ignored. See also Sundberg and Melander 2013, doi:10.1177/0022343313484347.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

COLUMNS = (
    *("id", "type_of_violence", "conflict_name", "side_a", "side_b", "date_prec", "date_start", "date_end"),
    *("where_prec", "where_coordinates", "adm_1", "latitude", "longitude", "country"),
    *("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "low", "high"),
    *("source_office", "source_date", "source_headline"),
)
"""What is read. ``source_article``, where there is one, has the same of several articles."""

ONE_SIDED = 3
_MARKUP = re.compile(r"[<>\[\]{}*_`\\|]")
_ARTICLE = re.compile(r'"([^"]*?),\s*(\d{4}-\d{2}-\d{2})\s*,([^"]*)"')


@dataclass(frozen=True, kw_only=True, slots=True)
class Article:
    """What a row was coded from. day: as written, ISO where it is a date."""

    office: str
    day: str
    headline: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One event of the table.

    violence: 1 between a state and others, 2 between others, 3 against civilians. date_prec: 1 the day is known, 2 two
    to six days, 3 a week, 4 a month, 5 a year. where_prec: 1 the very place, 2 near it, 3 a district, 4 a province, 5 a
    part of one or a line, 6 a country, 7 the sea or the air. at: (latitude, longitude) in degrees. deaths of the two
    sides, of civilians and of others; best, low and high estimates of all.
    """

    id: str
    violence: int
    conflict: str
    side_a: str
    side_b: str
    date_prec: int
    start: date
    end: date
    where_prec: int
    where: str
    province: str
    country: str
    at: tuple[float, float]
    deaths_a: int
    deaths_b: int
    deaths_civilians: int
    deaths_unknown: int
    best: int
    low: int
    high: int
    articles: tuple[Article, ...]

    @property
    def when(self) -> str:
        """The date in EDTF: ``A/B`` lasted, ``[A..B]`` happened once within."""
        first, last = self.start, self.end
        month = monthrange(first.year, first.month)[1]
        if self.date_prec >= 4 and (first == last or (first.day, last.day, first.month) == (1, month, last.month)):
            return f"{first:%Y-%m}" if self.date_prec == 4 else f"{first:%Y}"
        if (first.month, first.day, last.month, last.day, first.year) == (1, 1, 12, 31, last.year):
            return f"{first:%Y}"
        if first == last:
            return f"{first}" if self.date_prec == 1 else f"{first}~"
        return f"{first}/{last}" if self.date_prec == 1 else f"[{first}..{last}]"


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """left_out: reason -> how many rows could not be used."""

    rows: tuple[Row, ...]
    left_out: Mapping[str, int]


def read_table(file: Path, limit: int | None = None) -> Table:
    """Read the first ``limit`` rows. Raises ValueError, with the columns that are missing."""
    rows: list[Row] = []
    seen: set[str] = set()
    left_out: Counter[str] = Counter()
    with file.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.DictReader(lines)
        if missing := [name for name in COLUMNS if name not in (reader.fieldnames or ())]:
            raise ValueError(f"{file} has no column {', '.join(missing)}: is it a table of UCDP GED?")
        for number, fields in enumerate(reader):
            if limit is not None and number >= limit:
                break
            try:
                row = _row(fields)
                if row.id in seen:
                    raise ValueError("the id was there before")
                seen.add(row.id)
                rows.append(row)
            except ValueError as error:
                left_out[str(error)] += 1
    return Table(rows=tuple(rows), left_out=left_out)


def plain(text: str | None) -> str:
    """A text without markup, line breaks and invisible characters; its double quotes are single ones.

    In titles, double quotes would promise the words of a source.
    """
    normal = unicodedata.normalize("NFC", text or "").replace('"', "'")
    visible = "".join(c if c.isprintable() else " " for c in normal)
    return " ".join(_MARKUP.sub(" ", visible).split())


def _row(fields: Mapping[str, str | None]) -> Row:
    start, end = _day(fields, "date_start"), _day(fields, "date_end")
    if start > end:
        raise ValueError("the end lies before the start")
    low, best, high = (_count(fields, name) for name in ("low", "best", "high"))
    if low > high:
        raise ValueError("the low estimate is above the high one")
    return Row(
        id=_named(fields, "id"),
        violence=_count(fields, "type_of_violence"),
        conflict=_named(fields, "conflict_name"),
        side_a=_named(fields, "side_a"),
        side_b=_named(fields, "side_b"),
        date_prec=_count(fields, "date_prec"),
        start=start,
        end=end,
        where_prec=_count(fields, "where_prec"),
        where=plain(fields["where_coordinates"]) or plain(fields["adm_1"]) or _named(fields, "country"),
        province=plain(fields["adm_1"]),
        country=_named(fields, "country"),
        at=(_degrees(fields, "latitude", 90), _degrees(fields, "longitude", 180)),
        deaths_a=_count(fields, "deaths_a"),
        deaths_b=_count(fields, "deaths_b"),
        deaths_civilians=_count(fields, "deaths_civilians"),
        deaths_unknown=_count(fields, "deaths_unknown"),
        best=best,
        low=low,
        high=high,
        articles=tuple(_articles(fields)),
    )


def _articles(fields: Mapping[str, str | None]) -> Iterable[Article]:
    """What the row was coded from; ``source_article`` holds ``"office,day,headline";"…"`` where it is not empty."""
    packed = _ARTICLE.findall(fields.get("source_article") or "")
    one = (fields["source_office"], (fields["source_date"] or "")[:10], fields["source_headline"])
    for office, day, headline in packed or [one]:
        if plain(office):
            yield Article(office=plain(office), day=plain(day), headline=plain(headline))


def _named(fields: Mapping[str, str | None], name: str) -> str:
    if not (text := plain(fields[name])):
        raise ValueError(f"{name} is empty")
    return text


def _count(fields: Mapping[str, str | None], name: str) -> int:
    try:
        return int(float(fields[name] or 0))  # some releases write 5.0
    except ValueError:
        raise ValueError(f"{name} is no number") from None


def _degrees(fields: Mapping[str, str | None], name: str, most: int) -> float:
    try:
        found = round(float(fields[name] or ""), 6)
    except ValueError:
        raise ValueError(f"{name} is no number") from None
    if abs(found) > most:
        raise ValueError(f"{name} is out of range")
    return found


def _day(fields: Mapping[str, str | None], name: str) -> date:
    try:
        return date.fromisoformat((fields[name] or "")[:10])  # most releases add a time of midnight
    except ValueError:
        raise ValueError(f"{name} is no date") from None
