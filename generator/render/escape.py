r"""Plain text, or an author's text -> Markdown that Python-Markdown renders as exactly that text.

Escaping has to hold whichever extensions a site enables, at the start of a paragraph, of a list item or of a block in
``<div markdown>``, in a heading, a table cell and a link's text; and the Markdown itself should read well. So prose
stays as it is; a character that means something gets a backslash where CommonMark and Python-Markdown both take it for
an escape, and a numeric entity elsewhere. `{` and `}` are entities since mkdocs-macros reads `\{%` as Jinja; an opening
bracket at the start is one since arithmatex reads `\[...\]` as a formula; bare URLs and addresses lose their colon,
full stop or @ to one, since magiclink shows placeholders in place of escaped characters in what it links.

What is not defended: typographic extensions (smarty; in pymdownx.smartsymbols `1/2`, `c/o`, `+/-` and ordinals) and an
`abbr` glossary, which do to all text what the site asked them for; mkdocs-macros with delimiters of its own; in
attributes of a tag with ``markdown``, an entity that the text spells out (``&lt;``): md_in_html decodes it twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from urllib.parse import quote

from jinja2 import Undefined

from generator.model.inline import Em, Link, Node, Strong, Text, fold, parse_inline, plain, split_by_script


class Md(str):
    """Text that is Markdown already, and safe; `__html__` makes Jinja and MarkupSafe leave it alone."""

    __slots__ = ()

    def __html__(self) -> Md:
        return self


_SPECIAL = re.compile(
    r"(?P<label>\](?=:))"  # else a link whose text has it might be read as a definition
    r"|[<>*_`\[\]{}|\\~^$#@]"
    r"|&(?! )"
    r"|:(?=//|(?=[+\-\d]*+[^\W\d]|(?:[+-]1|100|1234)(?::|$))[+\-\w]++(?::|$))"  # an emoji's name, if not a time
    r"|(?<=[Ww]{3})\."
    r"|\+(?=\+)|(?<=\+)\+"
    r"|=(?==)|(?<==)="
    r"|!(?=[1-9]|$)"  # at the end: a link may follow
    r"|\?(?=[1-9])"
    r"|\((?=(?:[cr]|tm)\))"
    r"|(?<![^\W_])[0-9a-f](?=[0-9a-f]{39}(?![^\W_]))"  # magiclink's commit
)
_START = re.compile(
    r"[\[=:]"
    r"|/(?=//)|\?(?=\?\?)|!(?=!)"
    r"|[-+](?=[ -]|$)"
    r"|(?:\d+|[a-z]|[ivxlcdm]+|[IVXLCDM]{2,}|[A-Z](?=\)))[.)](?= |$)"
)
_BACKSLASHED = frozenset("\\`*_[]#!+-.)")
_NAMED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}

_ATTRIBUTE = re.compile(r"[&<>\"'\\`*_\[\](){}|$~^+=!#@]|[^\S ]")
_NOT_IN_HREF = re.compile(r"[^A-Za-z0-9\-._~/?#:;,=@!%]")
_BIDI_CONTROL = re.compile("[\u202a-\u202e\u2066-\u2069]")


def escape_text(text: str) -> Md:
    """Plain text as Markdown: white space folded, control characters dropped, nothing else lost or read as markup.

    What is Markdown already comes back unchanged.
    """
    return text if isinstance(text, Md) else Md(_escape(fold(text), start=True))


def inline_markdown(text: str, *, lang: str | None = None, links: bool = True) -> Md:
    """An author's text as Markdown: its emphasis and links kept, all else escaped.

    Right-to-left runs are isolated in `<bdi>`, with `lang` (BCP 47) as their language; a text that is right-to-left as
    a whole is wrapped once. ``links=False`` keeps only their text: for headings, and inside other links.
    """
    return text if isinstance(text, Md) else _inline(text, lang, links)


@lru_cache(maxsize=32_768)
def _inline(text: str, lang: str | None, links: bool) -> Md:
    nodes = parse_inline(text) if links else _unlinked(parse_inline(text))
    content = plain(nodes)
    match _direction(content):
        case "rtl":
            return Md(f"{_bdi(lang)}{_write(nodes, '', start=True)}</bdi>")
        case "mixed":
            written = _write(nodes, _bdi(lang), start=True)
        case _:
            written = _write(nodes, "", start=True)
    return Md(f"<bdi>{written}</bdi>" if _BIDI_CONTROL.search(content) else written)


def attribute(text: str) -> Md:
    """Plain text for between the double quotes of a Markdown link's title: ``[text](target "…")``."""
    return html_attribute(text)


def html_attribute(text: str) -> Md:
    """Plain text for between the double quotes of an attribute of raw HTML in Markdown."""
    return Md(_ATTRIBUTE.sub(lambda match: _entity(match[0]), fold(text)))


def finalize(value: object) -> Md:
    """What a template prints, as safe Markdown: for ``jinja2.Environment(finalize=finalize, autoescape=True)``.

    Markdown (`Md`, and the `Markup` that macros and blocks return under autoescape) passes, text is an author's text,
    a whole number is its digits. Raises UndefinedError for what is undefined, TypeError for None and for all that has
    more than one way to be shown: templates print what the views have made ready. They set texts side by side: Jinja's
    own `~`, `join` and `format` would pass a text joined to Markdown off as Markdown.
    """
    match value:
        case Md():
            return value
        case Undefined():
            value._fail_with_undefined_error()
        case bool():
            pass
        case int():
            return Md(value)
        case str():
            return Md(value) if hasattr(value, "__html__") else inline_markdown(value)
    raise TypeError(f"a template prints {value!r}; text, Markdown or a whole number was expected")


