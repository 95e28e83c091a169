"""Words in two typographies -> the same letters, and the way back to where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.provenance.folding import find_phrase, fold, words

TEXTS = st.text(st.sampled_from("aé\u0301 \n\u00a0\u00ad\u200d\"'“”''``–…ﬁكـ") | st.characters(), max_size=120)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("“a” «b» ''c'' ``d`` \"\"e\"\"", '"a" "b" "c" "d" "e"'),
        ("it’s – a—b", "it's - a-b"),
        ("a\u00a0\u2028\n b", "a b"),
        ("co\u00adope\u200drate\ufeff", "cooperate"),
        ("cafe\u0301", "café"),
        ("ﬁre…", "fire..."),
        ("كـتـاب می\u200cشود", "كتاب میشود"),
        ("Äpfel, ÄPFEL!", "Äpfel, ÄPFEL!"),
    ],
)
def test_typography_folds(text: str, folded: str) -> None:
    """A copy in another typography has the same words; letters, case and punctuation stay."""
    assert fold(text).text == folded


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("zone of responsibility", "in Turkey's “zone of\nrespon\u00adsibility” now", "zone of\nrespon\u00adsibility"),
        ("“fighters,”", 'eight "fighters", it said', "fighters"),
        ("art", "a smart party", None),
        ("Last stand", "the last stand", None),
        ("last stand", "the lost stand", None),
        ("", "anything", None),
        ("...", "wait...", None),
        ("كتاب", "في كـتاب جديد", "كـتاب"),
    ],
)
def test_phrases(phrase: str, text: str, found: str | None) -> None:
    """A quoted phrase is found letter for letter, as whole words, and nothing else is."""
    span = find_phrase(phrase, text)
    assert (text[slice(*span)] if span else None) == found


def test_words_keep_their_places() -> None:
    """Words are compared without their case, and lead back to the text."""
    text = "The “US-led” force’s 1,200 men"
    found = words(text)
    assert [word.text for word in found] == ["the", "us-led", "force's", "1,200", "men"]
    assert [text[word.start : word.end] for word in found] == ["The", "US-led", "force’s", "1,200", "men"]


@settings(deadline=None)
@given(TEXTS)
def test_folding_is_stable_and_leads_back(text: str) -> None:
    """Whatever the text, folding it twice is folding it once, and offsets rise and stay inside."""
    folded = fold(text)
    rising = all(a <= b for a, b in zip(folded.offsets, folded.offsets[1:], strict=False))
    assert (fold(folded.text).text, len(folded.offsets), rising) == (folded.text, len(folded.text) + 1, True)


@settings(deadline=None)
@given(TEXTS)
def test_a_text_is_found_in_itself(text: str) -> None:
    """Each word of a text is found in it."""
    assert [word for word in words(text) if not find_phrase(text[word.start : word.end], text)] == []
