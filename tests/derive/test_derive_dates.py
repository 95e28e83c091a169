"""The order, the text and the heading of dates, and whether they fall into a period."""

from __future__ import annotations

import random
from datetime import date
from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.derive.dates import day_head, display, overlaps, sort_key
from generator.model.dates import When, parse_edtf, parse_when


@pytest.mark.parametrize(
    ("text", "head", "note"),
    [
        ("2020-02-05 (on Wednesday)", "5 February 2020", "Wednesday"),
        ("2020-01 (last month)", "January 2020", "no day given"),
        ("2011", "2011", "no day given"),
        ("0750", "750", "no day given"),
        ("2020-02-06T10:00:00Z", "6 February 2020", "Thursday, 10:00 UTC"),
        ("2020-02-06T10:00:07+03:00", "6 February 2020", "Thursday, 10:00:07 UTC+03:00"),
        ("2020-02-06T10:00:00", "6 February 2020", "Thursday, 10:00"),
        ("2020-02-06~", "about 6 February 2020", "the day is approximate"),
        ("2020-02-06?", "possibly 6 February 2020", "the day is uncertain"),
        ("2020%", "possibly about 2020", "no day given"),
        ("2020-21", "spring 2020", "no day given"),
        ("2020-24~", "about winter 2020", "no day given"),
        ("2020-33", "first quarter of 2020", "no day given"),
        ("201X", "2010s", "no year given"),
        ("19XX", "1900–1999", "no year given"),
        ("2020-XX-25", "25 January 2020 – 25 December 2020", "no day given"),
        ("[2020-02-05..2020-02-06]", "5 or 6 February 2020", "no day given"),
        ("[2020-02-05,2020-02-06]", "5 or 6 February 2020", "no day given"),
        ("[2020-01-31..2020-02-01]", "31 January or 1 February 2020", "no day given"),
        ("[2019-12-31..2020-01-01]", "31 December 2019 or 1 January 2020", "no day given"),
        ("[2020-02-03..2020-02-06]", "between 3 and 6 February 2020", "no day given"),
        ("[2020-01-28..2020-02-06]", "between 28 January and 6 February 2020", "no day given"),
        ("[2020-01..2020-02]", "January or February 2020", "no day given"),
        ("[2011..2013]", "between 2011 and 2013", "no day given"),
        ("[2020-02-03,2020-02-06,2020-02-05]", "3, 5 or 6 February 2020", "no day given"),
        ("[2020-02-03,2020-02,2011]", "2011, February 2020 or 3 February 2020", "no day given"),
        ("[2011,2013,2015,2017,2019]", "between 2011 and 2019", "one of 5 dates"),
        ("[2020-02-03..]", "3 February 2020 or later", "no day given"),
        ("[..2020-02-03]", "3 February 2020 or earlier", "no day given"),
        ("{2020-02-03,2020-02-05}", "3 and 5 February 2020", ""),
        ("{2020-02-03..2020-02-05}", "3 to 5 February 2020", "each of them"),
        ("{2011,2013,2015,2017,2019}", "2011 to 2019", "5 dates"),
        ("2020-01-23/2020-02-06", "23 January to 6 February 2020", ""),
        ("2020-02-03/2020-02-06", "3 to 6 February 2020", ""),
        ("2019-12-23/2020-02-06", "23 December 2019 to 6 February 2020", ""),
        ("2020-02-06/2020-02-06", "6 February 2020", "Thursday"),
        ("2011/2013", "2011 to 2013", "no days given"),
        ("2011/2020-02-06", "2011 to 6 February 2020", "no day given for the start"),
        ("2020-01-23~/2020-02-06", "about 23 January to 6 February 2020", "the start is approximate"),
        ("2020-01-23/2020-02-06?", "23 January to possibly 6 February 2020", "the end is uncertain"),
        ("2011~/2013~", "about 2011 to about 2013", "start and end are approximate"),
        ("2011~/2013?", "about 2011 to possibly 2013", "the start is approximate, the end is uncertain"),
        ("2011/..", "since 2011", "no end given"),
        ("2011~/..", "since about 2011", "no end given"),
        ("2011/", "from 2011", "end unknown"),
        ("/2020-02-06 (continuing)", "until 6 February 2020", "start unknown"),
        ("../2020-02-06", "until 6 February 2020", "no start given"),
        ("undated", "undated", ""),
        ("undated (in the current round of fighting)", "undated", ""),
    ],
)
def test_display_text(text: str, head: str, note: str) -> None:
    """Every form of a date reads as English, and its note tells how exact it is."""
    shown = display(parse_when(text))
    assert (head, note) == (shown.head, shown.note)


