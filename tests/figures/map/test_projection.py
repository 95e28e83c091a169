"""Degrees on the plane and on the globe."""

from __future__ import annotations

from math import hypot

import pytest
from geographiclib.geodesic import Geodesic
from hypothesis import given
from hypothesis import strategies as st

from generator.figures.map.framing import extent
from generator.figures.map.furniture import scale_bar
from generator.figures.map.marks import marks
from generator.figures.map.panel import fit
from generator.figures.map.plane import Rect
from generator.figures.map.projection import Projection, km_between, middle, on_globe
from tests.support.map_views import place

LON, LAT = st.floats(-180, 180), st.floats(-90, 90)


@given(LON, LAT, st.floats(-500, 500), st.floats(-500, 500))
def test_there_and_back(lon: float, lat: float, x: float, y: float) -> None:
    """The frame's corners are turned into degrees to find the countries there: wrongly, and land would be missing."""
    plane = Projection(lon=lon, lat=lat)
    back = plane.xy(*plane.lonlat(x, y))
    assert back == pytest.approx((x, y), abs=0.01)


@given(LON, st.floats(-89, 89), st.floats(0, 360), st.floats(1, 1500))
def test_distances_are_true_near_the_middle(lon: float, lat: float, bearing: float, km: float) -> None:
    """The scale bar is honest: up to 1,500 km from the middle a map is at most 2 % off the ellipsoid."""
    found = Geodesic.WGS84.Direct(lat, lon, bearing, km * 1000)
    at = Projection(lon=lon, lat=lat).xy(found["lon2"], found["lat2"])
    assert at is not None
    assert hypot(*at) == pytest.approx(km, rel=0.02)


def test_the_scale_bar_is_as_long_as_it_says() -> None:
    """Somebody who measures on the map must get the distance that the geodesic gives."""
    shown = extent(marks((place("A", (35.93, 36.63)), place("B", (35.86, 36.81)))))
    panel = fit(shown, Rect(0, 0, 650, 500), Rect(40, 40, 610, 460))
    bar = scale_bar(panel.scale, 110, panel.km)
    a, b = panel.at((36.63, 35.93)), panel.at((36.81, 35.86))
    assert bar is not None
    assert a is not None
    assert b is not None
    measured = hypot(a[0] - b[0], a[1] - b[1]) / bar.pixels * bar.km
    assert measured == pytest.approx(Geodesic.WGS84.Inverse(35.93, 36.63, 35.86, 36.81)["s12"] / 1000, rel=0.005)


def test_a_map_of_a_continent_has_no_scale_bar() -> None:
    """It would be true in the middle only."""
    assert scale_bar(0.05, 110, 8000) is None


def test_the_other_side_of_the_globe_is_left_out() -> None:
    """The far side has no place on the plane; it must not be smeared over the near one."""
    assert Projection(lon=0, lat=0).xy(180, 0) is None


def test_the_middle_of_two_ends_of_the_date_line_is_between_them() -> None:
    """The mean of 179 and -179 degrees is not Greenwich."""
    lon, lat = middle([(179.0, -18.0), (-179.0, -18.0)])
    assert (round(abs(lon)), round(lat)) == (180, -18)


def test_points_that_cancel_out_have_a_middle_nevertheless() -> None:
    """Two opposite places must not end in a division by zero."""
    assert middle([(0.0, 0.0), (180.0, 0.0)]) == (0.0, 0.0)


@given(LON, LAT, LON, LAT)
def test_the_globe_keeps_everything_on_its_disc(lon: float, lat: float, over: float, under: float) -> None:
    """No mark floats beside the globe."""
    x, y, _ = on_globe(lon, lat, (over, under))
    assert hypot(x, y) <= 1 + 1e-9


def test_distance_on_the_globe() -> None:
    """Clusters are told by distances that are right across the date line."""
    assert round(km_between((179.0, 0.0), (-179.0, 0.0))) == 222
