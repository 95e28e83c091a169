"""Texts -> the paragraphs and sentences whose numbers people cite."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.provenance.paragraphs import split_paragraphs
from generator.provenance.sentences import split_sentences
from generator.provenance.text import read_text

TEXTS = st.text(st.sampled_from("aB1. \n\u2028\u00a0\u200b\"'”.!?…؟ا-") | st.characters(), max_size=200)


def _sentences(paragraph: str) -> list[str]:
    return [paragraph[start:end] for start, end in split_sentences(paragraph)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["He left on Jan. 12 for a U.S. strike.", 'Mr. X said "no."', "That was all."],
        ["J. K. Rowling wrote to him.", "It was 5 p.m. on Monday.", "No. 5 won."],
        ['"Stop!" he said.', '"Are you sure?" Smith asked.', "He was not."],
        ['"We will go," he said.', "They went... and came.", "They left...", "Nobody knows."],
        ["Prices rose 3.5 percent.", "That was in 2011.", "War began."],
        ["He lives in the U.S.", "The house is old."],
        ["The U.S. Army left St. Petersburg on Feb. 3.", "Gen. Smith stayed."],
        ["Voting ended at 5 p.m. GMT.", "It began at 8 a.m.", "Polls said nothing."],
        ['The ministry said: "We counted 12 dead.', 'Two are missing."', "It gave no names."],
        ['They call it a "drama."', "He added more."],
        ["He works for Acme Inc. in Kent.", "He met Acme Inc. Monday evening."],
        ["The rest (see below).", "He waited (an hour.)", "She came."],
        ["“Go.”", "She went…", "‘Why?’ she asked."],
        ["قال الوزير إن ستة قتلوا.", "هل هذا صحيح؟", "نعم."],
        ["وزیر گفت: «شش نفر کشته شدند.»", "او رفت."],
        ["В 2011 г.", "Он уехал.", "В г. Москве, на ул. Ленина, и т. д. живут люди."],
        ["3. Ordu Komutanı geldi.", 'Dr. Yılmaz "Hayır." dedi.', "Olay 3. Ordu tarafından açıklandı."],
        ["第一句。", "第二句！", "第三句"],
    ],
)
def test_news_prose(sentences: list[str]) -> None:
    """Each sentence of an article is one, whatever stops stand inside it."""
    assert _sentences(" ".join(sentences)) == sentences


def test_a_list_is_a_sentence_an_item() -> None:
    """The items of a list can be cited one by one, and their numbers do not end a sentence."""
    assert _sentences("Wanted:\n1. Bread\n2. Water. Much of it\n- tents") == [
        "Wanted:",
        "1. Bread",
        "2. Water.",
        "Much of it",
        "- tents",
    ]


def test_wrapping_moves_no_number() -> None:
    """A paragraph that a mail program wrapped has the same sentences."""
    assert _sentences("One went\r\nhome. Two\nstayed.") == ["One went\r\nhome.", "Two\nstayed."]


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("a\n\nb", ["a", "b"]),
        ("a\r\n\u00a0\t\u200b\r\nb\rc", ["a", "b\rc"]),
        ("a\u2028b\n\nc", ["a\u2028b", "c"]),
        ("a\u2029b", ["a", "b"]),
        ("\ufeff\n\n a \n", ["a"]),
        ("One line.\nAnother line.\nA third.", ["One line.", "Another line.", "A third."]),
        ("", []),
        (" \n\u200b\n", []),
    ],
)
def test_paragraphs(text: str, paragraphs: list[str]) -> None:
    """What looks like an empty line parts paragraphs; without any, each line is one."""
    assert [text[start:end] for start, end in split_paragraphs(text)] == paragraphs


def test_parts_are_counted_apart() -> None:
    """Front matter, body and back matter have numbers of their own."""
    text = read_text("Head\n\nBy A\n\nBody one. Two.\n\nEnd", front=2, back=1)
    assert [str(s.locator) for s in text.sentences] == ["f1.1", "f2.1", "1.1", "1.2", "b1.1"]


def test_more_front_than_paragraphs() -> None:
    """A front matter that is counted too long leaves no body, and nothing twice."""
    text = read_text("Head\n\nBy A", front=5, back=5)
    assert [str(s.locator) for s in text.sentences] == ["f1.1", "f2.1"]


@settings(deadline=None)
@given(TEXTS)
def test_nothing_is_lost(text: str) -> None:
    """Whatever the text, its sentences are in order, disjoint, and hold all that is visible."""
    read = read_text(text)
    spans = [(s.start, s.end) for s in read.sentences]
    outside = "".join(
        text[end:start] for (_, end), (start, _) in zip([(0, 0), *spans], [*spans, (len(text), 0)], strict=True)
    )
    visible = [c for c in outside if not c.isspace() and c not in "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"]
    hidden = [c for c in visible if not ("\u202a" <= c <= "\u202e" or "\u2060" <= c <= "\u2069")]
    assert (spans == sorted(spans), all(start < end for start, end in spans), hidden) == (True, True, [])


@pytest.mark.parametrize("unit", ["word. Word ", "a", "a.b.", "\"'", "... ", '." ', "? ) ", "\u200b", "1. "])
def test_a_long_text_takes_linear_time(unit: str) -> None:
    """A megabyte without a paragraph break does not hang the program: twice the text, about twice the time."""

    def seconds(size: int) -> float:
        text = "b" + unit * (size // len(unit)) + "b"
        began = time.process_time()
        read_text(text)
        return time.process_time() - began

    seconds(10_000)
    grows_slowly = (seconds(400_000) < 20 * max(seconds(50_000), 0.02) for _ in range(3))  # a busy machine slows one
    assert any(grows_slowly)
