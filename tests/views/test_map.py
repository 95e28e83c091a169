"""The contexts of maps: every place is placed or listed, with what is said of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.derive.derived import derive
from generator.pipeline import examine
from generator.views import urls
from generator.views.compose import Composer
from generator.views.map import actor_map, briefing_map, locator, place_map
from generator.views.map_parts import MapView

ROOT = Path(__file__).resolve().parents[2]
WriteLibrary = Callable[..., Path]

PLACES = """\
syria: {name: Syria, kind: country}
utopia: {name: Utopia, kind: country}
guyane: {name: French Guiana, kind: country, ids: {iso-3166-1: GF}}
idlib: {name: Idlib province, kind: province, within: syria, at: [35.8, 36.7], radius_km: 50, ids: {iso-3166-2: sy-id}}
nameless: {name: A province, kind: province, within: syria}
town: {name: The town, kind: town, within: idlib, at: [35.86, 36.8], aka: [{text: بلدة, lang: ar}]}
city: {name: The city, kind: city, within: idlib, at: [35.93, 36.63]}
camp: {name: The camp, kind: area, at: [36, 36.7], radius_km: 5}
road: {name: The road, kind: road, line: [[35.86, 36.8], [35.93, 36.63]]}
roads: {name: Two roads, kind: road, unnamed: true}
"""
EVENTS = """\
ev:
  title: It *happens* in the town
  kind: attack
  when: 2020-02-05
  where: town
  who: {initiator: army}
  inferred: {when: Invented.}
  reports: {monitor: {where: {near: camp}, cites: w:1.1}}
flight:
  title: People flee
  kind: displacement
  when: 2020-02-05
  where: {from: roads, towards: city}
  inferred: {when: Invented.}
  reports: {monitor: w:1.1}
elsewhere:
  title: Things happen
  kind: other
  when: 2020-02-05
  where: [syria, utopia, guyane, idlib, nameless, road]
  inferred: {when: Invented.}
  reports: {monitor: w:1.1}
"""
CLAIMS = """\
far: {by: monitor, says: It is near., distance: {of: town, from: city, text: 15 km (9 miles) east}, cites: w:1.1}
unplaced: {by: monitor, says: It is far., distance: {of: town, from: roads, text: 15 km}, cites: w:1.1}
"""


@pytest.fixture
def composer(write_library: WriteLibrary) -> Composer:
    """Words the pages of a briefing that has places of every kind."""
    library = examine(write_library({"places.yml": PLACES, "b/events.yml": EVENTS, "b/claims.yml": CLAIMS})).library
    return Composer(library, derive(library), urls.briefing("b"))


@pytest.fixture
def shown(composer: Composer) -> MapView:
    """The map of that briefing."""
    found = briefing_map(composer, composer.library.briefings["b"])
    assert found is not None
    return found


def test_every_place_is_placed_or_listed(composer: Composer, shown: MapView) -> None:
    """A place without coordinates must not vanish from beside the map."""
    listed = {place.id for place in shown.places} | {place.id for place in shown.unplaced}
    assert (listed, shown.total) == (set(composer.library.places), len(composer.library.places))


def test_nothing_is_placed_by_guesswork(shown: MapView) -> None:
    """Only coordinates, a course, or a country of known outline are drawn; the rest is listed with what is said."""
    assert {place.id: [event.anchor for event in place.said] for place in shown.unplaced} == {
        "utopia": ["elsewhere"],
        "guyane": ["elsewhere"],
        "nameless": ["elsewhere"],
        "roads": ["flight"],
    }


def test_precision_says_how_exactly_a_place_is_known(shown: MapView) -> None:
    """A dot is for spots only."""
    assert {place.id: (place.precision, place.code) for place in shown.places} == {
        "syria": ("area", "SY"),
        "idlib": ("area", "SY-ID"),
        "town": ("point", None),
        "city": ("point", None),
        "camp": ("radius", None),
        "road": ("line", None),
    }


def test_events_lead_to_the_timeline(shown: MapView) -> None:
    """Who sees an event on the map can read who says so."""
    town = next(place for place in shown.places if place.id == "town")
    event = town.events[0]
    assert (event.title, event.when, event.href, event.standing.value, event.how, town.country) == (
        "It *happens* in the town",  # without the marks once it is drawn
        "5 February 2020",
        "timeline.md#ev",
        "attributed",
        "",
        "SY",
    )


def test_near_and_towards_are_not_in(shown: MapView) -> None:
    """People who flee towards a city have not arrived there."""
    how = {place.id: event.how for place in shown.places for event in place.events if event.how}
    assert how == {"camp": "near", "city": "towards"}


def test_stated_distances_are_compared(shown: MapView) -> None:
    """The caption says what is stated and what the coordinates give; only what has two ends is drawn."""
    sentence = "".join(fragment.text for fragment in shown.caption[0])
    assert ([(span.from_, span.of) for span in shown.spans], sentence) == (
        [("city", "town")],
        "Dotted: The city to The town: stated 15 km east; the coordinates give 17 km, east-south-east (w 1.1).",
    )


def test_the_caption_takes_no_position(shown: MapView) -> None:
    """Outlines are somebody's: the reader is told whose, and that nothing follows from them."""
    words = " ".join(fragment.text for sentence in shown.caption for fragment in sentence)
    assert [part in words for part in ("Natural Earth", "de facto", "no position", "No line of control")] == [True] * 4


def test_the_description_says_what_the_drawing_shows(shown: MapView) -> None:
    """Who cannot see the map hears the same places."""
    assert shown.description == (
        "Shown: Syria (1 event), Idlib province (1 event), The town (1 event), The city (1 event), The camp (1 event), "
        "The road (1 event). Not placed: Utopia (1 event), French Guiana (1 event), A province (1 event), "
        "Two roads (1 event)."
    )


def test_a_place_has_a_map_of_itself_and_what_it_holds(composer: Composer) -> None:
    """The page of a province shows its towns, each led to its own page."""
    composer.uri = urls.place("idlib")
    found = place_map(composer, "idlib")
    assert found is not None
    assert ({place.id: place.href for place in found.places}, found.focus) == (
        {"idlib": "../places/idlib.md", "town": "../places/town.md", "city": "../places/city.md"},
        frozenset({"idlib"}),
    )


def test_an_actor_has_a_map_of_where_it_took_part(composer: Composer) -> None:
    """The page of an army shows where it is said to have acted, and nothing else."""
    composer.uri = urls.actor("army")
    found = actor_map(composer, "army")
    assert found is not None
    assert [place.id for place in found.places] == ["town", "camp"]


def test_no_map_without_places(composer: Composer) -> None:
    """An empty frame would claim that there is something to see."""
    assert (actor_map(composer, "monitor"), place_map(composer, "roads")) == (None, None)


def test_the_locator_leads_to_the_briefing(composer: Composer) -> None:
    """On the home page the small map is a way into the briefing."""
    composer.uri = urls.HOME
    found = locator(composer, composer.library.briefings["b"])
    assert found is not None
    assert {place.href for place in found.places} == {"briefings/b/index.md"}


def test_the_real_briefings_have_maps() -> None:
    """Saraqeb and its province are on the map; the observation posts, whose positions nobody gives, are listed."""
    library = examine(ROOT / "briefings").library
    briefing = library.briefings["idlib-2020-02-06"]
    found = briefing_map(Composer(library, derive(library), urls.briefing(briefing.slug)), briefing)
    assert found is not None
    assert (
        {"saraqeb", "idlib-province"} <= {place.id for place in found.places},
        "turkish-observation-posts" in {place.id for place in found.unplaced},
    ) == (True, True)
