"""Records that refer to each other -> links, or one problem each that says what was meant."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.library import Library, Mention
from generator.pipeline import examine
from generator.problems import Origin, Problem

Read = Callable[..., tuple[Library, list[Problem]]]

OTHER_BRIEFING = {
    "z/briefing.yml": "title: Z\nas_of: 2020-02-07\nsources: {p: paper}\nbottom_line: [{text: T., rests_on: said}]\n",
    "z/claims.yml": "said: {by: rebels, says: So., cites: p:1.1}\nodd: {by: rebels, says: So., cites: p:1.1}\n",
}


@pytest.fixture
def read(write_library: Callable[..., Path]) -> Read:
    """A function from files to the library and its errors."""

    def examined(files: dict[str, str] | None = None, **named: str) -> tuple[Library, list[Problem]]:
        written = {**(files or {}), **{f"b/{name}.yml": text for name, text in named.items()}}
        checked = examine(write_library(written))
        return checked.library, [problem for problem in checked.problems if problem.severity == "error"]

    return examined


def _claim(**fields: str) -> str:
    written = {"by": "rebels", "says": "So.", "cites": "w:1.1", **fields}
    return "cl: {" + ", ".join(f"{key}: {value}" for key, value in written.items()) + "}\n"


def test_sound_library_has_no_problem(read: Read) -> None:
    """The library that these tests change is sound."""
    assert [] == read()[1]


def test_speakers(read: Read) -> None:
    """A key speaks for itself, `by` beside a label; the source's own voice is that of each source cited."""
    reports = "monitor: w:1.1, a: {by: [rebels, unnamed], cites: w:1.1}, b: {by: source, cites: w:1.1 p:2 d:3}"
    library, problems = read(events=f"ev: {{title: T, kind: attack, when: 2020, reports: {{{reports}}}}}\n")
    found = {s.id: [(who.actor, who.source) for who in s.speakers] for s in library.events["b/ev"].reports}
    expected = {
        "ev.monitor": [("monitor", None)],
        "ev.a": [("rebels", None), (None, None)],
        "ev.b": [("agency", "wire"), ("daily", "paper"), (None, "copy-of-copy")],
    }
    assert (expected, []) == (found, problems)


def test_links_and_their_reverse(read: Read) -> None:
    """Links lead to events, reports and claims, here and elsewhere, and are known at both ends."""
    claims = _claim(denies="ev", confirms="ev.monitor", answers="z/said", about="[ev, z/odd]")
    library, problems = read(OTHER_BRIEFING, claims=claims)
    claim = library.statements["b/cl"]
    assert [] == problems
    assert (("confirms", "b/ev.monitor"), ("denies", "b/ev"), ("answers", "z/said")) == claim.links
    assert ("b/ev", "z/odd") == claim.about
    assert {"b/ev", "b/ev.monitor", "z/said"} == set(library.linked)
    assert [claim] == [library.about[uid][0] for uid in ("b/ev",)]


def test_mentions(read: Read) -> None:
    """Where an actor occurs is known with the field, whether it speaks, acts, lends its voice or is spoken of."""
    events = (
        "ev: {title: T, kind: attack, when: 2020, who: {target: army}, reports: {rebels: {via: army, cites: w:1}, "
        "source: w:2}}\n"
    )
    claims = _claim(by="army", relations="army backs state", figures="{measure: killed, value: 1, of: army}")
    library, _ = read(events=events, claims=claims)
    expected = [
        Mention(uid="b/ev", kind="event", field="who.target"),
        Mention(uid="b/ev.rebels", kind="statement", field="via"),
        Mention(uid="b/cl", kind="statement", field="figures.of"),
        Mention(uid="b/cl", kind="statement", field="relations.from"),
        Mention(uid="b/cl", kind="statement", field="by"),
    ]
    assert sorted(expected, key=repr) == sorted(library.mentions["army"], key=repr)
    assert Mention(uid="b/ev.source", kind="statement", field="by") in library.mentions["agency"]
    assert {"army", "rebels", "state", "agency"} == set(library.occurring["b"])


