"""A briefing -> the parties that are never quoted, and those that declined to comment or withheld something."""

from __future__ import annotations

from dataclasses import dataclass

from generator.derive.dates import overlaps
from generator.derive.voices import root
from generator.library import Library, LinkedBriefing, LinkedEvent, LinkedStatement

PARTY_KINDS = ("government", "armed-forces", "armed-group", "group", "organisation", "international-organisation")
PARTY_ROLES = ("initiator", "target", "party")


@dataclass(frozen=True, kw_only=True, slots=True)
class NeverQuoted:
    """A party to what is said to have happened whose side is the speaker of nothing. events: in which it takes part."""

    actor: str
    events: tuple[LinkedEvent, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Silence:
    """never_quoted: in the order of the facts. declined, withheld: the statements that say so."""

    never_quoted: tuple[NeverQuoted, ...]
    declined: tuple[LinkedStatement, ...]
    withheld: tuple[LinkedStatement, ...]


def silence(library: Library, briefing: LinkedBriefing) -> Silence:
    """Who takes part and is not heard; only named actors that could speak, only actual events inside the period."""
    heard = {
        root(library, speaker.actor)
        for statement in briefing.statements
        if statement.record.act != "decline-comment"
        for speaker in statement.speakers
        if speaker.actor is not None
    }
    parties: dict[str, list[LinkedEvent]] = {}
    for event in briefing.events:
        if str(event.record.mode) == "actual" and is_inside(briefing, event):
            for actor in _parties(event):
                parties.setdefault(actor, []).append(event)
    return Silence(
        never_quoted=tuple(
            NeverQuoted(actor=actor, events=tuple(dict.fromkeys(events)))
            for actor, events in parties.items()
            if _could_speak(library, actor) and root(library, actor) not in heard
        ),
        declined=tuple(s for s in briefing.statements if s.record.act == "decline-comment"),
        withheld=tuple(s for s in briefing.statements if s.record.act == "withhold"),
    )


def is_inside(briefing: LinkedBriefing, event: LinkedEvent) -> bool:
    """Whether an event lies wholly inside the briefing's period; without a period, whether it is dated at all."""
    when, period = event.record.when, briefing.record.period
    if when.earliest is None or when.latest is None:
        return False
    if period is None:
        return True
    starts = period.earliest is None or when.earliest >= period.earliest
    return starts and (period.latest is None or when.latest <= period.latest)


def is_background(briefing: LinkedBriefing, event: LinkedEvent) -> bool:
    """Whether an event is dated outside the briefing's period."""
    return briefing.record.period is not None and overlaps(event.record.when, briefing.record.period) is False


def _parties(event: LinkedEvent) -> list[str]:
    who = [event.record.who, *(report.record.who for report in event.reports)]
    return [actor for roles in who for role in PARTY_ROLES for actor in roles.get(role, ())]


def _could_speak(library: Library, actor: str) -> bool:
    entry = library.actors.get(actor)
    return entry is not None and entry.record.kind in PARTY_KINDS and not entry.record.unnamed
