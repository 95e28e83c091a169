"""A site's pages -> files in MkDocs' memory, beside the handwritten ones."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel, file_sort_key
from mkdocs.utils import nest_paths

from generator.problems import Origin, Problem
from generator.publish.located import shown
from generator.publish.settings import EARLY, FILE_WORKER, assets, scripts, styles
from generator.render.page import Page, Site

_DATE = re.compile(r"^date: *[\"']?(\d{4}-\d\d-\d\d)\b", re.MULTILINE)
_UNDATED = "1980-01-01"  # no date is known, and today's would differ from build to build


class _Inlined(File):
    """A drawing that stands in its pages: links to it lead somewhere, and nobody needs its file."""

    def copy_file(self, dirty: bool = False) -> None:
        """Write nothing."""


def clashes(files: Files, site: Site, config: MkDocsConfig) -> list[Problem]:
    """One problem for each handwritten file that would be published at the address of a generated one."""
    handwritten = {file.dest_uri: file for file in files if not _from_theme(file, config)}
    problems = []
    for uri in [*(page.uri for page in site.pages), *site.assets, *site.drawings, FILE_WORKER]:
        address = File(uri, None, config.site_dir, config.use_directory_urls).dest_uri
        if (file := handwritten.get(address)) is not None:
            name = shown(Path(config.docs_dir, file.src_uri))
            problems.append(
                Problem(
                    code="page-clash",
                    message=f"{name} and a page that the facts give would both be published as {address}",
                    where=Origin(file=name, line=1, column=1),
                    remedy="rename or remove the handwritten file",
                )
            )
    return problems


def add_files(files: Files, site: Site, library: Path, config: MkDocsConfig) -> None:
    """Add pages, assets, styles and scripts; the edit link of a page leads to its fact file."""
    for page in site.pages:
        inclusion = InclusionLevel.INCLUDED if page.in_nav else InclusionLevel.NOT_IN_NAV
        file = File.generated(config, page.uri, content=page.markdown, inclusion=inclusion)
        file.edit_uri = _relative(library / page.edit, config.docs_dir) if page.edit else None
        _put(files, file)
    shown = any(".svg" in file.content_string for file in files.documentation_pages() if file.generated_by is None)
    static = assets(site, drawn=shown)  # an author who shows a drawing in a page of their own needs its file
    if not shown:
        for uri in site.drawings:
            _put(files, _Inlined.generated(config, uri, content=b"", inclusion=InclusionLevel.NOT_IN_NAV))
    if EARLY in static:
        config.extra["briefings_early"] = EARLY
    for uri, content in static.items():
        _put(files, File.generated(config, uri, content=content, inclusion=InclusionLevel.NOT_IN_NAV))
    # New lists: MkDocs hands the same default list to every configuration of a process.
    config.extra_css = [*(uri for uri in styles(static) if uri not in config.extra_css), *config.extra_css]
    linked = {str(script) for script in config.extra_javascript}
    config.extra_javascript = [*config.extra_javascript, *(uri for uri in scripts(static) if uri not in linked)]


def add_stubs(files: Files, uris: Iterable[str], config: MkDocsConfig) -> None:
    """Put an empty page in the place of every page of ``uris`` and of every handwritten one."""
    for uri in dict.fromkeys([*(file.src_uri for file in files.documentation_pages()), *uris]):
        _put(files, File.generated(config, uri, content="# Not built\n", inclusion=InclusionLevel.NOT_IN_NAV))


def complete_nav(files: Files, site: Site, config: MkDocsConfig) -> None:
    """Where the author gave no nav: the library's index pages in their order, then the handwritten pages."""
    if config.nav is not None:
        return
    ours = {page.uri for page in site.pages}
    others = [file for file in files.documentation_pages() if file.src_uri not in ours]
    listed = sorted((file for file in others if file.inclusion is not InclusionLevel.NOT_IN_NAV), key=file_sort_key)
    index_pages = [page.uri for page in site.pages if page.in_nav]
    nested = nest_paths(file.src_uri for file in listed)  # type: ignore[no-untyped-call]
    config.nav = [*index_pages, *nested]


def nav_uris(nav: Any) -> list[str]:
    """All Markdown pages that a nav, as written in mkdocs.yml, names."""
    if isinstance(nav, str):
        return [nav] if nav.endswith(".md") else []
    below: Sequence[Any] = list(nav.values()) if isinstance(nav, dict) else nav if isinstance(nav, list) else []
    return [uri for item in below for uri in nav_uris(item)]


def set_dates(files: Files, site: Site) -> None:
    """Date every page by its content (the line ``date:`` of its front matter), else by the newest page that has one.

    MkDocs dates pages by the clock, so that no two days' sitemaps agree; under SOURCE_DATE_EPOCH it does not.
    """
    if os.environ.get("SOURCE_DATE_EPOCH"):
        return
    dates = {page.uri: found for page in site.pages if (found := _date(page))}
    newest = max(dates.values(), default=_UNDATED)
    for file in files.documentation_pages():
        if file.page is not None:
            file.page.update_date = dates.get(file.src_uri, newest)


def _date(page: Page) -> str | None:
    front_matter = page.markdown.split("\n---", 1)[0] if page.markdown.startswith("---") else ""
    found = _DATE.search(front_matter)
    try:
        return date.fromisoformat(found[1]).isoformat() if found else None
    except ValueError:
        return None


def _put(files: Files, file: File) -> None:
    if (old := files.get_file_from_path(file.src_uri)) is not None:
        files.remove(old)
    files.append(file)


def _from_theme(file: File, config: MkDocsConfig) -> bool:
    return file.generated_by is None and file.src_dir != config.docs_dir


def _relative(path: Path, start: str) -> str:
    return Path(os.path.relpath(path, start)).as_posix()
