"""Libraries -> their pages: nothing that the facts say is left out, and no link or section leads nowhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from generator.pipeline import build
from generator.render.page import Site

BRIEFINGS = Path(__file__).parents[2] / "briefings"

# Texts that stand on no page, and why.
ON_NO_PAGE = {
    "sources.yml: first-story.publisher": "no briefing covers this source; it is named as what another one updates",
}
# Texts of shared records that stand on the record's own page only, since a briefing's pages lead there.
ON_ITS_OWN_PAGE = ("note", "ids", "coordinates_from", "roles")


@pytest.fixture(scope="module")
def marked(facts_tree: ModuleType, everything: Path, tmp_path_factory: Any) -> tuple[Any, list[Any], Site]:
    """(facts, places, site) of the library of everything, with a word of its own in each text."""
    facts = facts_tree.Facts(everything)
    places = facts.fill(_mark)
    site = build(facts.write(tmp_path_factory.mktemp("marked"))).site
    assert site is not None
    return facts, places, site


@pytest.fixture(scope="module")
def trees(marked: tuple[Any, list[Any], Site], html_tree: ModuleType) -> dict[str, Any]:
    """The pages of the library of everything as trees."""
    return dict(html_tree.trees(marked[2].pages))


@pytest.fixture(scope="module", params=["everything", "briefings"])
def pages(request: pytest.FixtureRequest, everything: Path, html_tree: ModuleType) -> dict[str, Any]:
    """The pages of the library of everything, and those of this repository's own, as trees."""
    site = build(everything if request.param == "everything" else BRIEFINGS).site
    assert site is not None
    return dict(html_tree.trees(site.pages))


def _mark(number: int) -> str:
    return f"mark{number:04d}k"


def test_links_lead_somewhere(pages: dict[str, Any], html_tree: ModuleType) -> None:
    """Every link between pages leads to a page, and every anchor to an id that is there once."""
    assert [] == html_tree.broken_links(pages)


def test_pages_are_whole(pages: dict[str, Any], html_tree: ModuleType) -> None:
    """No page has an empty section, item or cell, or an element that it should not have."""
    assert {} == {uri: html_tree.holes(tree) + html_tree.dangers(tree) for uri, tree in pages.items()
                  if html_tree.holes(tree) + html_tree.dangers(tree)}  # fmt: skip


def test_pages_have_one_title_and_no_skipped_level(pages: dict[str, Any], html_tree: ModuleType) -> None:
    """A page has one first heading, and those below it descend without leaving a level out."""
    for uri, tree in pages.items():
        levels = [int(element.tag[1]) for element in tree.walk() if element.tag in html_tree.HEADINGS]
        steps = [after - before for before, after in pairwise(levels)]
        assert (uri, [1], 1, True) == (uri, levels[:1], levels.count(1), max(steps, default=0) <= 1)


def test_every_text_is_on_a_page(marked: tuple[Any, list[Any], Site]) -> None:
    """Whatever an author writes is read somewhere: all of a briefing's in the pages of the briefing."""
    _, places, site = marked
    where = {
        number: [page.uri for page in site.pages if _mark(number) in page.markdown] for number in range(len(places))
    }
    nowhere = {str(place) for number, place in enumerate(places) if not where[number]}
    assert set(ON_NO_PAGE) == nowhere
    elsewhere = [
        str(place)
        for number, place in enumerate(places)
        if str(place) not in nowhere
        and not any(uri.startswith("briefings/") for uri in where[number])
        and not any(key in ON_ITS_OWN_PAGE for key in place.keys)
    ]
    assert [] == elsewhere


def test_briefings_keep_to_themselves(marked: tuple[Any, list[Any], Site]) -> None:
    """The texts of a briefing stand on its own pages."""
    _, places, site = marked
    for number, place in enumerate(places):
        slug, slash, _ = place.file.partition("/")
        if slash and str(place) not in ON_NO_PAGE:
            own = [page for page in site.pages if page.uri.startswith(f"briefings/{slug}/")]
            assert (str(place), True) == (str(place), any(_mark(number) in page.markdown for page in own))


# --- attribution -----------------------------------------------------------------------------------------------------


def _name(facts: Any, actor: str) -> str:
    return str(facts.files["actors.yml"][actor]["name"])


