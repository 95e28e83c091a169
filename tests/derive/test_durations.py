"""Stated spans of time, and dates -> whether the two can agree."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.derive.durations import Duration, agree, elapsed, in_words, read_duration
from generator.derive.measures import NUMBER_WORDS, amounts, beside
from generator.model.dates import parse_edtf, parse_when


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nearly nine-year-long", (9, 9, "years", "nearly")),
        ("for nearly 20 years", (20, 20, "years", "nearly")),
        ("two and a half years", (2.5, 2.5, "years", "exact")),
        ("twenty-five days", (25, 25, "days", "exact")),
        ("six to eight weeks", (6, 8, "weeks", "exact")),
        ("more than a decade", (1, 1, "decades", "more-than")),
        ("at least 18 months", (18, 18, "months", "at-least")),
        ("years", None),
        ("two years and six months", None),
        ("a long time", None),
    ],
)
def test_durations_in_news_prose(text: str, expected: tuple[float, float, str, str] | None) -> None:
    """How long something is said to have lasted is read as a person reads it; what is unclear is not read."""
    found = read_duration(text)
    assert (found and (found.low, found.high, found.unit, found.quantifier)) == expected


@pytest.mark.parametrize(
    ("text", "when", "until", "expected"),
    [
        ("nearly nine-year-long", "2011/..", "2020-02-06", True),
        ("nearly nine-year-long", "2011-03/..", "2020-02-06", True),
        ("nearly nine-year-long", "2010/..", "2020-02-06", False),
        ("nearly nine-year-long", "2009/..", "2020-02-06", False),
        ("nearly nine-year-long", "2013/..", "2020-02-06", False),
        ("nearly 19 years", "2011/..", "2020-02-06", False),
        ("nearly 20 years", "2000~/..", "2020-02-06", True),
        ("about nine years", "2009/..", "2020-02-06", True),
        ("more than five years", "2009/..", "2020-02-06", True),
        ("more than five years", "2019/..", "2020-02-06", False),
        ("less than five years", "2009/..", "2020-02-06", False),
        ("three weeks", "2020-01-16/..", "2020-02-06", True),
        ("three weeks", "2019-12-01/..", "2020-02-06", False),
        # nothing can be said
        ("nine years", "2011?/..", "2020-02-06", None),
        ("nine years", "2011/2012", "2020-02-06", None),
        ("nine years", "2011/", "2020-02-06", None),
        ("nine years", "2011", "2020-02-06", None),
    ],
)
def test_duration_against_the_time_gone_by(text: str, when: str, until: str, expected: bool | None) -> None:
    """A duration and a start that exclude each other are found; rounding and hedges are not held against it."""
    stated, found = read_duration(text), elapsed(parse_when(when), parse_edtf(until))
    assert stated is not None
    assert (None if found is None else agree(stated.span, found)) == expected


def test_undated() -> None:
    """What has no date has lasted for no known time."""
    assert elapsed(parse_when("undated"), parse_edtf("2020")) is None


@pytest.mark.parametrize(
    ("when", "expected"),
    [("2011/..", "8.1 to 9.1 years"), ("2020-01-16/..", "21 to 22 days"), ("2019-10-01/..", "4 months")],
)
def test_spans_in_words(when: str, expected: str) -> None:
    """The time gone by is told in the unit in which a reader would count it."""
    found = elapsed(parse_when(when), parse_edtf("2020-02-06"))
    assert found is not None
    assert in_words(found) == expected


@given(st.text())
def test_no_text_raises(text: str) -> None:
    """Whatever an author types, a check goes on, and ranges are in order."""
    assert [one for one in amounts(text) if one.low > one.high] == []


@given(st.integers(1, 999), st.sampled_from(["day", "week", "month", "year", "decade"]))
def test_numbers_are_read(number: int, unit: str) -> None:
    """Any number of any unit is read."""
    expected = Duration(low=number, high=number, unit=f"{unit}s", quantifier="about")
    assert read_duration(f"about {number} {unit}s") == expected


@pytest.mark.parametrize("word", [word for word in NUMBER_WORDS if len(word) > 2])
def test_number_words_are_read(word: str) -> None:
    """Any number word is read, with a hyphen as well."""
    found = read_duration(f"{word}-year")
    assert found is not None
    assert found.high == NUMBER_WORDS[word]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("15 km (9 miles) east", [("kilometres", "miles")]),
        ("20 hectares (49 acres)", [("hectares", "acres")]),
        ("5 kg (about 11 pounds)", [("kilograms", "pounds")]),
        ("30 metres or 100 feet", [("metres", "feet")]),
        ("15 km east of the port and 9 miles from the town", []),
        ("15 km (9 hours)", []),
        ("3 km (4 km by road)", []),
    ],
)
def test_units_beside_each_other(text: str, expected: list[tuple[str, str]]) -> None:
    """A second unit in parentheses says the same again; two distances of two things do not."""
    assert [(one.unit, other.unit) for one, other in beside(text)] == expected
