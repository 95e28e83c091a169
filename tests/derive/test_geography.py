"""Stated distances -> what they say, and how they compare with the coordinates."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.derive.geography import against_coordinates, kilometres, read_distance, turn, wind
from generator.model.scalars import COMPASS
from generator.pipeline import examine

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("text", "km", "bearing", "quantifier"),
    [
        ("15 km (9 miles) east", 15, 90, "exact"),
        ("some 40 miles south-west of", 64.374, 225, "about"),
        ("200 metres", 0.2, None, "exact"),
        ("about 17.5km north-northeast", 17.5, 22.5, "about"),
        ("about 17.5km north-north-east", 17.5, 22.5, "about"),
        ("nearly twenty-five kilometers northwest of", 25, 315, "nearly"),
        ("less than 1,200 km to the south", 1200, 180, "less-than"),
        ("half a mile from", 0.805, None, "exact"),
        ("ten nautical miles off", 18.52, None, "exact"),
        ("20 km or more", 20, None, "at-least"),
        # neither a number nor a direction
        ("a day east", None, 90, "exact"),
        ("in the south-western outskirts", None, None, "exact"),
        ("near the town", None, None, "exact"),
        # two of them are as good as none
        ("5 km from the port and 9 km from the town", None, None, "exact"),
        ("between north and south", None, None, "exact"),
        ("15 kmh east", None, 90, "exact"),
        ("", None, None, "exact"),
    ],
)
def test_distances_in_news_prose(text: str, km: float | None, bearing: float | None, quantifier: str) -> None:
    """What a report says of a distance is read as a person reads it, and nothing is read into the rest."""
    found = read_distance(text)
    rounded = None if found.km is None else round(found.km, 3)
    assert (rounded, found.bearing, found.quantifier) == (km, bearing, quantifier)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("between 10 and 15 km", (10.0, 15.0)),
        ("10-15 kilometres", (10.0, 15.0)),
        ("10–15 km", (10.0, 15.0)),
        ("five to ten km", (5.0, 10.0)),
    ],
)
def test_ranges(text: str, expected: tuple[float, float]) -> None:
    """A range keeps both its ends."""
    found = read_distance(text)
    assert (found.low_km, found.km) == expected


@given(st.text())
def test_no_text_raises(text: str) -> None:
    """Whatever an author types, a check goes on; a bearing is one of the compass."""
    assert read_distance(text).bearing in {None, *COMPASS.values()}


@given(st.integers(1, 999), st.sampled_from(sorted(COMPASS)))
def test_what_is_written_is_read(number: int, point: str) -> None:
    """Every point of the compass, in any of its spellings, is read with its distance."""
    found = read_distance(f"{number} km {point.replace(' ', '-')} of the town")
    assert (found.km, found.bearing) == (float(number), COMPASS[point])


@pytest.mark.parametrize(
    "text", ["1," * 500_000, "a " * 500_000, "twenty-" * 150_000, "9 km (" * 170_000, " " * 1_000_000]
)
def test_a_megabyte_takes_no_time(text: str) -> None:
    """A hostile text does not hang the check."""
    start = time.process_time()
    read_distance(text)
    assert time.process_time() - start < 60, "reading must not depend on more than the first few hundred characters"


@given(st.floats(0, 360, exclude_max=True))
def test_a_wind_is_the_nearest_point(azimuth: float) -> None:
    """A direction is named by the point that lies within half a step of it."""
    assert turn(COMPASS[wind(azimuth).replace("-", " ")], azimuth) <= 11.25


@pytest.mark.parametrize(
    ("km", "expected"), [(17.17, "17 km"), (4.52, "4.5 km"), (5.0, "5 km"), (0.3, "300 metres"), (1234.5, "1,234 km")]
)
def test_kilometres_in_words(km: float, expected: str) -> None:
    """A computed distance is not shown more exact than the coordinates are."""
    assert kilometres(km) == expected


def test_saraqeb_from_idlib() -> None:
    """The stated 15 km east stand beside the 17.2 km at 115 degrees of the coordinates, and nobody is alarmed."""
    library = examine(ROOT / "briefings").library
    distance = library.statements["idlib-2020-02-06/saraqeb-distance"].record.distance
    assert distance is not None
    found = against_coordinates(library, distance)
    assert found is not None
    assert (round(found.km, 1), round(found.azimuth), found.too_far, found.turned, found.sentence) == (
        *(17.2, 115, False, False),
        "stated 15 km east; the coordinates give 17 km, east-south-east",
    )


PLACES = "a: {{name: A, kind: town, at: [60.5, 5.2]{a}}}\nz: {{name: Z, kind: town, at: [60.5, 5.5]{z}}}\n"
"""Z lies 16.5 km east of A."""


@pytest.mark.parametrize(
    ("stated", "radius", "alarm"),
    [
        ("text: 15 km east", "", (False, False)),
        ("text: 14 km east", "", (False, False)),
        ("text: 12 km east", "", (True, False)),
        ("text: 23 km east", "", (True, False)),
        ("text: 23 km east", ", radius_km: 3", (False, False)),
        ("text: 12 km east", ", radius_km: 3", (False, False)),
        ("text: more than 12 km east", "", (False, False)),
        ("text: more than 20 km east", "", (False, False)),
        ("text: more than 30 km east", "", (True, False)),
        ("text: less than 30 km east", "", (False, False)),
        ("text: less than 10 km east", "", (True, False)),
        ("text: between 5 and 15 km east", "", (False, False)),
        ("text: north-east", "", (False, False)),
        ("text: north", "", (False, True)),
        ("text: west", "", (False, True)),
        ("text: far away", "", (False, False)),
        ("{km: 16.5, bearing: 90}", "", (False, False)),
        ("{km: 40, bearing: 200}", "", (True, True)),
    ],
)
def test_alarm_only_beyond_a_quarter_or_45_degrees(
    write_library: Callable[..., Path], stated: str, radius: str, alarm: tuple[bool, bool]
) -> None:
    """What rounding, hedges and the reach of a town explain is no contradiction."""
    inner = stated.strip("{}")
    claim = f"c: {{by: source, says: So., distance: {{of: z, from: a, {inner}}}, cites: w:1.1}}\n"
    files = {"b/claims.yml": claim, "places.yml": PLACES.format(a="", z=radius)}
    library = examine(write_library(files)).library
    distance = library.statements["b/c"].record.distance
    assert distance is not None
    found = against_coordinates(library, distance)
    assert found is not None
    assert (found.too_far, found.turned) == alarm
