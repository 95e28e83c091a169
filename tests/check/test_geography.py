"""Small libraries -> the problems of distances, units, coordinates and durations, and the near misses that are none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.pipeline import examine
from generator.problems import Origin

Codes = Callable[..., list[str]]


@pytest.fixture
def codes(write_library: Callable[..., Path]) -> Codes:
    """A function from files, and the text of the wire story, to the codes of what is wrong in them."""

    def examined(files: dict[str, str], text: str | None = None) -> list[str]:
        folder = write_library(files)
        if text is not None:
            (folder / "b" / "texts").mkdir()
            (folder / "b" / "texts" / "wire.txt").write_text(text, encoding="utf-8")
        return [problem.code for problem in examine(folder).problems if problem.code != "uncited-source"]

    return examined


PLACES = (
    "a: {name: A, kind: town, at: [60.5, 5.2]}\nz: {name: Z, kind: town, at: [60.5, 5.5]}\nn: {name: N, kind: town}\n"
)
"""Z lies 16.5 km east of A; N is nowhere."""


def _claim(rest: str) -> dict[str, str]:
    return {"places.yml": PLACES, "b/claims.yml": f"c: {{by: source, says: So., {rest}, cites: w:1.1}}\n"}


@pytest.mark.parametrize(
    ("distance", "expected"),
    [
        ("of: z, from: a, text: 15 km (9 miles) east", []),
        ("of: z, from: a, text: 15 km (19 miles) east", ["unit-mismatch"]),
        ("of: z, from: a, text: 15 km (10 miles) east", []),
        ("of: z, from: a, text: 51 km east", ["distance-mismatch"]),
        ("of: z, from: a, text: 15 km west", ["distance-mismatch"]),
        ("of: a, from: z, text: 15 km east", ["distance-mismatch"]),
        ("of: n, from: a, text: 51 km east", []),
        ("of: z, from: a, text: 15 km east, km: 15.2", []),
        ("of: z, from: a, text: 15 km east, km: 18", ["distance-disagrees"]),
        ("of: z, from: a, text: 15 km east, bearing: 115", []),
        ("of: n, from: a, text: 15 km east, bearing: west", ["distance-disagrees"]),
        ("of: n, from: a, text: a day away, km: 15, bearing: west", []),
    ],
)
def test_distances(codes: Codes, distance: str, expected: list[str]) -> None:
    """A distance that contradicts the map, its own second unit or the numbers beside it is found; rounding is not."""
    assert codes(_claim(f"distance: {{{distance}}}")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("20 hectares (49 acres)", []),
        ("20 hectares (94 acres)", ["unit-mismatch"]),
        ("5 kg (11 lb)", []),
        ("5 kg (21 lb)", ["unit-mismatch"]),
        ("50 km (30 miles)", []),
        ("300 metres (1,000 feet)", []),
        ("300 metres (100 feet)", ["unit-mismatch"]),
        ("1,000 km (600 miles)", []),
        ("10 to 15 km (6 to 9 miles)", []),
        ("15 km and 9 kg", []),
    ],
)
def test_units_of_figures(codes: Codes, text: str, expected: list[str]) -> None:
    """A slip in one of two units is found in figures as well."""
    assert codes(_claim(f'figures: {{measure: count, text: "{text}"}}')) == expected


@pytest.mark.parametrize(
    ("words", "text", "expected"),
    [
        ("15 km east", "It is 15 km east of here.\n", []),
        ("15 km east", "It is 51 km east of here.\n", ["distance-not-found"]),
        ("15 km east", None, []),
    ],
)
def test_the_words_stand_in_the_cited_sentence(codes: Codes, words: str, text: str | None, expected: list[str]) -> None:
    """Words that the source does not have are found where its text is at hand, and only there."""
    files = _claim(f"distance: {{of: n, from: a, text: {words}}}")
    assert [code for code in codes(files, text) if code.startswith("distance")] == expected


IN_P = (
    "p: {{name: P, kind: province, at: [35.8, 36.7], radius_km: 50}}\nq: {{name: Q, kind: town, within: p, at: {at}}}\n"
)


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        (IN_P.format(at="[36.185, 36.723]"), []),
        (IN_P.format(at="[36.35, 36.7]"), []),
        (
            IN_P.format(at="[36.4, 36.7]"),
            ["outside-its-parent"],
        ),
        (
            IN_P.format(at="[36.7, 35.8]"),
            ["swapped-coordinates"],
        ),
        ("p: {name: P, kind: province, at: [35.8, 36.7]}\nq: {name: Q, kind: town, within: p, at: [10, 10]}", []),
        (
            "o: {name: O, kind: country, at: [35, 38], radius_km: 500}\np: {name: P, kind: province, within: o}\n"
            "q: {name: Q, kind: town, within: p, at: [10, 10]}",
            ["outside-its-parent"],
        ),
        ("q: {name: Q, kind: town, at: [0, 0]}", ["zero-coordinates"]),
        ("q: {name: Q, kind: town, at: [0, 10]}", []),
        ("q: {name: Q, kind: town, at: [95, 10]}", ["bad-coordinates"]),
    ],
)
def test_places(codes: Codes, places: str, expected: list[str]) -> None:
    """A place that its coordinates put elsewhere is found, if its holder says how far it reaches."""
    assert codes({"places.yml": f"{places}\n"}) == expected


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("when: 2011/.. (in 2011), figures: {measure: duration, text: nearly nine-year-long}", []),
        ("when: 2001/.. (in 2001), figures: {measure: duration, text: nearly nine-year-long}", ["duration-mismatch"]),
        ("when: 2001/.. (in 2001), figures: {measure: duration, text: nearly nine-year-long, of: army}", []),
        ("when: 2001/.. (in 2001), figures: {measure: duration, text: nine-year-long, partial: The siege.}", []),
        ("when: 2001/2003 (for years), figures: {measure: duration, text: nine-year-long}", []),
        ("when: 2001/.. (in 2001), figures: {measure: duration, value: 9, unit: years}", ["duration-mismatch"]),
        ("when: 2001/.. (in 2001), figures: {measure: duration, value: 19, unit: year}", []),
        ("when: 2001/.. (in 2001), figures: {measure: duration, value: 9, unit: rounds}", []),
        ("when: 2001/.. (in 2001), said: 2010 (in 2010), figures: {measure: duration, text: nine years}", []),
        ("figures: {measure: duration, text: nine years}", []),
    ],
)
def test_durations(codes: Codes, statement: str, expected: list[str]) -> None:
    """«Nearly nine years» in 2020 does not begin in 2001; what is of something else, or at an end, says nothing."""
    assert [c for c in codes(_claim(statement)) if c == "duration-mismatch"] == expected


def test_of_an_event(codes: Codes) -> None:
    """A report that gives a duration is held against the start of its event."""
    report = "monitor: {figures: {measure: duration, text: nine years}, cites: w:1.1}"
    event = f"ev: {{title: War, kind: war, when: 2001/.. (since 2001), reports: {{{report}}}}}\n"
    assert codes({"b/events.yml": event}) == ["duration-mismatch"]


def test_the_message_shows_both(write_library: Callable[..., Path]) -> None:
    """Who reads the problem sees the stated distance and the computed one, at the distance itself."""
    problems = examine(write_library(_claim("distance: {of: z, from: a, text: 51 km east}"))).problems
    (problem,) = [problem for problem in problems if problem.code == "distance-mismatch"]
    assert isinstance(problem.where, Origin)
    assert (problem.message, problem.where.file.endswith("claims.yml")) == (
        "stated 51 km east; the coordinates give 16 km, east",
        True,
    )
