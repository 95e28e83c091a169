"""A run of pages -> their files in the site, and what the rest of the build needs to know of them."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import jinja2
from material.plugins.search.plugin import SearchPlugin
from mkdocs.commands.build import _build_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator.publish.fast.convert import Converter
from generator.publish.fast.index import sections
from generator.publish.plugin import BriefingsPlugin


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """What became of a page.

    anchors: the ids on it. links: (path of a page, anchor there, the link as written). entries: of the search index.
    read, built: what was logged while it was converted, and while it was put into its template. noted: what our plugin
    found on it for the whole site.
    """

    anchors: frozenset[str]
    links: tuple[tuple[str, str, str], ...]
    entries: tuple[Mapping[str, Any], ...]
    read: tuple[logging.LogRecord, ...]
    built: tuple[logging.LogRecord, ...]
    noted: Any


@dataclass(kw_only=True, slots=True)
class Builder:
    """Builds pages of one site; everything in it was made ready before processes were copied."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: jinja2.Environment
    documents: Sequence[File]
    convert: Converter
    search: SearchPlugin | None
    ours: BriefingsPlugin | None

    def convert_page(self, page: Page) -> tuple[logging.LogRecord, ...]:
        """Convert a page whose source was read; what was logged."""
        with _logged() as records:
            self.config._current_page = page
            try:
                self.convert(page)
                assert page.content is not None
                page.content = self.config.plugins.on_page_content(
                    page.content, page=page, config=self.config, files=self.files
                )
            finally:
                self.config._current_page = None
        return tuple(records)

    def finish_page(self, page: Page, read: tuple[logging.LogRecord, ...]) -> Told:
        """Put a converted page into its template and write it."""
        index = self.search.search_index if self.search and self.search.config.enabled else None
        first = len(index.entries) if index else 0
        with _logged() as records:
            _build_page(page, self.config, self.documents, self.nav, self.env)
        links = page.links_to_anchors or {}
        return Told(
            anchors=frozenset(page.present_anchor_ids or ()),
            links=tuple(
                (file.src_uri, anchor, link) for file, found in links.items() for anchor, link in found.items()
            ),
            entries=tuple(index.entries[first:]) if index else (),
            read=read,
            built=tuple(records),
            noted=self.ours.take_notes() if self.ours else None,
        )


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
        record.msg, record.args, record.exc_info = record.getMessage(), None, None
        self.records.append(record)
