"""A site's settings and files -> the engine that searches it, named to its pages, and that engine's index."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from generator.publish import defaults
from generator.publish.search_engine import PAGEFIND, PIECES, engine_for
from generator.publish.search_pages import KEPT, index_with_pagefind
from generator.publish.search_pieces import index_in_pieces
from generator.publish.settings import EARLY

_SEARCH = "material/search"


def choose_engine(wanted: str, files: Files, config: MkDocsConfig, note: Callable[[str], None]) -> str:
    """Choose what searches the site, and let its pages know; nothing where Material's search is not there.

    Nor on pages without the script that stands between the search box and its engine.
    """
    if _SEARCH not in config.plugins or files.get_file_from_path(EARLY) is None:
        return ""
    engine = engine_for(wanted, len(files.documentation_pages()), note)
    defaults.name_engine(config, engine, files)
    return engine


def make_index(engine: str, config: MkDocsConfig) -> None:
    """Make an index in pieces of what Material's search has gathered; its own would then be read by nobody.

    To be called before Material writes its own.
    """
    if engine not in (PAGEFIND, PIECES):
        return
    search: Any = config.plugins[_SEARCH]
    gathered, site = search.search_index, Path(config.site_dir)
    if engine == PIECES:
        index_in_pieces(gathered.entries, site)
    else:
        kept = Path(config.config_file_path).parent / KEPT
        index_with_pagefind(gathered.entries, defaults.language_of(config), site, kept=kept)
    gathered.entries = []
