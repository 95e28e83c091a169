"""A site with PDFs -> files beside the pages, links that say how large they are, and a site all the same without."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from generator import pipeline
from generator.derive.derived import derive
from generator.language.language import language
from generator.pipeline import Outcome, build, examine
from generator.publish.pdf.export import Exporter, Made
from generator.publish.pdf.offering import offering
from generator.publish.pdf.typeset import TypesetError
from generator.publish.plugin import BriefingsPlugin
from generator.views.download import Download, download_words, size_words
from tests.support.memory import Memory

WriteLibrary = Callable[..., Path]
Mkdocs = Callable[..., subprocess.CompletedProcess[str]]

ROOT = Path(__file__).parents[3]
SOUND = {
    "b/briefing.yml": "title: A briefing\nas_of: 2020-02-06\nsources: {w: wire}\n"
    "bottom_line: [{text: Something happened., rests_on: ev}]\n"
}
CONFIG = """\
site_name: Test
theme: {name: material, font: false}
use_directory_urls: %s
plugins: [{briefings: {pdf: %s}}, search, offline]
validation: {links: {not_found: warn, anchors: warn, absolute_links: warn, unrecognized_links: warn}}
"""
FAILING = """
from generator.publish.pdf import export
def fail(*_):
    raise export.TypesetError("no such glyph")
export.Exporter.make = fail
from mkdocs.__main__ import cli
cli()
"""


@pytest.fixture
def mkdocs(write_library: WriteLibrary, tmp_path: Path) -> Mkdocs:
    """A function that runs ``mkdocs build`` with the plugin: ``mkdocs("--strict", pdf="false")``."""
    write_library(SOUND, name="briefings")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/tutorial.md").write_text("# Tutorial\n", encoding="utf-8")

    def run(
        *arguments: str, pdf: str = "true", urls: str = "false", program: tuple[str, ...] = ("-m", "mkdocs")
    ) -> subprocess.CompletedProcess[str]:
        (tmp_path / "mkdocs.yml").write_text(CONFIG % (urls, pdf), encoding="utf-8")
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
        command = [sys.executable, *program, "build", *arguments]
        return subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)

    return run


def _links(page: Path) -> list[tuple[str, str]]:
    """(address, text) of the links to PDFs on a page."""
    return re.findall(r'<a href="([^"]*\.pdf)"[^>]*>([^<]*)</a>', page.read_text(encoding="utf-8"))


@pytest.mark.parametrize("urls", ["false", "true"])
def test_the_overview_links_the_pdf(mkdocs: Mkdocs, tmp_path: Path, urls: str) -> None:
    """The link says what it leads to and how large that is, and leads there, however addresses are made."""
    done = mkdocs("--strict", urls=urls)
    folder = tmp_path / "site/briefings/b"
    [(address, text)] = _links(folder / "index.html")
    with pikepdf.open(folder / address) as pdf:
        told = download_words(Download(pages=len(pdf.pages), size=(folder / address).stat().st_size), language("en"))
    assert (done.returncode, (folder / address).resolve().name, text) == (0, "b.pdf", told), done.stderr


def test_both_builders_make_the_same(mkdocs: Mkdocs, tmp_path: Path) -> None:
    """It does not matter which command a build machine knows."""
    mkdocs("--site-dir", "one")
    mkdocs("--site", "two", program=("-m", "generator"))
    one, two = (
        {path.relative_to(tmp_path / name).as_posix(): path.read_bytes() for path in (tmp_path / name).rglob("*.*")}
        for name in ("one", "two")
    )
    assert ("briefings/b/b.pdf" in one, one == two) == (True, True)


@pytest.mark.parametrize(("option", "arguments"), [("false", ()), ("true", ("--no-pdf",))])
def test_a_site_can_do_without(mkdocs: Mkdocs, tmp_path: Path, option: str, arguments: tuple[str, ...]) -> None:
    """Switched off, there is neither file nor link."""
    program = ("-m", "generator") if arguments else ("-m", "mkdocs")
    mkdocs(*arguments, pdf=option, program=program)
    assert (list((tmp_path / "site").rglob("*.pdf")), _links(tmp_path / "site/briefings/b/index.html")) == ([], [])


def test_the_command_has_the_last_word(mkdocs: Mkdocs, tmp_path: Path) -> None:
    """Whoever switched PDFs off in mkdocs.yml can have them in one build."""
    mkdocs("--pdf", pdf="false", program=("-m", "generator"))
    assert (tmp_path / "site/briefings/b/b.pdf").is_file()


def test_without_the_extra_mkdocs_says_so_once(mkdocs: Mkdocs, tmp_path: Path) -> None:
    """It is no warning: the strictest build passes, with all pages."""
    block = "import sys; sys.modules['typst'] = None; from mkdocs.__main__ import cli; cli()"
    done = mkdocs("--strict", program=("-c", block))
    told = [line for line in done.stderr.splitlines() if "no PDFs" in line]
    assert (
        done.returncode,
        len(told),
        told[0].startswith("INFO"),
        _links(tmp_path / "site/briefings/b/index.html"),
    ) == (
        0,
        1,
        True,
        [],
    )


@pytest.mark.parametrize(("arguments", "code"), [((), 0), (("--strict",), 1)])
def test_a_pdf_that_fails_is_a_warning(mkdocs: Mkdocs, tmp_path: Path, arguments: tuple[str, ...], code: int) -> None:
    """The site is built without that link; a strict build stops, as for any warning."""
    done = mkdocs(*arguments, program=("-c", FAILING))
    built = tmp_path / "site/briefings/b/index.html"
    assert (done.returncode, "no such glyph" in done.stderr) == (code, True)
    assert code or _links(built) == []


def test_a_page_in_the_place_of_a_pdf_is_a_clash(mkdocs: Mkdocs, tmp_path: Path) -> None:
    """Somebody's own file at that address is not silently replaced."""
    (tmp_path / "docs/briefings/b").mkdir(parents=True)
    (tmp_path / "docs/briefings/b/b.pdf").write_bytes(b"mine")
    done = mkdocs()
    assert (done.returncode, "page-clash" in done.stderr) == (1, True)


