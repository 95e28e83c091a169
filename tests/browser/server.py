"""A built site -> the same as a web host serves it: below a sub-path, compressed, with the site's own headers."""

from __future__ import annotations

import gzip
import http.server
import mimetypes
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http import HTTPStatus
from pathlib import Path
from urllib.parse import unquote, urlsplit

SUB_PATH = "/sub/path/"
HEADERS_FILE = "_headers"
_COMPRESSED = ("text/", "application/json", "application/javascript", "image/svg+xml", "application/xml")
_FONTS = (".woff2", ".woff", ".ttf")


@dataclass(kw_only=True, slots=True)
class Served:
    """A running server."""

    address: str
    """Ends in a slash; the site's files are below it."""
    sent: dict[str, int] = field(default_factory=dict)
    """Path below the address -> bytes of its body as sent, compressed; of the last time it was asked for."""


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True  # browsers keep connections open for longer than a test lasts

    def __init__(self, site: Path, font_delay: float) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.site, self.font_delay = site, font_delay
        self.extra = site_headers(site)
        self.served = Served(address=f"http://127.0.0.1:{self.server_port}{SUB_PATH}")

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a browser that closes a page hangs up in the middle of answers."""


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        uri = path.removeprefix(SUB_PATH) if path.startswith(SUB_PATH) else None
        file = self.server.site / (uri or "index.html") if uri is not None else None
        if file is not None and file.is_dir():
            file /= "index.html"
        found = file is not None and file.is_file()
        kind, body, is_compressed = _body(file if file and found else self.server.site / "404.html")
        if found and path.endswith(_FONTS):
            time.sleep(self.server.font_delay)
        self.send_response(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if is_compressed:
            self.send_header("Content-Encoding", "gzip")
        if self.server.font_delay:
            self.send_header("Cache-Control", "no-store")  # or a font would be late only once
        for name, value in self.server.extra:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
        self.server.served.sent[uri if uri is not None else path] = len(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@cache
def _body(file: Path) -> tuple[str, bytes, bool]:
    """Type, bytes as sent, whether they are compressed."""
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    content = file.read_bytes()
    if not kind.startswith(_COMPRESSED):
        return kind, content, False
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind, gzip.compress(content, 6), True


def site_headers(site: Path) -> list[tuple[str, str]]:
    """The response headers for all pages that the site's own file of headers asks for."""
    lines = (site / HEADERS_FILE).read_text(encoding="utf-8").splitlines()
    pairs = [line.strip().partition(": ") for line in lines if line.startswith("  ")]
    return [(name, value) for name, _, value in pairs]


@contextmanager
def serve(site: Path, *, font_delay: float = 0) -> Iterator[Served]:
    """Serve the files in ``site`` until the block ends. font_delay: seconds that every font is held back."""
    with _Server(site, font_delay) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.served
        server.shutdown()
