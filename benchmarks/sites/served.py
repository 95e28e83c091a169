"""A project -> how long a saved edit of one fact takes to stand in the page that `briefings serve` serves."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from benchmarks.sites.edits import fact, save

ROOT = Path(__file__).parents[2]
_PAUSE = 0.01
_CALM = 1.0  # between two edits: nobody saves twice in a moment, and the server gathers changes that come together
_POLLER = re.compile(rb"livereload\((\d+), *(\d+)\)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Latency:
    """Of one edit, in seconds from the moment at which the file was replaced.

    shown: until the page, asked for again and again, has the new words. told: until the server let the browser know
    that it should reload; None where the page has no such poller.
    """

    shown: float
    told: float | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Served:
    """start: seconds from the command to the first answer with the page. edits: in their order."""

    start: float
    edits: tuple[Latency, ...]


def served(project: Path, times: int, *, patience: float = 1800) -> Served:
    """Serve ``project``, edit one fact ``times`` times, and leave it as it was. Raises TimeoutError."""
    chosen = fact(project / "briefings")
    with _server(project) as (process, port, log):
        began = time.perf_counter()
        server = _Server(port, f"/{chosen.page}", process, log)
        server.wait_for(b"", patience)
        start = time.perf_counter() - began
        try:
            edits = [_edit(server, chosen.file, chosen.reworded(word), word, patience) for word in _words(times)]
        finally:
            save(chosen.file, chosen.text)
    return Served(start=start, edits=tuple(edits))


def _words(times: int) -> Iterator[str]:
    """Different ones, of letters alone."""
    return (f"Zephyrine{'abcdefghij'[number % 10] * (number // 10 + 1)}" for number in range(times))


def _edit(server: _Server, file: Path, text: str, word: str, patience: float) -> Latency:
    time.sleep(_CALM)
    told: list[float] = []
    poller = _POLLER.search(server.page())
    thread = threading.Thread(target=server.wait_for_reload, args=(poller, patience, told), daemon=True)
    if poller:
        thread.start()
        time.sleep(10 * _PAUSE)  # it asks before anything changes, as a browser does
    save(file, text)
    began = time.perf_counter()
    server.wait_for(word.encode(), patience)
    shown = time.perf_counter() - began
    if poller:
        thread.join(patience)
    return Latency(shown=shown, told=told[0] - began if told else None)


class _Server:
    """Asks a server for one page."""

    def __init__(self, port: int, path: str, process: subprocess.Popen[bytes], log: Path) -> None:
        self._port, self._path, self._process, self._log = port, path, process, log

    def page(self) -> bytes:
        """The page; empty while there is none."""
        with suppress(OSError, http.client.HTTPException):
            return self._get(self._path, 600)
        return b""

    def wait_for(self, word: bytes, patience: float) -> None:
        """Until the page is there and has the word."""
        until = time.perf_counter() + patience
        while not ((page := self.page()) and word in page):
            if time.perf_counter() > until or self._process.poll() is not None:
                raise TimeoutError(f"the page {self._path} does not show {word!r}:\n{self._log.read_text()[-2000:]}")
            time.sleep(_PAUSE)

    def wait_for_reload(self, poller: re.Match[bytes], patience: float, told: list[float]) -> None:
        """Until the server names a newer state than the page has; the moment is added to ``told``."""
        path, until = f"/livereload/{poller[1].decode()}/{poller[2].decode()}", time.perf_counter() + patience
        while time.perf_counter() < until:
            with suppress(OSError, http.client.HTTPException):
                if int(self._get(path, 90)) > int(poller[1]):
                    told.append(time.perf_counter())
                    return

    def _get(self, path: str, patience: float) -> bytes:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=patience)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.read() if answer.status == http.client.OK else b""
        finally:
            connection.close()


@contextmanager
def _server(project: Path) -> Iterator[tuple[subprocess.Popen[bytes], int, Path]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
    with tempfile.TemporaryDirectory() as name, (Path(name) / "log").open("wb") as log:
        command = [sys.executable, "-m", "generator", "serve", "--addr", f"127.0.0.1:{port}"]
        process = subprocess.Popen(command, cwd=project, env=environment, stdout=log, stderr=subprocess.STDOUT)
        try:
            yield process, port, Path(log.name)
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
