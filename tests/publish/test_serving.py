"""The desk that builds while somebody writes: after each edit, the site is what a whole build would give."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from generator.publish.fast.again import Standing
from generator.publish.plugin import BriefingsPlugin
from generator.publish.serving import Desk, Server
from tests.conftest import SMALL_LIBRARY

SETTINGS = """\
site_name: A test
site_url: http://127.0.0.1:8000/
theme: {name: material, font: false}
plugins: [{briefings: {pdf: false}}, search, offline]
"""
Edit = Callable[[Path], None]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small library with settings and a page of documentation."""
    files = {f"briefings/{name}": text for name, text in SMALL_LIBRARY.items()}
    for name, text in {**files, "docs/notes.md": "# Notes\n\nWords.\n", "mkdocs.yml": SETTINGS}.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def _load(project: Path, site: Path) -> MkDocsConfig:
    return load_config(config_file=str(project / "mkdocs.yml"), site_dir=str(site))


@pytest.fixture
def desk(project: Path, tmp_path: Path) -> Iterator[Desk]:
    """A desk that has built the whole site once."""
    config = _load(project, tmp_path / "served")
    config.plugins.on_startup(command="serve", dirty=False)
    plugin = config.plugins["briefings"]
    assert isinstance(plugin, BriefingsPlugin)
    found = Desk(lambda: _load(project, tmp_path / "served"), plugin, None)
    found.build(config)
    yield found
    found.close()


def _replaced(path: str, pattern: str, by: str) -> Edit:
    def edit(project: Path) -> None:
        file = project / path
        text, count = re.subn(pattern, by, file.read_text(encoding="utf-8"), count=1)
        assert count == 1
        file.write_text(text, encoding="utf-8")

    return edit


def _content(site: Path) -> dict[str, bytes]:
    """The files of a site, but for what search finds, which comes later, and the time of the build."""
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    late = ("search/", "sitemap.xml")
    return {uri: path.read_bytes() for uri, path in files.items() if not uri.startswith(late)}


def _whole(project: Path, site: Path) -> dict[str, bytes]:
    """What a whole build gives."""
    config = _load(project, site)
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)
    return _content(site)


EDITS = {
    "a text": (_replaced("briefings/b/briefing.yml", "Something happened", "Nothing happened"), True),
    "a title that other pages show": (_replaced("briefings/b/events.yml", "It happens", "It happened"), True),
    "a name in the navigation of pages": (_replaced("briefings/actors.yml", "The monitor", "An observer"), False),
    "a warning": (_replaced("briefings/b/events.yml", "reports:", "note: <b>bold</b>, reports:"), True),
    "an error": (_replaced("briefings/b/events.yml", "kind: attack", "kind: atack"), False),
    "a page of documentation": (_replaced("docs/notes.md", "Words", "Other words"), False),
}


@pytest.mark.parametrize(("edit", "pages_only"), EDITS.values(), ids=EDITS)
def test_an_edit_gives_the_site_of_a_whole_build(
    desk: Desk, project: Path, tmp_path: Path, edit: Edit, *, pages_only: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever is edited, no page is stale; and where only what pages say is new, only pages are built."""
    quick: list[int] = []
    build_again = Standing.build_again

    def counting(standing: Standing, changed: Mapping[str, str]) -> None:
        quick.append(len(changed))
        build_again(standing, changed)

    monkeypatch.setattr(Standing, "build_again", counting)
    before = {path: path.read_bytes() for path in project.rglob("*") if path.suffix in (".yml", ".md")}
    edit(project)
    desk.build_again({path for path, content in before.items() if path.read_bytes() != content})
    served, whole = _content(tmp_path / "served"), _whole(project, tmp_path / "whole")
    stale = [uri for uri, content in whole.items() if served.get(uri) != content]
    assert (stale, bool(quick)) == ([], pages_only)


def test_a_repair_brings_the_pages_back(desk: Desk, project: Path, tmp_path: Path) -> None:
    """An error shows on every page, and its repair takes it away from all."""
    before = _content(tmp_path / "served")
    events = project / "briefings/b/events.yml"
    for old, new in (("kind: attack", "kind: atack"), ("kind: atack", "kind: attack")):
        _replaced("briefings/b/events.yml", old, new)(project)
        desk.build_again({events})
    assert _content(tmp_path / "served") == before


def test_what_search_finds_follows(desk: Desk, project: Path, tmp_path: Path) -> None:
    """Whoever searches after a pause finds the new words, once."""
    _replaced("briefings/b/briefing.yml", "Something happened", "Zebras happened")(project)
    desk.build_again({project / "briefings/b/briefing.yml"})
    desk.write_index()
    index = (tmp_path / "served/search/search_index.json").read_text(encoding="utf-8")
    assert (index.count("Zebras happened") > 0, index.count("Something happened")) == (True, 0)


def test_a_change_is_noticed_once(tmp_path: Path) -> None:
    """Two observers tell of the same save; a file that was only read, or is as it was, is no change."""
    file = tmp_path / "facts.yml"
    file.write_text("a", encoding="utf-8")
    server = Server(lambda: None, "127.0.0.1", 0, str(tmp_path), "/")
    noticed = [server.is_new(str(file))]
    noticed.append(server.is_new(str(file)))
    file.write_text("ab", encoding="utf-8")
    noticed.append(server.is_new(str(file)))
    file.unlink()
    noticed += [server.is_new(str(file)), server.is_new(str(file))]
    server.server_close()
    assert noticed == [True, False, True, True, False]
