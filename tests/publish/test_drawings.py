"""Built pages -> drawings in place of their images."""

from __future__ import annotations

import logging
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.structure.files import File, Files

from generator.figures.drawing import Drawing
from generator.figures.svg import drawing, element
from generator.publish.drawings import inline_drawings
from tests.conftest import SMALL_LIBRARY, WriteLibrary

ROOT = Path(__file__).parents[2]
IMAGE = '<img alt="A drawing" class="bf-drawing is-wide" src="{}" title="t" />'
SOURCES = {  # the address of the drawing as MkDocs writes it, by page and use_directory_urls
    ("briefings/b/index.md", True): "index-map.svg",
    ("briefings/b/index.md", False): "index-map.svg",
    ("briefings/b/claims.md", True): "../claims-map.svg",
    ("briefings/b/claims.md", False): "claims-map.svg",
}


def _files(*, directories: bool) -> Files:
    uris = ("index.md", "briefings/b/index.md", "briefings/b/claims.md", "briefings/b/timeline.md", "actors/a.md")
    return Files([File(uri, None, "site", directories) for uri in uris])


def _drawing(*links: str) -> Drawing:
    children = [element("a", element("text", link), href=link) for link in links]
    return drawing(children, name="map", title="T", description="D", width=10, height=10)


def _inlined(uri: str, *links: str, directories: bool) -> str:
    files = _files(directories=directories)
    file = files.get_file_from_path(uri)
    assert file is not None
    page = f"<p>{IMAGE.format(SOURCES[uri, directories])}</p>"
    return inline_drawings(page, file, files, {f"{uri.removesuffix('.md')}-map.svg": _drawing(*links)})


@pytest.mark.parametrize(
    ("uri", "directories", "expected"),
    [
        ("briefings/b/index.md", False, ["timeline.html#ev", "../../actors/a.html", "#here"]),
        ("briefings/b/index.md", True, ["timeline/#ev", "../../actors/a/", "#here"]),
        ("briefings/b/claims.md", False, ["timeline.html#ev", "../../actors/a.html", "#here"]),
        ("briefings/b/claims.md", True, ["../timeline/#ev", "../../../actors/a/", "#here"]),
    ],
)
def test_links_lead_to_pages(uri: str, expected: list[str], *, directories: bool) -> None:
    """A bar or a place leads where the list beside it leads, however the site writes its addresses."""
    output = _inlined(uri, "timeline.md#ev", "../../actors/a.md", "#here", directories=directories)
    assert re.findall(r'<a href="([^"]*)"', output) == expected


def test_a_drawing_takes_the_place_of_its_image() -> None:
    """The image is gone, its class stays, and search does not find its labels a second time."""
    output = _inlined("briefings/b/index.md", directories=False)
    start = '<p><span class="bf-drawing is-wide" data-search-exclude><svg '
    assert (output.startswith(start), "<img" in output, output.endswith("</svg></span></p>")) == (True, False, True)


def test_a_link_that_leads_nowhere_is_reported(caplog: pytest.LogCaptureFixture) -> None:
    """A strict build stops where a drawing leads to a page that is not there; links to elsewhere are left alone."""
    with caplog.at_level(logging.WARNING):
        _inlined("briefings/b/index.md", "gone.md#x", "https://example.org/a.md", directories=False)
    assert [record.getMessage() for record in caplog.records] == [
        "briefings: A drawing on briefings/b/index.md links to briefings/b/gone.md, which is no page of the site."
    ]


def test_a_text_that_reads_like_a_link_is_left_alone(caplog: pytest.LogCaptureFixture) -> None:
    """A label is no markup: it is neither rewritten nor looked up, whatever it holds."""
    text = ' href="claims.md" id="map-x" url(#map-x'
    drawn = drawing([element("text", text)], name="map", title=text, description=text, width=10, height=10)
    files = _files(directories=False)
    file = files.get_file_from_path("briefings/b/index.md")
    assert file is not None
    with caplog.at_level(logging.WARNING):
        output = inline_drawings(IMAGE.format("index-map.svg"), file, files, {"briefings/b/index-map.svg": drawn})
    written = " href=&quot;claims.md&quot; id=&quot;map-x&quot; url(#map-x"
    assert (output.count(f">{written}<"), caplog.records) == (3, [])


