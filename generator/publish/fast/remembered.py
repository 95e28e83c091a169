"""What was told of a page <-> bytes that a store can keep: plain data, so that reading them runs nothing."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from typing import Any

from generator.publish.fast.pages import Told
from generator.publish.plugin import Notes
from generator.publish.policy import Inline

_LINE = b"\n"


def written(told: Told, output: bytes) -> bytes:
    """The bytes of a page: a line of JSON, then its file's content."""
    noted = told.noted
    data = {
        "anchors": told.anchors,
        "links": told.links,
        "entries": told.entries,
        "read": _records(told.read),
        "built": _records(told.built),
        "noted": [sorted(noted.inline.scripts), sorted(noted.inline.styles), noted.elsewhere] if noted else None,
        "looked": told.looked,
    }
    return json.dumps(data, ensure_ascii=False).encode("utf-8", "surrogatepass") + _LINE + output


def remembered(content: bytes) -> tuple[Told, bytes] | None:
    """What was told of a page, and its file; None if these bytes are of another make."""
    head, _, output = content.partition(_LINE)
    try:
        data = json.loads(head.decode("utf-8", "surrogatepass"))
        noted = data["noted"]
        told = Told(
            anchors=tuple(data["anchors"]),
            links=tuple((uri, anchor, link) for uri, anchor, link in data["links"]),
            entries=tuple(data["entries"]),
            read=tuple(map(_record, data["read"])),
            built=tuple(map(_record, data["built"])),
            noted=_notes(noted) if noted else None,
            looked=data["looked"],
            known=True,
        )
    except (ValueError, KeyError, TypeError):
        return None
    return told, output


def _notes(noted: Sequence[Any]) -> Notes:
    scripts, styles, elsewhere = noted
    return Notes(inline=Inline(scripts=frozenset(scripts), styles=frozenset(styles)), elsewhere=tuple(elsewhere))


def _records(records: Sequence[logging.LogRecord]) -> list[tuple[str, int, str]]:
    return [(record.name, record.levelno, str(record.msg)) for record in records]


def _record(found: Sequence[Any]) -> logging.LogRecord:
    name, level, message = found
    return logging.LogRecord(name, level, "", 0, message, None, None)
