"""What is made of all facts of a library at once, such as its PDFs -> a store of it, by names within the library."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from generator.publish.fast.keys import digest, program_key
from generator.publish.fast.store import Store
from generator.publish.fast.unchanged import facts_key


class StoreOfFacts(Store):
    """A store in which nothing is found that was made of other facts, or by another program."""

    def __init__(self, file: Path, library: Path, of: str) -> None:
        """Take the fingerprint of the facts, now: to be made before they are read. of: what all depends on besides.

        Raises OSError for facts that cannot be read.
        """
        self._library, self._facts = library, facts_key(library)
        super().__init__(file, of=digest((program_key(), of, self._facts)))

    def keep(self, used: Collection[str], made: Mapping[str, bytes]) -> None:
        """As every store; nothing new if the facts changed meanwhile, since nobody knows which of them were read."""
        super().keep(used, made if facts_key(self._library) == self._facts else {})
