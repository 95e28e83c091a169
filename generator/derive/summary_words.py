"""What a briefing rests on, counted -> the sentences that say so, in one language; names escaped as literal text."""

from __future__ import annotations

from dataclasses import dataclass

from generator.derive.dates import display
from generator.derive.summary import SourceSummary
from generator.language.language import ENGLISH, Language, capital
from generator.library import Library, LinkedBriefing
from generator.model import vocabularies as v
from generator.model.identities import Source
from generator.model.inline import literal

_NAMED = 3  # sources that are told one by one; more are counted


def summary_sentences(
    library: Library, briefing: LinkedBriefing, counts: SourceSummary, language: Language = ENGLISH
) -> tuple[str, ...]:
    """The source summary statement of a briefing, a sentence each."""
    records = [library.sources[name].record for name in dict.fromkeys(briefing.sources.values())]
    found = _Sentences(counts, language)
    told = (found.rests(records), found.dates(records), found.support(), found.second(), found.conflict())
    return tuple(sentence for sentence in (*told, found.declined(), found.verified()) if sentence)


@dataclass(frozen=True, slots=True)
class _Sentences:
    counts: SourceSummary
    language: Language

    def rests(self, records: list[Source]) -> str:
        """«This briefing rests on one source from one origin: a report by Reuters, graded B (usually reliable).»"""
        say, count, counts = self.language.say, self.language.count, self.counts
        if not records:
            return say("summary.none")
        sources, origins = count("summary.sources", counts.sources), count("summary.origins", counts.origins)
        if len(records) <= _NAMED:
            named = self.language.join(map(self._source, records), "semicolon")
            return say("summary.rests", sources=sources, origins=origins, list=named)
        grades = [
            count("summary.graded", number, grade=grade, label=self.language.inside(v.RELIABILITY, grade))
            for grade, number in counts.grades
        ]
        if counts.ungraded:
            grades.append(count("summary.ungraded", counts.ungraded))
        return say("summary.rests-many", sources=sources, origins=origins, grades=self.language.join(grades))

    def _source(self, record: Source) -> str:
        kind = self.language.say(f"summary.kind.{record.kind or 'text'}")
        publisher, grade = literal(record.publisher), record.reliability
        if grade is None:
            return self.language.say("summary.source", kind=kind, publisher=publisher)
        label = self.language.inside(v.RELIABILITY, str(grade))
        return self.language.say("summary.source-graded", kind=kind, publisher=publisher, grade=str(grade), label=label)

    def dates(self, records: list[Source]) -> str:
        """When the sources were published: the date, or the first and the last; empty if one of them is not known."""
        dates = [record.published for record in records]
        days = sorted(
            {(d.earliest, d.latest, display(d, self.language).head) for d in dates if d.earliest and d.latest}
        )
        if not days or any(not (d.earliest and d.latest) for d in dates):
            return ""
        if len(days) > 1:
            when = self.language.say("summary.between", first=days[0][2], last=days[-1][2])
        else:
            key = "summary.on" if days[0][0] == days[0][1] else "summary.in"
            when = self.language.say(key, date=days[0][2])
        return self.language.count("summary.published", self.counts.sources, when=when)

    def support(self) -> str:
        """How much rests on one voice."""
        total, single = self.counts.propositions, self.counts.one_voice
        if not total:
            return ""
        if single == total:
            one = self.language.say("summary.one-voice-only")
            return one if total == 1 else self.language.count("summary.one-voice-all", total)
        if not single:
            return self.language.count("summary.one-voice-none", total) if total > 1 else ""
        return self.language.count("summary.one-voice", single, total=total)

    def second(self) -> str:
        """How much a second voice, or a second origin, bears out."""
        found, two = self.counts.corroborated, self.counts.two_origins
        if not self.counts.propositions:
            return ""
        if not found:
            return self.language.say("summary.second-none")
        if not two:
            return self.language.count("summary.second-no-origin", found)
        if two == found:
            return self.language.count("summary.second-all", found)
        return self.language.count("summary.second-some", found, some=self.language.words(two))

    def conflict(self) -> str:
        """What is contested, denied or withdrawn."""
        counts = self.counts
        if not counts.propositions:
            return ""
        parts = [self.language.count("summary.contested", counts.contested)] if counts.contested else []
        parts += [self.language.count("summary.fallen", counts.fallen)] if counts.fallen else []
        told = self.language.join(parts) if parts else self.language.say("summary.contested-none")
        return self.language.say("summary.conflict", parts=capital(told))

    def declined(self) -> str:
        """Who gave no answer."""
        return self.language.count("summary.declined", self.counts.declined) if self.counts.declined else ""

    def verified(self) -> str:
        """What of the citations was held against a text."""
        counts, count = self.counts, self.language.count
        open_ = counts.citations - counts.at_hand - counts.vouched
        if not counts.citations:
            return ""
        if counts.at_hand == counts.citations:
            return self.language.say("summary.all-at-hand")
        if counts.vouched == counts.citations:
            return self.language.say("summary.all-vouched")
        if open_ == counts.citations:
            return self.language.say("summary.none-verified")
        parts = [count("summary.at-hand", counts.at_hand)] if counts.at_hand else []
        parts += [count("summary.vouched", counts.vouched)] if counts.vouched else []
        parts += [count("summary.unverified", open_)] if open_ else []
        return count("summary.verified", counts.citations, parts=self.language.join(parts))
