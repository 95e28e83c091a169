"""generator.read.files -> what a library's folder may hold, and what is said about the rest."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.problems import Pointer, Severity
from generator.read.files import find_files


def make(library: Path, *names: str) -> Path:
    """A library with these files; a name that ends in a slash is a folder."""
    for name in names:
        path = library / name
        if name.endswith("/"):
            path.mkdir(parents=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("a: {}\n", "utf-8")
    return library


def found(library: Path) -> list[tuple[str, str, str | None]]:
    """The fact files as (shown, kind, briefing), where nothing is wrong."""
    files, problems = find_files(library, "lib")
    assert problems == ()
    return [(file.file, file.kind, file.briefing) for file in files]


def problems(library: Path) -> list[tuple[str, str, str, str]]:
    """The problems as (code, severity, file, remedy)."""
    result = []
    for problem in find_files(library, "lib")[1]:
        assert isinstance(problem.where, Pointer)
        result.append((problem.code, problem.severity.value, problem.where.file, problem.remedy))
    return result


def test_finds_shared_files_and_every_kind_of_a_briefing_in_order(tmp_path: Path) -> None:
    """The order is shared first, then briefing, kind, name, so that output never depends on the disk."""
    kinds = ["claims", "events", "briefing", "assessments", "sources", "places", "actors"]
    make(tmp_path, "places.yml", "actors.yml", "sources.yml", *(f"idlib/{kind}.yml" for kind in kinds))
    make(tmp_path, "aleppo/briefing.yml")
    assert found(tmp_path) == [
        ("lib/sources.yml", "sources", None),
        ("lib/actors.yml", "actors", None),
        ("lib/places.yml", "places", None),
        ("lib/aleppo/briefing.yml", "briefing", "aleppo"),
        ("lib/idlib/briefing.yml", "briefing", "idlib"),
        ("lib/idlib/sources.yml", "sources", "idlib"),
        ("lib/idlib/actors.yml", "actors", "idlib"),
        ("lib/idlib/places.yml", "places", "idlib"),
        ("lib/idlib/events.yml", "events", "idlib"),
        ("lib/idlib/claims.yml", "claims", "idlib"),
        ("lib/idlib/assessments.yml", "assessments", "idlib"),
    ]


def test_a_folder_stands_for_a_file_and_both_may_be_there(tmp_path: Path) -> None:
    """Large files can be split without touching what is already written; spaces in names are fine."""
    make(tmp_path, "b/briefing.yml", "b/events.yml", "b/events/part two.yml", "b/events/one.yml", "actors/a.yml")
    assert found(tmp_path) == [
        ("lib/actors/a.yml", "actors", None),
        ("lib/b/briefing.yml", "briefing", "b"),
        ("lib/b/events.yml", "events", "b"),
        ("lib/b/events/one.yml", "events", "b"),
        ("lib/b/events/part two.yml", "events", "b"),
    ]


def test_companions_and_what_editors_leave_behind_are_passed_over(tmp_path: Path) -> None:
    """Nobody is warned about a README, a lock, republished texts, or a backup copy."""
    make(tmp_path, "README.md", ".gitignore", "b/briefing.yml", "b/sources.lock", "b/texts/r.txt", "b/notes.md")
    make(tmp_path, "b/events.yml~", "b/.events.yml.swp", "b/#events.yml#", "b/events.yml.bak", ".git/config")
    assert found(tmp_path) == [("lib/b/briefing.yml", "briefing", "b")]


def test_files_are_shown_from_the_current_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """People see the path that they would type, not where the project lies on this disk."""
    make(tmp_path, "project/briefings/b/briefing.yml")
    monkeypatch.chdir(tmp_path / "project")
    shown = [find_files(library)[0][0].file for library in (Path("briefings"), tmp_path / "project" / "briefings")]
    monkeypatch.chdir(tmp_path / "project" / "briefings")
    assert [*shown, find_files(Path())[0][0].file] == ["briefings/b/briefing.yml"] * 2 + ["b/briefing.yml"]


def test_files_outside_the_current_directory_are_shown_as_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A library elsewhere keeps the path that it was named by."""
    make(tmp_path, "here/", "there/b/briefing.yml")
    monkeypatch.chdir(tmp_path / "here")
    assert find_files(Path("../there"))[0][0].file == "../there/b/briefing.yml"


