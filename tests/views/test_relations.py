"""What the relations diagram and its list say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generator.derive.derived import derive
from generator.pipeline import examine
from generator.views import urls
from generator.views.compose import Composer
from generator.views.relations import RelationsView, actor_relations, briefing_relations

Write = Callable[..., Path]


def composer(folder: Path) -> Composer:
    library = examine(folder).library
    return Composer(library, derive(library), urls.briefing("b", "actors"))


def of_claims(write_library: Write, claims: str) -> RelationsView:
    found = composer(write_library({"b/claims.yml": claims}))
    view = briefing_relations(found, found.library.briefings["b"])
    assert view is not None
    return view


def lines(view: RelationsView) -> list[tuple[str, str, str, str, int, str]]:
    return [
        (e.from_, e.type, e.to, e.standing.value if e.standing else "", len(e.voices), e.certainty) for e in view.stated
    ]


def test_two_voices_of_one_relation_are_one_line(write_library: Write) -> None:
    """The same relation from two voices is one line that counts both."""
    view = of_claims(
        write_library,
        "one: {by: monitor, says: Help., relations: state backs rebels, cites: w:1.1}\n"
        "two: {by: witnesses, says: Help., relations: state backs rebels, cites: p:1.2}\n",
    )
    assert lines(view) == [("state", "backs", "rebels", "corroborated", 2, "firm")]


def test_a_denial_is_a_line_of_its_own(write_library: Write) -> None:
    """Who denies a relation is not drawn as saying it, and both lines are contested."""
    view = of_claims(
        write_library,
        "one: {by: monitor, says: Help., relations: state backs rebels, cites: w:1.1}\n"
        "two: {by: state, act: deny, says: No help., relations: state backs rebels, cites: w:1.2}\n",
    )
    assert [(e.mode, e.short, e.certainty) for e in view.stated] == [
        ("actual", "backs", "contested"),
        ("negated", "denied: backs", "contested"),
    ]


def test_a_link_that_denies_makes_it_contested(write_library: Write) -> None:
    """A denial that names the claim counts, although it repeats no relation."""
    view = of_claims(
        write_library,
        "one: {by: monitor, says: Help., relations: state backs rebels, cites: w:1.1}\n"
        "two: {by: state, act: deny, says: No help., denies: one, cites: w:1.2}\n",
    )
    assert lines(view) == [("state", "backs", "rebels", "contested", 1, "contested")]


def test_what_may_be_is_not_drawn_as_if_it_were(write_library: Write) -> None:
    """A possible relation has its own line and says so."""
    view = of_claims(
        write_library,
        "one: {by: monitor, says: Help., mode: hypothetical, relations: state backs rebels, cites: w:1.1}\n",
    )
    assert [(e.short, e.certainty) for e in view.stated] == [("possible: backs", "open")]


def test_both_directions_of_an_alliance_are_one(write_library: Write) -> None:
    """A allied with B says the same as B allied with A."""
    view = of_claims(
        write_library,
        "one: {by: monitor, says: Allies., relations: state allied-with rebels, cites: w:1.1}\n"
        "two: {by: monitor, says: Allies., relations: rebels allied-with state, cites: w:1.2}\n",
    )
    assert lines(view) == [("rebels", "allied-with", "state", "attributed", 2, "attributed")]


def test_declared_structure_is_nobodys_claim(write_library: Write) -> None:
    """That an army is part of a state is declared with it: no voice is made up for it."""
    view = of_claims(
        write_library,
        "one: {by: monitor, says: Help., relations: army opposes rebels, about: ev, cites: w:1.1}\n"
        "two: {by: state, says: So., cites: w:1.2}\n",
    )
    assert [(e.number, e.from_, e.type, e.to, e.voices, e.standing) for e in view.declared] == [
        (2, "army", "part_of", "state", (), None)
    ]


def test_rows_and_actors_are_linked(write_library: Write) -> None:
    """A line leads to its row, a box to its actor's row, with anchors that no actor's id can take."""
    view = of_claims(write_library, "one: {by: monitor, says: Help., relations: state backs rebels, cites: w:1.1}\n")
    assert ([e.href for e in view.edges], [n.href for n in view.nodes]) == (
        ["actors.md#s_relation_1"],
        ["actors.md#state", "actors.md#rebels"],
    )


def test_the_description_names_who_says_so(write_library: Write) -> None:
    """Who hears the drawing read aloud is not told a claim as a fact."""
    view = of_claims(write_library, "one: {by: monitor, says: Help., relations: state backs rebels, cites: w:1.1}\n")
    assert view.description == "Two actors. The state backs The rebels (attributed; The monitor states)."


def test_nothing_stated_draws_nothing(write_library: Write) -> None:
    """A briefing without relations has no empty drawing."""
    found = composer(write_library({}))
    assert briefing_relations(found, found.library.briefings["b"]) is None


def test_an_actor_has_its_neighbours_only(write_library: Write) -> None:
    """An actor's own page shows how others stand to it, not to each other."""
    found = composer(
        write_library(
            {
                "b/claims.yml": "one: {by: monitor, says: Help., "
                "relations: [state backs rebels, monitor opposes rebels], cites: w:1.1}\n"
            }
        )
    )
    found.uri = urls.actor("monitor")
    view = actor_relations(found, "monitor")
    assert view is not None
    assert [(e.from_, e.type, e.to) for e in view.edges] == [("monitor", "opposes", "rebels")]
