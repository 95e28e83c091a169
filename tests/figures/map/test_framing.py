"""What a map shows large, what in an inset, what on the globe."""

from __future__ import annotations

from generator.figures.map.framing import Levels, extent, levels
from generator.figures.map.marks import marks
from generator.views.map_parts import MapPlace
from tests.support.map_views import place

NORTH = (place("Saraqeb", (35.8645, 36.8059), events=5), place("Idlib", (35.9306, 36.6339)))
SOUTH = (place("Damascus", (33.5102, 36.2913), events=3), place("Deraa", (32.6189, 36.1021), events=1))


def sorted_out(*places: MapPlace, focus: tuple[str, ...] = ()) -> dict[str, list[str]]:
    """Level -> the names of its places."""
    found = levels(marks(places), frozenset(focus))
    return {name: [mark.place.name for mark in getattr(found, name)] for name in ("main", "region", "world", "wide")}


def test_one_cluster_is_shown_whole() -> None:
    """Places that lie together need no second panel."""
    assert sorted_out(*NORTH) == {"main": ["Saraqeb", "Idlib"], "region": [], "world": [], "wide": []}


def test_the_busiest_cluster_is_large_and_the_other_in_the_inset() -> None:
    """One frame around both would show neither."""
    assert sorted_out(*NORTH, *SOUTH) == {
        "main": ["Saraqeb", "Idlib"],
        "region": ["Damascus", "Deraa"],
        "world": [],
        "wide": [],
    }


def test_what_is_on_another_continent_is_on_the_globe() -> None:
    """An inset from Syria to Washington would be a map of the Atlantic."""
    far = place("Washington", (38.9, -77.04), events=1)
    assert sorted_out(*NORTH, *SOUTH, far) == {
        "main": ["Saraqeb", "Idlib"],
        "region": ["Damascus", "Deraa"],
        "world": ["Washington"],
        "wide": [],
    }


def test_two_lone_places_share_a_frame() -> None:
    """A frame around a single town shows nothing but a dot, so that the next town stays in it."""
    found = sorted_out(place("Khartoum", (15.5, 32.56), events=6), place("El Fasher", (13.63, 25.35), events=3))
    assert found["main"] == ["Khartoum", "El Fasher"]


def test_a_country_pulls_no_frame() -> None:
    """That something happened somewhere in Syria must not shrink the map of the town where much happened."""
    country = place("Syria", kind="country", precision="area", code="SY", events=9)
    assert sorted_out(country, *NORTH) == {"main": ["Saraqeb", "Idlib"], "region": [], "world": [], "wide": ["Syria"]}


def test_a_country_alone_is_the_map() -> None:
    """If nothing but a country is known, the map is of that country."""
    assert sorted_out(place("Syria", kind="country", precision="area", code="SY"))["main"] == ["Syria"]


def test_the_place_that_a_page_is_about_is_in_the_main_map() -> None:
    """The map of Damascus must not show Saraqeb large because more happened there."""
    assert sorted_out(*NORTH, *SOUTH, focus=("damascus",))["main"] == ["Damascus", "Deraa"]


def test_a_lone_place_has_surroundings() -> None:
    """A map of one spot shows where that is: over a hundred kilometres of land around it."""
    box = extent(marks((place("Kyiv", (50.45, 30.52)),))).box
    assert (round(box.width), round(box.height)) == (110, 110)


def test_outlines_are_found_by_code_and_by_name() -> None:
    """A province is tinted if its code is known, or its name within the country where it lies."""
    places = (
        place("Somewhere", (35.8, 36.7), kind="province", precision="area", code="SY-ID"),
        place("Idlib province", (35.8, 36.7), kind="province", precision="area", country="SY"),
        place("Idlib Governorate", (35.8, 36.7), kind="province", precision="area"),
        place("Zarun province", (35.8, 36.7), kind="province", precision="area"),
    )
    assert [mark.shape for mark in marks(places)] == ["SY-ID", "SY-ID", "SY-ID", None]


def test_nothing_placed_is_no_mark() -> None:
    """A place with neither coordinates nor outline has no mark: it is listed."""
    assert (marks((place("Nowhere"),)), Levels(main=(), region=(), world=(), wide=()).main) == ((), ())
