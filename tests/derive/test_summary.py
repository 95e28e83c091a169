"""Small libraries, and this repository's -> the source summary statement."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.derive.derived import derive
from generator.derive.summary import source_summary
from generator.derive.summary_words import summary_sentences
from generator.pipeline import build, examine

ROOT = Path(__file__).resolve().parents[2]
Told = Callable[[dict[str, str]], tuple[str, ...]]


@pytest.fixture
def told(write_library: Callable[..., Path]) -> Told:
    """A function from files to the summary of the briefing ``b``, in sentences."""

    def summary(files: dict[str, str]) -> tuple[str, ...]:
        library = examine(write_library(files)).library
        briefing = library.briefings["b"]
        return summary_sentences(library, briefing, source_summary(library, derive(library), briefing))

    return summary


def test_idlib() -> None:
    """The real briefing says at once that all of it comes from one wire report."""
    library = examine(ROOT / "briefings").library
    briefing = library.briefings["idlib-2020-02-06"]
    found = source_summary(library, derive(library), briefing)
    assert summary_sentences(library, briefing, found)[:6] == (
        "This briefing rests on one source from one origin: a news report by Reuters, graded B (usually reliable).",
        "It was published on 6 February 2020.",
        f"{found.one_voice} of its {found.propositions} propositions rest on one voice.",
        "Five are corroborated by a second voice, and nothing by a second origin.",
        "Nothing is contested.",
        "One speaker declined to comment.",
    )


BRIEFING = "title: B\nas_of: 2020\nsources: {{{sources}}}\nbottom_line: [{{text: T., rests_on: ev}}]\n"


def _event(reports: str) -> str:
    return f"ev: {{title: It happens, kind: attack, when: 2020-02-05, reports: {{{reports}}}}}\n"


@pytest.mark.parametrize(
    ("sources", "reports", "expected"),
    [
        (
            "w: wire",
            "monitor: w:1.1",
            "This briefing rests on one source from one origin: a text by The agency, not graded. It was "
            "published on 6 February 2020. Its only proposition rests on one voice. Nothing is corroborated "
            "by a second voice. Nothing is contested.",
        ),
        (
            "w: wire, c: copy",
            "monitor: w:1.1, minister: c:1.1",
            "This briefing rests on two sources from one origin: a text by The agency, not graded; a text by"
            " The daily, not graded. They were published on 6 February 2020. One is corroborated by a second"
            " voice, and nothing by a second origin. Nothing is contested.",
        ),
        (
            "w: wire, c: copy, d: copy-of-copy, p: paper",
            "monitor: w:1.1, minister: p:1.1, army: {act: deny, cites: d:1.1}, "
            "rebels: {act: decline-comment, cites: c:1.1}",
            "This briefing rests on four sources from two origins; four are not graded. They were published "
            "between 6 February 2020 and 7 February 2020. Nothing is corroborated by a second voice. One is "
            "contested. One speaker declined to comment.",
        ),
        (
            "w: wire, p: paper",
            "monitor: w:1.1, minister: p:1.1",
            "This briefing rests on two sources from two origins: a text by The agency, not graded; a text "
            "by The daily, not graded. They were published on 6 February 2020. One is corroborated by a "
            "second voice, from a second origin. Nothing is contested.",
        ),
    ],
)
def test_what_a_briefing_rests_on(told: Told, sources: str, reports: str, expected: str) -> None:
    """A reader learns in a few sentences how many sources, origins and voices there are, and what nobody else says."""
    files = {"b/briefing.yml": BRIEFING.format(sources=sources), "b/events.yml": _event(reports)}
    assert " ".join(told(files)) == f"{expected} No text of a source is at hand: no citation is verified."


def test_grades_are_counted(told: Told) -> None:
    """Of many sources, the grades are counted, best first."""
    sources = "".join(
        f"s{n}: {{title: S, publisher: P, published: 2020, reliability: {grade}}}\n" for n, grade in enumerate("CBBF")
    )
    briefing = BRIEFING.format(sources=", ".join(f"{'wxyz'[n]}: s{n}" for n in range(4)))
    files = {"sources.yml": sources, "b/briefing.yml": briefing, "b/events.yml": _event("monitor: w:1.1")}
    assert told(files)[:2] == (
        "This briefing rests on four sources from four origins; two are graded B (usually reliable), one is graded C "
        "(fairly reliable) and one is graded F (reliability cannot be judged).",
        "They were published in 2020.",
    )


def test_an_unknown_date_is_not_told(told: Told) -> None:
    """Where a date of publication is not known, none is made up."""
    files = {
        "sources.yml": "wire: {title: S, publisher: P, published: unknown}\n",
        "b/briefing.yml": BRIEFING.format(sources="w: wire"),
    }
    assert [sentence for sentence in told(files) if "published" in sentence] == []


def test_names_are_text(told: Told) -> None:
    """A publisher whose name looks like markup is printed as it is written."""
    files = {
        "sources.yml": "wire: {title: S, publisher: 'The *Star', published: 2020}\n",
        "b/briefing.yml": BRIEFING.format(sources="w: wire"),
    }
    assert told(files)[0].partition(" by ")[2] == "The \\*Star, not graded."


def test_it_stands_on_overview_and_sources(write_library: Callable[..., Path]) -> None:
    """The statement is on the Overview, under Sources, and at the head of the page of sources."""
    site = build(write_library({})).site
    assert site is not None
    found = [page.uri for page in site.pages if "This briefing rests on" in page.markdown]
    assert found == ["briefings/b/index.md", "briefings/b/sources.md"]
