"""Texts at hand and the facts that cite them -> problems of quotes, wordings, reach and rights."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.check.demands import quoted_phrases
from generator.check.examples import problems_of

TEXT = "storm/texts/coast-radio-1.txt"
RADIO = "The port authority shut the harbour on Monday. Waves “hit the lower road,” a pilot said.\n\nNo ship sank.\n"
SOURCE = "{title: Harbour shut, publisher: Coast Radio, published: 2024-03-05, voice: coast-radio"


def _codes(claim: str, text: str = RADIO, **files: str) -> list[str]:
    laid = {f"storm/{name}.yml": content for name, content in files.items()}
    claims = f"c: {{by: dockers-union, {claim}}}\n"
    return [problem.code for problem in problems_of({TEXT: text, "storm/claims.yml": claims, **laid})]


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("says: 'It hit the \"upper road\".', cites: r:1.2", ["quote-not-found"]),
        ("says: 'It hit the \"lower road,\" they say.', cites: r:1.2", []),
        ("says: 'It hit the «lower road».', cites: r:1.2", []),
        ("says: 'The \"pilot\" spoke.', cites: r:1.1", ["quote-not-found"]),
        ("says: 'It \"hit [...] road\".', cites: r:1.2", []),
        ("says: It hit the 'upper road'., cites: r:1.2", []),
        ("says: It was hit., cites: {at: r:1.2, quote: upper road}", ["quote-not-found"]),
        ("says: It was hit., cites: {at: r:1.2, quote: lower road}", []),
        ("says: 'The \"road below\".', translation: analyst, original: {lang: fr, text: la route}, cites: r:1.2", []),
    ],
)
def test_quoted_words_stand_in_the_cited_sentence(claim: str, expected: list[str]) -> None:
    """Without this, words could be put into a source's mouth."""
    assert _codes(claim) == expected


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("worded: the pilot, says: It was hit., cites: r:1.2", ["worded-not-found"]),
        ("worded: a pilot, says: It was hit., cites: r:1.2", []),
        ("worded: the port authority, says: It was shut., cites: r:1.1", []),
        ("hedge: allegedly, says: It was hit., cites: r:1.2", ["worded-not-found"]),
    ],
)
def test_wordings_are_those_of_the_source(claim: str, expected: list[str]) -> None:
    """Without this, a wording of ours would pass for the source's."""
    assert _codes(claim) == expected


@pytest.mark.parametrize(
    ("cite", "expected"), [("r:1.3", ["beyond-the-text"]), ("r:3", ["beyond-the-text"]), ("r:2.1", [])]
)
def test_a_cite_names_a_sentence_that_exists(cite: str, expected: list[str]) -> None:
    """Without this, a cite could lead to nothing."""
    assert _codes(f"says: It was hit., cites: {cite}") == expected


NINE = "she saw them go down that road at dusk"


@pytest.mark.parametrize(
    ("says", "policy", "expected"),
    [
        (NINE, "withheld", ["copied-words"]),
        (NINE.removesuffix(" dusk"), "withheld", []),
        (NINE, "excerpts", []),
        (NINE, "full, rights: CC0-1.0", []),
    ],
)
def test_no_more_words_are_copied_than_the_rights_allow(says: str, policy: str, expected: list[str]) -> None:
    """Without this, a text that may not be republished would be."""
    sources = f"coast-radio-1: {SOURCE}, text: {policy}}}\n"
    assert _codes(f"says: {says}, cites: r:1.1", f"On Monday {NINE} again.\n", sources=sources) == expected


def test_the_remedy_says_where_the_words_stand() -> None:
    """An author who cites the wrong sentence is told the right one."""
    claims = "c: {by: dockers-union, says: 'The \"pilot\" spoke.', cites: r:1.1}\n"
    (problem,) = problems_of({TEXT: RADIO, "storm/claims.yml": claims})
    assert problem.remedy == "it stands in r:1.2: cite that too, or write the words that are cited"


@pytest.mark.parametrize(
    ("text", "expected"),
    [('a "b," c “d”', ("b", "d")), ("the dockers' 'x'", ()), ('5" and 6" wide', ()), ("“" * 9, ())],
)
def test_only_double_quotes_quote(text: str, expected: tuple[str, ...]) -> None:
    """Apostrophes and inches are no quotations."""
    assert quoted_phrases(text) == expected


@pytest.mark.parametrize(("words", "expected"), [("lower road", []), ("upper road", ["quote-not-found"] * 2)])
def test_judgements_and_bottom_lines_quote_what_they_rest_on(words: str, expected: list[str]) -> None:
    """Words that the analyst quotes are found through all that a product rests on."""
    product = f"bottom_line: [{{text: 'The \"{words}\" is hit.', rests_on: as}}]\n"
    head = "title: B\nas_of: 2024-03-05\nsources: {r: coast-radio-1}\n"
    judgement = f"as: {{judgement: 'The \"{words}\" is likely closed.', likelihood: likely, "
    judgement += "confidence: {level: low, because: One report.}, rests_on: c}\n"
    claim = "says: It was hit., cites: r:1.2"
    assert _codes(claim, briefing=head + product, assessments=judgement) == expected


@given(st.text(alphabet='"“”„«»[].… aé', max_size=80))
def test_any_text_can_be_searched_for_quotes(text: str) -> None:
    """No text makes the check fail, and no phrase found is empty or foreign to the text."""
    assert [phrase for phrase in quoted_phrases(text) if not phrase or phrase not in text] == []