def _statements(facts: Any) -> Iterator[tuple[str, str, dict[str, Any], list[str]]]:
    """(slug, id, record, speakers) of every report and claim of a library, from its YAML alone."""
    for file, data in facts.files.items():
        slug = file.split("/")[0]
        if file.endswith("/claims.yml"):
            yield from ((slug, name, record, _list(record["by"])) for name, record in data.items())
        if file.endswith("/events.yml"):
            for name, event in data.items():
                for key, report in event["reports"].items():
                    record = report if isinstance(report, dict) else {"cites": report}
                    yield slug, f"{name}.{key}", record, _list(record.get("by", key))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _attributions(facts: Any, record: dict[str, Any], speakers: list[str]) -> list[str]:
    """The words that must stand beside what is said: its speakers, their wording, the hedge, who relayed it."""
    actors = [who for who in speakers if who not in ("source", "unnamed")]
    actors += [*_list(record.get("via", [])), *_list(record.get("to", [])), *_list(record.get("on_behalf_of", []))]
    words = [_name(facts, actor) for actor in actors]
    words += [record[field] for field in ("worded", "hedge") if field in record]
    words += ["in its own voice"] * ("source" in speakers) + ["Somebody unnamed"] * ("unnamed" in speakers)
    if "said" in record:
        words.append(re.sub(r".*\((.*)\)", r"\1", record["said"]))
    return words


@pytest.mark.parametrize("page", ["claims", "timeline"])
def test_attributions_stand_beside_what_is_said(
    marked: tuple[Any, list[Any], Site], trees: dict[str, Any], page: str
) -> None:
    """Speaker, wording, hedge, relays, addressees and date of what is said stand in the very item that says it."""
    facts = marked[0]
    checked = 0
    for slug, name, record, speakers in _statements(facts):
        says = record.get("says")
        if says is None or (page == "timeline" and "." not in name):
            continue
        tree = trees[f"briefings/{slug}/{page}.md"]
        # A report says it in its item; a claim is the heading of what its first item attributes.
        items = [i for i in tree.all("li") if says in _own_words(i)] if "." in name else _below(tree, name)[:1]
        assert (name, True) == (name, bool(items))
        wanted = _attributions(facts, record, speakers)
        assert (name, []) == (name, min(([w for w in wanted if w not in _own_words(i)] for i in items), key=len))
        checked += 1
    assert checked > 3


def _below(tree: Any, anchor: str) -> list[Any]:
    """The list items that follow the heading with an id."""
    elements = list(tree.walk())
    start = next(index for index, element in enumerate(elements) if element.attributes.get("id") == anchor)
    return [element for element in elements[start:] if element.tag == "li"]


def _own_words(item: Any) -> str:
    """The words of a list item without those of the lists inside it."""
    inner = [child if isinstance(child, str) else _own_words(child) for child in item.children if not _is_list(child)]
    return " ".join("".join(inner).split())


def _is_list(child: Any) -> bool:
    return not isinstance(child, str) and child.tag in ("ul", "ol")


def test_every_proposition_is_attributed_wherever_it_stands(pages: dict[str, Any]) -> None:
    """Each item of a timeline and each entry of a ledger carries a voice and a citation; a row of the matrix has one.

    That is, its voice is heard in a cell, and it leads to the entry that cites; the marks would burst its columns.
    """
    for uri, tree in pages.items():
        if uri.endswith("/claims.md"):
            for entry in tree.with_class("bf-ledger"):
                assert (entry.words[:60], True, True) == (
                    entry.words[:60], bool(entry.with_class("bf-by")), bool(entry.with_class("bf-cite")),
                )  # fmt: skip
            (matrix,) = tree.with_class("bf-matrix")
            entries = {h.attributes["id"] for entry in tree.with_class("bf-ledger") for h in entry.all("h3")}
            rows = matrix.all("tr")[1:]
            assert [row.all("a")[0].attributes["href"] for row in rows if row.with_class("bf-cell")] == [
                f"#{name}" for name in (h.attributes["id"] for e in tree.with_class("bf-ledger") for h in e.all("h3"))
            ]
            assert len(rows) == len(entries)
        if uri.endswith("/timeline.md"):
            assert [] == [event.words[:80] for event in tree.with_class("bf-event") if not event.with_class("bf-cite")]


