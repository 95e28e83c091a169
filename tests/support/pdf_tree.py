"""The bytes of a PDF -> the tree of its tags with their texts, as a screen reader goes through it.

Made with pikepdf, which knows objects and streams; what tags and text operators mean is told here (ISO 32000-1, 14.7,
14.8 and 9.10).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import takewhile
from typing import Any

import pikepdf

HEADINGS = tuple(f"H{level}" for level in range(1, 7))
_REPEATED = re.compile(r"([\u0621-\u064a])\1+")
_HEX = r"<([0-9A-Fa-f]+)>"
_CHARS = re.compile(r"beginbfchar(.*?)endbfchar", re.DOTALL)
_RANGES = re.compile(r"beginbfrange(.*?)endbfrange", re.DOTALL)


@dataclass(eq=False)
class Tag:
    """A tag. name: its type, as the standard has it. page: the number of the first page with content of it, from 0."""

    name: str
    object: Any
    parent: Tag | None = None
    children: list[Tag | str] = field(default_factory=list)
    links: list[Any] = field(default_factory=list)
    page: int | None = None

    def __iter__(self) -> Iterator[Tag]:
        """This and all tags inside it, in reading order."""
        yield self
        for child in self.children:
            if isinstance(child, Tag):
                yield from child

    @property
    def text(self) -> str:
        """All its text."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    @cached_property
    def squeezed(self) -> str:
        """All its text without white space."""
        return squeeze(self.text)

    def holding(self, words: str) -> list[Tag]:
        """The innermost tags inside it that hold words without white space."""
        if words not in self.squeezed:
            return []
        deeper = [found for child in self.children if isinstance(child, Tag) for found in child.holding(words)]
        return deeper or [self]

    def following(self) -> list[Tag]:
        """What comes after it and before the next heading, beside it or beside what holds it alone."""
        tag = self
        while tag.parent is not None:
            beside = [child for child in tag.parent.children if isinstance(child, Tag)]
            found = list(takewhile(lambda child: not child.named(*HEADINGS), beside[beside.index(tag) + 1 :]))
            if found:
                return found
            tag = tag.parent
        return []

    def up(self, *names: str) -> Iterator[Tag]:
        """This and the tags around it, from inside out, that are of these types."""
        tag: Tag | None = self
        while tag is not None:
            if tag.name in names:
                yield tag
            tag = tag.parent

    def named(self, *names: str) -> list[Tag]:
        """The tags of these types inside it."""
        return [tag for tag in self if tag.name in names]

    def attribute(self, name: str) -> Any:
        """An attribute (ISO 32000-1, 14.7.5) of it, or None."""
        found = self.object.get("/A", [])
        for each in found if isinstance(found, pikepdf.Array) else [found]:
            if isinstance(each, pikepdf.Dictionary) and name in each:
                return each[name]
        return None


def squeeze(text: str) -> str:
    """A text without white space and invisible marks, for comparison: lines break anywhere."""
    return "".join(re.split(r"[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069]+", text))


def letters(text: str) -> str:
    """The letters of a text in an order of their own, for comparison where there is Arabic.

    Tags hold Arabic as it is drawn, from left to right, and a letter with a mark above it more than once.
    """
    bare = "".join(c for c in squeeze(text) if unicodedata.category(c) != "Mn")
    return "".join(sorted(_REPEATED.sub(r"\1", bare)))


def tree(pdf: pikepdf.Pdf) -> Tag:
    """The root of the tags."""
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    texts = [dict(_marked(page)) for page in pdf.pages]
    root = Tag(name="Root", object=pdf.Root.StructTreeRoot)
    _grow(root, pages, texts, None)
    return root


def _grow(tag: Tag, pages: dict[Any, int], texts: list[dict[int, str]], page: int | None) -> None:
    if "/Pg" in tag.object:
        page = pages[tag.object.Pg.objgen]
    kids = tag.object.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            child = Tag(name=str(kid.S)[1:], object=kid, parent=tag)
            _grow(child, pages, texts, page)
            tag.children.append(child)
            tag.page = child.page if tag.page is None else tag.page
        elif isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR":
            tag.links.append(kid.Obj)
        else:
            at, number = (
                (pages[kid.Pg.objgen], int(kid.MCID)) if isinstance(kid, pikepdf.Dictionary) else (page, int(kid))
            )
            assert at is not None, "content without a page"
            tag.children.append(texts[at].get(number, ""))
            tag.page = at if tag.page is None else tag.page


def _marked(page: Any) -> Iterator[tuple[int, str]]:
    """The texts of a page: number of the marked content -> text."""
    fonts = {name: _unicode(font) for name, font in page.get("/Resources", {}).get("/Font", {}).items()}
    found: dict[int, list[str]] = {}
    open_marks: list[tuple[int | None, bool]] = []  # number, whether its text is replaced
    font: dict[bytes, str] = {}
    for instruction in pikepdf.parse_content_stream(page, "BDC BMC EMC Tf Tj TJ"):
        operands: Any = instruction.operands
        match str(instruction.operator):
            case "BMC":
                open_marks.append((None, False))
            case "BDC":
                properties = operands[1]
                known = isinstance(properties, pikepdf.Dictionary)
                number = int(properties.MCID) if known and "/MCID" in properties else None
                open_marks.append((number, known and "/ActualText" in properties))
                if open_marks[-1][1]:
                    _put(found, open_marks, str(properties.ActualText))
            case "EMC":
                open_marks.pop()
            case "Tf":
                font = fonts[str(operands[0])]
            case "Tj" | "TJ" if not any(replaced for _, replaced in open_marks):
                strings = operands[0] if str(instruction.operator) == "TJ" else [operands[0]]
                _put(
                    found,
                    open_marks,
                    "".join(_decoded(bytes(s), font) for s in strings if isinstance(s, pikepdf.String)),
                )
    return ((number, "".join(parts)) for number, parts in found.items())


def _put(found: dict[int, list[str]], open_marks: list[tuple[int | None, bool]], text: str) -> None:
    number = next((number for number, _ in reversed(open_marks) if number is not None), None)
    if number is not None:
        found.setdefault(number, []).append(text)


def _decoded(codes: bytes, font: dict[bytes, str]) -> str:
    return "".join(font.get(codes[at : at + 2], "\ufffd") for at in range(0, len(codes), 2))


def _unicode(font: Any) -> dict[bytes, str]:
    """What each two bytes in a font mean, by its ToUnicode map."""
    if "/ToUnicode" not in font:
        return {}
    text = font.ToUnicode.read_bytes().decode("latin-1")
    found: dict[bytes, str] = {}
    for block in _CHARS.findall(text):
        for code, meaning in re.findall(rf"{_HEX}\s*{_HEX}", block):
            found[bytes.fromhex(code)] = _characters(meaning)
    for block in _RANGES.findall(text):
        for first, last, meaning in re.findall(rf"{_HEX}\s*{_HEX}\s*{_HEX}", block):
            for step in range(int(last, 16) - int(first, 16) + 1):
                code = (int(first, 16) + step).to_bytes(2, "big")
                found[code] = chr(ord(_characters(meaning)) + step)
    return found


def _characters(meaning: str) -> str:
    return bytes.fromhex(meaning).decode("utf-16-be")


def show(tag: Tag, depth: int = 0) -> Iterable[str]:
    """Lines that show the tree, for whoever mends a test."""
    own = "".join(child for child in tag.children if isinstance(child, str))
    yield f"{'  ' * depth}{tag.name} {own!r}" if own else f"{'  ' * depth}{tag.name}"
    for child in tag.children:
        if isinstance(child, Tag):
            yield from show(child, depth + 1)
