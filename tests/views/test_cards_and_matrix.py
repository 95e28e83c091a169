"""Voices, strips, cards and the matrix: who is heard, where, and on what."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.derive.derived import derive
from generator.derive.tints import TINTS, tints
from generator.language.language import ENGLISH
from generator.pipeline import build, examine
from generator.render.cards import cards_script
from generator.views import urls
from generator.views.briefing import BriefingViews
from generator.views.cards import Cards, SourceCard, StatementCard, cards
from generator.views.compose import Composer
from generator.views.contexts import Claims
from generator.views.event_facts import claim_item, date_shape, event_item
from generator.views.parts import Fragment, StandingMark
from generator.views.strips import LONGEST_STRIP, coverage_strip, strips

Write = Callable[..., Path]
TEXT = "It happened. It rained all through the night and far into the morning of the next day.\n\nNobody knows.\n"
ONE_SOURCE = "title: B\nas_of: 2020\nsources: {w: wire}\nbottom_line: [{text: T., rests_on: ev}]\n"
VOICES = """\
no: {by: state, act: deny, says: It did not., denies: ev, cites: w:1.2}
own: {by: source, says: It was loud., cites: w:1.2}
ask: {by: rebels, act: demand, says: It must stop., about: ev, to: army, cites: w:1.2}
"""


def _composer(folder: Path) -> Composer:
    library = examine(folder).library
    return Composer(library, derive(library), urls.briefing("b"))


def _claims(folder: Path) -> Claims:
    composer = _composer(folder)
    return BriefingViews(composer, composer.library.briefings["b"]).claims()


def _with_text(folder: Path, text: str = TEXT) -> Composer:
    (folder.parent / "archive").mkdir()
    (folder.parent / "archive" / "wire.txt").write_text(text, encoding="utf-8")
    return _composer(folder)


# --- voices ----------------------------------------------------------------------------------------------------------


def test_a_voice_keeps_its_tint(write_library: Write) -> None:
    """The eye follows a voice by one tint, given in the order of appearance; the own voice of a source has its own."""
    composer = _composer(write_library({"b/claims.yml": VOICES}))
    found = tints(composer.library.briefings["b"])
    assert dict(found) == {("monitor", None): 1, ("state", None): 2, ("agency", None): 0, ("rebels", None): 3}


def test_tints_begin_again(write_library: Write) -> None:
    """A briefing with more voices than tints uses them again, and never the one of a source's own voice."""
    names = [f"actor-{number}" for number in range(TINTS + 2)]
    actors = "".join(f"{name}: {{name: {name}, kind: group}}\n" for name in names)
    claims = "".join(f"c-{name}: {{by: {name}, says: So., cites: w:1.2}}\n" for name in names)
    composer = _composer(write_library({"b/actors.yml": actors, "b/claims.yml": claims}))
    found = tints(composer.library.briefings["b"])
    assert [found[name, None] for name in names] == [2, 3, 4, 5, 6, 7, 8, 1, 2, 3]


# --- strips ----------------------------------------------------------------------------------------------------------


def test_a_strip_has_a_cell_a_sentence(write_library: Write) -> None:
    """A reader sees how much of a source a statement rests on, and where in it: the cited sentences alone are on."""
    composer = _with_text(write_library({"b/briefing.yml": ONE_SOURCE}))
    briefing = composer.library.briefings["b"]
    (strip,) = strips(composer, briefing, briefing.events[0].reports[0].citations)
    cells = [(cell.width, cell.marked, cell.first) for cell in strip.cells]
    assert (strip.alias, cells) == ("", [(1, "on", True), (2, "", False), (1, "", True)])


