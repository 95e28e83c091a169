"""What is at hand of a source -> how a reader is told that its citations were verified."""

from __future__ import annotations

from generator.language.language import Language
from generator.provenance.evidence import Evidence, State

_TOLD = {
    State.VERIFIED: "verification.text",
    State.VOUCHED: "verification.lock",
    State.UNVERIFIED: "verification.none",
}


def verification(evidence: Evidence, slug: str, source: str, language: Language) -> str:
    """«Verified against the text», or what stands in for the text."""
    return language.say(_TOLD[evidence.state(slug, source)])
