"""A library's title, folders and pages -> the text of the mkdocs.yml that publishes it.

The one place for what MkDocs and Material must be told so that a site asks nobody else for anything, opens from a
folder on disk, and finds names in every script.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.figures.standalone import standalone
from generator.language.language import language
from generator.language.tables import BASE
from generator.render.page import Site
from generator.views.script_words import script_words

TITLE = "Briefings"
"""Of a site, or of one PDF of several briefings, that nobody named."""

EXTENSIONS = ("attr_list", "md_in_html", "tables")
"""Python-Markdown extensions without which generated pages are not rendered as they are meant."""

SEARCH_LANG = ["en"]
"""lunr's plain machinery. Naming more languages would add their stemmers, which cut names of every other language."""

SEARCH_PIPELINE: list[str] = []
"""No stage at all: lunr's trimmer strips every letter outside ASCII from the ends of a word, and its list of stop words
holds "us", "may" and "likely", which are what people look for here."""

SEARCH_SEPARATOR = (
    r"&(?:amp;|lt;|gt;)?"  # Material indexes HTML, where these three characters are entities
    r"|[.,](?!\w)"  # ends a sentence, but belongs to 1,000 and U.S.
    r"|[\s\-!-%'()/:-@\[-\]_`{-}\u00a1-\u00bf\u02b9-\u02bf\u060c\u061b\u061f\u066a-\u066d\u06d4"
    r"\u200b\u200e-\u2027\u202a-\u205e\u2066-\u2069\u3000-\u303f\uff01-\uff0f]+"
)
"""What stands between words, as a JavaScript expression without flags: punctuation of all scripts and the invisible
marks of direction, since no trimmer follows. Of ASCII, ``* + ^ ~`` stay out: they are operators in a query."""

EARLY = "assets/briefings/head/first.js"
"""The script that pages run before all others, if the site has it."""

ENGINE_SCRIPT = "assets/briefings/head/engine.js"
"""The script that answers Material's search dialog with what is found in an index in pieces."""

FILE_WORKER = "assets/javascripts/iframe-worker.js"
"""Where the shim for sites that are opened from a folder is published. Material's offline plugin looks for this name
and would otherwise ask a third party for its own."""

OVERRIDES = "overrides"
"""The folder, beside mkdocs.yml, of the templates with which a plain folder builds."""

STATIC = "assets/briefings/"
"""Where our own styles, scripts and fonts are published."""

_SHIM = Path(__file__).with_name("iframe-worker.js")

_PALETTE = """\
  palette:
    - media: "(prefers-color-scheme: light)"
      scheme: default
      primary: custom
      accent: custom
      toggle: {icon: material/brightness-7, name: Switch to dark}
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
      primary: custom
      accent: custom
      toggle: {icon: material/brightness-4, name: Switch to light}
"""

_VALIDATION = """\
validation:
  nav: {omitted_files: info, not_found: warn, absolute_links: warn}
  links: {not_found: warn, anchors: warn, absolute_links: warn, unrecognized_links: warn}
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Folders:
    """The folders that a configuration names when it stands apart from them; all absolute."""

    library: Path
    docs: Path
    site: Path


def default_config(title: str, *, site: Site | None = None, folders: Folders | None = None) -> str:
    """The text of a mkdocs.yml.

    site: the configuration shall build these pages from a plain folder, with stock MkDocs and Material only.
    folders: the configuration shall build the library in them, through the plugin, which adds pages and styles itself.
    """
    parts = [
        "# Written by briefings. Builds with MkDocs and Material for MkDocs: mkdocs build --strict\n",
        f"site_name: {quoted(title)}\n",
        _folders(folders) if folders else "",
        "# Links end in .html, so that the site works from a folder on disk and below any address.\n",
        "use_directory_urls: false\n",
        "theme:\n  name: material\n",
        f"  language: {site.language}\n" if site and site.language != BASE else "",
        f"  custom_dir: {OVERRIDES}  # the frame of generated pages\n" if site else "",
        "  font: false  # own and system fonts: no request to anybody else\n" + _PALETTE,
        _plugins(folders),
        f"extra:\n  homepage: index.html  # the logo leads to a file, on disk too\n  polyfills: [{FILE_WORKER}]\n",
        f"  briefings: {json.dumps(script_words(language(site.language)), ensure_ascii=False)}\n" if site else "",
        f"  briefings_early: {EARLY}\n" if site and EARLY in site.assets else "",
        _listing("markdown_extensions", [*EXTENSIONS, "toc"]),
        _VALIDATION,
        _pages(site) if site else "",
    ]
    return "".join(parts)


def assets(site: Site, *, drawn: bool = True) -> dict[str, bytes]:
    """The static files of ``site`` and those that publishing adds: uri -> bytes. drawn: files of its drawings, too."""
    drawings = {uri: standalone(drawing).encode() for uri, drawing in site.drawings.items()} if drawn else {}
    return {**site.assets, **drawings, FILE_WORKER: _SHIM.read_bytes()}


def styles(uris: Iterable[str]) -> list[str]:
    """Those of ``uris`` that every page links as a style sheet, in their order."""
    return [uri for uri in uris if uri.endswith(".css")]


def scripts(uris: Iterable[str]) -> list[str]:
    """Those of ``uris`` that every page runs, in their order."""
    ours = (uri for uri in uris if uri.startswith(STATIC) and uri.endswith(".js"))
    return [uri for uri in ours if "/" not in uri.removeprefix(STATIC)]  # those in folders are loaded elsewhere


def quoted(text: str) -> str:
    """``text`` as a YAML scalar: JSON's escapes are YAML's; line breaks that only YAML knows are escaped as well."""
    encoded = json.dumps(text, ensure_ascii=False)
    return "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in encoded)


def _folders(folders: Folders) -> str:
    return f"docs_dir: {quoted(str(folders.docs))}\nsite_dir: {quoted(str(folders.site))}\n"


def _plugins(folders: Folders | None) -> str:
    single = SEARCH_SEPARATOR.replace("'", "''")
    ours = f"  - briefings:\n      library: {quoted(str(folders.library))}\n" if folders else ""
    return (
        f"plugins:\n{ours}"
        f"  - search:\n      lang: {json.dumps(SEARCH_LANG)}\n      pipeline: {json.dumps(SEARCH_PIPELINE)}\n"
        f"      separator: '{single}'\n"
        "  - offline  # search without a server\n"
    )


def _pages(site: Site) -> str:
    entries = [f"{quoted(page.title)}: {quoted(page.uri)}" for page in site.pages if page.in_nav]
    hidden = "# Index pages only: a nav that lists all pages makes a build quadratic.\nnot_in_nav: '*'\n"
    return (
        _listing("extra_css", [quoted(uri) for uri in styles(site.assets)])
        + _listing("extra_javascript", [quoted(uri) for uri in scripts(site.assets)])
        + hidden
        + _listing("nav", entries)
    )


def _listing(key: str, items: Sequence[str]) -> str:
    return f"{key}:\n" + "".join(f"  - {item}\n" for item in items) if items else ""
