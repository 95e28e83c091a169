"""A value of the library -> a fingerprint: two values with one fingerprint are equal, in this run and in any other.

Only values of known kinds have one. A kind that is new here is refused, so that nothing is ever overlooked.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any

from pydantic import BaseModel


class UnknownKindError(TypeError):
    """A value of a kind that has no fingerprint."""


class Fingerprints:
    """Makes fingerprints; of an object that many others refer to, once."""

    def __init__(self, before: Fingerprints | None = None) -> None:
        """before: those of objects of which some may come again."""
        self._known: dict[int, tuple[object, bytes]] = {}
        self._before = before._known if before else {}

    def forget(self) -> None:
        """Forget the objects from before that did not come again."""
        self._before = {}

    def of(self, value: object) -> str:
        """Hexadecimal, 32 digits. Raises UnknownKindError."""
        return hashlib.blake2b(self._written(value), digest_size=16).hexdigest()

    def _written(self, value: object) -> bytes:
        """The value without a doubt where each of its parts begins and ends."""
        if isinstance(value, str):
            content = value.encode("utf-8", "surrogatepass")
            return b"s%d:%b" % (len(content), content) if type(value) is str else _named(value, content)
        if value is None or isinstance(value, bool | int | float):
            return f"{value!r};".encode()
        if isinstance(value, tuple | list):
            return b"(%b)" % b"".join(map(self._written, value))
        if isinstance(value, frozenset | set):
            return b"<%b>" % b"".join(sorted(map(self._written, value)))
        if isinstance(value, Mapping):
            return b"{%b}" % b"".join(self._written(key) + self._written(item) for key, item in value.items())
        if isinstance(value, date | Decimal | Enum):
            return _named(value, str(value).encode())
        return self._object(value)

    def _object(self, value: object) -> bytes:
        known = self._known.get(id(value))
        if known is None and (known := self._before.get(id(value))) is not None:
            self._known[id(value)] = known
        if known is None:
            kind: Any = type(value)
            parts = b"".join(self._written(getattr(value, name)) for name in _fields(kind))
            # The object is kept as well: as long as it lives, nothing else has its id.
            known = self._known[id(value)] = (value, hashlib.blake2b(_named(value, parts), digest_size=16).digest())
        return b"o" + known[1]


def _named(value: object, content: bytes) -> bytes:
    kind = type(value)
    return b"%b.%b=%d:%b" % (kind.__module__.encode(), kind.__qualname__.encode(), len(content), content)


@cache
def _fields(kind: Any) -> tuple[str, ...]:
    if issubclass(kind, BaseModel):
        return tuple(kind.model_fields)
    if is_dataclass(kind):
        return tuple(field.name for field in fields(kind))
    raise UnknownKindError(f"{kind.__module__}.{kind.__qualname__}")
