"""A page's Markdown -> its HTML, as `mkdocs.structure.pages.Page.render` makes it, with one converter for many pages.

Making a converter costs as much as converting a short page. One is kept for all pages where every extension is known
to begin anew at ``reset``; else each page gets its own.
"""

from __future__ import annotations

import logging
from typing import Any

import markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import pages as mkdocs_pages
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from generator.publish.fast.inline import quicken
from generator.publish.fast.raw_ids import RawIds

# What `Page.render` adds to every converter. Private names, of a release that stands still (see guard.py).
_Anchors = mkdocs_pages._ExtractAnchorsTreeprocessor
_Links = mkdocs_pages._RelativePathTreeprocessor
_Title = mkdocs_pages._ExtractTitleTreeprocessor

_RESETTABLE = frozenset(
    (
        *("abbr", "admonition", "attr_list", "def_list", "fenced_code", "md_in_html", "sane_lists", "tables", "toc"),
        *("codehilite", "footnotes", "smarty", "nl2br", "legacy_attrs", "extra", "meta"),
    )
)
"""Extensions of Python-Markdown that keep nothing from one page to the next once they are reset."""


class Converter:
    """Converts the pages of one site."""

    def __init__(self, config: MkDocsConfig, files: Files) -> None:
        self._config = config
        self._files = files
        self._kept: _Kept | None = None
        self._reuses = all(_is_resettable(name) for name in config.markdown_extensions)

    def __call__(self, page: Page) -> None:
        """Set ``content``, ``toc`` and what else `Page.render` sets. The page's source was read."""
        assert page.markdown is not None
        kept = self._kept if self._kept and self._reuses else _Kept(self._config, self._files, page.file)
        self._kept = kept
        kept.start(page.file)
        page.content = kept.md.convert(page.markdown)
        page.toc = get_toc(getattr(kept.md, "toc_tokens", []))
        page._title_from_render = kept.title.title
        page.present_anchor_ids = kept.anchors.present_anchor_ids | kept.raw.present_anchor_ids
        if logging.getLogger("mkdocs").getEffectiveLevel() > logging.DEBUG:
            page.links_to_anchors = kept.links.links_to_anchors


class _Kept:
    """A converter and the parts of it that look at one page at a time."""

    def __init__(self, config: MkDocsConfig, files: Files, file: File) -> None:
        extensions: list[Any] = config["markdown_extensions"]
        self.md = markdown.Markdown(extensions=extensions, extension_configs=config["mdx_configs"] or {})
        self.raw, self.anchors = RawIds(), _Anchors(file, files, config)
        self.links, self.title = _Links(file, files, config), _Title()
        for part in (self.raw, self.anchors, self.links, self.title):
            part._register(self.md)
        quicken(self.md)
        self._used = False

    def start(self, file: File) -> None:
        """Forget the page before."""
        if self._used:
            self.md.reset()
        self._used = True
        self.raw.present_anchor_ids = set()
        self.anchors.present_anchor_ids = set()
        self.links.file, self.links.links_to_anchors = file, {}
        self.title.title = None


def _is_resettable(name: object) -> bool:
    return isinstance(name, str) and name.removeprefix("markdown.extensions.") in _RESETTABLE
