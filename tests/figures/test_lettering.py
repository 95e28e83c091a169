"""Labels keep the room that they need."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.figures.lettering import Lettering, text_width, wrapped

SANS = Lettering(size=10)


def room(text: str, *, serif: bool = False, bold: bool = False) -> float:
    return round(text_width(text, Lettering(size=1000, serif=serif, bold=bold)) / 1.1)


@pytest.mark.parametrize(
    ("text", "serif", "bold", "expected"),
    [
        ("0", False, False, 497),
        ("0", False, True, 513),
        ("M", True, False, 935),
        ("i", True, True, 336),
    ],
)
def test_a_character_is_as_wide_as_in_our_faces(text: str, serif: bool, bold: bool, expected: int) -> None:
    """A guessed width would let labels run into each other, or wrap where there is room."""
    assert room(text, serif=serif, bold=bold) == expected


def test_marks_and_directions_take_no_room() -> None:
    """A vowelled Arabic name would be given twice the room that it takes."""
    assert room("\u062f\u064e\u0645\u064e\u0634\u0652\u0642\u200f") == room("\u062f\u0645\u0634\u0642")


def test_characters_that_we_have_no_face_for_take_room() -> None:
    """A Chinese or Georgian name would be written over its neighbour."""
    assert (room("\u4e2d"), room("\u10d0") > 400) == (1000, True)


@given(st.text(), st.text(), st.booleans(), st.booleans())
def test_a_longer_text_never_takes_less(one: str, more: str, serif: bool, bold: bool) -> None:
    """Labels would be cut at the wrong letter."""
    lettering = Lettering(size=13, serif=serif, bold=bold)
    shorter, longer = text_width(one, lettering), text_width(one + more, lettering)
    assert (shorter >= 0, longer >= shorter - 1e-9) == (True, True)


@given(st.text("abc mW\u0645", min_size=1, max_size=60), st.integers(40, 200))
def test_every_line_of_a_wrapped_label_fits(text: str, width: int) -> None:
    """A long name would leave the drawing."""
    assert [line for line in wrapped(text, SANS, width) if text_width(line, SANS) > width] == []
