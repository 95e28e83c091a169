"""A Library -> everything that is worked out from it once: standings, facets, silences, coverage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.derive.coverage import Coverage, coverage
from generator.derive.facet_values import FacetKey, FacetValue, Proposition
from generator.derive.facets import Facet, facets
from generator.derive.reach import Reach, reach
from generator.derive.silence import Silence, silence
from generator.derive.standing import Standing, standing
from generator.derive.tints import Voice, tints
from generator.library import Library, LinkedBriefing, LinkedStatement
from generator.model.statements import Figure


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Derived:
    """What is worked out.

    standings: uid of an event or claim -> how it stands. silences: slug -> who is not heard in that briefing.
    coverage: slug -> alias of a source that the briefing must cover -> what became of its sentences.
    facets: uid of an event or claim -> what is stated of each of its facets; only those of which anything is stated.
    reach: what surrounds actors and places. tints: slug -> the number of each voice's tint in that briefing.
    """

    standings: Mapping[str, Standing]
    silences: Mapping[str, Silence]
    coverage: Mapping[str, Mapping[str, Coverage]]
    facets: Mapping[str, tuple[Facet, ...]]
    reach: Reach
    tints: Mapping[str, Mapping[Voice, int]]

    def of(self, statement: LinkedStatement) -> Standing:
        """The standing of what a statement asserts: a report's is its event's."""
        return self.standings[statement.event or statement.uid]

    def facet_of(self, statement: LinkedStatement, figure: Figure) -> tuple[Facet, FacetValue] | None:
        """The facet of a figure that a statement gives, and its value there; None where it has none."""
        for uid in filter(None, (statement.event, statement.uid, *statement.about)):
            for facet in self.facets.get(uid, ()):
                for value in (*facet.values, *facet.replaced):
                    if value.statement is statement and value.figure is figure:
                        return facet, value
        return None


def derive(library: Library) -> Derived:
    """Work out everything of a library in which nothing dangles."""
    claims = [claim for briefing in library.briefings.values() for claim in briefing.claims]
    standings = {event.uid: standing(library, event) for event in library.events.values()}
    standings |= {claim.uid: standing(library, claim) for claim in claims}
    propositions: list[Proposition] = [*library.events.values(), *claims]
    stated = {item.uid: facets(library, item) for item in propositions}
    return Derived(
        standings=standings,
        silences={slug: silence(library, briefing) for slug, briefing in library.briefings.items()},
        coverage={
            slug: {alias: coverage(library, briefing, alias) for alias in briefing.sources}
            for slug, briefing in library.briefings.items()
        },
        facets={uid: found for uid, found in stated.items() if found},
        reach=reach(library),
        tints={slug: tints(briefing) for slug, briefing in library.briefings.items()},
    )


def contested_facets(derived: Derived, briefing: LinkedBriefing) -> tuple[Facet, ...]:
    """The facets of a briefing's events and claims whose values exclude each other, in the order of the facts.

    Speakers who differ over an event, and link to each other's reports, would show there again: each pair counts once.
    """
    shown: set[tuple[FacetKey, frozenset[str]]] = set()
    found: list[Facet] = []
    for uid in (*(event.uid for event in briefing.events), *(claim.uid for claim in briefing.claims)):
        for facet in derived.facets.get(uid, ()):
            pairs = {(facet.key, frozenset((a.statement.uid, b.statement.uid))) for a, b in facet.clashes}
            if facet.standing == "contested" and not pairs <= shown:
                shown |= pairs
                found.append(facet)
    return tuple(found)
