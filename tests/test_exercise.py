"""The training exercise of this repository -> what it is there to show."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.derive.derived import Derived, derive
from generator.derive.facets import value_standing
from generator.library import Library, LinkedBriefing, LinkedStatement
from generator.pipeline import build, examine
from generator.provenance.folding import find_phrase

ROOT = Path(__file__).parents[1]
SLUG = "exercise-marad-dam"


@pytest.fixture(scope="module")
def library() -> Library:
    """The repository's own library, linked."""
    return examine(ROOT / "briefings").library


@pytest.fixture(scope="module")
def briefing(library: Library) -> LinkedBriefing:
    """The exercise."""
    return library.briefings[SLUG]


@pytest.fixture(scope="module")
def derived(library: Library) -> Derived:
    """What is worked out from the library."""
    return derive(library)


def _ids(statements: tuple[LinkedStatement, ...]) -> list[str]:
    return [statement.id.removeprefix("flood-deaths.") for statement in statements]


def test_it_says_that_it_is_invented(briefing: LinkedBriefing) -> None:
    """Nobody takes the exercise for news: its title, its note and its topic say what it is."""
    record = briefing.record
    assert (True, True, ("training",)) == (
        record.title.startswith("Exercise:"),
        "invented" in str(record.note),
        record.topics,
    )


def test_home_says_so_before_anything_else() -> None:
    """Who lands on the list of briefings reads that it is an exercise before what is said to have happened."""
    site = build(ROOT / "briefings").site
    assert site is not None
    home = next(page.markdown for page in site.pages if page.uri == "index.md")
    assert [True, True] == [
        0 < home.find("A training exercise.") < home.find("A flood killed people"),
        "invented" in home,
    ]


@pytest.mark.parametrize(
    ("proposition", "value", "voices", "origins"),
    [
        ("dam-burst", "corroborated", 2, 2),
        ("flood-deaths", "corroborated", 4, 3),
        ("dam-bombed", "contested", 1, 1),
        ("bombing-denied", "contested", 1, 1),
        ("explosives-in-the-dam", "attributed", 1, 2),
        ("front-silent", "declined", 0, 0),
        ("names-withheld", "declined", 0, 0),
        ("truce", "reported", 1, 1),
        ("clinic", "attributed", 1, 1),
    ],
)
def test_standings(derived: Derived, proposition: str, value: str, voices: int, origins: int) -> None:
    """Each proposition stands as the page about the exercise says, by as many voices and origins."""
    found = derived.standings[f"{SLUG}/{proposition}"]
    assert (value, voices, origins) == (found.value, found.voices, found.origins)


def test_four_tolls_by_four_voices(derived: Derived) -> None:
    """All four tolls stand side by side, and the corrected one no longer counts."""
    found = derived.standings[f"{SLUG}/flood-deaths"]
    expected = ["flood-witnesses", "gazette", "post", "ministry", "ministry-repeats", "hospital"]
    assert ([*expected, "blue-lantern-corrected"], ["blue-lantern-first"]) == (_ids(found.for_), _ids(found.withdrawn))


def test_the_hospital_is_a_part(library: Library) -> None:
    """The hospital's count is marked as a part, so that it contradicts no larger one."""
    figures = library.statements[f"{SLUG}/flood-deaths.hospital"].record.figures
    assert ["one hospital"] == [figure.partial for figure in figures]


def test_the_denial_is_one_voice(derived: Derived) -> None:
    """Three sources carry the denial of the bombing, and all of them stand against it."""
    found = derived.standings[f"{SLUG}/dam-bombed"]
    assert ["bombing-denied", "bombing-denied-agency", "bombing-denied-gazette"] == _ids(found.against)


def test_papers_add_nothing(derived: Derived) -> None:
    """Three publishers report the truce in their own voice, and are one voice of one origin."""
    found = derived.standings[f"{SLUG}/truce"]
    assert (3, 1, 1) == (len(found.for_), found.voices, found.origins)


def test_who_is_silent(derived: Derived) -> None:
    """The page names who declined to comment and who kept something back."""
    silences = derived.silences[SLUG]
    assert (["front-silent"], ["names-withheld"]) == (_ids(silences.declined), _ids(silences.withheld))


def test_every_sentence_is_covered(library: Library, briefing: LinkedBriefing) -> None:
    """Each sentence of the six texts is cited, repeats one that is cited, or is waived."""
    missed = []
    for alias, name in briefing.sources.items():
        text, source = library.evidence.texts[name], library.sources[name].record
        spoken = [c.locator for s in briefing.statements for c in s.citations if c.source == name]
        known = [*spoken, *source.repeats, *briefing.record.waive.get(alias, {})]
        covered = {sentence.locator for locator in known for sentence in text.find(locator)}
        missed += [f"{alias}:{s.locator}" for s in text.sentences if s.locator not in covered]
    assert [] == missed


def test_words_stand_in_the_texts(library: Library, briefing: LinkedBriefing) -> None:
    """Wordings, figures and originals of every statement stand in the sentences that it cites, in either script."""
    wrong = []
    for statement in briefing.statements:
        record = statement.record
        cited = "\n".join(library.evidence.texts[c.source].passage(c.locator) for c in statement.citations)
        dates = [when.wording for when in (record.when, record.said) if when]
        figures = [figure.text for figure in record.figures]
        others = [record.original.text if record.original else None, record.distance.text if record.distance else None]
        words = [record.worded, record.hedge, *dates, *figures, *others]
        wrong += [f"{statement.id}: {one}" for one in filter(None, words) if not find_phrase(one, cited)]
    assert [] == wrong


def test_texts_may_be_republished(library: Library, briefing: LinkedBriefing) -> None:
    """Every text that stands in the folder is free, and every source has one."""
    folder = ROOT / "briefings" / SLUG / "texts"
    free = {name for name in briefing.sources.values() if library.sources[name].record.text == "full"}
    assert free == set(briefing.sources.values()) == {path.stem for path in folder.iterdir()}


def test_the_tolls_are_contested_and_the_deaths_are_not(library: Library, derived: Derived) -> None:
    """Four voices agree that people died; that 12 and at least 30 cannot both be so is said of the number alone."""
    uid = "exercise-marad-dam/flood-deaths"
    killed = next(facet for facet in derived.facets[uid] if facet.key.measure == "killed")
    clashing = {value.text for pair in killed.clashes for value in pair}
    assert (derived.standings[uid].value, killed.standing) == ("corroborated", "contested")
    assert {"12 dead", "at least 30 people", "17 bodies"} <= clashing
    assert [value.text for value in killed.replaced] == ["41 dead"]


def test_each_toll_stands_by_itself(library: Library, derived: Derived) -> None:
    """A number that one voice gives is not called corroborated because others say that people died."""
    facet = next(f for f in derived.facets["exercise-marad-dam/flood-deaths"] if f.key.measure == "killed")
    found = {value.text: value_standing(library, facet, value)[0] for value in (*facet.values, *facet.replaced)}
    wanted = {"12 dead": "contested", "37": "attributed", "41 dead": "withdrawn"}
    assert {text: found[text] for text in wanted} == wanted
