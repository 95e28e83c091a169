"""A site built from remembered pages is the site built from nothing, whatever was changed in between."""

from __future__ import annotations

import logging
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.commands.build import build as build_slowly
from mkdocs.config import load_config
from mkdocs.structure.pages import Page

from generator.publish.fast.build import build as build_fast
from generator.publish.fast.pages import Builder, Told
from generator.publish.fast.store import Store
from tests.conftest import SMALL_LIBRARY

SETTINGS = """\
site_name: A test
theme: {name: material, font: false}
plugins: [{briefings: {pdf: false}}, search, offline]
validation: {links: {anchors: warn}}
nav:
  - index.md
  - notes/first.md
  - notes/second.md
"""
NOTES = {
    "notes/first.md": "---\ntitle: First\n---\n\n# First\n\n[second](second.md#part), [b](../briefings/b/index.md)\n",
    "notes/second.md": "---\ntitle: Second\n---\n\n# Second\n\n## Part\n\nWords.\n",
    "notes/third.md": "# No title in front\n\n[to the first](first.md)\n",
}


def _project(folder: Path) -> Path:
    for name, text in {
        **{f"briefings/{name}": text for name, text in SMALL_LIBRARY.items()},
        **{f"docs/{name}": text for name, text in NOTES.items()},
        "mkdocs.yml": SETTINGS,
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def _built(folder: Path, *, cache: Path | None) -> dict[str, bytes]:
    config = load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / "site"))
    config.plugins.on_startup(command="build", dirty=False)
    if cache is None:
        build_slowly(config)
    else:
        build_fast(config, copies=1, cache=cache)
    site = folder / "site"
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def _edit(path: str, old: str, new: str) -> Callable[[Path], None]:
    def edit(folder: Path) -> None:
        file = folder / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    return edit


def _renamed(folder: Path) -> None:
    (folder / "briefings/b").rename(folder / "briefings/c")


def _removed(folder: Path) -> None:
    (folder / "docs/notes/second.md").unlink()
    _edit("mkdocs.yml", "  - notes/second.md\n", "")(folder)


def _own_template(folder: Path) -> None:
    (folder / "own").mkdir()
    text = '{% extends "base.html" %}{% block announce %}{{ pages | length }}{% endblock %}'
    (folder / "own/main.html").write_text(text, encoding="utf-8")
    _edit("mkdocs.yml", "font: false", "font: false, custom_dir: own")(folder)


@pytest.mark.parametrize(
    "change",
    [
        lambda _: None,
        _edit("docs/notes/second.md", "## Part", "## Chapter"),
        _edit("docs/notes/second.md", "title: Second", "title: The second"),
        _edit("docs/notes/third.md", "# No title", "# Another title"),
        _edit("briefings/b/events.yml", "It happens", "It happened"),
        _edit("briefings/actors.yml", "The monitor", "An observer"),
        _edit("mkdocs.yml", "A test", "Another name"),
        _edit("mkdocs.yml", "  - notes/first.md\n  - notes/second.md\n", "  - notes/second.md\n  - notes/first.md\n"),
        _edit(
            "mkdocs.yml",
            "plugins: [{briefings",
            "markdown_extensions: [{toc: {permalink: true}}]\nplugins: [{briefings",
        ),
        _renamed,
        _removed,
        _own_template,
    ],
    ids=[
        "nothing",
        "anchor",
        "title",
        "late-title",
        "event",
        "actor",
        "name",
        "nav",
        "extension",
        "renamed",
        "removed",
        "template",
    ],
)
def test_nothing_is_remembered_wrongly(
    tmp_path: Path, change: Callable[[Path], None], caplog: pytest.LogCaptureFixture
) -> None:
    """After a change, the site and the warnings are those of a build that remembers nothing."""
    folder = _project(tmp_path)
    _built(folder, cache=tmp_path / "cache/pages")
    change(folder)
    found = []
    for cache in (None, tmp_path / "cache/pages"):
        caplog.clear()
        with caplog.at_level(logging.WARNING, "mkdocs"):
            site = _built(folder, cache=cache)
        found.append((site, [record.getMessage() for record in caplog.records]))
    (slow, slow_said), (quick, quick_said) = found
    assert ([uri for uri in slow | quick if slow.get(uri) != quick.get(uri)], quick_said) == ([], slow_said)


