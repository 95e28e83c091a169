"""A lock and copies of its source -> sentences that are the same, moved, altered or missing."""

from __future__ import annotations

import textwrap
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.provenance import verify
from generator.provenance.lock import survey
from generator.provenance.text import read_text
from generator.provenance.verify import Match, compare

SENTENCES = (
    "The mill at Orrow burned on Friday.",
    "Its owner spoke of arson.",
    "He declined.",
    "Police found nothing.",
    "Two carts were saved.",
)
TEXT = "\n\n".join(SENTENCES)
LOCKED = survey("gz", read_text(TEXT), front=0, back=0)


def _matches(copy: str) -> str:
    """One letter for each locked sentence: s(ame), v (moved), a(ltered), m(issing)."""
    letters = {Match.SAME: "s", Match.MOVED: "v", Match.ALTERED: "a", Match.MISSING: "m"}
    return "".join(letters[one.match] for one in compare(LOCKED, read_text(copy)).sentences)


@pytest.mark.parametrize(
    ("copy", "expected"),
    [
        (TEXT, "sssss"),
        (" ".join(SENTENCES), "sssss"),
        ("\n".join(TEXT.split()), "sssss"),
        (TEXT.replace("\n\n", "\n\nAdvertisement\n\n"), "sssss"),
        (TEXT.replace("\n\n", "\n"), "sssss"),
        ("Home > News " + TEXT, "sssss"),
        (TEXT.replace("arson", "neglect"), "sasss"),
        (TEXT.replace(SENTENCES[1], ""), "smsss"),
        (TEXT.replace(SENTENCES[4], ""), "ssssm"),
        ("\n\n".join((*SENTENCES[1:], SENTENCES[0])), "vssss"),
        ("", "mmmmm"),
        ("Quite another story.", "mmmmm"),
    ],
)
def test_a_copy_is_compared_sentence_by_sentence(copy: str, expected: str) -> None:
    """What surrounds the sentences does not matter; what they say does."""
    assert _matches(copy) == expected


def test_a_sentence_that_recurs_is_found_in_its_place() -> None:
    """A short answer that stands twice is not taken for one that moved."""
    text = "Was it he? He declined. Was it she? He declined. So it was."
    locked = survey("gz", read_text(text), front=0, back=0)
    found = compare(locked, read_text(f"He declined.\n\n{text}")).sentences
    assert {one.match for one in found} == {Match.SAME}


def test_part_of_a_longer_word_is_no_match() -> None:
    """A sentence is not found inside longer words: it begins and ends where words do."""
    locked = survey("gz", read_text("Mill burns"), front=0, back=0)
    copies = ("Mill burnside is a village", "Windmill burns", "The Mill burns again")
    found = [compare(locked, read_text(copy)).sentences[0].match for copy in copies]
    assert found == [Match.MISSING, Match.MISSING, Match.SAME]


def test_lines_are_those_of_the_copy() -> None:
    """The reader is sent to the line of their own file."""
    found = compare(LOCKED, read_text("Menu\n\n\n" + TEXT)).sentences
    assert [one.line for one in found] == [4, 6, 8, 10, 12]


def test_a_copy_beyond_all_measure_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hostile pair of lock and copy costs some seconds, and says that not all was looked for."""
    monkeypatch.setattr(verify, "MOST_RUNS", 10)
    assert not compare(LOCKED, read_text("word " * 200)).searched


def test_a_megabyte_takes_seconds() -> None:
    """A long report is compared while the reader waits: some seconds, where a slip would make it an hour."""
    started = time.process_time()
    found = compare(LOCKED, read_text("Some other words stand here. " * 35_000 + SENTENCES[2]))
    assert (found.searched, found.sentences[2].match, time.process_time() - started < 120) == (True, Match.SAME, True)


@given(st.text())
def test_any_copy_can_be_compared(copy: str) -> None:
    """No copy, of whatever characters, ends the comparison."""
    assert len(compare(LOCKED, read_text(copy)).sentences) == len(SENTENCES)


@given(st.text())
def test_any_text_bears_itself_out(text: str) -> None:
    """The very text that was locked always verifies."""
    found = compare(survey("gz", read_text(text), front=0, back=0), read_text(text))
    assert (found.identical, found.differing) == (True, ())


_WORDS = st.lists(
    st.sampled_from(["mill", "cart", "Orrow", "the", "said", "fire", "two", "never"]), min_size=2, max_size=9
)


@given(
    st.lists(_WORDS, min_size=1, max_size=8),
    st.integers(20, 60),
    st.lists(st.sampled_from(["Ad", "Menu  Log in", "3 min read"])),
)
def test_wrapping_and_furniture_do_not_matter(made: list[list[str]], width: int, furniture: list[str]) -> None:
    """However a reader's program breaks the lines, and whatever stands around them, the article is the same."""
    sentences = [f"No {number} {' '.join(words)}." for number, words in enumerate(made)]
    locked = survey("gz", read_text("\n\n".join(sentences)), front=0, back=0)
    wrapped = "\n".join(textwrap.wrap(" ".join(sentences), width))
    found = compare(locked, read_text("\n\n".join([*furniture, wrapped, *furniture])))
    assert [one.match for one in found.sentences] == [Match.SAME] * len(sentences)
