"""Things that divide -> shelves: everything is on one of them, and stays there when more comes."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.views.alphabet import address, first, spelled
from generator.views.shelves import Shelf, Split, by_date, by_spelling, shelve

Dated = tuple[date | None, int]
"""When something was, and its number, by which an undated one is filed."""

DAYS = st.dates(date(2019, 11, 1), date(2020, 3, 1)) | st.none()
NAMES = st.text(st.sampled_from("aAbåÅßçدб中1 -'"), min_size=1, max_size=5)
SPELLING: Split[str] = by_spelling(spelled, first)


def _dated(items: list[Dated], most: int) -> Shelf[Dated]:
    ordered = sorted(items, key=lambda item: (item[0] is None, item[0] or date.max, item[1]))
    by_day: Split[Dated] = by_date(
        lambda item: item[0], exact=lambda item, _: item[1] % 3 > 0, filed=lambda item: date(2020, 1, 1 + item[1] % 28),
        most=most,
    )  # fmt: skip
    return shelve(ordered, by_day, most)


def _named(names: list[str], most: int) -> Shelf[str]:
    return shelve(sorted(names, key=spelled), SPELLING, most)


@given(st.lists(st.tuples(DAYS, st.integers(0, 40))), st.integers(1, 6))
def test_everything_dated_is_on_one_shelf(items: list[Dated], most: int) -> None:
    """Nothing is lost among years, months and days, and nothing stands twice."""
    root = _dated(items, most)
    assert Counter(item for shelf in (root, *root.walk()) for item in shelf.own) == Counter(items)


@given(st.lists(NAMES), st.integers(1, 6))
@example(["Government of A", "Government of B", "Government of B"], 1)
def test_every_name_is_on_one_shelf(names: list[str], most: int) -> None:
    """Nothing is lost among letters and beginnings, and nothing stands twice."""
    root = _named(names, most)
    assert Counter(name for shelf in (root, *root.walk()) for name in shelf.own) == Counter(names)


@given(st.lists(NAMES), st.integers(1, 6))
def test_no_two_shelves_share_an_address(names: list[str], most: int) -> None:
    """Names in several scripts never lead to the same page."""
    keys = [shelf.key for shelf in _named(names, most).walk()]
    assert (len(set(keys)), len(set(map(address, keys)))) == (len(keys), len(keys))


@given(st.lists(NAMES), st.integers(1, 6))
def test_a_full_shelf_holds_what_cannot_be_told_apart(names: list[str], most: int) -> None:
    """A page by name holds more than its limit only of names that are spelled alike."""
    full = [shelf.own for shelf in _named(names, most).walk() if not shelf.below and len(shelf.own) > most]
    assert [len({spelled(name) for name in own}) for own in full] == [1] * len(full)


@given(st.lists(NAMES, min_size=1), NAMES, st.integers(1, 6))
def test_a_new_name_moves_only_shelves_that_it_belongs_to(names: list[str], new: str, most: int) -> None:
    """A name more changes the pages along its own spelling, and no other."""
    before = {shelf.key: shelf.own for shelf in _named(names, most).walk()}
    after = {shelf.key: shelf.own for shelf in _named([*names, new], most).walk()}
    moved = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    root = first(spelled(new))
    assert {key for key in moved if key != root and first(key) != root and not root.startswith("~")} == set()


@given(st.lists(st.tuples(DAYS, st.integers(0, 40)), min_size=1), DAYS, st.integers(1, 6))
def test_a_new_day_moves_only_its_own_year(items: list[Dated], new: date | None, most: int) -> None:
    """What is added changes the pages of its own year, and no other."""
    before = {shelf.key: shelf.own for shelf in _dated(items, most).walk()}
    after = {shelf.key: shelf.own for shelf in _dated([*items, (new, 41)], most).walk()}
    moved = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    year = str(new.year) if new else "undated"
    assert {key for key in moved if not key.startswith(year)} == set()


def test_addresses_keep_rare_letters_apart() -> None:
    """A letter with a long number is not taken for one with a short number and a digit after it."""
    keys = ["\u10330", "\U00010330", "~cjk", "cjk", "a b", "ab"]
    assert [address(key) for key in keys] == ["_10330", "__010330", "_-cjk", "cjk", "a-b", "ab"]


@pytest.mark.parametrize(
    ("names", "keys"),
    [
        (["Ana", "Åse", "Bo"], ["a", "an", "as", "b"]),
        (["Government of A", "Government of B", "Group"], ["g", "go", "government of a", "government of b", "gr"]),
        (["بغداد", "Zoë", "中国", "10th Brigade", "?"], ["~signs", "~digits", "z", "ب", "~cjk"]),
        (["Same", "same", "SAME"], ["s"]),
    ],
)
def test_shelves_are_named_by_what_is_on_them(names: list[str], keys: list[str]) -> None:
    """A reader who knows how a name begins finds its page, in any script."""
    assert [shelf.key for shelf in _named(names, 1).walk() if shelf.key] == keys


def test_dates_divide_where_they_are_dense() -> None:
    """A quiet year is one page; a busy one has its months, a busy month its days; what spans them stays above."""
    days = [date(2019, 5, 1), date(2020, 1, 1), date(2020, 1, 1), date(2020, 1, 2), date(2020, 2, 1), None]
    items = [(day, 1) for day in days] + [(date(2020, 1, 1), 3)]
    shelves = {shelf.key: len(shelf.own) for shelf in _dated(items, 2).walk()}
    assert shelves == {
        "2019": 1, "2020": 1, "2020-01": 0, "2020-01-01": 2, "2020-01-02": 1, "2020-02": 1, "undated": 1,
    }  # fmt: skip
