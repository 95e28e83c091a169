"""Maps drawn: deterministic, whole, without overlaps, wherever on the globe."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.figures.drawing import Drawing
from generator.figures.lettering import Lettering, text_width
from generator.figures.map.draw import draw_map, draw_map_narrow
from generator.figures.map.locator import draw_locator
from generator.figures.map.plane import Rect
from generator.views.map_parts import MapSpan, MapView
from tests.support.map_views import event, place, view

SVG = "{http://www.w3.org/2000/svg}"
ASSETS = Path(__file__).resolve().parents[3] / "generator" / "assets"

IDLIB = view(
    place("Syria", kind="country", precision="area", code="SY", events=1),
    place("Idlib province", (35.8, 36.7), kind="province", precision="area", code="SY-ID", country="SY", events=2),
    place("Idlib city", (35.9306, 36.6339), kind="city", arabic="إدلب"),
    place("Saraqeb", (35.8645, 36.8059), events=5, arabic="سراقب"),
    place("Sarmada", (36.185, 36.723), events=1),
    place("Damascus", (33.5102, 36.2913), kind="city", events=3),
    spans=(MapSpan(of="saraqeb", from_="idlib-city"),),
)
AROUND_THE_GLOBE = {
    "the antimeridian": view(place("Suva", (-18.14, 178.44), events=2), place("Nukualofa", (-21.14, -175.2), events=1)),
    "the north pole": view(place("Pole", (90, 0), events=1), place("Alert", (82.5, -62.3))),
    "the south pole": view(place("Pole", (-90, 0), events=1), place("Vostok", (-78.46, 106.84), events=1)),
    "the open sea": view(place("Nowhere", (15.0, 62.0), events=1), place("Near", (15.1, 62.1))),
    "one place": view(place("Kyiv", (50.45, 30.52), events=1)),
    "one country": view(place("France", kind="country", precision="area", code="FR", events=1)),
    "two countries": view(
        place("France", kind="country", precision="area", code="FR", events=1),
        place("Japan", kind="country", precision="area", code="JP", events=2),
    ),
    "a country too small for its name": view(
        place("Lebanon", kind="country", precision="area", code="LB"),
        place("Another name of Lebanon", kind="country", precision="area", code="LB"),
        place("Kyiv", (50.45, 30.52), events=1),
    ),
    "the whole world": view(
        place("Washington", (38.9, -77.04), events=1),
        place("Canberra", (-35.3, 149.1), events=1),
        place("Saraqeb", (35.86, 36.8), events=4),
        place("Idlib", (35.93, 36.63), events=1),
    ),
    "opposite ends": view(place("One", (10, 20), events=1), place("Other", (-10, -160), events=1)),
    "one spot": view(place("One", (10, 20), events=1), place("Same", (10, 20), events=1)),
}


def marked(drawing: Drawing) -> set[str]:
    """The ids of the places that have a mark or a name in a drawing."""
    return {node.get("data-place") or "" for node in ElementTree.fromstring(drawing.svg).iter(f"{SVG}a")} - {""}


def many(count: int) -> MapView:
    """Places strewn over a country, always the same."""
    spots = [(46.5 + n * 0.37 % 4.3, 28.5 + n * 1.13 % 9.7) for n in range(count)]
    return view(*(place(f"Place number {n}", at, events=n % 3) for n, at in enumerate(spots)))


@pytest.mark.parametrize("draw", [draw_map, draw_map_narrow, draw_locator])
def test_the_same_view_gives_the_same_bytes(draw: object) -> None:
    """A site that is built twice from the same facts must not change."""
    assert callable(draw)
    assert draw(IDLIB) == draw(IDLIB)


@pytest.mark.parametrize("where", AROUND_THE_GLOBE)
@pytest.mark.parametrize("draw", [draw_map, draw_map_narrow])
def test_every_place_is_marked(draw: object, where: str) -> None:
    """Wherever places lie, none of them gets lost between the panels of a map."""
    assert callable(draw)
    shown = AROUND_THE_GLOBE[where]
    assert marked(draw(shown)) == {one.id for one in shown.places}


@pytest.mark.parametrize("count", [1, 8, 60])
def test_many_places_are_all_marked(count: int) -> None:
    """A briefing of sixty places still has a mark for each, even if not every name finds room."""
    shown = many(count)
    assert (marked(draw_map(shown)), marked(draw_map_narrow(shown))) == ({one.id for one in shown.places},) * 2


@pytest.mark.parametrize("shown", [IDLIB, many(60), *AROUND_THE_GLOBE.values()])
def test_no_map_is_heavy(shown: MapView) -> None:
    """A map stands in the page itself: over 60 KB it would delay the words."""
    drawings = (draw_map(shown), draw_map_narrow(shown), draw_locator(shown))
    assert [drawing.name for drawing in drawings if len(drawing.svg.encode()) >= 60_000] == []


def test_events_are_called_out_with_their_links() -> None:
    """What is said to have happened stands beside the map and leads to the Timeline."""
    root = ElementTree.fromstring(draw_map(IDLIB).svg)
    links = {node.get("data-event"): node.get("href") for node in root.iter(f"{SVG}a") if node.get("data-event")}
    assert links.get("saraqeb-0") == "timeline.md#saraqeb-0"


def test_a_stated_distance_is_dotted() -> None:
    """A reader sees which two places a stated distance joins."""
    assert draw_map(IDLIB).svg.count('class="m-span"') == 1


def test_what_lies_apart_goes_into_an_inset() -> None:
    """Damascus, three hundred kilometres off, must not shrink the map of Idlib to a speck."""
    drawn = draw_map(IDLIB).svg
    assert ('class="m-inset"' in drawn, 'class="m-frame"' in drawn, ">Damascus</text>" in drawn) == (True, True, True)


def test_the_narrow_map_has_names_only() -> None:
    """On a phone the events are in the list below; in the map they could not be read."""
    drawn = draw_map_narrow(IDLIB)
    assert ("data-event" in drawn.svg, "Saraqeb" in drawn.svg, drawn.width) == (False, True, 350)


def test_a_place_known_within_kilometres_is_a_circle_and_no_dot() -> None:
    """A dot would claim to know the spot."""
    drawn = draw_map(view(place("Somewhere", (15, 62), precision="radius", radius_km=30, events=1))).svg
    globe = drawn.index('class="m-globe"')
    assert ('class="m-reach"' in drawn, 'class="m-pt"' in drawn[:globe]) == (True, False)


def test_a_province_without_an_outline_falls_back() -> None:
    """An invented province is drawn by what its facts say, as a circle or as a point."""
    circle = place("Zarun", (15, 62.1), kind="province", precision="area", radius_km=40, events=1)
    point = place("Umm", (15.3, 62.5), kind="province", precision="area", events=1)
    drawn = draw_map(view(circle, point)).svg
    assert ('class="m-focus"' in drawn, 'class="m-reach"' in drawn, marked(draw_map(view(circle, point)))) == (
        False,
        True,
        {"zarun", "umm"},
    )


def test_a_line_is_drawn_as_a_line() -> None:
    """A road has a course, and not a spot."""
    drawn = draw_map(view(place("Road", line=((15.0, 62.1), (14.2, 62.9)), precision="line", kind="road", events=1)))
    assert ('class="m-course"' in drawn.svg, marked(drawn)) == (True, {"road"})


@given(st.text(min_size=1, max_size=60), st.text(min_size=1, max_size=80))
@settings(max_examples=20, deadline=None)
def test_hostile_words_stay_words(name: str, title: str) -> None:
    """A name that reads like markup cannot break the drawing, nor become part of it."""
    hostile = replace(place("Place", (50, 30)), name=name, events=(event("e", f"<script>{title}", "</text>", "<"),))
    shown = view(hostile, place("Other", (50.1, 30.2)))
    tags = {
        node.tag
        for drawn in (draw_map(shown), draw_map_narrow(shown))
        for node in ElementTree.fromstring(drawn.svg).iter()
    }
    known = {"svg", "title", "desc", "g", "a", "path", "rect", "circle", "text", "clipPath"}
    assert {tag.removeprefix(SVG) for tag in tags} - known == set()


@given(
    st.lists(
        st.tuples(
            st.floats(-90, 90),
            st.floats(-180, 180),
            st.integers(0, 6),
            st.sampled_from(["Ur", "A longer name", "Name of nine words that goes on and on and on"]),
        ),
        min_size=1,
        max_size=14,
    )
)
@settings(max_examples=15, deadline=None)
def test_no_two_labels_overlap_and_none_leaves_the_frame(places: list[tuple[float, float, int, str]]) -> None:
    """Names on top of each other can be read by nobody."""
    shown = view(
        *(place(f"{name} {n}", (lat, lon), events=events) for n, (lat, lon, events, name) in enumerate(places))
    )
    for drawn in (draw_map(shown), draw_map_narrow(shown)):
        boxes = _texts(drawn)
        clashes = [(a, b) for n, (a, one) in enumerate(boxes) for b, other in boxes[n + 1 :] if one.meets(other)]
        frame = Rect(0, 0, drawn.width, drawn.height)
        assert (clashes, [text for text, box in boxes if not frame.holds(box)]) == ([], [])


def test_every_class_has_its_style() -> None:
    """A class without a rule would be drawn black, or not at all."""
    sheets = "".join((ASSETS / name).read_text("utf-8") for name in ("drawing.css", "drawing-map.css"))
    styled = set(re.findall(r"\.bf-draw (?:\.[\w-]+ )*\.([\w-]+) \{", sheets))
    drawings = [
        draw(shown)
        for shown in (IDLIB, *AROUND_THE_GLOBE.values())
        for draw in (draw_map, draw_map_narrow, draw_locator)
    ]
    used = {name for drawn in drawings for group in re.findall(r'class="([^"]*)"', drawn.svg) for name in group.split()}
    only_for_scripts = {"m-globe", "m-inset", "m-scale"}
    assert {name for name in used - styled - only_for_scripts if not name.startswith("bf-")} == set()


def _texts(drawn: Drawing) -> list[tuple[str, Rect]]:
    """Every text with the box that it takes, a little less than was kept free for it."""
    found = []
    for node in ElementTree.fromstring(drawn.svg).iter(f"{SVG}text"):
        text, x, y = node.text or "", float(node.get("x", 0)), float(node.get("y", 0))
        classes = (node.get("class") or "").split()
        size = 16.5 if "name" in classes else 12.5 if "fine" in classes else 13.0
        width = text_width(text, Lettering(size=size, bold="name" in classes or "strong" in classes)) - 1
        left = {"start": x, "middle": x - width / 2, "end": x - width}[node.get("text-anchor", "start")]
        found.append((text, Rect(left, y - size * 0.7, left + width, y + size * 0.15)))
    return found


@pytest.mark.parametrize(
    ("at", "name"),
    [((45.2, 34.2), "RUSSIA"), ((45.2, 34.2), "UKRAINE"), ((24.5, -13.5), "MOROCCO")],
)
def test_no_country_is_named_on_disputed_ground(at: tuple[float, float], name: str) -> None:
    """An outline has to run somewhere; a name across Crimea or Western Sahara would take a side."""
    drawn = draw_map(view(place("Somewhere", at, events=1)))
    assert f">{name}</text>" not in drawn.svg


def test_countries_are_named_elsewhere() -> None:
    """Without the names of its neighbours a map could be anywhere."""
    assert [f">{name}</text>" in draw_map(IDLIB).svg for name in ("TURKEY", "SYRIA")] == [True, True]
