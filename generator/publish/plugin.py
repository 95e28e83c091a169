"""MkDocs' events -> a library's pages among the handwritten ones.

Only the events are here. The pages come from ``generator.pipeline.build``; what is done with them is in the modules
beside this one.
"""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Literal

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from generator import pipeline
from generator.figures.drawing import Drawing
from generator.problems import Problem, Severity
from generator.processes import processes
from generator.publish import defaults, memory, policy
from generator.publish.changes import Changes, changes
from generator.publish.drawings import inline_drawings
from generator.publish.error_page import error_page
from generator.publish.located import from_here, shown
from generator.publish.nav import place_pages
from generator.publish.pdf.offering import offering
from generator.publish.search_engine import PAGEFIND, SEARCH
from generator.publish.search_index import add_plain_spellings
from generator.publish.searching import choose_engine, make_index
from generator.render.page import Site
from generator.render.patterns import with_patterns
from generator.render.reference import reference_pages
from generator.report import as_text, count_line

log = get_plugin_logger("briefings")

ELSEWHERE = (
    "Pages ask another host for %s, which their policy forbids. Keep a copy of it in the site, or set the option "
    "policy of the plugin briefings in mkdocs.yml to false."
)


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Notes:
    """What the whole site needs to know of a page. elsewhere: addresses that it asks other hosts for."""

    inline: policy.Inline
    elsewhere: tuple[str, ...]


class BriefingsOptions(Config):  # type: ignore[no-untyped-call]
    """What ``plugins: - briefings:`` in mkdocs.yml may say."""

    enabled = config_options.Type(bool, default=True)
    library = config_options.Dir(default="briefings")
    """The folder of the facts, relative to mkdocs.yml."""
    reference = config_options.Type(bool, default=False)
    """Whether pages about the fact model itself (fields, vocabularies, problem codes) are added."""
    patterns = config_options.Type(bool, default=False)
    """Whether an unlisted page is added that shows every component of a page in every state, with made-up content."""
    pdf = config_options.Type(bool, default=True)
    """Whether a built site has a PDF of each briefing, if the extra is installed; while serving it has none."""
    policy = config_options.Type(bool, default=True)
    """Whether each page of a built site says that only the site's own scripts may run (Content-Security-Policy)."""
    search = config_options.Choice(SEARCH, default=SEARCH[0])
    """What searches a built site: Material's own search, one in pieces, Pagefind, or what its size asks for."""
    headers_file = config_options.Optional(config_options.Type(str))
    """A file in the site, such as ``_headers``, for the response headers that say the same; None: no file."""


