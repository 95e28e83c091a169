"""A new briefing: what it holds, that it passes every check, and that nothing is ever overwritten."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from generator import pipeline
from generator.scaffold import ScaffoldError, new_briefing

ROOT = Path(__file__).parents[1]
DAY = date(2020, 2, 6)
FILES = ("briefing", "sources", "actors", "places", "events", "claims", "assessments")


def refusal(library: Path, slug: str) -> tuple[str, str]:
    """What the author is told."""
    with pytest.raises(ScaffoldError) as caught:
        new_briefing(library, slug, today=DAY)
    return caught.value.message, caught.value.remedy


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


@pytest.mark.parametrize("today", [DAY, date(2024, 3, 1), date(2021, 1, 1), date(2026, 11, 23)])
def test_a_new_briefing_is_a_site_without_problems(tmp_path: Path, today: date) -> None:
    """The first thing an author sees is a page, and neither an error nor a warning, whatever the day is."""
    new_briefing(tmp_path, "first", today=today)
    outcome = pipeline.build(tmp_path)
    assert (outcome.problems, outcome.site is not None) == ((), True)
    assert "briefings/first/index.md" in [page.uri for page in outcome.site.pages] if outcome.site else False


def test_one_file_of_each_kind(tmp_path: Path) -> None:
    """The files are returned in the order in which one reads them, and nothing else is left in the library."""
    made = new_briefing(tmp_path, "first", today=DAY)
    assert made == tuple(tmp_path / "first" / f"{kind}.yml" for kind in FILES)
    assert names(tmp_path) == sorted(["first", *(f"first/{kind}.yml" for kind in FILES)])


def test_the_files_explain_themselves(tmp_path: Path) -> None:
    """Each file says what belongs in it, the briefing says that all is invented and what to write in which order."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in new_briefing(tmp_path, "first", today=DAY)}
    assert [kind for kind, text in texts.items() if not text.startswith("# ")] == []
    assert "INVENTED" in texts["briefing"]
    assert re.findall(r"(\w+)\.yml", texts["briefing"])[:6] == [kind for kind in FILES if kind != "briefing"]
    assert "docs/tutorial.md" in texts["briefing"]
    assert [text for text in texts.values() if "$" in text] == []


def test_the_example_shows_the_main_ideas(tmp_path: Path) -> None:
    """Somebody speaks for somebody, two voices report one event, a figure has a speaker, a judgement a likelihood."""
    new_briefing(tmp_path, "first", today=DAY)
    library = pipeline.examine(tmp_path).library
    (event,), (briefing,) = library.events.values(), library.briefings.values()
    assert library.actors["first-spokeswoman"].record.speaks_for == "first-port-authority"
    assert [report.speakers[0].actor for report in event.reports] == ["first-union", "first-spokeswoman"]
    assert [str(claim.record.figures[0].text) for claim in briefing.claims if claim.record.figures] == [
        "about 200 people"
    ]
    assert [found.record.likelihood for found in briefing.assessments] == ["likely"]
    assert len(briefing.bottom_line) == 2


def test_dates_follow_the_day(tmp_path: Path) -> None:
    """The example happens on the eve, and the source's word for that day is its weekday."""
    events = new_briefing(tmp_path, "first", today=date(2024, 3, 1))[4].read_text(encoding="utf-8")
    assert "when: 2024-02-29 (on Thursday)" in events


def test_today_is_the_default(tmp_path: Path) -> None:
    """Without a date, the briefing speaks for the day on which it is started."""
    before = date.today()
    text = new_briefing(tmp_path, "first")[0].read_text(encoding="utf-8")
    assert any(f"as_of: {day}" in text for day in (before, date.today()))


def test_what_stands_in_comments_is_right_as_well(tmp_path: Path) -> None:
    """Whoever takes the marks off the commented examples gets no error, and a contested event."""
    new_briefing(tmp_path, "first", today=DAY)
    for kind in ("events", "claims", "sources", "briefing"):
        file = tmp_path / "first" / f"{kind}.yml"
        text = re.sub(
            r"^( *)# (?=( *)(?!briefings )\S+: \S|blockade-size-)", r"\1", file.read_text(), flags=re.MULTILINE
        )
        file.write_text(text)
    found = pipeline.build(tmp_path)
    assert found.problems == ()
    page = next(p for p in found.site.pages if p.uri == "briefings/first/claims.md") if found.site else None
    assert page is not None
    assert "contested" in page.markdown


def test_several_live_side_by_side(tmp_path: Path) -> None:
    """Two new briefings share no id with each other, nor with a real one."""
    shutil.copytree(ROOT / "briefings", tmp_path / "library")
    for slug in ("first", "second"):
        new_briefing(tmp_path / "library", slug, today=DAY)
    new = [p for p in pipeline.examine(tmp_path / "library").problems if "/idlib-" not in getattr(p.where, "file", "")]
    assert new == []


