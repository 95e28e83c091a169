"""A page's Markdown -> the ids in its raw HTML, as `mkdocs.structure.pages._RawHTMLPreprocessor` finds them."""

from __future__ import annotations

import re
from html import unescape

from mkdocs.structure.pages import _RawHTMLPreprocessor

_PLAIN = re.compile(
    r"(?:[^<]|<(?![A-Za-z/!?])|</(?!(?:script|style)\b)[A-Za-z][^<>]*>|<script\b[^<>]*>[^<]*</script\s*>"
    r"|<style\b[^<>]*>[^<]*</style\s*>"
    r"|<(?!(?:script|style)\b)[A-Za-z][\w-]*(?:\s+[A-Za-z_:][\w:.-]*(?:=\"[^\"<]*\")?)*\s*/?>)*+",
    re.IGNORECASE,
)
"""HTML that is as converters and templates write it: nothing in it could be read in two ways."""
_TAG = re.compile(r"<([A-Za-z][\w-]*)((?:\s+[A-Za-z_:][\w:.-]*(?:=\"[^\"<]*\")?)+)\s*/?>")
_ATTRIBUTE = re.compile(r"\s(id|name)=\"([^\"<]*)\"", re.IGNORECASE)


class RawIds(_RawHTMLPreprocessor):
    """The library's, which parses all HTML; this one looks for ids, where the HTML is plain enough."""

    def run(self, lines: list[str]) -> list[str]:
        """Note the ids; the lines stay as they are."""
        text = "\n".join(lines)
        if _PLAIN.fullmatch(text) is None:
            return super().run(lines)
        self.present_anchor_ids = set()
        for tag, attributes in _TAG.findall(text):
            for name, value in _ATTRIBUTE.findall(attributes):
                if name.lower() == "id" or tag.lower() == "a":
                    self.present_anchor_ids.add(unescape(value))
        return lines
