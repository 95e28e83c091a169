"""A saved web page -> its text, an empty line between blocks, as somebody would copy it from the screen."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_PAGE = re.compile(r"\s*(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_UNSEEN = frozenset({"script", "style", "noscript", "template", "svg", "head"})
_INLINE = frozenset(
    (
        *(
            "a",
            "abbr",
            "b",
            "bdi",
            "bdo",
            "cite",
            "code",
            "data",
            "dfn",
            "em",
            "font",
            "i",
            "img",
            "ins",
            "kbd",
            "link",
        ),
        *("mark", "meta", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"),
    )
)
"""Elements that do not end a line; whatever is not known does."""


def is_page(text: str) -> bool:
    """Whether a text is a web page and not plain text."""
    return _PAGE.match(text[:10_000]) is not None


def page_text(page: str) -> str:
    """The text of a page's blocks. Nothing of the page is run or fetched; markup that is not closed is no error."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return "".join(reader.pieces)


class _Reader(HTMLParser):
    """Gathers what a page shows; ``hidden`` counts the open elements that show nothing."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """An element opens."""
        if tag == "body":
            self.hidden = 0  # whatever was left open before does not hide the page
        self.hidden += tag in _UNSEEN
        self._end_line(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        """An element that holds nothing."""
        self._end_line(tag)

    def handle_endtag(self, tag: str) -> None:
        """An element closes."""
        self.hidden = max(0, self.hidden - (tag in _UNSEEN))
        self._end_line(tag)

    def handle_data(self, data: str) -> None:
        """What stands between tags; its line ends mean nothing."""
        if not self.hidden:
            self.pieces.append(re.sub(r"\s+", " ", data))

    def _end_line(self, tag: str) -> None:
        if not self.hidden and tag not in _INLINE:
            self.pieces.append("\n\n")
