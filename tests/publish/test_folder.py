"""The plain folder: what is written, what is removed, and whose files are left alone."""

from __future__ import annotations

import dataclasses
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
import yaml

from generator.publish.folder import MANIFEST, Written, write_folder
from generator.publish.settings import FILE_WORKER, default_config
from generator.render.page import Page, Site

CONFIG = "site_name: T\n"


def _site(*uris: str) -> Site:
    return Site(pages=tuple(Page(uri=uri, title=uri, markdown=f"# {uri}\n", edit="facts.yml") for uri in uris))


def _files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def _codes(written: Written) -> list[tuple[str, str]]:
    return [(problem.code, problem.severity.value) for problem in written.problems]


def test_pages_and_settings_are_written(tmp_path: Path) -> None:
    """A new folder gets settings, pages, their frame, the shim for search on disk, a manifest; no temporary file."""
    written = write_folder(_site("index.md", "a/b.md"), tmp_path / "out", CONFIG)
    expected = {"mkdocs.yml", "overrides/main.html", "docs/index.md", "docs/a/b.md", f"docs/{FILE_WORKER}", MANIFEST}
    assert (_files(tmp_path / "out"), set(written.added)) == (expected, expected - {MANIFEST})


def test_a_second_run_touches_nothing(tmp_path: Path) -> None:
    """What is already there is not written again, so that a watcher or a version control sees no change."""
    write_folder(_site("index.md"), tmp_path, CONFIG)
    before = (tmp_path / "docs/index.md").stat().st_mtime_ns
    written = write_folder(_site("index.md"), tmp_path, CONFIG)
    after = (tmp_path / "docs/index.md").stat().st_mtime_ns
    assert (written.added, written.changed, written.removed, after) == ((), (), (), before)


def test_a_changed_page_is_replaced(tmp_path: Path) -> None:
    """A page that the facts change takes the place of the old one."""
    site = _site("index.md")
    write_folder(site, tmp_path, CONFIG)
    page = dataclasses.replace(site.pages[0], markdown="# New\n")
    written = write_folder(Site(pages=(page,)), tmp_path, CONFIG)
    assert (written.changed, (tmp_path / "docs/index.md").read_text()) == (("docs/index.md",), "# New\n")


def test_a_page_that_is_gone_is_removed_with_its_empty_folder(tmp_path: Path) -> None:
    """What the facts no longer give disappears, and nothing else does."""
    write_folder(_site("index.md", "old/a.md", "old/b/c.md"), tmp_path, CONFIG)
    (tmp_path / "docs/mine.md").write_text("mine")
    written = write_folder(_site("index.md"), tmp_path, CONFIG)
    assert written.removed == ("docs/old/a.md", "docs/old/b/c.md")
    assert ((tmp_path / "docs/old").exists(), (tmp_path / "docs/mine.md").read_text()) == (False, "mine")


def test_a_page_that_is_gone_but_was_changed_is_kept(tmp_path: Path) -> None:
    """Somebody's changes to a page are not thrown away with it; every later run says so again."""
    write_folder(_site("index.md", "old.md"), tmp_path, CONFIG)
    (tmp_path / "docs/old.md").write_text("# My notes\n")
    first = write_folder(_site("index.md"), tmp_path, CONFIG)
    second = write_folder(_site("index.md"), tmp_path, CONFIG)
    assert (_codes(first), _codes(second)) == ([("file-changed", "warning")], [("file-changed", "warning")])
    assert (tmp_path / "docs/old.md").read_text() == "# My notes\n"


@pytest.mark.parametrize("uri", ["mkdocs.yml", "docs/index.md"])
def test_a_file_that_stands_in_the_way_stops_everything(tmp_path: Path, uri: str) -> None:
    """A user's own file is never overwritten, and then nothing else is written either."""
    own = tmp_path / uri
    own.parent.mkdir(exist_ok=True)
    own.write_text("mine")
    written = write_folder(_site("index.md", "other.md"), tmp_path, CONFIG)
    assert (written.refused, _codes(written)) == (True, [("file-in-the-way", "error")])
    assert (own.read_text(), _files(tmp_path)) == ("mine", {uri})


