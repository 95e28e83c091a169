"""The frame of pages: generated ones without Material's rules for prose, handwritten ones with them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from generator.pipeline import build
from generator.publish.folder import write_folder
from generator.publish.settings import default_config

CONFIG = """\
site_name: Test
theme: {name: material, font: false%s}
use_directory_urls: false
plugins: [briefings, search, offline]
"""
OWN = '{% extends "base.html" %}{% block content %}<p>Our own frame</p>{{ page.content }}{% endblock %}'


def _mkdocs(folder: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert (0, "") == (done.returncode, done.stderr[-2000:])


def _project(folder: Path, library: Path, *, own: bool) -> Path:
    """The site of a project with one handwritten page. own: whether it has a main.html of its own."""
    (folder / "docs").mkdir(parents=True)
    (folder / "docs/tutorial.md").write_text("# Tutorial\n\nHandwritten.\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(CONFIG % (", custom_dir: own" if own else ""), encoding="utf-8")
    library.rename(folder / "briefings")
    if own:
        (folder / "own").mkdir()
        (folder / "own/main.html").write_text(OWN, encoding="utf-8")
    _mkdocs(folder)
    return folder / "site"


def _page(site: Path, uri: str) -> str:
    return (site / uri).read_text(encoding="utf-8")


def test_only_handwritten_pages_have_the_rules_for_prose(tmp_path: Path, write_library: Callable[..., Path]) -> None:
    """A generated page is not squeezed by a documentation's typography, and a handwritten one looks as before."""
    site = _project(tmp_path / "project", write_library({}), own=False)
    frames = [re.findall(r'<article class="([^"]*)"', _page(site, uri)) for uri in ("index.html", "tutorial.html")]
    assert frames == [["md-content__inner bf"], ["md-content__inner md-typeset"]]


def test_the_words_of_scripts_are_on_every_page(tmp_path: Path, write_library: Callable[..., Path]) -> None:
    """Scripts find their words as data, which the site's policy lets pass and which nothing runs."""
    site = _project(tmp_path / "project", write_library({}), own=False)
    found = [
        _page(site, uri).count('<script id="bf-words" type="application/json">{"')
        for uri in ("index.html", "tutorial.html")
    ]
    assert found == [1, 1]


def test_a_frame_of_the_sites_own_wins(tmp_path: Path, write_library: Callable[..., Path]) -> None:
    """Who has a main.html keeps it; ours does not take its place."""
    site = _project(tmp_path / "project", write_library({}), own=True)
    assert ["<p>Our own frame</p>" in _page(site, uri) for uri in ("index.html", "tutorial.html")] == [True, True]


def test_a_plain_folder_shows_the_drawings_as_images(tmp_path: Path, everything: Path) -> None:
    """What `render` writes builds strictly with stock MkDocs, without our plugin, in the same frame."""
    site = build(everything).site
    assert site is not None
    write_folder(site, tmp_path, default_config("Everything", site=site))
    _mkdocs(tmp_path)
    page = _page(tmp_path / "site", "briefings/north-front/index.html")
    images = re.findall(r'<img[^>]*class="bf-drawing[^>]*src="([^"]*)"', page)
    missing = [name for name in images if not (tmp_path / "site/briefings/north-front" / name).is_file()]
    frame = re.findall(r'<article class="([^"]*)"', page)
    assert (len(images) > 3, missing, frame, "<svg class=\"bf-draw" in page) == (
        True, [], ["md-content__inner bf"], False,
    )  # fmt: skip
