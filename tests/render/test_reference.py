"""The pages about the fact model -> nothing of the model is missing, and all of it survives the conversion to HTML."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from typing import Annotated, Any, get_args

import markdown
import pytest
from markdown.extensions.toc import TocExtension

from generator.check.codes import CODES
from generator.model.facts import RECORDS
from generator.model.record import Record
from generator.model.types import Text
from generator.model.vocabularies import VOCABULARIES, Term, Vocabulary
from generator.render.page import Page
from generator.render.reference import brackets, code_block, prose, reference_pages
from generator.views.type_words import field_types, in_words

PAGES = {page.uri: page for page in reference_pages()}
MODEL, TERMS, INDEX = (PAGES[f"reference/{name}.md"] for name in ("model", "vocabularies", "problems"))


def _records() -> Iterator[type[Record]]:
    """Every record type that a file may hold, at any depth."""
    waiting, seen = list(RECORDS.values()), set()
    while waiting:
        model = waiting.pop()
        if model not in seen:
            seen.add(model)
            yield model
            for annotation in field_types(model).values():
                waiting += _models(annotation)


def _models(annotation: Any) -> list[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return [annotation]
    return [model for inner in get_args(annotation) for model in _models(inner)]


def _section(page: Page, anchor: str) -> str:
    return page.markdown.split(f"{{ #{anchor} }}\n", 1)[1].split("\n## ", 1)[0]


@cache
def _html(page: Page) -> str:
    """The page as MkDocs converts it, with the extensions that a plain folder is built with."""
    body = page.markdown.split("\n---\n", 1)[1]
    return markdown.markdown(body, extensions=["attr_list", "md_in_html", "tables", "fenced_code", TocExtension()])


class _Text(HTMLParser):
    """Gathers the text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def handle_data(self, data: str) -> None:
        self.text += data


@cache
def _text(page: Page) -> str:
    parser = _Text()
    parser.feed(_html(page))
    return " ".join(parser.text.split())


@pytest.mark.parametrize("model", list(_records()), ids=lambda model: str(model.__name__))
def test_every_field_is_in_its_record_s_table(model: type[Record]) -> None:
    """Each field of each record stands in a row of its own, with its description; required ones are bold."""
    anchor = re.sub("(?<=[a-z])(?=[A-Z])", "-", model.__name__).lower()
    rows = [line.split(" | ", 1)[0] for line in _section(MODEL, anchor).splitlines() if line.startswith("| ")][2:]
    fields = {info.alias or name: info for name, info in model.model_fields.items()}
    expected = {f"| **`{name}`**" if info.is_required() else f"| `{name}`" for name, info in fields.items()}
    assert sorted(expected) == sorted(rows)
    missing = [info.description for info in fields.values() if _words(info.description) not in _words(_text(MODEL))]
    assert missing == []


def _words(text: str | None) -> str:
    return re.sub(r"\W+", " ", (text or "").replace("`", "")).strip()


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda vocabulary: str(vocabulary.name))
def test_every_term_is_listed(vocabulary: Vocabulary[Term]) -> None:
    """Each value of each vocabulary stands in its section, in order; definitions too, but for countries."""
    section = _section(TERMS, vocabulary.name)
    listed = [value for value in re.findall(r"`([^`]+)`", section) if value in vocabulary]
    assert list(vocabulary) == listed
    text = _text(TERMS)
    told = vocabulary.name == "country" or all(term.definition in text for term in vocabulary.terms.values())
    assert (vocabulary.definition in text, told) == (True, True)


def test_every_code_has_a_page_and_a_row() -> None:
    """The index links each code to its page."""
    pages = {uri for uri in PAGES if uri.startswith("reference/problems/")}
    assert pages == {f"reference/problems/{value}.md" for value in CODES}
    assert re.findall(r"^\| \[([a-z0-9-]+)\]\((?:../reference/)?problems/", INDEX.markdown, re.MULTILINE) == list(CODES)