@pytest.mark.parametrize(
    "image",
    [
        '<img src="index-map.svg" alt="An author\'s">',
        '<img class="bf-drawing" src="mine.svg" alt="x">',
        '<img class="bf-drawing" alt="x">',
        '<img class="photo" src="photo.jpg" alt="x">',
    ],
)
def test_images_of_authors_are_left_alone(image: str) -> None:
    """What is no drawing of ours stays as it was written, even beside one."""
    files = _files(directories=False)
    file = files.get_file_from_path("briefings/b/index.md")
    assert file is not None
    page = f"{image}{IMAGE.format('index-map.svg')}"
    output = inline_drawings(page, file, files, {"briefings/b/index-map.svg": _drawing()})
    assert (output.startswith(image), output.count("<svg ")) == (True, 1)


def test_ids_are_unique_on_a_page() -> None:
    """Several drawings of a kind on one page keep their titles apart, and each is described by its own."""
    files = _files(directories=False)
    file = files.get_file_from_path("briefings/b/index.md")
    assert file is not None
    clip = element("clipPath", element("rect", width=1), id="map-clip")
    drawn = drawing(
        [clip, element("g", element("text", "x"), clip_path="url(#map-clip)")],
        name="map", title="T", description="D", width=10, height=10,
    )  # fmt: skip
    names = ("index-map", "index-map-narrow", "index-b-map")
    page = "".join(IMAGE.format(f"{name}.svg") for name in names)
    output = inline_drawings(page, file, files, {f"briefings/b/{name}.svg": drawn for name in names})
    ids = Counter(re.findall(r'\sid="([^"]*)"', output))
    named = re.findall(r'(?:labelledby|describedby)="([^"]*)"|url\(#([^)]*)\)', output)
    assert (max(ids.values()), len(ids), {one or other for one, other in named}) == (1, 9, set(ids))


@pytest.fixture(scope="module")
def site(everything: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of the library of everything."""
    folder = tmp_path_factory.mktemp("drawn")
    command = [sys.executable, "-m", "generator", "build", "--library", str(everything), "--no-pdf"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert (0, "") == (done.returncode, "" if done.returncode == 0 else done.stderr[-2000:])
    return folder / "site"


def test_drawings_stand_on_a_built_page(site: Path) -> None:
    """In a real build every image of a drawing has become the drawing, and all its links lead to a file and an id."""
    pages = {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.rglob("*.html")}
    ids = {uri: set(re.findall(r'\sid="([^"]*)"', text)) for uri, text in pages.items()}
    dead, drawn = [], 0
    for uri, text in pages.items():
        assert (uri, re.findall(r'<img[^>]*class="bf-drawing', text)) == (uri, [])
        for svg in re.findall(r'<svg [^>]*class="bf-draw .*?</svg>', text, flags=re.DOTALL):
            drawn += 1
            for href in re.findall(r'<a [^>]*?href="([^"]*)"', svg):
                path, _, anchor = href.partition("#")
                target = (
                    (site / uri).parent.joinpath(path).resolve().relative_to(site.resolve()).as_posix() if path else uri
                )
                if target not in pages or (anchor and anchor not in ids[target]):
                    dead.append((uri, href))
    assert (dead, drawn > 20) == ([], True)


@pytest.mark.parametrize(
    ("notes", "shown"),
    [("# Notes\n", False), ("# Notes\n\n![The time](briefings/b/index-timeline.svg)\n", True)],
    ids=["nobody", "an author"],
)
def test_a_drawing_has_a_file_for_those_who_show_it(
    write_library: WriteLibrary, tmp_path: Path, notes: str, shown: bool
) -> None:
    """A site holds no drawing twice; only who shows one on a page of their own finds its file."""
    library = write_library(SMALL_LIBRARY)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/notes.md").write_text(notes, encoding="utf-8")
    settings = f"site_name: T\ntheme: material\nplugins: [{{briefings: {{library: '{library}', pdf: false}}}}]\n"
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    config = load_config(str(tmp_path / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    assert (tmp_path / "site/briefings/b/index-timeline.svg").is_file() == shown
