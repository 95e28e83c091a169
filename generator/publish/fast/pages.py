"""A run of pages -> their files in the site, and what the rest of the build needs to know of them."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import jinja2
from material.plugins.search.plugin import SearchPlugin
from mkdocs.commands.build import _build_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator.figures.drawing import Drawing
from generator.publish.fast.convert import Converter
from generator.publish.fast.index import sections
from generator.publish.fast.keys import Looked, looked
from generator.publish.plugin import ELSEWHERE, BriefingsPlugin, Notes


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """What became of a page.

    anchors: the ids on it. links: (path of a page, anchor there, the link as written). entries: of the search index.
    read, built: what was logged while it was converted, and while it was put into its template. noted: what our plugin
    found on it. looked: what it looked for among the files of the site, and what it saw. known: whether it was built
    before.
    """

    anchors: tuple[str, ...]
    links: tuple[tuple[str, str, str], ...]
    entries: tuple[Mapping[str, Any], ...]
    read: tuple[logging.LogRecord, ...]
    built: tuple[logging.LogRecord, ...]
    noted: Notes | None
    looked: Looked
    known: bool = False


@dataclass(kw_only=True, slots=True)
class Builder:
    """Builds pages of one site; everything in it was made ready before processes were copied.

    keeps: whether what is told of a page has all that it takes to remember the page.
    """

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: jinja2.Environment
    documents: Sequence[File]
    convert: Converter
    search: SearchPlugin | None
    ours: BriefingsPlugin | None
    keeps: bool = False
    _first: dict[int, tuple[tuple[logging.LogRecord, ...], Looked]] = field(default_factory=dict)

    @property
    def drawings(self) -> Mapping[str, Drawing]:
        """The drawings of our pages."""
        return self.ours.drawings if self.ours else {}

    @property
    def active(self) -> Mapping[str, Page]:
        """Pages outside of the nav -> the one that is shown as active in it."""
        return self.ours.anchors if self.ours else {}

    def convert_first(self, page: Page) -> None:
        """Convert a page ahead of all others."""
        with _looking(self.files) as looked:
            self._first[id(page)] = (self.convert_page(page), looked)

    def build_page(self, page: Page) -> Told:
        """Convert a page whose source was read, put it into its template and write it."""
        with _looking(self.files) as looked:
            read, before = self._first.get(id(page)) or (self.convert_page(page), {})
            index = self.search.search_index if self.search and self.search.config.enabled else None
            first = len(index.entries) if index else 0
            with _logged() as built:
                _build_page(page, self.config, self.documents, self.nav, self.env)
        links = page.links_to_anchors or {}
        page.content = ""  # nobody needs it any more; without any, MkDocs would look for a title elsewhere
        return Told(
            anchors=tuple(sorted(page.present_anchor_ids or ())),
            links=tuple(
                (file.src_uri, anchor, link) for file, found in links.items() for anchor, link in found.items()
            ),
            entries=tuple(index.entries[first:]) if index else (),
            read=read,
            built=tuple(built),
            noted=self.ours.take_notes() if self.ours else None,
            looked={**before, **looked} if self.keeps else {},
        )

    def convert_page(self, page: Page) -> tuple[logging.LogRecord, ...]:
        """Convert a page whose source was read; what was logged."""
        with _logged() as records:
            self.config._current_page = page
            try:
                self.convert(page)
                page.content = self.config.plugins.on_page_content(
                    page.content or "", page=page, config=self.config, files=self.files
                )
            finally:
                self.config._current_page = None
        return tuple(records)


def quicken(search: SearchPlugin) -> None:
    """Let the search plugin find the sections of a page without its parser."""
    index = search.search_index
    slow = index.add_entry_from_context

    def add_entry_from_context(page: Page) -> None:
        if (page.meta.get("search") or {}).get("exclude"):
            return
        found = sections(page.content or "")
        if found is None:
            slow(page)
            return
        for section in found:
            if not section.is_excluded():
                index.create_entry_for_section(section, page.toc, page.url, page)

    index.add_entry_from_context = add_entry_from_context


@contextmanager
def _looking(files: Files) -> Iterator[dict[str, str | None]]:
    """What is looked for in ``files`` meanwhile, and what was seen."""
    seen: dict[str, str | None] = {}
    look = type(files).get_file_from_path

    def get_file_from_path(path: str) -> File | None:
        found = look(files, path)
        seen[path] = looked(found)
        return found

    files.get_file_from_path = get_file_from_path  # type: ignore[method-assign]
    try:
        yield seen
    finally:
        del files.get_file_from_path


@contextmanager
def _logged() -> Iterator[list[logging.LogRecord]]:
    """What MkDocs and its plugins log meanwhile; it is shown later, in the order of a build by one process."""
    logger = logging.getLogger("mkdocs")
    keeper = _Keeper()
    handlers, logger.handlers = logger.handlers, [keeper]
    propagates, logger.propagate = logger.propagate, False
    try:
        yield keeper.records
    finally:
        logger.handlers, logger.propagate = handlers, propagates


class _Keeper(logging.Handler):
    """Keeps records, ready to be sent."""

    def __init__(self) -> None:
        super().__init__()
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record with its text, since what it refers to stays behind."""
        if record.msg is ELSEWHERE:  # noted for the whole site, see `Notes`
            return
        record.msg, record.args, record.exc_info = record.getMessage(), None, None
        self.records.append(record)
