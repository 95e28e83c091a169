"""Tiny libraries -> the standing of one event or claim, rule by rule."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.derive.explain import explain
from generator.derive.standing import standing
from generator.derive.voices import root, source_origin
from generator.library import Library
from generator.pipeline import examine

Stand = Callable[..., tuple[str | None, int, int]]


def _event(reports: str, more: str = "") -> str:
    return f"ev: {{title: It happens, kind: attack, when: 2020-02-05, {more}reports: {{{reports}}}}}\n"


@pytest.fixture
def library_of(write_library: Callable[..., Path]) -> Callable[..., Library]:
    """A function from reports of the event ``ev``, and claims, to the linked library."""

    def read(reports: str = "monitor: w:1.1", claims: str = "", more: str = "", **files: str) -> Library:
        written = {"b/events.yml": _event(reports, more)}
        written |= {"b/claims.yml": claims} if claims else {}
        written |= {f"{name}.yml": text for name, text in files.items()}
        return examine(write_library(written)).library

    return read


@pytest.fixture
def stand(library_of: Callable[..., Library]) -> Stand:
    """A function like ``library_of`` to the value, the voices and the origins of ``b/ev``, or of ``uid``."""

    def measure(*facts: str, uid: str = "b/ev", **more: Any) -> tuple[str | None, int, int]:
        library = library_of(*facts, **more)
        found = standing(library, library.events.get(uid) or library.statements[uid])
        return found.value, found.voices, found.origins

    return measure


@pytest.mark.parametrize(
    ("reports", "expected"),
    [
        ("monitor: w:1.1", ("attributed", 1, 1)),
        ("source: w:1.1", ("reported", 1, 1)),
        ("unnamed: w:1.1", ("attributed", 1, 1)),
        # one root is one voice, whoever speaks
        ("state: w:1.1, army: w:1.2, minister: w:1.3", ("attributed", 1, 1)),
        ("both: {by: [state, minister], cites: w:1.1}", ("attributed", 1, 1)),
        ("army: w:1.1, ombudsman: w:1.2", ("corroborated", 2, 1)),
        ("both: {by: [rebels, monitor], cites: w:1.1}", ("corroborated", 2, 1)),
        ("monitor: w:1.1, rebels: p:1.1", ("corroborated", 2, 2)),
        ("monitor: w:1.1, later: {by: monitor, cites: p:1.1}", ("attributed", 1, 2)),
        # an outlet adds nothing to those whom it quotes, but does to those whom others quote
        ("monitor: w:1.1, source: w:1.2", ("attributed", 1, 1)),
        ("monitor: w:1.1, source: p:1.2", ("corroborated", 2, 2)),
        ("monitor: w:1.1, rebels: w:1.2, source: w:1.3", ("corroborated", 2, 1)),
        # a copy is no second source, however long the chain; another paper is
        ("a: {by: source, cites: w:1.1}, b: {by: source, cites: c:1.1}", ("reported", 1, 1)),
        ("a: {by: source, cites: w:1.1}, b: {by: source, cites: d:1.1}", ("reported", 1, 1)),
        ("a: {by: source, cites: w:1.1}, b: {by: source, cites: p:1.1}", ("corroborated", 2, 2)),
        ("a: {by: source, cites: w:1.1 p:1.1}", ("corroborated", 2, 2)),
        ("monitor: w:1.1, source: d:1.2", ("attributed", 1, 1)),
        # nobody unnamed is two voices in one origin; in two they are
        ("a: {by: unnamed, cites: w:1.1}, b: {by: unnamed, cites: c:1.1}", ("attributed", 1, 1)),
        ("a: {by: unnamed, cites: w:1.1}, b: {by: unnamed, cites: p:1.1}", ("corroborated", 2, 2)),
        ("a: {by: unnamed, cites: w:1.1}, monitor: w:1.2", ("corroborated", 2, 1)),
        # words come from the outermost relay
        ("source: {via: [rebels, agency], cites: p:1.1}, monitor: w:1.2", ("attributed", 1, 1)),
        ("a: {by: unnamed, via: agency, cites: p:1.1}, b: {by: unnamed, cites: w:1.1}", ("attributed", 1, 1)),
        ("monitor: {via: [agency, daily], cites: w:1.1}, source: w:1.2", ("corroborated", 2, 2)),
        # a hedge takes the source's own voice away, and nobody else's
        ("source: {hedge: reportedly, cites: w:1.1}", ("reported", 0, 1)),
        ("source: {hedge: reportedly, cites: w:1.1}, monitor: p:1.1", ("attributed", 1, 2)),
        ("monitor: {hedge: reportedly, cites: w:1.1}, rebels: w:1.2", ("corroborated", 2, 1)),
    ],
)
def test_voices(stand: Stand, reports: str, expected: tuple[str, int, int]) -> None:
    """Independent voices and origins are counted by roots, origins, relays and hedges."""
    assert expected == stand(reports)


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        *((act, "attributed") for act in ("state", "confirm", "admit", "accuse", "claim-responsibility")),
        ("deny", "denied"),
        *((act, None) for act in ("decline-comment", "withhold")),
        *((act, None) for act in ("demand", "threaten", "promise", "expect", "warn", "assess", "condemn", "welcome")),
        ("condole", None),
    ],
)
def test_acts_of_reports(stand: Stand, act: str, expected: str | None) -> None:
    """Assertions are for an event, denials against it; silences and other speech are neither, so nobody says it."""
    assert expected == stand(f"rebels: {{act: {act}, cites: w:1.1}}")[0]


@pytest.mark.parametrize(
    ("mode", "reports", "expected"),
    [
        ("actual", "monitor: {mode: negated, cites: w:1.1}", "denied"),
        ("actual", "monitor: {mode: negated, cites: w:1.1}, rebels: w:1.2", "contested"),
        ("actual", "monitor: {mode: planned, cites: w:1.1}", None),
        ("actual", "monitor: {mode: planned, cites: w:1.1}, rebels: w:1.2", "attributed"),
        ("planned", "monitor: w:1.1", "attributed"),
        ("planned", "monitor: {mode: actual, cites: w:1.1}", None),
        ("planned", "monitor: {mode: negated, cites: w:1.1}", None),
        ("hypothetical", "monitor: w:1.1, rebels: w:1.2", "corroborated"),
        ("hypothetical", "monitor: w:1.1, rebels: {mode: negated, cites: w:1.2}", "attributed"),
        ("negated", "monitor: w:1.1", "attributed"),
        ("negated", "monitor: w:1.1, rebels: {mode: actual, cites: w:1.2}", "attributed"),
    ],
)
def test_modes(stand: Stand, mode: str, reports: str, expected: str | None) -> None:
    """A report is for an event in the event's mode only, and «it did not happen» is against what happened."""
    assert expected == stand(reports, "", f"mode: {mode}, ")[0]


