"""Words in several typographies -> found as the same words, at their place in the original."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.provenance.folding import find_phrase, fold, words

TEXTS = st.text(
    st.one_of(st.sampled_from(" '`´\"“”…ﬁ-–\u00ad\u200d\u0301\u0316eا\u0640ᄀ\u1161\u11a8"), st.characters())
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‘a’ “b” ''c'' ``d`` «e»", '\'a\' "b" "c" "d" "e"'),
        ("a–b — c−d", "a-b - c-d"),
        ("a\u00a0\u2009\n b", "a b"),
        ("so\u00adft zero\u200bwidth", "soft zerowidth"),
        ("می\u200cخواهم", "میخواهم"),
        ("كتـــاب كِتاب", "كتاب كِتاب"),
        ("e\u0301… ﬁn", "é... fin"),
        ("Straße ² É", "Straße ² É"),
    ],
)
def test_fold(text: str, expected: str) -> None:
    """Copies of an article differ in typography; a letter that is folded away would let a misquotation pass."""
    actual = fold(text).text
    assert actual == expected


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("zone of peace", "in a “zone\u00a0of\npeace”.", "zone\u00a0of\npeace"),
        ("fighters,", 'eight "fighters" fell', "fighters"),
        ("fighters", "eight freedomfighters", None),
        ("café", "a cafe\u0301\u00ad, closed", "cafe\u0301"),
        ("wait...", "they wait… here", "wait…"),
        ("كتاب", "كتابِي", None),
        ("Zone", "the zone", None),
        ("  ", "a b", None),
    ],
)
def test_find_phrase(phrase: str, text: str, expected: str | None) -> None:
    """A quotation is marked in the source at the very letters that it repeats."""
    found = find_phrase(phrase, text)
    actual = text[found[0] : found[1]] if found else None
    assert actual == expected


def test_words_ignore_case() -> None:
    """Copying is noticed however the copied words are capitalised."""
    actual = [word.text for word in words("The U.S. “Zone” isn’t 3.5 km")]
    assert actual == ["the", "u.s", "zone", "isn't", "3.5", "km"]


@given(TEXTS)
def test_folding_twice_changes_nothing(text: str) -> None:
    """A fingerprint of folded words must be the same however often they were folded."""
    once = fold(text).text
    assert fold(once).text == once


@given(TEXTS)
def test_offsets_lead_back(text: str) -> None:
    """Words are marked in the original at the offsets; they must rise and stay inside it."""
    folded = fold(text)
    actual = (len(folded.offsets), list(folded.offsets), folded.offsets[-1])
    assert actual == (len(folded.text) + 1, sorted(folded.offsets), len(text))


@example(":\u1ced")  # a mark on what is no letter makes no word of it
@example(":\u1161")  # nor does a Korean vowel melt into it
@example("=\u0338\u0316")
@example("e\u0301\u302a\ua980\U0001e944")  # marks of all scripts belong to the letter before them
@example("e\u0301\U000e0100")  # and which variant of a letter is meant, is typography
@given(TEXTS)
def test_words_lead_back(text: str) -> None:
    """A word that is cut out of the original is the same word."""
    found = words(text)
    actual = [fold(text[word.start : word.end]).text.strip().casefold() for word in found]
    assert actual == [word.text for word in found]
