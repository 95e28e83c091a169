"""A page's Markdown -> the tree of elements that a browser would make of it, for tests to walk; and its broken links.

Python-Markdown as sites of ours use it; the parser of HTML is the standard library's.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

import markdown

from generator.render.page import Page

# Those that every site of ours has, and the further ones of this repository's own, which read more as markup.
EXTENSIONS = ["attr_list", "md_in_html", "tables", "toc", "admonition", "def_list", "pymdownx.superfences"]
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

# Elements that run something, ask somebody, or take something from a reader. No page of ours needs them.
FORBIDDEN = frozenset(
    (
        *("applet", "audio", "base", "embed", "form", "frame", "iframe", "img", "input", "link", "math", "meta"),
        *("noscript", "object", "script", "select", "source", "style", "template", "textarea", "track", "video"),
    )
)
# What looks like one of them and is ours: data that scripts read and no browser runs; and a drawing, a file beside it.
DATA = {"application/json"}
DRAWING = re.compile(r"(?:[a-z0-9-]+/|\.\./)*[a-z0-9-]+\.svg")
SAFE_HREF = re.compile(r"(?i:https?://|mailto:)|[^:]*$")


@dataclass(eq=False)
class Element:
    """An element; children are elements and texts."""

    tag: str
    attributes: dict[str, str]
    children: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text inside, in order, as it stands; not that of data blocks, which no reader sees."""
        shown = (child for child in self.children if isinstance(child, str) or child.tag != "script")
        return "".join(child if isinstance(child, str) else child.text for child in shown)

    @property
    def words(self) -> str:
        """All text inside with its white space folded."""
        return " ".join(self.text.split())

    def walk(self) -> Iterator[Element]:
        """This element and all inside it, in the order of the document."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def all(self, *tags: str) -> list[Element]:
        """The elements inside with one of the tags."""
        return [element for element in self.walk() if element.tag in tags]

    def by_id(self, name: str) -> Element | None:
        """The element with an id."""
        return next((element for element in self.walk() if element.attributes.get("id") == name), None)

    def with_class(self, name: str) -> list[Element]:
        """The elements of a class."""
        return [element for element in self.walk() if name in element.attributes.get("class", "").split()]


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("html", {})
        self.open = [self.root]
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        self.faults += [f"<{tag}> has {name} twice" for name in set(names) if names.count(name) > 1]
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if self.open[-1].tag == tag:
            self.open.pop()
        else:
            self.faults.append(f"</{tag}> closes <{self.open[-1].tag}>")

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)

    def handle_comment(self, data: str) -> None:
        self.faults.append(f"a comment: {data[:40]}")

    def handle_decl(self, decl: str) -> None:
        self.faults.append(f"a declaration: {decl[:40]}")

    def handle_pi(self, data: str) -> None:
        self.faults.append(f"a processing instruction: {data[:40]}")

    def unknown_decl(self, data: str) -> None:
        self.faults.append(f"a marked section: {data[:40]}")


def convert(markdown_text: str) -> str:
    """The HTML of a page, without its front matter."""
    return markdown.markdown(_front_matter(markdown_text)[1], extensions=EXTENSIONS)


def _front_matter(markdown_text: str) -> tuple[str, str]:
    _, front, body = markdown_text.split("---\n", 2)
    return front, body


def parse(html: str) -> Element:
    """The tree of some HTML. Raises AssertionError for what is not closed, closed twice or of no use in our pages."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    left = [f"<{element.tag}> is never closed" for element in builder.open[1:]]
    assert [] == builder.faults + left
    return builder.root


def trees(pages: Iterable[Page]) -> dict[str, Element]:
    """The tree of every page, by its uri."""
    return {page.uri: parse(convert(page.markdown)) for page in pages}