def test_a_missing_library_is_one_problem_without_a_place(tmp_path: Path) -> None:
    """A mistyped folder must not build an empty site."""
    (problem,) = find_files(tmp_path / "nowhere", "nowhere")[1]
    assert (problem.code, problem.where, problem.message) == ("missing-library", None, 'there is no folder "nowhere"')


def test_a_library_that_is_a_file_says_so(tmp_path: Path) -> None:
    """Naming one fact file instead of the folder is a likely slip."""
    make(tmp_path, "events.yml")
    (problem,) = find_files(tmp_path / "events.yml", "events.yml")[1]
    assert (problem.code, problem.message) == ("missing-library", '"events.yml" is not a folder')


def test_an_empty_library_is_a_warning(tmp_path: Path) -> None:
    """A fresh library is not an error, but nobody should wonder why the site is empty."""
    assert problems(tmp_path) == [
        ("empty-library", "warning", "lib", "start one with: briefings new my-first-briefing")
    ]


def test_a_briefing_without_briefing_yml_is_an_error(tmp_path: Path) -> None:
    """Events that belong to no briefing would appear nowhere."""
    make(tmp_path, "b/events.yml")
    assert problems(tmp_path) == [("missing-file", "error", "lib/b", "write lib/b/briefing.yml")]


def test_a_folder_without_any_fact_file_is_a_warning(tmp_path: Path) -> None:
    """Pictures beside the briefings do no harm, but are not published either."""
    make(tmp_path, "b/briefing.yml", "pictures/a.png")
    remedy = "move it out of the library, or write a briefing.yml in it"
    assert problems(tmp_path) == [("unknown-file", "warning", "lib/pictures", remedy)]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("b/event.yml", "events.yml"),
        ("b/events.yaml", "events.yml"),
        ("b/Events.YML", "events.yml"),
        ("b/calims.yml", "claims.yml"),
        ("b/events", "events.yml"),
        ("b/event/", "events/"),
        ("actor.yml", "actors.yml"),
        ("places.yaml", "places.yml"),
        ("source/", "sources/"),
        ("c/briefing.yaml", "briefing.yml"),
        ("b/briefing/", "briefing.yml"),
    ],
)
def test_a_misnamed_fact_file_is_an_error(tmp_path: Path, name: str, meant: str) -> None:
    """Facts in a file that nothing reads would be lost, so a likely slip stops the build."""
    make(tmp_path, "b/briefing.yml", name)
    shown = "lib/" + name.rstrip("/")
    assert problems(tmp_path) == [("unknown-file", "error", shown, f'did you mean "{meant}"?')]


@pytest.mark.parametrize("name", ["events.yml", "claims/"])
def test_facts_of_a_briefing_at_the_top_are_an_error(tmp_path: Path, name: str) -> None:
    """Only actors, places and sources are shared by all briefings."""
    make(tmp_path, "b/briefing.yml", name)
    remedy = "move it into the folder of its briefing"
    assert problems(tmp_path) == [("unknown-file", "error", "lib/" + name.rstrip("/"), remedy)]


def test_any_other_file_in_a_briefing_is_a_warning(tmp_path: Path) -> None:
    """A document dropped among the facts is pointed out."""
    make(tmp_path, "b/briefing.yml", "b/draft.docx")
    ((code, severity, file, _),) = problems(tmp_path)
    assert (code, severity, file) == ("unknown-file", "warning", "lib/b/draft.docx")


def test_folders_inside_a_split_folder_are_not_read(tmp_path: Path) -> None:
    """Splitting goes one level deep; deeper files are pointed out, not dropped in silence."""
    make(tmp_path, "b/briefing.yml", "b/events/2020/", "b/events/x.yaml", "b/events/y.csv", "b/events/README.md")
    assert [(code, severity, file) for code, severity, file, _ in problems(tmp_path)] == [
        ("unknown-file", "error", "lib/b/events/2020"),
        ("unknown-file", "error", "lib/b/events/x.yaml"),
        ("unknown-file", "warning", "lib/b/events/y.csv"),
    ]