def test_newest_briefing_first(read: Read) -> None:
    """Briefings stand in the order of the days for which they speak."""
    assert ["z", "b"] == list(read(OTHER_BRIEFING)[0].briefings)


@pytest.mark.parametrize(
    ("files", "code", "message", "remedy"),
    [
        ({"claims": _claim(by="rebel")}, "unknown-reference", 'no actor is called "rebel"', 'did you mean "rebels"'),
        ({"claims": _claim(by="xyz")}, "unknown-reference", 'no actor is called "xyz"', "declare it in actors.yml"),
        ({"claims": _claim(by="The monitor")}, "unknown-reference", "", 'did you mean "monitor"'),
        ({"claims": _claim(by="town")}, "place-as-actor", '"town" is a place, not an actor', "name who acts"),
        ({"claims": _claim(where="army")}, "actor-as-place", '"army" is an actor, not a place', "name where it is"),
        ({"claims": _claim(by="wire")}, "wrong-kind", '"wire" is a source, not an actor', "name an actor"),
        ({"claims": _claim(by="ev")}, "wrong-kind", '"ev" is an event, not an actor', "name an actor"),
        ({"claims": _claim(denies="rebels")}, "wrong-kind", '"rebels" is an actor', ""),
        ({"claims": _claim(denies="ev.rebels")}, "unknown-reference", "", "are ev.monitor"),
        ({"claims": _claim(denies="q/ev")}, "unknown-reference", "", "write slug/id"),
        ({"claims": _claim(denies="z/sayd")}, "unknown-reference", "", 'did you mean "z/said"'),
        ({"claims": _claim(denies="said")}, "unknown-reference", "", 'did you mean "z/said"'),
        ({"claims": _claim(cites="x:1")}, "unknown-reference", 'the briefing has no source called "x"', "w (wire)"),
        ({"claims": _claim(cites="wire:1")}, "unknown-reference", "", ""),
        ({"events": "ev: {title: T, kind: attack, when: 2020, reports: {moniter: w:1}}\n"}, "unknown-reference",
         'no actor is called "moniter"', 'did you mean "monitor"'),
        ({"events": "ev: {title: T, kind: attack, when: 2020, reports: {first: w:1}}\n"}, "unknown-reference",
         'no actor is called "first"', "declare the speaker in actors.yml"),
        ({"events": "ev: {title: T, kind: attack, when: 2020, reports: {town: w:1}}\n"}, "place-as-actor", "", ""),
        ({"events": 'ev: {title: T, kind: attack, when: 2020, reports: {"a b": {by: source, cites: w:1}}}\n'}, "bad-id",
         '"a b" cannot be the label of a report', "write small letters"),
        ({"actors": "monitor: {name: Second, kind: group}\n"}, "duplicate-id",
         'the actor "monitor" is declared twice', "the first is at {see}"),
        ({"claims": _claim().replace("cl:", "ev:")}, "duplicate-id",
         '"ev" names two records: an event and a claim', "another id"),
        ({"claims": _claim().replace("cl:", "town:")}, "duplicate-id",
         '"town" names two records: a place and a claim', "another id"),
        ({"places": "army: {name: P, kind: town}\n"}, "duplicate-id",
         '"army" names two records: an actor and a place', "another id"),
        ({"assessments": "ev: {judgement: J, likelihood: likely, confidence: {level: low, because: B}, "
          "rests_on: ev.monitor}\n"}, "duplicate-id", "an event and an assessment", ""),
    ],
)  # fmt: skip
def test_dangling_references(read: Read, files: dict[str, str], code: str, message: str, remedy: str) -> None:
    """A reference that means nothing is one problem, at its place, with the record that was meant."""
    (problem,) = read(OTHER_BRIEFING, **files)[1]
    assert code == problem.code
    assert (True, True) == (message in problem.message, remedy in problem.remedy)
    assert isinstance(problem.where, Origin)
    assert "{see}" not in problem.remedy or problem.see is not None


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("waive: {x: {b1: Furniture.}}", "x"),
        ("bottom_line: [{text: T., rests_on: [ev, nothing]}]", "nothing"),
        ("sources: {w: wire, q: nowhere}", "nowhere"),
    ],
)
def test_references_of_a_briefing(read: Read, file: str, text: str) -> None:
    """A briefing's own references are checked like all others, and pointed at to the letter."""
    key = file.partition(":")[0]
    base = {
        "title": "title: B",
        "as_of": "as_of: 2020",
        "sources": "sources: {w: wire}",
        "bottom_line": "bottom_line: [{text: T., rests_on: ev}]",
    }
    (problem,) = read(briefing="\n".join({**base, key: file}.values()) + "\n")[1]
    assert isinstance(problem.where, Origin)
    line, column = problem.where.text, problem.where.column - 1
    assert ("unknown-reference", text) == (problem.code, line[column : column + problem.where.length])


