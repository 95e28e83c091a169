"""Templates and what they may call -> one Jinja environment, in which everything that is printed is escaped.

The only room that knows Jinja. Jinja never runs over content: texts reach templates as values.
"""

from __future__ import annotations

import json
import re
from dataclasses import fields

from jinja2 import BytecodeCache, Environment, PackageLoader, StrictUndefined
from jinja2.bccache import Bucket

from generator.model.inline import parse_inline, plain
from generator.render.escape import Md
from generator.render.figures import Figures
from generator.render.printer import Printer
from generator.views.cite_formats import CiteFormats


class _Compiled(BytecodeCache):
    """Keeps compiled templates for the next environment of this process: compiling them takes half a second."""

    def __init__(self) -> None:
        self._known: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was compiled of the same source."""
        if known := self._known.get(bucket.key):
            bucket.bytecode_from_string(known)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._known[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _Compiled()


def environment(figures: Figures | None = None, printer: Printer | None = None) -> Environment:
    """The environment of all page templates. figures: what draws the figures that they ask for."""
    found = Environment(
        loader=PackageLoader("generator", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        bytecode_cache=_COMPILED,
    )
    (printer or Printer()).add_to(found)
    found.globals.update(cite_data=cite_data, json=json_block, figure=figures or Figures(), page_title=page_title)
    return found


def cite_data(found: CiteFormats) -> Md:
    """The formats of a citation as data for the page's script."""
    return json_block({field.name: getattr(found, field.name) for field in fields(found)})


def json_block(content: object) -> Md:
    """Data for between the tags of a ``<script type="application/json">`` in Markdown, on one line."""
    written = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return Md(re.sub("[<>&\u2028\u2029]", lambda match: f"\\u{ord(match[0]):04x}", written))


def page_title(text: str) -> Md:
    """A title for a page's front matter, as a YAML string.

    MkDocs prints titles into HTML as they are, and takes tags out of them after decoding entities; so angle brackets
    become their typographic look-alikes here, and the ampersand an entity.
    """
    shown = plain(parse_inline(text)).replace("&", "&amp;").replace("<", "‹").replace(">", "›")
    escaped = shown.replace("\\", "\\\\").replace('"', '\\"')
    return Md(
        '"'
        + re.sub(r"[^\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]", _yaml_escape, escaped)
        + '"'
    )


def _yaml_escape(match: re.Match[str]) -> str:
    return f"\\U{ord(match[0]):08x}" if not "\ud800" <= match[0] <= "\udfff" else "�"
