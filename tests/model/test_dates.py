"""Dates as authors write them, and what is said of those that are none."""

from __future__ import annotations

import pickle
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from math import inf
from typing import Any

import edtf
import jsonschema
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from generator.model.dates import DateError, Shape, When, parse_edtf, parse_when
from generator.model.fragments import DATED


def bounds(text: str) -> tuple[str, str, str]:
    """Shape, first and last day of a date, as text."""
    when = parse_when(text)
    return when.shape.value, str(when.earliest), str(when.latest)


def outcome(parse: Callable[[str], When], text: str) -> When | DateError:
    try:
        return parse(text)
    except DateError as error:
        return error


def refusal(text: str) -> DateError:
    with pytest.raises(DateError) as caught:
        parse_when(text)
    return caught.value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020-02-05", ("day", "2020-02-05", "2020-02-05")),
        ("2020-02-29", ("day", "2020-02-29", "2020-02-29")),
        ("2020-02", ("month", "2020-02-01", "2020-02-29")),
        ("2011", ("year", "2011-01-01", "2011-12-31")),
        ("0750", ("year", "0750-01-01", "0750-12-31")),
        ("2020-02-06T10:00:00Z", ("time", "2020-02-06", "2020-02-06")),
        ("2020-21", ("season", "2020-03-01", "2020-05-31")),
        ("2020-34", ("season", "2020-04-01", "2020-06-30")),
        ("201X", ("decade", "2010-01-01", "2019-12-31")),
        ("19XX", ("century", "1900-01-01", "1999-12-31")),
        ("1XXX", ("millennium", "1000-01-01", "1999-12-31")),
        ("2020-XX", ("year", "2020-01-01", "2020-12-31")),
        ("2020-02-XX", ("month", "2020-02-01", "2020-02-29")),
        ("15XX-12-25", ("within", "1500-12-25", "1599-12-25")),
        ("2020-01-23/2020-02-06", ("lasted", "2020-01-23", "2020-02-06")),
        ("2011/2020-02-06", ("lasted", "2011-01-01", "2020-02-06")),
        ("2020-XX/2021", ("lasted", "2020-01-01", "2021-12-31")),
        ("2020-02-03 / 2020-02-05", ("lasted", "2020-02-03", "2020-02-05")),
        ("2011/..", ("since", "2011-01-01", "None")),
        ("2011/", ("since", "2011-01-01", "None")),
        ("../2020-02-06", ("until", "None", "2020-02-06")),
        ("/2020-02-06", ("until", "None", "2020-02-06")),
        ("[2020-02-05..2020-02-06]", ("within", "2020-02-05", "2020-02-06")),
        ("[2020-02-06, 2020-02-03]", ("within", "2020-02-03", "2020-02-06")),
        ("[1667,1668,1670..1672]", ("within", "1667-01-01", "1672-12-31")),
        ("[..2020-02-06]", ("within", "None", "2020-02-06")),
        ("[2020-02-05,2020-02-06..]", ("within", "2020-02-05", "None")),
        ("{2020-02-03,2020-02-05}", ("several", "2020-02-03", "2020-02-05")),
        ("undated", ("undated", "None", "None")),
    ],
)
def test_bounds_of_each_form(text: str, expected: tuple[str, str, str]) -> None:
    """Every form has its shape and its strict, inclusive bounds."""
    assert expected == bounds(text)


@pytest.mark.parametrize("text", ["2020-24", "2020-28", "2020-30"])
def test_winter_reaches_into_next_year(text: str) -> None:
    """A season that starts in December ends in February, so that an event in January is not outside of it."""
    expected = ("season", "2020-12-01", "2021-02-28")
    assert expected == bounds(text)


