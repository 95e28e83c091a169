"""``briefings sentences`` and the files that it reads -> numbered text, or what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli import main
from generator.model.identities import Source
from generator.problems import Problem
from generator.provenance.decode_text import LARGEST, read_source

SOURCE = Source.model_validate({"title": "T", "publisher": "P", "published": "2020-01-01", "front_matter": "1"})


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("\ufeffÉté".encode(), None),
        ("Été".encode("latin-1"), "not-utf-8"),
        ("Été".encode("utf-16"), "not-utf-8"),
        (b"a\0b", "not-utf-8"),
        (b"a" * (LARGEST + 1), "file-too-large"),
        (b"", None),
    ],
)
def test_read_source(raw: bytes, expected: str | None) -> None:
    """A text read in the wrong encoding would be quoted with wrong letters."""
    held = read_source(raw, SOURCE, "a.txt")
    actual = held.code if isinstance(held, Problem) else None
    assert actual == expected


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "briefings"
    folder.mkdir()
    (folder / "sources.yml").write_text(
        "storm-news:\n  title: Storm\n  publisher: Coast\n  published: 2020-01-01\n  front_matter: 1\n",
        encoding="utf-8",
    )
    return folder


def run(arguments: list[str]) -> int:
    with pytest.raises(SystemExit) as left:
        main(["sentences", *arguments])
    return int(left.value.code or 0)


def test_unknown_source_is_guessed(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A slip in the name of a source is mended from the message."""
    code = run(["storm-new", "--library", str(library)])
    assert (code, 'did you mean "storm-news"?' in capsys.readouterr().err) == (2, True)


def test_missing_text_says_where(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Who has the article learns where to put it."""
    code = run(["storm-news", "--library", str(library)])
    err = capsys.readouterr().err
    assert (code, "no-text" in err, "archive/storm-news.txt" in err) == (1, True, True)


def test_numbered_text(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Front matter can be tried out before it is written into the source."""
    archive = library.parent / "archive"
    archive.mkdir()
    (archive / "storm-news.txt").write_text("Storm\n\nIt rained.\n\nShare", encoding="utf-8")
    code = run(["storm-news", "--library", str(library), "--front", "0", "--back", "1"])
    lines = [line for line in capsys.readouterr().out.splitlines() if line and not line.startswith("--")]
    assert (code, lines) == (0, ["1.1   Storm", "2.1   It rained.", "b1.1  Share"])
