"""A table with the columns of UCDP GED becomes a library that gives no error. Every row here is invented."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.ucdp.__main__ import import_table, main
from benchmarks.ucdp.library import library_files, unused
from benchmarks.ucdp.rows import Article, plain, read_table
from benchmarks.ucdp.text import paragraph
from generator.pipeline import build, examine

# The header of the releases since 17.1, in its order.
HEADER = [
    *("id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id"),
    *(
        "conflict_new_id",
        "conflict_name",
        "dyad_dset_id",
        "dyad_new_id",
        "dyad_name",
        "side_a_dset_id",
        "side_a_new_id",
    ),
    *("side_a", "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office"),
    *(
        "source_date",
        "source_headline",
        "source_original",
        "where_prec",
        "where_coordinates",
        "where_description",
        "adm_1",
    ),
    *("adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id"),
    *("region", "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b"),
    *("deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob"),
]

ROW = {
    "id": "900001",
    "relid": "EMB-2031-1-1-1",
    "year": "2031",
    "type_of_violence": "1",
    "conflict_name": "Embin: Government",
    "dyad_name": "Government of Embin - Fenhovek Front",
    "side_a": "Government of Embin",
    "side_b": "Fenhovek Front",
    "number_of_sources": "1",
    "source_article": '"Hoval News,2031-03-05,Shots at the bridge of Quaek"',
    "source_office": "Hoval News",
    "source_date": "2031-03-05 00:00:00.000",
    "source_headline": "Shots at the bridge of Quaek",
    "where_prec": "1",
    "where_coordinates": "Quaek town",
    "adm_1": "Naxin province",
    "latitude": "-39.3989",
    "longitude": "-116.576",
    "country": "Embin",
    "date_prec": "1",
    "date_start": "2031-03-04 00:00:00.000",
    "date_end": "2031-03-04 00:00:00.000",
    "deaths_a": "1",
    "deaths_b": "3",
    "deaths_civilians": "1",
    "deaths_unknown": "0",
    "best": "5",
    "high": "7",
    "low": "4",
}
TWO_ARTICLES = '"Hoval News,2031-03-05,Shots at the bridge";"Petrilu Post,2031-03-06,A bridge, and who held it"'
ONE_SIDED = {"type_of_violence": "3", "side_a": "Fenhovek Front", "side_b": "Civilians", "deaths_b": "0"}
ROWS: tuple[Mapping[str, str], ...] = (
    {},
    {"date_prec": "2", "date_end": "2031-03-07", "source_article": TWO_ARTICLES, "where_prec": "2"},
    {"date_prec": "3", "date_start": "2031-03-03", "date_end": "2031-03-09", "where_prec": "3"},
    {"date_prec": "4", "date_start": "2031-03-01", "date_end": "2031-03-31", "where_prec": "4"},
    {"date_prec": "5", "date_start": "2031-01-01", "date_end": "2031-12-31", "where_prec": "6"},
    {"date_prec": "1", "date_end": "2031-03-06", "where_prec": "5", "where_coordinates": "Quaek-Naxin road"},
    {
        "where_prec": "7",
        "where_coordinates": "",
        "adm_1": "",
        "deaths_a": "0",
        "deaths_b": "0",
        "deaths_civilians": "0",
    },
    {"best": "0", "high": "0", "low": "0", "deaths_a": "0", "deaths_b": "0", "deaths_civilians": "0"},
    ONE_SIDED,
    {**ONE_SIDED, "conflict_name": "Fenhovek Front - Civilians", "best": "1200", "high": "1900", "low": "1200"},
    {
        "type_of_violence": "2",
        "side_a": 'Brigade "Dawn" of *Cübrilal*',
        "side_b": "<unknown> militia",
        "country": "Ağr",
    },
    {"source_article": "", "source_office": "", "source_headline": ""},
    {"side_a": "Source", "where_coordinates": "Embin", "source_headline": "A line\nbreak; and \u2028 more"},
    {"conflict_name": "Embin: Government", "date_start": "2032-01-02", "date_end": "2032-01-02"},
)


def table(path: Path, *changes: Mapping[str, str]) -> Path:
    """Write a CSV file of rows that differ from `ROW` in what is given; ids are numbered."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, HEADER, restval="")
        writer.writeheader()
        for number, change in enumerate(changes):
            writer.writerow({**ROW, "id": str(900001 + number), **change})
    return path


def test_the_library_is_in_order(tmp_path: Path) -> None:
    """A table of every precision, kind of violence and odd name gives a library without a single problem."""
    import_table(table(tmp_path / "ged.csv", *ROWS), tmp_path / "library")
    problems = examine(tmp_path / "library").problems
    assert [(problem.code, problem.message, problem.where) for problem in problems] == []


