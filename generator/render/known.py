"""Pages that were made in one go, and what they depend on <-> bytes that can be kept from build to build."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Protocol

from generator.figures.drawing import Drawing
from generator.render.fingerprints import UnknownKindError
from generator.render.page import Page
from generator.render.trace import Trace

_LINE = b"\n"


class Memory(Protocol):
    """Where bytes are kept, by keys that say what they are of; it may lose any of them."""

    def find(self, key: str) -> bytes | None:
        """What was kept; None if nothing was, or if it was lost."""

    def sealed(self, value: bytes) -> bytes:
        """Bytes as they are kept: for the process that made them to prepare."""

    def keep(self, used: Collection[str], made: Mapping[str, bytes]) -> None:
        """Note what a build used of it, and what it made anew, sealed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Made:
    """What came of a part. scripts: what its pages load, by path. drawings: by the path of their file."""

    pages: tuple[Page, ...]
    scripts: Mapping[str, bytes]
    drawings: Mapping[str, Drawing]


def written(made: Made, trace: Trace) -> bytes | None:
    """The bytes: a line with what was asked and a fingerprint of the answers, then the rest; None for unknown kinds."""
    asked = trace.asked()
    try:
        head = {"asked": asked, "answers": trace.answers(asked)}
    except UnknownKindError:
        return None
    rest = {
        "pages": [asdict(page) for page in made.pages],
        "scripts": {uri: content.decode("utf-8") for uri, content in made.scripts.items()},
        "drawings": {uri: asdict(drawing) for uri, drawing in made.drawings.items()},
    }
    return _dumped(head) + _LINE + _dumped(rest)


def remembered(content: bytes, trace: Trace) -> Made | None:
    """What was made, if the library still answers as it did; None if not, or if the bytes are of another make."""
    head, _, rest = content.partition(_LINE)
    try:
        found = json.loads(head)
        if trace.answers([(name, kind, what) for name, kind, what in found["asked"]]) != found["answers"]:
            return None
        data: dict[str, Any] = json.loads(rest.decode("utf-8", "surrogatepass"))
        return Made(
            pages=tuple(Page(**page) for page in data["pages"]),
            scripts={uri: text.encode() for uri, text in data["scripts"].items()},
            drawings={uri: Drawing(**drawing) for uri, drawing in data["drawings"].items()},
        )
    except (ValueError, LookupError, TypeError):
        return None


def _dumped(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
