"""What is said about a site is the same whichever way it is built."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from mkdocs.commands.build import build as build_slowly
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from benchmarks.corpus import write_corpus
from generator.publish.fast.build import build as build_fast
from generator.publish.fast.guard import obstacle

BROKEN = "# A page\n\n[gone](gone.md), [no such place](other.md#nowhere), [here](#not-here), [odd](what)\n"


def _config(folder: Path, more: str = "") -> Path:
    write_corpus(folder / "briefings", 1)
    (folder / "docs").mkdir()
    for name in ("page.md", "other.md", "third.md"):
        (folder / "docs" / name).write_text(BROKEN, encoding="utf-8")
    text = "site_name: A test\ntheme: {name: material, font: false}\n"
    text += "plugins: [{briefings: {pdf: false}}, search, offline]\n"
    validation = "validation: {links: {anchors: warn, unrecognized_links: warn, not_found: warn}}\n"
    (folder / "mkdocs.yml").write_text(f"{text}{validation}{more}", encoding="utf-8")
    return folder / "mkdocs.yml"


def _said(config_file: Path, site: Path, caplog: pytest.LogCaptureFixture, *, fast: bool) -> list[tuple[str, str]]:
    caplog.clear()
    config = load_config(str(config_file), site_dir=str(site), strict=True)
    with caplog.at_level(logging.WARNING, "mkdocs"), pytest.raises(Abort) as aborted:
        build_fast(config, copies=2) if fast else build_slowly(config)
    return [*((record.name, record.getMessage()) for record in caplog.records), ("abort", str(aborted.value))]


def test_the_same_is_said_in_the_same_order(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Broken links are found, and counted once, whichever process converted their pages."""
    config_file = _config(tmp_path)
    slow = _said(config_file, tmp_path / "slow", caplog, fast=False)
    fast = _said(config_file, tmp_path / "fast", caplog, fast=True)
    assert (len(fast) > 9, fast) == (True, slow)


def test_a_strict_failure_leaves_no_site(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Where a build is refused, the folder is as it was."""
    _said(_config(tmp_path), tmp_path / "fast", caplog, fast=True)
    assert not (tmp_path / "fast").exists()


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ("", None),
        ("hooks: [hook.py]\n", "mkdocs.yml has hooks"),
    ],
    ids=["known", "hooks"],
)
def test_what_is_unknown_is_left_to_mkdocs(tmp_path: Path, settings: str, reason: str | None) -> None:
    """The fast build refuses what it was not written for, and says why."""
    (tmp_path / "hook.py").write_text("", encoding="utf-8")
    assert obstacle(load_config(str(_config(tmp_path, settings)))) == reason
