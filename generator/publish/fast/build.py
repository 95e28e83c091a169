"""A configuration -> the site that `mkdocs.commands.build.build` makes of it, byte for byte, in several processes.

The stages are MkDocs', in its order. Two things are done in another: pages are converted and put into their templates
in one go, each by the process that took it, and static files are copied after. What pages need to know of each other
before that, their titles, is read from their front matter; pages without one are converted first.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs.commands.build import _build_extra_template, _build_theme_template
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError
from mkdocs.structure.files import File, InclusionLevel, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler, write_file

from generator import processes
from generator.publish.fast.again import Standing, read, replay
from generator.publish.fast.aside import built_aside
from generator.publish.fast.convert import Converter
from generator.publish.fast.keys import Keys, NotPlainError, has_own_templates, site_key, still_so
from generator.publish.fast.nav_once import render_nav_once
from generator.publish.fast.pages import Builder, Told, quicken
from generator.publish.fast.remembered import remembered, written
from generator.publish.fast.store import Store

log = logging.getLogger("mkdocs.commands.build")

CHUNK = 8
"""Pages that a process takes at a time: neighbours, so that what they share is at hand."""


def build(config: MkDocsConfig, *, copies: int | None = None, cache: Path | None = None) -> Standing:
    """Build the site: what it takes to build pages of it again. Raises MkDocs' Abort; the last site then stays.

    copies: how many processes share the work; None for as many as can run at once. cache: a file in which pages are
    remembered from build to build; None for none.
    """
    logger = logging.getLogger("mkdocs")
    counter = CountHandler()
    counter.setLevel(logging.WARNING)
    if config.strict:
        logger.addHandler(counter)
    try:
        config = config.plugins.on_config(config)
        config.plugins.on_pre_build(config=config)
        with built_aside(Path(config.site_dir)) as folder, _site_in(config, folder):
            standing = _build(config, Store(cache) if cache else None, copies or processes.processes())
            if counts := counter.get_counts():
                told = ", ".join(f"{count} {level.lower()}s" for level, count in counts)
                raise Abort(f"Aborted with {told} in strict mode!")
        return standing
    except Exception as error:
        config.plugins.on_build_error(error=error)
        if isinstance(error, BuildError):
            log.error(str(error))
            raise Abort("Aborted with a BuildError!") from error
        raise
    finally:
        logger.removeHandler(counter)


@contextmanager
def _site_in(config: MkDocsConfig, folder: Path) -> Iterator[None]:
    """Let everything be written into ``folder``."""
    named, config.site_dir = config.site_dir, str(folder)
    try:
        yield
    finally:
        config.site_dir = named


def build_own(config: MkDocsConfig, own: Collection[str], cache: Path) -> int:
    """Build the pages ``own``, by their paths, and leave them in ``cache`` alone: how many could be remembered."""
    config = config.plugins.on_config(config)
    config.plugins.on_pre_build(config=config)
    with TemporaryDirectory(prefix="briefings-") as folder, _site_in(config, Path(folder)):
        builder, pages = _ready(config)
        keys = _titled(builder, pages, keyed=True)
        chosen = [page for page in pages if page.file.src_uri in own]
        _pages(builder, chosen, keys, Store(cache), processes.processes())
    return sum(id(page) in keys for page in chosen)


def _build(config: MkDocsConfig, store: Store | None, copies: int) -> Standing:
    builder, pages = _ready(config)
    files, nav, env, documents = builder.files, builder.nav, builder.env, builder.documents
    told = _pages(builder, pages, _titled(builder, pages, keyed=store is not None), store, copies)
    _note(told, documents, builder)
    files.copy_static_files(inclusion=InclusionLevel.is_included)
    for template in config.theme.static_templates:
        _build_theme_template(template, env, files, config, nav)
    for template in config.extra_templates:
        _build_extra_template(template, files, config, nav)
    for one in told:
        replay(one.built)
        if builder.ours is not None and one.noted is not None:
            builder.ours.add_notes(one.noted)
    for page in pages:
        page.validate_anchor_links(files=files, log_level=config.validation.links.anchors)
    config.plugins.on_post_build(config=config)
    return Standing(builder=builder, told={page.file.src_uri: one for page, one in zip(pages, told, strict=True)})


def _ready(config: MkDocsConfig) -> tuple[Builder, list[Page]]:
    """What builds pages, and the pages with their sources read."""
    files = get_files(config)
    env = config.theme.get_env()
    files.add_files_from_theme(env, config)
    files = config.plugins.on_files(files, config=config)
    set_exclusions(files, config)
    nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
    documents = files.documentation_pages(inclusion=InclusionLevel.is_included)
    pages = [read(file, config, files) for file in documents]
    search, ours = config.plugins.get("material/search"), config.plugins.get("briefings")
    if search is not None:
        quicken(search)
    env = config.plugins.on_env(env, config=config, files=files)
    builder = Builder(
        config=config,
        files=files,
        nav=nav,
        env=env,
        documents=documents,
        convert=Converter(config, files),
        search=search,
        ours=ours,
    )
    render_nav_once(env)
    return builder, pages


def _titled(builder: Builder, pages: Sequence[Page], *, keyed: bool) -> dict[int, str]:
    """Let every page have a title: the keys of the pages, then, or none where nothing is remembered."""
    for page in pages:
        if "title" not in page.meta:  # it shows in the navigation, and stands in the content
            builder.convert_first(page)
    return _keys(builder, pages) if keyed else {}


def _pages(
    builder: Builder, pages: Sequence[Page], keys: Mapping[int, str], store: Store | None, copies: int
) -> list[Told]:
    """Build pages, or take them as they were built before."""
    builder.keeps = bool(keys)
    builder.env.get_template("main.html")  # compiled once, before processes are copied

    def work(number: int) -> list[tuple[Told, bytes]]:
        return [
            _page(builder, page, store, keys.get(id(page))) for page in pages[number * CHUNK : (number + 1) * CHUNK]
        ]

    done = processes.in_order(-(-len(pages) // CHUNK), work, copies=copies)
    built = [one for chunk in done for one in chunk]
    if store is not None:
        keyed = [(keys[id(page)], *one) for page, one in zip(pages, built, strict=True) if id(page) in keys]
        store.keep([key for key, told, _ in keyed if told.known], {key: made for key, _, made in keyed if made})
    return [told for told, _ in built]


def _page(builder: Builder, page: Page, store: Store | None, key: str | None) -> tuple[Told, bytes]:
    """Build a page, or write it as it was built before: what is told of it, and what the store shall keep."""
    if store is None or key is None:
        return builder.build_page(page), b""
    target = page.file.abs_dest_path
    old = remembered(found) if (found := store.find(key)) is not None else None
    if old is not None and still_so(old[0].looked, builder.files):
        write_file(old[1], target)
        return old[0], b""
    told = builder.build_page(page)
    return told, store.sealed(written(told, Path(target).read_bytes())) if Path(target).is_file() else b""


def _keys(builder: Builder, pages: Sequence[Page]) -> dict[int, str]:
    """The keys of all pages whose content was not needed already; none where a setting is more than data."""
    try:
        site = site_key(builder.config, builder.nav, pages)
        dated = has_own_templates(builder.config)
        keys = Keys(site=site, dated=dated, drawings=builder.drawings, active=builder.active)
        return {id(page): keys.of(page) for page in pages if "title" in page.meta}
    except NotPlainError as error:
        log.debug("Pages are not remembered: a setting holds a %s.", error)
        return {}


def _note(told: Sequence[Told], documents: Sequence[File], builder: Builder) -> None:
    """Let the rest of the build know what became of the pages, as if this process had built them."""
    index = builder.search.search_index if builder.search and builder.search.config.enabled else None
    if index is not None:
        index.entries = [entry for one in told for entry in one.entries]
    for file, one in zip(documents, told, strict=True):
        page = file.page
        assert page is not None
        page.present_anchor_ids = set(one.anchors)
        links: dict[File, dict[str, str]] = {}
        for uri, anchor, link in one.links:
            target = builder.files.get_file_from_path(uri)
            assert target is not None
            links.setdefault(target, {})[anchor] = link
        page.links_to_anchors = links
        replay(one.read)
