"""A checked library -> PDFs with their colophon, their facts where asked, and the same bytes everywhere."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from generator.derive.derived import derive
from generator.language.language import language
from generator.pipeline import examine
from generator.publish.pdf.export import Exporter, Made, Options, is_ours
from generator.publish.pdf.facts import FactFiles
from generator.publish.pdf.standards import WITH_FILES

WriteLibrary = Callable[..., Path]

ROOT = Path(__file__).parents[3]
SCRIPT = """
import hashlib, sys
from pathlib import Path
from generator.cli import main
try:
    main(["pdf", "--library", sys.argv[1], "--out", "out", "--attach-facts"])
finally:
    for file in sorted(Path("out").iterdir()):
        print(file.name, hashlib.sha256(file.read_bytes()).hexdigest())
"""
MACHINES = [
    {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "4242", "TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
]


def _make(folder: Path, *slugs: str, **options: Any) -> Made:
    checked = examine(folder)
    exporter = Exporter(folder, checked, derive(checked.library), Options(**options))
    return exporter.make(slugs)


def _open(made: Made) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(made.content))


def test_the_number_of_pages_is_the_file_s(write_library: WriteLibrary) -> None:
    """What the site says of a PDF is what a reader counts."""
    made = _make(write_library({}), "b")
    assert made.pages == len(_open(made).pages)


def test_the_fingerprint_of_the_facts_stands_in_the_file(write_library: WriteLibrary) -> None:
    """Programs find it in the keywords without reading pages."""
    folder = write_library({})
    digest = FactFiles(folder, examine(folder)).of(["b"]).digest
    with _open(_make(folder, "b")) as pdf, pdf.open_metadata() as metadata:
        assert str(metadata["pdf:Keywords"]).endswith(f"SHA-256 of the facts: {digest}")


def test_facts_can_travel_with_the_pdf(write_library: WriteLibrary) -> None:
    """Who gets the file can build the briefing again, and see that these are the facts of its colophon."""
    folder = write_library({"b/sources.lock": ""})
    facts = FactFiles(folder, examine(folder)).of(["b"])
    pdf = _open(_make(folder, "b", standards=WITH_FILES, attach=True))
    found = {name: attachment.get_file().read_bytes() for name, attachment in pdf.attachments.items()}
    assert found == {**dict(facts.files), "SHA256SUMS": facts.listing}
    assert hashlib.sha256(found["SHA256SUMS"]).hexdigest() == facts.digest


def test_each_attached_file_says_what_it_is(write_library: WriteLibrary) -> None:
    """As PDF/A-3 wants it: a media type, a relation to the document, and a description for people."""
    pdf = _open(_make(write_library({"b/sources.lock": ""}), "b", standards=WITH_FILES, attach=True))
    found = {
        str(file["/UF"]): (str(file["/EF"]["/F"]["/Subtype"]), str(file["/AFRelationship"]), bool(str(file["/Desc"])))
        for file in pdf.Root["/AF"]
    }
    assert {found[name] for name in found if name.endswith(".yml")} == {("/application/yaml", "/Source", True)}
    assert found["b/sources.lock"] == ("/text/plain", "/Source", True)
    assert found["SHA256SUMS"] == ("/text/plain", "/Supplement", True)


def test_attaching_adds_no_page(write_library: WriteLibrary) -> None:
    """Attached files show in a list of the reader's program, not on paper."""
    folder = write_library({})
    assert _make(folder, "b", standards=WITH_FILES, attach=True).pages == _make(folder, "b").pages


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_paper_is_what_was_asked_for(write_library: WriteLibrary, paper: str, size: tuple[int, int]) -> None:
    """A sheet fits the printer that it is meant for."""
    pdf = _open(_make(write_library({}), "b", paper=paper))
    box = pdf.pages[0].mediabox
    assert (round(float(box[2])), round(float(box[3]))) == size


def test_the_interface_speaks_the_language_that_was_asked_for(write_library: WriteLibrary) -> None:
    """A screen reader pronounces headings as what they are."""
    pdf = _open(_make(write_library({}), "b", language=language("ar")))
    assert str(pdf.Root["/Lang"])[:2] == "ar"


def test_we_know_our_own(write_library: WriteLibrary) -> None:
    """What was made by us may be replaced; what another program has written anew, or added to, may not."""
    made = _make(write_library({}), "b")
    anew, other = BytesIO(), BytesIO()
    _open(made).save(anew, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    pikepdf.new().save(other)
    found = [is_ours(c) for c in (made.content, made.content + b"\n%%EOF", other.getvalue(), b"")]
    assert found == [True, False, False, False]


def test_same_bytes_everywhere(tmp_path: Path, everything: Path) -> None:
    """Order of hashes, time zone, locale and folder change no byte, with attached files neither."""
    digests = []
    for number, machine in enumerate(MACHINES):
        folder = tmp_path / f"machine {number}"
        shutil.copytree(everything, folder / "facts")
        variables = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "PYTHON"))}
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT, "facts" if number else str(folder / "facts")],
            cwd=folder,
            env={**variables, **machine, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        digests.append([line for line in done.stdout.splitlines() if ".pdf: " not in line])
    assert ([line.split()[0] for line in digests[0]], digests[1:]) == (
        ["north-front.pdf", "south-front.pdf"],
        [digests[0]],
    )