def test_open_and_unknown_ends_are_told_apart() -> None:
    """Two dots are an open end, nothing is an unknown one; neither gets an invented bound."""
    expected = {
        "2011/..": (False, False, True, False),
        "2011/": (False, False, False, True),
        "../2011": (True, False, False, False),
        "/2011": (False, True, False, False),
        "[2011..]": (False, False, True, False),
    }
    seen = {}
    for text in expected:
        when = parse_when(text)
        seen[text] = (when.open_start, when.unknown_start, when.open_end, when.unknown_end)
    assert expected == seen


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020~", (True, True, False, False)),
        ("2020-02-06?", (False, False, True, True)),
        ("2020-02%", (True, True, True, True)),
        ("2020-24~", (True, True, False, False)),
        ("2020-~02", (True, True, False, False)),
        ("2020-01-23~/2020-02-06", (True, False, False, False)),
        ("2020-01-23/2020-02-06?", (False, False, False, True)),
        ("2011~/..", (True, False, False, False)),
        ("[2020-02-05..2020-02-06~]", (False, True, False, False)),
    ],
)
def test_marks_belong_to_their_end(text: str, expected: tuple[bool, bool, bool, bool]) -> None:
    """Approximate and uncertain are known of the start and of the end separately."""
    when = parse_when(text)
    assert expected == (when.approximate_start, when.approximate_end, when.uncertain_start, when.uncertain_end)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020-02-05 (on Wednesday)", ("2020-02-05", "on Wednesday")),
        ("2020-02-05(on Wednesday)", ("2020-02-05", "on Wednesday")),
        ("2020-02-05 (on Wednesday (local time))", ("2020-02-05", "on Wednesday (local time)")),
        ("[2020, 2022] (in two winters)", ("[2020,2022]", "in two winters")),
        ("undated (in the current round of fighting)", (None, "in the current round of fighting")),
        ("2020-02-06 (پنج\u200cشنبه)", ("2020-02-06", "پنج\u200cشنبه")),
        ("2020-02-05", ("2020-02-05", None)),
    ],
)
def test_wording_stands_apart(text: str, expected: tuple[str | None, str | None]) -> None:
    """The words in parentheses are kept letter for letter, the date is kept without white space, the text as it was."""
    when = parse_when(text)
    assert (*expected, text) == (when.edtf, when.wording, when.text)


@pytest.mark.parametrize(
    ("text", "message", "remedy"),
    [
        ("2019-02-29", "2019 is not a leap year: February has 28 days", "2019-02"),
        ("2019-02-29~", "2019 is not a leap year: February has 28 days", "2019-02"),
        ("~2019-02-29", "2019 is not a leap year: February has 28 days", "2019-02"),
        ("2019-02-29T10:00:00Z", "2019 is not a leap year: February has 28 days", "2019-02"),
        ("2020-02-30", "there is no 30 February 2020: February has 29 days", "2020-02"),
        ("2020-04-31", "there is no 31 April 2020: April has 30 days", "2020-04"),
        ("2020-13-01", "there is no month 13", "2020-01-13"),
        ("2020-13", "there is no month 13", "2020"),
        ("2020-02-00", "there is no day 00", "2020-02"),
        ("2020-02-06/2020-02-01", "it ends before it starts", "2020-02-01/2020-02-06"),
        ("[2020-02-06..2020-02-01]", "it ends before it starts", "[2020-02-01..2020-02-06]"),
        ("6/2/2020", "day and month", "2020-02-06 for 6 February 2020, 2020-06-02 for 2 June 2020"),
        ("13/2/2020", "year comes first", "write 2020-02-13"),
        ("6/2/20", "two digits", "2020-02-06"),
        ("2020-2-6", "two digits", "write 2020-02-06"),
        ("2020-2-30", "there is no 30 February 2020", "2020-02"),
        ("2020/02/06", "hyphens", "write 2020-02-06"),
        ("20200206", "hyphens", "write 2020-02-06"),
        ("2020–02–06", "plain hyphens", "write 2020-02-06"),
        ("2020/02", "hyphen", "write 2020-02"),
        ("2019/20", "two digits", "write 2019/2020"),
        ("12/2020", "before the month", "write 2020-12"),
        ("Feb 6 2020", "in numbers", "write 2020-02-06"),
        ("Thursday, 6th of Feb. 2020", "in numbers", "write 2020-02-06"),
        ("sept 2020", "in numbers", "write 2020-09"),
        ("Jan. 12", "year is missing", "YYYY-01-12"),
        ("12:30", "time of day alone", "2020-02-06T12:30:00"),
        ("2020-02-06 10:00", "follows a T", "write 2020-02-06T10:00:00"),
        ("2020-02-06T25:00:00", "time of day cannot be read", "2020-02-06T12:30:00Z"),
        ("2020-02-06T10:00:00Z/2020-02-07", "no times of day", "2020-02-06"),
        ("750", "four digits", "0750"),
        ("", "empty", "2020-02-06"),
        (" \n", "empty", "undated"),
        ("about 2011", "end in ~", "write 2011~"),
        ("the 1990s", "with an X", "write 199X"),
        ("19th century", "two X", "write 18XX"),
        ("201x", "written X", "write 201X"),
        ("2020-02-03 to 2020-02-06", "slash", "write 2020-02-03/2020-02-06"),
        ("2020-2021", "slash", "write 2020/2021"),
        ("2020-02-03..2020-02-06", "brackets", "[2020-02-03..2020-02-06]"),
        ("between 2011 and 2013", "brackets", "write [2011..2013]"),
        ("since 2011", "two dots", "write 2011/.."),
        ("on Monday", "relative", "2020-02-03 (on Monday)"),
        ("2020-02-05 on Wednesday", "behind the date", "2020-02-05 (on Wednesday)"),
        ("unknown", "no date", "undated"),
        ("Undated", "no date", "undated"),
        ("1950S2", "significant digits", "19XX"),
        ("2020-02-3X", "first and last day", "[2020-02-05..2020-02-09]"),
        ("2020-1X", "first and last day", "[2020-02-05..2020-02-09]"),
        ("XXXX", "no digit", "undated"),
        ("../..", "says nothing", "undated"),
        ("[..2020,2022..]", "says nothing", "undated"),
        ("/", "says nothing", "undated"),
        ("2020/2021/2022", "two ends", "/"),
        ("[2020]", "more than one date", "write 2020"),
        ("[2020,]", "empty place", "[2020,2022]"),
        ("[2020..2021", "not closed", "write [2020..2021]"),
        ("2020" * 300, "too long", "2020-02-06"),
        ("once upon a time " * 6, "…", "2020-02-06"),
        ("20X0-~02", '"20X0-~02" is not a date', "2020-02-06"),
        ("2020-02-06 \n پنج\u200cشنبه\u202e", "behind the date", "2020-02-06 (پنج\u200cشنبه\ufffd)"),
        ("once upon a time", '"once upon a time" is not a date', "2020-02-06"),
        ("2020-02-06 (", "not closed", ")"),
        ("2020-02-06 (on (Thursday)", "not closed", ")"),
        ("2020-02-06 on Thursday)", "never opened", "(on Monday)"),
        ("2020-02-06 ( )", "wording is empty", "words"),
        ("2020-02-06 (on Thursday) or so", "follows the wording", "parenthesis"),
        ("(on Thursday)", "no date", "undated"),
    ],
)
def test_refusal_says_what_and_how(text: str, message: str, remedy: str) -> None:
    """What is no date, or cannot be one, is refused with the reason and with what to write instead."""
    error = refusal(text)
    assert message in error.message
    assert remedy in error.remedy


