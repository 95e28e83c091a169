"""A library of 120 briefings, built fast and strictly -> a site that is divided, without a warning."""

from __future__ import annotations

import logging
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from mkdocs.config import load_config

from generator.publish.fast.build import build

BRIEFINGS = 120


def _library(folder: Path) -> None:
    """A briefing a week with three events each, one of them undated, and an actor and a place of its own."""
    shared = {
        "actors.yml": "monitor: {name: The monitor, kind: organisation}\n",
        "places.yml": "land: {name: The land, kind: country}\n",
        "sources.yml": "wire: {title: A wire story, publisher: The agency, published: 2021-02-06}\n",
    }
    for name, text in shared.items():
        (folder / name).write_text(text, encoding="utf-8")
    for number in range(BRIEFINGS):
        day = date(2018, 1, 5) + timedelta(days=7 * number)
        name = f"{chr(ord('a') + number % 26)}{number}"
        files = {
            "briefing.yml": f"title: Briefing {number}\nas_of: {day}\nsources: {{w: wire}}\n"
            "bottom_line: [{text: It happened., rests_on: first}]\n",
            "actors.yml": f"army-{name}: {{name: '{name.upper()} army', kind: armed-forces}}\n"
            f"{name}-council: {{name: '{name.upper()} council', kind: organisation}}\n",
            "places.yml": f"town-{name}: {{name: '{name.upper()} town', kind: town, within: land}}\n"
            f"river-{name}: {{name: '{name.upper()} river', kind: area, within: land}}\n",
            "events.yml": "".join(
                f"{event}: {{title: It happens, kind: attack, when: {when}, where: town-{name}, "
                f"who: {{initiator: army-{name}, target: {name}-council}}, inferred: {{when: Made up.}}, "
                f"reports: {{monitor: w:{at}}}}}\n"
                for at, (event, when) in enumerate((("first", day), ("second", day), ("third", "undated")), 1)
            ),
        }
        (folder / f"b{number}").mkdir()
        for file, text in files.items():
            (folder / f"b{number}" / file).write_text(text, encoding="utf-8")


def test_a_large_library_builds_strictly(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Links and anchors of a divided library all hold, and no page of the site lists hundreds of others."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "briefings").mkdir()
    _library(tmp_path / "briefings")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: A test\nstrict: true\ntheme: {name: material, font: false}\nuse_directory_urls: false\n"
        "plugins: [{briefings: {pdf: false}}, search]\nvalidation: {links: {anchors: warn, not_found: warn}}\n",
        encoding="utf-8",
    )
    config = load_config(str(tmp_path / "mkdocs.yml"), site_dir=str(tmp_path / "site"))
    config.plugins.on_startup(command="build", dirty=False)
    with caplog.at_level(logging.WARNING):
        build(config, copies=2)
    pages = {path.relative_to(tmp_path / "site").as_posix(): path for path in (tmp_path / "site").rglob("*.html")}
    further = ("briefings/by-date/2018.html", "timeline/undated.html", "actors/by-name/a.html", "places/by-name/a.html",
               "actors/monitor/2019.html", "places/land/named/a.html")  # fmt: skip
    links = max(len(re.findall("<a [^>]*href", page.read_text("utf-8"))) for page in pages.values())
    assert ([record.message for record in caplog.records], [uri for uri in further if uri not in pages]) == ([], [])
    assert links < 1000