def _entity(character: str) -> str:
    return _NAMED.get(character) or f"&#{ord(character)};"


def _escape_character(match: re.Match[str]) -> str:
    character = match[0]
    return f"\\{character}" if character in _BACKSLASHED and not match["label"] else _entity(character)


def _escape(text: str, *, start: bool = False) -> str:
    """A folded text, escaped; `start` if it may be the first of a block."""
    marker = _START.match(text) if start else None
    if marker is None:
        return _SPECIAL.sub(_escape_character, text)
    before, last, rest = text[: marker.end() - 1], text[marker.end() - 1], text[marker.end() :]
    escaped = f"\\{last}" if last in "-+.)!" else _entity(last)
    return f"{before}{escaped}{_SPECIAL.sub(_escape_character, rest)}"


def _direction(text: str) -> str:
    """``rtl`` or ``ltr`` if all letters are of such scripts, ``mixed`` if some are, ``neutral`` if there are none."""
    runs = split_by_script(text)
    rtl = any(run.rtl for run in runs)
    ltr = any(any(map(str.isalpha, run.text)) for run in runs if not run.rtl)
    return "mixed" if rtl and ltr else "rtl" if rtl else "ltr" if ltr else "neutral"


def _bdi(lang: str | None) -> str:
    return f'<bdi lang="{html_attribute(lang)}" dir="rtl">' if lang else '<bdi dir="rtl">'


def _unlinked(nodes: Iterable[Node]) -> tuple[Node, ...]:
    """The nodes with each link replaced by its text."""
    found: list[Node] = []
    for node in nodes:
        match node:
            case Text():
                found.append(node)
            case Link():
                found += node.children
            case Em() | Strong():
                found.append(type(node)(_unlinked(node.children)))
    return tuple(found)


def _write(nodes: Sequence[Node], bdi: str, *, start: bool = False, nested: bool = False) -> str:
    """The nodes' Markdown; right-to-left neighbours together in `bdi`, unless it is empty; `nested` in emphasis."""
    pieces: list[tuple[str, str]] = []
    for index, node in enumerate(nodes):
        first = start and index == 0
        if not isinstance(node, Text):
            around = (nodes[index - 1] if index else None, nodes[index + 1] if index + 1 < len(nodes) else None)
            pieces.append(_write_marked(node, around, bdi, nested=nested))
        elif bdi:
            runs = split_by_script(node.text)
            pieces += [(_direction(run.text), _escape(run.text, start=first and run is runs[0])) for run in runs]
        else:
            pieces.append(("ltr", _escape(node.text, start=first)))
    return _isolate(pieces, bdi) if bdi else "".join(written for _, written in pieces)


def _write_marked(
    node: Em | Strong | Link, around: tuple[Node | None, Node | None], bdi: str, *, nested: bool
) -> tuple[str, str]:
    """The direction and the Markdown of a link or an emphasis.

    Asterisks only where every dialect takes them for the same: around words, apart from other letters and marks.
    Elsewhere the tag that they stand for.
    """
    direction = _direction(plain(node.children))
    inner_bdi = bdi if direction == "mixed" else ""
    if isinstance(node, Link):
        return direction, f"[{_write(node.children, inner_bdi, nested=nested)}]({target(node.href)})"
    inner = _write(node.children, inner_bdi, nested=True)
    mark, tag = ("*", "em") if isinstance(node, Em) else ("**", "strong")
    if nested or _touches(around[0], -1) or _touches(around[1], 0) or not _is_plain_words(node.children, inner):
        return direction, f"<{tag}>{inner}</{tag}>"
    return direction, f"{mark}{inner}{mark}"


def _touches(sibling: Node | None, edge: int) -> bool:
    if isinstance(sibling, Text):
        return sibling.text[edge].isalnum() or sibling.text[edge] in "*_\\"
    return sibling is not None


def _is_plain_words(children: Sequence[Node], written: str) -> bool:
    text = children[0].text if len(children) == 1 and isinstance(children[0], Text) else ""
    return text[:1].isalnum() and text[-1:].isalnum() and "<" not in written


def _isolate(pieces: Iterable[tuple[str, str]], bdi: str) -> str:
    """Directions and Markdown -> Markdown, with right-to-left pieces and what is neutral between them in one `bdi`."""
    done: list[str] = []
    isolated: list[str] = []
    neutral: list[str] = []
    for direction, written in (*pieces, ("ltr", "")):
        if direction == "rtl":
            isolated += [*neutral, written]
            neutral = []
        elif direction == "neutral" and isolated:
            neutral.append(written)
        else:
            done += [bdi, *isolated, "</bdi>", *neutral, written] if isolated else [written]
            isolated, neutral = [], []
    return "".join(done)


def target(href: str) -> str:
    """A link's target as it stands between round brackets; `&` and `+` keep their meaning only as entities."""
    return _NOT_IN_HREF.sub(lambda match: _entity(match[0]) if match[0] in "&+" else quote(match[0], safe=""), href)
