"""The briefing of this repository -> what holds for it, and, where its article is at hand, for its words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.derive.derived import Derived, derive
from generator.derive.wording.receipts import receipts
from generator.library import Library, LinkedBriefing, LinkedStatement
from generator.model.citations import Locator
from generator.pipeline import Checked, examine

ROOT = Path(__file__).parents[1]
SLUG = "idlib-2020-02-06"
# The article may not be republished. Those who hold it put it into the archive, or beside the repository.
ARTICLES = (ROOT / "archive" / "reuters-2020-02-06.txt", ROOT.parent / "shared" / "articles" / f"{SLUG}.txt")
LONGEST_RUN = 8
NOT_PUBLISHED = {".git", ".venv", "archive", "site", "build", "dist", "htmlcov", ".hypothesis", "__pycache__"}


@pytest.fixture(scope="module")
def checked() -> Checked:
    """The repository's own library."""
    return examine(ROOT / "briefings")


@pytest.fixture(scope="module")
def library(checked: Checked) -> Library:
    """The library, linked."""
    return checked.library


@pytest.fixture(scope="module")
def briefing(library: Library) -> LinkedBriefing:
    """The briefing on the battle for Saraqeb."""
    return library.briefings[SLUG]


@pytest.fixture(scope="module")
def derived(library: Library) -> Derived:
    """What is worked out from the library."""
    return derive(library)


@pytest.fixture(scope="module")
def paragraphs() -> list[list[str]]:
    """The sentences of the article, paragraph by paragraph; the tests that ask for them are skipped without it."""
    found = next((path for path in ARTICLES if path.is_file()), None)
    if found is None:
        pytest.skip(f"NO ARTICLE: none of {', '.join(map(str, ARTICLES))}, so quotations are NOT compared with it")
    lines = [_folded(line) for line in found.read_text("utf-8").splitlines() if line.strip()]
    counts = [count for part in _sentences().values() for count in part]
    assert len(counts) == len(lines)
    return [_split(line, count) for line, count in zip(lines, counts, strict=True)]


def _sentences() -> dict[str, list[int]]:
    counts: dict[str, list[int]] = tomllib.loads((ROOT / "tests/data/idlib_sentences.toml").read_text("utf-8"))
    return counts


def _split(paragraph: str, count: int) -> list[str]:
    parts = re.split(r"(?<=\.) (?=[A-Z])", paragraph) if count > 1 else [paragraph]
    assert count == len(parts)
    return parts


def _folded(text: str) -> str:
    """The text with its typography folded: quotation marks, dashes, white space."""
    for typographic, plain in (("“”„", '"'), ("‘’", "'"), ("–—−", "-")):
        text = re.sub(f"[{typographic}]", plain, text)
    return " ".join(text.split())


# --- what the facts are ----------------------------------------------------------------------------------------------


def test_no_problem(checked: Checked) -> None:
    """The repository's own facts have no problem, not even a warning."""
    assert () == checked.problems


def test_nothing_is_contested(derived: Derived) -> None:
    """Nobody in the article denies or disputes what another one says."""
    values = {found.value for uid, found in derived.standings.items() if uid.startswith(f"{SLUG}/")}
    assert {"corroborated", "attributed", "reported", "declined"} == values


def test_only_the_rebels_are_silent(derived: Derived) -> None:
    """Of all parties to what happened in the period, the rebels alone are never quoted."""
    silences = derived.silences[SLUG]
    assert ["rebels"] == [never.actor for never in silences.never_quoted]
    assert ["israeli-military-silent"] == [statement.id for statement in silences.declined]
    assert ["fighters-nationality-withheld"] == [statement.id for statement in silences.withheld]