def test_a_page_made_of_other_files_is_not_remembered(tmp_path: Path) -> None:
    """A snippet that was put into a page by an extension changes, and so does the site."""
    folder = _project(tmp_path)
    (folder / "part.txt").write_text("As it was.", encoding="utf-8")
    base = f'markdown_extensions: [{{pymdownx.snippets: {{base_path: ["{folder}"]}}}}]\nplugins: [{{briefings'
    _edit("mkdocs.yml", "plugins: [{briefings", base)(folder)
    _edit("docs/notes/second.md", "Words.", '--8<-- "part.txt"')(folder)
    _built(folder, cache=tmp_path / "cache/pages")
    _edit("part.txt", "As it was.", "As it is.")(folder)
    site = _built(folder, cache=tmp_path / "cache/pages")
    assert [b"As it is." in site[uri] for uri in site if uri.endswith("notes/second.html")] == [True]


def _count_built(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    built: list[str] = []
    build_page = Builder.build_page

    def counting(builder: Builder, page: Page) -> Told:
        built.append(page.file.src_uri)
        return build_page(builder, page)

    monkeypatch.setattr(Builder, "build_page", counting)
    return built


def test_only_what_changed_is_built_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An edit of a handwritten page costs that page, and those whose title only their content tells."""
    folder = _project(tmp_path)
    _built(folder, cache=tmp_path / "cache/pages")
    _edit("docs/notes/second.md", "Words.", "Other words.")(folder)
    built = _count_built(monkeypatch)
    _built(folder, cache=tmp_path / "cache/pages")
    assert built == ["notes/second.md", "notes/third.md"]


def _truncated(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:3000])


def _garbage(file: Path) -> None:
    file.write_bytes(b"no database at all" * 100)


def _other_version(file: Path) -> None:
    with sqlite3.connect(file) as database:
        database.execute("PRAGMA user_version = 99")
    database.close()


def _altered(file: Path) -> None:
    with sqlite3.connect(file) as database:
        database.execute("UPDATE entry SET value = substr(value, 1, 40) || zeroblob(60)")
    database.close()


@pytest.mark.parametrize("damage", [_truncated, _garbage, _other_version, _altered])
def test_a_damaged_store_is_begun_anew(
    tmp_path: Path, damage: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever happens to the file, the site is right, and the next build remembers again."""
    folder, file = _project(tmp_path), tmp_path / "cache/pages"
    before = _built(folder, cache=file)
    damage(file)
    after = _built(folder, cache=file)
    built = _count_built(monkeypatch)
    _built(folder, cache=file)
    assert (after == before, built) == (True, ["notes/third.md"])


def test_what_nobody_needs_is_dropped(tmp_path: Path) -> None:
    """A store does not grow with every edit."""
    store = Store(tmp_path / "pages")
    store.keep([], {"old": store.sealed(b"1"), "kept": store.sealed(b"2")})
    for number in range(3):
        store.keep(["kept"], {f"new-{number}": store.sealed(b"3")})
    found = {key: store.find(key) for key in ("old", "kept", "new-0", "new-1", "new-2")}
    assert found == {"old": None, "kept": b"2", "new-0": b"3", "new-1": b"3", "new-2": b"3"}


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    """Without a place to remember pages in, the site is built all the same."""
    (tmp_path / "cache").write_text("a file", encoding="utf-8")
    folder = _project(tmp_path / "project")
    site = _built(folder, cache=tmp_path / "cache/pages")
    shutil.rmtree(folder / "site")
    assert _built(folder, cache=tmp_path / "cache/pages") == site
