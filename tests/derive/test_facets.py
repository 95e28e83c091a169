"""Tiny libraries -> the facets of one event: which values stand beside each other, and which exclude each other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.derive.derived import contested_facets, derive
from generator.derive.facets import Facet, why
from generator.library import Library
from generator.pipeline import examine

LibraryOf = Callable[..., Library]
Told = list[tuple[str, str, list[str], list[str]]]

PLACES = """\
land: {name: The land, kind: country}
north: {name: The north, kind: province, within: land}
south: {name: The south, kind: province, within: land}
port: {name: The port, kind: town, within: north}
mill: {name: The mill, kind: village, within: south}
moor: {name: The moor, kind: area, within: land}
"""
SOURCES = """\
later: {title: Later, publisher: The agency, published: 2020-02-07, voice: agency, updates: wire}
unlinked: {title: On its own, publisher: The daily, published: 2020-02-08, voice: daily}
"""
HEAD = """\
title: B
as_of: 2020-02-09
sources: {w: wire, l: later, u: unlinked, p: paper}
bottom_line: [{text: It happened., rests_on: ev}]
"""


@pytest.fixture
def library_of(write_library: Callable[..., Path]) -> LibraryOf:
    """A function from the reports of the event ``ev`` and claims to the linked library."""

    def read(*reports: str, claims: str = "", more: str = "") -> Library:
        lines = "".join(f"    {report}\n" for report in reports)
        event = f"ev: \n  title: It happens\n  kind: attack\n  when: 2020-02\n{more}  reports:\n{lines}"
        files = {"b/events.yml": event, "b/places.yml": PLACES, "b/sources.yml": SOURCES, "b/briefing.yml": HEAD}
        return examine(write_library(files | ({"b/claims.yml": claims} if claims else {}))).library

    return read


def _facets(library: Library, uid: str = "b/ev") -> tuple[Facet, ...]:
    return derive(library).facets.get(uid, ())


def _told(library: Library, uid: str = "b/ev") -> Told:
    """(name, standing, values, replaced values) of each facet."""
    return [
        (facet.name, facet.standing, [v.text for v in facet.values], [v.text for v in facet.replaced])
        for facet in _facets(library, uid)
    ]


def _dead(text: str, more: str = "", key: str = "of: witnesses") -> str:
    return f"figures: {{measure: killed, text: {text}, {key}{more}}}"


def test_four_tolls_by_four_voices(library_of: LibraryOf) -> None:
    """Four death tolls stand side by side, those that cannot both be so are named, and the event is not contested."""
    library = library_of(
        f"monitor: {{cites: w:1.1, {_dead('at least 20')}}}",
        f"state: {{cites: w:1.2, {_dead('12 people')}}}",
        f"rebels: {{cites: w:1.3, {_dead('dozens')}}}",
        f"source: {{cites: p:1.1, {_dead('about 25')}}}",
    )
    (facet,) = _facets(library)
    pairs = [(one.text, other.text) for one, other in facet.clashes]
    assert pairs == [("at least 20", "12 people"), ("12 people", "dozens"), ("12 people", "about 25")]
    assert why(library, facet) == (
        "People killed, of Witnesses: “at least 20” (The monitor), “12 people” (The state), “dozens” (The rebels), "
        "“about 25” (The daily); these cannot all be so"
    )
    derived = derive(library)
    assert derived.standings["b/ev"].value == "corroborated"
    assert contested_facets(derived, library.briefings["b"]) == (derived.facets["b/ev"][0],)


@pytest.mark.parametrize(
    ("one", "other", "standing"),
    [
        (_dead("35 people"), _dead("dozens"), "agreed"),
        (_dead("35 people"), _dead("36 people"), "contested"),
        (_dead("nearly 40 people"), _dead("40 people"), "contested"),
        (_dead("about 40 people"), _dead("36 people"), "agreed"),
        # part of a count is a lower bound
        (_dead("12 people", ", partial: one hospital"), _dead("40 people"), "agreed"),
        (_dead("50 people", ", partial: one hospital"), _dead("40 people"), "contested"),
        # whoever says of whom may call them what they like; where nobody does, nouns tell who is meant
        (_dead("12 fishermen"), _dead("14 men"), "contested"),
        (_dead("12 fishermen", key="note: x").replace(", note: x", ""),
         _dead("14 soldiers", key="note: x").replace(", note: x", ""), "agreed"),
        (_dead("12 fishermen", key="note: x").replace(", note: x", ""),
         _dead("14 people", key="note: x").replace(", note: x", ""), "contested"),
        ("figures: {measure: count, text: two waves}", "figures: {measure: count, text: nine missiles}", "agreed"),
        ("figures: {measure: count, text: two waves}", "figures: {measure: count, text: three waves}", "contested"),
        ("figures: {measure: duration, text: two weeks}", "figures: {measure: duration, text: 13 days}", "agreed"),
        # circumstances
        ("when: 2020-02-03", "when: 2020-02-04", "contested"),
        ("when: 2020-02-03", "when: 2020-02", "agreed"),
        ("when: 2020-02-03~", "when: 2020-02-04", "agreed"),
        ("where: port", "where: mill", "contested"),
        ("where: port", "where: north", "agreed"),
        ("where: port", "where: moor", "agreed"),
        ("where: port", "where: {near: mill}", "agreed"),
        ("where: port", "where: town", "agreed"),
        ("who: {initiator: rebels}", "who: {initiator: army}", "contested"),
        ("who: {initiator: state}", "who: {initiator: army}", "agreed"),
        ("who: {initiator: rebels}", "who: {initiator: witnesses}", "agreed"),
        ("who: {affected: rebels}", "who: {affected: army}", "agreed"),
    ],
)  # fmt: skip
def test_two_voices(library_of: LibraryOf, one: str, other: str, standing: str) -> None:
    """Two values clash where they cannot both be so, and in doubt they do not."""
    library = library_of(
        f"monitor: {{cites: w:1.1, says: S., {one}}}", f"ombudsman: {{cites: w:1.2, says: S., {other}}}"
    )
    assert [facet.standing for facet in _facets(library)] == [standing]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        # a total that is said later may be larger, but not smaller, and a later day must be known
        (("w", "12"), ("l", "20"), "agreed"),
        (("w", "20"), ("l", "12"), "contested"),
        (("w", "12"), ("p", "20"), "contested"),
    ],
)
def test_totals_grow(library_of: LibraryOf, first: tuple[str, str], second: tuple[str, str], expected: str) -> None:
    """A death toll that rose overnight is no contradiction; one that fell is."""
    dead = [_dead(f"{text} people", ", nature: cumulative") for _, text in (first, second)]
    library = library_of(
        f"monitor: {{cites: {first[0]}:1.1, {dead[0]}}}", f"rebels: {{cites: {second[0]}:1.2, {dead[1]}}}"
    )
    assert [facet.standing for facet in _facets(library)] == [expected]


def test_a_voice_updates_itself(library_of: LibraryOf) -> None:
    """What a speaker has since brought up to date no longer counts, and is still told."""
    claims = (
        f"new: {{by: monitor, says: The toll rose., updates: ev.monitor, cites: u:1.1, {_dead('30 people')}}}\n"
        f"rival: {{by: rebels, says: They count again., updates: ev.state, cites: u:1.2, {_dead('30 people')}}}\n"
    )
    library = library_of(
        f"monitor: {{cites: w:1.1, {_dead('12 people')}}}",
        f"state: {{cites: w:1.2, {_dead('20 people')}}}",
        claims=claims,
    )
    assert _told(library) == [("figure", "contested", ["20 people", "30 people", "30 people"], ["12 people"])]


def test_a_source_updates_another(library_of: LibraryOf) -> None:
    """The update of a report replaces what the same voice said in it, without a link for every number."""
    library = library_of(
        f"monitor: {{cites: w:1.1, {_dead('12 people')}}}",
        f"again: {{by: monitor, cites: l:1.1, {_dead('9 people')}}}",
    )
    assert _told(library) == [("figure", "single", ["9 people"], ["12 people"])]


def test_what_its_speaker_corrected(library_of: LibraryOf) -> None:
    """A corrected number is out of the comparison."""
    claims = f"new: {{by: monitor, says: It was a slip., corrects: ev.monitor, cites: u:1.1, {_dead('30 people')}}}\n"
    library = library_of(
        f"monitor: {{cites: w:1.1, {_dead('12 people')}}}",
        f"state: {{cites: w:1.2, {_dead('30 people')}}}",
        claims=claims,
    )
    assert _told(library) == [("figure", "agreed", ["30 people", "30 people"], ["12 people"])]


def test_updates_in_a_circle(library_of: LibraryOf) -> None:
    """Two claims that update each other are both still told."""
    claims = (
        f"a: {{by: monitor, says: A., about: ev, updates: b, cites: u:1.1, {_dead('30 people')}}}\n"
        f"b: {{by: monitor, says: B., about: ev, updates: a, cites: u:1.2, {_dead('31 people')}}}\n"
    )
    assert _told(library_of("state: w:1.1", claims=claims)) == [("figure", "contested", ["30 people", "31 people"], [])]


def test_a_stock_is_no_flow(library_of: LibraryOf) -> None:
    """How many are in a camp, how many came this week and how many came in all are three facets."""
    fled = "figures: {{measure: displaced, text: {} people, of: witnesses, nature: {}}}"
    library = library_of(
        f"monitor: {{cites: w:1.1, {fled.format(900, 'stock')}}}",
        f"state: {{cites: w:1.2, {fled.format(100, 'flow')}}}",
        f"rebels: {{cites: w:1.3, {fled.format(5000, 'cumulative')}}}",
    )
    assert [(facet.key.nature, facet.standing) for facet in _facets(library)] == [
        ("stock", "single"),
        ("flow", "single"),
        (None, "single"),
    ]


def test_whose_numbers_count(library_of: LibraryOf) -> None:
    """Claims about the event count; a denied number, another event's, and one for several events together do not."""
    claims = (
        f"about: {{by: rebels, says: A., about: ev, cites: u:1.1, {_dead('13 people')}}}\n"
        f"denied: {{by: army, act: deny, says: B., denies: ev.monitor, cites: u:1.2, {_dead('14 people')}}}\n"
        f"feared: {{by: daily, mode: hypothetical, says: C., about: ev, cites: u:1.3, {_dead('15 people')}}}\n"
        f"both: {{by: daily, says: D., about: [ev, about], cites: u:1.4, {_dead('16 people')}}}\n"
        f"apart: {{by: daily, says: E., cites: u:1.5, {_dead('17 people')}}}\n"
    )
    library = library_of(f"monitor: {{cites: w:1.1, {_dead('12 people')}}}", claims=claims)
    assert _told(library) == [("figure", "contested", ["12 people", "13 people"], [])]
    assert _told(library, "b/apart") == [("figure", "single", ["17 people"], [])]