def test_a_paragraph_that_is_cited_whole_is_on(write_library: Write) -> None:
    """Who cites a paragraph is shown to rest on each of its sentences."""
    claims = "c: {by: rebels, says: So., cites: w:1}\n"
    composer = _with_text(write_library({"b/briefing.yml": ONE_SOURCE, "b/claims.yml": claims}))
    briefing = composer.library.briefings["b"]
    (strip,) = strips(composer, briefing, briefing.claims[0].citations)
    assert [cell.marked for cell in strip.cells] == ["on", "on", ""]


def test_several_sources_are_named(write_library: Write) -> None:
    """With several sources each strip says whose it is; a source whose sentences nobody knows has none."""
    claims = "c: {by: rebels, says: So., cites: 'w:2.1 p:1'}\n"
    composer = _with_text(write_library({"b/claims.yml": claims}))
    briefing = composer.library.briefings["b"]
    found = strips(composer, briefing, briefing.claims[0].citations)
    assert [(strip.alias, [cell.marked for cell in strip.cells]) for strip in found] == [("w", ["", "", "on"])]


def test_coverage_marks_every_sentence(write_library: Write) -> None:
    """What nothing rests on is marked as that, not left out."""
    composer = _with_text(write_library({"b/briefing.yml": ONE_SOURCE}))
    strip = coverage_strip(composer.derived.coverage["b"]["w"])
    assert strip is not None
    assert [cell.marked for cell in strip.cells] == ["cited", "missed", "missed"]


@pytest.mark.parametrize(("sentences", "drawn"), [(LONGEST_STRIP, True), (LONGEST_STRIP + 1, False)])
def test_a_long_source_has_no_strip(write_library: Write, sentences: int, *, drawn: bool) -> None:
    """Cells thinner than a hair are not drawn; the words beside them stay."""
    composer = _with_text(write_library({"b/briefing.yml": ONE_SOURCE}), "It happened again today. " * sentences)
    assert (coverage_strip(composer.derived.coverage["b"]["w"]) is not None) == drawn


def test_an_unknown_source_has_no_strip(write_library: Write) -> None:
    """Without text and lock nobody knows how many sentences there are, and none are invented."""
    composer = _composer(write_library({}))
    assert coverage_strip(composer.derived.coverage["b"]["w"]) is None


# --- the matrix ------------------------------------------------------------------------------------------------------


def _rows(claims: Claims) -> dict[str, dict[str, str]]:
    return {
        row.subject.text: {
            f"{name} {number}" if claims.matrix.voices.count(name) > 1 else name: cell.value
            for number, (name, cell) in enumerate(zip(claims.matrix.voices, row.cells, strict=True))
            if cell
        }
        for row in claims.matrix.rows
    }


def test_the_matrix_says_who_speaks_to_what(write_library: Write) -> None:
    """A glance tells who says so, who denies it, who only speaks beside it, and what is a source's own voice."""
    claims = _claims(write_library({"b/claims.yml": VOICES}))
    assert _rows(claims) == {
        "It happens": {"The monitor": "for", "The state": "against", "The rebels": "beside"},
        "It did not.": {"The state": "for", "The monitor": "against"},
        "It was loud.": {"The agency": "own"},
        "It must stop.": {"The rebels": "for"},
    }


def test_rows_lead_to_their_entries(write_library: Write) -> None:
    """Each row stands as the ledger stands, and leads there."""
    claims = _claims(write_library({"b/claims.yml": VOICES}))
    entries = [entry for part in claims.parts for entry in part.entries]
    expected = [(f"#{entry.anchor}", entry.standing.value) for entry in entries]
    assert [(row.subject.href, row.standing.value) for row in claims.matrix.rows] == expected


def test_two_voices_of_one_name_are_two_columns(write_library: Write) -> None:
    """Nobody is lent the words of another who happens to have the same name; least of all a denial."""
    actors = "other: {name: The monitor, kind: organisation}\n"
    denial = "no: {by: other, act: deny, says: It did not., denies: ev, cites: w:1.2}\n"
    claims = _claims(write_library({"b/actors.yml": actors, "b/claims.yml": denial}))
    assert _rows(claims) == {
        "It happens": {"The monitor 0": "for", "The monitor 1": "against"},
        "It did not.": {"The monitor 0": "against", "The monitor 1": "for"},
    }
    assert [(row.speaker.text, row.says, row.denies) for row in claims.speakers] == [("The monitor", 1, 1)] * 2


