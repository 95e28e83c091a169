"""Which engine searches a site, and the index that Pagefind makes of what Material's search has gathered."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from mkdocs.exceptions import PluginError

from generator.publish import search_engine, search_pages
from generator.publish.search_engine import PAGES, engine_for
from generator.publish.search_pages import index_with_pagefind

ENTRIES = [
    {"location": "index.html", "title": "Home", "text": ""},
    {"location": "a/claims.html", "title": "Claims", "text": "<p>Łódź &amp; Çavuşoğlu</p>"},
    {"location": "a/claims.html#ev", "title": "It <em>happens</em>", "text": "<p>They say so.</p>"},
]


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("wanted", "pages", "has_pagefind", "expected"),
    [
        ("auto", PAGES, True, ("material", 0)),
        ("auto", PAGES + 1, True, ("pieces", 0)),
        ("auto", PAGES + 1, False, ("pieces", 0)),
        ("pieces", 1, False, ("pieces", 0)),
        ("material", PAGES + 1, True, ("material", 0)),
        ("pagefind", 1, True, ("pagefind", 0)),
        ("pagefind", 1, False, ("pieces", 1)),
    ],
)
def test_the_engine_follows_the_option_and_the_size(
    monkeypatch: pytest.MonkeyPatch, wanted: str, pages: int, has_pagefind: bool, expected: tuple[str, int]
) -> None:
    """Small sites have one index, large ones load less; a missing extra is said, and no error."""
    monkeypatch.setattr(search_engine, "program", lambda: Path("pagefind") if has_pagefind else None)
    notes: list[str] = []
    assert (engine_for(wanted, pages, notes.append), len(notes)) == expected


def test_without_the_package_there_is_no_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who has not installed the extra gets a site all the same."""
    monkeypatch.setattr(search_engine, "find_spec", lambda _: None)
    assert search_engine.program() is None


def test_the_same_entries_make_the_same_bytes(tmp_path: Path) -> None:
    """A site that is built twice is the same site."""
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        index_with_pagefind(ENTRIES, "en", tmp_path / name)
    one, two = _files(tmp_path / "one"), _files(tmp_path / "two")
    assert (one == two, len(one) > 3) == (True, True)


def test_an_index_is_kept_for_the_next_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pagefind runs again only when there is something else to be found; then the old index goes."""
    kept = tmp_path / "kept"
    index_with_pagefind(ENTRIES, "en", tmp_path / "one", kept=kept)
    monkeypatch.setattr(search_pages, "_index", lambda *_: pytest.fail("Pagefind ran"))
    index_with_pagefind(ENTRIES, "en", tmp_path / "two", kept=kept)
    monkeypatch.undo()
    index_with_pagefind(ENTRIES[:1], "en", tmp_path / "three", kept=kept)
    one, two, three = (_files(tmp_path / name) for name in ("one", "two", "three"))
    assert (one == two, one == three, len(list(kept.iterdir()))) == (True, False, 1)


def test_an_index_that_cannot_be_kept_is_made_all_the_same(tmp_path: Path) -> None:
    """A folder that nothing can be written into costs time, and no site."""
    (tmp_path / "file").write_bytes(b"")
    index_with_pagefind(ENTRIES, "en", tmp_path / "site", kept=tmp_path / "file" / "kept")
    assert "pagefind/pagefind.js" in _files(tmp_path / "site")


def test_only_what_the_dialog_needs_is_published(tmp_path: Path) -> None:
    """Pagefind's own interfaces, a megabyte of them, stay out of the site."""
    index_with_pagefind(ENTRIES, "en", tmp_path)
    kinds = {name.rpartition(".")[2] for name in _files(tmp_path / "pagefind")}
    scripts = sorted(name for name in _files(tmp_path / "pagefind") if name.endswith(".js"))
    assert (kinds, scripts) == (
        {"js", "json", "pagefind", "pf_meta", "pf_index", "pf_fragment"},
        ["pagefind.js"],
    )


def test_an_old_index_is_gone(tmp_path: Path) -> None:
    """What is no longer in the site is no longer found."""
    (tmp_path / "pagefind/fragment").mkdir(parents=True)
    (tmp_path / "pagefind/fragment/old.pf_fragment").write_bytes(b"old")
    index_with_pagefind(ENTRIES, "en", tmp_path)
    assert "pagefind/fragment/old.pf_fragment" not in _files(tmp_path)


def test_pages_are_written_by_their_sections(tmp_path: Path) -> None:
    """Pagefind is handed titles as headings with their anchors, and plain letters where it cannot find them itself."""
    search_pages._write(ENTRIES, "en", tmp_path)
    assert (tmp_path / "a/claims.html").read_text("utf-8").splitlines()[2:-1] == [
        "<h1>Claims</h1>",
        "<p>Łódź &amp; Çavuşoğlu</p>",
        '<p data-pagefind-weight="0.5">lodz</p>',
        '<h2 id="ev">It <em>happens</em></h2>',
        "<p>They say so.</p>",
    ]


def test_addresses_of_folders_are_kept(tmp_path: Path) -> None:
    """A site whose addresses end in a slash is found under these."""
    search_pages._write(
        [{"location": "", "title": "H", "text": ""}, {"location": "a/", "title": "A", "text": ""}], "en", tmp_path
    )
    assert sorted(_files(tmp_path)) == ["a/index.html", "index.html"]


def test_a_failure_says_what_pagefind_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build does not end without an index and without a word."""
    broken = tmp_path / "broken"
    broken.write_text("#!/bin/sh\necho no room left >&2\nexit 3\n", encoding="utf-8")
    broken.chmod(0o755)
    monkeypatch.setattr(search_pages, "program", lambda: broken)
    with pytest.raises(PluginError, match="no room left"):
        index_with_pagefind(ENTRIES, "en", tmp_path / "site")


def test_a_program_that_is_gone_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An engine that was chosen and then vanished does not leave a site whose search finds nothing."""
    nothing: Any = lambda: None  # noqa: E731
    monkeypatch.setattr(search_pages, "program", nothing)
    with pytest.raises(PluginError, match="not installed"):
        index_with_pagefind(ENTRIES, "en", tmp_path)