def test_each_clash_is_told_once(library_of: LibraryOf) -> None:
    """A claim that disputes a number within an event is not listed a second time for itself."""
    claims = (
        f"one: {{by: rebels, says: A., about: ev, cites: u:1.1, {_dead('13 people')}}}\n"
        f"two: {{by: army, says: B., about: ev, disputes: one, cites: u:1.2, {_dead('14 people')}}}\n"
    )
    library = library_of("monitor: w:1.1", claims=claims)
    found = contested_facets(derive(library), library.briefings["b"])
    assert [facet.proposition for facet in found] == ["b/ev"]


def test_sentences(library_of: LibraryOf) -> None:
    """Each facet says in a sentence who speaks and how the values stand to each other."""
    library = library_of(
        "monitor: {cites: w:1.1, says: S., where: port, figures: {measure: age, value: 40}}",
        "rebels: {cites: w:1.2, says: S., where: mill, who: {initiator: army}, when: 2020-02-03}",
        "state: {cites: w:1.3, says: S., when: 2020-02, who: {initiator: rebels}}",
    )
    assert [why(library, facet) for facet in _facets(library)] == [
        "Age: only The monitor gives it",
        "Where: in The port (The monitor), in The mill (The rebels); these cannot all be so",
        "When: The rebels and The state give values that do not exclude each other",
        "Initiator: The army (The rebels), The rebels (The state); these cannot all be so",
    ]


def test_nothing_in_the_article_is_contested() -> None:
    """The briefing that ships has no clash of figures, dates, places or roles."""
    library = examine(Path(__file__).parents[2] / "briefings").library
    derived = derive(library)
    assert contested_facets(derived, library.briefings["idlib-2020-02-06"]) == ()