def test_the_library_becomes_a_site(tmp_path: Path) -> None:
    """Each conflict and year has its briefing, and the site of the library has pages for all of them."""
    import_table(table(tmp_path / "ged.csv", *ROWS), tmp_path / "library")
    site = build(tmp_path / "library").site
    assert site is not None
    overviews = [
        page.uri for page in site.pages if page.uri.startswith("briefings/") and page.uri.endswith("/index.md")
    ]
    slugs = ("embin-government-2031", "embin-government-2032", "fenhovek-front-civilians-2031")
    assert sorted(overviews) == [f"briefings/{slug}/index.md" for slug in slugs]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"date_prec": "1"}, "2031-03-04"),
        ({"date_prec": "1", "date_end": "2031-03-06"}, "2031-03-04/2031-03-06"),
        ({"date_prec": "2", "date_end": "2031-03-06"}, "[2031-03-04..2031-03-06]"),
        ({"date_prec": "2"}, "2031-03-04~"),
        ({"date_prec": "3", "date_end": "2031-03-10"}, "[2031-03-04..2031-03-10]"),
        ({"date_prec": "4", "date_start": "2031-02-01", "date_end": "2031-02-28"}, "2031-02"),
        ({"date_prec": "4", "date_end": "2031-04-01"}, "[2031-03-04..2031-04-01]"),
        ({"date_prec": "4"}, "2031-03"),
        ({"date_prec": "5", "date_start": "2031-01-01", "date_end": "2031-12-31"}, "2031"),
        ({"date_prec": "5", "date_start": "2031-02-01", "date_end": "2031-09-30"}, "[2031-02-01..2031-09-30]"),
    ],
)
def test_dates_are_as_precise_as_they_are_known(tmp_path: Path, change: Mapping[str, str], expected: str) -> None:
    """A week or a month that is known stays one, and is never told as a day."""
    (row,) = read_table(table(tmp_path / "ged.csv", change)).rows
    assert row.when == expected


def test_several_articles_are_told_apart(tmp_path: Path) -> None:
    """Each article that a row was coded from keeps its outlet, day and headline, commas included."""
    (row,) = read_table(table(tmp_path / "ged.csv", {"source_article": TWO_ARTICLES})).rows
    assert row.articles == (
        Article(office="Hoval News", day="2031-03-05", headline="Shots at the bridge"),
        Article(office="Petrilu Post", day="2031-03-06", headline="A bridge, and who held it"),
    )


def test_the_paragraph_says_what_the_row_says(tmp_path: Path) -> None:
    """A reader finds in the source's text all that the facts rest on."""
    (row,) = read_table(table(tmp_path / "ged.csv", {})).rows
    assert paragraph(row) == (
        "On 4 March 2031, Government of Embin and Fenhovek Front clashed in Quaek town, Naxin province, Embin. "
        "The best estimate of deaths is 5, the low one 4, the high one 7. "
        "Among the dead were 1 of Government of Embin, 3 of Fenhovek Front, 1 civilian. "
        "Coded from Hoval News, 2031-03-05: Shots at the bridge of Quaek."
    )


def test_rows_that_cannot_be_used_are_counted(tmp_path: Path) -> None:
    """Nothing is left out in silence."""
    bad = ({"latitude": ""}, {"latitude": "95"}, {"date_start": "?"}, {"side_b": " "}, {"low": "9"}, {"id": "900001"})
    found = read_table(table(tmp_path / "ged.csv", {}, *bad))
    assert (len(found.rows), dict(found.left_out)) == (
        1,
        {
            "latitude is no number": 1,
            "latitude is out of range": 1,
            "date_start is no date": 1,
            "side_b is empty": 1,
            "the low estimate is above the high one": 1,
            "the id was there before": 1,
        },
    )


def test_a_long_year_is_told_in_parts(tmp_path: Path) -> None:
    """A conflict with very many events in a year does not become one endless page."""
    rows = read_table(table(tmp_path / "ged.csv", {}, {}, {}, {}, {})).rows
    names = [name for name, _ in library_files(rows, most=2) if name.endswith("briefing.yml")]
    assert names == [f"embin-government-2031-{part}/briefing.yml" for part in (1, 2, 3)]


def test_the_command_writes_the_first_rows(tmp_path: Path) -> None:
    """One command makes a library of the beginning of the table, and says what it wrote."""
    file, out = table(tmp_path / "ged.csv", {}, {}, {"latitude": ""}, {}), tmp_path / "library"
    result = CliRunner().invoke(main, [str(file), str(out), "--limit", "3", "--released", "2032-06"])
    assert (result.exit_code, result.output) == (
        0,
        f"{out}: 2 events, at most 200 a briefing\nleft out: 1 rows, latitude is no number\n",
    )


def test_another_table_is_refused(tmp_path: Path) -> None:
    """A file that is no such table gives a reason, not an empty library."""
    file = tmp_path / "other.csv"
    file.write_text("id,name\n1,x\n", encoding="utf-8")
    result = CliRunner().invoke(main, [str(file), str(tmp_path / "library")])
    assert (result.exit_code, "has no column type_of_violence" in result.output) == (1, True)


def test_a_folder_with_content_is_left_alone(tmp_path: Path) -> None:
    """Facts that somebody wrote are never mixed with those of a table."""
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "mine.yml").write_text("", encoding="utf-8")
    result = CliRunner().invoke(main, [str(table(tmp_path / "ged.csv", {})), str(tmp_path / "library")])
    assert (result.exit_code, "is not empty" in result.output) == (1, True)


@given(st.text())
def test_names_hold_no_markup(text: str) -> None:
    """Whatever stands in the table, no name breaks a page or promises a quotation."""
    assert [c for c in plain(text) if c in '<>[]{}*_`\\|"' or not c.isprintable()] == []


@given(st.lists(st.text(), max_size=8))
def test_ids_are_never_the_same(names: list[str]) -> None:
    """Two actors or places whose names look alike stay two."""
    used: set[str] = set()
    assert len({unused(name, used) for name in names}) == len(names)
