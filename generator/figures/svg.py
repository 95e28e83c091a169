"""Names, attributes and texts -> SVG: the one place that writes markup for drawings, and escapes for it.

Nothing else may put characters between angle brackets. Texts are data: they are escaped here and only here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from generator.figures.drawing import Drawing

_IN_TEXT = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_IN_ATTRIBUTE = {**_IN_TEXT, "\n": "&#10;", "\t": "&#9;", "\r": "&#13;"}
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2
_SPECIAL = re.compile('[&<>"\n\t\r]')
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9:-]*")


class Svg(str):
    """Markup that `element` made: it may stand inside another element as it is."""

    __slots__ = ()


def escape(text: str) -> str:
    """Plain text for between tags; characters that XML does not have are dropped."""
    return re.sub('[&<>"]', lambda match: _IN_TEXT[match[0]], _NOT_XML.sub("", text))


def number(value: float) -> str:
    """A coordinate to a tenth of a pixel, without trailing zeros: the same digits on every machine."""
    written = f"{value:.1f}".removesuffix(".0")
    return "0" if written == "-0" else written


def element(name: str, *children: str, **attributes: str | float | None) -> Svg:
    """An element. children: markup (`Svg`) or plain text. attributes: None leaves one out.

    Underscores in attribute names stand for hyphens (``text_anchor``, ``data_event``), a trailing one is dropped
    (``class_``). Raises ValueError for a name that is none.
    """
    written = [_attribute(key, value) for key, value in attributes.items() if value is not None]
    if not _NAME.fullmatch(name):
        raise ValueError(f"no name of an element: {name!r}")
    inside = "".join(child if isinstance(child, Svg) else escape(child) for child in children)
    opening = f"<{name}{''.join(written)}"
    return Svg(f"{opening}>{inside}</{name}>" if inside else f"{opening}/>")


def group(children: Iterable[Svg], **attributes: str | float | None) -> Svg:
    """A ``<g>``; nothing at all if it would be empty."""
    inside = tuple(children)
    return element("g", *inside, **attributes) if inside else Svg("")


def drawing(
    children: Iterable[Svg], *, name: str, title: str, description: str, width: float, height: float
) -> Drawing:
    """A whole drawing. Its class is ``bf-draw bf-<name>``; its text runs left to right on mirrored pages, too."""
    svg = element(
        "svg",
        element("title", title, id=f"{name}-title"),
        element("desc", description, id=f"{name}-desc"),
        *children,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(width)} {number(height)}",
        width=width,
        height=height,
        class_=f"bf-draw bf-{name}",
        role="group",  # not "img": that would hide the links in it from assistive technology
        direction="ltr",
        aria_labelledby=f"{name}-title",
        aria_describedby=f"{name}-desc",
    )
    return Drawing(name=name, title=title, description=description, svg=svg, width=width, height=height)


def _attribute(key: str, value: str | float) -> str:
    if not isinstance(value, str):
        return f'{_attribute_name(key)}="{number(value)}"'
    safe = _SPECIAL.sub(lambda match: _IN_ATTRIBUTE[match[0]], _NOT_XML.sub("", value))
    return f'{_attribute_name(key)}="{safe}"'


@lru_cache(maxsize=256)
def _attribute_name(key: str) -> str:
    """A name as it is written, with the space before it."""
    name = key.removesuffix("_").replace("_", "-")
    if not _NAME.fullmatch(name):
        raise ValueError(f"no name of an attribute: {key!r}")
    return f" {name}"
