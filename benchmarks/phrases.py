"""Dates, numbers and word lists -> the few words in which the invented sources say them.

A fact's own text and the sentence that it cites never share a long run of words: most of these sources are withheld.
No text of a fact holds a likelihood word, and no number that no figure of its record holds.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from benchmarks.yaml_text import Value

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_COMPASS = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")
_QUANTIFIERS = ("", "", "", "about ", "nearly ", "at least ", "more than ", "up to ")
_SMALL = ("three", "four", "five", "six", "seven", "eight", "nine")
_EARTH_KM = 6371.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Plot:
    """A kind of event. title: in the analyst's words; body: in a source's; {a}, {b} actors, {p} a place.

    roles: which part {a} and {b} take. measure: what a speaker may count.
    """

    kind: str
    title: str
    body: str
    roles: tuple[str, str]
    measure: str


PLOTS = (
    Plot(
        kind="shelling",
        title="{a} shells {p}",
        body="guns of {a} hit positions that {b} held at {p}",
        roles=("initiator", "target"),
        measure="killed",
    ),
    Plot(
        kind="armed-clash",
        title="{a} and {b} fight over {p}",
        body="a battle between {a} and {b} went on around {p}",
        roles=("initiator", "target"),
        measure="injured",
    ),
    Plot(
        kind="air-strike",
        title="Aircraft of {a} bomb {p}",
        body="warplanes that belong to {a} struck {b} in {p}",
        roles=("initiator", "target"),
        measure="destroyed",
    ),
    Plot(
        kind="displacement",
        title="People leave {p}",
        body="families fled {p} while {a} and {b} exchanged fire",
        roles=("affected", "affected"),
        measure="displaced",
    ),
    Plot(
        kind="arrest",
        title="{a} detains members of {b}",
        body="patrols seized suspects in {p} whom {a} ties to {b}",
        roles=("initiator", "target"),
        measure="captured",
    ),
    Plot(
        kind="agreement",
        title="{a} and {b} settle on a truce for {p}",
        body="envoys signed papers about {p}, one side for {a} and the other for {b}",
        roles=("party", "party"),
        measure="duration",
    ),
    Plot(
        kind="aid",
        title="{a} brings supplies to {p}",
        body="a convoy under the flag of {a} reached {p} past posts of {b}",
        roles=("initiator", "affected"),
        measure="count",
    ),
    Plot(
        kind="outbreak",
        title="Fever spreads in {p}",
        body="clinics in {p} run by {a} filled with the sick, among them staff of {b}",
        roles=("affected", "affected"),
        measure="infected",
    ),
    Plot(
        kind="deployment",
        title="{a} moves units to {p}",
        body="columns sent by {a} took up quarters in {p} opposite {b}",
        roles=("initiator", "target"),
        measure="count",
    ),
    Plot(
        kind="protest",
        title="Crowds in {p} march against {a}",
        body="a crowd called out by {b} filled the streets of {p} with banners against {a}",
        roles=("target", "initiator"),
        measure="missing",
    ),
)
_UNITS = {"destroyed": "houses", "duration": "days", "count": "trucks"}
_CROWDS = ("displaced", "infected")
_SAID = {
    "killed": "They count {n} among the dead.", "injured": "They put the hurt at {n}.",
    "destroyed": "They speak of {n} in ruins.", "displaced": "They put those who fled at {n}.",
    "captured": "They list {n} as held.", "duration": "They give it {n}.", "count": "They count {n}.",
    "infected": "They report {n} ill.", "missing": "They miss {n}.",
}  # fmt: skip
_LONG = (
    "The account was read against the others of the same day, and the differences are kept as they stand.",
    "Names follow the spelling of the local council wherever the sources disagree about them.",
    "Roads in the valley flood in spring, which slows convoys and also slows those who count them.",
    "Nothing in the text tells whether the same patrol is meant when it is spoken of later on.",
    "The order in which the speakers appear is the order of the text and no ranking of any kind.",
)


def long_text(rng: Random, sentences: int) -> str:
    """A note of several sentences."""
    return " ".join(rng.choice(_LONG) for _ in range(sentences))


def figure(rng: Random, measure: str, of: str, larger_than: int = 0) -> tuple[dict[str, Value], str, str, int]:
    """A figure; what a fact says of it (empty where it is a bare range); the source's words; its number."""
    unit = _UNITS.get(measure, "people")
    size = (
        rng.randint(1, 60) * 1000 if measure in _CROWDS and rng.random() < 0.7 else rng.randint(3, rng.choice((9, 60)))
    )
    number = larger_than + size
    fields: dict[str, Value] = {"measure": measure}
    if unit != "people":
        fields["unit"] = unit
    else:
        fields["of"] = of
    if rng.random() < 0.1:
        return (
            {**fields, "low": str(number), "high": str(number + 5)},
            "",
            f"between {number} and {number + 5} {unit}",
            number,
        )
    written = _SMALL[number - 3] if number < 10 and rng.random() < 0.5 else f"{number:,}"
    text = f"{rng.choice(_QUANTIFIERS)}{written} {unit}"
    fields["text"] = text
    if measure in ("killed", "displaced", "infected") and rng.random() < 0.5:
        fields["nature"] = "cumulative"
    return fields, _SAID[measure].format(n=text), text, number