def test_the_matrix_agrees_with_the_ledger(everything: Path) -> None:
    """Every voice of an entry has its mark in the row of the entry, and no cell is without such a voice."""
    library = examine(everything).library
    derived = derive(library)
    for slug, briefing in library.briefings.items():
        claims = BriefingViews(Composer(library, derived, urls.briefing(slug)), briefing).claims()
        entries = [entry for part in claims.parts for entry in part.entries]
        for entry, row in zip(entries, claims.matrix.rows, strict=True):
            views = [view for side in entry.sides for view in (*side.own, *side.others)]
            heard = {f.text for view in views for f in view.attribution if f.voice is not None}
            marked = {name for name, cell in zip(claims.matrix.voices, row.cells, strict=True) if cell}
            assert (slug, entry.anchor, heard & set(claims.matrix.voices)) == (slug, entry.anchor, marked)


# --- by what things are found ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("when", "mode", "shape"),
    [
        ("2020-02-05", "actual", "day"),
        ("2020-02-05T10:00:00Z", "actual", "day"),
        ("2020-02", "actual", "within"),
        ("'[2020-02-04..2020-02-06]'", "actual", "within"),
        ("2020-02-01/2020-02-10", "actual", "lasted"),
        ("2020-02-05~", "actual", "about"),
        ("2020-02-05/..", "actual", "since"),
        ("2020-02-05/", "actual", "since"),
        ("/2020-02-05", "actual", "until"),
        ("../2020-02-05", "actual", "until"),
        ("undated", "actual", "undated"),
        ("2020-02-09", "planned", "planned"),
        ("undated", "hypothetical", "planned"),
    ],
)
def test_a_date_is_as_exact_as_it_is(write_library: Write, when: str, mode: str, shape: str) -> None:
    """A mark never makes a date look surer than it is, nor a plan like a thing that has happened."""
    event = f"ev: {{title: T, kind: attack, when: {when}, mode: {mode}, reports: {{monitor: w:1.1}}}}\n"
    (found,) = _composer(write_library({"b/events.yml": event})).library.briefings["b"].events
    assert date_shape(found.record.when, str(found.record.mode)) == shape


def test_an_event_is_found_by_all_that_takes_part(write_library: Write) -> None:
    """Who looks for an actor or a place finds an event also where a single report names it, and by its reporters."""
    event = """\
ev:
  title: T
  kind: attack
  when: 2020-02
  where: town
  who: {initiator: army}
  reports:
    monitor: {cites: w:1.1, who: {target: rebels}, where: {near: hill}}
    source: w:1.2
"""
    places = "town: {name: The town, kind: town}\nhill: {name: The hill, kind: area}\n"
    (found,) = _composer(write_library({"b/events.yml": event, "places.yml": places})).library.briefings["b"].events
    item = event_item(found, ENGLISH)
    assert (item.kind, item.actors, item.places, item.first, item.last) == (
        "attack", ("army", "rebels", "monitor", "agency"), ("town", "hill"), "2020-02-01", "2020-02-29",
    )  # fmt: skip


def test_a_claim_is_found_by_whom_it_is_said_to(write_library: Write) -> None:
    """A demand is found by who makes it and by whom it is made to; without a date it is in no period."""
    composer = _composer(write_library({"b/claims.yml": VOICES}))
    item = claim_item(composer.library.statements["b/ask"], ENGLISH)
    assert (item.kind, item.actors, item.first, item.last) == ("demand", ("army", "rebels"), None, None)


# --- cards -----------------------------------------------------------------------------------------------------------


