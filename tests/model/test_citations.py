"""What authors write in cites -> sentences of a source, or an error that says what to write."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from generator.model.citations import Cite, Locator, parse_cites, parse_locator
from generator.model.scalars import cites


@pytest.mark.parametrize(
    ("text", "part", "paragraph", "first", "last"),
    [
        ("5", "body", 5, None, None),
        ("5.1", "body", 5, 1, 1),
        ("5.1-2", "body", 5, 1, 2),
        ("f3", "front", 3, None, None),
        ("f3.2", "front", 3, 2, 2),
        ("b1", "back", 1, None, None),
        (" 12.10-12 ", "body", 12, 10, 12),
    ],
)
def test_locators(text: str, part: str, paragraph: int, first: int | None, last: int | None) -> None:
    """A locator names a part of the source, a paragraph of it, and sentences of that."""
    assert Locator(part=part, paragraph=paragraph, first=first, last=last) == parse_locator(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "0",
        "5.0",
        "5.",
        ".1",
        "5.1-",
        "5.1-0",
        "5.2-1",
        "x5",
        "f",
        "5.1.1",
        "-5",
        "5,1",
        "5.1-400",
        "999999",
        "５",
    ],
)
def test_bad_locators(text: str) -> None:
    """What names no sentence is refused with a remedy, and never read as something near."""
    with pytest.raises(PydanticCustomError) as caught:
        parse_locator(text)
    assert "bad-citation" == caught.value.type
    assert (caught.value.context or {})["remedy"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("r:5.1", ["r:5.1"]),
        ("r:5.1 7.1-2 f4", ["r:5.1", "r:7.1-2", "r:f4"]),
        ("r:5.1 guardian:3 4", ["r:5.1", "guardian:3", "guardian:4"]),
        ("r:5.1, 6;7", ["r:5.1", "r:6", "r:7"]),
        ("  r:5\n  6.1 ", ["r:5", "r:6.1"]),
        ("r2-d2:b1", ["r2-d2:b1"]),
    ],
)
def test_several_cites_in_one_string(text: str, expected: list[str]) -> None:
    """A bare locator keeps the alias before it."""
    assert expected == [str(cite) for cite in parse_cites(text)]


@pytest.mark.parametrize("text", ["5.1", "", "r:", "R:5.1", "r:5.1 :6", "r:5.1 x", "1r:5", "r::5", "r:5:6", "r 5"])
def test_bad_cites(text: str) -> None:
    """A cite without an alias or without a locator is refused."""
    with pytest.raises(PydanticCustomError) as caught:
        parse_cites(text)
    assert "bad-citation" == caught.value.type


def test_cites_with_quotes() -> None:
    """A cite may carry the words that it quotes; lists and strings of several mix."""
    value = ["r:5.1 6", {"at": "r:7", "quote": " some words "}, {"at": "b:1 2"}]
    expected = [("r:5.1", None), ("r:6", None), ("r:7", "some words"), ("b:1", None), ("b:2", None)]
    assert expected == [(str(cite), cite.quote) for cite in cites(value)]


@pytest.mark.parametrize("value", [[], {}, {"quote": "x"}, {"at": "r:1", "why": "x"}, [["r:1"]], {"at": ["r:1"]}, [""]])
def test_bad_shapes_of_cites(value: object) -> None:
    """Other shapes are refused as such."""
    with pytest.raises(PydanticCustomError) as caught:
        cites(value)
    assert caught.value.type in ("bad-citation", "wrong-type", "empty-value")


locators = st.builds(
    lambda part, paragraph, run: Locator(
        part=part, paragraph=paragraph, first=run and run[0], last=run and run[0] + run[1]
    ),
    st.sampled_from(["front", "body", "back"]),
    st.integers(1, 99_999),
    st.none() | st.tuples(st.integers(1, 9_000), st.integers(0, 200)),
)


@given(locators)
def test_locators_read_back(locator: Locator) -> None:
    """A locator is written as it is read."""
    assert locator == parse_locator(str(locator))


@given(locators)
def test_runs_are_their_sentences(locator: Locator) -> None:
    """A run holds each of its sentences once and in order; a whole paragraph is itself."""
    found = locator.sentences
    assert sorted(set(found), key=lambda one: one.order) == list(found)
    if locator.first is None or locator.last is None:
        assert (locator,) == found
    else:
        assert locator.last - locator.first + 1 == len(found)


@given(st.lists(locators, min_size=2, max_size=2))
def test_order_is_that_of_the_text(pair: list[Locator]) -> None:
    """Front matter stands before the body, the body before the back matter, a paragraph before its sentences."""
    one, other = pair
    parts = ["front", "body", "back"]
    if one.part != other.part:
        assert (parts.index(one.part) < parts.index(other.part)) == (one.order < other.order)
    elif one.paragraph != other.paragraph:
        assert (one.paragraph < other.paragraph) == (one.order < other.order)


@given(st.text(alphabet="rfb0159.:-, ;\n\u2028é", max_size=20))
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text raises anything but an error for its author."""
    try:
        found = parse_cites(text)
    except PydanticCustomError:
        return
    assert all(isinstance(cite, Cite) and re.fullmatch(r"[a-z][a-z0-9-]*", cite.alias) for cite in found)
