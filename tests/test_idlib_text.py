"""The Idlib briefing with its article at hand -> nothing to complain of, and what an analyst would work out."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from generator.derive.derived import contested_facets, derive
from generator.pipeline import Checked, examine
from generator.report import as_text
from generator.views.originals import original_link

ROOT = Path(__file__).parents[1]
SLUG, SOURCE = "idlib-2020-02-06", "reuters-2020-02-06"
ARTICLES = (ROOT / "archive" / f"{SOURCE}.txt", ROOT.parent / "shared" / "articles" / f"{SLUG}.txt")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The briefing with its article in the archive beside it. Only the article's holder can run these tests."""
    found = next((path for path in ARTICLES if path.is_file()), None)
    if found is None:
        reason = f"NO ARTICLE: none of {', '.join(map(str, ARTICLES))}, so the facts are NOT compared with it"
        assert os.environ.get("CI") != "true" or not ARTICLES[1].parents[1].is_dir(), reason
        pytest.skip(reason)
    shutil.copytree(ROOT / "briefings" / SLUG, tmp_path / "briefings" / SLUG)
    (tmp_path / "archive").mkdir()
    shutil.copy(found, tmp_path / "archive" / f"{SOURCE}.txt")
    return tmp_path


@pytest.fixture
def checked(folder: Path) -> Checked:
    """The briefing, checked against its article."""
    return examine(folder / "briefings")


def test_the_article_bears_out_every_fact(checked: Checked) -> None:
    """Every citation, quoted word, number and date of the real briefing stands in the real article."""
    assert as_text(checked.problems) == ""


def test_its_sentences_are_all_accounted_for(checked: Checked) -> None:
    """The article has 27 sentences, and none of them is missed."""
    coverage = derive(checked.library).coverage[SLUG]["r"]
    assert coverage.told() == "23 of 27 sentences cited, 2 repeat others, 2 waived, 0 missed"


def test_nothing_is_contested(checked: Checked) -> None:
    """One wire report that nobody contradicts shows no conflict that is not there, in no facet either."""
    derived = derive(checked.library)
    values = {standing.value for uid, standing in derived.standings.items() if uid.startswith(SLUG)}
    facets = contested_facets(derived, checked.library.briefings[SLUG])
    assert (values & {"contested", "denied"}, facets) == (set(), ())


def test_a_wrong_front_matter_is_one_problem(folder: Path) -> None:
    """A headline that is not counted moves every citation; the author is told so once, at its cause."""
    sources = folder / "briefings" / SLUG / "sources.yml"
    sources.write_text(sources.read_text("utf-8").replace("front_matter: 4", "front_matter: 3"), encoding="utf-8")
    moved = [problem for problem in examine(folder / "briefings").problems if problem.code == "citation-moved"]
    assert ["front_matter" in problem.message + problem.remedy for problem in moved] == [True]


def test_without_the_text_the_lock_vouches(folder: Path) -> None:
    """Whoever clones the library without the article builds the same briefing, and a changed citation is noticed."""
    (folder / "archive" / f"{SOURCE}.txt").unlink()
    before = as_text(examine(folder / "briefings").problems)
    claims = folder / "briefings" / SLUG / "claims.yml"
    claims.write_text(claims.read_text("utf-8").replace("cites: r:4.1", "cites: r:5.1", 1), encoding="utf-8")
    after = {problem.code for problem in examine(folder / "briefings").problems}
    assert (before, "lock-outdated" in after) == ("", True)


def test_no_link_carries_more_words_than_the_rights_allow(folder: Path) -> None:
    """A link into the original of a withheld text names at most eight words of it, and leads to the right address."""
    sources = folder / "briefings" / SLUG / "sources.yml"
    address = "https://example.org/article"
    sources.write_text(f"{sources.read_text('utf-8').rstrip()}\n  url: {address}\n", encoding="utf-8")
    library = examine(folder / "briefings").library
    citations = {c for statement in library.statements.values() for c in statement.citations}
    links = [str(original_link(library, citation)).partition("#:~:text=") for citation in citations]
    counts = [len(fragment.replace(",", "%20").split("%20")) for _, _, fragment in links]
    assert ({link for link, _, _ in links}, max(counts), min(counts) > 0) == ({address}, 8, True)
