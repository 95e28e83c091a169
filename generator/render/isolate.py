"""A text on a page that runs to the left -> Markdown in which all that runs to the right is isolated and marked.

On such a page the interface is in a script that runs to the left, and the facts mostly are not. Which is which is told
by the script: no text has to say it of itself, and texts that mix both come out right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.model.inline import Em, Link, Node, Strong, Text, parse_inline, plain, split_by_script
from generator.render.escape import Md, escape_text, html_attribute, inline_markdown, target

_PAIRS = {"(": ")", "[": "]", "“": "”", "«": "»", '"': '"'}


@dataclass(frozen=True, kw_only=True, slots=True)
class Ground:
    """What stands on a page by itself. dir, lang: of its interface. foreign: the language of the facts (BCP 47), where
    it is another one.
    """

    dir: str
    lang: str
    foreign: str | None

    @property
    def attributes(self) -> str:
        """Those of an element that holds what runs to the right."""
        lang = f' lang="{html_attribute(self.foreign)}"' if self.foreign else ""
        return f'{lang} dir="ltr"'

    @property
    def opening(self) -> str:
        """The tag before what runs to the right."""
        return f"<bdi{self.attributes}>"


@lru_cache(maxsize=32_768)
def isolated(text: str, ground: Ground, lang: str | None = None, links: bool = True) -> Md:
    """An author's text, or words of the interface, as inline Markdown for a page that runs to the left.

    lang: the language of the whole text, where that is known. links: whether its links are kept.
    """
    if not any(map(str.isalpha, text)):
        return Md(_kept(text))
    if lang is not None and lang.partition("-")[0] != ground.lang:
        runs = split_by_script(text)
        turned = "rtl" if any(run.rtl for run in runs) else "ltr"
        return Md(f'<bdi lang="{html_attribute(lang)}" dir="{turned}">{_bare(text, links=links)}</bdi>')
    nodes = parse_inline(text)
    if len(nodes) == 1 and isinstance(nodes[0], Text):
        return Md("".join(_pieces(nodes[0].text, ground, whole=True)))
    if not any(run.rtl for run in split_by_script(plain(nodes))):
        return Md(f"{ground.opening}{_bare(text, links=links)}</bdi>")
    return Md(_written(nodes, ground, links=links))


def _bare(text: str, *, links: bool) -> str:
    return inline_markdown(text, links=links)


def _written(nodes: Sequence[Node], ground: Ground, *, links: bool) -> str:
    found: list[str] = []
    for node in nodes:
        match node:
            case Text():
                found += _pieces(node.text, ground)
            case Link():
                inner = _written(node.children, ground, links=links)
                found.append(f"[{inner}]({target(node.href)})" if links else inner)
            case Em() | Strong():
                tag = "em" if isinstance(node, Em) else "strong"
                found.append(f"<{tag}>{_written(node.children, ground, links=links)}</{tag}>")
    return "".join(found)


def _pieces(text: str, ground: Ground, *, whole: bool = False) -> Iterator[str]:
    """The runs of a text, those to the right isolated. whole: the text stands alone, its full stop belongs to it."""
    runs = split_by_script(text)
    alone = whole and len(runs) == 1
    for run in runs:
        start, end = (0, len(run.text)) if run.rtl else _core(run.text, keep_stop=alone)
        if run.rtl or start >= end:
            yield _kept(run.text)
        else:
            yield _kept(run.text[:start])
            yield f"{ground.opening}{escape_text(run.text[start:end])}</bdi>"
            yield _kept(run.text[end:])


def _kept(text: str) -> str:
    """An escaped text with the spaces at its ends."""
    if not text.strip(" "):
        return text
    before, after = len(text) - len(text.lstrip(" ")), len(text.rstrip(" "))
    return f"{text[:before]}{escape_text(text)}{text[after:]}"


def _core(text: str, *, keep_stop: bool) -> tuple[int, int]:
    """Where the words begin and end, brackets that belong to them included; (0, 0) without a letter."""
    if not any(map(str.isalpha, text)):
        return 0, 0
    start = next(i for i, c in enumerate(text) if c.isalnum())
    end = len(text) - next(i for i, c in enumerate(reversed(text)) if c.isalnum())
    stops = ".!?%°" if keep_stop else "%°"
    while True:
        inside, after = text[start:end], text[end : end + 1]
        opened = [
            close for open_, close in _PAIRS.items() if open_ != close and inside.count(open_) > inside.count(close)
        ]
        if after and (after in stops or after in opened):
            end += 1
            continue
        closed = [
            open_ for open_, close in _PAIRS.items() if open_ != close and inside.count(close) > inside.count(open_)
        ]
        if start and text[start - 1] in closed:
            start -= 1
            continue
        return start, end
