"""All records of a library, in the pieces that the page Explore loads."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.derive.derived import derive
from generator.language.language import ENGLISH, language
from generator.language.spelling import fold, folded_words
from generator.pipeline import build, examine
from generator.render.explore import explore_scripts
from generator.views.compose import Composer
from generator.views.explore import everything
from generator.views.explore_parts import Everything, Record

Write = Callable[..., Path]
ASSETS = Path(__file__).parents[2] / "generator" / "assets" / "explore"
FACTS = {
    "b/briefing.yml": "title: A briefing\nas_of: 2020-02-06\nsources: {w: wire, p: paper}\n"
    "bottom_line: [{text: Something happened., rests_on: ev}]\n",
    "b/events.yml": "ev: {title: The *Şehir* is hit, kind: attack, when: 2020-02-05, where: town, "
    "who: {target: rebels}, inferred: {when: Invented.}, "
    "reports: {monitor: w:1.1, witnesses: {act: confirm, cites: p:1.1}}}\n"
    "old: {title: It began, kind: war, when: 2011/.., inferred: {when: Invented.}, reports: {monitor: w:1.1}}\n",
    "b/claims.yml": "no: {by: state, act: deny, says: It did not., denies: ev, cites: w:1.2}\n",
    "b/assessments.yml": "a: {judgement: It will go on., likelihood: likely, "
    "confidence: {level: low, because: It did.}, rests_on: ev}\n",
}


def _everything(folder: Path, code: str = "en") -> Everything:
    library = examine(folder).library
    return everything(Composer(library, derive(library), "explore.md", language=language(code)))


def _records(found: Everything) -> dict[str, Record]:
    return {record.anchor: record for briefing in found.briefings for record in briefing.records}


def _values(script: bytes) -> list[Any]:
    """What a script hands over."""
    called = script.decode("utf-8").removesuffix(");\n")
    values: list[Any] = json.loads(f"[{called.partition('(')[2]}]")
    return values


def test_every_record_is_there(write_library: Write) -> None:
    """Nothing that a briefing says is left out: reports follow their event, then claims, then assessments."""
    found = _everything(write_library(FACTS))
    kinds = [(record.kind, record.anchor) for record in found.briefings[0].records]
    assert kinds == [
        ("event", "ev"),
        ("report", "ev--monitor"),
        ("report", "ev--witnesses"),
        ("event", "old"),
        ("report", "old--monitor"),
        ("claim", "no"),
        ("assessment", "a"),
    ]


def test_a_record_is_found_by_what_it_names(write_library: Write) -> None:
    """An event has those who take part and those who report it, its place, its sources, the acts, and how it stands."""
    event = _records(_everything(write_library(FACTS)))["ev"]
    assert (event.actors, event.places, event.sources, event.acts, event.standing, event.what) == (
        ("rebels", "monitor", "witnesses"),
        ("town",),
        ("wire", "paper"),
        ("state", "confirm"),
        "contested",
        "attack",
    )


def test_a_report_lies_where_its_event_does(write_library: Write) -> None:
    """Who looks for a place or a month finds the reports of what happened there; only who speaks is named."""
    report = _records(_everything(write_library(FACTS)))["ev--witnesses"]
    found = report.found
    assert found is not None
    assert (report.places, found.day.isoformat(), report.actors) == (("town",), "2020-02-05", ("witnesses",))


def test_what_is_dated_by_its_year_has_no_month(write_library: Write) -> None:
    """A war since 2011 did not begin in January only because its date says no more."""
    records = _records(_everything(write_library(FACTS)))
    exact = {name: one.found.month for name, one in records.items() if one.found and one.kind == "event"}
    assert exact == {"ev": True, "old": False}


def test_a_claim_without_a_date_has_that_of_its_source(write_library: Write) -> None:
    """A denial of which nobody says when it was made is found by when it was published."""
    claim = _records(_everything(write_library(FACTS)))["no"]
    assert (claim.when, claim.found and claim.found.day.isoformat()) == ("6 February 2020", "2020-02-06")


def test_the_site_has_the_page_and_its_scripts(write_library: Write) -> None:
    """The page stands in the nav, and a site has data, texts of each briefing, and words."""
    site = build(write_library(FACTS)).site
    assert site is not None
    page = next(page for page in site.pages if page.uri == "explore.md")
    scripts = sorted(uri for uri in site.assets if uri.startswith("explore/"))
    assert (page.in_nav, scripts) == (True, ["explore/b.js", "explore/data.js", "explore/words-0.js"])


def test_columns_have_a_value_for_each_record(write_library: Write) -> None:
    """A column that is one short would give every later record the values of another."""
    found = _everything(write_library(FACTS))
    (data,) = _values(explore_scripts(found)["explore/data.js"])
    (columns,) = data["briefings"]
    count = len(found.briefings[0].records)
    single = {name: len(columns[name]) for name in ("kind", "standing", "what", "day", "month")}
    several = {name: columns[name].count(".") + 1 for name in ("act", "of_actors", "of_places", "of_sources")}
    assert set({**single, **several}.values()) == {count}


def test_texts_are_plain(write_library: Write) -> None:
    """A row has letters only: an author's emphasis does not stand in it as asterisks."""
    _, texts = _values(explore_scripts(_everything(write_library(FACTS)))["explore/b.js"])
    assert texts[0] == ["ev", "The Şehir is hit", "", "5 February 2020"]


