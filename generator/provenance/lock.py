"""Texts of sources, and what was found in them -> ``sources.lock``, and back.

The lock is JSON with one line for each sentence, each cited passage and each vouched phrase, in a fixed order, so that
a difference between two versions is read line by line. It holds fingerprints and lengths, and no words of any source.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from generator.model.citations import Locator, parse_locator
from generator.provenance.evidence import LockedSource, vouch
from generator.provenance.fingerprint import DIGITS, fingerprint
from generator.provenance.folding import fold
from generator.provenance.text import SourceText

FILE = "sources.lock"
VERSION = 1
"""The version of the format; a program that is older than a lock says so and leaves it alone."""

_MARK = re.compile(rf"[0-9a-f]{{{DIGITS}}}")
_SENTENCE = re.compile(rf"(?P<mark>[0-9a-f]{{{DIGITS}}}) (?P<length>[0-9]{{1,9}})")
_LOCATOR = re.compile(r"[fb]?[1-9][0-9]{0,4}(?:\.[1-9][0-9]{0,4}(?:-[1-9][0-9]{0,4})?)?")


MOST_PARAGRAPHS = 99_999
"""The highest number of a paragraph that can be cited."""


class LockError(ValueError):
    """A lock that cannot be used; ``newer``: because a later version of the program wrote it."""

    def __init__(self, message: str, *, newer: bool = False) -> None:
        """Say why."""
        super().__init__(message)
        self.newer = newer


def survey(source: str, text: SourceText, *, front: int, back: int) -> LockedSource:
    """What a lock would hold of a text as it is now, before anything is known of citations."""
    sentences = {
        str(sentence.locator): (fingerprint(sentence.text), len(fold(sentence.text).text.strip()))
        for sentence in text.sentences
    }
    return LockedSource(
        source=source,
        text=fingerprint(text.text),
        front=front,
        back=back,
        sentences=sentences,
        cited={},
        phrases=frozenset(),
    )


def marks(surveyed: LockedSource, asked: Iterable[tuple[Locator, str]]) -> frozenset[str]:
    """The fingerprints that vouch for words in passages (`vouch`); passages beyond the text have none."""
    found = ((surveyed.passage(locator), words) for locator, words in asked)
    return frozenset(vouch(passage, words) for passage, words in found if passage)


def dump(sources: Iterable[LockedSource]) -> str:
    """The text of a lock: the same for the same sources, whatever their order."""
    held = {one.source: _plain(one) for one in sorted(sources, key=lambda one: one.source)}
    return json.dumps({"version": VERSION, "sources": held}, indent=1, ensure_ascii=True) + "\n"


def _plain(one: LockedSource) -> dict[str, Any]:
    return {
        "text": one.text,
        "front": one.front,
        "back": one.back,
        "sentences": {name: f"{mark} {length}" for name, (mark, length) in one.sentences.items()},
        "cited": {uid: dict(sorted(passages.items())) for uid, passages in sorted(one.cited.items())},
        "phrases": sorted(one.phrases),
        "absent": sorted(one.absent),
    }


def load(raw: bytes) -> Mapping[str, LockedSource]:
    """Source id -> what a lock holds of it. Raises LockError for whatever is no lock of this version."""
    try:
        found = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise LockError("it is not the text that was written") from error
    version = _object(found).get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise LockError("it does not say its version")
    if version > VERSION:
        raise LockError(f"it is of version {version}, and this program knows version {VERSION}", newer=True)
    try:
        return {str(name): _source(str(name), _object(one)) for name, one in _object(found["sources"]).items()}
    except KeyError as error:
        raise LockError(f"{error.args[0]} is missing") from error


def _source(name: str, one: dict[str, Any]) -> LockedSource:
    found = _read(name, one)
    cited = {at for passages in found.cited.values() for at in passages}
    if not all(found.names(parse_locator(at)) for at in cited):
        raise LockError("it cites a sentence that it does not hold")
    return found


def _read(name: str, one: dict[str, Any]) -> LockedSource:
    return LockedSource(
        source=name,
        text=_mark(one["text"]),
        front=_number(one["front"]),
        back=_number(one["back"]),
        sentences={_locator(key): _sentence(value) for key, value in _object(one["sentences"]).items()},
        cited={
            str(uid): {_locator(key): _mark(value) for key, value in _object(passages).items()}
            for uid, passages in _object(one["cited"]).items()
        },
        phrases=frozenset(_mark(value) for value in _list(one["phrases"])),
        absent=frozenset(_mark(value) for value in _list(one.get("absent", []))),
    )


def _object(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise LockError("a part of it is not what was written")
    return value


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise LockError("a list of it is not what was written")
    return value


def _mark(value: Any) -> str:
    if not isinstance(value, str) or not _MARK.fullmatch(value):
        raise LockError("a fingerprint in it is damaged")
    return value


def _number(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= MOST_PARAGRAPHS:
        raise LockError("a number in it is damaged")
    return value


def _locator(value: str) -> str:
    if not _LOCATOR.fullmatch(value):
        raise LockError("a locator in it is damaged")
    return value


def _sentence(value: Any) -> tuple[str, int]:
    match = _SENTENCE.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise LockError("a sentence in it is damaged")
    return match["mark"], int(match["length"])