@pytest.mark.parametrize(
    ("reports", "claim", "expected"),
    [
        ("monitor: w:1.1", "by: rebels, act: confirm, confirms: ev", "corroborated"),
        ("monitor: w:1.1", "by: rebels, confirms: ev.monitor", "corroborated"),
        ("monitor: w:1.1", "by: rebels, updates: ev", "corroborated"),
        ("monitor: w:1.1", "by: rebels, mode: planned, confirms: ev", "attributed"),
        ("monitor: w:1.1", "by: rebels, act: demand, confirms: ev", "attributed"),
        ("monitor: w:1.1", "by: rebels, denies: ev", "contested"),
        ("monitor: w:1.1", "by: rebels, denies: ev.monitor", "contested"),
        ("monitor: w:1.1", "by: rebels, disputes: ev", "contested"),
        ("monitor: w:1.1", "by: rebels, act: deny, answers: ev", "contested"),
        ("monitor: w:1.1", "by: rebels, mode: negated, updates: ev", "contested"),
        ("monitor: w:1.1", "by: rebels, qualifies: ev", "attributed"),
        ("monitor: w:1.1", "by: rebels, answers: ev", "attributed"),
        ("monitor: w:1.1", "by: rebels, act: decline-comment, denies: ev", "attributed"),
        ("monitor: w:1.1", "by: rebels, about: ev", "attributed"),
        ("monitor: {act: deny, cites: w:1.1}", "by: rebels, denies: ev", "denied"),
        ("monitor: {act: deny, cites: w:1.1}", "by: rebels, confirms: ev", "contested"),
        # a denial is not lost behind another link of the same claim, whichever way round they stand
        ("monitor: w:1.1", "by: rebels, denies: ev, answers: ev", "contested"),
        ("monitor: w:1.1", "by: rebels, qualifies: ev.monitor, disputes: ev", "contested"),
        ("monitor: w:1.1", "by: rebels, confirms: ev, qualifies: ev.monitor", "corroborated"),
        ("monitor: w:1.1", "by: rebels, confirms: ev, corrects: ev.monitor", "contested"),
    ],
)
def test_links_of_claims(stand: Stand, reports: str, claim: str, expected: str) -> None:
    """What a claim that links to an event or to a report of it does to the event's standing."""
    assert expected == stand(reports, f"cl: {{{claim}, says: So it is., cites: p:1.1}}")[0]


