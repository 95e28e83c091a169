"""The contexts of pages -> their Markdown, with one environment, and composers for each folder."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import fields
from types import MappingProxyType
from typing import Any

from jinja2 import Environment

from generator.derive.derived import Derived
from generator.language.language import ENGLISH, Language
from generator.language.tables import BASE
from generator.library import Library
from generator.model.inline import parse_inline, plain
from generator.render.environment import environment
from generator.render.figures import Figures
from generator.render.page import Page
from generator.render.printer import Printer
from generator.views.compose import Composer
from generator.views.download import Download
from generator.views.limits import LIMITS, Limits
from generator.views.parts import Fragment, StandingMark

NONE: Mapping[str, Download] = MappingProxyType({})


class Renderer:
    """Renders pages with one environment and one composer."""

    def __init__(
        self,
        library: Library,
        derived: Derived,
        files: Mapping[str, str],
        language: Language = ENGLISH,
        downloads: Mapping[str, Download] = NONE,
        limits: Limits = LIMITS,
    ) -> None:
        """limits: how much a page holds before it is divided."""
        self.library = library
        self.derived = derived
        self.files = files
        self.figures = Figures()
        self.language = language
        self.downloads = downloads
        self.limits = limits
        self.printer = Printer(language)
        self.environment: Environment = environment(self.figures, self.printer)
        self.scripts: dict[str, bytes] = {}
        self._composers: dict[str, Composer] = {}
        self._standings: dict[int, StandingMark] = {}

    def _written_in(self, uri: str) -> str:
        """The language of the facts on a page: its briefing's, or that of the newest."""
        briefings = self.library.briefings
        found = briefings.get(posixpath.basename(posixpath.dirname(uri))) or next(iter(briefings.values()), None)
        return str(found.record.language) if found else BASE

    def composer(self, uri: str) -> Composer:
        """The composer of the folder of the page ``uri``; outside of briefings, equally deep folders share one."""
        folder = "../" * uri.count("/")
        found = self._composers.get(folder)
        if found is None:
            found = self._composers[folder] = self.fresh_composer(uri)
        return found

    def fresh_composer(self, uri: str) -> Composer:
        """A composer that nobody keeps: for the folder of one briefing."""
        return Composer(self.library, self.derived, uri, self._standings, self.language, self.limits)

    def start(self) -> None:
        """Forget all that was worked out for other pages: else nobody would see what the next ones rest on."""
        self.scripts.clear()
        self.figures.drawings.clear()
        self.figures.new.clear()
        self._composers.clear()
        self._standings.clear()

    def page(self, template: str, context: Any, edit: str, *, parent: str | None = None, in_nav: bool = False) -> Page:
        """One page. context: a dataclass of `generator.views.contexts` with a ``frame``."""
        values = {field.name: getattr(context, field.name) for field in fields(context)}
        frame = context.frame
        folder = posixpath.dirname(frame.uri)
        self.figures.start(frame.uri)
        self.printer.start(self._written_in(frame.uri))
        return Page(
            uri=frame.uri,
            title=plain(parse_inline(frame.search_title)),
            markdown=_tidy(self.environment.get_template(f"{template}.md.jinja").render(values)),
            edit=self.files.get(edit, edit),
            parent=parent,
            previous=neighbour(folder, frame.previous),
            next=neighbour(folder, frame.next),
            in_nav=in_nav,
        )


def neighbour(folder: str, link: Fragment | None) -> str | None:
    """The path of the page that a relative link leads to."""
    return posixpath.normpath(posixpath.join(folder, link.href)) if link and link.href else None


def _tidy(markdown: str) -> str:
    """No space at line ends, no more than one empty line in a row, one line end at the end."""
    lines = [line.rstrip(" \t") for line in markdown.split("\n")]
    kept = [line for line, before in zip(lines, ["", *lines], strict=False) if line or before]
    return "\n".join(kept).strip("\n") + "\n"
