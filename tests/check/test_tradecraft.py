"""Small libraries -> the problems of likelihood, confidence and sourcing, and the near misses that are none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.pipeline import examine

Codes = Callable[[dict[str, str]], list[str]]


@pytest.fixture
def codes(write_library: Callable[..., Path]) -> Codes:
    """A function from files to the codes of what is wrong in them."""

    def examined(files: dict[str, str]) -> list[str]:
        problems = examine(write_library(files)).problems
        return [problem.code for problem in problems if problem.code != "uncited-source"]

    return examined


def _briefing(line: str = "Something happened.", more: str = "", title: str = "A briefing") -> dict[str, str]:
    sources = "{w: wire, c: copy, d: copy-of-copy, p: paper}"
    text = f"title: {title}\nas_of: 2020-02-06\nsources: {sources}\nbottom_line: [{{text: '{line}', rests_on: ev}}]\n"
    return {"b/briefing.yml": text + more}


def _judgement(text: str, likelihood: str = "likely", confidence: str = "level: low, because: One source.") -> str:
    return (
        f"a: {{judgement: '{text}', likelihood: {likelihood}, confidence: {{{confidence}}}, rests_on: ev, "
        "assumptions: [It is likely to stay.]}\n"
    )


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("It will probably happen again.", ["likelihood-outside-assessment"]),
        ("It is unlikely to happen again.", ["likelihood-outside-assessment"]),
        ("The monitor says that it is likely to happen again.", []),
        ('The monitor: it is "likely" to happen again.', []),
        ("A remote town was hit, and others possibly too.", []),
        ("It is likely, and our confidence is high.", ["likelihood-outside-assessment", "likelihood-and-confidence"]),
        ("We have high confidence in it.", []),
    ],
)
def test_bottom_lines(codes: Codes, line: str, expected: list[str]) -> None:
    """A judgement among the facts is found; what speakers say, and ordinary words, are not."""
    assert codes(_briefing(line)) == expected


def test_titles(codes: Codes) -> None:
    """A likelihood in the title of a briefing or an event is found as well."""
    event = "ev: {title: It probably happens, kind: attack, when: 2020-02-05, reports: {monitor: w:1.1}}\n"
    found = codes({**_briefing(title="A likely briefing"), "b/events.yml": event})
    assert found == ["likelihood-outside-assessment"] * 2


def test_speakers_may_say_likely(codes: Codes) -> None:
    """What speakers say is theirs, and so are notes in which an analyst is unsure of a name."""
    claim = "c: {by: monitor, says: It is likely., note: Probably the town is meant., cites: w:1.1}\n"
    assert codes({"b/claims.yml": claim}) == []


def test_other_languages_are_left_alone(codes: Codes) -> None:
    """The words are English: in another language they would be other words."""
    assert codes(_briefing("Das ist likely.", "language: de\n")) == []


@pytest.mark.parametrize(
    ("text", "likelihood", "expected"),
    [
        ("It is likely to end.", "likely", []),
        ("It probably ends, and it is likely to end soon.", "likely", []),
        ("It is very likely to end.", "likely", ["likelihood-mismatch"]),
        ("It is likely to end.", "unlikely", ["likelihood-mismatch"]),
        ("It is not likely to end.", "unlikely", ["likelihood-mismatch"]),
        ("It is likely to go on and unlikely to end.", "likely", ["likelihood-mismatch"]),
        ("It ends.", "likely", ["likelihood-unstated"]),
        ('The state says it is "likely"; it ends.', "likely", ["likelihood-unstated"]),
        ("There is a roughly even chance that it ends.", "roughly even chance", []),
        ("There is almost no chance that it ends.", "almost no chance", []),
        ("It will almost certainly end.", "almost certain", []),
        ("It is likely to end, with low confidence.", "likely", ["likelihood-and-confidence"]),
    ],
)
def test_judgements(codes: Codes, text: str, likelihood: str, expected: list[str]) -> None:
    """A judgement says one likelihood, that of its band, and its confidence elsewhere."""
    assert codes({"b/assessments.yml": _judgement(text, likelihood)}) == expected


@pytest.mark.parametrize(
    ("reports", "level", "expected"),
    [
        ("monitor: w:1.1", "high", ["confidence-overstated"]),
        ("monitor: w:1.1", "moderate", []),
        ("monitor: w:1.1, minister: w:2.1", "high", []),
        ("monitor: w:1.1, source: p:1.1", "high", []),
        ("source: w:1.1, again: {by: monitor, cites: c:1.1}", "high", ["confidence-overstated"]),
    ],
)
def test_high_confidence(codes: Codes, reports: str, level: str, expected: list[str]) -> None:
    """High confidence in what a single voice says by a single wire is found."""
    event = f"ev: {{title: It happens, kind: attack, when: 2020-02-05, reports: {{{reports}}}}}\n"
    judgement = _judgement("It is likely to end.", confidence=f"level: {level}, because: So.")
    assert codes({"b/events.yml": event, "b/assessments.yml": judgement}) == expected


CORRECTED = "c: {by: monitor, says: It did not., corrects: ev, cites: w:2.1}\n"


@pytest.mark.parametrize(
    ("claim", "line", "expected"),
    [
        (CORRECTED, "It happened.", ["bottom-line-unsupported"]),
        (CORRECTED, "The monitor corrected its report.", []),
        (CORRECTED.replace("monitor", "minister"), "It happened.", []),
        ("c: {by: minister, says: It did not., denies: ev, cites: w:2.1}\n", "It happened.", []),
    ],
)
def test_what_has_fallen_carries_nothing(codes: Codes, claim: str, line: str, expected: list[str]) -> None:
    """A bottom line on a report that its own speaker took back is found; a contested one says so elsewhere."""
    assert codes({**_briefing(line), "b/claims.yml": claim}) == expected


def test_one_that_stands_is_enough(codes: Codes) -> None:
    """A judgement that also rests on something that still stands is left to its analyst."""
    judgement = _judgement("It is likely to end.").replace("rests_on: ev", "rests_on: [ev, c]")
    found = codes({**_briefing("The report was withdrawn."), "b/claims.yml": CORRECTED, "b/assessments.yml": judgement})
    assert found == []


def test_judgements_on_judgements(codes: Codes) -> None:
    """What a judgement rests on is followed down to the facts."""
    judgements = _judgement("It is likely to end.") + _judgement("It is likely to stay.").replace(
        "a:", "z:", 1
    ).replace("rests_on: ev", "rests_on: a")
    files = {**_briefing("The report was withdrawn."), "b/claims.yml": CORRECTED, "b/assessments.yml": judgements}
    assert codes(files) == ["bottom-line-unsupported"] * 2


@pytest.mark.parametrize(
    ("status", "source", "expected"),
    [
        ("published", "", ["source-not-graded"]),
        ("draft", "", []),
        ("published", ", reliability: F", []),
        ("published", ", descriptor: It quotes one man.", []),
    ],
)
def test_sources_of_published_judgements_are_weighed(
    codes: Codes, status: str, source: str, expected: list[str]
) -> None:
    """A published judgement on a source of which nothing is said is found; a draft may wait."""
    files = {
        "b/briefing.yml": f"title: B\nas_of: 2020\nstatus: {status}\nsources: {{w: wire}}\n"
        "bottom_line: [{text: T., rests_on: ev}]\n",
        "sources.yml": f"wire: {{title: S, publisher: P, published: 2020-02-06{source}}}\n",
        "b/assessments.yml": _judgement("It is likely to end."),
    }
    assert codes(files) == expected


@pytest.mark.parametrize(
    ("reports", "expected"),
    [
        ("monitor: {credibility: 1, cites: w:1.1}", ["credibility-unsupported"]),
        ("monitor: {credibility: 2, cites: w:1.1}", []),
        ("monitor: {credibility: 1, cites: w:1.1}, minister: w:2.1", []),
    ],
)
def test_confirmed_by_others(codes: Codes, reports: str, expected: list[str]) -> None:
    """«Confirmed by other sources» needs another voice among the facts."""
    event = f"ev: {{title: It happens, kind: attack, when: 2020-02-05, reports: {{{reports}}}}}\n"
    assert codes({"b/events.yml": event}) == expected