@pytest.mark.parametrize(("serving", "makes"), [(False, True), (True, False)])
def test_a_rebuild_while_writing_waits_for_no_pdf(
    write_library: WriteLibrary, monkeypatch: pytest.MonkeyPatch, *, serving: bool, makes: bool
) -> None:
    """Pages follow each save at once; a built site has its PDFs."""
    asked: list[bool] = []

    def note(library: Path, code: str, offered: object, **_: object) -> Outcome:
        asked.append(offered is not None)
        return build(library, code)

    monkeypatch.setattr(pipeline, "build", note)
    plugin = BriefingsPlugin()
    plugin.load_config({"library": str(write_library(SOUND))})
    plugin.on_startup(command="serve" if serving else "build", dirty=False)
    plugin._outcome("en")
    assert asked == [makes]


def test_one_that_fails_costs_one_link(write_library: WriteLibrary, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other briefings keep theirs, and the progress counts all of them."""

    def make(self: Exporter, slugs: list[str], title: str | None = None) -> Made:
        if slugs == ["c"]:
            raise TypesetError("no such glyph")
        return made(self, slugs, title)

    made = Exporter.make
    monkeypatch.setattr(Exporter, "make", make)
    library = write_library({**SOUND, "c/briefing.yml": SOUND["b/briefing.yml"], "c/events.yml": EVENTS})
    checked, steps = examine(library), list[tuple[int, int, str]]()
    offer = offering(library, "en", wanted=True, note=print, progress=lambda *step: steps.append(step))
    assert offer is not None
    offered = offer(checked, derive(checked.library))
    assert (list(offered.files), list(offered.downloads)) == (["briefings/b/b.pdf"], ["b"])
    assert [problem.code for problem in offered.problems] == ["pdf-not-made"]
    assert [(done, total) for done, total, _ in steps] == [(0, 2), (1, 2)]


@pytest.mark.parametrize(
    ("edit", "made"),
    [
        (lambda _: None, []),
        (lambda text: text.replace("Something happened", "Nothing happened"), ["b"]),
        (lambda text: f"{text}# A comment, which the fingerprint of the facts on the last page covers, too.\n", ["b"]),
    ],
    ids=["nothing", "a text", "a comment"],
)
def test_a_pdf_of_the_same_facts_is_not_made_again(
    write_library: WriteLibrary,
    monkeypatch: pytest.MonkeyPatch,
    edit: Callable[[str], str | None],
    made: list[str],
) -> None:
    """A desk with hundreds of briefings waits for the PDFs of those that changed; the files are the same."""

    def make(self: Exporter, slugs: list[str], title: str | None = None) -> Made:
        typeset.extend(slugs)
        return really(self, slugs, title)

    def offered() -> Mapping[str, bytes]:
        checked = examine(library)
        offer = offering(library, "en", wanted=True, note=print, memory=memory)
        assert offer is not None
        return offer(checked, derive(checked.library)).files

    library, memory, typeset = write_library(SOUND), Memory(), list[str]()
    really = Exporter.make
    monkeypatch.setattr(Exporter, "make", make)
    before = offered()
    file = library / "b/briefing.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(edit(text) or text, encoding="utf-8")
    typeset.clear()
    after = offered()
    assert (typeset, after == before) == (made, not made)


def test_the_pdf_speaks_the_language_of_the_site(write_library: WriteLibrary) -> None:
    """A reader of an Arabic site gets an Arabic PDF."""
    library = write_library(SOUND)
    checked = examine(library)
    offer = offering(library, "ar", wanted=True, note=print)
    assert offer is not None
    with pikepdf.open(BytesIO(offer(checked, derive(checked.library)).files["briefings/b/b.pdf"])) as pdf:
        assert str(pdf.Root["/Lang"])[:2] == "ar"


EVENTS = "ev: {title: It happens, kind: attack, when: 2020-02-05, inferred: {when: I.}, reports: {monitor: w:1.1}}\n"


@pytest.mark.parametrize(
    ("size", "code", "words"),
    [
        (1, "en", "1 KB"),
        (999_499, "en", "999 KB"),
        (999_500, "en", "1 MB"),
        (1_195_463, "en", "1.2 MB"),
        (412_000, "ar", "412 كيلوبايت"),
    ],
)
def test_sizes_are_told_as_people_say_them(size: int, code: str, words: str) -> None:
    """In steps of 1,000, with no more digits than tell something."""
    assert size_words(size, language(code)) == words


@pytest.mark.parametrize(
    ("pages", "code", "words"),
    [(1, "en", "PDF, 1 page, 5 KB"), (26, "en", "PDF, 26 pages, 5 KB"), (2, "ar", "PDF، صفحتان، 5 كيلوبايت")],
)
def test_pages_are_counted_as_the_language_counts(pages: int, code: str, words: str) -> None:
    """A page is a page, and two are a dual where a language has one."""
    assert download_words(Download(pages=pages, size=5_000), language(code)) == words
