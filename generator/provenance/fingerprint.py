"""Words -> a fingerprint from which they cannot be read back."""

from __future__ import annotations

from hashlib import blake2b

from generator.provenance.folding import fold


def fingerprint(*parts: str) -> str:
    """Twenty hexadecimal digits that are the same if and only if the parts are, after folding (BLAKE2b, 80 bits)."""
    joined = "\x1f".join(fold(part).text.strip() for part in parts)
    return blake2b(joined.encode(), digest_size=10, person=b"briefings").hexdigest()
