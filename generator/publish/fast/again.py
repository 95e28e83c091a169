"""A site that stands, and new Markdown of some of its pages -> the same site with these pages built again.

Only for pages that show in the same places as before: their titles, their neighbours and the navigation stay.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from generator.publish.fast.pages import Builder, Told


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """A site that was built. told: what was told of each page, by its path, in the order of the site."""

    builder: Builder
    told: dict[str, Told]

    def build_again(self, changed: Mapping[str, str]) -> None:
        """Build pages with new Markdown, by their paths."""
        builder = self.builder
        builder.keeps = False
        for uri, markdown in changed.items():
            file = builder.files.get_file_from_path(uri)
            assert file is not None
            file.content_string = markdown
            file.dest_dir = builder.config.site_dir  # it was built aside
            vars(file).pop("abs_dest_path", None)
            told = self.told[uri] = builder.build_page(read(file, builder.config, builder.files))
            replay((*told.read, *told.built))
            if builder.ours is not None and told.noted is not None:
                builder.ours.add_notes(told.noted)

    def write_index(self) -> None:
        """Write what search finds anew: it takes longer than a page, and nobody searches at once."""
        builder, config = self.builder, self.builder.config
        if builder.search is None or not builder.search.config.enabled:
            return
        builder.search.search_index.entries = [entry for told in self.told.values() for entry in told.entries]
        config.plugins.on_post_build(config=config)


def read(file: File, config: MkDocsConfig, files: Files) -> Page:
    """A page with its source read, as `mkdocs.commands.build` reads it."""
    if file.page is None:
        Page(None, file, config)
    assert file.page is not None
    page = config.plugins.on_pre_page(file.page, config=config, files=files)
    page.read_source(config)
    page.markdown = config.plugins.on_page_markdown(page.markdown or "", page=page, config=config, files=files)
    return page


def replay(records: Sequence[logging.LogRecord]) -> None:
    """Log what was kept."""
    for record in records:
        logging.getLogger(record.name).handle(record)
