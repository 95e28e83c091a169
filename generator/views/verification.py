"""What is at hand of a source -> how a reader is told that its citations were verified."""

from __future__ import annotations

from generator.provenance.evidence import Evidence


def verification(evidence: Evidence, slug: str, source: str) -> str:
    """«Verified against the text», or what stands in for the text."""
    if source in evidence.texts:
        return "Verified against the text"
    if source in evidence.locks.get(slug, {}):
        return "Vouched for by the lock"
    return "Not verified: neither text nor lock at hand"
