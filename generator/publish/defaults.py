"""An author's mkdocs.yml -> the same settings, completed with what generated pages need.

Nothing that the author wrote is changed: only what mkdocs.yml leaves open is filled in.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import Files

from generator.language.language import language
from generator.language.tables import BASE
from generator.publish import search_engine
from generator.publish.settings import (
    ENGINE_SCRIPT,
    EXTENSIONS,
    FILE_WORKER,
    SEARCH_LANG,
    SEARCH_PIPELINE,
    SEARCH_SEPARATOR,
)
from generator.views import urls
from generator.views.script_words import script_words

log = get_plugin_logger("briefings")

THEME = str(Path(__file__).with_name("theme"))

MATERIAL = "material"
_MATERIAL_FONTS = {"text": "Roboto", "code": "Roboto Mono"}  # what its theme says where an author says nothing


def complete(config: MkDocsConfig, library: Path) -> None:
    """Add watched folders, Markdown extensions, and settings for search and fonts, where none are set."""
    # New lists throughout: MkDocs hands the same default list to every configuration of a process.
    texts = library.parent / "archive"  # quotations are checked against the texts that only the author holds
    config.watch = [*config.watch, *(str(path) for path in (library, texts) if path.is_dir())]
    missing = [name for name in EXTENSIONS if name not in config.markdown_extensions]
    config.markdown_extensions = [*config.markdown_extensions, *missing]
    if config.theme.name == MATERIAL:
        _add_theme(config)
        config.extra.setdefault("briefings", script_words(language(language_of(config))))
        _complete_search(config)
        _complete_offline(config)
        _complete_fonts(config)


def language_of(config: MkDocsConfig) -> str:
    """The language that the theme is set to; English where it has no such setting."""
    return str(config.theme.get("language") or BASE)


def name_engine(config: MkDocsConfig, engine: str, files: Files) -> None:
    """Let the pages know what searches them, and where the page Explore is, to which the search leads on."""
    explore = files.get_file_from_path(urls.EXPLORE)
    script = "" if engine == search_engine.MATERIAL else ENGINE_SCRIPT
    named = {"engine": script, "kind": engine, "explore": explore.url if explore else ""}
    config.extra["briefings_search"] = named


def _add_theme(config: MkDocsConfig) -> None:
    """Put our few templates below the site's own and above Material's."""
    dirs = config.theme.dirs
    if THEME not in dirs:
        own = 1 if config.theme.custom_dir else 0
        dirs.insert(own, THEME)


def _complete_search(config: MkDocsConfig) -> None:
    search = _plugin(config, "search")
    if search is None:
        return
    wanted = {"lang": SEARCH_LANG, "pipeline": SEARCH_PIPELINE, "separator": SEARCH_SEPARATOR}
    for option, value in wanted.items():
        if option in search.config and search.config[option] is None:
            search.config[option] = list(value) if isinstance(value, list) else value


def _complete_offline(config: MkDocsConfig) -> None:
    """Name our own shim before the offline plugin names one on a third party's server."""
    if _plugin(config, "offline") is None:
        return
    polyfills = config.extra.get("polyfills") or []
    if not any("iframe-worker" in str(script) for script in polyfills):
        config.extra["polyfills"] = [*polyfills, FILE_WORKER]
    if not config.use_directory_urls:
        config.extra.setdefault("homepage", "index.html")  # else the logo leads to a folder, which a disk only lists


def _complete_fonts(config: MkDocsConfig) -> None:
    """Material loads fonts from Google unless told otherwise; do so only for an author who asked for fonts."""
    if config.theme.get("font") == _MATERIAL_FONTS:
        config.theme["font"] = False


def _plugin(config: MkDocsConfig, name: str) -> BasePlugin[Any] | None:
    plugin = config.plugins.get(f"{MATERIAL}/{name}") or config.plugins.get(name)
    return plugin if plugin is not None and plugin.config.get("enabled", True) else None