def test_order_of_a_timeline() -> None:
    """By the first day, the narrower first; open starts by their last day; by the time of day; undated last."""
    expected = [
        "2011",
        "2011~/..",
        "2020-01",
        "2020-01-12",
        "[..2020-02-03]",
        "2020-02-03",
        "[2020-02-03..2020-02-06]",
        "[2020-02-03..]",
        "2020-02-05",
        "[2020-02-05..2020-02-06]",
        "/2020-02-06",
        "2020-02-06",
        "2020-02-06T12:00:00+03:00",
        "2020-02-06T10:00:00Z",
        "undated",
        "undated (earlier)",
    ]
    texts = expected.copy()
    random.Random(6).shuffle(texts)
    assert expected == sorted(texts, key=lambda text: sort_key(parse_when(text)))


def test_same_day_shares_a_head() -> None:
    """A day, a time on it and a span of that one day stand under one heading, whose note has no time of day."""
    expected = [("2020-02-06", "6 February 2020", "Thursday")]
    heads = {day_head(parse_when(text)) for text in ("2020-02-06", "2020-02-06T10:00:00Z", "2020-02-06/2020-02-06")}
    assert expected == [(head.key, head.head, head.note) for head in heads]


def test_different_shapes_never_share_a_head() -> None:
    """Dates with equal bounds but other shapes, marks or ends have other keys."""
    texts = ["2020-02", "2020-02~", "2020-02-01/2020-02-29", "[2020-02-01..2020-02-29]", "{2020-02-01,2020-02-29}"]
    texts += ["2020-02-01/..", "2020-02-01/", "[2020-02-01..]", "../2020-02-29", "/2020-02-29", "undated"]
    assert len(texts) == len({day_head(parse_when(text)).key for text in texts})


plain = st.dates(date(2020, 1, 1), date(2020, 3, 9)).map(date.isoformat)
dates = st.builds("{}{}".format, plain | plain.map(lambda day: day[:7]), st.sampled_from(["", "", "~", "?"]))
whens = st.one_of(
    dates,
    st.builds("{}T0{}:00:00Z".format, plain, st.integers(0, 9)),
    st.tuples(dates, dates).map(lambda pair: "{}/{}".format(*sorted(pair))),
    st.tuples(plain, plain).map(lambda pair: "[{}..{}]".format(*sorted(pair))),
    st.builds("{},{}".format, plain, plain).map(lambda two: f"[{two}]") | dates.map(lambda one: f"{one}/.."),
    dates.map(lambda one: f"/{one}") | st.just("undated (then)"),
).map(parse_when)


@settings(max_examples=100, deadline=None)
@given(st.lists(whens, max_size=12), st.randoms(use_true_random=False))
def test_order_is_total_and_keeps_heads_together(found: list[When], chance: random.Random) -> None:
    """However the events come in, they come out in one order, in which no heading appears twice."""
    shuffled = found.copy()
    chance.shuffle(shuffled)
    ordered = sorted(found, key=sort_key)
    assert ordered == sorted(shuffled, key=sort_key)
    keys = [key for key, _ in groupby(ordered, key=lambda when: day_head(when).key)]
    assert len(set(keys)) == len(keys)


@settings(max_examples=100, deadline=None)
@given(whens, whens)
def test_one_key_one_head(first: When, second: When) -> None:
    """Two dates have one key exactly when they have one heading over the same days."""
    one, two = day_head(first), day_head(second)
    assert (one.key == two.key) == (one == two)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020-01-12", True),
        ("2020-02-06", True),
        ("2020-01-11", False),
        ("2020-01", True),
        ("2011", False),
        ("2011/..", True),
        ("2011/", True),
        ("/2020-01-11", False),
        ("/2020-02-06", True),
        ("2020-02-07/..", False),
        ("[2019,2021]", False),
        ("[2019..2021]", True),
        ("undated (earlier)", None),
    ],
)
def test_overlap_with_the_period(text: str, expected: bool | None) -> None:
    """Only what lies outside the period for certain is outside; what is undated is neither."""
    assert expected is overlaps(parse_when(text), parse_edtf("2020-01-12/2020-02-06"))


def test_period_without_start() -> None:
    """A period that is open at its start excludes nothing early."""
    expected = {"1900": True, "2021": False}
    assert expected == {text: overlaps(parse_when(text), parse_edtf("../2020-02-06")) for text in expected}
