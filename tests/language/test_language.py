"""What a language makes of keys, numbers and lists."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from generator.derive.dates import day_head, display
from generator.language.language import ENGLISH, MissingWordsError, language
from generator.language.message import Day, Weekday, exchanged, message
from generator.model import vocabularies as v
from generator.model.dates import parse_when

ARABIC = language("ar")


def test_a_key_that_nobody_wrote_is_an_error() -> None:
    """A misspelt key must not reach a page as a hole."""
    with pytest.raises(MissingWordsError):
        ENGLISH.say("no.such-key")


def test_a_language_without_a_table_is_english() -> None:
    """A site in a language that nobody has translated yet still has all its words."""
    assert (language("xx").code, language("ar-EG").code) == ("en", "ar")


@pytest.mark.parametrize(
    ("number", "expected"), [(1, "مصدر واحد"), (2, "مصدران"), (3, "3 مصادر"), (11, "11 مصدرًا"), (100, "100 مصدر")]
)
def test_arabic_counts_in_its_own_forms(number: int, expected: str) -> None:
    """A reader of Arabic sees a dual and the right plural, and not a number before a singular."""
    assert ARABIC.count("briefing.sources", number) == expected


def test_small_numbers_are_words_in_english() -> None:
    """«One origin», not «1 origin»."""
    found = [ENGLISH.count("standing.origins", number) for number in (0, 1, 12, 1300)]
    assert found == ["no origins", "one origin", "twelve origins", "1,300 origins"]


def test_numbers_keep_their_digits() -> None:
    """A number is never rounded by being written."""
    assert [ENGLISH.number(n) for n in (1234567, Decimal("1.50"), 17.5)] == ["1,234,567", "1.50", "17.5"]


def test_lists() -> None:
    """Lists are joined as each language joins them."""
    assert (ENGLISH.join("abc"), ARABIC.join("abc"), ENGLISH.join("abc", "semicolon")) == (
        "a, b and c",
        "a، b وc",
        "a; b; c",
    )


@pytest.mark.parametrize(
    ("text", "english", "arabic"),
    [
        ("2020-02-06", "6 February 2020", "6 فبراير 2020"),
        ("2020-01-23~/2020-02-06", "about 23 January to 6 February 2020", "من نحو 23 يناير إلى 6 فبراير 2020"),
        ("[2020-02-05..2020-02-07]", "between 5 and 7 February 2020", "بين 5 و7 فبراير 2020"),
        ("2011/..", "since 2011", "منذ 2011"),
        ("198X", "1980s", "عقد 1980"),
    ],
)
def test_dates(text: str, english: str, arabic: str) -> None:
    """A date says the same in both languages, months by their CLDR names."""
    when = parse_when(text)
    assert (display(when).head, display(when, ARABIC).head) == (english, arabic)


@pytest.mark.parametrize("text", ["2020-02-06", "2011/..", "2020-02", "undated", "2020-02-06T10:00:00Z"])
def test_addresses_do_not_change_with_the_language(text: str) -> None:
    """A link into a timeline leads to the same place on the site in every language."""
    when = parse_when(text)
    assert day_head(when, ARABIC).key == day_head(when).key


def test_messages_are_said_in_any_language() -> None:
    """How a date was resolved is told in the language of the page, and of the problem."""
    said = message("receipt.weekday-before", weekday=Weekday(0), day=Day(date(2020, 2, 6)))
    other = exchanged(said, Day(date(2020, 2, 6)), Day(date(2020, 2, 7)))
    assert (said.told(ENGLISH), said.told(ARABIC), other.told(ENGLISH)) == (
        "the Monday before Thursday 6 February 2020",
        "الاثنين السابق ليوم الخميس 6 فبراير 2020",
        "the Monday before Friday 7 February 2020",
    )


def test_countries_come_from_cldr() -> None:
    """Country names need no translator."""
    assert (ENGLISH.label(v.COUNTRY, "SY"), ARABIC.label(v.COUNTRY, "SY")) == ("Syria", "سوريا")