@pytest.mark.parametrize(
    ("reports", "correction", "expected"),
    [
        ("monitor: w:1.1", "by: monitor, corrects: ev.monitor", ("withdrawn", 0)),
        ("monitor: w:1.1", "by: monitor, corrects: ev", ("withdrawn", 0)),
        ("minister: w:1.1", "by: army, corrects: ev.minister", ("withdrawn", 0)),
        ("monitor: w:1.1", "by: rebels, corrects: ev.monitor", ("contested", 1)),
        ("monitor: w:1.1", "by: rebels, corrects: ev", ("contested", 1)),
        ("monitor: w:1.1, rebels: w:1.2", "by: monitor, corrects: ev.monitor", ("attributed", 1)),
        ("monitor: w:1.1, rebels: w:1.2", "by: monitor, corrects: ev", ("attributed", 1)),
        ("monitor: w:1.1, rebels: w:1.2", "by: [monitor, rebels], corrects: ev", ("withdrawn", 0)),
        ("monitor: w:1.1", "by: monitor, corrects: ev.monitor, confirms: ev", ("attributed", 1)),
        # what two said together, one of them cannot take back for both
        ("both: {by: [monitor, rebels], cites: w:1.1}", "by: rebels, corrects: ev.both", ("contested", 2)),
        # a hedge does not make a source's words anybody's to take back
        ("source: {hedge: reportedly, cites: w:1.1}", "by: rebels, corrects: ev.source", ("contested", 0)),
        # another paper is not the one that said it
        ("source: {hedge: reportedly, cites: w:1.1}", "by: source, corrects: ev.source", ("contested", 0)),
    ],
)
def test_corrections(stand: Stand, reports: str, correction: str, expected: tuple[str, int]) -> None:
    """Who corrects their own words withdraws them; who corrects somebody else's disputes them."""
    value, voices, _ = stand(reports, f"cl: {{{correction}, says: It was not so., cites: p:1.1}}")
    assert expected == (value, voices)


def test_source_corrects_its_own_hedged_words(stand: Stand) -> None:
    """A source withdraws what it reported with a hedge, though a hedged voice counts for none."""
    claims = "cl: {by: source, says: It was not so., corrects: ev.source, cites: w:9.1}"
    assert ("withdrawn", 0, 0) == stand("source: {hedge: reportedly, cites: w:1.1}", claims)


def test_confirmation_outlives_a_correction(stand: Stand) -> None:
    """An event is not withdrawn when its one report is, as long as somebody else has confirmed it."""
    claims = """
yes: {by: rebels, says: So it is., confirms: ev, cites: w:2.1}
no: {by: monitor, says: We were wrong., corrects: ev.monitor, cites: w:3.1}
"""
    assert ("attributed", 1, 1) == stand("monitor: w:1.1", claims)


def test_corrected_denial_no_longer_counts(stand: Stand) -> None:
    """A denial that its own speaker has taken back contests nothing."""
    claims = """
no: {by: rebels, act: deny, says: It was not us., denies: ev, cites: w:2.1}
yes: {by: rebels, says: We said so in error., corrects: no, cites: w:3.1}
"""
    assert ("attributed", 1, 1) == stand("monitor: w:1.1", claims)
    assert ("withdrawn", 0, 0) == stand("monitor: w:1.1", claims, uid="b/no")


