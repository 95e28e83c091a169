"""A text and Python-Markdown's inline patterns -> what the patterns make of it, trying only those that can match.

Most texts hold none of the characters that most patterns begin with; the library tries every pattern on every text.
"""

from __future__ import annotations

from typing import Any

from markdown import Markdown, inlinepatterns
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

_BEGINNINGS = {
    inlinepatterns.BACKTICK_RE: "`",
    inlinepatterns.ESCAPE_RE: "\\",
    inlinepatterns.LINK_RE: "[",
    inlinepatterns.IMAGE_LINK_RE: "![",
    inlinepatterns.AUTOLINK_RE: "://",
    inlinepatterns.AUTOMAIL_RE: "@",
    inlinepatterns.LINE_BREAK_RE: "  \n",
    inlinepatterns.HTML_RE: "<",
    inlinepatterns.ENTITY_RE: "&",
}
"""A pattern -> what every text that it matches holds."""


class Inline(InlineProcessor):
    """The library's processor, which looks before it tries."""

    def start(self) -> None:
        """Look at the patterns once they are all registered."""
        self._tried = tuple((pattern, _beginnings(pattern)) for pattern in self.inlinePatterns)
        self._apply = self._InlineProcessor__applyPattern  # type: ignore[attr-defined]

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        if isinstance(data, AtomicString):
            return data
        referred, tried, apply = self.md.references, self._tried, self._apply
        for at in range(patternIndex, len(tried)):
            pattern, beginnings = tried[at]
            if beginnings and not any(beginning in data for beginning in beginnings):
                continue
            if not referred and isinstance(pattern, inlinepatterns.ReferenceInlineProcessor):
                continue  # without references, it finds none and changes nothing
            matched, start = True, 0
            while matched:
                data, matched, start = apply(pattern, data, at, start)
        return data


def quicken(md: Markdown) -> None:
    """Put `Inline` in the place of the processor of ``md``, if it is the library's own."""
    if type(md.treeprocessors["inline"]) is InlineProcessor:
        ours = Inline(md)
        ours.start()
        md.treeprocessors.register(ours, "inline", 20)


def _beginnings(pattern: Any) -> tuple[str, ...]:
    """Of which a text must hold one for ``pattern`` to match; empty if that is not known."""
    if isinstance(pattern, inlinepatterns.DelimiterProcessor):
        return tuple(pattern.tokens)
    known = _BEGINNINGS.get(getattr(pattern, "pattern", ""))
    return (known,) if known else ()
