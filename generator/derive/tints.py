"""A briefing -> a tint for each of its voices: a number for the eye, beside the name that always stands there.

Given in the order of first appearance and never by camp. 0 is the own voice of a source; the others count from 1 to 8
and begin again after that.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.library import LinkedBriefing, Speaker

TINTS = 8
"""How many tints there are besides that of a source's own voice; as many as ``tokens.css`` has."""

Voice = tuple[str | None, str | None]
"""What tells voices apart: an actor, or a source in its own voice, or nobody known."""


def voice_key(speaker: Speaker) -> Voice:
    """What a speaker has in common with itself elsewhere in the briefing."""
    return (speaker.actor, None if speaker.actor else speaker.source)


def tints(briefing: LinkedBriefing) -> Mapping[Voice, int]:
    """The number of each voice's tint."""
    found: dict[Voice, int] = {}
    others = 0
    for statement in briefing.statements:
        for speaker in statement.speakers:
            key = voice_key(speaker)
            if key in found:
                continue
            own = speaker.own_voice or (speaker.actor is None and speaker.source is not None)
            found[key] = 0 if own else others % TINTS + 1
            others += not own
    return found
