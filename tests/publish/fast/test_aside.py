"""A site is exchanged as a whole: nobody sees half of one, and what is not ours stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.publish.fast.aside import built_aside


def _content(folder: Path) -> dict[str, str]:
    return {p.relative_to(folder).as_posix(): p.read_text() for p in folder.rglob("*") if p.is_file()}


def _old(folder: Path) -> Path:
    site = folder / "site"
    (site / ".git").mkdir(parents=True)
    (site / ".git" / "HEAD").write_text("ref")
    (site / "gone.html").write_text("old")
    (site / "index.html").write_text("old")
    return site


def test_the_new_site_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    """Pages that no longer exist vanish, hidden folders such as a repository stay, and nothing lies about."""
    site = _old(tmp_path)
    with built_aside(site) as folder:
        (folder / "index.html").write_text("new")
    left = [path.name for path in tmp_path.iterdir()]
    assert (_content(site), left) == ({"index.html": "new", ".git/HEAD": "ref"}, ["site"])


def _fail(site: Path, error: type[BaseException]) -> None:
    with built_aside(site) as folder:
        (folder / "index.html").write_text("half")
        raise error


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt])
def test_what_fails_leaves_the_old_site(tmp_path: Path, error: type[BaseException]) -> None:
    """After an error or Ctrl-C the last site stands as it was."""
    site = _old(tmp_path)
    before = _content(site)
    with pytest.raises(error):
        _fail(site, error)
    assert (_content(site), [path.name for path in tmp_path.iterdir()]) == (before, ["site"])


def test_a_link_to_a_folder_stays_a_link(tmp_path: Path) -> None:
    """Some publish through a link; its target gets the new content."""
    site = _old(tmp_path)
    link = tmp_path / "public"
    link.symlink_to(site)
    with built_aside(link) as folder:
        (folder / "index.html").write_text("new")
    assert (link.is_symlink(), _content(site)) == (True, {"index.html": "new", ".git/HEAD": "ref"})


def test_a_first_site_needs_no_folder(tmp_path: Path) -> None:
    """Folders above it are made as well."""
    site = tmp_path / "a" / "b"
    with built_aside(site) as folder:
        (folder / "index.html").write_text("new")
    assert _content(site) == {"index.html": "new"}
