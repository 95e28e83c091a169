"""A briefing -> errors of tradecraft: likelihood, confidence, what a judgement rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from benchmarks.seeded.facts import Change, Facts
from benchmarks.seeded.kinds import Kind, kind
from generator.model.vocabularies import LIKELIHOOD


def _judgements(facts: Facts) -> Iterator[tuple[str, dict[str, Any]]]:
    yield from facts.files.get("assessments.yml", {}).items()


@kind("likelihood in the bottom line")
def bottom_line(facts: Facts) -> Iterator[Change]:
    """A judgement that poses as what the sources say."""
    added = ("It is likely to go on.", "It is almost certain to end.", "It will probably go on.")
    for index, line in enumerate(facts.files["briefing.yml"]["bottom_line"]):
        for sentence in added:
            new = f"{line['text']} {sentence}"
            yield facts.altered("briefing.yml", ("bottom_line", index, "text"), new, sentence)


@kind("likelihood in a title")
def title(facts: Facts) -> Iterator[Change]:
    """The title of an event is no place for a judgement."""
    for event, record in facts.files["events.yml"].items():
        new = f"{record['title']}, very likely on purpose"
        yield facts.altered("events.yml", (event, "title"), new, new)


@kind("likelihood in a reason for what is inferred")
def inferred(facts: Facts) -> Iterator[Change]:
    """A reason says why something was added, not how likely it is."""
    for event, record in facts.files["events.yml"].items():
        for name, reason in record.get("inferred", {}).items():
            new = f"{reason.rstrip('. ')}; it is very likely so."
            yield facts.altered("events.yml", (event, "inferred", name), new, "very likely")


@kind("band of a likelihood changed")
def band(facts: Facts) -> Iterator[Change]:
    """The field says another band than the judgement."""
    for name, record in _judgements(facts):
        for other in LIKELIHOOD:
            if other != record["likelihood"]:
                yield facts.altered("assessments.yml", (name, "likelihood"), other, other)


@kind("likelihood word of a judgement changed")
def word(facts: Facts) -> Iterator[Change]:
    """The judgement says another band than the field."""
    for name, record in _judgements(facts):
        for other in ("unlikely", "almost certain", "very likely"):
            new = re.sub(rf"\b{record['likelihood']}\b", other, record["judgement"], count=1)
            if new != record["judgement"] and other != record["likelihood"]:
                yield facts.altered("assessments.yml", (name, "judgement"), new, other)


@kind("judgement without a likelihood word")
def unsaid(facts: Facts) -> Iterator[Change]:
    """The field is set, and the sentence claims certainty."""
    for name, record in _judgements(facts):
        new = re.sub(rf"\b(are|is) {record['likelihood']} to\b", "will", record["judgement"], count=1)
        if new != record["judgement"]:
            yield facts.altered("assessments.yml", (name, "judgement"), new, new)


@kind("likelihood and confidence in one sentence")
def together(facts: Facts) -> Iterator[Change]:
    """The two are said apart."""
    for name, record in _judgements(facts):
        new = f"With high confidence, {record['judgement'][0].lower()}{record['judgement'][1:]}"
        yield facts.altered("assessments.yml", (name, "judgement"), new, new)
        because = f"{record['confidence']['because']} Confidence is low, although it is very likely."
        yield facts.altered("assessments.yml", (name, "confidence", "because"), because, because)


@kind("bottom line that rests on nothing")
def unfounded(facts: Facts) -> Iterator[Change]:
    """A sentence without a fact behind it."""
    for index, _ in enumerate(facts.files["briefing.yml"]["bottom_line"]):
        yield facts.altered("briefing.yml", ("bottom_line", index, "rests_on"), [], "rests on nothing")


@kind("judgement that rests on nothing")
def groundless(facts: Facts) -> Iterator[Change]:
    """A judgement without a fact behind it."""
    for name, _ in _judgements(facts):
        yield facts.altered("assessments.yml", (name, "rests_on"), [], "rests on nothing")


KINDS: tuple[Kind, ...] = (bottom_line, title, inferred, band, word, unsaid, together, unfounded, groundless)
