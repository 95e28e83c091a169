"""Evidence -> the same, which remembers what it was asked and what it said: what a lock has to vouch for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.model.citations import Locator
from generator.provenance.evidence import Evidence, Verdict

Question = tuple[str, str, Locator, str]
"""(slug of the briefing, source id, locator, words)."""


@dataclass(frozen=True, kw_only=True)
class Recording(Evidence):
    """asked: every question that a rule put to `phrase` -> the answer, in the order in which they were first asked.

    about: (slug, source id) -> the (locator, words) of the questions about it.
    """

    asked: dict[Question, Verdict] = field(default_factory=dict)
    about: dict[tuple[str, str], list[tuple[Locator, str]]] = field(default_factory=dict)

    def phrase(self, briefing: str, source: str, locator: Locator, words: str) -> Verdict:
        """Whether ``words`` stand in the passage; asked twice, it answers from memory."""
        question = (briefing, source, locator, words)
        verdict = self.asked.get(question)
        if verdict is None:
            verdict = self.asked[question] = super().phrase(briefing, source, locator, words)
            self.about.setdefault((briefing, source), []).append((locator, words))
        return verdict

    def of(self, briefing: str, source: str) -> Iterator[tuple[Locator, str, Verdict]]:
        """(locator, words, answer) of each question about one source in one briefing."""
        for locator, words in self.about.get((briefing, source), ()):
            yield locator, words, self.asked[briefing, source, locator, words]


def record(evidence: Evidence) -> Recording:
    """The same evidence, recording from now on."""
    return Recording(texts=evidence.texts, locks=evidence.locks)
