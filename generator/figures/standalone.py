"""A drawing and style sheets -> the same drawing as a file of its own, which carries its colours with it.

For image viewers and the PDF, which know neither the page's sheets nor CSS variables.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files

from generator.figures.drawing import Drawing

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_DECLARATION = re.compile(r"(--bf-[a-z0-9-]+):\s*([^;{}]+);")
_VARIABLE = re.compile(r"var\((--bf-[a-z0-9-]+)\)")
_LINK = re.compile(r'<a\b([^>]*?) href="[^"]*"([^>]*)>|</a>')
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")


def without_links(drawing: Drawing) -> Drawing:
    """The drawing with plain groups in place of its links: for where it is only a small picture.

    A group keeps the classes of its link, which have the colour of a standing.
    """
    return replace(drawing, svg=_LINK.sub(_group, drawing.svg))


def standalone(drawing: Drawing, *, dark: bool = True) -> str:
    """The drawing as an SVG document. Links, which would lead nowhere from there, become plain groups.

    dark: whether it also has the dark scheme, for viewers that prefer it; on paper every scheme is light.
    """
    light, night = _style()
    style = light + (f"@media (prefers-color-scheme: dark){{{night}}}" if dark else "")
    svg = without_links(drawing).svg
    start = svg.index(">") + 1
    return f"{svg[:start]}<style>{style}</style>{svg[start:]}\n"


def _group(link: re.Match[str]) -> str:
    return "</g>" if link[0] == "</a>" else f"<g{link[1]}{link[2]}>"


@lru_cache(maxsize=1)
def _style() -> tuple[str, str]:
    """The sheets of drawings with every variable replaced: for light, and for dark what differs there."""
    sheets = sorted(
        (item for item in (files("generator") / "assets").iterdir() if item.name.startswith("drawing")),
        key=lambda item: item.name,
    )
    text = "".join(_COMMENT.sub("", sheet.read_text("utf-8")) for sheet in sheets)
    light, dark = _tokens()
    rules = [rule for rule in _RULE.findall(text) if "@" not in rule[0] and ":" not in rule[0]]
    resolved = [(selector.strip(), _resolve(body, light), _resolve(body, dark)) for selector, body in rules]
    return (
        "".join(f"{selector}{{{body}}}" for selector, body, _ in resolved),
        "".join(f"{selector}{{{night}}}" for selector, body, night in resolved if night != body),
    )


def _tokens() -> tuple[Mapping[str, str], Mapping[str, str]]:
    """The tokens of the light scheme, and those of the dark one over them."""
    text = _COMMENT.sub("", (files("generator") / "assets" / "tokens.css").read_text("utf-8"))
    before, _, after = text.partition("@media screen")
    light = dict(_DECLARATION.findall(before))
    return light, {**light, **dict(_DECLARATION.findall(after.split("/*", 1)[0]))}


def _resolve(body: str, tokens: Mapping[str, str]) -> str:
    """Declarations with the tokens' values in place of their names, without needless white space."""
    for _ in range(4):  # tokens may name tokens
        body = _VARIABLE.sub(lambda match: tokens.get(match[1], "none"), body)
    return re.sub(r"\s+", " ", body).strip().replace('"', "'")