@pytest.mark.parametrize(
    ("slug", "message", "remedy"),
    [
        ("My Briefing", '"My Briefing" cannot be the name of a briefing', "such as my-briefing"),
        ("a_b", '"a_b" cannot be the name of a briefing', "such as a-b"),
        ("../out", '"../out" cannot be the name of a briefing', "such as out"),
        ("", '"" cannot be the name of a briefing', "such as idlib-2020-02-06"),
        ("إدلب", '"إدلب" cannot be the name of a briefing', "such as idlib-2020-02-06"),
        ("a--b", '"a--b" cannot be the name of a briefing', "such as a-b"),
        ("idlib\n", '"idlib\n" cannot be the name of a briefing', "such as idlib"),
        ("a" * 61, "the name has 61 characters", "write at most 60"),
        ("nul", 'Windows has no folder called "nul"', "such as nul-briefing"),
        ("com1", 'Windows has no folder called "com1"', "such as com1-briefing"),
        ("actors", '"actors" has a meaning of its own in a library', "such as actors-briefing"),
        ("texts", '"texts" has a meaning of its own in a library', "such as texts-briefing"),
    ],
)
def test_a_name_that_cannot_be(tmp_path: Path, slug: str, message: str, remedy: str) -> None:
    """A name that no folder, address or id can have is refused with one that can, and nothing is written."""
    told = refusal(tmp_path, slug)
    assert (told[0], told[1].endswith(remedy), names(tmp_path)) == (message, True, [])


def test_the_longest_name_works(tmp_path: Path) -> None:
    """A name at the limit gives ids that are valid, too."""
    new_briefing(tmp_path, "a" * 60, today=DAY)
    assert pipeline.build(tmp_path).problems == ()


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    """What is there stays as it is, be it a briefing, an empty folder, a file, or a link to nowhere."""
    (tmp_path / "file").write_text("mine")
    (tmp_path / "empty").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    new_briefing(tmp_path, "first", today=DAY)[0].write_text("mine")
    before = names(tmp_path)
    told = {refusal(tmp_path, slug)[0].rpartition("/")[2] for slug in ("file", "empty", "link", "first")}
    assert told == {f"{slug} exists already" for slug in ("file", "empty", "link", "first")}
    assert (names(tmp_path), (tmp_path / "first/briefing.yml").read_text()) == (before, "mine")


@pytest.mark.parametrize(
    ("file", "ident"),
    [
        ("actors.yml", "first-union"),
        ("places.yml", "harbour-blocked"),
        ("other/sources.yml", "blockade-goes-on"),
        ("other/events.yml", "first-harbour"),
    ],
)
def test_an_id_that_is_taken(tmp_path: Path, file: str, ident: str) -> None:
    """An id of the example that the library has already would make both records wrong: the name is refused."""
    path = tmp_path / file
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"{ident}: {{name: Taken, kind: group}}\n")
    message, remedy = refusal(tmp_path, "first")
    assert re.sub(r"by .*/", "by ", message) == f'"{ident}" is taken by {path.name}'
    assert (remedy, (tmp_path / "first").exists()) == ("choose another name, such as first-2", False)


def test_a_library_with_errors_does_not_hinder(tmp_path: Path) -> None:
    """An author whose other facts are broken can still start a briefing."""
    (tmp_path / "actors.yml").write_text("a: [\n")
    assert len(new_briefing(tmp_path, "first", today=DAY)) == 7


def test_the_library_is_made(tmp_path: Path) -> None:
    """The very first briefing needs no folder but the one in which the author stands."""
    new_briefing(tmp_path / "briefings", "first", today=DAY)
    assert pipeline.build(tmp_path / "briefings").problems == ()


def test_a_library_that_cannot_be(tmp_path: Path) -> None:
    """A mistyped path makes no tree of folders, and a file is no library."""
    (tmp_path / "file").write_text("mine")
    parent, file = refusal(tmp_path / "no/where", "first"), refusal(tmp_path / "file", "first")
    assert parent == (
        f"there is no folder {tmp_path.as_posix()}/no to hold the library",
        "create it, or name another folder with --library",
    )
    assert file == (f"{tmp_path.as_posix()}/file is not a folder", "name another folder with --library")


@pytest.mark.parametrize("broken", ["rename", "write_text", "mkdir"])
def test_a_failure_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str) -> None:
    """Half a briefing is never left: not its folder, not a temporary one, not the library made for it."""
    whole = getattr(Path, broken)

    def fail(path: Path, *arguments: object, **options: object) -> object:
        if broken == "mkdir" and not path.name.startswith("."):
            return whole(path, *arguments, **options)
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, broken, fail)
    message, remedy = refusal(tmp_path / "briefings", "first")
    assert message == f"{(tmp_path / 'briefings/first').as_posix()} cannot be written: Permission denied"
    assert remedy == "check that you may write there, or name another folder with --library"
    assert names(tmp_path) == []