def test_words_lead_to_their_records(write_library: Write) -> None:
    """A word finds what has it in its title, and what names somebody who is called so, in plain letters."""
    _, piece = _values(explore_scripts(_everything(write_library(FACTS)))["explore/words-0.js"])
    held = dict(zip(piece["words"].split(" "), piece["in"].split(";"), strict=True))
    assert (held["sehir"], held["rebels"].split(",")[0], sorted(held) == list(held)) == ("0,1,1", "0", True)


def test_pieces_of_the_words_are_cut_where_the_script_looks(write_library: Write) -> None:
    """The first words of the pieces, which the data has, are in the order of a script's comparison: by UTF-16."""
    names = "".join(
        f"x{n}: {{name: '{chr(0x1D4D0 + n)}{chr(0xFB50 + n)} {'w' * 900}{n}', kind: group}}\n" for n in range(60)
    )
    found = _everything(write_library({"b/actors.yml": names}))
    scripts = explore_scripts(found)
    (data,) = _values(scripts["explore/data.js"])
    firsts = [_values(scripts[f"explore/words-{n}.js"])[1]["words"].split(" ")[0] for n in range(len(data["pieces"]))]
    ordered = sorted(data["pieces"], key=lambda word: word.encode("utf-16-be"))
    assert (len(firsts) > 1, data["pieces"] == firsts == ordered) == (True, True)


def test_the_page_is_in_the_language_of_the_site(write_library: Write) -> None:
    """The words of the script and the names of values come with the data, in the site's language."""
    found = _everything(write_library(FACTS), "ar")
    assert (found.words["year"], found.kinds[0].label) == ("السنة", "الأحداث")


def test_the_scripts_know_every_word_that_they_are_given() -> None:
    """A word that no script uses would be translated in vain."""
    table = Path(__file__).parents[2] / "generator/language/strings/en.toml"
    app = tomllib.loads(table.read_text("utf-8"))["explore"]["app"]
    keys = {key for key, value in app.items() if isinstance(value, str)} | {f"one.{key}" for key in app["one"]}
    source = "".join(path.read_text("utf-8") for path in sorted(ASSETS.glob("*.js")))
    facets = {"kind", "standing", "what", "act", "actor", "place", "source", "briefing", "year", "month"}
    sorts = {"relevance", "newest", "oldest"}
    used = {key for key in keys if f"words.{key}" in source or f"say.{key}" in source or f'["{key}"]' in source}
    used |= {f"one.{key}" for key in app["one"] if '"one." + name' in source}
    assert keys - used - facets - sorts == set()


@given(st.text(max_size=40))
def test_folded_words_are_folded(text: str) -> None:
    """A word of the index is in the form that a query takes, or nobody would ever find it."""
    words = folded_words(text)
    assert [fold(word) for word in words] == words


def test_initials_are_one_word() -> None:
    """«U.S.» is looked for as us, and the end of a sentence joins no words."""
    assert folded_words("The U.S. hit Ma’arrat. Kılıç said so.") == [
        "the",
        "us",
        "hit",
        "maarrat",
        "kilic",
        "said",
        "so",
    ]


def test_english_is_the_default_language(write_library: Write) -> None:
    """Without a language, values have their English names."""
    library = examine(write_library({})).library
    assert everything(Composer(library, derive(library), "explore.md")).kinds[0].label == ENGLISH.say(
        "explore.kind.event"
    )
