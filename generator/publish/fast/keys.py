"""A page, and all that it is made of -> a key: two pages with one key are the same page."""

from __future__ import annotations

import hashlib
import json
import os
import posixpath
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import material
from babel import Locale
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator.figures.drawing import Drawing
from generator.publish.defaults import THEME

Looked = Mapping[str, str | None]
"""Path of a page or file that was looked for -> what of it shows in a link to it; None if it was not there."""

_PACKAGE = Path(__file__).parents[2]
_DRAWING = re.compile(r"\]\(([^)\s]+\.svg)")
_NOT_SHOWN = (
    *("site_dir", "docs_dir", "config_file_path", "watch", "dev_addr", "strict", "hooks"),
    *("plugins", "theme", "nav", "not_in_nav", "exclude_docs", "draft_docs"),
)
"""Settings that no page shows, or that are taken apart below."""
_IN_THE_FACTS = ("library", "pdf")
"""Options of our plugin that show in a page's Markdown or nowhere: where the facts are, whether there are PDFs."""
_BUILT_IN = frozenset(
    (
        *("abbr", "admonition", "attr_list", "codehilite", "def_list", "extra", "fenced_code", "footnotes"),
        *("legacy_attrs", "legacy_em", "md_in_html", "meta", "nl2br", "sane_lists", "smarty", "tables", "toc"),
        "wikilinks",
    )
)
"""Extensions of Python-Markdown, by the short names that it has for them."""
_READ_FILES = ("pymdownx.snippets", "pymdownx.b64")


class NotPlainError(TypeError):
    """A setting that is more than data: what pages it makes cannot be known from it."""


@dataclass(kw_only=True, slots=True)
class Keys:
    """Makes the keys of one build. site: what all its pages have in common. active: page -> entry of the nav.

    dated: whether templates may show the date of a page: MkDocs' own do so in the sitemap only, and one without its
    own has that of the newest.
    """

    site: str
    dated: bool
    drawings: Mapping[str, Drawing]
    active: Mapping[str, Page]
    _digests: dict[str, str] = field(default_factory=dict)

    def of(self, page: Page) -> str:
        """The key of a page whose source was read."""
        return digest(
            (
                self.site,
                page.file.src_uri,
                page.file.dest_uri,
                page.url,
                page.canonical_url,
                page.edit_url,
                str(page.update_date) if self.dated else None,
                page.is_homepage,
                page.title,
                page.meta,
                page.markdown,
                [_shown(near) for near in (page.previous_page, page.next_page)],
                [(above.title, getattr(above, "url", None)) for above in page.ancestors],
                _shown(self.active.get(page.file.src_uri)),
                [self._drawing(uri) for uri in _drawn(page)],
            )
        )

    def _drawing(self, uri: str) -> str | None:
        drawing = self.drawings.get(uri)
        if drawing is None:
            return None
        if uri not in self._digests:
            self._digests[uri] = hashlib.sha256(f"{drawing.name} {drawing.svg}".encode()).hexdigest()
        return self._digests[uri]


def site_key(config: MkDocsConfig, nav: Navigation, pages: Iterable[Page]) -> str:
    """What all pages of a site depend on. Raises NotPlainError where a setting is more than data."""
    # A site's own templates may show anything of any page.
    others = (
        [(page.file.src_uri, page.title, page.url, page.meta) for page in pages] if has_own_templates(config) else []
    )
    home = nav.homepage.url if nav.homepage else None
    return digest((settings_key(config), list(_entries(nav.items)), home, others))


def settings_key(config: MkDocsConfig) -> str:
    """Settings, program and the site's own templates. Raises NotPlainError where a setting is more than data."""
    for extension in config.markdown_extensions:
        if not _sees_only_pages(extension, config.mdx_configs.get(extension) or {}):
            raise NotPlainError(f"Markdown extension, {extension}, that may read files")
    settings = {name: value for name, value in config.items() if name not in _NOT_SHOWN}
    plugins = {name: dict(plugin.config) for name, plugin in config.plugins.items()}
    for name in _IN_THE_FACTS:
        plugins.get("briefings", {}).pop(name, None)
    theme = {name: config.theme[name] for name in config.theme}
    return digest((program_key(), settings, plugins, theme, [_files(folder) for folder in _own_folders(config)]))


