"""The words of news prose for a date -> the date that an analyst would write, with its receipt."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.derive.wording.agreement import agrees
from generator.derive.wording.literal import literal_dates
from generator.derive.wording.phrases import language, languages
from generator.derive.wording.resolve import resolve
from generator.model.dates import parse_edtf, parse_when
from generator.model.edtf_bounds import MONTHS

THURSDAY = parse_edtf("2020-02-06")
DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
PROSE = st.text(st.sampled_from("0123456789 -./'aeinorstmdyweklug\u0664\u0645\u0433ğ") | st.characters(), max_size=60)


@pytest.mark.parametrize(
    ("wording", "edtf"),
    [
        ("on Thursday", "2020-02-06"),
        ("on Wednesday", "2020-02-05"),
        ("on Monday", "2020-02-03"),
        ("on Friday", "2020-01-31"),
        ("Early on Thursday", "2020-02-06"),
        ("late Tuesday", "2020-02-04"),
        ("Monday evening", "2020-02-03"),
        ("Tuesday's", "2020-02-04"),
        ("at dawn on Thursday", "2020-02-06"),
        ("by Wednesday evening", "2020-02-05"),
        ("at 10:00 GMT on Monday", "2020-02-03"),
        ("last Friday", "[2020-01-24,2020-01-31]"),
        ("next Monday", "[2020-02-10,2020-02-17]"),
        ("yesterday", "2020-02-05"),
        ("the day before yesterday", "2020-02-04"),
        ("today", "2020-02-06"),
        ("tomorrow", "2020-02-07"),
        ("overnight", "2020-02-05/2020-02-06"),
        ("at the weekend", "2020-02-01/2020-02-02"),
        ("this week", "2020-02-03/2020-02-09"),
        ("last week", "2020-01-27/2020-02-02"),
        ("last month", "2020-01"),
        ("last year", "2019"),
        ("next month", "2020-03"),
        ("in the past two weeks", "2020-01-23~/2020-02-06"),
        ("over the last three days", "2020-02-03~/2020-02-06"),
        ("two days ago", "2020-02-04"),
        ("three weeks ago", "2020-01-16~"),
        ("five years ago", "2015~"),
        ("Jan. 12", "2020-01-12"),
        ("Dec. 25", "2019-12-25"),
        ("28 Jan", "2020-01-28"),
        ("Feb. 9", "2020-02-09"),
        ("January 28, 2020", "2020-01-28"),
        ("Monday, 3rd of February 2020", "2020-02-03"),
        ("3-5 March", "2020-03-03/2020-03-05"),
        ("from 3 to 5 March 2019", "2019-03-03/2019-03-05"),
        ("in March", "2019-03"),
        ("in March 2019", "2019-03"),
        ("in 2011", "2011"),
        ("the 1990s", "199X"),
        ("since 2015", "2015/.."),
        ("since Monday", "2020-02-03/.."),
        ("until Friday", "/2020-01-31"),
        ("between Monday and Wednesday", "[2020-02-03..2020-02-05]"),
        ("early February", "[2020-02-01..2020-02-10]"),
        ("mid-January", "[2020-01-11..2020-01-21]"),
        ("the end of the month", "[2020-02-20..2020-02-29]"),
        ("continuing", "/2020-02-06"),
        ("last night", "2020-02-05/2020-02-06"),
        ("before dawn on Monday", "2020-02-03"),
        ("before Monday", "[..2020-02-03]"),
        ("in March this year", "2020-03"),
        ("March last year", "2019-03"),
        ("in the past year", "2019-02-06~/2020-02-06"),
        ("in the spring of 2019", "2019-21"),
    ],
)
def test_english(wording: str, edtf: str) -> None:
    """The usual wordings of an agency of Thursday 6 February 2020 resolve as an analyst would."""
    found = resolve(wording, THURSDAY)
    assert (found.kind, found.when and found.when.edtf) == ("date", edtf)


@pytest.mark.parametrize(
    ("tag", "wording", "edtf"),
    [
        ("ru", "в понедельник", "2020-02-03"),
        ("ru", "во вторник вечером", "2020-02-04"),
        ("ru", "вчера", "2020-02-05"),
        ("ru", "в прошлом месяце", "2020-01"),
        ("ru", "5 февраля 2020 года", "2020-02-05"),
        ("ru", "в 2011 году", "2011"),
        ("ru", "три дня назад", "2020-02-03"),
        ("ru", "с понедельника", "2020-02-03/.."),
        ("ru", "с 2015 года", "2015/.."),
        ("ru", "с 3 по 5 марта 2019 года", "2019-03-03/2019-03-05"),
        ("ru", "неделю назад", "2020-01-30~"),
        ("tr", "2015'ten beri", "2015/.."),
        ("tr", "SALI", "2020-02-04"),
        ("tr", "İki gün önce", "2020-02-04"),
        ("ar", "منذ 2015", "2015/.."),
        ("ar", "قبل يومين", "2020-02-04"),
        ("ar", "قبل أسبوع", "2020-01-30~"),
        ("tr", "pazartesi günü", "2020-02-03"),
        ("tr", "dün", "2020-02-05"),
        ("tr", "geçen ay", "2020-01"),
        ("tr", "5 Şubat 2020 Çarşamba", "2020-02-05"),
        ("tr", "2011'de", "2011"),
        ("tr", "üç gün önce", "2020-02-03"),
        ("ar", "يوم الاثنين", "2020-02-03"),
        ("ar", "أمس", "2020-02-05"),
        ("ar", "الشهر الماضي", "2020-01"),
        ("ar", "٥ شباط ٢٠٢٠", "2020-02-05"),
        ("ar", "قبل ثلاثة أيام", "2020-02-03"),
        ("en-GB", "on Monday", "2020-02-03"),
    ],
)
def test_other_languages(tag: str, wording: str, edtf: str) -> None:
    """A source in Russian, Turkish or Arabic is resolved by its own table."""
    found = resolve(wording, THURSDAY, tag)
    assert (found.kind, found.when and found.when.edtf) == ("date", edtf)


@pytest.mark.parametrize(
    ("wording", "published", "kind"),
    [
        ("a few days back", "2020-02-06", "unresolved"),
        ("hours later", "2020-02-06", "unresolved"),
        ("recently", "2020-02-06", "unresolved"),
        ("nearly nine-year-long", "2020-02-06", "duration"),
        ("for nearly 20 years", "2020-02-06", "duration"),
        ("February 30", "2020-02-06", "unknown"),
        ("early in the war", "2020-02-06", "unknown"),
        ("on Monday", "2020-02", "unresolved"),
        ("early in the war", "2020-02", "unknown"),
        ("the previous day", "2020-02-06", "unresolved"),
        ("in the previous month", "2020-02-06", "unresolved"),
        ("at 10:00 GMT", "2020-02-06", "unresolved"),
        ("for decades", "2020-02-06", "unresolved"),
        ("in recent weeks", "2020-02-06", "unresolved"),
        ("last month", "2020-02", "date"),
        ("in 2011", "2020", "date"),
    ],
)
def test_what_names_no_day(wording: str, published: str, kind: str) -> None:
    """What cannot be resolved says so, instead of being guessed."""
    assert resolve(wording, parse_edtf(published)).kind == kind


@pytest.mark.parametrize(("tag", "wording"), [("ar", "قبل أيام"), ("ru", "дней назад"), ("ru", "несколько дней назад")])
def test_some_days_are_not_one(tag: str, wording: str) -> None:
    """A source that says "days ago", without a number, is not taken to say a day ago."""
    assert resolve(wording, THURSDAY, tag).when is None


def test_a_month_of_publication_is_not_called_a_day() -> None:
    """Where only the month of publication is known, no receipt names a day of it, and what needs one says so."""
    found = [resolve(wording, parse_edtf("2020-02")).receipt for wording in ("last month", "on Monday")]
    assert found == [
        "the month before that of February 2020",
        "it counts from the day of publication, of which only February 2020 is known",
    ]


def test_an_unknown_day_of_publication() -> None:
    """Without a date of publication only dates in full resolve, and the receipt says why."""
    unknown = parse_when("undated")
    found = (resolve("on Monday", unknown), resolve("January 28, 2020", unknown))
    assert [(one.kind, one.receipt) for one in found] == [
        ("unresolved", "it counts from the day of publication, which is not known"),
        ("date", "the date as given"),
    ]


def test_receipts_name_the_day_that_is_counted_from() -> None:
    """A reader can follow how a weekday became a date."""
    assert resolve("on Monday", THURSDAY).receipt == "the Monday before Thursday 6 February 2020"


def test_what_is_to_come() -> None:
    """A plan for Saturday is one for the next Saturday, and what happened on Saturday was on the last one."""
    found = [resolve("on Saturday", THURSDAY, ahead=ahead) for ahead in (True, False)]
    assert [one.when and one.when.edtf for one in found] == ["2020-02-08", "2020-02-01"]


@pytest.mark.parametrize(
    ("written", "agree"),
    [
        ("2020-02-03 (on Monday)", True),
        ("2020-02-04 (on Monday)", False),
        ("2020-02-10 (on Monday)", False),
        ("2020-01-23~/2020-02-06 (in the past two weeks)", True),
        ("2020-01-25/2020-02-06 (in the past two weeks)", True),
        ("2019-12-23/2020-02-06 (in the past two weeks)", False),
        ("2011/.. (in 2011)", True),
        ("2012/.. (in 2011)", False),
        ("2020-01-03 (last month)", True),
        ("2020-02 (last month)", False),
        ("/2020-02-06 (continuing)", True),
        ("/2020-02-01 (continuing)", False),
        ("2020-01-31 (last Friday)", True),
        ("2020-01-24 (last Friday)", True),
        ("2020-01-17 (last Friday)", False),
        ("2020-02-05/2020-02-06 (overnight)", True),
        ("2011/2020 (nearly nine-year-long)", True),
        ("2005/2020 (nearly nine-year-long)", False),
        ("2015/.. (since 2015)", True),
        ("2015/2020-02-06 (since 2015)", True),
        ("2016/.. (since 2015)", False),
        ("2001-09-11 (on that day)", True),
        ("2019-02/2020-02-06 (in the past year)", True),
        ("2019 (in the past year)", True),
        ("2017/2020-02-06 (in the past year)", False),
        ("2019-04/.. (ongoing)", True),
        ("2020-03/.. (ongoing)", False),
        ("2020-01-31/2020-02-02 (at the weekend)", True),
        ("2020-01-25/2020-01-26 (at the weekend)", False),
        ("[..2020-02-03] (by Monday)", True),
        ("[..2020-02-05] (by Monday)", False),
        ("2019-10 (in the spring of 2019)", True),
        ("2018-05 (in the spring of 2019)", False),
    ],
)
def test_agreement(written: str, agree: bool) -> None:
    """A date a day or a year off is noticed; a date that says the same in another way is not."""
    when = parse_when(written)
    assert agrees(when, resolve(when.wording or "", THURSDAY)) is agree


@pytest.mark.parametrize(
    ("written", "agree"),
    [
        ("2020-03 (in March)", True),
        ("2019-03 (in March)", False),
        ("2020-02 (in February)", True),
        ("2020-03-05 (in early March)", True),
        ("2020-02-08/2020-02-09 (this weekend)", True),
        ("2020-02-15/2020-02-16 (this weekend)", False),
        ("2020-02-06/2020-02-07 (overnight)", True),
        ("2020-10-03/2020-10-05 (3-5 October)", True),
        ("2021-10-03/2021-10-05 (3-5 October)", False),
        ("2021-10-03/2021-10-05 (3-5 October 2021)", True),
    ],
)
def test_agreement_ahead(written: str, agree: bool) -> None:
    """A plan for March is one for the next March, and is not called a mistake."""
    when = parse_when(written)
    assert agrees(when, resolve(when.wording or "", THURSDAY, ahead=True)) is agree


@pytest.mark.parametrize(
    ("written", "published", "agree"),
    [
        ("2020-02-02/2020-02-08 (last week)", "2020-02-09", True),
        ("2020-01-27/2020-02-02 (last week)", "2020-02-10", False),
        ("2020-02-01/2020-02-02 (last weekend)", "2020-02-08", True),
        ("2020-01-25/2020-01-26 (last weekend)", "2020-02-08", False),
    ],
)
def test_a_source_of_a_weekend(written: str, published: str, agree: bool) -> None:
    """On a Saturday or Sunday writers differ about which week it is, and none of them is called wrong."""
    when = parse_when(written)
    assert agrees(when, resolve(when.wording or "", parse_edtf(published))) is agree


def test_dates_inside_a_sentence() -> None:
    """A sentence that spells a date out gives it, wherever it stands; a weekday does not."""
    passage = "A photo of 35 trucks in Sarmada, January 28, 2020 (Photo: A), taken on Monday or in 2019."
    found = literal_dates(passage, THURSDAY)
    assert [one.when and one.when.edtf for one in found] == ["2020-01-28", "2019"]


@settings(deadline=None)
@given(DAYS, st.integers(0, 6))
def test_a_weekday_is_the_last_on_or_before(published: date, back: int) -> None:
    """Whatever the day of publication, a weekday lies within the week that ends on it."""
    day = published - timedelta(days=back)
    found = resolve(f"on {day:%A}", parse_edtf(published.isoformat()))
    assert found.when is not None
    assert found.when.earliest == day


@settings(deadline=None)
@given(DAYS, DAYS)
def test_a_date_in_full_is_itself(day: date, published: date) -> None:
    """A date in full does not depend on the day of publication, and reads back."""
    wording = f"{MONTHS[day.month - 1]} {day.day}, {day.year}"
    found = resolve(wording, parse_edtf(published.isoformat()))
    assert found.when is not None
    assert (found.when.earliest, found.when.latest) == (day, day)


@settings(deadline=None)
@given(PROSE, DAYS, st.sampled_from([*languages(), "xx"]), st.booleans())
def test_any_text(wording: str, published: date, tag: str, ahead: bool) -> None:
    """No text makes it fail, and what it yields has its bounds in order."""
    found = resolve(wording, parse_edtf(published.isoformat()), tag, ahead=ahead)
    when = found.when
    bounds = (when.earliest or date.min, when.latest or date.max) if when else (date.min, date.max)
    assert (bounds[0] <= bounds[1], bool(found.receipt)) == (True, True)


@pytest.mark.parametrize("tag", languages())
def test_every_table_reads_its_own_words(tag: str) -> None:
    """Each weekday and month of each language is understood in all its forms."""
    table = language(tag)
    assert table is not None
    days = [word for word in table.weekdays if resolve(word, THURSDAY, tag).kind != "date"]
    months = [word for word in table.months if resolve(word, THURSDAY, tag).kind != "date"]
    assert (days, months) == ([], [])