def test_citations_lead_to_their_sentence(marked: tuple[Any, list[Any], Site], trees: dict[str, Any]) -> None:
    """Every sentence that is cited has its anchor on the Sources page, with what rests on it below."""
    facts = marked[0]
    for slug, name, record, _ in _statements(facts):
        sources = trees[f"briefings/{slug}/sources.md"]
        ledger = trees[f"briefings/{slug}/claims.md"]
        links = {a.attributes["href"] for a in ledger.all("a") if "sources.md#" in a.attributes.get("href", "")}
        for anchor in _anchors(record["cites"]):
            assert (name, True) == (name, sources.by_id(anchor) is not None)
            assert (name, True) == (name, any(href.endswith(f"sources.md#{anchor}") for href in links))


def _anchors(cites: Any) -> list[str]:
    """The anchors of cites, worked out from the text of them: `w:5.1-2 f3` -> w-5-1, w-f3."""
    found, alias = [], ""
    for item in _list(cites):
        for word in (item["at"] if isinstance(item, dict) else item).split():
            alias = word.split(":")[0] if ":" in word else alias
            found.append(f"{alias}-" + word.split(":")[-1].split("-")[0].replace(".", "-"))
    return found


# --- who and where ---------------------------------------------------------------------------------------------------


def _mentions(value: Any, ids: set[str]) -> set[str]:
    """The ids that occur anywhere in some YAML, as a value or as a word of a short relation."""
    if isinstance(value, dict):
        return {found for item in value.values() for found in _mentions(item, ids)}
    if isinstance(value, list):
        return {found for item in value for found in _mentions(item, ids)}
    return ids & ({value} | (set(value.split()) if len(value.split()) == 3 else set()))


@pytest.mark.parametrize("library", ["everything", "briefings"])
def test_actors_and_places_know_where_they_occur(
    library: str, everything: Path, facts_tree: ModuleType, html_tree: ModuleType
) -> None:
    """The page of an actor or place tells every event, claim and relation that names it, with its citation."""
    folder = everything if library == "everything" else BRIEFINGS
    facts, site = facts_tree.Facts(folder), build(folder).site
    assert site is not None
    trees = html_tree.trees(site.pages)
    missing = []
    for kind in ("actors", "places"):
        for slug, anchors, mentioned in _occurrences(facts, _ids(facts, kind)):
            for name in mentioned:
                hrefs = {a.attributes.get("href") for a in trees[f"{kind}/{name}.md"].all("a")}
                if not hrefs & {f"../briefings/{slug}/{anchor}" for anchor in anchors}:
                    missing.append(f"{kind}/{name}.md: {slug}/{anchors[0]}")
    assert [] == missing


def _ids(facts: Any, kind: str) -> set[str]:
    return {name for file, data in facts.files.items() if Path(file).stem == kind for name in data}


def _occurrences(facts: Any, ids: set[str]) -> Iterator[tuple[str, list[str], set[str]]]:
    """(slug, places in the ledger or the sources that tell of it, ids that it names) of every statement and event."""
    for slug, name, record, speakers in _statements(facts):
        named = _mentions({key: value for key, value in record.items() if key != "note"}, ids) | (set(speakers) & ids)
        cited = [f"sources.md#{anchor}" for anchor in _anchors(record["cites"])]
        yield slug, [f"claims.md#{name.split('.')[0]}", *cited], named
    for file, data in facts.files.items():
        if file.endswith("/events.yml"):
            for name, event in data.items():
                named = _mentions([event.get("who", {}), event.get("where", [])], ids)
                yield file.split("/")[0], [f"claims.md#{name}"], named


@pytest.mark.parametrize("library", ["everything", "briefings"])
def test_briefing_lists_who_occurs_in_it(
    library: str, everything: Path, facts_tree: ModuleType, html_tree: ModuleType
) -> None:
    """The Actors and Places of a briefing have an entry for everybody and every place that its facts name."""
    folder = everything if library == "everything" else BRIEFINGS
    facts, site = facts_tree.Facts(folder), build(folder).site
    assert site is not None
    trees = html_tree.trees(page for page in site.pages if page.uri.startswith("briefings/"))
    for kind in ("actors", "places"):
        for slug, _, mentioned in _occurrences(facts, _ids(facts, kind)):
            listing = trees[f"briefings/{slug}/{kind}.md"]
            assert (slug, set()) == (slug, {name for name in mentioned if listing.by_id(name) is None})


