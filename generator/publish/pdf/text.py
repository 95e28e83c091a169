"""The nodes of a text -> JSON for the template: each script in its own direction, nothing that no face can show.

Nodes: ``{em: [...]}``, ``{strong: [...]}``, ``{link: [...], url}``, ``{pieces: [texts]}`` (a word that may break
between them), and ``{run: [...], dir?, lang?, region?, short?, apart?, long?}``: what is in another direction or
language than its neighbours; short: on one line; apart: as a paragraph of its own; long: in no bookmark.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

from generator.model.inline import Em, Link, Node, Strong, Text, plain, split_by_script
from generator.model.typefaces import showable

Json = Any
"""What `json.dumps` takes."""

LONG_WORD = 40
"""Characters beyond which a word may break between letters, lest it runs out of its column."""

_PIECE = 8
_PASSAGE = 160
"""Characters from which a right-to-left text is a paragraph of its own."""

LONG_TEXT = 4000
"""Characters beyond which a text may be in no bookmark; PDF/A has no string of more than 32,767 bytes."""
_HEAD = 80
_SHORT = 24
"""Characters up to which it is kept on one line."""

_WORD = re.compile(rf"\S{{{LONG_WORD},}}")
_TAG = re.compile(r"([A-Za-z]{2,3})(?:-[A-Za-z]{4})?(?:-([A-Za-z]{2}))?(?:-.*)?")
_TO_THE_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
"""Languages whose names, written in Latin letters, are no text in that language's typography."""


def encode_nodes(nodes: Sequence[Node], lang: str | None) -> list[Json]:
    """The nodes of one text. lang: its language (BCP 47); of a text of several scripts, of what is right-to-left."""
    content = plain(nodes)
    if len(content) > LONG_TEXT:
        return _headed(_encoded(nodes, lang, content))
    return _encoded(nodes, lang, content)


def _headed(found: list[Json]) -> list[Json]:
    """A long text's first words for its bookmark, and the rest, which stands in none."""
    first, rest = found[0], found[1:]
    if isinstance(first, str):
        head, after = first[:_HEAD], first[_HEAD:]
        return [head, {"run": [*([after] if after else []), *rest], "long": True}]
    if "run" in first:
        return [{**first, "run": _headed(first["run"])}, *([{"run": rest, "long": True}] if rest else [])]
    return found


def _encoded(nodes: Sequence[Node], lang: str | None, content: str) -> list[Json]:
    runs = split_by_script(content, lang)
    rtl = sum(len(run.text) for run in runs if run.rtl)
    if not rtl:
        found = _nodes(nodes, None, split=False)
        own = lang and lang.partition("-")[0].lower() not in _TO_THE_LEFT
        return [{"run": found, **_language(lang)}] if own else found
    if 2 * rtl > len(content):
        apart = {"apart": True} if len(content) > _PASSAGE else {}
        return [{**_run(_nodes(nodes, lang, split=False), lang, len(content)), **apart}]
    return _nodes(nodes, lang, split=True)


def _nodes(nodes: Iterable[Node], lang: str | None, *, split: bool) -> list[Json]:
    """split: whether what is right-to-left becomes a run of its own."""
    found: list[Json] = []
    for node in nodes:
        match node:
            case Text() if split:
                for run in split_by_script(node.text, lang):
                    shown = _shown(run.text)
                    found += [_run(shown, lang, len(run.text))] if run.rtl else shown
            case Text():
                found += _shown(node.text)
            case Em():
                found.append({"em": _nodes(node.children, lang, split=split)})
            case Strong():
                found.append({"strong": _nodes(node.children, lang, split=split)})
            case Link():
                found.append({"link": _nodes(node.children, lang, split=split), "url": node.href})
    return found


def _run(nodes: list[Json], lang: str | None, length: int) -> Json:
    """What is right-to-left."""
    return {"run": nodes, "dir": "rtl", **_language(lang), **({"short": True} if length < _SHORT else {})}


def _shown(text: str) -> list[Json]:
    """A text without markup: what it is shown as, with chances to break in its long words."""
    text = showable(text)
    if len(text) < LONG_WORD or not _WORD.search(text):
        return [text] if text else []
    found: list[Json] = []
    position = 0
    for word in _WORD.finditer(text):
        found += [text[position : word.start()]] if position < word.start() else []
        found.append({"pieces": _pieces(word[0])})
        position = word.end()
    return [*found, text[position:]] if position < len(text) else found


def _pieces(word: str) -> list[str]:
    """A long word in pieces; a letter keeps its marks, and joined letters their joiners."""
    found: list[str] = []
    start = 0
    for at in range(1, len(word)):
        if (
            at - start >= _PIECE
            and not unicodedata.category(word[at]).startswith(("M", "Cf"))
            and word[at - 1] != "\u200d"
        ):
            found.append(word[start:at])
            start = at
    return [*found, word[start:]]


def _language(tag: str | None) -> dict[str, str]:
    """A BCP 47 tag as Typst takes it: language and region; nothing of a tag that it could not take."""
    match = _TAG.fullmatch(tag or "")
    if not match:
        return {}
    return {"lang": match[1].lower(), **({"region": match[2].upper()} if match[2] else {})}