def test_a_page_that_was_changed_is_not_overwritten(tmp_path: Path) -> None:
    """A rendered page that somebody has edited stops the run, since either text could be the one that is wanted."""
    write_folder(_site("index.md"), tmp_path, CONFIG)
    (tmp_path / "docs/index.md").write_text("# Edited\n")
    written = write_folder(_site("index.md"), tmp_path, CONFIG)
    assert (_codes(written), (tmp_path / "docs/index.md").read_text()) == (
        [("file-in-the-way", "error")],
        "# Edited\n",
    )


def test_settings_may_be_edited(tmp_path: Path) -> None:
    """An edited mkdocs.yml is kept, with a warning, while pages go on being written; also a second time."""
    write_folder(_site("index.md"), tmp_path, CONFIG)
    (tmp_path / "mkdocs.yml").write_text("site_name: Mine\n")
    results = [write_folder(_site("index.md", uri), tmp_path, CONFIG) for uri in ("a.md", "b.md")]
    assert [(_codes(result), result.added) for result in results] == [
        ([("file-changed", "warning")], ("docs/a.md",)),
        ([("file-changed", "warning")], ("docs/b.md",)),
    ]
    assert (tmp_path / "mkdocs.yml").read_text() == "site_name: Mine\n"


def test_a_folder_without_its_manifest_is_taken_up_again(tmp_path: Path) -> None:
    """Files that already say what would be written are no obstacle: a run may have been interrupted."""
    write_folder(_site("index.md"), tmp_path, CONFIG)
    (tmp_path / MANIFEST).write_text("{broken")
    written = write_folder(_site("index.md"), tmp_path, CONFIG)
    assert (_codes(written), "docs/index.md" in json.loads((tmp_path / MANIFEST).read_text())) == ([], True)


@pytest.mark.parametrize("out", ["library", "library/site", "."])
def test_the_library_is_never_written_into(tmp_path: Path, out: str) -> None:
    """Neither the folder of the facts, nor one in it, nor one whose docs/ is the library takes pages."""
    library = tmp_path / ("docs" if out == "." else "library")
    library.mkdir()
    written = write_folder(_site("index.md"), tmp_path / out, CONFIG, library=library)
    assert (_codes(written), _files(tmp_path)) == ([("output-in-library", "error")], set())


def test_a_hostile_manifest_removes_nothing_outside(tmp_path: Path) -> None:
    """Entries that lead out of the folder are not believed, whatever hash they carry."""
    victim = tmp_path / "victim.md"
    victim.write_bytes(b"")
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    out = tmp_path / "out"
    out.mkdir()
    entries = ["../victim.md", str(victim), "docs/../../victim.md", "docs//../../victim.md"]
    (out / MANIFEST).write_text(json.dumps(dict.fromkeys(entries, empty)))
    written = write_folder(_site("index.md"), out, CONFIG)
    assert (written.removed, victim.exists()) == ((), True)


def test_links_are_not_followed_out_of_the_folder(tmp_path: Path) -> None:
    """A linked docs/ is neither written into nor emptied."""
    elsewhere, out = tmp_path / "elsewhere", tmp_path / "out"
    write_folder(_site("index.md", "old.md"), out, CONFIG)
    (out / "docs").rename(elsewhere)
    (out / "docs").symlink_to(elsewhere)
    before = _files(elsewhere)
    written = write_folder(_site("index.md", "new.md"), out, CONFIG)
    assert (_codes(written), _files(elsewhere)) == ([("file-in-the-way", "error")], before)


def test_a_page_address_that_leaves_the_folder_is_a_bug() -> None:
    """Addresses come from ids that were checked; anything else must not reach the disk."""
    with pytest.raises(ValueError, match="leaves the folder"):
        write_folder(_site("../x.md"), Path("never-made"), CONFIG)


def test_the_folder_builds_without_this_program(tmp_path: Path, fake: ModuleType) -> None:
    """Stock MkDocs and Material build it, strictly, and no plugin of ours is named."""
    site = fake.fake_site(["A fact.", "Another."])
    settings = default_config('Conflict: "Idlib" # 1\u2028x', site=site)
    write_folder(site, tmp_path, settings)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    named = {
        name
        for plugin in yaml.safe_load(settings)["plugins"]
        for name in ([plugin] if str(plugin) == plugin else plugin)
    }
    assert (result.returncode, named) == (0, {"search", "offline"}), result.stderr
    assert 'href="../assets/briefings/look.css"' in (tmp_path / "site/idlib/fact-1.html").read_text(encoding="utf-8")