@pytest.mark.parametrize(
    ("event", "value"),
    [
        ("saraqeb-entered", "corroborated"),  # the Observatory and witnesses
        ("saraqeb-battle", "corroborated"),
        ("rebel-pushback", "attributed"),
        ("turkish-soldiers-killed", "reported"),
        ("putin-erdogan-meeting", "attributed"),
        ("israeli-strikes", "attributed"),
    ],
)
def test_standings(derived: Derived, event: str, value: str) -> None:
    """Events stand as whoever reads the article would say."""
    assert value == derived.standings[f"{SLUG}/{event}"].value


def test_dates_resolve_as_an_analyst_would(library: Library) -> None:
    """Each wording of an event means the day that an analyst would write, counted from the article's own day."""
    found = {}
    for event in library.events.values():
        if event.briefing == SLUG:
            cited = tuple(citation for report in event.reports for citation in report.citations)
            for one in receipts(library, event.record.when, cited, SLUG):
                found[event.record.when.wording] = one.resolution.when and one.resolution.when.edtf
    assert found == {
        "on Wednesday": "2020-02-05",
        "on Thursday": "2020-02-06",
        "Early on Thursday": "2020-02-06",
        "on Monday": "2020-02-03",
        "in the past two weeks": "2020-01-23~/2020-02-06",
        "January 28, 2020": "2020-01-28",
        "Jan. 12": "2020-01-12",
        "last month": "2020-01",
        "continuing": "/2020-02-06",
        "in 2011": "2011",
        "in the current round of fighting": None,
    }


def test_all_voices_have_one_origin(derived: Derived) -> None:
    """Everything was read in one wire report, and its standing never pretends otherwise."""
    assert {1} == {
        found.origins for uid, found in derived.standings.items() if uid.startswith(f"{SLUG}/") and found.for_
    }


def test_every_sentence_is_covered(library: Library, briefing: LinkedBriefing) -> None:
    """Each sentence of the article is cited, itself or with its paragraph; or it repeats one, or is waived."""
    source = library.sources[briefing.sources["r"]].record
    covered = {sentence for s in briefing.statements for c in s.citations for sentence in c.locator.sentences}
    covered |= {sentence for locator in source.repeats for sentence in locator.sentences}
    covered |= {sentence for locator in briefing.record.waive["r"] for sentence in locator.sentences}
    missed = [
        str(Locator(part=part, paragraph=paragraph, first=sentence, last=sentence))
        for part, counts in _sentences().items()
        for paragraph, count in enumerate(counts, start=1)
        for sentence in range(1, count + 1)
        if not covered
        & {
            Locator(part=part, paragraph=paragraph),
            Locator(part=part, paragraph=paragraph, first=sentence, last=sentence),
        }
    ]
    assert [] == missed


def test_no_cite_beyond_the_article(library: Library, briefing: LinkedBriefing) -> None:
    """Every cite, waiver and repetition names a paragraph and a sentence that the article has."""
    counts = _sentences()
    source = library.sources[briefing.sources["r"]].record
    named = [c.locator for s in briefing.statements for c in s.citations]
    named += [*briefing.record.waive["r"], *source.repeats, *source.repeats.values()]
    beyond = [
        str(one) for one in named
        if one.paragraph > len(counts[one.part]) or (one.last or 1) > counts[one.part][one.paragraph - 1]
    ]  # fmt: skip
    assert [] == beyond
    assert (len(counts["front"]), len(counts["back"])) == (source.front_matter, source.back_matter)


# --- its words -------------------------------------------------------------------------------------------------------


def _cited(paragraphs: list[list[str]], statement: LinkedStatement) -> str:
    """The sentences that a statement cites."""
    before = {"front": 0, "body": len(_sentences()["front"]), "back": len(paragraphs) - len(_sentences()["back"])}
    found = []
    for citation in statement.citations:
        locator = citation.locator
        sentences = paragraphs[before[locator.part] + locator.paragraph - 1]
        found += sentences if locator.first is None else sentences[locator.first - 1 : locator.last]
    return "\n".join(found)


