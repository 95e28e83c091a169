"""A built page -> the same page with its drawings in place of their images: links work, colours follow the page's."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Mapping

from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files

from generator.figures.drawing import Drawing

log = get_plugin_logger("briefings")

_IMAGE = re.compile(r"<img\b[^>]*>")
_SOURCE = re.compile(r'\bsrc="([^"]*)"')
_CLASS = re.compile(r'\bclass="(bf-drawing[^"]*)"')
_REFERENCE = r'\s(?:id|aria-labelledby|aria-describedby)="|="url\(#|\shref="#'
_LINK = re.compile(r'(?<=\shref=")([^"]*)(?=")')


def inline_drawings(output: str, file: File, files: Files, drawings: Mapping[str, Drawing]) -> str:
    """The HTML ``output`` of ``file`` with every image of a drawing replaced by the drawing.

    Links in drawings are written as Markdown writes them, relative to the page; they get the address of that page.
    """
    if 'class="bf-drawing' not in output:
        return output
    folder = posixpath.dirname(file.url) if not file.url.endswith("/") else file.url

    def replaced(match: re.Match[str]) -> str:
        found, source = _CLASS.search(match[0]), _SOURCE.search(match[0])
        if found is None or source is None:
            return match[0]
        uri = posixpath.normpath(posixpath.join(folder, html.unescape(source[1])))
        drawn = drawings.get(uri)
        if drawn is None:
            return match[0]
        key = posixpath.basename(uri).removesuffix(".svg")
        named = re.sub(rf"({_REFERENCE}){drawn.name}-", rf"\g<1>{key}-", drawn.svg)  # a page may have several of a kind
        linked = _LINK.sub(lambda link: _address(link[1], file, files), named)
        return f'<span class="{found[1]}" data-search-exclude>{linked}</span>'

    return _IMAGE.sub(replaced, output)


def _address(written: str, file: File, files: Files) -> str:
    """The address, relative to ``file``, of the page that a link in a drawing leads to."""
    path, hash_, anchor = html.unescape(written).partition("#")
    if not path or "://" in path:
        return written
    uri = posixpath.normpath(posixpath.join(posixpath.dirname(file.src_uri), path))
    target = files.get_file_from_path(uri)
    if target is None:
        log.warning("A drawing on %s links to %s, which is no page of the site.", file.src_uri, uri)
        return written
    return html.escape(f"{target.url_relative_to(file)}{hash_}{anchor}")
