"""The one place that writes drawings."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.figures.lettering import Lettering, label, text_width, wrapped
from generator.figures.svg import drawing, element

SANS = Lettering(size=13.5)


@given(st.text())
def test_any_text_comes_out_as_itself(text: str) -> None:
    """A label that reads like markup is shown as it reads, and the drawing stays well-formed."""
    drawn = drawing([element("text", text)], name="map", title=text, description=text, width=10, height=10)
    found = ElementTree.fromstring(drawn.svg).findall("{http://www.w3.org/2000/svg}text")
    kept = "".join(
        c for c in text if c in "\t\n\r" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff"
    )
    assert [node.text or "" for node in found] == [kept.replace("\r\n", "\n").replace("\r", "\n")]


@given(st.text())
def test_any_attribute_comes_out_as_itself(text: str) -> None:
    """An id or a link with quotation marks cannot end its attribute."""
    kept = "".join(
        c for c in text if c in "\t\n\r" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff"
    )
    assert ElementTree.fromstring(element("a", "x", href=text)).get("href") == kept


def test_a_name_with_markup_is_refused() -> None:
    """No caller can open another element by way of a name."""
    with pytest.raises(ValueError, match="no name"):
        element("a><script", "x")


def test_scripts_stand_in_elements_of_their_own() -> None:
    """Arabic beside Latin in one element is drawn in another order by every renderer."""
    assert [str(text) for text in label(0, 10, "Saraqeb سراقب", SANS, lang="ar")] == [
        '<text x="0" y="10">Saraqeb</text>',
        f'<text x="{text_width("Saraqeb ", SANS):.1f}" y="10" class="ar" lang="ar">سراقب</text>',
    ]


@pytest.mark.parametrize(
    ("text", "expected"), [("12 يناير 2020", ["2020", "يناير", "12"]), ("منذ 2011", ["2011", "منذ"])]
)
def test_an_arabic_date_is_read_from_the_right(text: str, expected: list[str]) -> None:
    """Who reads Arabic finds day, month and year in their order, with room between them."""
    drawn = [ElementTree.fromstring(str(part)) for part in label(0, 10, text, SANS)]
    starts = [float(part.get("x", "")) for part in drawn]
    ends = [start + text_width(str(part.text), SANS) for start, part in zip(starts, drawn, strict=True)]
    apart = [after - end > 1 for after, end in zip(starts[1:], ends, strict=False)]
    assert ([part.text for part in drawn], apart) == (expected, [True] * len(apart))


def test_a_long_title_is_cut_visibly() -> None:
    """A reader must see that words are missing, and none may run over its neighbour."""
    lines = wrapped("Government forces fight rebels for the town under artillery fire", SANS, 120)
    assert (len(lines), lines[-1][-1], max(text_width(line, SANS) for line in lines) <= 120) == (2, "…", True)
