"""Folders with texts and locks -> what is at hand of the sources, and problems for all else."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.model.identities import Source
from generator.pipeline import examine
from generator.problems import Origin
from generator.provenance import held
from generator.provenance.find import find_evidence

FREE = "text: full, rights: CC-BY-4.0"
FILES = {
    "sources.yml": f"gz: {{title: T, publisher: P, published: 2024, {FREE}}}\n"
    "kept: {title: T, publisher: P, published: 2024}\n",
    "b/briefing.yml": "title: B\nas_of: 2024-03-05\nsources: {g: gz, k: kept}\n"
    "bottom_line: [{text: T., rests_on: c1}]\n",
    "b/claims.yml": "c1: {by: source, says: It burned., cites: g:1.1 k:1.1}\n",
}

Find = Callable[[], list[tuple[str, str]]]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a library of two sources, one of which may be republished."""
    for file, text in FILES.items():
        _write(tmp_path / "lib" / file, text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def find(home: Path) -> Find:
    """A function that checks the library: (code, file) of each problem."""

    def found() -> list[tuple[str, str]]:
        problems = examine(home / "lib").problems
        return [(p.code, p.where.file) for p in problems if isinstance(p.where, Origin)]

    return found


def _write(path: Path, text: str | bytes = "The mill burned.\n") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize("place", ["lib/b/texts/gz.txt", "lib/texts/gz.txt", "archive/gz.txt", "archive/kept.txt"])
def test_texts_are_found_in_their_places(place: str, home: Path, find: Find) -> None:
    """An author puts the text where the documentation says, and it is read."""
    _write(home / place)
    assert (list(examine(home / "lib").library.evidence.texts), find()) == ([Path(place).stem], [])


def test_a_text_that_may_not_be_republished_is_stopped(home: Path, find: Find) -> None:
    """A text that is withheld is not pushed to a public repository with the facts."""
    _write(home / "lib/b/texts/kept.txt")
    assert find() == [("text-not-republishable", "lib/b/texts/kept.txt")]


@pytest.mark.parametrize("name", ["gzz.txt", "gz.text", "other.txt", "notes"])
def test_a_text_of_no_source_is_told(name: str, home: Path, find: Find) -> None:
    """A text under a mistyped name would leave its citations unverified, and nobody would know."""
    _write(home / "lib/b/texts" / name)
    assert find() == [("unknown-text", f"lib/b/texts/{name}")]


@pytest.mark.parametrize(("name", "told"), [("kpt.txt", True), ("something-else.txt", False), ("README.md", False)])
def test_the_archive_may_hold_what_it_likes(name: str, told: bool, home: Path, find: Find) -> None:
    """Only a name that is nearly a source's is a mistake in the archive."""
    _write(home / "archive" / name)
    assert find() == ([("unknown-text", f"archive/{name}")] if told else [])


def test_a_slip_in_the_facts_makes_no_text_unknown(home: Path, find: Find) -> None:
    """While sources.yml has an error, its texts are not called strangers."""
    _write(home / "lib/texts/gz.txt")
    _write(home / "lib/sources.yml", "gz: {titel: T\n")
    assert "unknown-text" not in [code for code, _ in find()]


def test_what_editors_leave_behind_is_passed_over(home: Path, find: Find) -> None:
    """Backups, hidden files and a README beside the texts are nobody's texts."""
    for name in (".gz.txt.swp", "gz.txt~", "gz.txt.bak", "README.md"):
        _write(home / "lib/texts" / name)
    assert find() == []


@pytest.mark.parametrize(("other", "told"), [("The mill burned.", []), ("The  mill\r\nburned.", []), ("It burned.", 1)])
def test_two_texts_must_be_the_same(other: str, told: object, home: Path, find: Find) -> None:
    """Two editions of a source at hand are told; a copy in other typography is not."""
    _write(home / "lib/b/texts/gz.txt")
    _write(home / "archive/gz.txt", other)
    assert find() == ([("texts-differ", "archive/gz.txt")] if told else [])


def test_links_do_not_lead_out_of_the_library(home: Path, find: Find) -> None:
    """A shared folder cannot make somebody's machine read another file."""
    secret = _write(home / "secret.txt", "A key.")
    (home / "lib/texts").mkdir()
    (home / "lib/texts/gz.txt").symlink_to(secret)
    (home / "lib/b/texts").symlink_to(home)
    assert sorted(find()) == [("outside-library", "lib/b/texts"), ("outside-library", "lib/texts/gz.txt")]
    assert dict(examine(home / "lib").library.evidence.texts) == {}


def test_the_archive_may_be_a_link(home: Path, find: Find) -> None:
    """Texts kept once, for several libraries, are read through a link."""
    store = _write(home / "store/gz.txt").parent
    (home / "archive").symlink_to(store)
    assert (list(examine(home / "lib").library.evidence.texts), find()) == (["gz"], [])


def test_what_is_no_text_is_told(home: Path, find: Find) -> None:
    """Folders, pipes, other encodings and giant files are problems, not tracebacks or endless waits."""
    (home / "lib/texts/gz.txt").mkdir(parents=True)
    os.mkfifo(_write(home / "archive/x").with_name("kept.txt"))
    assert find() == [("unreadable-file", "archive/kept.txt"), ("unreadable-file", "lib/texts/gz.txt")]


@pytest.mark.parametrize(
    ("raw", "code"), [(b"caf\xe9", "not-utf-8"), (b"\xff\xfea\0", "not-utf-8"), (b"a" * 1001, "file-too-large")]
)
def test_bytes_that_are_no_text_are_told(
    raw: bytes, code: str, home: Path, find: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A text in another encoding is not read with letters missing."""
    monkeypatch.setattr(held, "LARGEST", 1000)
    _write(home / "archive/gz.txt", raw)
    assert find() == [(code, "archive/gz.txt")]


def test_a_text_that_may_not_be_opened_is_told(home: Path, find: Find, monkeypatch: pytest.MonkeyPatch) -> None:
    """Missing permissions are named, with the file."""
    path = _write(home / "archive/gz.txt")
    real = Path.open

    def refuse(self: Path, *arguments: object, **options: object) -> object:
        if self.name == path.name:
            raise PermissionError(13, "Permission denied")
        return real(self, *arguments, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    assert find() == [("unreadable-file", "archive/gz.txt")]


def test_texts_of_unknown_sources_are_never_read(home: Path) -> None:
    """A stray file costs nothing, whatever it holds."""
    os.mkfifo(_write(home / "lib/texts/x").with_name("pipe.txt"))
    sources = {"gz": Source(title="T", publisher="P", published="2024")}
    evidence, problems = find_evidence(home / "lib", ["b"], sources)
    assert (dict(evidence.texts), {problem.code for problem in problems}) == ({}, {"unknown-text"})


def test_a_lock_of_a_newer_version_is_told(home: Path, find: Find) -> None:
    """Whoever opens a library of a newer program learns that nothing is vouched for."""
    _write(home / "lib/b/sources.lock", '{"version": 99}')
    assert find() == [("lock-unreadable", "lib/b/sources.lock")]
