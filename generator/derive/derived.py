"""A Library -> everything that is worked out from it once: standings, silences, coverage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.derive.coverage import Coverage, coverage
from generator.derive.silence import Silence, silence
from generator.derive.standing import Standing, standing
from generator.library import Library, LinkedStatement


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Derived:
    """What is worked out.

    standings: uid of an event or claim -> how it stands. silences: slug -> who is not heard in that briefing.
    coverage: slug -> alias of a source that the briefing must cover -> what became of its sentences.
    """

    standings: Mapping[str, Standing]
    silences: Mapping[str, Silence]
    coverage: Mapping[str, Mapping[str, Coverage]]

    def of(self, statement: LinkedStatement) -> Standing:
        """The standing of what a statement asserts: a report's is its event's."""
        return self.standings[statement.event or statement.uid]


def derive(library: Library) -> Derived:
    """Work out everything of a library in which nothing dangles."""
    claims = [claim for briefing in library.briefings.values() for claim in briefing.claims]
    standings = {event.uid: standing(library, event) for event in library.events.values()}
    standings |= {claim.uid: standing(library, claim) for claim in claims}
    return Derived(
        standings=standings,
        silences={slug: silence(library, briefing) for slug, briefing in library.briefings.items()},
        coverage={
            slug: {alias: coverage(library, briefing, alias) for alias in briefing.sources}
            for slug, briefing in library.briefings.items()
        },
    )
