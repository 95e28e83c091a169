"""The package's own files -> the styles, scripts and fonts that every site has."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable

_ASSETS = "assets/briefings"
_WORKSHOP = (".md", ".py")
"""Ends of the names of files beside assets that explain or make them, and that no site needs."""
_BASE = ("fonts", "tokens", "material", "frame", "standing", "voice", "citation", "strip", "statement")
_ORDER = {f"{name}.css": at for at, name in enumerate(_BASE)} | {"print.css": 99}
"""The sheets that others build on come first, what holds on paper comes last."""


def assets() -> dict[str, bytes]:
    """Every style, script and font that pages use, and the fonts' licences: path in the site -> content."""
    return dict(_assets(files("generator") / "assets", _ASSETS))


def _assets(folder: Traversable, uri: str) -> Iterator[tuple[str, bytes]]:
    """What lies in a folder and in those below it, but for what is only there for those who work on it."""
    for item in sorted(folder.iterdir(), key=lambda item: (_ORDER.get(item.name, 50), item.name)):
        if item.name.startswith((".", "_")) or item.name.endswith(_WORKSHOP):
            continue
        if item.is_dir():
            yield from _assets(item, f"{uri}/{item.name}")
        else:
            yield f"{uri}/{item.name}", item.read_bytes()