def dangers(tree: Element) -> list[str]:
    """What no page of ours may hold: elements, attributes and addresses that run something or ask somebody."""
    harmless = {id(element) for element in tree.all("script", "img") if _is_data(element) or is_drawing(element)}
    found = [f"<{e.tag}>" for e in tree.walk() if e.tag in FORBIDDEN and id(e) not in harmless]
    for element in tree.walk():
        for name, value in element.attributes.items():
            loads = name in ("src", "srcdoc", "srcset", "action", "formaction", "background")
            if name.startswith("on") or (loads and id(element) not in harmless):
                found.append(f"{name}={value[:60]}")
            if name in ("href", "xlink:href") and not SAFE_HREF.match(value.strip()):
                found.append(f"{name}={value[:60]}")
    return found


def _is_data(element: Element) -> bool:
    """Whether it is a script of nothing but data, of which no part can end it or begin another element."""
    if element.tag != "script" or element.attributes.get("type") not in DATA or "src" in element.attributes:
        return False
    try:
        json.loads(element.text)
    except ValueError:
        return False
    return "<" not in element.text


def is_drawing(element: Element) -> bool:
    """Whether it is the image of one of our drawings: a file of the site, with words for those who do not see it."""
    is_ours = "bf-drawing" in element.attributes.get("class", "").split()
    source, words = element.attributes.get("src", ""), element.attributes.get("alt", "")
    return element.tag == "img" and is_ours and DRAWING.fullmatch(source) is not None and bool(words.strip())


def holes(tree: Element) -> list[str]:
    """Items, cells and paragraphs without a word, and headings with nothing below them but the page's navigation.

    A drawing has the words of its description. The cells of a matrix, of voices that are not heard, are meant empty.
    """
    matrix = {id(cell) for part in tree.with_class("bf-matrix") for cell in part.all("td")}
    texts = [e for e in tree.all("li", "td", "th", "p", *HEADINGS) if id(e) not in matrix]
    found = [f"empty <{e.tag}>" for e in texts if not e.words and not any(map(is_drawing, e.walk()))]
    aside = {id(inner) for e in tree.all("nav", "aside") for inner in e.walk()}
    content = [e for e in tree.walk() if id(e) not in aside]
    headings = [e for e in content if e.tag in HEADINGS]
    for heading, following in zip(headings, [*headings[1:], None], strict=True):
        inside = {id(inner) for inner in heading.walk()}
        end = content.index(following) if following is not None else len(content)
        below = [e for e in content[content.index(heading) : end] if id(e) not in inside]
        is_parent = following is not None and following.tag > heading.tag
        if not is_parent and not any(isinstance(c, str) and c.strip() for e in below for c in e.children):
            found.append(f"nothing below «{heading.words[:60]}»")
    return found


def broken_links(pages: dict[str, Element]) -> list[str]:
    """Links between the pages that lead to no page, or to no id on it; and ids that stand twice."""
    ids = {uri: [e.attributes["id"] for e in tree.walk() if "id" in e.attributes] for uri, tree in pages.items()}
    found = [f"{uri}: the id {name} stands twice" for uri, names in ids.items() for name in _twice(names)]
    for uri, tree in pages.items():
        for link in tree.all("a"):
            href = link.attributes.get("href", "")
            parts = urlsplit(href)
            if parts.scheme:
                continue
            target = (
                posixpath.normpath(posixpath.join(posixpath.dirname(uri), unquote(parts.path))) if parts.path else uri
            )
            if target not in pages or (parts.fragment and unquote(parts.fragment) not in ids[target]):
                found.append(f"{uri}: {href} ({link.words[:40]})")
    return found


def _twice(names: list[str]) -> set[str]:
    return {name for name in names if names.count(name) > 1}


class Lenient(HTMLParser):
    """Reads any page, a theme's too, and keeps the names of its attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [(tag, name) for name, _ in attrs]

    @classmethod
    def read(cls, html: str) -> list[tuple[str, str]]:
        """(tag, attribute) of everything in a page."""
        reader = cls()
        reader.feed(html)
        return reader.found
