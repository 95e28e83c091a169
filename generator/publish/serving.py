"""A mkdocs.yml -> a server that shows the site while its facts are written, and keeps up.

The server is MkDocs' own. What differs: it hears of a saved file from the operating system, the whole site is built the
fast way, and an edit that only changes what stands on pages costs these pages.
"""

from __future__ import annotations

import gc
import logging
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock, Timer
from typing import Any
from urllib.parse import urlsplit

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer, _serve_url
from mkdocs.utils import write_file
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from generator.publish.fast.again import Standing
from generator.publish.fast.build import build
from generator.publish.plugin import BriefingsPlugin

log = logging.getLogger("mkdocs.briefings")

SETTLING = 0.03
"""Seconds without another change after which a build begins: editors save several files at once."""
POLLING = 2.0
"""Seconds between looks at files whose changes the system does not tell of, such as those on other machines."""
IDLE = 2.0
"""Seconds after a build until what search finds is brought up to date."""


class Server(LiveReloadServer):
    """MkDocs' server, told of changes by the operating system. changed: the files that changed since it was emptied."""

    def __init__(self, builder: Callable[[], None], host: str, port: int, root: str, mount_path: str) -> None:
        super().__init__(
            builder=builder, host=host, port=port, root=root, mount_path=mount_path, polling_interval=POLLING
        )
        self.build_delay = SETTLING
        self.changed: set[Path] = set()
        self._told = Observer()
        self._seen: dict[str, tuple[int, int] | None] = {}
        self._lock = Lock()

    def watch(self, path: str, func: None = None, *, recursive: bool = True) -> None:  # noqa: ARG002 (as MkDocs has it)
        """Build when a file below ``path`` changes."""
        path = str(Path(path).absolute())
        if path in self._watched_paths:
            self._watched_paths[path] += 1
            return
        self._watched_paths[path] = 1
        handler = FileSystemEventHandler()
        handler.on_any_event = self._noticed  # type: ignore[method-assign]
        self._watch_refs[path] = self.observer.schedule(handler, path, recursive=recursive)
        with suppress(OSError):
            self._told.schedule(handler, path, recursive=recursive)

    def serve(self, *, open_in_browser: bool = False) -> None:
        """Serve until interrupted."""
        with suppress(OSError):  # the system watches no more files: they are looked at from time to time
            self._told.start()
        super().serve(open_in_browser=open_in_browser)  # type: ignore[no-untyped-call]

    def shutdown(self, wait: bool = False) -> None:
        """Stop."""
        if self._told.is_alive():
            self._told.stop()
        super().shutdown(wait)

    def _noticed(self, event: FileSystemEvent) -> None:
        paths = [str(path) for path in (event.src_path, event.dest_path) if path]
        if event.is_directory or event.event_type in ("opened", "closed_no_write") or not any(map(self.is_new, paths)):
            return
        with self._rebuild_cond:
            self.changed.update(map(Path, paths))
            self._want_rebuild = True
            self._rebuild_cond.notify_all()

    def is_new(self, path: str) -> bool:
        """Whether a file is not as it was when it was last noticed: two observers tell of each change."""
        try:
            stat = Path(path).stat()
            state = (stat.st_mtime_ns, stat.st_size)
        except OSError:
            state = None
        with self._lock:
            before = self._seen.get(path, ())
            self._seen[path] = state
        return before != state


class Desk:
    """Builds the site for those who write it: the whole at first, then what an edit changes."""

    def __init__(self, load: Callable[[], MkDocsConfig], plugin: BriefingsPlugin, cache: Path | None) -> None:
        self._load, self._plugin, self._cache = load, plugin, cache
        self._standing: Standing | None = None
        self._later: Timer | None = None
        self._at_work = Lock()

    def build(self, config: MkDocsConfig | None = None) -> None:
        """Build the whole site."""
        with self._at_work:
            self._whole(config)

    def build_again(self, changed: set[Path]) -> None:
        """Build what the change of these files makes necessary."""
        with self._at_work:
            standing = self._standing
            if standing is None or not self._are_facts(changed):
                self._whole()
                return
            config = standing.builder.config
            found = self._plugin.made_again(config)
            if found is None:
                self._whole()
                return
            for uri, content in found.files.items():
                write_file(content, str(Path(config.site_dir, uri)))
            standing.build_again(found.pages)
            log.info("%d pages are new", len(found.pages))
            self._write_index_later()

    def _whole(self, config: MkDocsConfig | None = None) -> None:
        self._standing = None
        self._standing = build(config or self._load(), cache=self._cache)

    def _are_facts(self, changed: set[Path]) -> bool:
        library = Path(self._plugin.config.library).resolve()
        return all(path.resolve().is_relative_to(library) for path in changed)

    def _write_index_later(self) -> None:
        if self._later is not None:
            self._later.cancel()
        self._later = Timer(IDLE, self.write_index)
        self._later.daemon = True
        self._later.start()

    def write_index(self) -> None:
        """Bring up to date what search finds, and tidy up."""
        with self._at_work:
            if self._standing is not None:
                self._standing.write_index()
            gc.collect()

    def close(self) -> None:
        """Leave undone what was to be done later."""
        if self._later is not None:
            self._later.cancel()


def serve(config_file: Path, *, address: str | None, open_browser: bool, cache: Path | None) -> None:
    """Serve the site until it is interrupted. Raises OSError if the address is not free.

    cache: a file in which pages are remembered from build to build.
    """
    gc.disable()  # it would look through the whole site while somebody waits; `Desk` calls it when nobody does
    site = tempfile.mkdtemp(prefix="briefings-")

    def load() -> MkDocsConfig:
        config = load_config(config_file=str(config_file), site_dir=site, dev_addr=address)
        config.site_url = _serve_url(*config.dev_addr, urlsplit(config.site_url or "/").path)
        return config

    try:
        config = load()
        mount = urlsplit(config.site_url or "/").path
        plugin: Any = config.plugins["briefings"]
        config.plugins.on_startup(command="serve", dirty=False)
        desk = Desk(load, plugin, cache)

        def builder() -> None:
            log.info("Building ...")
            changed, server.changed = server.changed, set()
            desk.build_again(changed)

        host, port = config.dev_addr
        server = Server(builder, host, port, site, mount)
        server.error_handler = _error_pages(Path(site))
        try:
            desk.build(config)
            for path in (config.docs_dir, config.config_file_path):
                if path:
                    server.watch(path)
            config.plugins.on_serve(server, config=config, builder=builder)
            for path in config.watch:
                server.watch(path)
            try:
                server.serve(open_in_browser=open_browser)
            except KeyboardInterrupt:
                log.info("Shutting down ...")
        finally:
            desk.close()
            server.shutdown()
            config.plugins.on_shutdown()
    finally:
        shutil.rmtree(site, ignore_errors=True)
        gc.enable()


def _error_pages(site: Path) -> Callable[[int], bytes | None]:
    def page(code: int) -> bytes | None:
        file = site / f"{code}.html"
        return file.read_bytes() if code in (404, 500) and file.is_file() else None

    return page
