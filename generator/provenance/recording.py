"""Evidence -> the same, which remembers what it was asked and what it said: what a lock has to vouch for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.model.citations import Locator
from generator.model.identities import Source
from generator.provenance.evidence import Evidence, LockedSource, Verdict
from generator.provenance.lock import survey

Question = tuple[str, str, Locator, str]
"""(slug of the briefing, source id, locator, words)."""


@dataclass(frozen=True, kw_only=True)
class Recording(Evidence):
    """asked: every question that a rule put to `phrase` -> the answer, in the order in which they were first asked.

    about: (slug, source id) -> the (locator, words) of the questions about it.
    surveys: source id -> what its text gives, which takes time to work out.
    """

    asked: dict[Question, Verdict] = field(default_factory=dict)
    about: dict[tuple[str, str], list[tuple[Locator, str]]] = field(default_factory=dict)
    surveys: dict[str, LockedSource] = field(default_factory=dict)

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


def survey_of(evidence: Evidence, name: str, source: Source) -> LockedSource | None:
    """What the text of a source gives; None where that is not at hand. Worked out once where evidence is recorded."""
    text = evidence.texts.get(name)
    if text is None:
        return None
    known = evidence.surveys if isinstance(evidence, Recording) else {}
    if name not in known:
        known[name] = survey(name, text, front=source.front_matter, back=source.back_matter)
    return known[name]


def record(evidence: Evidence) -> Recording:
    """The same evidence, recording from now on."""
    return Recording(texts=evidence.texts, locks=evidence.locks)
