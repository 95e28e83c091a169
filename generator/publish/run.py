"""A library, and a mkdocs.yml where there is one -> a site built or served by MkDocs.

Without a mkdocs.yml the settings come from ``settings.default_config`` and stand in a temporary folder, so that
nothing is written outside of the folders that the user named.
"""

from __future__ import annotations

import logging
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.commands.serve import serve as serve_slowly
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import CountHandler

from generator.pipeline import Outcome
from generator.problems import Problem
from generator.publish.defaults import language_of
from generator.publish.fast.build import build as build_fast
from generator.publish.fast.guard import obstacle
from generator.publish.fast.keys import program_key
from generator.publish.fast.shards import PAGES
from generator.publish.fast.store import Store
from generator.publish.fast.unchanged import LastBuild
from generator.publish.located import shown
from generator.publish.plugin import BriefingsPlugin
from generator.publish.serving import serve
from generator.publish.settings import TITLE, Folders, default_config

log = logging.getLogger("mkdocs.briefings")

CACHE = Path(".cache", "briefings")
"""Beside mkdocs.yml; where there is none, nothing is remembered, since nobody named a folder for that."""
LAST = "last-build.json"
CONFIG_NAMES = ("mkdocs.yml", "mkdocs.yaml")

# Material prints a banner about its successor at every start; it would stand between problems and their reader.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")


@dataclass(frozen=True, kw_only=True, slots=True)
class Setup:
    """A configuration that is ready to build: MkDocs' own, our plugin in it, the library, the site's folder
    and the folder in which builds are remembered.
    """

    config: MkDocsConfig
    plugin: BriefingsPlugin
    library: Path
    site: Path
    cache: Path | None

    @property
    def language(self) -> str:
        """The language of the pages, as the theme is set."""
        return language_of(self.config)


def find_config(named: Path | None) -> Path | None:
    """The configuration that the user named, else the one in the current folder, else None."""
    candidates = [named] if named else [Path(name) for name in CONFIG_NAMES]
    return next((path for path in candidates if path.is_file()), None)


@contextmanager
def prepared(
    config_file: Path | None, library: Path | None, site: Path | None, *, strict: bool, pdf: bool | None = None
) -> Iterator[Setup]:
    """Load ``config_file``, or the default settings for the folders given. Raises LookupError without our plugin.

    pdf: whether the site has PDFs; None leaves it to the configuration.
    """
    with _configuration(config_file, library, site) as path:
        config = load_config(
            config_file=str(path), site_dir=str(site.resolve()) if site else None, strict=strict or None
        )
        plugin = config.plugins.get("briefings")
        if not isinstance(plugin, BriefingsPlugin):
            raise LookupError(f"{shown(path)} does not list the plugin briefings")
        if library is not None:
            plugin.config.library = str(library.resolve())
        if pdf is not None:
            plugin.config.pdf = pdf
        yield Setup(
            config=config,
            plugin=plugin,
            library=Path(plugin.config.library),
            site=Path(config.site_dir),
            cache=config_file.parent / CACHE if config_file else None,
        )


def last_build(setup: Setup) -> LastBuild | None:
    """What is known of the last build; None where nothing is remembered. To be asked before anything is read."""
    return LastBuild(setup.cache / LAST, setup.config, setup.library) if setup.cache else None


def memory(setup: Setup, of: str) -> Store | None:
    """Where what earlier builds made is kept. of: the name of the file. None where nothing is remembered."""
    return Store(setup.cache / of, of=program_key()) if setup.cache else None


@dataclass(frozen=True, kw_only=True, slots=True)
class SiteBuilt:
    """A site that was built. known: how many of the facts' pages were remembered. silent: MkDocs had nothing to say."""

    known: int
    silent: bool


def build_site(setup: Setup, outcome: Outcome, *, remembers: bool = True) -> SiteBuilt:
    """Build the site from an ``outcome`` whose problems the user has seen.

    Raises MkDocs' Abort with the reason. remembers: whether pages are remembered from build to build, in `CACHE`.
    """
    setup.plugin.prepared = outcome
    setup.config.plugins.on_startup(command="build", dirty=False)
    unknown = obstacle(setup.config)
    if unknown:
        log.info("The site is built in the slower way: %s.", unknown)
    counter = CountHandler()
    counter.setLevel(logging.WARNING)
    logging.getLogger("mkdocs").addHandler(counter)
    try:
        pages = setup.cache / PAGES if setup.cache and remembers else None
        told = {} if unknown else build_fast(setup.config, cache=pages).told
        if unknown:
            build(setup.config)
    finally:
        logging.getLogger("mkdocs").removeHandler(counter)
        setup.config.plugins.on_shutdown()
    uris = [page.uri for page in outcome.site.pages if page.uri in told] if outcome.site else []
    return SiteBuilt(known=sum(told[uri].known for uri in uris), silent=not counter.get_counts())


def serve_site(config_file: Path | None, *, address: str | None, open_browser: bool) -> None:
    """Serve the site until it is interrupted, building what changes whenever a file does."""
    with _configuration(config_file, None, None) as path:
        config = load_config(config_file=str(path))
        unknown = obstacle(config)
        if unknown or "briefings" not in config.plugins:
            log.info("Every change builds the whole site: %s.", unknown or "the plugin briefings is not listed")
            serve_slowly(config_file=str(path), dev_addr=address, open_in_browser=open_browser)
            return
        pages = config_file.parent / CACHE / PAGES if config_file else None
        serve(path, address=address, open_browser=open_browser, cache=pages)


def unsafe_site(setup: Setup) -> Problem | None:
    """What speaks against building into the site's folder, which MkDocs empties first; None if nothing does."""
    site = setup.site.resolve()
    precious = (setup.library, Path(setup.config.docs_dir), Path.cwd())
    inside = [path for path in precious if path.resolve().is_relative_to(site)]
    if inside or site.is_relative_to(setup.library.resolve()):
        message = f"the site's folder {shown(site)} is, holds or lies in a folder with your own files"
    elif site.exists() and not site.is_dir():
        message = f"the site's folder {shown(site)} is a file"
    elif site.is_dir() and any(site.iterdir()) and not (site / "404.html").is_file():
        message = f"the folder {shown(site)} holds something other than a site, and building would delete it"
    else:
        return None
    return Problem(code="unsafe-site", message=message, where=None, remedy="name a new or empty folder with --site")


def show_log(level: int) -> None:
    """Print what MkDocs logs from ``level`` up on the standard error stream, once."""
    logger = logging.getLogger("mkdocs")
    logger.setLevel(level)
    if not logger.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(levelname)s: %(message)s"))
        logger.addHandler(handler)


@contextmanager
def _configuration(config_file: Path | None, library: Path | None, site: Path | None) -> Iterator[Path]:
    if config_file is not None:
        yield config_file
        return
    with tempfile.TemporaryDirectory(prefix="briefings-") as name:
        temporary = Path(name)
        own_docs, empty = Path("docs").resolve(), temporary / "docs"
        empty.mkdir()
        folders = Folders(
            library=(library or Path("briefings")).resolve(),
            docs=own_docs if own_docs.is_dir() else empty,
            site=(site or Path("site")).resolve(),
        )
        path = temporary / "mkdocs.yml"
        path.write_text(default_config(TITLE, folders=folders), encoding="utf-8")
        yield path
