"""A briefing -> errors in its numbers: figures, statements, the bottom line, distances."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from benchmarks.seeded.facts import REMOVE, Change, Facts, Keys, Said
from benchmarks.seeded.kinds import Kind, kind
from benchmarks.seeded.words import first_number, other_number

_OPPOSITE = {"north": "south", "south": "north", "east": "west", "west": "east"}


def _figures(facts: Facts) -> Iterator[tuple[Said, Keys, dict[str, Any]]]:
    """Every figure: its statement, its keys, its data."""
    for said, value in facts.each("figures"):
        if isinstance(value, dict):
            yield said, (*said.keys, "figures"), value
        else:
            for index, figure in enumerate(value):
                yield said, (*said.keys, "figures", index), figure


def _altered(facts: Facts, name: str, keys: Keys, text: str) -> Iterator[Change]:
    other = other_number(text)
    if other:
        yield facts.altered(name, keys, other, f"{text} -> {other}")


@kind("number in a figure's text altered")
def figure(facts: Facts) -> Iterator[Change]:
    """The words of the figure are not the source's."""
    for said, keys, data in _figures(facts):
        if "text" in data:
            yield from _altered(facts, said.name, (*keys, "text"), data["text"])


@kind("typed value that its text contradicts")
def value(facts: Facts) -> Iterator[Change]:
    """A value beside words that mean another one."""
    for said, keys, data in _figures(facts):
        match = re.search(r"\b\d+\b(?!,)", data.get("text", ""))
        if match and "," not in data["text"] and "million" not in data["text"]:
            wrong = str(int(match[0]) + 7)
            yield facts.altered(said.name, (*keys, "value"), wrong, f"{data['text']} = {wrong}")


@kind("number in says altered or added")
def says(facts: Facts) -> Iterator[Change]:
    """A statement gives a number that no figure of its own records."""
    for said, text in facts.each("says"):
        other = other_number(text) or re.sub(r"\.$", ", 43 of them.", text)
        yield facts.altered(said.name, (*said.keys, "says"), other, other)


@kind("number in the bottom line altered")
def bottom_line(facts: Facts) -> Iterator[Change]:
    """The bottom line gives a number that nothing behind it records."""
    for index, line in enumerate(facts.files["briefing.yml"]["bottom_line"]):
        yield from _altered(facts, "briefing.yml", ("bottom_line", index, "text"), line["text"])


@kind("number in a judgement altered or added")
def judgement(facts: Facts) -> Iterator[Change]:
    """A judgement gives a number that nothing behind it records."""
    for name, record in facts.files.get("assessments.yml", {}).items():
        text = record["judgement"]
        other = other_number(text) or re.sub(r"\.$", ", with 43 dead.", text)
        yield facts.altered("assessments.yml", (name, "judgement"), other, other)


@kind("number in a title altered or added")
def title(facts: Facts) -> Iterator[Change]:
    """The title of an event gives a number that none of its reports records."""
    for event, record in facts.files["events.yml"].items():
        other = other_number(record["title"]) or f"{record['title']} and kill 43 people"
        yield facts.altered("events.yml", (event, "title"), other, other)


def _dropped(facts: Facts, *, said: bool) -> Iterator[Change]:
    """Figures left out whose number some text says that no other figure records, or that no text says."""
    products = str([facts.files["briefing.yml"]["bottom_line"], facts.files.get("assessments.yml", {})])
    recorded = [data.get("value") or first_number(data.get("text", "")) for _, _, data in _figures(facts)]
    for statement, keys, data in _figures(facts):
        number = first_number(data.get("text", ""))
        if keys[-1] == "figures" and number and recorded.count(number) == 1:
            texts = f"{statement.record.get('says', '')} {products if number.isdigit() else ''}"
            if bool(re.search(rf"\b{number}\b", texts, re.IGNORECASE)) == said:
                yield facts.altered(statement.name, keys, REMOVE, f"without {data['text']}")


@kind("figure dropped behind a number in a text")
def dropped(facts: Facts) -> Iterator[Change]:
    """A statement or the bottom line gives a number that is recorded no longer."""
    yield from _dropped(facts, said=True)


@kind(
    "figure dropped that no text speaks of",
    beyond="a number of the source that no fact records is no error; coverage on the Sources page counts it",
)
def unrecorded(facts: Facts) -> Iterator[Change]:
    """A number of the source is recorded no longer."""
    yield from _dropped(facts, said=False)


@kind("figure of another measure", beyond="which words mean killed and which injured is left to the reader")
def measure(facts: Facts) -> Iterator[Change]:
    """The dead become the injured."""
    for said, keys, data in _figures(facts):
        if data["measure"] in ("killed", "injured"):
            other = "injured" if data["measure"] == "killed" else "killed"
            yield facts.altered(said.name, (*keys, "measure"), other, other)


@kind("distance altered")
def distance(facts: Facts) -> Iterator[Change]:
    """A distance that is not the source's and does not fit the coordinates."""
    for said, data in facts.each("distance"):
        if "text" in data:
            yield from _altered(facts, said.name, (*said.keys, "distance", "text"), data["text"])


@kind("unit of a distance altered")
def unit(facts: Facts) -> Iterator[Change]:
    """Kilometres become miles, and the other way round; each alone, and one of them dropped."""
    for said, data in facts.each("distance"):
        text, keys = data.get("text", ""), (*said.keys, "distance", "text")
        swaps = {"km": "miles", "miles": "km", "kilometres": "miles"}
        for old, new in swaps.items():
            if old in text:
                yield facts.altered(said.name, keys, text.replace(old, new, 1), f"{old} -> {new}")


@kind("direction of a distance turned round")
def bearing(facts: Facts) -> Iterator[Change]:
    """East becomes west."""
    for said, data in facts.each("distance"):
        text = data.get("text", "")
        other = re.sub("|".join(_OPPOSITE), lambda match: _OPPOSITE[match[0]], text)
        if other != text:
            yield facts.altered(said.name, (*said.keys, "distance", "text"), other, other)


@kind("ends of a distance swapped")
def swapped(facts: Facts) -> Iterator[Change]:
    """A lies east of B becomes B lies east of A."""
    for said, data in facts.each("distance"):
        other = {**data, "of": data["from"], "from": data["of"]}
        yield facts.altered(said.name, (*said.keys, "distance"), other, "of and from swapped")


KINDS: tuple[Kind, ...] = (
    *(figure, value, says, bottom_line, judgement, title, dropped, unrecorded, measure),
    *(distance, unit, bearing, swapped),
)
