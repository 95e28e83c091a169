"""A page's HTML -> what Material's search index has of it, without a parser that calls back for each tag.

The rules are those of ``material.plugins.search.plugin.Parser``, down to its comparing elements by their tags alone.
What it makes of HTML that is not written as converters write it is left to it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape, unescape

_TOKEN = re.compile(
    r"<(?P<end>/?)(?P<tag>[a-z][a-z0-9-]*)(?P<attributes>(?:\s+[^\s\"'<>/=]+(?:=\"[^\"]*\")?)*)\s*/?>"
    r"|<!--.*?-->|(?P<text>[^<]+)|(?P<odd><)",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)(?:=\"([^\"]*)\")?")
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
)
_KEPT = frozenset(("p", "code", "pre", "li", "ol", "ul", "sub", "sup"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_RAW = frozenset(("script", "style"))
_NEVER = frozenset(("object", "script", "style"))
_ENDLESS = float("inf")


@dataclass(slots=True)
class Section:
    """A heading and what follows it. tag: of its element. depth: how deep that lies; endless once it was left."""

    tag: str = "hx"
    depth: float = 0
    excluded: bool = False
    id: str | None = None
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)

    def is_excluded(self) -> bool:
        """Whether nothing of it is found."""
        return self.excluded


def sections(html: str) -> list[Section] | None:
    """The sections of a page; None where the HTML is so written that only the parser itself can tell."""
    try:
        return _Reader().read(html) if html[-1:] in (">", "\n", "") else None
    except _OddError:
        return None


class _OddError(ValueError):
    """Something that converters do not write."""


class _Reader:
    """Walks through the tags of a page, in the order of the text."""

    def __init__(self) -> None:
        self.context: list[str] = []
        self.permalinks = 0
        self.skip = set(_NEVER)
        self.section: Section | None = None
        self.found: list[Section] = []

    def read(self, html: str) -> list[Section]:
        """All sections of ``html``."""
        position, match_at = 0, _TOKEN.match
        length = len(html)
        while position < length:
            token = match_at(html, position)
            if token is None or token["odd"]:
                raise _OddError
            position = token.end()
            if token["text"] is not None:
                self._data(token["text"])
            elif token["end"]:
                self._close(token["tag"])
            elif token["tag"]:
                self._open(token["tag"], token["attributes"])
                if token["tag"] in _RAW:
                    position = html.find(f"</{token['tag']}>", position)
                    if position < 0:
                        raise _OddError
        return self.found

    def _open(self, tag: str, written: str) -> None:
        if tag in _VOID:
            return
        attributes = dict(_ATTRIBUTE.findall(written)) if written else {}
        link = tag == "a" and attributes.get("class") == "headerlink"
        self.permalinks += link
        self.context.append("a.headerlink" if link else tag)
        excluded = "data-search-exclude" in attributes
        if tag in _HEADINGS and "id" in attributes:
            if tag != "h1" and not self.found:
                self.found.append(Section(depth=len(self.context)))
            section = Section(tag=tag, depth=len(self.context), excluded=excluded)
            if self.found:
                section.id = unescape(attributes["id"])
            self.section = section
            self.found.append(section)
        if self.section is None:
            self._preface()
        if excluded or attributes.get("class") == "linenodiv":
            self.skip.add(tag)
        elif tag in _KEPT and not self._skips():
            self._words().append(f"<{tag}>")

    def _close(self, tag: str) -> None:
        context = self.context
        if not context or context[-1].partition(".")[0] != tag:
            return
        section = self.section
        assert section is not None
        if section.depth > len(context):
            for other in reversed(self.found):
                if other.depth <= len(context):
                    section.depth = _ENDLESS
                    self.section = other
                    break
        self.permalinks -= context.pop() == "a.headerlink"
        if tag in self.skip:
            if tag not in _NEVER:
                self.skip.remove(tag)
        elif tag in _KEPT and not self._skips():
            self._end(self._words(), tag)

    def _end(self, words: list[str], tag: str) -> None:
        """Close a tag, or take it away again if nothing but white space is in it."""
        try:
            index = words.index(f"<{tag}>")
        except ValueError:
            raise _OddError from None
        if all(map(str.isspace, words[index + 1 : index + 2])) and all(map(str.isspace, words[index + 1 :])):
            del words[index:]
        else:
            words.append(f"</{tag}>")

    def _data(self, data: str) -> None:
        if self._skips():
            return
        data = unescape(data) if "&" in data else data
        if "pre" not in self.context:
            data = " " if data.isspace() else data.replace("\n", " ")
        if self.section is None:
            self._preface()
        section = self.section
        assert section is not None
        if section.tag in self.context:
            if not self.permalinks:
                section.title.append(escape(data, quote=False))
        elif not data.isspace():
            section.text.append(escape(data, quote=False))
        elif not section.text or not section.text[-1].isspace() or "pre" in self.context:
            section.text.append(data)

    def _preface(self) -> None:
        self.section = Section()
        self.found.append(self.section)

    def _words(self) -> list[str]:
        section = self.section
        assert section is not None
        return section.title if section.tag in self.context else section.text

    def _skips(self) -> bool:
        return not self.skip.isdisjoint(self.context)
