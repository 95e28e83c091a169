"""A library's files -> which of them a briefing is made from, and the fingerprint that anybody can repeat."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.pipeline import examine
from generator.publish.pdf.facts import FactFiles, MadeFrom

WriteLibrary = Callable[..., Path]

SECOND = {
    "c/briefing.yml": "title: C\nas_of: 2020-02-07\nsources: {p: paper}\nbottom_line: [{text: T., rests_on: said}]\n",
    "c/claims.yml": "said: {by: monitor, says: So it is., cites: p:1.1}\n",
}


def _of(folder: Path, *slugs: str) -> MadeFrom:
    return FactFiles(folder, examine(folder)).of(slugs)


def _names(folder: Path, *slugs: str) -> list[str]:
    return [name for name, _ in _of(folder, *slugs).files]


def test_a_briefing_is_made_from_its_own_and_the_shared_files(write_library: WriteLibrary) -> None:
    """What another briefing says does not change the fingerprint of this one; its lock does."""
    folder = write_library({**SECOND, "b/sources.lock": "", "b/notes.md": "Mine.\n"})
    assert _names(folder, "b") == [
        "actors.yml",
        "b/briefing.yml",
        "b/events.yml",
        "b/sources.lock",
        "places.yml",
        "sources.yml",
    ]


def test_several_briefings_are_made_from_all_their_files(write_library: WriteLibrary) -> None:
    """A PDF of several has one fingerprint for all of them."""
    folder = write_library(SECOND)
    assert set(_names(folder, "b", "c")) == set(_names(folder, "b")) | set(_names(folder, "c"))


def test_a_record_declared_elsewhere_counts(write_library: WriteLibrary) -> None:
    """An actor that another briefing declares decides on what this one says: of the root of a speaker, for instance."""
    claim = "said: {by: envoy, says: So it is., cites: p:1.1}\n"
    folder = write_library(
        {
            **SECOND,
            "c/claims.yml": claim,
            "c/actors.yml": "envoy: {name: E, kind: person, speaks_for: league}\n",
            "d/briefing.yml": SECOND["c/briefing.yml"],
            "d/claims.yml": "said: {by: monitor, says: So., cites: p:1.1}\n",
            "d/actors.yml": "league: {name: League, kind: organisation}\n",
        }
    )
    found = _names(folder, "c")
    assert ("d/actors.yml" in found, "d/claims.yml" in found, "c/actors.yml" in _names(folder, "d")) == (
        True,
        False,
        False,
    )


@pytest.mark.parametrize("slug", ["b", "c"])
def test_briefings_that_refer_to_each_other_are_made_from_each_other(write_library: WriteLibrary, slug: str) -> None:
    """A denial in one briefing changes how an event in the other stands."""
    folder = write_library({**SECOND, "c/claims.yml": "said: {by: monitor, says: No., denies: b/ev, cites: p:1.1}\n"})
    assert {"b/events.yml", "c/claims.yml"} <= set(_names(folder, slug))


def test_the_fingerprint_is_the_listing_s(write_library: WriteLibrary) -> None:
    """Its definition: SHA-256 of a line a file, by path, each with the SHA-256 of the file."""
    folder = write_library({})
    found = _of(folder, "b")
    lines = [
        f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n"
        for name in sorted(["actors.yml", "b/briefing.yml", "b/events.yml", "places.yml", "sources.yml"])
    ]
    assert found.digest == hashlib.sha256("".join(lines).encode()).hexdigest()


def test_standard_tools_repeat_the_fingerprint(write_library: WriteLibrary) -> None:
    """The command of the documentation gives the number that stands in the PDF."""
    if shutil.which("sha256sum") is None:
        pytest.skip("NOT TESTED: there is no sha256sum on this machine")
    folder = write_library({"b/sources.lock": "", "b/claims/one.yml": "{}\n", "places/more.yml": "{}\n"})
    shared = "actors actors.yml places places.yml sources sources.yml"
    command = f"find b {shared} -name '*.yml' -o -name sources.lock | LC_ALL=C sort | xargs sha256sum | sha256sum"
    page = (Path(__file__).parents[3] / "docs/how-to/make-a-pdf.md").read_text(encoding="utf-8")
    done = subprocess.run(["sh", "-c", command], cwd=folder, capture_output=True, text=True, check=True)
    assert (command.replace("find b ", "find SLUG ") in page, done.stdout) == (True, f"{_of(folder, 'b').digest}  -\n")


def test_a_name_that_would_break_a_line_is_escaped() -> None:
    """As sha256sum writes it, so that no name can pass for two files."""
    empty = hashlib.sha256(b"").hexdigest()
    assert MadeFrom(files=(("claims/a\nb\\.yml", b""),)).listing.decode() == f"\\{empty}  claims/a\\nb\\\\.yml\n"