@pytest.mark.parametrize("verb", ["denies", "disputes", "corrects"])
def test_report_against_another_report(stand: Stand, verb: str) -> None:
    """A report that disputes another one of its own event contests the event, and is no second voice for it."""
    assert ("contested", 1, 1) == stand(f"monitor: w:1.1, rebels: {{{verb}: ev.monitor, cites: w:1.2}}")


def test_later_report_replaces_its_own_earlier_one(stand: Stand, library_of: Callable[..., Library]) -> None:
    """A speaker's later report of an event that corrects the earlier one is the one that counts."""
    reports = "monitor: w:1.1, later: {by: monitor, corrects: ev.monitor, cites: p:1.1}"
    assert ("attributed", 1, 1) == stand(reports)
    library = library_of(reports)
    found = standing(library, library.events["b/ev"])
    assert (["ev.later"], ["ev.monitor"]) == ([s.id for s in found.for_], [s.id for s in found.withdrawn])


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ("cl: {by: monitor, says: A., cites: w:1.1}", "attributed"),
        ("cl: {by: source, says: A., cites: w:1.1}", "reported"),
        ("cl: {by: monitor, act: demand, says: A., cites: w:1.1}", "attributed"),
        ("cl: {by: monitor, act: deny, says: A., cites: w:1.1}", "attributed"),
        ("cl: {by: monitor, mode: negated, says: A., cites: w:1.1}", "attributed"),
        ("cl: {by: monitor, act: decline-comment, cites: w:1.1}", "declined"),
        ("cl: {by: monitor, act: withhold, says: A., cites: w:1.1}", "declined"),
        ("cl: {by: [monitor, rebels], says: A., cites: w:1.1}", "corroborated"),
        ("cl: {by: monitor, says: A., cites: w:1.1}\nno: {by: rebels, says: B., disputes: cl, cites: w:1.2}",
         "contested"),
        ("cl: {by: monitor, act: deny, says: A., cites: w:1.1}\nno: {by: rebels, says: B., denies: cl, cites: w:1.2}",
         "contested"),
        ("cl: {by: monitor, act: deny, says: A., cites: w:1.1}\n"
         "me-too: {by: rebels, act: deny, says: B., confirms: cl, cites: w:1.2}", "corroborated"),
        ("cl: {by: monitor, says: A., cites: w:1.1}\nno: {by: monitor, says: B., corrects: cl, cites: w:1.2}",
         "withdrawn"),
        # what others say about a silence does not undo it
        ("cl: {by: monitor, act: decline-comment, cites: w:1.1}\n"
         "well: {by: rebels, says: B., answers: cl, cites: w:1.2}",
         "declined"),
        ("cl: {by: monitor, act: decline-comment, cites: w:1.1}\nno: {by: rebels, says: B., denies: cl, cites: w:1.2}",
         "denied"),
    ],
)  # fmt: skip
def test_claims(stand: Stand, claims: str, expected: str) -> None:
    """A claim stands for itself unless it is a silence, and with those who link to it."""
    assert expected == stand("monitor: w:9.1", claims, uid="b/cl")[0]


def test_denial_from_another_briefing(write_library: Callable[..., Path]) -> None:
    """A claim of another briefing contests an event all the same."""
    other = {
        "z/briefing.yml": "title: Z\nas_of: 2020-02-07\nsources: {p: paper}\nbottom_line: [{text: T., rests_on: no}]\n",
        "z/claims.yml": "no: {by: rebels, act: deny, says: It was not us., denies: b/ev, cites: p:1.1}\n",
    }
    checked = examine(write_library(other))
    found = standing(checked.library, checked.library.events["b/ev"])
    assert ("contested", ["z/no"]) == (found.value, [s.uid for s in found.against])