@pytest.mark.parametrize("text", ["0000", "000X", "-0100", "12345", "10000-01-01", "Y12345", "Y1E999999999", "44 BC"])
def test_years_that_no_calendar_here_holds(text: str) -> None:
    """A year outside 0001 to 9999 is refused at once, however large."""
    assert issubclass(type(refusal(text)), ValueError)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("2020-02-30 (on Sunday)", "2020-02-30"),
        ("2020-01-01/2019-02-29", "2019-02-29"),
        ("[2020-01-01,2020-13-01]", "2020-13-01"),
        ("6/2/2020 (on Thursday)", "6/2/2020"),
        ("2020-02-06 (on Thursday) or so", "or so"),
        ("2020-02-30", None),
    ],
)
def test_refusal_points_at_the_part(text: str, part: str | None) -> None:
    """The error names the characters that are wrong, unless all of them are."""
    assert part == refusal(text).part


def test_error_survives_a_process_boundary() -> None:
    """A DateError can be sent between processes whole."""
    error = refusal("2020-01-01/2019-02-29")
    copy = pickle.loads(pickle.dumps(error))
    assert (error.message, error.remedy, error.part, str(error)) == (copy.message, copy.remedy, copy.part, str(copy))


def test_plain_fields_take_no_wording() -> None:
    """A field without wording reads dates, and advises neither wording nor `undated`."""
    assert date(2020, 2, 6) == parse_edtf(" 2020-02-06 ").latest
    remedies = []
    for text in ("2020-02-06 (Thursday)", "undated", "", "Monday", "nonsense", "(x)"):
        with pytest.raises(DateError) as caught:
            parse_edtf(text)
        remedies.append(caught.value.remedy)
    assert ["write 2020-02-06 alone", *["write a date such as 2020-02-06"] * 5] == remedies


def test_remedies_for_plain_mistakes_are_valid() -> None:
    """What a remedy tells to write, if it is one date only, can be read."""
    texts = ("2020-2-6", "Feb 6 2020", "2020/02/06", "1990s", "since 2011", "until 2011", "before 2011", "c. 2011")
    written = [refusal(text).remedy.removeprefix("write ") for text in texts]
    expected = ["day", "day", "day", "decade", "since", "until", "within", "year"]
    assert expected == [bounds(one)[0] for one in written]


