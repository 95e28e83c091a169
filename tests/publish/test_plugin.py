"""Real ``mkdocs build`` runs with the plugin, its pages made by a fake core."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

RunMkDocs = Callable[..., CompletedProcess[str]]


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _page(project: Path, uri: str) -> str:
    return (project / "site" / uri).read_text(encoding="utf-8")


def test_a_library_becomes_pages_beside_handwritten_ones(project: Path, run_mkdocs: RunMkDocs) -> None:
    """Generated and handwritten pages are published together, and a strict build finds nothing to complain about."""
    result = run_mkdocs("build", "--strict")
    pages = sorted(uri for uri in _files(project / "site") if uri.endswith(".html"))
    assert (result.returncode, "WARNING" in result.stderr) == (0, False), result.stderr
    facts = ["idlib/fact-1.html", "idlib/fact-2.html", "idlib/fact-3.html"]
    assert pages == sorted(
        [
            "404.html",
            "actors/index.html",
            "actors/turkey.html",
            "idlib/index.html",
            "index.html",
            "tutorial.html",
            *facts,
        ]
    )


def test_markdown_inside_wrappers_is_rendered(project: Path, run_mkdocs: RunMkDocs) -> None:
    """Pages need Markdown extensions that the author's mkdocs.yml does not name."""
    run_mkdocs("build")
    assert re.search(r'<div class="bf">\s*<table>', _page(project, "actors/turkey.html"))


def test_styles_and_scripts_are_linked(project: Path, run_mkdocs: RunMkDocs) -> None:
    """Every page, handwritten ones too, links the style sheets and the scripts that the pages bring."""
    run_mkdocs("build")
    html = _page(project, "tutorial.html")
    assert ('href="assets/briefings/look.css"' in html, 'src="assets/briefings/look.js"' in html) == (True, True)


def test_no_page_refers_to_a_third_party(project: Path, run_mkdocs: RunMkDocs) -> None:
    """Material's fonts and the offline plugin's shim come from other hosts, unless somebody prevents it."""
    run_mkdocs("build")
    loaded = [
        address
        for name, content in _files(project / "site").items()
        if name.endswith(".html")
        for address in re.findall(r'(?:<script[^>]* src|<link[^>]* href)="(https?://[^"]+)"', content.decode())
    ]
    assert loaded == []


def test_search_is_set_up_for_names_of_every_script(project: Path, run_mkdocs: RunMkDocs) -> None:
    """The index tells lunr to cut no letters off and to drop no words."""
    run_mkdocs("build")
    config = json.loads((project / "site/search/search_index.json").read_bytes())["config"]
    assert (config["lang"], config["pipeline"]) == (["en"], [])


def test_settings_of_the_author_are_kept(project: Path, run_mkdocs: RunMkDocs) -> None:
    """What mkdocs.yml says about search and fonts is not replaced by our defaults."""
    config = (project / "mkdocs.yml").read_text(encoding="utf-8")
    config = config.replace("theme: material", "theme: {name: material, font: {text: Lato}}")
    config = config.replace("search,", "{search: {separator: 'x', lang: ru}},")
    (project / "mkdocs.yml").write_text(config, encoding="utf-8")
    run_mkdocs("build")
    index = json.loads((project / "site/search/search_index.json").read_bytes())["config"]
    assert (index["separator"], index["lang"], "family=Lato" in _page(project, "index.html")) == ("x", ["ru"], True)


def test_edit_links_lead_to_the_fact_file(project: Path, run_mkdocs: RunMkDocs) -> None:
    """The file to edit behind a generated page is the facts, not a Markdown file that does not exist."""
    extra = "repo_url: https://example.org/o/r\nedit_uri: edit/main/docs/\n"
    config = (project / "mkdocs.yml").read_text(encoding="utf-8") + extra
    config = config.replace("theme: material", "theme: {name: material, features: [content.action.edit]}")
    (project / "mkdocs.yml").write_text(config, encoding="utf-8")
    run_mkdocs("build")
    links = re.findall(r'href="([^"]+)"[^>]*rel="edit"', _page(project, "idlib/fact-1.html"))
    assert links == ["https://example.org/o/r/edit/main/briefings/facts.txt"]


def test_pages_outside_of_the_nav_know_their_place(project: Path, run_mkdocs: RunMkDocs) -> None:
    """Breadcrumbs, the active tab, previous and next are right for pages that the nav does not list."""
    config = (project / "mkdocs.yml").read_text(encoding="utf-8")
    features = "[navigation.path, navigation.tabs]"
    config = config.replace("theme: material", f"theme: {{name: material, features: {features}}}")
    (project / "mkdocs.yml").write_text(config, encoding="utf-8")
    run_mkdocs("build")
    fact, turkey = _page(project, "idlib/fact-2.html"), _page(project, "actors/turkey.html")
    crumbs = [re.findall(r'href="([^"]+)" class="md-path__link"', html) for html in (fact, turkey)]
    tabs = [re.findall(r'md-tabs__item--active">\s*<a href="([^"]+)"', html) for html in (fact, turkey)]
    neighbours = re.findall(r'<link rel="(?:prev|next)" href="([^"]+)"', fact)
    assert (crumbs, tabs, neighbours) == (
        [["../index.html", "index.html"], ["../index.html", "index.html"]],
        [["../index.html"], ["index.html"]],
        ["fact-1.html", "fact-3.html"],
    )


