"""Words for quantities -> numbers, hedges, units and intervals."""

from __future__ import annotations

from decimal import Decimal
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.derive.intervals import ANY, Interval, interval
from generator.derive.quantities import interval_of, quantities, read_quantity
from generator.model.statements import Figure
from generator.model.vocabularies import QUANTIFIER

CASES = {
    "35 bodies": "[35, 35]",
    'eight "fighters"': "[8, 8]",
    "twenty-five": "[25, 25]",
    "a soldier": "[1, 1]",
    "a dozen": "[12, 12]",
    "two dozen": "[24, 24]",
    "twelve hundred": "[1200, 1200]",
    "one hundred and twenty-five thousand": "[125000, 125000]",
    "two million three hundred thousand": "[2300000, 2300000]",
    "two and a half million": "[2500000, 2500000]",
    "2½ million": "[2500000, 2500000]",
    "half a million": "[500000, 500000]",
    "1,250,000": "[1250000, 1250000]",
    "1.5bn": "[1500000000, 1500000000]",
    "$1.5 million": "[1500000, 1500000]",
    "١٬٢٥٠": "[1250, 1250]",
    "a total of 30": "[30, 30]",
    "no casualties": "[0, 0]",
    "about 300": "[240, 360]",
    "some 300 people": "[240, 360]",
    "an estimated 1.5 million": "[1200000, 1800000]",
    "about a dozen": "[9.6, 14.4]",
    "nearly 1 million people": "[800000, 1000000)",
    "nearly nine-year-long": "[7.2, 9)",
    "at least 20": "[20, ∞)",
    "20 or more": "[20, ∞)",
    "no fewer than 12": "[12, ∞)",
    "more than 50": "(50, ∞)",
    "over 300": "(300, ∞)",
    "fewer than 9": "[0, 9)",
    "up to 40": "[0, 40]",
    "as many as 50": "[0, 50]",
    "up to about 300": "[0, 300]",
    "between 30 and 40": "[30, 40]",
    "between a hundred and two hundred": "[100, 200]",
    "30 to 40": "[30, 40]",
    "30–40 people": "[30, 40]",
    "three or four men": "[3, 4]",
    "2 to 3 million": "[2000000, 3000000]",
    "15 km to 20 km": "[15, 20]",
    "some": "[2, ∞)",
    "several": "[2, ∞)",
    "a large number of missiles": "[2, ∞)",
    "some of its troops": "[2, ∞)",
    "dozens": "[24, ∞)",
    "several hundred": "[200, ∞)",
    "a few thousand": "[2000, ∞)",
    "tens of thousands": "[20000, ∞)",
    "hundreds of thousands of combatants and civilians": "[200000, ∞)",
    "millions": "[2000000, ∞)",
    "half": "[50, 50]",
    "almost half": "[40, 50)",
    "more than half of the houses": "(50, 100]",
    "three-quarters of the city": "[75, 75]",
    "most of Saraqeb": "(50, 100]",
    "nearly all the territory": "[80, 100)",
    "all 300 prisoners": "[300, 300]",
    # a year only where there is nothing else
    "10 people in 2011": "[10, 10]",
    "2000 people": "[2000, 2000]",
}


@pytest.mark.parametrize("text", CASES)
def test_words_give_an_interval(text: str) -> None:
    """A quantity as reporters word it is read as what it says, no more and no less."""
    read = read_quantity(text)
    assert read is not None
    assert str(read.interval) == CASES[text]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("15 km (9 miles) east", "km"),
        ("15km", "km"),
        ("nine-year-long", "years"),
        ("a 25-year-old man", "years"),
        ("40 per cent", "%"),
        ("40%", "%"),
        ("$1.5 million", "dollars"),
        ("eight Turkish military personnel", "Turkish military personnel"),
        ("two waves", "waves"),
        ("hundreds of thousands of combatants and civilians", "combatants and civilians"),
        ("eight killed", None),
        ("most of Saraqeb", "%"),
    ],
)
def test_units(text: str, unit: str | None) -> None:
    """What is counted is read from the words, so that trucks are never compared with people."""
    read = read_quantity(text)
    assert read is not None
    assert read.unit == unit


@pytest.mark.parametrize(
    "text",
    [
        *("", "the dockers", "1st Division", "T-72", "the M4", "on 12 January", "Jan. 12", "3 to 6 February 2020"),
        *("at 10:30", "at six o'clock", "2020-02-06", "Resolution 2254", "Flight 752", "1.2.3", "9" * 40, "the third"),
    ],
)
def test_no_quantity(text: str) -> None:
    """Dates, times, ordinals and names are no quantities."""
    assert read_quantity(text) is None