def _quoted(text: str | None) -> list[str]:
    return re.findall(r'"([^"]+)"', _folded(text or ""))


def _taken_over(statement: LinkedStatement) -> Iterator[str]:
    """What a statement takes over from its source letter for letter."""
    record = statement.record
    yield from _quoted(record.says)
    yield from filter(None, (record.worded, record.hedge, record.distance.text if record.distance else None))
    yield from (figure.text for figure in record.figures if figure.text)
    yield from (relation.worded for relation in record.relations if relation.worded)
    yield from (when.wording for when in (record.when, record.said) if when and when.wording)
    yield from (citation.quote for citation in statement.citations if citation.quote)


def test_words_of_statements(briefing: LinkedBriefing, paragraphs: list[list[str]]) -> None:
    """Phrases in quotation marks, and wordings of speakers, numbers and dates, stand in the sentences cited."""
    assert [] == [
        f"{statement.id}: {words}"
        for statement in briefing.statements
        for words in _taken_over(statement)
        if _folded(words) not in _cited(paragraphs, statement)
    ]


def test_words_of_events(briefing: LinkedBriefing, paragraphs: list[list[str]]) -> None:
    """Phrases in quotation marks in titles, and wordings of the dates of events, stand in what their reports cite."""
    for event in briefing.events:
        cited = "\n".join(_cited(paragraphs, report) for report in event.reports)
        words = [*_quoted(event.record.title), *filter(None, [event.record.when.wording])]
        assert (event.id, []) == (event.id, [one for one in words if _folded(one) not in cited])


def test_words_of_the_bottom_line(library: Library, briefing: LinkedBriefing, paragraphs: list[list[str]]) -> None:
    """Phrases in quotation marks in the bottom line and in judgements stand in what they rest on."""
    own = [(line.text, uids) for line, uids in zip(briefing.record.bottom_line, briefing.bottom_line, strict=True)]
    own += [(one.record.judgement, one.rests_on) for one in briefing.assessments]
    for text, uids in own:
        statements: list[LinkedStatement] = []
        for uid in uids:
            statements += library.events[uid].reports if uid in library.events else [library.statements[uid]]
        cited = "\n".join(_cited(paragraphs, statement) for statement in statements)
        assert (text, []) == (text, [words for words in _quoted(text) if words not in cited])


def test_no_file_republishes_the_article(library: Library, paragraphs: list[list[str]]) -> None:
    """No file of the repository holds more than eight words of the article in a row, but for its title."""
    title = _words(library.sources["reuters-2020-02-06"].record.title)
    lines = [_words(" ".join(sentences)) for sentences in paragraphs]
    runs = {run for line in lines for run in _runs(line)} - set(_runs(title))
    found = [
        f"{path.relative_to(ROOT)}: {' '.join(run)}"
        for path in _published(ROOT)
        for run in _runs(_words(path.read_text("utf-8", errors="replace")))
        if run in runs
    ]
    assert [] == found


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", re.sub(r"(?<=\w)['’.](?=\w)", "", text.casefold()))


def _runs(words: list[str]) -> Iterator[tuple[str, ...]]:
    """Every run of words that is one longer than may be taken over."""
    return zip(*(words[start:] for start in range(LONGEST_RUN + 1)), strict=False)


def _published(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            if path.name not in NOT_PUBLISHED and not path.name.endswith(("_cache", ".egg-info")):
                yield from _published(path)
        elif path.suffix not in (".png", ".woff2", ".ttf", ".pdf") and path.name != ".coverage":
            yield path


def test_runs_are_found() -> None:
    """The search for runs sees them across line breaks, markup and typography, and not in eight words."""
    nine = "one two three four five six seven eight nine's"
    assert list(_runs(_words(nine))) == list(
        _runs(_words("One — **two**\nthree, four; five\n# six “seven” eight nine’s"))
    )
    assert [] == list(_runs(_words("one two three four five six seven eight")))
