"""Figures and numbers in small libraries -> the problems that they raise, each at the characters that are meant."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.check.figures import figures
from generator.check.numbers import numbers
from generator.library import Library
from generator.pipeline import examine
from generator.problems import Pointer

Read = Callable[..., Library]

TEXT = """\
The port authority counted at least 12 dockers among the hurt. Forty crates sank in two waves.

The union spoke of "eight" sailors. It was 15 km (9 miles) off.
"""
EVENT = (
    "ev: {{title: {title}, kind: accident, when: 2020-02-05 (last Wednesday), reports: {{monitor: {{{report}}}}}}}\n"
)


@pytest.fixture
def library_of(write_library: Callable[..., Path]) -> Read:
    """A function from a report, the title of its event, claims and files to a library whose source is at hand."""

    def read(
        report: str = "", title: str = "It happens", cites: str = "w:1", text: str | None = TEXT, **files: str
    ) -> Library:
        written = {"b/events.yml": EVENT.format(title=title, report=f"cites: {cites}, {report}")}
        written |= {f"{name.replace('_', '/')}.yml": content for name, content in files.items()}
        folder = write_library(written)
        if text is not None:
            (folder / "b/texts").mkdir()
            (folder / "b/texts/wire.txt").write_text(text, encoding="utf-8")
        return examine(folder).library

    return read


def _told(library: Library) -> list[tuple[str, str | None]]:
    """(code, the characters pointed at, or the field where all of it is meant) of every problem of this family."""
    found = [*figures(library), *numbers(library)]
    places = [problem.where for problem in found if isinstance(problem.where, Pointer)]
    return [(p.code, w.part or str(w.path[-1])) for p, w in zip(found, places, strict=True)]


def _figure(more: str) -> str:
    return f"figures: {{measure: injured, {more}}}"


@pytest.mark.parametrize(
    ("figure", "field"),
    [
        ("text: at least 12 dockers, value: 21", "value"),
        ("text: at least 12 dockers, quantifier: about", "quantifier"),
        ("text: twelve dockers, quantifier: at-least", "quantifier"),
        ("text: two waves, unit: missiles", "unit"),
        ("text: 15 km, unit: miles", "unit"),
        ("text: nine years, unit: months", "unit"),
        ("text: between 30 and 40, low: 30, high: 45", "high"),
        ("text: dozens, value: 7", "value"),
        ("text: most of the town, unit: houses", "unit"),
    ],
)
def test_typed_against_worded(library_of: Read, figure: str, field: str) -> None:
    """What is typed beside the source's words and contradicts them is caught."""
    assert _told(library_of(_figure(figure), text=None)) == [("figure-mismatch", field)]


@pytest.mark.parametrize(
    "figure",
    [
        "text: at least 12 dockers, value: 12, quantifier: at-least, unit: dockers",
        "text: at least 12 dockers, low: 12",
        "text: about 300 crates, low: 240, high: 360",
        "text: two waves, unit: wave",
        "text: 15 km (9 miles), value: 9, unit: miles",
        "text: 15 kilometres, unit: km",
        "text: eight fighters, unit: people",
        "text: 40 per cent, unit: '%'",
        "text: dozens, value: 30",
        "text: dozens, quantifier: at-least",
        "text: between 30 and 40, low: 30, high: 40",
        "text: nearly nine-year-long, unit: years, value: 9",
        "value: 3, unit: km",
    ],
)
def test_typed_as_worded(library_of: Read, figure: str) -> None:
    """What is typed and says the same in other signs is left alone."""
    assert _told(library_of(_figure(figure), text=None)) == []


@pytest.mark.parametrize(
    ("figure", "cites", "expected"),
    [
        ("text: at least 12 dockers", "w:1", []),
        ("text: at least 12 dockers", "w:2.1 1.1", []),
        ("text: at least 12 dockers", "w:1.2", [("figure-not-found", "at least 12 dockers")]),
        ("text: at least 21 dockers", "w:1", [("figure-not-found", "at least 21 dockers")]),
        ("text: '“eight” sailors'", "w:2", []),
        ("value: 12", "w:2.1", []),
    ],
)
def test_words_against_the_source(library_of: Read, figure: str, cites: str, expected: list[tuple[str, str]]) -> None:
    """The words of a figure stand in a sentence that is cited."""
    assert _told(library_of(_figure(figure), cites=cites)) == expected


def test_words_without_the_source(library_of: Read) -> None:
    """Where the text is not at hand nothing is claimed about it, nor of words that the analyst translated."""
    report = _figure("text: at least 21 dockers")
    translated = f"original: {{lang: fa, text: x}}, translation: analyst, {report}"
    assert [_told(library_of(report, text=None)), _told(library_of(translated))] == [[], []]


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        ("text: the dockers", [("figure-without-number", "the dockers")]),
        ("text: some dockers", []),
        ("text: a docker", []),
        ("text: 'the dockers', value: 12", []),
    ],
)
def test_no_quantity(library_of: Read, figure: str, expected: list[tuple[str, str]]) -> None:
    """A figure in whose words there is no quantity is told."""
    assert _told(library_of(_figure(figure), text=None)) == expected


def test_other_languages(library_of: Read) -> None:
    """Numbers in the words of another language cannot be read, and are not held against the author."""
    source = "wire: {title: W, publisher: P, published: 2020-02-06, voice: agency, language: tr}\n"
    assert _told(library_of(_figure("text: otuz liman işçisi"), text=None, b_sources=source)) == []


