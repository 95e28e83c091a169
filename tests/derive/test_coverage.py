"""Small libraries with texts, locks or neither -> what became of each sentence; the numbers that no fact records."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.derive.coverage import Coverage, coverage
from generator.derive.numbers import find_numbers, keys
from generator.pipeline import examine
from generator.provenance.evidence import Evidence, LockedSource

Cover = Callable[..., Coverage]

TEXT = "A headline\n\nOne man spoke. Two women left.\n\nThe gate is shut. It rained. Nobody came.\n\nPrint\n"
SOURCE = "title: W, publisher: P, published: 2020-02-06, voice: agency, front_matter: 1, back_matter: 1"


@pytest.fixture
def cover(write_library: Callable[..., Path]) -> Cover:
    """A function from cites, waivers, repeats and a text to the coverage of the source."""

    def find(
        cites: str, *, waive: str = "", repeats: str = "", text: str | None = TEXT, more: str = "", locked: bool = False
    ) -> Coverage:
        briefing = "title: T\nas_of: 2020-02-06\nsources: {w: wire}\n"
        waived = f"waive: {{w: {{{waive}}}}}\n" if waive else ""
        repeated = f", repeats: {{{repeats}}}" if repeats else ""
        files = {
            "b/briefing.yml": briefing + waived + "bottom_line: [{text: T., rests_on: c}]\n",
            "sources.yml": f"wire: {{{SOURCE}{repeated}}}\n",
            "b/claims.yml": f"c: {{by: rebels, says: So., cites: '{cites}'{more}}}\n",
        }
        if text is not None:
            files["b/texts/wire.txt"] = text
        library = examine(write_library(files, {"b/events.yml"})).library
        if locked:
            lock = LockedSource(
                source="wire", text="x", front=1, back=1, cited={}, phrases=frozenset(),
                sentences={"f1.1": ("a", 10), "1.1": ("b", 40), "1.2": ("c", 20)},
            )  # fmt: skip
            library = replace(library, evidence=Evidence(locks={"b": {"wire": lock}}))
        return coverage(library, library.briefings["b"], "w")

    return find


def _states(found: Coverage) -> str:
    return " ".join(f"{s.locator}:{s.state}" for s in found.sentences)


@pytest.mark.parametrize(
    ("cites", "waive", "repeats", "expected"),
    [
        ("w:1.1", "", "", "f1.1:missed 1.1:cited 1.2:missed 2.1:missed 2.2:missed 2.3:missed b1.1:missed"),
        ("w:1.1-2 2", "b1: F.", "f1: 1.1",
         "f1.1:repeats 1.1:cited 1.2:cited 2.1:by-paragraph 2.2:by-paragraph 2.3:by-paragraph b1.1:waived"),
        # who cites the only sentence of a paragraph cites the paragraph, and the other way round
        ("w:f1 b1.1", "", "", "f1.1:cited 1.1:missed 1.2:missed 2.1:missed 2.2:missed 2.3:missed b1.1:cited"),
        # what is repeated must be cited itself, if need be by way of another repetition
        ("w:2.1", "", "f1: 1.1", "f1.1:missed 1.1:missed 1.2:missed 2.1:cited 2.2:missed 2.3:missed b1.1:missed"),
        ("w:2.1", "", "f1: 1.1, 1.1: 2.1",
         "f1.1:repeats 1.1:repeats 1.2:missed 2.1:cited 2.2:missed 2.3:missed b1.1:missed"),
        ("w:2.1", "", "f1: 1.1, 1.1: f1",
         "f1.1:missed 1.1:missed 1.2:missed 2.1:cited 2.2:missed 2.3:missed b1.1:missed"),
        # a sentence that is cited and waived is cited; one that repeats and is waived repeats
        ("w:1.1 1.2", "1: No., 2: No., f1: No.", "f1: 1",
         "f1.1:repeats 1.1:cited 1.2:cited 2.1:waived 2.2:waived 2.3:waived b1.1:missed"),
    ],
)  # fmt: skip
def test_each_sentence_has_one_state(cover: Cover, cites: str, waive: str, repeats: str, expected: str) -> None:
    """A reader would take a sentence for read that nobody used, or the other way round."""
    actual = _states(cover(cites, waive=waive, repeats=repeats))
    assert actual == expected


def test_what_is_said_of_coverage(cover: Cover) -> None:
    """The line on the pages adds up to the sentences of the source."""
    actual = cover("w:1.1 2", waive="b1: F.", repeats="f1: 1.1").told()
    expected = "1 of 7 sentences cited, 3 more with the whole paragraph, 1 repeats another, 1 waived, 1 missed"
    assert actual == expected


def test_a_lock_stands_in_for_the_text(cover: Cover) -> None:
    """Without the text, a site still says how much of it was used, and how long each sentence is."""
    found = cover("w:1.1", text=None, locked=True)
    actual = (_states(found), [s.length for s in found.sentences], found.unrecorded)
    assert actual == ("f1.1:missed 1.1:cited 1.2:missed", [10, 40, 20], ())


def test_without_text_and_lock_nobody_knows_how_many(cover: Cover) -> None:
    """No page claims that all of a source was read when nobody can know."""
    found = cover("w:1.1 1.2", waive="b1: F.", text=None)
    actual = (found.total, found.told(), found.missed)
    expected = "2 sentences or paragraphs cited, 0 repeat others, 1 waived; how many there are is not known"
    assert actual == (None, expected, ())


@pytest.mark.parametrize(
    ("text", "more", "expected"),
    [
        ("The port lost 12 boats and three nets.", "", ["12", "three"]),
        ("The port lost 12 boats and three nets.", ", figures: {measure: destroyed, text: twelve boats}", ["three"]),
        ("The port lost 12 boats.", ", figures: {measure: destroyed, value: 12}", []),
        ("The port lost 1,200 boats.", ", figures: {measure: destroyed, low: 1200, high: 1300}", []),
        ("It lies 15 km (9 miles) east.", "", ["15", "9"]),
        ("It fell two days ago.", ", when: 2020-02-04 (two days ago)", []),
    ],
)
def test_numbers_that_no_fact_records_are_listed(cover: Cover, text: str, more: str, expected: list[str]) -> None:
    """A number that an analyst read over stands beside the coverage."""
    found = cover("w:1.1", text=f"Head\n\n{text} Seven more.\n\nEnd\n", more=more)
    actual = [number.words for number in found.unrecorded]
    assert actual == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nearly 1 million people and hundreds of thousands of others", ["1 million", "hundreds of thousands"]),
        ("It lies 15 km (9 miles) east", ["15", "9"]),
        ("On Jan. 12, January 28, 2020 and 6 February", []),
        ("It began in 2011, after 1999", []),
        ("Some 2011 houses were lost", ["2011"]),
        ("Anna Berg, 35, spoke at 12:30 of an F-16 and Resolution 2254", []),
        ("Twenty-one men in the 2nd week; 3.5 tonnes", ["Twenty-one", "3.5"]),
        ("One of them said that one was enough", []),
        ("a dozen boats, two dozen nets, a hundred men", ["a dozen", "two dozen", "a hundred"]),
        ("He spoke. In 12 towns", ["12"]),
        ("", []),
    ],
)
def test_numbers_of_a_sentence(text: str, expected: list[str]) -> None:
    """What counts or measures is found; dates, years, ages, times and names are not taken for it."""
    actual = [number.words for number in find_numbers(text)]
    assert actual == expected


def test_the_same_number_in_digits_and_words() -> None:
    """A fact that says 8 records the source's eight."""
    assert keys("8, 21, 1,000,000, 2000, 36") == keys("eight, twenty-one, one million, two thousand, three dozen")


@pytest.mark.parametrize("piece", ["1 million ", "tens of ", "1", "a  ", " \u00a0", "1,000", "-one", "ſix İone "])
def test_a_text_of_a_megabyte_is_searched_in_linear_time(piece: str) -> None:
    """A copied database dump in place of an article does not hang the check."""
    text = piece * (1_000_000 // len(piece))
    started = time.process_time()
    find_numbers(text)
    assert round((time.process_time() - started) / 60) == 0


@given(st.text(alphabet=st.characters(), max_size=300))
def test_no_text_breaks_the_search_for_numbers(text: str) -> None:
    """Whatever a source holds, the numbers found stand in it."""
    folded = " ".join(text.split())
    assert [n.words for n in find_numbers(folded) if n.words not in folded] == []
