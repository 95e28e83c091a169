"""Pages that were made in one go, and what they depend on <-> bytes that can be kept from build to build."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Protocol

from generator.figures.drawing import Drawing
from generator.render.fingerprints import Fingerprints, UnknownKindError
from generator.render.page import Page
from generator.render.trace import Answer, Question, Trace

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


@dataclass(frozen=True, kw_only=True, slots=True)
class Kept:
    """What came of a part, and what was asked for it."""

    asked: tuple[Question, ...]
    made: Made


@dataclass(kw_only=True, slots=True)
class Rendered:
    """What a process rendered last, part by part. answers: to every question that was asked for any of them.

    drawings: fingerprint of a view -> what was drawn of it; of edits that did not last, too.
    """

    drawings: dict[str, tuple[Drawing, ...]] = field(default_factory=dict)
    parts: Mapping[str, Kept] = field(default_factory=dict)
    answers: Mapping[Question, Answer] = field(default_factory=dict)
    fingerprints: Fingerprints = field(default_factory=Fingerprints)

    def still_so(self, trace: Trace) -> Mapping[str, Kept]:
        """The parts that would come out the same."""
        changed = {question for question, answer in self.answers.items() if trace.answer(question) != answer}
        return {key: kept for key, kept in self.parts.items() if changed.isdisjoint(kept.asked)}

    def keep(self, parts: Mapping[str, Kept], trace: Trace) -> None:
        """Keep these parts, and no others; none if one rests on a value of an unknown kind."""
        try:
            self.answers = {question: trace.answer(question) for kept in parts.values() for question in kept.asked}
            self.parts = parts
        except UnknownKindError:
            self.answers, self.parts = {}, {}
        self.fingerprints = trace.fingerprints
        self.fingerprints.forget()


def written(kept: Kept, trace: Trace) -> bytes | None:
    """The bytes: a line with what was asked and a fingerprint of the answers, then the rest; None for unknown kinds."""
    made = kept.made
    try:
        head = {"asked": kept.asked, "answers": trace.answers(kept.asked)}
    except UnknownKindError:
        return None
    rest = {
        "pages": [asdict(page) for page in made.pages],
        "scripts": {uri: content.decode("utf-8") for uri, content in made.scripts.items()},
        "drawings": {uri: asdict(drawing) for uri, drawing in made.drawings.items()},
    }
    return _dumped(head) + _LINE + _dumped(rest)


def remembered(content: bytes, trace: Trace) -> Kept | None:
    """What was kept, if the library still answers as it did; None if not, or if the bytes are of another make."""
    head, _, rest = content.partition(_LINE)
    try:
        found = json.loads(head)
        asked = tuple((name, kind, what) for name, kind, what in found["asked"])
        if trace.answers(asked) != found["answers"]:
            return None
        data: dict[str, Any] = json.loads(rest.decode("utf-8", "surrogatepass"))
        made = Made(
            pages=tuple(Page(**page) for page in data["pages"]),
            scripts={uri: text.encode() for uri, text in data["scripts"].items()},
            drawings={uri: Drawing(**drawing) for uri, drawing in data["drawings"].items()},
        )
    except (ValueError, LookupError, TypeError):
        return None
    return Kept(asked=asked, made=made)


def _dumped(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
