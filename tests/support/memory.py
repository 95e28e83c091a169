"""What builds remember, for tests: in memory, and nothing of it is lost."""

from __future__ import annotations

from collections.abc import Collection, Mapping


class Memory:
    """A memory that forgets nothing, and counts."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}
        self.made = 0

    def find(self, key: str) -> bytes | None:
        return self.kept.get(key)

    def sealed(self, value: bytes) -> bytes:
        return value

    def keep(self, used: Collection[str], made: Mapping[str, bytes]) -> None:  # noqa: ARG002
        self.kept.update(made)
        self.made = len(made)