class BriefingsPlugin(BasePlugin[BriefingsOptions]):  # type: ignore[no-untyped-call]
    """Adds a library's pages to an MkDocs site."""

    def __init__(self) -> None:
        self.prepared: pipeline.Outcome | None = None
        """An outcome whose problems were already shown: the first build takes it and does not run the pipeline."""
        self.session: pipeline.Session | None = None
        """What is kept of the library between builds while serving."""
        self._serving = False
        self._site: Site | None = None
        self._problems: tuple[Problem, ...] = ()
        self._known: list[str] = []
        self._files = Files([])
        self._anchors: dict[str, MkDocsPage] = {}
        self._inline = policy.Inline()
        self._elsewhere: dict[str, None] = {}
        self._engine = ""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Note the command. That the method exists keeps this object alive from one rebuild to the next."""
        self._serving = command == "serve"
        self.session = pipeline.Session() if self._serving else None

    @event_priority(50)  # before the search and offline plugins fill in what is missing
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig | None:
        """Complete the settings that generated pages need, and watch the facts."""
        if not self.config.enabled:
            return None
        library = Path(self.config.library)
        if not library.is_dir():
            remedy = "set the option library of the plugin briefings in mkdocs.yml"
            raise PluginError(f"There is no folder {shown(library)} with the facts; create it, or {remedy}.")
        defaults.complete(config, library)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read and check the library; the site of the last build is removed only after this event."""
        if not self.config.enabled:
            return
        self._inline, self._elsewhere = policy.Inline(), {}
        shown_before = self.prepared is not None
        outcome = self.prepared or self._outcome(defaults.language_of(config))
        self.prepared = None
        self._site, self._problems = self._complete(outcome, config), from_here(outcome.problems)
        if self._serving:
            if self._problems and not shown_before:
                _show(self._problems)
            if config.strict and self._problems:
                self._site = None  # the error page, instead of a server that exits or seems to hang
        elif self._site is None:
            # Not through the log: MkDocs folds long lines, which moves carets away from what they point at.
            _show(self._problems)
            raise PluginError(count_line(self._problems))
        elif not shown_before:
            self._warn(self._problems)

    def _complete(self, outcome: pipeline.Outcome, config: MkDocsConfig) -> Site | None:
        """The site of an outcome, with the pages that the settings ask for."""
        site = outcome.site
        if self.config.reference and site is not None:
            site = dataclasses.replace(site, pages=(*site.pages, *reference_pages()))
        if self.config.patterns and site is not None:
            site = with_patterns(site, defaults.language_of(config))
        return site

    def made_again(self, config: MkDocsConfig) -> Changes | None:
        """Read the facts again, while serving: what is new, if it is only in the content of pages, and taken over.

        None where more is new, or if there is nothing to show but problems: then all is to be built of what was read.
        """
        outcome, before = self._outcome(defaults.language_of(config)), self._site
        after, problems = self._complete(outcome, config), from_here(outcome.problems)
        if problems:
            _show(problems)
        refused = config.strict and problems
        if refused or before is None or after is None or (found := changes(before, after)) is None:
            self.prepared = outcome
            return None
        self._site, self._problems = after, problems
        memory.set_dates(self._files, after)
        return found

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files | None:
        """Add the pages; while the facts have errors, a stub for every page that a browser may have open."""
        if not self.config.enabled:
            return None
        if self._site is not None and (clashes := memory.clashes(files, self._site, config)):
            _show(clashes)
            if not self._serving:
                raise PluginError(count_line(clashes))
            self._site, self._problems = None, (*clashes, *self._problems)
        if self._site is None:
            memory.add_stubs(files, ["index.md", *memory.nav_uris(config.nav), *self._known], config)
            return files
        memory.add_files(files, self._site, Path(self.config.library), config)
        memory.complete_nav(files, self._site, config)
        self._engine = choose_engine("material" if self._serving else self.config.search, files, config, log.info)
        self._known = [page.uri for page in self._site.pages]
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Give generated pages their place, and all pages a date that the content gives."""
        self._anchors, self._files = {}, files
        if self.config.enabled and self._site is not None:
            self._anchors = place_pages(nav, files, self._site.pages)
            memory.set_dates(files, self._site)

    def on_page_context(
        self,
        context: TemplateContext,  # noqa: ARG002
        *,
        page: MkDocsPage,
        config: MkDocsConfig,  # noqa: ARG002
        nav: Navigation,  # noqa: ARG002
    ) -> None:
        """Let a theme show the index page above a page outside of the nav as the active one."""
        if anchor := self._anchors.get(page.file.src_uri):
            anchor.active = True

    @event_priority(-90)  # after other plugins had their say: the policy names what it finds in the finished page
    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str | None:
        """Undo ``on_page_context``, add the policy; while the facts have errors, show these in place of the page."""
        if anchor := self._anchors.get(page.file.src_uri):
            anchor.active = False
        if self._failing:
            return error_page(self._problems)
        if self._site:
            output = inline_drawings(output, page.file, self._files, self._site.drawings)
        # What authors typed into facts reaches pages as text. Should a script ever slip through, it is not vouched for.
        return self._guarded(output, config, unvouched=page.content or "" if page.file.src_uri in self._known else "")

    @event_priority(-90)
    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """The same for the page that stands for all addresses without one."""
        if template_name != "404.html":
            return output_content
        return error_page(self._problems, reloads=True) if self._failing else self._guarded(output_content, config)

    @event_priority(50)  # before the search plugin writes its index
    def _index(self, *, config: MkDocsConfig) -> None:
        make_index(self._engine, config)

    @event_priority(-50)  # after the search plugin writes its index, before the offline plugin copies it
    def _finish(self, *, config: MkDocsConfig) -> None:
        """Let search find names in the spelling that a reader can type."""
        if self.config.enabled:
            add_plain_spellings(Path(config.site_dir, "search", "search_index.json"))
            if self.config.headers_file and not self._serving:
                file = Path(config.site_dir, self.config.headers_file)
                wasm = self._engine == PAGEFIND
                file.write_text(policy.headers_file(self._inline, wasm=wasm), encoding="utf-8")

    on_post_build = CombinedEvent(_index, _finish)

    @property
    def drawings(self) -> Mapping[str, Drawing]:
        """The drawings of the site at work: path of the file -> drawing."""
        return self._site.drawings if self._site else {}

    @property
    def anchors(self) -> Mapping[str, MkDocsPage]:
        """Pages outside of the nav -> the one that is shown as active in it."""
        return self._anchors

    def take_notes(self) -> Notes:
        """What was noted of a page, for builds that share pages out among processes, or remember them."""
        noted = Notes(inline=self._inline, elsewhere=tuple(self._elsewhere))
        self._inline, self._elsewhere = policy.Inline(), {}
        return noted

    def add_notes(self, noted: Notes) -> None:
        """Note what was noted of a page elsewhere."""
        self._inline |= noted.inline
        self._warn_of(noted.elsewhere)

    def _warn_of(self, addresses: Iterable[str]) -> None:
        for address in addresses:
            if address not in self._elsewhere:  # most stand on every page
                log.warning(ELSEWHERE, address)
            self._elsewhere[address] = None

    def _guarded(self, page: str, config: MkDocsConfig, *, unvouched: str = "") -> str:
        """``page`` with its policy; without one while serving, since the development server adds a script of its own.

        Other themes than Material load scripts from anywhere, or hold handlers in their tags: they are left alone.
        """
        if not self.config.enabled or self._serving or config.theme.name != defaults.MATERIAL:
            return page
        allowed = policy.inline(page) - policy.inline(unvouched)
        self._inline |= allowed
        if not self.config.policy:
            return page
        self._warn_of(policy.loaded_from_elsewhere(page))
        return policy.with_policy(page, allowed, wasm=self._engine == PAGEFIND)

    def _outcome(self, code: str) -> pipeline.Outcome:
        """The pages in the language ``code``, with their PDFs, for which a rebuild does not wait."""
        library, wanted = Path(self.config.library), self.config.pdf and not self._serving
        note = partial(log.info, "The site has no PDFs: %s")
        offered = offering(library, code, wanted=wanted, note=note)
        copies = processes() if self.session else 1
        return pipeline.build(library, code, offered, copies=copies, session=self.session)

    @property
    def _failing(self) -> bool:
        return self._serving and self.config.enabled and self._site is None

    @staticmethod
    def _warn(problems: tuple[Problem, ...]) -> None:
        """Log one line a warning, which makes MkDocs count it under --strict."""
        for problem in problems:
            if problem.severity is Severity.WARNING:
                log.warning("%s", as_text((problem,)))


def _show(problems: Sequence[Problem]) -> None:
    sys.stderr.write(f"{as_text(problems)}\n{count_line(problems)}\n")