def _called(script: bytes) -> tuple[str, dict[str, Any]]:
    """The two arguments of ``bfCards(…)``: all that a browser would be told."""
    text = script.decode("utf-8")
    start, end = "bfCards(", ");\n"
    assert (text[: len(start)], text[-len(end) :]) == (start, end)
    slug, data = json.loads(f"[{text[len(start) : -len(end)]}]")
    return slug, data


def test_cards_have_every_statement_and_source_once(write_library: Write) -> None:
    """Whatever a citation mark names has its card: who says what, how it stands and why, and where it can be read."""
    sources = (
        "wire: {title: W, publisher: The agency, published: 2020-02-06, voice: agency, url: 'https://x.example/'}\n"
    )
    composer = _composer(write_library({"b/briefing.yml": ONE_SOURCE, "sources.yml": sources, "b/claims.yml": VOICES}))
    slug, data = _called(cards_script(cards(composer, composer.library.briefings["b"])))
    statement = data["statements"]["ev--monitor"]
    assert (slug, sorted(data["statements"])) == ("b", ["ask", "ev--monitor", "no", "own"])
    assert data["sources"] == {"w": {"line": "The agency, 6 February 2020", "url": "https://x.example/"}}
    assert ("".join(part[0] for part in statement["by"]), statement["by"][0], statement["says"]) == (
        "The monitor states", ["The monitor", 1], "It happens",
    )  # fmt: skip
    assert (statement["standing"], statement["label"], bool(statement["why"])) == ("contested", "Contested", True)


def test_marks_name_cards_that_exist(everything: Path, html_tree: Any) -> None:
    """No mark on any page asks for a card that its briefing has not."""
    site = build(everything).site
    assert site is not None
    scripts = {uri: _called(content)[1] for uri, content in site.assets.items() if uri.endswith("/cards.js")}
    missing, seen = [], 0
    for uri, tree in html_tree.trees(site.pages).items():
        for mark in tree.with_class("bf-cite"):
            seen += 1
            page = posixpath.normpath(posixpath.join(posixpath.dirname(uri), mark.all("a")[0].attributes["href"]))
            data = scripts[f"{posixpath.dirname(page)}/cards.js"]  # beside the Sources page that the mark leads to
            known = mark.attributes["data-source"] in data["sources"]
            missing += [
                (uri, key) for key in mark.attributes["data-of"].split() if key not in data["statements"] or not known
            ]
    assert (missing, seen > 50) == ([], True)


@pytest.mark.parametrize(
    "text",
    ['</script><script>alert(1)</script>', '");alert(1);("', "a\u2028b\u2029c", "\\ \\u0041 \\x", "`${x}`", "<!--"],
)  # fmt: skip
def test_a_hostile_text_is_data(text: str) -> None:
    """Whatever an author wrote, the script is one call with two arguments, and hands the text over as it reads."""
    mark = StandingMark(value="reported", label="Reported", why=text)
    found = Cards(
        slug="b",
        statements=(StatementCard(key="k", by=(Fragment(text, voice=1),), says="*So* it is", standing=mark),),
        sources=(SourceCard(alias="w", line="P", url=None),),
    )
    _, data = _called(cards_script(found))
    shown = " ".join(text.split())
    statement = data["statements"]["k"]
    assert (statement["by"], statement["why"], statement["says"]) == ([[shown, 1]], shown, "So it is")


def test_spaces_between_runs_are_kept() -> None:
    """A name and its verb do not run together on a card."""
    by = (Fragment("*A*", voice=1), Fragment(" and "), Fragment("B", voice=2), Fragment(" "), Fragment("state"))
    mark = StandingMark(value="reported", label="Reported", why="W")
    found = Cards(slug="b", statements=(StatementCard(key="k", by=by, says="S", standing=mark),), sources=())
    _, data = _called(cards_script(found))
    assert "".join(part[0] for part in data["statements"]["k"]["by"]) == "A and B state"
