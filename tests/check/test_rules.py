"""Small libraries -> the problems that show once references are resolved, each at the characters that are meant."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.pipeline import examine
from generator.problems import Origin, Problem

Check = Callable[..., list[tuple[str, str, str]]]


def _told(problem: Problem) -> tuple[str, str, str]:
    """(code, severity, the characters pointed at)."""
    assert isinstance(problem.where, Origin)
    column = problem.where.column - 1
    return problem.code, problem.severity.value, problem.where.text[column : column + problem.where.length]


@pytest.fixture
def check(write_library: Callable[..., Path]) -> Check:
    """A function from the files of the briefing, and of the library, to its problems."""
    briefing = "title: B\nas_of: 2020\nsources: {w: wire}\nbottom_line: [{text: T., rests_on: ev}]\n"
    sources = "wire: {title: W, publisher: P, published: 2020, voice: agency, front_matter: 1}\n"

    def examined(files: dict[str, str] | None = None, **own: str) -> list[tuple[str, str, str]]:
        written = {"b/briefing.yml": briefing, "sources.yml": sources, **(files or {})}
        written |= {f"b/{name}.yml": text for name, text in own.items()}
        return [_told(problem) for problem in examine(write_library(written)).problems]

    return examined


def _claims(*claims: str) -> str:
    return "".join(f"c{number}: {{{claim}, cites: w:{number}.1}}\n" for number, claim in enumerate(claims, start=1))


def test_a_sound_library_passes(check: Check) -> None:
    """The library that these tests change has no problem."""
    assert [] == check()


@pytest.mark.parametrize(
    ("files", "own", "at"),
    [
        ({"places.yml": "a: {name: A, kind: town, within: b}\nb: {name: B, kind: town, within: a}\n"}, {}, ["b"]),
        ({"places.yml": "a: {name: A, kind: town, within: a}\n"}, {}, ["a"]),
        ({"b/actors.yml": "a: {name: A, kind: person, speaks_for: c}\n"
          "c: {name: C, kind: group, part_of: a}\n"}, {}, ["c"]),
        # one actor in two cycles has two problems
        ({"b/actors.yml": "x: {name: X, kind: person, speaks_for: y, part_of: z}\n"
          "y: {name: Y, kind: group, part_of: x}\nz: {name: Z, kind: group, part_of: x}\n"}, {}, ["y", "z"]),
        ({"b/sources.yml": "a: {title: A, publisher: P, published: 2020, origin: c}\n"
          "c: {title: C, publisher: P, published: 2020, origin: a}\n"}, {}, ["c"]),
        ({"b/sources.yml": "a: {title: A, publisher: P, published: 2020, updates: c}\n"
          "c: {title: C, publisher: P, published: 2020, updates: a}\n"}, {}, ["c"]),
        ({}, {"events": "ev: {title: T, kind: war, when: 2020, part_of: zv, reports: {source: w:1}}\n"
              "zv: {title: T, kind: war, when: 2020, part_of: ev, reports: {source: w:2}}\n"}, ["zv"]),
        ({}, {"claims": _claims("by: rebels, says: A., corrects: c2", "by: rebels, says: B., corrects: c1")}, ["c2"]),
        ({}, {"claims": _claims("by: rebels, says: A., updates: c3", "by: army, says: B., updates: [c1, ev]",
                                "by: rebels, says: C., updates: c2")}, ["c3"]),
        ({}, {"assessments": "".join(
            f"{one}: {{judgement: Likely, likelihood: likely, confidence: {{level: low, because: B}}, "
            f"rests_on: {other}}}\n"
            for one, other in (("a1", "a2"), ("a2", "a1")))}, ["a2"]),
    ],
)  # fmt: skip
def test_cycles(check: Check, files: dict[str, str], own: dict[str, str], at: list[str]) -> None:
    """A chain of each kind that bites its tail is an error, at the step to take out."""
    assert [("cycle", "error", step) for step in at] == check(files, **own)


def test_long_cycle(check: Check) -> None:
    """A cycle of five thousand places is one problem; no recursion gives out, and no message takes pages."""
    places = "".join(f"p{n}: {{name: P, kind: area, within: p{(n + 1) % 5000}}}\n" for n in range(5000))
    assert [("cycle", "error", "p1")] == check({"places.yml": places})


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        (["by: [rebels, monitor], says: A."], []),
        (["by: [rebels, rebels], says: A."], [("several-speakers", "error", "[rebels, rebels]")]),
        (["by: army, says: A., confirms: ev"], []),
        (["by: monitor, says: A., confirms: ev"], [("confirms-itself", "error", "ev")]),
        (["by: monitor, says: A., confirms: ev.monitor"], [("confirms-itself", "error", "ev.monitor")]),
        (["by: army, says: A.", "by: minister, says: B., confirms: c1"], [("confirms-itself", "error", "c1")]),
        (["by: army, says: A.", "by: ombudsman, says: B., confirms: c1"], []),
        # a hedge hides nobody: somebody else may confirm what a source says with one
        (["by: source, hedge: reportedly, says: A.", "by: rebels, says: B., confirms: c1"], []),
        (["by: source, hedge: reportedly, says: A.", "by: source, says: B., confirms: c1"],
         [("confirms-itself", "error", "c1")]),
        (["by: rebels, says: A., denies: c1"], [("links-to-itself", "error", "c1")]),
        (["by: rebels, says: A., relations: army controls town"], []),
        (["by: rebels, says: A., relations: town controls army"],
         [("relation-ends", "error", "town"), ("relation-ends", "error", "army")]),
        (["by: rebels, says: A., relations: {from: army, type: caused, to: ev}"], [("relation-ends", "error", "army")]),
        (["by: rebels, says: A., note: a <b>bold</b> word"], [("html-in-text", "warning", "<b>")]),
        (["by: rebels, says: 'See [x](javascript:alert(1)).'"], [("unsafe-link", "warning", "javascript:alert(1)")]),
        (["by: rebels, says: 'See [x](https://example.org).'"], []),
    ],
)  # fmt: skip
def test_claims(check: Check, claims: list[str], expected: list[tuple[str, str, str]]) -> None:
    """Rules on speakers, links, relations and texts of claims."""
    assert expected == check(claims=_claims(*claims))


@pytest.mark.parametrize(
    ("cites", "expected"),
    [
        ("w:1.1", []),
        ("w:f1 b1", [("beyond-the-text", "error", "b1")]),
        ("w:f2", [("beyond-the-text", "error", "f2")]),
        ("w:1.1 1.1", [("cited-twice", "warning", "w:1.1 1.1")]),
    ],
)
def test_cites(check: Check, cites: str, expected: list[tuple[str, str, str]]) -> None:
    """Cites stay inside the matter around the body, and name a sentence once."""
    assert expected == check(claims=f"c: {{by: rebels, says: A., cites: {cites}}}\n")


@pytest.mark.parametrize(
    ("speakers", "cites", "wrong"),
    [
        ("[rebels, monitor]", "w:1.1", False),
        ("[rebels, monitor]", "w:1.1 2.1", True),
        ("[rebels, monitor]", "w:1.1-2", True),
        ("[rebels, monitor]", "w:1", True),
        ("rebels", "w:1 2.1", False),
    ],
)
def test_several_speakers_cite_one_sentence(check: Check, speakers: str, cites: str, *, wrong: bool) -> None:
    """Where several speak, one sentence alone can tell who said what."""
    found = check(claims=f"c: {{by: {speakers}, says: A., cites: {cites}}}\n")
    assert [("several-speakers", "error", cites)] * wrong == found


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        ("reports: {rebels: {act: demand, cites: w:1.1}}", [("event-unsupported", "error", "ev")]),
        ("reports: {rebels: {act: decline-comment, cites: w:1.1}}", [("event-unsupported", "error", "ev")]),
        ("reports: {rebels: {act: deny, cites: w:1.1}}", [("bottom-line-unsupported", "warning", "ev")]),
        ("mode: planned, reports: {rebels: {mode: actual, cites: w:1.1}}", [("event-unsupported", "error", "ev")]),
        ("inferred: {where: From the map.}, reports: {rebels: w:1.1}", [("inferred-nothing", "error", "where")]),
        ("inferred: {who.target: X.}, who: {initiator: army}, reports: {rebels: w:1.1}",
         [("inferred-nothing", "error", "who.target")]),
        ("inferred: {who.target: X.}, who: {target: army}, reports: {rebels: w:1.1}", []),
        ("reports: {rebels: {confirms: ev, cites: w:1.1}}",
         [("confirms-itself", "error", "ev"), ("links-to-itself", "error", "ev")]),
    ],
)  # fmt: skip
def test_events(check: Check, event: str, expected: list[tuple[str, str, str]]) -> None:
    """An event stands on reports that assert it, and a reason for an inference on something inferred."""
    assert expected == check(events=f"ev: {{title: T, kind: attack, when: 2020, {event}}}\n")


@pytest.mark.parametrize(
    ("waive", "expected"),
    [
        ("{b1: Furniture.}", []),
        ("{1.1: Said elsewhere.}", [("waived-and-cited", "warning", "1.1")]),
        ("{1.1-3: Said elsewhere.}", [("waived-and-cited", "warning", "1.1-3")]),
        ("{9: '<i>Nothing</i>'}", [("html-in-text", "warning", "<i>")]),
    ],
)
def test_waivers(check: Check, waive: str, expected: list[tuple[str, str, str]]) -> None:
    """What is cited is not waived, and what is wrong with the reason of a waiver is shown where it stands."""
    briefing = "title: B\nas_of: 2020\nsources: {w: wire}\nbottom_line: [{text: T., rests_on: ev}]\n"
    assert expected == check(briefing=f"{briefing}waive: {{w: {waive}}}\n")


def test_source_that_nothing_cites(check: Check) -> None:
    """A source that a briefing has to cover, and never cites, is noticed."""
    briefing = "title: B\nas_of: 2020\nsources: {w: wire, x: wire}\nbottom_line: [{text: T., rests_on: ev}]\n"
    assert [("uncited-source", "warning", "x")] == check(briefing=briefing)


def test_source_that_updates_its_origin(check: Check) -> None:
    """A story that updates another says something new, and one that repeats it does not."""
    sources = (
        "wire: {title: W, publisher: P, published: 2020, voice: agency}\n"
        "next: {title: N, publisher: P, published: 2020, origin: wire, updates: wire, repeats: {f2: 1}}\n"
    )
    found = [("beyond-the-text", "error", "f2"), ("field-clash", "warning", "wire")]
    assert found == sorted(check({"sources.yml": sources}))


@pytest.mark.parametrize(("file", "kind"), [("b/actors.yml", "person"), ("b/places.yml", "town")])
def test_ids_that_are_addresses_of_ours(check: Check, file: str, kind: str) -> None:
    """An actor or a place cannot have the page of their index for its own."""
    assert [("bad-id", "error", "index")] == check({file: f"index: {{name: N, kind: {kind}}}\n"})
