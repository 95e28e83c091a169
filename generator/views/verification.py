"""What is at hand of a source -> how a reader is told that its citations were verified."""

from __future__ import annotations

from generator.provenance.evidence import Evidence, State

_TOLD = {
    State.VERIFIED: "Verified against the text",
    State.VOUCHED: "Vouched for by the lock",
    State.UNVERIFIED: "Not verified: neither text nor lock at hand",
}


def verification(evidence: Evidence, slug: str, source: str) -> str:
    """«Verified against the text», or what stands in for the text."""
    return _TOLD[evidence.state(slug, source)]
