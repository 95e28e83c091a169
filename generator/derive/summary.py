"""A briefing -> its source summary statement (ICD 206): what it rests on, counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from generator.derive.derived import Derived
from generator.derive.voices import all_keys, origins, source_origin
from generator.library import Library, LinkedBriefing, LinkedStatement
from generator.model import vocabularies as v


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceSummary:
    """What a briefing rests on.

    sources, origins: how many, and from how many origins their reporting comes. voices: independent ones, outlets that
    speak themselves included. grades: (value of a reliability, how many sources), best first; ungraded: the others.
    propositions: events and claims. one_voice: those for which a single voice speaks, hedges included.
    corroborated: by voices. two_origins: those for which voices from at least two origins speak.
    contested, fallen: those contested; those denied or withdrawn. declined: actors that gave no answer.
    citations; at_hand, vouched: those whose text is at hand, and those that a lock vouches for; the rest is unverified.
    """

    sources: int
    origins: int
    voices: int
    grades: tuple[tuple[str, int], ...]
    ungraded: int
    propositions: int
    one_voice: int
    corroborated: int
    two_origins: int
    contested: int
    fallen: int
    declined: int
    citations: int
    at_hand: int
    vouched: int


def source_summary(library: Library, derived: Derived, briefing: LinkedBriefing) -> SourceSummary:
    """The source summary statement of a briefing in which nothing dangles."""
    records = [library.sources[name].record for name in dict.fromkeys(briefing.sources.values())]
    uids = [*(event.uid for event in briefing.events), *(claim.uid for claim in briefing.claims)]
    standings = [derived.standings[uid] for uid in uids]
    values = Counter(found.value for found in standings)
    graded = Counter(str(record.reliability) for record in records if record.reliability)
    cited = [(s, c.source) for s in briefing.statements for c in s.citations]
    at_hand = [source in library.evidence.texts for _, source in cited]
    locks = library.evidence.locks.get(briefing.slug, {})
    vouched = [
        source not in library.evidence.texts and source in locks and s.uid in locks[source].cited for s, source in cited
    ]
    return SourceSummary(
        sources=len(records),
        origins=len({source_origin(library, name) for name in briefing.sources.values()}),
        voices=len({key for s in briefing.statements for key in all_keys(library, s)}),
        grades=tuple((grade, graded[grade]) for grade in v.RELIABILITY if graded[grade]),
        ungraded=len(records) - sum(graded.values()),
        propositions=len(uids),
        one_voice=sum(bool(s.for_) and s.voices < 2 and s.value in ("attributed", "reported") for s in standings),
        corroborated=values["corroborated"],
        two_origins=sum(s.value == "corroborated" and len(_origins(library, s.for_)) > 1 for s in standings),
        contested=values["contested"],
        fallen=values["denied"] + values["withdrawn"],
        declined=len({p for s in derived.silences[briefing.slug].declined for p in s.speakers}),
        citations=len(cited),
        at_hand=sum(at_hand),
        vouched=sum(vouched),
    )


def _origins(library: Library, statements: tuple[LinkedStatement, ...]) -> set[str]:
    return {origin for statement in statements for origin in origins(library, statement)}
