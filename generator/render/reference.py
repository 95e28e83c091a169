"""The fact model, the vocabularies and the problem codes -> the pages that document them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from typing import Any

from jinja2 import Environment

from generator.check.codes import CODES
from generator.check.examples import problems_of
from generator.render.environment import environment
from generator.render.escape import Md, escape_text
from generator.render.page import Page
from generator.report import as_text
from generator.views import problem_codes, reference
from generator.views.parts import Fragment

_CODE = re.compile(r"`(?P<marked>[^`]+)`")
_CODE_OR_BRACKETS = re.compile(
    r"`(?P<marked>[^`]+)`|(?P<braces>\{(?:[^{}`]|\{[^{}`]*\})*\})|(?P<brackets>\[[^\[\]`]*\])"
)


@cache
def reference_pages() -> tuple[Page, ...]:
    """All pages of the reference, in reading order. They depend on nothing but this program."""
    return tuple(_pages())


def _pages() -> Iterator[Page]:
    templates = environment()
    templates.globals.update(prose=prose, brackets=brackets, code=code, code_block=code_block)
    printed = {value: as_text(problems_of(found.bad)) for value, found in CODES.items() if found.bad}
    yield _page(templates, "model", reference.model_page(), in_nav=True)
    yield _page(templates, "vocabularies", reference.vocabularies_page(), in_nav=True)
    yield _page(templates, "problems", problem_codes.problems_page(), in_nav=True)
    for context in problem_codes.problem_pages(printed):
        yield _page(templates, "problem", context, parent=reference.PROBLEMS)


def _page(
    templates: Environment, template: str, context: Any, *, parent: str | None = None, in_nav: bool = False
) -> Page:
    values = {field.name: getattr(context, field.name) for field in fields(context)}
    written = templates.get_template(f"reference/{template}.md.jinja").render(values)
    return Page(
        uri=context.frame.uri,
        title=context.frame.search_title,
        markdown=re.sub(r"\n{3,}", "\n\n", written).strip("\n") + "\n",
        edit="",
        parent=parent,
        previous=_neighbour(context.frame.uri, context.frame.previous),
        next=_neighbour(context.frame.uri, context.frame.next),
        in_nav=in_nav,
    )


def _neighbour(uri: str, fragment: Fragment | None) -> str | None:
    """The path of the page that a relative link on the page ``uri`` leads to."""
    if fragment is None or fragment.href is None:
        return None
    return posixpath.normpath(posixpath.join(posixpath.dirname(uri), fragment.href))


def prose(text: str) -> Md:
    """A text of ours, in which backticks mark code, as Markdown."""
    return _written(text, _CODE)


def brackets(text: str) -> Md:
    """The same, with what stands in braces or brackets shown as code, too: the forms that a field takes."""
    return _written(text, _CODE_OR_BRACKETS)


def _written(text: str, marks: re.Pattern[str]) -> Md:
    pieces, end = [], 0
    for match in marks.finditer(text):
        pieces += [_between(text[end : match.start()], start=end == 0), code(match["marked"] or match[0])]
        end = match.end()
    return Md("".join([*pieces, _between(text[end:], start=end == 0)]))


def _between(text: str, *, start: bool) -> str:
    """Text beside code, escaped, with the spaces at its ends, which escaping a whole text drops.

    start: whether a line may begin with it; only there is, say, a leading colon more than a colon.
    """
    after = " " if text[-1:] == " " else ""
    return (escape_text(text) if start else escape_text(f"no{text}")[2:]) + after


def code(text: str) -> Md:
    """A text as code within a line."""
    return Md(f"`{text}`")


def code_block(text: str, language: str) -> Md:
    """A text as a block of code, its lines as they are."""
    fence = "`" * max([3, *(len(run) + 1 for run in re.findall("`+", text))])
    content = text.strip("\n")
    return Md(f"{fence}{language}\n{content}\n{fence}")