def has_own_templates(config: MkDocsConfig) -> bool:
    """Whether a site has templates that no package brought."""
    return bool(_own_folders(config))


def _own_folders(config: MkDocsConfig) -> list[Path]:
    return [Path(folder) for folder in config.theme.dirs if not _is_known(Path(folder))]


def digest(parts: Any) -> str:
    """SHA-256 of plain data. Raises NotPlainError."""
    written = json.dumps(parts, ensure_ascii=False, sort_keys=True, default=_plain)
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()


def looked(file: File | None) -> str | None:
    """What of a file shows in a link to it."""
    return f"{file.url} {file.inclusion.name}" if file else None


def still_so(seen: Looked, files: Files) -> bool:
    """Whether everything that a page links to is where it was."""
    return all(looked(files.get_file_from_path(uri)) == before for uri, before in seen.items())


def _plain(value: object) -> object:
    if isinstance(value, (dict, Mapping)):
        return dict(value)
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, (date, Locale)):
        return str(value)
    data = getattr(value, "data", None)  # MkDocs' settings within settings
    if isinstance(data, dict):
        return data
    raise NotPlainError(type(value).__name__)


def _shown(page: Page | None) -> tuple[str | None, str] | None:
    return (page.title, page.url) if page else None


def _drawn(page: Page) -> Iterator[str]:
    folder = posixpath.dirname(page.file.src_uri)
    for target in _DRAWING.findall(page.markdown or ""):
        yield posixpath.normpath(posixpath.join(folder, target))


def _entries(items: Iterable[Any]) -> Iterator[Any]:
    for item in items:
        page = isinstance(item, Page)
        yield (item.title, item.url if page else getattr(item, "url", None), item.meta if page else None)
        yield list(_entries(item.children or ()))


def _sees_only_pages(extension: str, options: Mapping[str, Any]) -> bool:
    """Whether what an extension makes of a page follows from the page and from its options."""
    known = extension in _BUILT_IN or extension.startswith(("markdown.extensions.", "pymdownx."))
    return known and extension not in _READ_FILES and "custom_icons" not in json.dumps(options, default=str)


def _is_known(folder: Path) -> bool:
    """Whether a folder of templates belongs to a package: then its version says what is in it."""
    known = (Path(THEME), Path(material.__file__).parent, Path(sys.prefix))
    return any(folder.resolve().is_relative_to(parent.resolve()) for parent in known)


def _files(folder: Path) -> list[tuple[str, str]]:
    found = {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
    if any(b"build_date_utc" in content for content in found.values()):
        raise NotPlainError("templates show the time")
    return [
        (path.relative_to(folder).as_posix(), hashlib.sha256(content).hexdigest()) for path, content in found.items()
    ]


@lru_cache(maxsize=1)
def program_key() -> str:
    """Which program this is, on any machine: Python, every package that is installed, and our own files."""
    packages = sorted({found.name for folder in sys.path for found in Path(folder).glob("*.dist-info")})
    contents = hashlib.sha256()
    for name in sorted(_program(str(_PACKAGE), "")):
        content = (_PACKAGE / name).read_bytes()
        contents.update(f"{name} {len(content)} ".encode() + content)
    return digest((sys.version, packages, contents.hexdigest()))


def _program(folder: str, above: str) -> Iterator[str]:
    """The files of the program, below a folder; paths from its top."""
    for entry in os.scandir(folder):
        if entry.name != "__pycache__" and entry.is_dir():
            yield from _program(entry.path, f"{above}{entry.name}/")
        elif entry.is_file() and not entry.name.endswith(".pyc"):
            yield above + entry.name