# --- order -----------------------------------------------------------------------------------------------------------


def test_timeline_is_in_the_order_of_time(write_library: Callable[..., Path], html_tree: ModuleType) -> None:
    """Events stand by their dates, the wider after the narrower, the undated last; what is outside the period apart."""
    whens = [
        "2020-02-05", "undated (recently)", "2020-02", "2020-02-01/2020-02-10", "/2020-02-03", "1990",
        "2020-02-05T10:00:00Z", "[2020-02-04..2020-02-06]", "2020-02-04~", "2021",
    ]  # fmt: skip
    events = "".join(
        f"e{number}: {{title: T{number}, kind: attack, when: '{when}', reports: {{monitor: w:{number + 1}}}}}\n"
        for number, when in enumerate(whens)
    )
    briefing = "title: B\nas_of: 2020\nperiod: 2020-02\nsources: {w: wire}\nbottom_line: [{text: T., rests_on: e0}]\n"
    site = build(write_library({"b/events.yml": events, "b/briefing.yml": briefing})).site
    assert site is not None
    trees = html_tree.trees(site.pages)
    shown = [whens[int(e.attributes["id"][1:])] for e in trees["briefings/b/timeline.md"].all("h3")]
    inside = [
        "2020-02-01/2020-02-10", "2020-02", "/2020-02-03", "2020-02-04~", "[2020-02-04..2020-02-06]",
        "2020-02-05", "2020-02-05T10:00:00Z", "undated (recently)",
    ]  # fmt: skip
    assert [*inside, "1990", "2021"] == shown
    years = [e.attributes["id"] for e in trees["timeline.md"].all("h2")]
    assert ["y-1990", "y-2020", "y-2021", "y-undated"] == years


def test_small_libraries_have_whole_pages(write_library: Callable[..., Path], html_tree: ModuleType) -> None:
    """A briefing without claims, one without events, and a library without anything have pages without holes."""
    only_claims = {
        "z/briefing.yml": "title: Z\nas_of: 2020\nsources: {p: paper}\nbottom_line: [{text: T., rests_on: c}]\n",
        "z/claims.yml": "c: {by: unnamed, says: So., cites: p:1}\n",
    }
    for files, without in ((only_claims, set()), ({}, {"b/briefing.yml", "b/events.yml"})):
        site = build(write_library(files, without, name=f"facts-{len(without)}")).site
        assert site is not None
        trees = html_tree.trees(site.pages)
        assert ([], []) == (
            html_tree.broken_links(trees),
            [hole for tree in trees.values() for hole in html_tree.holes(tree)],
        )


def test_ids_that_look_alike_keep_apart(write_library: Callable[..., Path], html_tree: ModuleType) -> None:
    """Aliases with hyphens and digits do not share anchors with sentences of other sources."""
    briefing = (
        "title: B\nas_of: 2020\nsources: {s: wire, f1: paper, s-5: copy, source: copy-of-copy}\n"
        "bottom_line: [{text: T., rests_on: ev}]\n"
    )
    claims = "".join(
        f"c{number}: {{by: rebels, says: So., cites: '{cites}'}}\n"
        for number, cites in enumerate(["s:5.1 5", "s-5:1 2.1", "f1:1.1", "source:2"])
    )
    site = build(write_library({"b/briefing.yml": briefing, "b/claims.yml": claims, "b/events.yml": _EVENT})).site
    assert site is not None
    assert [] == html_tree.broken_links(html_tree.trees(site.pages))


_EVENT = "ev: {title: It happens, kind: attack, when: 2020-02-05, reports: {monitor: s:1.1}}\n"


def test_front_matter(pages: dict[str, Any], everything: Path) -> None:
    """Each page says its title and its weight in the search; pages know the file to edit and their neighbours."""
    site = build(everything).site
    assert site is not None
    uris = {page.uri for page in site.pages}
    for page in site.pages:
        front = yaml.safe_load(page.markdown.split("---\n")[1])
        assert (page.title, True) == (front["title"], front["search"]["boost"] >= 1)
        assert (everything / page.edit).is_file()
        assert {page.parent, page.previous, page.next} - {None} <= uris
        if page.next is not None:
            assert [page.uri] == [other.previous for other in site.pages if other.uri == page.next]