def test_each_quantity_of_a_sentence() -> None:
    """A sentence with several quantities gives each, where it stands."""
    text = "At least 12 of 40 dockers left on 4 March 2024, in two boats."
    found = [(text[q.start : q.end], str(q.interval)) for q in quantities(text)]
    assert found == [("At least 12", "[12, ∞)"), ("40", "[40, 40]"), ("two", "[2, 2]")]


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        ({"text": "35 bodies"}, "[35, 35]"),
        ({"text": "35 bodies", "partial": "one hospital"}, "[35, ∞)"),
        ({"value": "12"}, "[12, 12]"),
        ({"value": "12", "quantifier": "about"}, "[9.6, 14.4]"),
        ({"low": "3"}, "[3, ∞)"),
        ({"high": "3"}, "[0, 3]"),
        ({"low": "3", "high": "5"}, "[3, 5]"),
        ({"low": "3", "high": "5", "partial": "one ward"}, "[3, ∞)"),
        ({"text": "the dockers"}, str(ANY)),
        ({"text": "the dockers", "value": "7"}, "[7, 7]"),
    ],
)
def test_figures_give_an_interval(figure: dict[str, str], expected: str) -> None:
    """Typed and worded figures can be compared; what was counted only in part is a lower bound."""
    assert str(interval_of(Figure.model_validate({"measure": "killed", **figure}))) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (interval(None, Decimal(5)), interval(None, Decimal(5)), False),
        (interval(None, Decimal(5)), interval(None, Decimal(6)), True),
        (interval("at-least", Decimal(5)), interval(None, Decimal(5)), False),
        (interval("more-than", Decimal(5)), interval(None, Decimal(5)), True),
        (interval("less-than", Decimal(5)), interval("at-least", Decimal(5)), True),
        (interval("about", Decimal(10)), interval("about", Decimal(14)), False),
    ],
)
def test_disjoint(one: Interval, other: Interval, expected: bool) -> None:
    """Open ends count: more than five is not five."""
    assert (one.is_disjoint(other), other.is_disjoint(one)) == (expected, expected)


_ONES = (
    *("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def _words(number: int) -> str:
    for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        if number >= size:
            rest = _words(number % size)
            return f"{_words(number // size)} {name}" + (f" {rest}" if rest else "")
    if number >= 100:
        rest = _words(number % 100)
        return f"{_ONES[number // 100]} hundred" + (f" and {rest}" if rest else "")
    if number >= 20:
        return _TENS[number // 10] + (f"-{_ONES[number % 10]}" if number % 10 else "")
    return _ONES[number]


@given(st.integers(1, 10**12 - 1))
def test_numbers_in_words_and_in_digits(number: int) -> None:
    """Whether a number is written in words or in digits, it is the same."""
    found = [read_quantity(text) for text in (f"{_words(number)} trucks", f"{number:,} trucks")]
    assert [q.numbers for q in found if q] == [(Decimal(number),), (Decimal(number),)]


_WORDS = (
    *("and", "a", "half", "of", "to", "between", "-", "or", "%", "$", "3", "1,000", "hundred", "dozens", "few", "some"),
    *("most", "thirds", *_ONES, *(words for term in QUANTIFIER for words in QUANTIFIER[term].words)),
)


@given(st.one_of(st.text(), st.lists(st.sampled_from(_WORDS)).map(" ".join)))
def test_any_text(text: str) -> None:
    """No text breaks the reading, and no interval is upside down."""
    found = quantities(text)
    assert [q for q in found if q.interval.high is not None and q.interval.low > q.interval.high] == []
    assert [q for q in found if not 0 <= q.start < q.end <= len(text)] == []
    assert (read_quantity(text) is None) <= (not found or found[0].kind == "year")


@given(st.sampled_from([None, *QUANTIFIER]), st.decimals(-(10**9), 10**9), st.decimals(0, 10**9))
def test_intervals_hold_their_ends(quantifier: str | None, low: Decimal, more: Decimal) -> None:
    """Whatever is typed, the lower end is not above the upper one."""
    found = interval(quantifier, low, low + more)
    assert (found.high is None or found.low <= found.high) is True


@pytest.mark.parametrize("part", ["9", "one hundred and ", "1 to ", "half a ", "-", "Jan. 1 ", "about ", "a few "])
def test_long_texts(part: str) -> None:
    """A megabyte of anything is read in linear time."""
    text = part * (200_000 // len(part))

    def seconds(found: str) -> float:
        began = process_time()
        quantities(found)
        return process_time() - began

    grows_slowly = (seconds(text) < max(40 * seconds(text[: len(text) // 10]), 2) for _ in range(3))
    assert any(grows_slowly)  # a busy machine may slow one of the three
