"""An analyst's text -> the words of likelihood and confidence in it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.derive.likelihood import BANDS, likelihoods, read_sentences
from generator.model.vocabularies import LIKELIHOOD


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It will likely end.", ["likely"]),
        ("It is unlikely to end.", ["unlikely"]),
        ("It is very unlikely to end.", ["very unlikely"]),
        ("It is highly likely to end.", ["very likely"]),
        ("It has almost no chance of ending.", ["almost no chance"]),
        ("There is a roughly even\n chance of it.", ["roughly even chance"]),
        ("ALMOST CERTAINLY so.", ["almost certain"]),
        ("There is a remote possibility of it.", ["almost no chance"]),
        ("A remote village was shelled.", []),
        ("It is possible, and may happen.", []),
        ("The unlikeliest of towns, in its likelihood.", []),
        ('Moscow calls it "very likely".', []),
        ("Moscow calls it “very likely”, and it is improbable.", ["unlikely"]),
        ('An open " mark, and likely', ["likely"]),
    ],
)
def test_words_of_likelihood(text: str, expected: list[str]) -> None:
    """The standard's words are found with the longest first; ordinary and quoted words are not."""
    assert [found.band for found in likelihoods(text)] == expected


@pytest.mark.parametrize("word", BANDS)
def test_every_wording_is_found(word: str) -> None:
    """No wording of the vocabulary hides a longer one, or is hidden."""
    text = f"It is {word} chance." if word == "remote" else f"It is {word}."
    assert [found.band for found in likelihoods(text)] == [BANDS[word]]


def test_every_band_has_wordings() -> None:
    """Each band of the standard can be said."""
    assert list(dict.fromkeys(BANDS.values())) == list(LIKELIHOOD)


@pytest.mark.parametrize("text", ["It is not likely.", "It isn't likely.", "It is no longer likely."])
def test_negations(text: str) -> None:
    """«Not likely» is no band of the standard."""
    assert [found.negated for found in likelihoods(text)] == [True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministry says that it is likely.", True),
        ("According to Oslo it is likely.", True),
        ("It is likely.", False),
    ],
)
def test_attribution(text: str, expected: bool) -> None:
    """What somebody else is said to think likely is theirs."""
    assert [found.attributed for found in likelihoods(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is likely, with low confidence.", [(1, "low confidence")]),
        ("It is likely. We have low confidence.", [(1, None), (0, "low confidence")]),
        ("Confidence is rather high.", [(0, "Confidence is rather high")]),
        ("A vote of no confidence was lost.", []),
    ],
)
def test_confidence(text: str, expected: list[tuple[int, str | None]]) -> None:
    """Words of confidence are told sentence by sentence; a vote of confidence is none."""
    assert [(len(found.likelihoods), found.confidence) for found in read_sentences(text)] == expected


@given(st.lists(st.sampled_from(['"', "“", "”", "„", " likely", ".", "x", "«"])).map("".join))
def test_no_text_raises(text: str) -> None:
    """Whatever quotation marks an author forgets, no more words are found than there are."""
    assert len(likelihoods(text)) <= text.count("likely")


@pytest.mark.parametrize("text", ["“" * 1_000_000, '"' * 1_000_001, "„a" * 500_000, "not " * 250_000, ". " * 500_000])
def test_a_megabyte_takes_no_time(text: str) -> None:
    """A hostile text does not hang the check."""
    start = time.process_time()
    found = likelihoods(text)
    assert (found, time.process_time() - start < 60) == ((), True)
