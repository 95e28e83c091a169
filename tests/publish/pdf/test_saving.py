"""A library -> PDFs in a folder: which, under what names, and what is never overwritten."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from generator.language.language import language
from generator.publish.locking import UnknownError
from generator.publish.pdf.export import Exporter, Made, Options
from generator.publish.pdf.saving import Saved, Wanted, save
from generator.publish.pdf.typeset import TypesetError

WriteLibrary = Callable[..., Path]

SECOND = {
    "c/briefing.yml": "title: C\nas_of: 2020-02-07\nsources: {p: paper}\nbottom_line: [{text: T., rests_on: said}]\n",
    "c/claims.yml": "said: {by: monitor, says: So it is., cites: p:1.1}\n",
}


def _save(library: Path, out: Path, *slugs: str, together: str | None = None) -> Saved:
    return save(library, out, Wanted(slugs=slugs, together=together), Options(), say=lambda _: None)


def _codes(saved: Saved) -> list[str]:
    return [problem.code for problem in saved.problems]


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())} if folder.exists() else {}


def test_each_briefing_becomes_a_file(write_library: WriteLibrary, tmp_path: Path) -> None:
    """One PDF a briefing, named after it, and a line for each that says how long and how large it is."""
    said: list[str] = []
    saved = save(write_library(SECOND), tmp_path / "out", Wanted(), Options(), say=said.append)
    pages = {slug: _pages(tmp_path / "out" / f"{slug}.pdf") for slug in ("c", "b")}
    assert (saved.done, sorted(_files(tmp_path / "out"))) == (True, ["b.pdf", "c.pdf"])
    assert [line.rpartition("/")[2].rpartition(",")[0] for line in said] == [
        f"{slug}.pdf: PDF, {number} page{'s' * (number > 1)}" for slug, number in pages.items()
    ]


def _pages(file: Path) -> int:
    with pikepdf.open(file) as pdf:
        return len(pdf.pages)


def test_only_what_is_named_is_made(write_library: WriteLibrary, tmp_path: Path) -> None:
    """A name given twice is one file."""
    _save(write_library(SECOND), tmp_path / "out", "c", "c")
    assert list(_files(tmp_path / "out")) == ["c.pdf"]


def test_a_second_run_gives_the_same_bytes(write_library: WriteLibrary, tmp_path: Path) -> None:
    """A PDF of ours is replaced without a question, and by the same if nothing has changed."""
    library = write_library({})
    _save(library, tmp_path / "out")
    first = _files(tmp_path / "out")
    assert (_save(library, tmp_path / "out").done, _files(tmp_path / "out")) == (True, first)


def test_all_can_be_one_file(write_library: WriteLibrary, tmp_path: Path) -> None:
    """A library to print whole: one PDF under its own title."""
    _save(write_library(SECOND), tmp_path / "out", together="The whole of it")
    with pikepdf.open(tmp_path / "out/library.pdf") as pdf, pdf.open_metadata() as metadata:
        assert (list(_files(tmp_path / "out")), metadata["dc:title"]) == (["library.pdf"], "The whole of it")


@pytest.mark.parametrize(
    ("slug", "remedy"), [("exercise", "the briefings are front, b"), ("frnt", 'did you mean "front"?')]
)
def test_an_unknown_briefing_is_misuse(write_library: WriteLibrary, tmp_path: Path, slug: str, remedy: str) -> None:
    """A mistyped name is told with the one that is meant, and nothing is written."""
    library = write_library(
        {"front/briefing.yml": SECOND["c/briefing.yml"], "front/claims.yml": SECOND["c/claims.yml"]}
    )
    with pytest.raises(UnknownError) as error:
        _save(library, tmp_path / "out", slug)
    assert (error.value.remedy, _files(tmp_path / "out")) == (remedy, {})


def test_facts_with_errors_give_nothing(write_library: WriteLibrary, tmp_path: Path) -> None:
    """A PDF travels far and is hard to call back: none is made from facts that are wrong."""
    saved = _save(write_library({"b/claims.yml": "x: {by: nobody-known, says: T., cites: w:1}\n"}), tmp_path / "out")
    assert (saved.done, "unknown-reference" in _codes(saved), _files(tmp_path / "out")) == (False, True, {})


@pytest.mark.parametrize("error", [TypesetError("no such glyph"), RuntimeError("a fault"), OSError("disk full")])
def test_one_that_fails_does_not_stop_the_others(
    write_library: WriteLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    """The others are there in the morning, and what failed is named with its reason."""

    def make(self: Exporter, slugs: tuple[str, ...], title: str | None = None) -> Made:
        if slugs == ("c",):
            raise error
        return made(self, slugs, title)

    made = Exporter.make
    monkeypatch.setattr(Exporter, "make", make)
    saved = _save(write_library(SECOND), tmp_path / "out", "c", "b")
    told = next(problem for problem in saved.problems if problem.code == "pdf-not-made")
    assert (saved.done, list(_files(tmp_path / "out"))) == (False, ["b.pdf"])
    assert ("c.pdf could not be made" in told.message, str(error) in told.message) == (True, True)


@pytest.mark.parametrize("content", [b"%PDF-1.7\nsomebody's own\n%%EOF\n", b"Not a PDF at all.\n", b""])
def test_the_files_of_others_are_not_overwritten(write_library: WriteLibrary, tmp_path: Path, content: bytes) -> None:
    """Whatever stands under that name and was not made by us stays, and then nothing else is written either."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out/c.pdf").write_bytes(content)
    saved = _save(write_library(SECOND), tmp_path / "out")
    assert (saved.refused, _codes(saved), _files(tmp_path / "out")) == (True, ["file-in-the-way"], {"c.pdf": content})


