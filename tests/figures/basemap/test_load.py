"""The outlines that are shipped."""

from __future__ import annotations

import pytest

from generator.figures.basemap.load import (
    DATA,
    WORLD,
    Box,
    code_of,
    countries_in,
    country_names,
    outlines,
)
from generator.model import vocabularies as v
from generator.views.map import WITHOUT_OUTLINE


def test_countries_are_found_by_where_they_lie() -> None:
    """Only the files that a map needs are read."""
    found = countries_in(Box(west=36, south=35, east=37, north=36.5))
    assert ({"SY", "TR"} <= set(found), "FR" in found) == (True, False)


def test_the_open_sea_has_no_country() -> None:
    """A place in the ocean must not make the map fail."""
    assert countries_in(Box(west=-30, south=-35, east=-28, north=-33)) == ()


def test_a_box_across_the_antimeridian_finds_both_sides() -> None:
    """Fiji and Tonga lie on either side of the 180th meridian."""
    assert {"FJ", "TO"} <= set(countries_in(Box(west=177, south=-22, east=-174, north=-15)))


def test_borders_coasts_and_province_lines_are_told_apart() -> None:
    """Syria has all three; Austria has no coast."""
    kinds = {code: {arc.kind for arc in outlines(code).arcs} for code in ("SY", "AT")}
    assert kinds == {"SY": {"b", "c", "p"}, "AT": {"b", "p"}}


def test_no_coast_is_drawn_where_the_world_was_cut_open() -> None:
    """A line down the Bering Sea, or around the south pole, is no coast."""
    cut = [
        arc.kind
        for code in ("RU", "FJ", "AQ", WORLD)
        for arc in outlines(code).arcs
        if all(abs(lon) == 180 for lon, _ in arc.points) or all(lat <= -89.9 for _, lat in arc.points)
    ]
    assert (set(cut), len(cut) > 3) == ({"x"}, True)


def test_every_ring_is_closed() -> None:
    """An outline whose arcs do not meet would be filled across the map."""
    gaps = []
    for file in map(outlines, (*country_names(), WORLD)):
        rings = [ring for shape in (*file.shapes, file.whole) for ring in file.rings(shape)]
        gaps += [(file.code, ring[0]) for ring in rings if ring[0] != ring[-1]]
    assert gaps == []


def test_the_countries_without_outline_are_known() -> None:
    """A country that is placed by its code alone must have an outline, or it would silently be missing."""
    assert set(v.COUNTRY) - set(country_names()) == WITHOUT_OUTLINE


def test_a_country_that_has_none_is_an_error() -> None:
    """A wrong code is a mistake in the program and no file name to be tried."""
    with pytest.raises(KeyError):
        outlines("../index")


def test_countries_are_found_by_name() -> None:
    """Names are compared without case and accents."""
    assert (code_of("SYRIA"), code_of("Côte d'Ivoire"), code_of("Wadran")) == ("SY", code_of("cote divoire"), None)


def test_the_whole_world_is_small() -> None:
    """What every installation carries stays below two and a half megabytes."""
    assert sum(path.stat().st_size for path in DATA.iterdir()) < 2_500_000