@dataclass(frozen=True, kw_only=True, slots=True)
class Time:
    """A date as the fact holds it, as the source words it, and, where no source does, why the analyst adds it."""

    when: str
    words: str
    inferred: str = ""


def time_of_event(rng: Random, published: Sequence[date]) -> Time:
    """A date of one of the ways in which sources give one; ``published``: of all sources that will cite it."""
    first, last = min(published), max(published)
    day = first - timedelta(days=rng.randint(0, 6 - (last - first).days))
    way = rng.randrange(10)
    if way < 4:
        return Time(when=f"{day} (on {_DAYS[day.weekday()]})", words=f"on {_DAYS[day.weekday()]}")
    if way == 4:
        return Time(
            when=f"{day} (on {_MONTHS[day.month - 1]} {day.day})",
            # Not at the end: where a paragraph has Turkish letters, a short number before a full stop is an ordinal.
            words=f"on {_MONTHS[day.month - 1]} {day.day} in daylight",
        )
    if way == 5:
        return Time(when=str(day), words=f"on {day.day} {_MONTHS[day.month - 1]} {day.year}")
    if way == 6:
        before = first.replace(day=1) - timedelta(days=1)
        return Time(when=f"{before:%Y-%m} (last month)", words="last month")
    if way == 7:
        early = day - timedelta(days=rng.randint(1, 4))
        return Time(
            when=f"[{early}..{day}]", words="", inferred="No date is given; it lies between the events around it."
        )
    if way == 8 and first == last:
        return Time(when=f"{first - timedelta(days=14)}/{first} (in the past two weeks)", words="in the past two weeks")
    return (
        Time(when="undated (in recent days)", words="in recent days")
        if rng.random() < 0.5
        else Time(when="undated", words="")
    )


def weekday(day: date) -> str:
    """The wording of a day that is not more than six days before its source."""
    return f"on {_DAYS[day.weekday()]}"


def distance(of: tuple[float, float], seen_from: tuple[float, float]) -> str:
    """How far ``of`` lies from ``seen_from``, as agencies write it (``15 km (9 miles) east``); on a sphere."""
    (lat2, lon2), (lat1, lon1) = ((math.radians(x), math.radians(y)) for x, y in (of, seen_from))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    km = max(1, round(2 * _EARTH_KM * math.asin(math.sqrt(half))))
    east = math.sin(lon2 - lon1) * math.cos(lat2)
    north = math.cos(lat1) * math.sin(lat2) - math.sin(lat1) * math.cos(lat2) * math.cos(lon2 - lon1)
    point = _COMPASS[round(math.degrees(math.atan2(east, north)) / 45) % 8]
    miles = max(1, round(km * 0.621371))
    return f"{km} km ({miles} {'mile' if miles == 1 else 'miles'}) {point}"