def test_a_pdf_that_somebody_has_commented_on_is_not_overwritten(write_library: WriteLibrary, tmp_path: Path) -> None:
    """Comments and signatures are added to the end of a file, and would be lost."""
    library = write_library({})
    _save(library, tmp_path / "out")
    added = b"\n9 0 obj\n<</Type/Annot>>\nendobj\nstartxref\n0\n%%EOF\n"
    commented = (tmp_path / "out/b.pdf").read_bytes() + added
    (tmp_path / "out/b.pdf").write_bytes(commented)
    saved = _save(library, tmp_path / "out")
    assert (_codes(saved), _files(tmp_path / "out")) == (["file-in-the-way"], {"b.pdf": commented})


def test_links_are_not_written_through(write_library: WriteLibrary, tmp_path: Path) -> None:
    """A link in the folder may lead anywhere."""
    (tmp_path / "out").mkdir()
    (tmp_path / "out/b.pdf").symlink_to(tmp_path / "elsewhere.pdf")
    saved = _save(write_library({}), tmp_path / "out")
    assert (_codes(saved), (tmp_path / "elsewhere.pdf").exists()) == (["file-in-the-way"], False)


@pytest.mark.parametrize(("out", "code"), [("facts", "output-in-library"), ("facts/b/pdf", "output-in-library")])
def test_nothing_is_written_among_the_facts(write_library: WriteLibrary, tmp_path: Path, out: str, code: str) -> None:
    """The folder of the facts holds what people wrote, and nothing else."""
    library = write_library({})
    before = sorted(library.rglob("*"))
    saved = _save(library, tmp_path / out)
    assert (_codes(saved), sorted(library.rglob("*"))) == ([code], before)


def test_a_file_where_the_folder_should_be_is_left_alone(write_library: WriteLibrary, tmp_path: Path) -> None:
    """The name of the folder may be a slip."""
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    assert _codes(_save(write_library({}), tmp_path / "out")) == ["not-a-folder"]


def test_an_interrupt_leaves_no_half_file(
    write_library: WriteLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C while a file is being written leaves the old one as it was, and no other."""
    library = write_library({})
    _save(library, tmp_path / "out")
    before = _files(tmp_path / "out")

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        save(library, tmp_path / "out", Wanted(), Options(language=language("ar")), say=lambda _: None)
    assert _files(tmp_path / "out") == before
