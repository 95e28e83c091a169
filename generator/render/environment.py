"""Templates and what they may call -> one Jinja environment, in which everything that is printed is escaped.

The only room that knows Jinja. Jinja never runs over content: texts reach templates as values.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import fields
from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from generator.language.language import ENGLISH, Language
from generator.model.inline import parse_inline, plain
from generator.model.vocabularies import STANDING
from generator.render.escape import Md, attribute, escape_text, finalize, html_attribute, inline_markdown, target
from generator.render.figures import Figures
from generator.views.cite_formats import CiteFormats
from generator.views.parts import CitationMark, Fragment, StandingMark


def environment(figures: Figures | None = None, language: Language = ENGLISH) -> Environment:
    """The environment of all page templates. figures: what draws the figures that they ask for."""
    found = Environment(
        loader=PackageLoader("generator", "templates"),
        finalize=finalize,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    # Filters, not functions, for what is used everywhere: Jinja calls them directly, at a third of the cost.
    found.filters.update(phrase=phrase, cite=cite, standing=standing, heading=heading, attr=html_attribute, names=names)
    # A publisher’s words are data: not even what an author may write as emphasis means anything in them.
    found.filters.update(words=escape_text)
    found.globals.update(
        cite_data=cite_data,
        json=json_block,
        figure=figures or Figures(),
        link=link,
        page_title=page_title,
        key_to_the_marks=key_to_the_marks,
    )
    return found


def phrase(fragments: Iterable[Fragment]) -> Md:
    """A phrase as Markdown: voices in bold, names linked, foreign words marked with their language."""
    return Md("".join(map(_fragment, fragments)))


@lru_cache(maxsize=32_768)
def _fragment(fragment: Fragment) -> str:
    text = fragment.text
    before = " " if text[:1] == " " else ""
    after = " " if len(text) > 1 and text[-1:] == " " else ""
    written: str = inline_markdown(text, lang=fragment.lang, links=fragment.href is None)
    written = written.strip(" ")
    if fragment.lang and "<bdi" not in written:
        written = f'<span lang="{html_attribute(fragment.lang)}">{written}</span>'
    if fragment.href is not None:
        written = f"[{written}]({target(fragment.href)})"
    if fragment.voice is not None:
        written = f"**{written}**{{ .v{fragment.voice} }}"
    return f"{before}{written}{after}"


def link(shown: str, href: str) -> Md:
    """A link from a text, or from what is Markdown already."""
    return Md(f"[{heading(shown)}]({target(href)})")


def cite_data(found: CiteFormats) -> Md:
    """The formats of a citation as data for the page's script."""
    return json_block({field.name: getattr(found, field.name) for field in fields(found)})


def json_block(content: object) -> Md:
    """Data for between the tags of a ``<script type="application/json">`` in Markdown, on one line."""
    written = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return Md(re.sub("[<>&\u2028\u2029]", lambda match: f"\\u{ord(match[0]):04x}", written))


def names(found: Iterable[Fragment]) -> Md:
    """Other names, separated by commas; each language that is given is marked."""
    return Md(", ".join(_fragment(name) for name in found))


def cite(marks: Iterable[CitationMark]) -> Md:
    """Citation marks: a raised link each, in the colour of the standing."""
    return Md(" ".join(map(_mark, marks)))


def _mark(mark: CitationMark) -> str:
    link = f'[{inline_markdown(mark.label)}]({mark.href} "{attribute(mark.title)}")'
    keys, at = html_attribute(" ".join(mark.statements)), html_attribute(mark.at)
    of = f'data-of="{keys}" data-source="{html_attribute(mark.source)}" data-at="{at}"'
    return f'<sup class="bf-cite is-{mark.standing}" {of}>{link}</sup>'


def standing(mark: StandingMark) -> Md:
    """The word for a standing, with its mark."""
    return Md(f'<span class="bf-standing is-{mark.value}">{inline_markdown(mark.label)}</span>')


def key_to_the_marks() -> tuple[StandingMark, ...]:
    """Every standing, with its definition."""
    return tuple(
        StandingMark(value=value, label=STANDING[value].label, why=STANDING[value].definition) for value in STANDING
    )


def heading(text: str) -> Md:
    """A text for a heading or a link: its emphasis kept, its links only as text."""
    return inline_markdown(text, links=False)


def page_title(text: str) -> Md:
    """A title for a page's front matter, as a YAML string.

    MkDocs prints titles into HTML as they are, and takes tags out of them after decoding entities; so angle brackets
    become their typographic look-alikes here, and the ampersand an entity.
    """
    shown = plain(parse_inline(text)).replace("&", "&amp;").replace("<", "‹").replace(">", "›")
    escaped = shown.replace("\\", "\\\\").replace('"', '\\"')
    return Md(
        '"'
        + re.sub(r"[^\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]", _yaml_escape, escaped)
        + '"'
    )


def _yaml_escape(match: re.Match[str]) -> str:
    return f"\\U{ord(match[0]):08x}" if not "\ud800" <= match[0] <= "\udfff" else "�"
