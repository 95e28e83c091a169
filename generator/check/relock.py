"""A Library, and what its rules asked of the sources -> what the lock of a briefing has to hold."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, replace

from generator.library import Library, LinkedBriefing
from generator.provenance.evidence import LockedSource, Verdict
from generator.provenance.lock import marks
from generator.provenance.recording import Recording, survey_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Relocked:
    """The new content of a lock, and what it could not take in.

    sources: all that it holds, by source id. fresh: those that were compared with their text just now.
    kept: those without a text at hand, or whose citations moved: as they were.
    without: cited sources of which neither a text nor an earlier lock is at hand.
    beyond: (uid of the statement, its cite) of citations that the text does not reach.
    """

    sources: Mapping[str, LockedSource]
    fresh: tuple[str, ...]
    kept: tuple[str, ...]
    without: tuple[str, ...]
    beyond: tuple[tuple[str, str], ...]


def relock(library: Library, recording: Recording, briefing: LinkedBriefing, moved: Container[str]) -> Relocked:
    """Lock every source that ``briefing`` cites, but those in ``moved``, which stay as they are.

    Only what the text bears out is taken in: passages that it has, and words that were found in them.
    """
    locked: dict[str, LockedSource] = {}
    fresh, kept, without, beyond = [], [], [], []
    for name in dict.fromkeys(citation.source for s in briefing.statements for citation in s.citations):
        before = library.evidence.locked(briefing.slug, name)
        now = survey_of(recording, name, library.sources[name].record)
        if now is not None and name not in moved:
            locked[name], missed = _fresh(now, recording, briefing)
            fresh.append(name)
            beyond += missed
        elif before is not None:
            locked[name] = before
            kept.append(name)
        else:
            without.append(name)
    return Relocked(sources=locked, fresh=tuple(fresh), kept=tuple(kept), without=tuple(without), beyond=tuple(beyond))


def _fresh(
    surveyed: LockedSource, recording: Recording, briefing: LinkedBriefing
) -> tuple[LockedSource, list[tuple[str, str]]]:
    """A source as its text has it now, and the citations that the text does not reach."""
    cited: dict[str, dict[str, str]] = {}
    beyond = []
    for statement in briefing.statements:
        for citation in statement.citations:
            if citation.source == surveyed.source:
                passage = surveyed.passage(citation.locator)
                if passage:
                    cited.setdefault(statement.uid, {})[str(citation.locator)] = passage
                else:
                    beyond.append((statement.uid, f"{citation.alias}:{citation.locator}"))
    asked = tuple(recording.of(briefing.slug, surveyed.source))
    phrases = marks(surveyed, ((locator, words) for locator, words, verdict in asked if verdict is Verdict.FOUND))
    absent = marks(surveyed, ((locator, words) for locator, words, verdict in asked if verdict is Verdict.ABSENT))
    return replace(surveyed, cited=cited, phrases=phrases, absent=absent), beyond
