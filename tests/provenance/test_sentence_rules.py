"""Texts as their sources print them -> the paragraphs and sentences that citations number."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.provenance.folding import INVISIBLE
from generator.provenance.listing import listing
from generator.provenance.sentences import split_paragraphs, split_sentences
from generator.provenance.text import read_text

ARTICLE = Path("archive/reuters-2020-02-06.txt")
TEXTS = st.text(
    st.one_of(st.sampled_from(" .!?…\"'”“()\n\r\u2028\u2029\u200b\u00adaAбБ1ı-•。؟\u0301"), st.characters())
)


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


def paragraphs(text: str) -> list[str]:
    return [text[start:end] for start, end in split_paragraphs(text)]


# Each case is written with a bar where a sentence ends.
@pytest.mark.parametrize(
    "marked",
    [
        "The Jan. 12 deal held.| It ended on Jan. 13.| Then all went home.",
        "A U.S. strike hit.| He left the U.S.| The war went on.",
        "Mr. X met J. K. Rowling.| Gen. Y did not.",
        "They came at 5 p.m. on Monday.| At 6 p.m. Monday they left.",
        '"We go," he said.| "Stop." he said.| "Go!"| The men left.',
        '"Are you sure?" asked Ali.| "Are you sure?" Dmitry Peskov asked.',
        "He waited... then left.| He waited...| Then he left.",
        "It rose 3.5 percent.| No. 5 is here.| He has 35.| Russia has 4.",
        "It broke out in 2011.| Russia came later (in 2015).| That is known.[3]| All agree.",
        "هل أنت هنا؟| نعم.| ذهب الرجل.",
        "او رفت.| آیا آمد؟| بله.",
        "Он жил в г. Москва на ул. Ленина.| В 2020 г. Россия вошла.| Это т. е. так.| Затем В. В. Путин ушёл.",
        "3. Ordu geldi.| Dün 2. Ordu gitti.| T.C. Sağlık Bakanlığı, Dr. Ali vb. kişiler geldi.",
        "Am 12. Januar kam er.| Dann ging er.",
        "彼は来た。|「行く。」と言った。|終わり。",
        "They want:\n|- bread\n|- peace and\nquiet\n|- work",
        "1. Bread is dear.\n|2. Peace is rare.",
        "The talks - long delayed\n- began on Jan.\n12.| Nobody spoke",
    ],
)
def test_sentence_rule(marked: str) -> None:
    """A sentence cut at an abbreviation would make every later citation of the paragraph name another sentence."""
    expected = [part.strip() for part in marked.split("|")]
    actual = sentences(marked.replace("|", ""))
    assert actual == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One\nand on.\n\nTwo", ["One\nand on.", "Two"]),
        ("One\r\n\u00a0\u200b\r\nTwo\rwraps", ["One", "Two\rwraps"]),
        ("One\u2029Two", ["One", "Two"]),
        ("One\u2028wraps\n\nTwo", ["One\u2028wraps", "Two"]),
        ("One.\nTwo.\nThree.\n\n", ["One.", "Two.", "Three."]),
        ("\ufeff \n\u200b", []),
    ],
)
def test_paragraph_rule(text: str, expected: list[str]) -> None:
    """A paragraph that depends on the system's line ends would be numbered otherwise on another computer."""
    actual = paragraphs(text)
    assert actual == expected


@pytest.mark.skipif(not ARTICLE.exists(), reason="the text of the article is not at hand")
def test_article_counts() -> None:
    """The citations of the published briefing were made by hand for these numbers."""
    expected = tomllib.loads(Path("tests/data/idlib_sentences.toml").read_text(encoding="utf-8"))
    text = read_text(ARTICLE.read_text(encoding="utf-8"), front=4, back=1)
    actual = {
        part: [len(p.sentences) for p in text.paragraphs if p.locator.part == part]
        for part in ("front", "body", "back")
    }
    assert actual == expected


@given(TEXTS)
def test_spans_hold_everything(text: str) -> None:
    """A character outside every sentence could never be cited, and one in two would be counted twice."""
    found = [(s.start, s.end) for s in read_text(text).sentences]
    covered = [i for start, end in found for i in range(start, end)]
    blank = _invisible()
    missed = [c for i, c in enumerate(text) if i not in set(covered) and not c.isspace() and c not in blank]
    assert (missed, covered == sorted(set(covered))) == ([], True)


@pytest.mark.parametrize(
    "unit", ["a", ". ", ".", '."', "A. ", "\u0301", "\n", "- a\n", "? “", "1.\n", ".[1]", "\u200b"]
)
def test_long_texts_stay_fast(unit: str) -> None:
    """A hostile text of a megabyte must not hold up the check (a hundred times the usual time is allowed)."""
    started = time.process_time()
    read_text(unit * (300_000 // len(unit)))
    assert (time.process_time() - started < 60) is True


def test_listing_shows_locators() -> None:
    """An author reads off the number of a sentence, and in which part it stands."""
    expected = (
        "-- front matter\n\nf1.1  Storm\n\n-- body\n\n1.1   It rained.\n1.2   All left.\n\n"
        "-- back matter\n\nb1.1  Share\n\n-- 3 paragraphs, 4 sentences"
    )
    actual = listing(read_text("Storm\n\nIt\nrained. All left.\n\nShare", front=1, back=1))
    assert actual == expected


def _invisible() -> frozenset[str]:
    pairs = INVISIBLE.replace("-", "")
    spans = [
        ("\u200b", "\u200f"),
        ("\u202a", "\u202e"),
        ("\u2060", "\u2064"),
        ("\u2066", "\u206f"),
        ("\ufe00", "\ufe0f"),
    ]
    return frozenset(pairs) | {chr(n) for low, high in spans for n in range(ord(low), ord(high) + 1)}