@pytest.mark.parametrize("value", CODES)
def test_the_page_of_a_code_says_all(value: str) -> None:
    """Title, reason, remedy, the example, what is printed for it and the example put right are on the page."""
    code, page = CODES[value], PAGES[f"reference/problems/{value}.md"]
    text = _text(page)
    told = [code.title, code.why.replace("`", ""), code.remedy.replace("`", ""), f"Code {value}, a"]
    assert [words for words in told if " ".join(words.split()) not in text] == []
    example = [*code.bad.values(), *(text for path, text in code.good.items() if code.bad[path] != text)]
    assert [block for block in example if block.strip("\n") not in page.markdown] == []
    assert (f"[{value}]: " in page.markdown) == bool(code.bad)


@pytest.mark.parametrize("page", PAGES.values(), ids=lambda page: str(page.uri))
def test_no_row_and_no_block_is_lost(page: Page) -> None:
    """Converted, a page has as many table rows, cells and code blocks as its Markdown, and no Markdown is left over."""
    written = _html(page)
    fenced = re.findall(r"^(`{3,})[a-z]+\n.*?\n\1$", page.markdown, re.DOTALL | re.MULTILINE)
    outside = re.sub(r"^(`{3,})[a-z]+\n.*?\n\1$", "", page.markdown, flags=re.DOTALL | re.MULTILINE)
    rows = [line for line in outside.splitlines() if line.startswith("| ") and not line.startswith("| ---")]
    assert (written.count("<tr"), written.count("<pre")) == (len(rows), len(fenced))
    assert "<td></td>" not in written
    readable = re.sub(r"<pre.*?</pre>|<code.*?</code>", "", written, flags=re.DOTALL)
    assert re.findall(r"\*\*|^\||\]\(|\{ #|```", readable, re.MULTILINE) == []


def test_links_lead_to_pages_and_anchors_that_exist() -> None:
    """A link between these pages has a page, and an anchor where it names one."""
    anchors = {uri: set(re.findall(r'id="([^"]+)"', _html(page))) for uri, page in PAGES.items()}
    broken = []
    for uri, page in PAGES.items():
        for href in map(html.unescape, re.findall(r'<a href="([^"]+)"', _html(page))):
            path, _, anchor = href.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(uri), path)) if path else uri
            if target not in PAGES or (anchor and anchor not in anchors[target]):
                broken.append(f"{uri}: {href}")
    assert broken == []


def test_pages_know_their_place() -> None:
    """Only the three indexes stand in the nav; the pages of codes hang below theirs, each beside its neighbours."""
    assert [page.uri for page in PAGES.values() if page.in_nav] == [MODEL.uri, TERMS.uri, INDEX.uri]
    codes = [page for page in PAGES.values() if page.uri.startswith("reference/problems/")]
    assert {page.parent for page in codes} == {INDEX.uri}
    assert [page.next for page in codes[:-1]] == [page.uri for page in codes[1:]]
    assert [page.previous for page in codes[1:]] == [page.uri for page in codes[:-1]]
    assert {page.edit for page in PAGES.values()} == {""}


def test_a_type_without_words_is_an_error() -> None:
    """Whoever gives a field a new type is told that the reference cannot describe it yet."""
    with pytest.raises(TypeError, match="no words for the type"):
        in_words(Annotated[bytes, "raw"], "vocabularies.md")
    assert [fragment.text for fragment in in_words(Text | None, "vocabularies.md")] == ["text"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Write `a|b`, or <b>.", "Write <code>a|b</code>, or &lt;b&gt;."),
        ("`a`: then `b`.", "<code>a</code>: then <code>b</code>."),
        ("`a` `b` c", "<code>a</code> <code>b</code> c"),
        ("- A list of {x, y}.", "- A list of {x, y}."),
    ],
)
def test_prose_is_escaped_around_code(text: str, expected: str) -> None:
    """Backticks make code, all else is plain text, and no space between the two is lost."""
    assert html.unescape(f"<p>{expected}</p>") == html.unescape(markdown.markdown(prose(text)))


def test_brackets_are_code() -> None:
    """In descriptions of fields, what is written literally is shown as code without being marked."""
    assert brackets("A list of {a: {b: c}}, or [x, y].") == "A list of `{a: {b: c}}`, or `[x, y]`."


def test_a_fence_outlasts_its_content() -> None:
    """A block of code that holds a fence does not end at it."""
    assert code_block("a\n```\nb\n", "yaml") == "````yaml\na\n```\nb\n````"