days = st.dates(min_value=date(1, 1, 1)).map(date.isoformat)
raw_days = st.builds("{:04}-{:02}-{:02}".format, st.integers(2015, 2024), st.integers(0, 13), st.integers(0, 32))
plain = st.one_of(days, days.map(lambda day: day[:7]), days.map(lambda day: day[:4]), raw_days)
marked = st.builds("{}{}".format, plain, st.sampled_from(["", "", "~", "?", "%"]))
forms = st.one_of(
    marked,
    st.builds("{}/{}".format, marked, marked),
    st.builds("{}{}".format, marked, st.sampled_from(["/", "/.."])),
    st.builds("{}{}".format, st.sampled_from(["/", "../"]), marked),
    st.builds("[{}..{}]".format, plain, plain),
    st.builds("[{},{}]".format, plain, plain),
    st.builds("[{}..]".format, plain),
    st.builds("{}T10:00:00Z".format, days),
)


def package_bound(parsed: Any, *, lower: bool) -> date | None:
    found = parsed.lower_strict() if lower else parsed.upper_strict()
    return None if found in (inf, -inf) else date(*found[:3])


@settings(max_examples=150, deadline=None)
@example("2020-02-29/2021-02-28")
@given(forms)
def test_fast_path_agrees_with_the_package(text: str) -> None:
    """Wherever both read a date they agree on its bounds and marks, but for the package's known defects."""
    parsed = edtf.parse_edtf(text, fail_silently=True)
    assume(parsed is not None)
    when = outcome(parse_when, text)
    if isinstance(when, DateError):
        assert re.search("leap year|there is no|ends before|lies outside", when.message)
        return
    if not when.unknown_start:  # there the package invents a bound
        assert package_bound(parsed, lower=True) == when.earliest
    if not when.unknown_end:
        assert package_bound(parsed, lower=False) == when.latest
    both = parsed.is_uncertain_and_approximate
    assert bool(parsed.is_approximate or both) == (when.approximate_start or when.approximate_end)
    assert bool(parsed.is_uncertain or both) == (when.uncertain_start or when.uncertain_end)


scraps = st.lists(
    st.sampled_from([*"0123456789-/.~?%X[]{},T:Z() ", "2020", "-02", "-29", "..", "undated", "May", "since ", "\0"]),
    max_size=14,
).map("".join)


@settings(max_examples=400, deadline=None)
@given(st.one_of(scraps, st.text(max_size=40), st.builds("{} ({})".format, forms, st.text(max_size=9))))
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text raises anything but a DateError, whose message is one line and whose part stands in the text."""
    for parse in (parse_when, parse_edtf):
        found = outcome(parse, text)
        if isinstance(found, DateError):
            assert [found.message] == found.message.splitlines()
            assert [found.remedy] == found.remedy.splitlines()
            assert found.part is None or found.part in text
        else:
            assert text == found.text
            assert found.earliest is None or found.latest is None or found.earliest <= found.latest


@settings(max_examples=100, deadline=None)
@given(st.one_of(forms, scraps))
def test_schema_accepts_what_the_parser_reads(text: str) -> None:
    """An editor that checks against the schema never marks a date that the generator takes."""
    assume(isinstance(outcome(parse_when, text), When))
    assert jsonschema.Draft202012Validator(DATED).is_valid(text)


def test_schema_accepts_a_bare_year() -> None:
    """A year without quotation marks is a number to an editor, and a wording is not a date."""
    valid = jsonschema.Draft202012Validator(DATED).is_valid
    expected = {2020: True, "2020-02": True, "on Monday": False}
    assert expected == {value: valid(value) for value in expected}


def test_package_never_prints(capsys: pytest.CaptureFixture[str]) -> None:
    """The package prints before it fails; nothing of that reaches the author."""
    refusal("2020-1X")
    printed = capsys.readouterr()
    assert not printed.out + printed.err


def test_plain_dates_do_not_load_the_package() -> None:
    """A library of plain dates does not pay for the import of the package, in a process of its own."""
    expected = "False\n"
    code = (
        "import sys\nfrom generator.model.dates import parse_when\n"
        "parse_when('2020-01-23~/2020-02-06')\nprint('edtf' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert expected == done.stdout


def test_equal_texts_are_equal_values() -> None:
    """A date can be compared and used as a key."""
    first, second = parse_when("2020-02-06 (on Thursday)"), parse_when("2020-02-06 (on Thursday)")
    assert {first: Shape.DAY} == {second: second.shape}
    assert isinstance(first, When)
