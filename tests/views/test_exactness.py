"""A figure's words -> how exact it is drawn: never surer than its speaker."""

from __future__ import annotations

from typing import Any

import pytest

from generator.language.language import ENGLISH
from generator.model.statements import Figure
from generator.views.exactness import MOST_DISCS, Exactness, exactness


def _of(**fields: Any) -> Exactness:
    return exactness(Figure.model_validate({"measure": "killed", **fields}), ENGLISH)


@pytest.mark.parametrize(
    ("text", "hedge", "number", "drawn", "count"),
    [
        ("nearly 1 million people", "nearly", "1 million", "is-nearly", 0),
        ("about 3,500 men", "about", "3,500", "is-about", 0),
        ("at least 20", "at least", "20", "is-more", 0),
        ("more than a thousand", "more than", "1,000", "is-more", 0),
        ("up to 30", "up to", "30", "is-less", 0),
        ("fewer than 5", "fewer than", "5", "is-less", 0),
        ("10 to 20", "", "10 to 20", "is-about", 0),
        ("eight", "", "8", "is-count", 8),
        ("the 8 soldiers", "", "8", "is-count", 8),
        (str(MOST_DISCS), "", str(MOST_DISCS), "is-count", MOST_DISCS),
        (str(MOST_DISCS + 1), "", str(MOST_DISCS + 1), "is-exact", 0),
        ("no", "", "no", "is-exact", 0),
        ("zero", "", "0", "is-exact", 0),
        ("dozens", "dozens", "", "is-some", 0),
        ("hundreds of people", "hundreds", "", "is-some", 0),
        ("untold losses", "untold losses", "", "is-some", 0),
        ("half", "", "half", "is-exact", 0),
        ("at least a third", "at least", "a third", "is-more", 0),
        ("5 percent", "", "5%", "is-exact", 0),
    ],
)
def test_words_are_kept(text: str, hedge: str, number: str, drawn: str, count: int) -> None:
    """A hedge stays a hedge; a share is no head count; only a small bare number is drawn as so many."""
    assert _of(text=text) == Exactness(hedge=hedge, number=number, drawn=drawn, count=count)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"value": "8"}, ("", "8", "is-count", 8)),
        ({"value": "1000000"}, ("", "1,000,000", "is-exact", 0)),
        ({"value": "8", "quantifier": "about"}, ("about", "8", "is-about", 0)),
        ({"low": "3", "high": "5"}, ("", "3–5", "is-about", 0)),
        ({"low": "3"}, ("at least", "3", "is-more", 0)),
        ({"high": "5"}, ("at most", "5", "is-less", 0)),
        ({"value": "8", "partial": "one hospital"}, ("", "8", "is-more", 0)),
        ({"text": "8", "partial": "one hospital"}, ("", "8", "is-more", 0)),
    ],
)
def test_typed_numbers_are_drawn_like_words(fields: dict[str, str], expected: tuple[str, str, str, int]) -> None:
    """A range, a bound and a partial count look like what they are, though nobody worded them."""
    found = _of(**fields)
    assert (found.hedge, found.number, found.drawn, found.count) == expected
