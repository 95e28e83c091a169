"""A briefing -> errors in the words that it takes over from its sources, and in the sources' own."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from benchmarks.seeded.facts import REMOVE, Change, Facts
from benchmarks.seeded.kinds import Kind, kind
from benchmarks.seeded.words import QUOTED, other_word


@kind("quoted word altered")
def quoted(facts: Facts) -> Iterator[Change]:
    """A phrase in quotation marks that the source does not have."""
    for said, text in facts.each("says"):
        match = QUOTED.search(text)
        other = other_word(match[1]) if match else None
        if match and other:
            new = text.replace(match[1], other, 1)
            yield facts.altered(said.name, (*said.keys, "says"), new, other)


@kind("quotation marks around words of ours")
def invented(facts: Facts) -> Iterator[Change]:
    """A title in quotation marks that no cited sentence has."""
    for event, record in facts.files["events.yml"].items():
        title = QUOTED.sub(r"\1", record["title"])
        if any(title in facts.cited(r) for r in facts.library.events[f"{facts.slug}/{event}"].reports):
            continue
        yield facts.altered("events.yml", (event, "title"), f'"{title}"', "the title as a quotation")


@kind("quotation moved to another statement")
def moved(facts: Facts) -> Iterator[Change]:
    """The words are a source's, but not those of the sentence that the statement cites."""
    found = [(said, QUOTED.search(text)) for said, text in facts.each("says")]
    phrases = [(said, match[1]) for said, match in found if match]
    for (first, _), (_, phrase) in pairwise(phrases):
        if phrase not in facts.cited(first.linked):
            new = f'{first.record["says"]} It was "{phrase}".'
            yield facts.altered(first.name, (*first.keys, "says"), new, phrase)


def _field(facts: Facts, field: str) -> Iterator[Change]:
    for said, value in facts.each(field):
        other = other_word(value)
        if other:
            yield facts.altered(said.name, (*said.keys, field), other, f"{value} -> {other}")


@kind("wording of a speaker altered")
def worded(facts: Facts) -> Iterator[Change]:
    """worded: words that the cited sentence does not have."""
    yield from _field(facts, "worded")


@kind("wording of a relation altered")
def relation(facts: Facts) -> Iterator[Change]:
    """The relation's worded: words that the cited sentence does not have."""
    for said, value in facts.each("relations"):
        if isinstance(value, dict) and "worded" in value:
            other = other_word(value["worded"])
            if other:
                yield facts.altered(said.name, (*said.keys, "relations", "worded"), other, other)


@kind("hedge altered")
def hedge(facts: Facts) -> Iterator[Change]:
    """hedge: words that the cited sentence does not have."""
    yield from _field(facts, "hedge")


@kind("hedge dropped", beyond="whether a statement keeps its source's distance is a matter of reading")
def unhedged(facts: Facts) -> Iterator[Change]:
    """What was reportedly so is so."""
    for said, value in facts.each("hedge"):
        yield facts.altered(said.name, (*said.keys, "hedge"), REMOVE, f"without {value}")


@kind("word of an original altered")
def original(facts: Facts) -> Iterator[Change]:
    """The words in their own language are not those of the source."""
    for said, value in facts.each("original"):
        other = other_word(value["text"])
        if other and said.record.get("translation") != "source":  # else the source need not have them
            yield facts.altered(said.name, (*said.keys, "original", "text"), other, other)


@kind("sentence copied whole into says")
def copied(facts: Facts) -> Iterator[Change]:
    """More words in a row than the rights of the source allow."""
    for said in facts.statements():
        withheld = {facts.library.sources[c.source].record.text for c in said.linked.citations} == {"withheld"}
        passage = " ".join(facts.cited(said.linked).replace('"', "'").split())
        if withheld and len(passage.split()) > 12:
            yield facts.altered(said.name, (*said.keys, "says"), passage, "copied")


@kind("sentence copied whole into a note")
def noted(facts: Facts) -> Iterator[Change]:
    """A note is no way around the rights."""
    for said in facts.statements():
        withheld = {facts.library.sources[c.source].record.text for c in said.linked.citations} == {"withheld"}
        passage = " ".join(facts.cited(said.linked).replace('"', "'").split())
        if withheld and len(passage.split()) > 12:
            yield facts.altered(said.name, (*said.keys, "note"), passage, "copied")


@kind("word of a cited sentence altered in the text")
def text_altered(facts: Facts) -> Iterator[Change]:
    """Somebody edits the held copy of a source after the facts were locked."""
    for name, text in facts.library.evidence.texts.items():
        path = next(p for p in facts.root.rglob(f"{name}.txt"))
        held = path.read_text("utf-8-sig")
        cited = [c.locator for s in facts.briefing.statements for c in s.citations if c.source == name]
        for sentence in text.sentences:
            other = other_word(sentence.text)
            if sentence.locator in cited and other and held.count(sentence.text) == 1:
                new = held.replace(sentence.text, other)
                where = path.relative_to(facts.root).as_posix()
                yield Change(file=where, text=new, what=f"{name} {sentence.locator}: a word altered")


@kind("paragraph added to the text")
def text_longer(facts: Facts) -> Iterator[Change]:
    """A paragraph before the first shifts every citation."""
    for name in facts.library.evidence.texts:
        path = next(p for p in facts.root.rglob(f"{name}.txt"))
        new = "Advertisement\n\n" + path.read_text("utf-8-sig")
        yield Change(file=path.relative_to(facts.root).as_posix(), text=new, what=f"{name}: a paragraph more")


KINDS: tuple[Kind, ...] = (
    *(quoted, invented, moved, worded, relation, hedge, unhedged, original),
    *(copied, noted, text_altered, text_longer),
)
