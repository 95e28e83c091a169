"""An author's text -> a closed set of inline nodes: text, emphasis, strong emphasis, http(s) and mailto links.

All text in the fact files is plain text with inline emphasis and links, and never HTML. Whatever else looks like
markup (`<b>`, `{{ x }}`, backticks, pipes, entities, links to anywhere else) is text and stays as it was written.
The notation is CommonMark's: ``*emphasis*``, ``**strong**``, ``[text](https://…)``, ``<https://…>``, and a backslash
before a punctuation mark that is meant as itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkDestination, parseLinkLabel
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline import autolink as commonmark_autolink
from markdown_it.rules_inline import link as commonmark_link
from markdown_it.token import Token

MAX_LENGTH = 50_000
"""Characters beyond which a text is taken as plain; the parser needs up to 10 microseconds for each."""

MAX_DEPTH = 16
"""Nesting beyond which a text is taken as plain, so that whoever walks the nodes may recurse."""

_MAX_WORK = 200_000
"""Characters that the search for the ends of brackets may read in one text; beyond it, brackets are text."""


@dataclass(frozen=True, slots=True)
class Text:
    """Characters that mean themselves."""

    text: str


@dataclass(frozen=True, slots=True)
class Em:
    """Emphasis."""

    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Strong:
    """Strong emphasis."""

    children: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A link; `href` is an absolute http, https or mailto URI in ASCII, percent-encoded; links never nest."""

    href: str
    children: tuple[Node, ...]


Node = Text | Em | Strong | Link

_ODD = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]|  ")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
_SPACES = re.compile("[ \t-\r\x1c-\x1f\x85\u2028\u2029]+")
_SURROGATES = re.compile("[\ud800-\udfff]")
_MARKUP = re.compile(r"[*_\[\\<]")

_TARGET = re.compile(
    r"(?i:https?)://[^\s\x00-\x20/?#<>\"\\^`{|}]+(?:[/?#][^\s\x00-\x20]*)?"
    r"|(?i:mailto):[^\s\x00-\x20@?<>]+@[^\s\x00-\x20@?<>]+(?:\?[^\s\x00-\x20]*)?"
)
_AUTOLINK = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^<>\s\x00-\x20]*)>")

_ELEMENTS = (
    "script|style|iframe|object|embed|img|svg|link|meta|base|form|input|button|video|audio|body|html|div|span|table"
)
_HTML = re.compile(
    r"(?<!\\)<(?:"
    r"!--"
    r"|!\[CDATA\["
    r"|!(?i:doctype)\b"
    r"|\?[A-Za-z]"
    r"|/?[A-Za-z][A-Za-z0-9-]*(?:/?>|\s[^<>]*>)"
    rf"|/?(?i:{_ELEMENTS})(?=[\s/]|$)"
    r")"
    r"|&(?i:lt|\#0*60|\#x0*3c);?\s*(?:!--|/?[A-Za-z][^&<>]{0,60}(?:&(?i:gt|\#0*62|\#x0*3e);?)?)"
)

_MARKS = re.compile(r"[\\*_\[\]<]")


def fold(text: str) -> str:
    r"""The text on one line: runs of white space are one space, none at the ends, no control characters.

    No-break and other typographic spaces are kept between words. A surrogate that stands alone (YAML's ``"\ud800"``)
    becomes U+FFFD, since no file could hold it.
    """
    if _ODD.search(text):
        if _SURROGATES.search(text):
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        text = _SPACES.sub(" ", _CONTROLS.sub("", text))
    return text.strip()


def parse_inline(text: str) -> tuple[Node, ...]:
    """The nodes of a text, white space folded; adjacent texts are one, an empty text is no node.

    A link's title has no place in a closed set and is set in round brackets behind the link; a link without text
    shows its target. A text beyond `MAX_LENGTH` or `MAX_DEPTH` comes back as one `Text`, nothing lost.
    """
    text = fold(text)
    if not text:
        return ()
    if not _MARKUP.search(text):
        return (Text(text),)
    return _parse(text)[0]


def plain(nodes: Iterable[Node]) -> str:
    """What is left without the markup: for titles, the search index, the names of things."""
    return "".join(node.text if isinstance(node, Text) else plain(node.children) for node in nodes)


def literal(text: str) -> str:
    """A text without its markup, written so that none begins in it and ends in the next one of a sentence."""
    return _MARKS.sub(r"\\\g<0>", plain(parse_inline(text)))


def find_html(text: str) -> str | None:
    r"""The first thing in a text that looks like an HTML tag, a comment or a tag in entities; None if there is none.

    A piece of `text`, exactly as it stands there. ``a < b``, ``<3``, ``<https://…>`` and ``\<b>`` are not HTML.
    """
    match = _HTML.search(text)
    return match[0] if match else None


def find_bad_link(text: str) -> str | None:
    """The target of the first link that leads neither to http(s) nor to mailto, as written; None if there is none."""
    text = fold(text)
    if "](" not in text and "<" not in text:
        return None
    return next(iter(_parse(text)[1]), None)


