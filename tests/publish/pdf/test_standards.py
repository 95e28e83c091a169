"""Standards by name -> what Typst takes is taken, and what it refuses is refused in words for people."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import typst

from generator.publish.pdf.standards import KNOWN, STANDARDS, WITH_FILES, StandardsError, parse_standards, takes_files
from generator.publish.pdf.typeset import fonts

PLAIN = b'#set document(title: "T")\n#set text(font: "Source Sans 3")\n= T\nText.'
WITH_FILE = PLAIN + (
    b'\n#pdf.attach("a.yml", read("a.yml", encoding: none), mime-type: "a/b", relationship: "data", description: "A")'
)


def _compiles(source: bytes, standards: tuple[str, ...], folder: Path) -> bool:
    files: Any = {"main.typ": source, "a.yml": b"a: b"}  # typed as a file, taken as files
    compiler = typst.Compiler(files, root=folder, font_paths=fonts())
    try:
        compiler.compile(format="pdf", pdf_standards=list(standards), timestamp=0)  # type: ignore[arg-type]
    except (typst.TypstError, RuntimeError, ValueError):
        return False
    return True


def _parses(standards: tuple[str, ...]) -> bool:
    try:
        return parse_standards(",".join(standards)) == standards
    except StandardsError:
        return False


@pytest.mark.parametrize("number", [1, 2])
def test_combinations_are_those_that_can_be_made(number: int, tmp_path: Path) -> None:
    """Nobody waits for an export that cannot succeed, and nothing that could be made is refused."""
    asked = list(combinations(KNOWN, number))
    assert {c for c in asked if _parses(c)} == {c for c in asked if _compiles(PLAIN, c, tmp_path)}


def test_files_can_be_attached_where_they_are_allowed(tmp_path: Path) -> None:
    """A standard that allows no attached files is refused before the export, and no other."""
    asked = [c for number in (1, 2) for c in combinations(KNOWN, number) if _parses(c)]
    assert {c for c in asked if takes_files(c)} == {c for c in asked if _compiles(WITH_FILE, c, tmp_path)}


def test_the_defaults_can_be_made() -> None:
    """Without a choice, a PDF is for screen readers and for archives, with attached files, too."""
    assert (_parses(STANDARDS), takes_files(STANDARDS), _parses(WITH_FILES), takes_files(WITH_FILES)) == (
        True,
        False,
        True,
        True,
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "name at least one"),
        ("a-9", '"a-9" is none of'),
        ("a-2a,a-3a", "a-2a and a-3a exclude each other; name one PDF/A"),
        ("1.7,2.0", "1.7 and 2.0 exclude each other; name one version of PDF"),
        ("ua-1,a-4", "a-4 needs PDF 2.0 and ua-1 goes up to PDF 1.7: no file can be both"),
    ],
)
def test_what_cannot_be_is_told(text: str, told: str) -> None:
    """A reader of the message learns which two names do not go together, and why."""
    with pytest.raises(StandardsError) as error:
        parse_standards(text)
    assert told in str(error.value)


def test_names_are_taken_as_people_write_them() -> None:
    """Capitals, spaces and repetitions are no reason to refuse."""
    assert parse_standards(" UA-1, a-2a ,ua-1,") == ("ua-1", "a-2a")