def test_a_slug_that_is_not_kebab_case_is_an_error_and_its_files_are_read(tmp_path: Path) -> None:
    """The folder's name becomes an address; its other problems are still wanted at once."""
    make(tmp_path, "Idlib 2020/briefing.yml")
    files, found_problems = find_files(tmp_path, "lib")
    assert (len(files), [problem.code for problem in found_problems]) == (1, ["bad-id"])


def test_a_link_out_of_the_library_is_refused(tmp_path: Path) -> None:
    """A shared library must not publish what lies elsewhere on the disk of whoever builds it."""
    make(tmp_path, "library/b/briefing.yml", "secret.yml", "other/c/briefing.yml")
    (tmp_path / "library/b/events.yml").symlink_to(tmp_path / "secret.yml")
    (tmp_path / "library/c").symlink_to(tmp_path / "other/c")
    remedy = "put a copy in its place"
    assert problems(tmp_path / "library") == [
        ("outside-library", "error", "lib/c", remedy),
        ("outside-library", "error", "lib/b/events.yml", remedy),
    ]


def test_a_link_inside_the_library_is_followed(tmp_path: Path) -> None:
    """Two briefings may share a file by a link."""
    make(tmp_path, "b/briefing.yml", "c/briefing.yml", "b/actors.yml")
    (tmp_path / "c/events.yml").symlink_to(tmp_path / "b/actors.yml")
    assert ("lib/c/events.yml", "events", "c") in found(tmp_path)


def test_a_library_that_is_a_link_is_read(tmp_path: Path) -> None:
    """Where the library itself lies is the owner's choice."""
    make(tmp_path, "real/b/briefing.yml")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert found(tmp_path / "link") == [("lib/b/briefing.yml", "briefing", "b")]


def test_links_that_lead_in_circles_end(tmp_path: Path) -> None:
    """A link to itself, to its own folder, or to the library must neither hang nor crash."""
    make(tmp_path, "b/briefing.yml")
    (tmp_path / "b/events.yml").symlink_to("events.yml")
    (tmp_path / "b/claims").symlink_to(tmp_path / "b")
    (tmp_path / "again").symlink_to(tmp_path)
    assert [(code, file) for code, _, file, _ in problems(tmp_path)] == [
        ("symlink-loop", "lib/again"),
        ("symlink-loop", "lib/b/claims"),
        ("unreadable-file", "lib/b/events.yml"),
    ]


def test_a_link_to_nothing_is_unreadable(tmp_path: Path) -> None:
    """A dangling link is a file that the author believes to be there."""
    make(tmp_path, "b/briefing.yml")
    (tmp_path / "b/events.yml").symlink_to(tmp_path / "b/gone.yml")
    assert [(code, file) for code, _, file, _ in problems(tmp_path)] == [("unreadable-file", "lib/b/events.yml")]


def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    """Opening a named pipe would wait for ever."""
    make(tmp_path, "b/briefing.yml")
    os.mkfifo(tmp_path / "b/events.yml")
    assert [(code, file) for code, _, file, _ in problems(tmp_path)] == [("unreadable-file", "lib/b/events.yml")]


def test_an_unreadable_folder_is_a_problem_beside_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One folder without permission must not hide the rest, nor pass for an empty one."""
    make(tmp_path, "b/briefing.yml", "locked/briefing.yml")
    listing = Path.iterdir

    def iterdir(path: Path) -> object:
        if path.name == "locked":
            raise PermissionError(13, "Permission denied")
        return listing(path)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    files, found_problems = find_files(tmp_path, "lib")
    assert [file.file for file in files] == ["lib/b/briefing.yml"]
    assert [(problem.code, problem.severity) for problem in found_problems] == [("unreadable-file", Severity.ERROR)]