@lru_cache(maxsize=8192)
def _parse(text: str) -> tuple[tuple[Node, ...], tuple[str, ...]]:
    """The nodes of a folded text, and the targets of the links that stayed text."""
    if len(text) > MAX_LENGTH:
        return (Text(text),), ()
    refused: list[str] = []
    env = {"refused": refused, "work": 0}
    nodes = _build(_PARSER.parseInline(text, env)[0].children or [])
    return (Text(text),) if nodes is None else nodes, tuple(refused)


def _build(tokens: Sequence[Token]) -> tuple[Node, ...] | None:
    """The parser's flat tokens as a tree; None if they nest too deep."""
    levels: list[list[Node]] = [[]]
    opened: list[Token] = []
    for token in tokens:
        if token.nesting > 0:
            if len(opened) >= MAX_DEPTH:
                return None
            opened.append(token)
            levels.append([])
        elif token.nesting < 0:
            children = tuple(levels.pop())
            _close(levels[-1], opened.pop(), children)
        else:
            _add_text(levels[-1], token.content)
    return tuple(levels[0])


def _close(level: list[Node], token: Token, children: tuple[Node, ...]) -> None:
    if token.type == "em_open":
        level.append(Em(children))
    elif token.type == "strong_open":
        level.append(Strong(children))
    else:
        href, title = str(token.attrs["href"]), token.attrs.get("title")
        level.append(Link(href, children if plain(children).strip() else (Text(href),)))
        if title:
            _add_text(level, f" ({title})")


def _add_text(level: list[Node], text: str) -> None:
    if level and isinstance(level[-1], Text):
        level[-1] = Text(level[-1].text + text)
    elif text:
        level.append(Text(text))


class _Parser(MarkdownIt):
    """CommonMark's emphasis, links and backslashes; the rules below decide about targets, not the parser."""

    def __init__(self) -> None:
        super().__init__("zero")
        self.inline.ruler.at("link", _link)
        self.inline.ruler.at("autolink", _autolink)
        self.enable(["escape", "emphasis", "link", "autolink"])

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802 - the parser's names
        return True


def _is_target(written: str) -> bool:
    """Whether a link may lead there; judged as written, so that no encoding can hide a scheme."""
    if not _TARGET.fullmatch(written):
        return False
    try:
        parts = urlsplit(written)
        return parts.scheme == "mailto" or bool(parts.hostname)
    except ValueError:
        return False


def _link(state: StateInline, silent: bool) -> bool:
    """CommonMark's inline link, or the same characters as text if its target is refused."""
    start = state.pos
    if state.src[start] != "[" or state.env["work"] > _MAX_WORK:
        return False
    end_of_label = parseLinkLabel(state, start, True)
    state.env["work"] += (state.posMax if end_of_label < 0 else end_of_label) - start
    if not state.src.startswith("](", max(end_of_label, 0)) or not commonmark_link(state, True):
        return False
    begin = end_of_label + 2
    while state.src[begin] == " ":
        begin += 1
    end = parseLinkDestination(state.src, begin, state.posMax).pos
    target = state.src[begin:end]
    target = target[1:-1] if target.startswith("<") else target
    if not _is_target(target):
        return _refuse(state, silent, start, state.pos, target)
    if silent:
        return True
    state.pos = start
    return commonmark_link(state, silent)


def _autolink(state: StateInline, silent: bool) -> bool:
    """CommonMark's autolink outside links, or the same characters as text if its target is refused."""
    match = _AUTOLINK.match(state.src, state.pos, state.posMax)
    if match and not _is_target(match[1]):
        return _refuse(state, silent, state.pos, match.end(), match[1])
    return not state.linkLevel and commonmark_autolink(state, silent)


def _refuse(state: StateInline, silent: bool, start: int, end: int, target: str) -> bool:
    if not silent:
        state.pending += state.src[start:end]
        state.env["refused"].append(target)
    state.pos = end
    return True


_PARSER = _Parser()

_RTL = (
    "\u0590-\u08ff\u200f"  # Hebrew, Arabic, Syriac, Thaana, NKo and their neighbours; the right-to-left mark
    "\ufb1d-\ufd3d\ufd40-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"  # more forms, rarer scripts
)
_RTL_RUN = re.compile(rf"[{_RTL}]+(?:(?:(?![{_RTL}])[\W\d_])+[{_RTL}]+)*+")
_RTL_CHARACTER = re.compile(f"[{_RTL}]")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a text in one direction; `lang` (BCP 47) only of what is right-to-left, None where it is not known."""

    text: str
    lang: str | None
    rtl: bool


def split_by_script(text: str, lang: str | None = None) -> tuple[Run, ...]:
    """The text as maximal runs of right-to-left script and of the rest; together they are the text.

    Spaces, digits and punctuation between two right-to-left words belong to their run. `lang` is the language of the
    right-to-left runs; it is never guessed, since Arabic letters write Arabic, Persian, Kurdish and Urdu alike.
    """
    if not _RTL_CHARACTER.search(text):
        return (Run(text, None, False),) if text else ()
    runs: list[Run] = []
    position = 0
    for match in _RTL_RUN.finditer(text):
        if position < match.start():
            runs.append(Run(text[position : match.start()], None, False))
        runs.append(Run(match[0], lang, True))
        position = match.end()
    if position < len(text):
        runs.append(Run(text[position:], None, False))
    return tuple(runs)