def test_origin_may_be_an_actor(stand: Stand) -> None:
    """A source that only repeats an actor's words has that actor as its origin, and adds no voice to it."""
    sources = (
        "wire: {title: W, publisher: P, published: unknown, voice: agency}\n"
        "paper: {title: P, publisher: P, published: unknown, origin: agency}\n"
    )
    briefing = "title: T\nas_of: 2020\nsources: {w: wire, p: paper}\nbottom_line: [{text: T., rests_on: ev}]\n"
    files = {"sources": sources, "b/briefing": briefing}
    assert ("reported", 1, 1) == stand("a: {by: source, cites: w:1.1}, b: {by: source, cites: p:1.1}", **files)


@pytest.mark.parametrize(
    ("actor", "expected"),
    [("minister", "state"), ("army", "state"), ("ombudsman", "ombudsman"), ("state", "state"), ("monitor", "monitor")],
)
def test_root(library_of: Callable[..., Library], actor: str, expected: str) -> None:
    """Words are those of whom a speaker speaks for or is part of, up to a voice of its own."""
    assert expected == root(library_of(), actor)


def test_root_prefers_whom_it_speaks_for(library_of: Callable[..., Library]) -> None:
    """A spokesman who is part of one body and speaks for another is the other's voice."""
    actors = (
        "a: {name: A, kind: person, part_of: b, speaks_for: c}\nb: {name: B, kind: group}\nc: {name: C, kind: group}\n"
    )
    assert "c" == root(library_of(actors=actors), "a")


@pytest.mark.parametrize(
    ("source", "expected"),
    [("wire", "agency"), ("copy", "agency"), ("copy-of-copy", "agency"), ("paper", "daily"), ("nowhere", "nowhere")],
)
def test_source_origin(library_of: Callable[..., Library], source: str, expected: str) -> None:
    """A source's origin is followed to the end and named by its voice."""
    assert expected == source_origin(library_of(), source)


def test_origin_without_a_voice_is_the_source(library_of: Callable[..., Library]) -> None:
    """A source that has neither an origin nor a voice is its own origin."""
    assert "s" == source_origin(library_of(sources="s: {title: S, publisher: P, published: unknown}\n"), "s")


@pytest.mark.parametrize(
    ("reports", "claims", "expected"),
    [
        ("monitor: w:1.1", "", "One voice says so: The monitor; one origin"),
        ("monitor: w:1.1, rebels: p:1.1", "",
         "Two independent voices say so (The monitor and The rebels); two origins"),
        ("monitor: w:1.1, rebels: w:1.2, witnesses: w:1.3", "",
         "Three independent voices say so (The monitor, The rebels and Witnesses); one origin"),
        ("source: w:1.1", "", "Only The agency says so, in its own voice; one origin"),
        ("source: {hedge: allegedly, cites: w:1.1}", "", "Only The agency says so, with a hedge; one origin"),
        ("a: {by: source, cites: w:1.1}, b: {by: source, cites: c:1.1}", "",
         "Only The agency and The daily say so, in its own voice; one origin"),
        ("unnamed: w:1.1", "", "One voice says so: somebody unnamed; one origin"),
        ("monitor: w:1.1, rebels: {act: deny, cites: w:1.2}", "", "The monitor: it is so; The rebels: it is not"),
        ("rebels: {act: deny, cites: w:1.2}", "", "Nobody says so; The rebels: it is not so"),
        ("monitor: w:1.1", "c: {by: monitor, says: No., corrects: ev, cites: w:2.1}",
         "Corrected since by its own speaker: The monitor"),
        ("monitor: {act: demand, cites: w:1.1}", "", "Nobody says that it is so"),
    ],
)  # fmt: skip
def test_explanations(library_of: Callable[..., Library], reports: str, claims: str, expected: str) -> None:
    """The sentence beside a standing names the rule, the voices and the origins."""
    library = library_of(reports, claims)
    assert expected == explain(library, standing(library, library.events["b/ev"]))


def test_explanation_of_a_silence(library_of: Callable[..., Library]) -> None:
    """A declined comment is explained by who declined it."""
    library = library_of(claims="cl: {by: rebels, act: decline-comment, cites: w:1.1}")
    found = standing(library, library.statements["b/cl"])
    assert "No answer is given by The rebels" == explain(library, found)
