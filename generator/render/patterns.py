"""Made-up contexts -> the page that shows every component in every state, made by the templates of the pages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Final

from jinja2 import BaseLoader, ChoiceLoader, Environment, FunctionLoader

from generator.figures.drawing import Drawing
from generator.language.language import language
from generator.language.tables import BASE
from generator.render.cards import cards_script
from generator.render.environment import environment
from generator.render.escape import Md
from generator.render.figures import Figures
from generator.render.page import Page, Site
from generator.render.printer import Printer
from generator.views.patterns import Specimen, cards, patterns
from generator.views.patterns_parts import CARDS

_FRAME: Final = "parts/frame.md.jinja"
_BARE: Final = (
    "{% macro front(frame) %}{% endmacro %}"
    "{% macro head(frame, details=(), going=none, lead=none) %}{% endmacro %}"
    "{% macro foot(frame, marks=true) %}{% endmacro %}"
)
"""What leaves of a page template only what is between its head and its foot."""
_SECTION: Final = re.compile(r'^(?=<div class="bf-sec)', re.MULTILINE)
_PAGE_ANCHOR: Final = re.compile(r"\{ #(?=s_)")


@dataclass(frozen=True, kw_only=True, slots=True)
class PatternsPage:
    """The page, what its cards say, and its drawings (uri -> drawing)."""

    page: Page
    assets: Mapping[str, bytes]
    drawings: Mapping[str, Drawing]


def patterns_page(code: str = BASE) -> PatternsPage:
    """The patterns page, with the words of the interface in the language ``code``; what is made up stays English."""
    context = patterns()
    figures = Figures()
    figures.start(context.frame.uri)
    printer = Printer(language(code))
    printer.start(BASE)
    whole = environment(figures, printer)
    assert whole.loader is not None
    bare = whole.overlay(loader=_without_frame(whole.loader, whole))
    shown = _Specimens(bare)
    whole.globals["specimen"] = shown
    values = {field.name: getattr(context, field.name) for field in fields(context)}
    written = whole.get_template("patterns.md.jinja").render(values)
    lines = "\n".join(line.rstrip() for line in written.split("\n"))
    return PatternsPage(
        page=Page(
            uri=context.frame.uri,
            title=context.frame.search_title,
            markdown=re.sub(r"\n{3,}", "\n\n", lines).strip("\n") + "\n",
            edit="",
        ),
        assets={CARDS: cards_script(cards())},
        drawings=figures.drawings,
    )


def with_patterns(site: Site, code: str = BASE) -> Site:
    """A site, and the patterns page in it."""
    found = patterns_page(code)
    return replace(
        site,
        pages=(*site.pages, found.page),
        assets={**site.assets, **found.assets},
        drawings={**site.drawings, **found.drawings},
    )


def _without_frame(loader: BaseLoader, whole: Environment) -> ChoiceLoader:
    """The page templates, with the macros of their frame printing nothing."""
    source = loader.get_source(whole, _FRAME)[0] + _BARE
    return ChoiceLoader([FunctionLoader(lambda name: source if name == _FRAME else None), loader])


class _Specimens:
    """Fills in page templates; no two specimens share the anchors that a template gives to its sections."""

    def __init__(self, templates: Environment) -> None:
        self.templates = templates
        self.count = 0

    def __call__(self, shown: Specimen) -> Md:
        """The Markdown between a page's head and its foot."""
        self.count += 1
        context: Any = shown.context
        values = {field.name: getattr(context, field.name) for field in fields(context)}
        written = self.templates.get_template(f"{shown.template}.md.jinja").render(values)
        if shown.section is not None:
            written = next(part for part in _SECTION.split(written) if f"{{ #{shown.section} }}" in part)
        return Md(_PAGE_ANCHOR.sub(f"{{ #n{self.count}_", written))
