"""Phrases, marks and texts of the views -> Markdown, with what is foreign on the page marked as such."""

from __future__ import annotations

import string
from collections.abc import Iterable
from functools import lru_cache

from jinja2 import Environment

from generator.language.language import ENGLISH, Language
from generator.model.vocabularies import STANDING
from generator.render.escape import Md, attribute, escape_text, finalize, html_attribute, inline_markdown, target
from generator.render.isolate import Ground, isolated
from generator.views.lists import standing_mark
from generator.views.parts import CitationMark, Fragment, StandingMark


class Printer:
    """Prints for pages in one language. ground: what the page at work has on it by itself."""

    def __init__(self, language: Language = ENGLISH) -> None:
        self.language = language
        self.ground = Ground(dir=language.dir, lang=language.code, foreign=None)

    def start(self, content: str) -> None:
        """Begin a page whose facts are written in the language ``content`` (BCP 47)."""
        same = content.partition("-")[0] == self.language.code.partition("-")[0]
        self.ground = Ground(dir=self.language.dir, lang=self.language.code, foreign=None if same else content)

    def add_to(self, environment: Environment) -> None:
        """Let templates use it. Filters, not functions, for what is used everywhere: Jinja calls them directly."""
        environment.filters.update(phrase=self.phrase, cite=self.cite, standing=self.standing, heading=self.heading)
        environment.filters.update(attr=html_attribute, names=self.names, quoted=self.quoted, block=self.block)
        # A publisher’s words are data: not even what an author may write as emphasis means anything in them.
        environment.filters.update(words=escape_text)
        environment.globals.update(link=self.link, key_to_the_marks=self.key_to_the_marks)
        environment.globals.update(t=self.language.say, t_count=self.language.count, fill=self.fill, sep=self.separator)
        environment.finalize = self.finalize

    def finalize(self, value: object) -> Md:
        """What a template prints."""
        if isinstance(value, str) and not hasattr(value, "__html__"):
            return self.text(value)
        return finalize(value)

    def text(self, text: str, *, lang: str | None = None, links: bool = True) -> Md:
        """An author's text, or words of the interface, as Markdown."""
        if isinstance(text, Md) or self.ground.dir == "ltr":
            return inline_markdown(text, lang=lang, links=links)
        return isolated(text, self.ground, lang, links)

    def phrase(self, fragments: Iterable[Fragment]) -> Md:
        """A phrase as Markdown: voices in bold, names linked, foreign words marked with their language."""
        return Md("".join(_fragment(self.ground, fragment) for fragment in fragments))

    def names(self, found: Iterable[Fragment]) -> Md:
        """Other names, separated by commas; each language that is given is marked."""
        return Md(self.language.separator("comma").join(_fragment(self.ground, name) for name in found))

    def heading(self, text: str) -> Md:
        """A text for a heading or a link: its emphasis kept, its links only as text."""
        return self.text(text, links=False)

    def link(self, shown: str, href: str) -> Md:
        """A link from a text, or from what is Markdown already."""
        return Md(f"[{self.heading(shown)}]({target(href)})")

    def cite(self, marks: Iterable[CitationMark]) -> Md:
        """Citation marks: a raised link each, in the colour of the standing."""
        return Md(" ".join(map(self._mark, marks)))

    def _mark(self, mark: CitationMark) -> str:
        link = f'[{inline_markdown(mark.label)}]({mark.href} "{attribute(mark.title)}")'
        keys, at = html_attribute(" ".join(mark.statements)), html_attribute(mark.at)
        of = f'data-of="{keys}" data-source="{html_attribute(mark.source)}" data-at="{at}"'
        turned = ' dir="ltr"' if self.ground.dir == "rtl" else ""  # 5.1-2 is read from the left everywhere
        return f'<sup class="bf-cite is-{mark.standing}" {of}{turned}>{link}</sup>'

    def standing(self, mark: StandingMark) -> Md:
        """The word for a standing, with its mark."""
        return Md(f'<span class="bf-standing is-{mark.value}">{self.text(mark.label)}</span>')

    def key_to_the_marks(self) -> tuple[StandingMark, ...]:
        """Every standing, with its definition."""
        return tuple(standing_mark(value, self.language) for value in STANDING)

    def quoted(self, words: str) -> Md:
        """A publisher's words, in the quotation marks of the page's language."""
        written: str = escape_text(words)
        if self.ground.dir == "rtl":
            written = f"{self.ground.opening}{written}</bdi>"
        return Md(self.language.say("quoted", text=written))

    def fill(self, key: str, /, **values: str) -> Md:
        """A text of the table, with texts and Markdown in its placeholders."""
        written = ""
        for before, name, _, _ in string.Formatter().parse(self.language.text(key)):
            written += _fragment(self.ground, Fragment(before)) if before else ""
            value = values[name] if name else ""
            written += value if isinstance(value, Md) else self.text(value)
        return Md(written)

    def separator(self, name: str) -> Md:
        """What stands between the items of a list."""
        return Md(self.language.separator(name))

    def block(self, text: str) -> Md:
        """A paragraph of nothing but what the facts say: on foreign ground it is marked, and set, as a whole."""
        written = self.text(text)
        start, end = self.ground.opening, "</bdi>"
        if self.ground.dir == "ltr" or not (written.startswith(start) and written.endswith(end)):
            return written
        inner = written[len(start) : -len(end)]
        return written if start in inner else Md(f"{inner}\n{{:{self.ground.attributes} }}")


@lru_cache(maxsize=32_768)
def _fragment(ground: Ground, fragment: Fragment) -> str:
    text, links = fragment.text, fragment.href is None
    before = " " if text[:1] == " " else ""
    after = " " if len(text) > 1 and text[-1:] == " " else ""
    if ground.dir == "rtl":
        written: str = isolated(text, ground, fragment.lang, links)
    else:
        written = inline_markdown(text, lang=fragment.lang, links=links)
    written = written.strip(" ")
    if fragment.lang and "<bdi" not in written and (ground.dir == "ltr" or fragment.lang != ground.lang):
        written = f'<span lang="{html_attribute(fragment.lang)}">{written}</span>'
    if fragment.href is not None:
        written = f"[{written}]({target(fragment.href)})"
    if fragment.voice is not None:
        written = f"**{written}**{{ .v{fragment.voice} }}"
    return f"{before}{written}{after}"