def test_id_that_several_other_briefings_have(read: Read) -> None:
    """An id that stands in two other briefings, and not here, is ambiguous; one that stands here means this one."""
    third = {name.replace("z/", "y/"): text for name, text in OTHER_BRIEFING.items()}
    library, (problem,) = read({**OTHER_BRIEFING, **third}, claims=_claim(denies="said", about="ev"))
    assert ("ambiguous-reference", True) == (problem.code, "y/said or z/said" in problem.remedy)
    assert ("b/ev",) == library.statements["b/cl"].about


def test_broken_record_is_not_reported_twice(read: Read) -> None:
    """A reference to a record that could not be read raises no problem of its own."""
    actors = "agency: {name: A, kind: media}\nmonitor: {name: M, knd: group}\ndaily: {name: D, kind: media}\n"
    assert {"unknown-field"} == {problem.code for problem in read({"actors.yml": actors})[1]}


def test_same_id_in_two_briefings(read: Read) -> None:
    """Events and claims belong to their briefing: another may use the id, too."""
    library, problems = read(OTHER_BRIEFING, claims=_claim().replace("cl:", "said:"))
    assert ([], {"b/said", "z/said"}) == (problems, {"b/said", "z/said"} & set(library.statements))


def test_name_of_two_records(read: Read) -> None:
    """A name where an id belongs is no guess of ours if two records have it."""
    actors = "ada-1: {name: Ada, kind: person}\nada-2: {name: A., kind: person, aka: ada}\n"
    (problem,) = read({"b/actors.yml": actors}, claims=_claim(by="Ada"))[1]
    assert ("ambiguous-reference", "write the id that is meant: ada-1 or ada-2") == (problem.code, problem.remedy)


def test_reference_into_a_briefing_that_cannot_be_read(read: Read) -> None:
    """A reference into a briefing with an error raises no second one; one into a file that is gone does."""
    broken = {
        **OTHER_BRIEFING,
        "z/briefing.yml": "title: Z\n",
        "z/claims.yml": "said: {by: rebels, says: So., cites: [}\n",
    }
    problems = read(broken, claims=_claim(denies="z/said"))[1]
    assert {"missing-field", "yaml-syntax"} == {problem.code for problem in problems}


@pytest.mark.parametrize(
    ("ref", "field", "remedy"),
    [("turkey", "by", 'did you mean "turkey-government"'), ("turkey-government", "where", 'did you mean "turkey"')],
)
def test_country_and_its_government(read: Read, ref: str, field: str, remedy: str) -> None:
    """A country that speaks is its government, and a government where something happens is its country."""
    files = {
        "b/actors.yml": "turkey-government: {name: Turkey, kind: government}\n",
        "b/places.yml": "turkey: {name: Turkey, kind: country}\n",
    }
    (problem,) = read(files, claims=_claim(**{field: ref}))[1]
    assert ({"by": "place-as-actor", "where": "actor-as-place"}[field], True) == (
        problem.code,
        remedy in problem.remedy,
    )
