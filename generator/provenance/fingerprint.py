"""Words -> a fingerprint from which they cannot be read back."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

from generator.provenance.folding import fold

DIGITS = 20
"""Hexadecimal digits of a fingerprint: 80 bits, so that no two sentences of a library share one by chance."""


def fingerprint(*parts: str) -> str:
    """`DIGITS` hexadecimal digits that are the same if and only if the parts are, after folding (BLAKE2b, RFC 7693)."""
    return digest("\x1f".join(fold(part).text.strip() for part in parts))


def digest(folded: str) -> str:
    """The fingerprint of words that are folded already, without white space at their ends."""
    raw = folded.encode("utf-8", "surrogatepass")  # a lone surrogate can stand in no file, but in a hostile lock
    return blake2b(raw, digest_size=DIGITS // 2, person=b"briefings").hexdigest()


def combined(fingerprints: Iterable[str]) -> str:
    """One fingerprint for a run of sentences, from theirs: line ends between them do not matter. Of one: itself."""
    found = tuple(fingerprints)
    return found[0] if len(found) == 1 else digest("\x1e".join(found)) if found else ""
