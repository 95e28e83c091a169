"""Cutting, thinning and writing runs of points."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.figures.map.plane import Rect, around, clipped_ring, clipped_runs, eased, holds_point, path, thinned

FRAME = Rect(0, 0, 100, 100)
SPOT = st.tuples(st.floats(-300, 300), st.floats(-300, 300))


@given(st.lists(SPOT, min_size=3, max_size=30))
def test_a_cut_ring_stays_in_the_frame(ring: list[tuple[float, float]]) -> None:
    """What is outside of the picture must not be drawn over the page."""
    cut = clipped_ring(ring, FRAME)
    outside = [point for point in cut if not FRAME.grown(1e-6).has(point)]
    assert outside == []


def test_a_ring_around_the_frame_becomes_the_frame() -> None:
    """A province that fills the picture is still a province: its edges lie outside."""
    assert around(clipped_ring([(-50, -50), (150, -50), (150, 150), (-50, 150)], FRAME)) == FRAME


def test_a_run_is_cut_into_the_pieces_in_sight() -> None:
    """A border that leaves the picture and comes back is not joined by a straight line."""
    run = [(10.0, 10.0), (10.0, 200.0), (300.0, 200.0), (300.0, 50.0), (90.0, 50.0)]
    assert list(clipped_runs(run, FRAME)) == [[(10.0, 10.0), (10.0, 200.0)], [(300.0, 50.0), (90.0, 50.0)]]


@pytest.mark.parametrize("thin", [thinned, eased])
def test_ends_stay_where_they_are(thin: object) -> None:
    """Two arcs that meet must still meet after their points were thinned out."""
    assert callable(thin)
    run = [(n * 0.1, 0.0) for n in range(50)]
    kept = thin(run, 1.0)
    assert (kept[0], kept[-1], len(kept) < len(run)) == (run[0], run[-1], True)


@given(st.lists(st.tuples(st.floats(-1e4, 1e4), st.floats(-1e4, 1e4)), min_size=2, max_size=20))
def test_path_data_leads_to_the_same_points(run: list[tuple[float, float]]) -> None:
    """The short way of writing a path must not lose or move anything by more than it rounds."""
    numbers = [float(found) for found in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", path([run], close=False))]
    pairs = list(zip(numbers[::2], numbers[1::2], strict=True))
    end = (sum(x for x, _ in pairs), sum(y for _, y in pairs))
    still = len({(round(x * 10), round(y * 10)) for x, y in run}) == 1
    near = still or (abs(end[0] - run[-1][0]) < 0.06 and abs(end[1] - run[-1][1]) < 0.06)
    assert near


def test_a_hole_is_outside() -> None:
    """A name for a country must not stand in the country that it encloses."""
    outer, inner = [(0, 0), (9, 0), (9, 9), (0, 9)], [(3, 3), (6, 3), (6, 6), (3, 6)]
    assert [holds_point([outer, inner], at) for at in ((1, 1), (4, 4), (20, 20))] == [True, False, False]