def test_no_page_outside_of_the_nav_leaves_a_tab_active(project: Path, run_mkdocs: RunMkDocs) -> None:
    """What is made active for one page is not active any more on the next."""
    config = (project / "mkdocs.yml").read_text(encoding="utf-8")
    config = config.replace("theme: material", "theme: {name: material, features: [navigation.tabs]}")
    (project / "mkdocs.yml").write_text(config, encoding="utf-8")
    run_mkdocs("build")
    active = re.findall(r'md-tabs__item--active">\s*<a href="([^"]+)"', _page(project, "tutorial.html"))
    assert active == ["tutorial.html"]


def test_errors_stop_the_build_and_leave_the_last_site(project: Path, run_mkdocs: RunMkDocs) -> None:
    """A wrong fact is named with its place, without a traceback, and the site of the last build is still there."""
    run_mkdocs("build")
    before = _files(project / "site")
    (project / "briefings/facts.txt").write_text("A fact.\nA wrong fact.\n", encoding="utf-8")
    result = run_mkdocs("build")
    told = ("briefings/facts.txt" in result.stderr, "this fact is wrong" in result.stderr, "Traceback" in result.stderr)
    assert (result.returncode, told, _files(project / "site") == before) == (1, (True, True, False), True)


@pytest.mark.parametrize(("arguments", "code"), [((), 0), (("--strict",), 1)])
def test_warnings_count_only_under_strict(
    project: Path, run_mkdocs: RunMkDocs, arguments: tuple[str, ...], code: int
) -> None:
    """A doubtful fact is told in either case, and stops a strict build."""
    (project / "briefings/facts.txt").write_text("A doubtful fact.\nAnother doubtful one.\n", encoding="utf-8")
    result = run_mkdocs("build", *arguments)
    assert (result.returncode, result.stderr.count("this fact is doubtful")) == (code, 2), result.stderr


def test_a_broken_link_in_a_handwritten_page_stops_a_strict_build(project: Path, run_mkdocs: RunMkDocs) -> None:
    """Handwritten pages may point into generated ones, and MkDocs checks those links and their anchors."""
    (project / "docs/tutorial.md").write_text("[x](idlib/fact-1.md#not-said)\n", encoding="utf-8")
    result = run_mkdocs("build", "--strict")
    assert (result.returncode, "does not contain an anchor '#not-said'" in result.stderr) == (1, True)


def test_a_handwritten_page_at_a_generated_address_is_an_error(project: Path, run_mkdocs: RunMkDocs) -> None:
    """Neither page silently takes the other's place, whatever the handwritten file is called."""
    (project / "docs/README.md").write_text("# Mine\n", encoding="utf-8")
    result = run_mkdocs("build")
    assert (result.returncode, "page-clash" in result.stderr, "docs/README.md" in result.stderr) == (1, True, True)


def test_a_missing_library_is_said_without_a_traceback(project: Path, run_mkdocs: RunMkDocs) -> None:
    """The message names the folder and the option that sets it."""
    (project / "briefings/facts.txt").unlink()
    (project / "briefings").rmdir()
    result = run_mkdocs("build")
    told = ("no folder briefings" in result.stderr, "Traceback" in result.stderr)
    assert (result.returncode, told) == (1, (True, False))


def test_disabled_the_plugin_adds_nothing(project: Path, run_mkdocs: RunMkDocs) -> None:
    """``enabled: false`` leaves the handwritten pages alone."""
    (project / "mkdocs.yml").write_text(
        "site_name: T\ntheme: material\nplugins: [{briefings: {enabled: false}}]\n", encoding="utf-8"
    )
    run_mkdocs("build")
    assert not (project / "site/idlib").exists()


def test_the_same_facts_give_the_same_bytes(project: Path, run_mkdocs: RunMkDocs) -> None:
    """Two builds agree in every byte, whatever the hash seed, the time zone, the locale and the day."""
    config = (project / "mkdocs.yml").read_text(encoding="utf-8") + "site_url: https://example.org/sub/\n"
    (project / "mkdocs.yml").write_text(config, encoding="utf-8")
    run_mkdocs("build", PYTHONHASHSEED="1", TZ="Asia/Damascus", LC_ALL="C")
    first = _files(project / "site")
    run_mkdocs("build", PYTHONHASHSEED="2", TZ="America/New_York", LC_ALL="C.UTF-8")
    assert "<lastmod>2020-02-06</lastmod>" in first["sitemap.xml"].decode()
    assert _files(project / "site") == first


def test_source_date_epoch_dates_the_pages(project: Path, run_mkdocs: RunMkDocs) -> None:
    """The standard of reproducible builds goes before the dates that the content gives."""
    config = (project / "mkdocs.yml").read_text(encoding="utf-8") + "site_url: https://example.org/\n"
    (project / "mkdocs.yml").write_text(config, encoding="utf-8")
    run_mkdocs("build", SOURCE_DATE_EPOCH="86400")
    dates = set(re.findall(r"<lastmod>(.*?)</lastmod>", _page(project, "sitemap.xml")))
    assert dates == {"1970-01-02"}