TWELVE = _figure("text: at least 12 dockers")


@pytest.mark.parametrize(
    ("says", "figure", "expected"),
    [
        ("It counts 21 of them.", TWELVE, ["21"]),
        ("It counts twelve of them.", TWELVE, []),
        ("It counts at least 12.", TWELVE, []),
        ("It counts more than 20.", TWELVE, ["more than 20"]),
        ("It counts dozens.", TWELVE, ["dozens"]),
        ("It counts dozens.", _figure("text: 60 dockers"), []),
        ("It counts about 60.", _figure("text: 58 dockers"), []),
        ("It counts about 59.", _figure("text: 58 dockers"), ["about 59"]),
        ("It counts more than 300.", _figure("text: 312 dockers"), []),
        ("It counts up to 86,001.", _figure("text: 'up to 86,000 dockers'"), ["up to 86,001"]),
        ("It counts up to 130.", _figure("text: up to 129 dockers"), ["up to 130"]),
        ("It counts nearly a million.", _figure("text: nearly 1 million people"), []),
        ("It counts 30 to 40.", _figure("low: 30, high: 40"), []),
        ("It counts 30 to 45.", _figure("low: 30, high: 40"), ["30 to 45"]),
        ("Twelve lie in hospital and nine at home.", TWELVE, ["nine"]),
        # not one, not ordinals, not dates, not names, not what is quoted
        ("One of them is the third since 2011; the 1st Division came on 5 March 2019 at 10:30.", "", []),
        ("The M4 and the T-72 of Resolution 2254 and of the Group of Seven.", "", []),
        ("Their “40 thieves” are at [home](https://example.org/40/50).", "", []),
        ("The Forty Thieves of Ward 9 are there.", "", []),
        ("Two reports of it differ.", "", []),
        ("The two presidents meet.", "", []),
        ("The nine presidents meet.", "", ["nine"]),
        ("The water reached berth #three.", "", []),
        ("Some are half as sure as most.", "", []),
        ("It lasted from 2011 to 2019.", "", []),
        # what the other fields of the report record
        ("Both parties met for the two of them.", "who: {party: [state, rebels]}", []),
        ("It lay 15 kilometres away.", "distance: {of: town, from: hill, text: 15 km (9 miles) off}", []),
        ("It took two weeks.", "when: 2020-01-23/2020-02-06 (in the past two weeks)", []),
        ("It took three weeks.", "when: 2020-01-23/2020-02-06 (in the past two weeks)", ["three"]),
    ],
)
def test_numbers_in_statements(library_of: Read, says: str, figure: str, expected: list[str]) -> None:
    """A number in what is said stands in a figure of the same report, or it is told."""
    places = "town: {name: The Forty Thieves, kind: town}\nhill: {name: Hill, kind: area}\n"
    library = library_of(f"says: '{says}', {figure}", text=None, places=places)
    assert _told(library) == [("number-unrecorded", words) for words in expected]


@pytest.mark.parametrize(("title", "expected"), [("12 dockers are hurt", []), ("Nine dockers are hurt", ["Nine"])])
def test_numbers_in_titles(library_of: Read, title: str, expected: list[str]) -> None:
    """A number in a title stands in a figure of a report of the event."""
    assert _told(library_of(TWELVE, title)) == [("number-unrecorded", words) for words in expected]


def test_numbers_of_what_is_denied(library_of: Read) -> None:
    """Who denies a number may name it: it is recorded where it was said."""
    claims = "c: {by: state, act: deny, says: There were not 12 hurt., denies: ev.monitor, cites: w:2.1}\n"
    assert _told(library_of(TWELVE, b_claims=claims)) == []


@pytest.mark.parametrize(
    ("text", "rests_on", "expected"),
    [
        ("The monitor counts at least 12.", "[ev]", []),
        ("The monitor counts at least 12.", "[ev.monitor]", []),
        ("The monitor counts at least 12.", "[c]", ["at least 12"]),
        ("The monitor counts 13.", "[ev]", ["13"]),
        ("The state fears for 40 crates and 12 dockers.", "[ev, c]", []),
        ("Two tolls stand side by side.", "[ev]", []),
    ],
)
def test_numbers_in_the_bottom_line(library_of: Read, text: str, rests_on: str, expected: list[str]) -> None:
    """A number in the bottom line, or in a judgement, is recorded by something that it rests on."""
    head = f"title: B\nas_of: 2020-02-06\nsources: {{w: wire}}\nbottom_line: [{{text: {text}, rests_on: {rests_on}}}]\n"
    claims = "c: {by: state, says: Crates sank., figures: {measure: destroyed, text: Forty crates}, cites: w:1}\n"
    judged = (
        f"a: {{judgement: {text}, likelihood: likely, confidence: {{level: low, because: One voice.}}, "
        f"rests_on: {rests_on}}}\n"
    )
    library = library_of(TWELVE, b_briefing=head, b_claims=claims, b_assessments=judged)
    assert _told(library) == [("number-unrecorded", words) for words in expected] * 2


def test_an_incomplete_briefing(library_of: Read) -> None:
    """Where a record could not be read, its number is not missed: the error of the record is enough."""
    head = "title: B\nas_of: 2020-02-06\nsources: {w: wire}\nbottom_line: [{text: 40 crates sank., rests_on: ev}]\n"
    library = library_of(b_briefing=head, b_claims="c: {by: state}\n")
    assert _told(library) == []
