"""A page's final HTML -> the same, with a Content-Security-Policy that lets only its own scripts and styles run.

Everything comes from the site itself; the theme's few inline scripts and styles are let in by their hashes (CSP level
3), so that a script that gets into a page in any other way does not run. The same rules as response headers are for
hosts that can send some: pages differ by a hash or two, and the headers hold them all.
"""

from __future__ import annotations

import hashlib
import html
import re
from base64 import b64encode
from dataclasses import dataclass

_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
_STYLE = re.compile(r"<style\b[^>]*>(.*?)</style\s*>", re.DOTALL | re.IGNORECASE)
_STYLE_ATTRIBUTE = re.compile(r"\sstyle=(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_SRC = re.compile(r"\ssrc\s*=", re.IGNORECASE)
_TYPE = re.compile(r"\stype\s*=\s*[\"']?([^\"'\s>]*)", re.IGNORECASE)
_LOADED = re.compile(
    r"<script\b[^>]*?\ssrc=\"((?:https?:)?//[^\"]*)\"|<link\b(?=[^>]*\srel=\"stylesheet\")[^>]*?\shref=\"((?:https?:)?//[^\"]*)\"",
    re.IGNORECASE,
)
_CHARSET = re.compile(r"<meta\s+charset=[^>]*>", re.IGNORECASE)
_HEAD = re.compile(r"<head\b[^>]*>", re.IGNORECASE)
# https://html.spec.whatwg.org/#prepare-the-script-element: any other type makes a block of data, which never runs.
_RUNS = re.compile(r"|module|importmap|speculationrules|(?:text|application)/(?:x-)?(?:java|ecma)script", re.IGNORECASE)

_OTHER_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Inline:
    """The hashes (``'sha256-…'``) of what stands in a page itself: scripts that run, styles and style attributes."""

    scripts: frozenset[str] = frozenset()
    styles: frozenset[str] = frozenset()

    def __or__(self, other: Inline) -> Inline:
        return Inline(scripts=self.scripts | other.scripts, styles=self.styles | other.styles)

    def __sub__(self, other: Inline) -> Inline:
        return Inline(scripts=self.scripts - other.scripts, styles=self.styles - other.styles)


def inline(markup: str) -> Inline:
    """What stands in ``markup`` (HTML) itself. A script with a ``src`` and a block of data need no hash."""
    runs = [text for attributes, text in _SCRIPT.findall(markup) if not _SRC.search(attributes) and _is_run(attributes)]
    attributes = [html.unescape(double or single) for double, single in _STYLE_ATTRIBUTE.findall(markup)]
    return Inline(
        scripts=frozenset(map(_hash, runs)),
        styles=frozenset(map(_hash, [*_STYLE.findall(markup), *attributes])),
    )


def policy(allowed: Inline, *, wasm: bool = False) -> str:
    """The policy for a page that holds ``allowed``, as a meta element may give it.

    wasm: whether the site's own scripts may compile WebAssembly, as Pagefind's do.

    ``file:`` lets in the files beside a page that is opened from a folder. Chromium and Firefox take these for its
    ``'self'``, but no standard says that they must. Pages on a server may load no such address anyway.
    """
    return _rules(allowed, own="'self' file:", wasm=wasm)


def with_policy(page: str, allowed: Inline, *, wasm: bool = False) -> str:
    """``page`` (a whole HTML document) with the policy as its first element but the one that names its encoding.

    Browsers look for the encoding in the first 1,024 bytes only, and nothing before it can run.
    """
    head = _HEAD.search(page)
    if head is None:
        return page
    charset = _CHARSET.search(page, head.end())
    at = charset.end() if charset and not page[head.end() : charset.start()].strip() else head.end()
    content = html.escape(policy(allowed, wasm=wasm), quote=False)  # it holds single quotes and no double ones
    return f'{page[:at]}\n<meta http-equiv="Content-Security-Policy" content="{content}">{page[at:]}'


def headers(allowed: Inline, *, wasm: bool = False) -> dict[str, str]:
    """The response headers for a site whose pages hold ``allowed`` together: name -> value."""
    rules = _rules(allowed, own="'self'", wasm=wasm)
    framed = "frame-ancestors 'self'"  # which a meta element may not say
    return {"Content-Security-Policy": f"{rules}; {framed}", **_OTHER_HEADERS}


def headers_file(allowed: Inline, *, wasm: bool = False) -> str:
    """``headers`` in the form that Netlify, Cloudflare Pages and others read from a file named ``_headers``."""
    return "/*\n" + "".join(f"  {name}: {value}\n" for name, value in headers(allowed, wasm=wasm).items())


def loaded_from_elsewhere(page: str) -> list[str]:
    """The addresses of scripts and style sheets that ``page`` asks other hosts for, which the policy forbids."""
    return [html.unescape(script or style) for script, style in _LOADED.findall(page)]


def _rules(allowed: Inline, *, own: str, wasm: bool) -> str:
    # A hash lets a style attribute in only beside 'unsafe-hashes'. Event handlers would need it, too: they have none.
    styles = ["'unsafe-hashes'", *sorted(allowed.styles)] if allowed.styles else []
    sources = {
        "default-src": ["'none'"],
        "script-src": [own, *(["'wasm-unsafe-eval'"] if wasm else []), *sorted(allowed.scripts)],
        "style-src": [own, *styles],
        "img-src": [own, "data:"],  # the theme's icons stand in its style sheets
        "font-src": [own],
        "media-src": [own],
        "connect-src": [own],  # the search index
        "worker-src": [own],  # the search itself
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
    }
    return "; ".join(" ".join([name, *values]) for name, values in sources.items())


def _is_run(attributes: str) -> bool:
    kind = _TYPE.search(attributes)
    return kind is None or _RUNS.fullmatch(kind[1]) is not None


def _hash(text: str) -> str:
    normal = text.replace("\r\n", "\n").replace("\r", "\n")  # as a browser reads it
    return f"'sha256-{b64encode(hashlib.sha256(normal.encode('utf-8')).digest()).decode('ascii')}'"
