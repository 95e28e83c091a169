"""A briefing -> its source summary statement (ICD 206): what it rests on, counted, and told in a few sentences."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from generator.derive.dates import display
from generator.derive.derived import Derived
from generator.derive.explain import count, in_words
from generator.derive.voices import all_keys, origins, source_origin
from generator.library import Library, LinkedBriefing, LinkedStatement
from generator.model import vocabularies as v
from generator.model.identities import Source
from generator.model.inline import literal

_NAMED = 3  # sources that are told one by one; more are counted


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceSummary:
    """What a briefing rests on.

    sources, origins: how many, and from how many origins their reporting comes. voices: independent ones, outlets that
    speak themselves included. grades: (label of a reliability, how many sources), best first; ungraded: the others.
    published: when its sources were published, in words; empty if that is not known.
    propositions: events and claims. one_voice: those for which a single voice speaks, hedges included.
    corroborated: by voices. two_origins: those for which voices from at least two origins speak.
    contested, fallen: those contested; those denied or withdrawn. declined: actors that gave no answer.
    citations; at_hand, vouched: those whose text is at hand, and those that a lock vouches for; the rest is unverified.
    sentences: all this in plain English, names escaped as literal text.
    """

    sources: int
    origins: int
    voices: int
    grades: tuple[tuple[str, int], ...]
    ungraded: int
    published: str
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
    sentences: tuple[str, ...]


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
    counts = SourceSummary(
        sources=len(records),
        origins=len({source_origin(library, name) for name in briefing.sources.values()}),
        voices=len({key for s in briefing.statements for key in all_keys(library, s)}),
        grades=tuple((f"{g} ({v.RELIABILITY[g].label.lower()})", graded[g]) for g in v.RELIABILITY if graded[g]),
        ungraded=len(records) - sum(graded.values()),
        published=_published(records),
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
        sentences=(),
    )
    told = (_rests(records, counts), _dates(counts), _support(counts), _second(counts), _conflict(counts))
    sentences = (*told, _declined(counts), _verified(counts))
    return replace(counts, sentences=tuple(sentence for sentence in sentences if sentence))


def _origins(library: Library, statements: tuple[LinkedStatement, ...]) -> set[str]:
    return {origin for statement in statements for origin in origins(library, statement)}


def _rests(records: list[Source], counts: SourceSummary) -> str:
    """«This briefing rests on one source from one origin: a news report by Reuters, graded B (usually reliable).»"""
    if not records:
        return "This briefing names no source."
    head = f"This briefing rests on {_many(counts.sources, 'source')} from {_many(counts.origins, 'origin')}"
    if len(records) <= _NAMED:
        several = "; " if len(records) > 1 else ", "
        return f"{head}: {several.join(map(_source, records))}."
    grades = [f"{count(number)} {'is' if number == 1 else 'are'} graded {label}" for label, number in counts.grades]
    if counts.ungraded:
        grades.append(f"{count(counts.ungraded)} {'is' if counts.ungraded == 1 else 'are'} not graded")
    return f"{head}; {in_words(tuple(grades))}."


def _source(record: Source) -> str:
    kind = v.SOURCE_KIND[record.kind].label.lower() if record.kind else "text"
    article = "an" if kind[0] in "aeiou" else "a"
    grade = "not graded"
    if record.reliability:
        grade = f"graded {record.reliability} ({v.RELIABILITY[record.reliability].label.lower()})"
    return f"{article} {kind} by {literal(record.publisher)}, {grade}"


def _dates(counts: SourceSummary) -> str:
    return (
        f"{'It was' if counts.sources == 1 else 'They were'} published {counts.published}." if counts.published else ""
    )


def _published(records: list[Source]) -> str:
    """When the sources were published: the date, or the first and the last; empty if one of them is not known."""
    dates = [record.published for record in records]
    days = sorted({(d.earliest, d.latest, display(d).head) for d in dates if d.earliest and d.latest})
    if not days or any(not (d.earliest and d.latest) for d in dates):
        return ""
    if len(days) > 1:
        return f"between {days[0][2]} and {days[-1][2]}"
    return f"{'on' if days[0][0] == days[0][1] else 'in'} {days[0][2]}"


def _support(counts: SourceSummary) -> str:
    total = counts.propositions
    if not total:
        return ""
    whole = "Its only proposition" if total == 1 else f"All of its {total} propositions"
    if counts.one_voice == total:
        return f"{whole} {'rests' if total == 1 else 'rest'} on one voice{'' if total == 1 else ' each'}."
    if not counts.one_voice:
        return f"None of its {total} propositions rests on one voice alone." if total > 1 else ""
    verb = "rests" if counts.one_voice == 1 else "rest"
    return f"{counts.one_voice} of its {total} propositions {verb} on one voice."


def _second(counts: SourceSummary) -> str:
    if not counts.propositions:
        return ""
    if not counts.corroborated:
        return "Nothing is corroborated by a second voice."
    head = f"{count(counts.corroborated).capitalize()} {_are(counts.corroborated)} corroborated by a second voice"
    if not counts.two_origins:
        return f"{head}, and nothing by a second origin."
    if counts.two_origins == counts.corroborated:
        return f"{head}, from a second origin."
    return f"{head}, {count(counts.two_origins)} of them from a second origin."


def _conflict(counts: SourceSummary) -> str:
    if not counts.propositions:
        return ""
    parts = [f"{count(counts.contested)} {_are(counts.contested)} contested"] if counts.contested else []
    parts += [f"{count(counts.fallen)} {_are(counts.fallen)} denied or withdrawn"] if counts.fallen else []
    text = in_words(tuple(parts)) if parts else "nothing is contested"
    return f"{text[0].upper()}{text[1:]}."


def _declined(counts: SourceSummary) -> str:
    who = "speaker" if counts.declined == 1 else "speakers"
    return f"{count(counts.declined).capitalize()} {who} declined to comment." if counts.declined else ""


def _verified(counts: SourceSummary) -> str:
    """What of the citations was held against a text."""
    open_ = counts.citations - counts.at_hand - counts.vouched
    if not counts.citations:
        return ""
    if counts.at_hand == counts.citations:
        return "The text behind every citation was at hand when this was checked."
    if counts.vouched == counts.citations:
        return "No text is at hand; a lock vouches for every citation."
    if open_ == counts.citations:
        return "No text of a source is at hand: no citation is verified."
    parts = [f"{counts.at_hand} have their text at hand"] if counts.at_hand else []
    parts += [f"{counts.vouched} have a lock that vouches for them"] if counts.vouched else []
    parts += [f"{open_} are not verified"] if open_ else []
    return f"Of {counts.citations} citations, {in_words(tuple(parts))}."


def _many(number: int, noun: str) -> str:
    return f"{count(number)} {noun}{'' if number == 1 else 's'}"


def _are(number: int) -> str:
    return "is" if number == 1 else "are"
