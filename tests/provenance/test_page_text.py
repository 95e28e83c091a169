"""Saved web pages -> their text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.provenance.page_text import is_page, page_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!DOCTYPE html><p>A", True),
        ("<!-- saved from url=(0001) -->\n<html lang=en>", True),
        ("  <HTML>", True),
        ("<3 is no tag", False),
        ("He wrote <html> on the wall.", False),
        ("", False),
    ],
)
def test_pages_are_told_from_plain_text(text: str, expected: bool) -> None:
    """Plain text is never taken for markup."""
    assert is_page(text) == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>The <a href=x>mill</a> burned.<p>It&rsquo;s gone.", ["The mill burned.", "It’s gone."]),
        ("<html><head><title>T<body>A<br>B", ["A", "B"]),
        ("<script>var a = '<p>x</p>'</script><div>A\n  B</div>", ["A B"]),
        ("<style>p {}</style>A<svg><text>x</text></svg>", ["A"]),
        ("</script></p>A", ["A"]),
    ],
)
def test_the_text_is_that_of_the_blocks(page: str, expected: list[str]) -> None:
    """Links and emphasis do not break a sentence, blocks do, and scripts are not text."""
    assert [line.strip() for line in page_text(page).split("\n\n") if line.strip()] == expected


@given(st.text(alphabet="<>/!-&;#x pa\"'\n", max_size=200) | st.text(), st.from_regex(r"[a-z]{1,9}", fullmatch=True))
def test_any_markup_is_read(broken: str, word: str) -> None:
    """Broken markup ends in text, not in an error, and does not swallow the whole page."""
    assert word in page_text(f"<p>{word}</p>{broken}")
