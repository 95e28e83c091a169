"""The page Explore: facets, words, order, its address; and without scripts, on disk, on paper, on a phone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator.language.spelling import folded_words
from tests.browser.server import Served, serve

pytestmark = pytest.mark.browser

OpenTab = Callable[..., Page]
PHONE = {"width": 390, "height": 844}
HITS = ".bf-hit__title"


def _open(open_tab: OpenTab, address: str, query: str = "", **options: object) -> Page:
    tab = open_tab(**options)
    tab.goto(f"{address}explore.html{query}")
    tab.locator(".bf-hit, .bf-filters__none:visible").first.wait_for()
    return tab


def _count(tab: Page) -> str:
    return tab.locator(".bf-filters__count").inner_text()


def _titles(tab: Page) -> list[str]:
    return tab.locator(HITS).all_inner_texts()


def _shows(tab: Page, text: str) -> None:
    expect(tab.locator(".bf-filters__count")).to_have_text(text)


def test_everything_is_there_without_a_query(open_tab: OpenTab, served: Served) -> None:
    """The page opens with all records, the newest first, and a date stands once above what shares it."""
    tab = _open(open_tab, served.address)
    first = tab.locator(".bf-hit__when").first.inner_text()
    repeated = tab.locator(".bf-hit.is-same > .bf-hit__when").first
    assert (first, repeated.is_visible(), tab.locator(".bf-hit").count()) == ("15 to 21 March 2021", False, 25)


def test_values_add_up_and_kinds_of_values_narrow(open_tab: OpenTab, served: Served) -> None:
    """Two standings are more than one; an actor beside them is less; counts say beforehand what there would be."""
    tab = _open(open_tab, served.address)
    contested, denied = (
        tab.locator(f'input[name=standing] + span:has-text("{word}") small') for word in ("Contested", "No answer")
    )
    promised = int(contested.inner_text()) + int(denied.inner_text())
    tab.get_by_label("Contested").check()
    tab.get_by_label("No answer").check()
    tab.locator(".bf-pills li").nth(1).wait_for()
    both = int(_count(tab).split(" ")[0])
    actor = tab.locator("fieldset.bf-facet:has(legend:text-is('Actor')) label").first
    beforehand = int(actor.locator("small").inner_text())
    actor.locator("input").check()
    tab.locator(".bf-pills li").nth(2).wait_for()
    assert (both, int(_count(tab).split(" ")[0])) == (promised, beforehand)


def test_the_address_says_what_is_chosen(open_tab: OpenTab, served: Served) -> None:
    """The address can be passed on, and Back takes one choice away after another."""
    tab = _open(open_tab, served.address)
    whole = _count(tab)
    tab.get_by_label("Events").check()
    tab.locator(".bf-pills li").first.wait_for()
    events = _count(tab)
    tab.locator("input[name=year]").last.check()
    tab.locator(".bf-pills li").nth(1).wait_for()
    address, narrowed = tab.evaluate("location.search"), _count(tab)
    tab.go_back()
    _shows(tab, events)
    tab.go_back()
    _shows(tab, whole)
    tab.go_forward()
    _shows(tab, events)
    again = _open(open_tab, served.address, address)
    assert (address, _count(again)) == ("?kind=event&year=2021", narrowed)


def test_words_are_found_in_any_spelling(open_tab: OpenTab, served: Served) -> None:
    """«Çavuşoğlu» is found as Cavusoglu, the one that is called so comes first, and the word is marked."""
    tab = _open(open_tab, served.address)
    tab.get_by_label("Words").fill("cavusoglu")
    expect(tab.locator(HITS).first).to_have_text("Mevlut Cavusoglu")
    assert (tab.locator(".bf-hit mark").count() > 0, tab.evaluate("location.search")) == (True, "?find=cavusoglu")


def test_all_words_must_occur(open_tab: OpenTab, served: Served) -> None:
    """A second word narrows, and what begins like a word is found, too."""
    tab = _open(open_tab, served.address, "?find=saraqeb")
    one = int(_count(tab).split(" ")[0])
    tab.get_by_label("Words").fill("saraqeb artill")
    expect(tab.locator(HITS).first).to_contain_text("artillery")
    assert 0 < int(_count(tab).split(" ")[0]) < one


def test_months_come_with_a_year(open_tab: OpenTab, served: Served) -> None:
    """Months are offered for the year that is chosen, and go with it."""
    tab = _open(open_tab, served.address, "?year=2020&month=2020-02")
    months = tab.locator(".bf-columns.is-month b").all_inner_texts()
    tab.locator(".bf-columns.is-year input:checked").uncheck()
    expect(tab.locator(".bf-columns.is-month")).to_be_hidden()
    assert (months, tab.evaluate("location.search")) == (["Jan", "Feb"], "")


def test_the_oldest_may_come_first(open_tab: OpenTab, served: Served) -> None:
    """The order is a choice, and stands in the address."""
    tab = _open(open_tab, served.address, "?kind=event")
    newest = _titles(tab)
    tab.get_by_label("Order").select_option("oldest")
    expect(tab.locator(HITS).first).not_to_have_text(newest[0])
    assert tab.evaluate("location.search") == "?kind=event&sort=oldest"


def test_a_result_leads_to_its_statement(open_tab: OpenTab, served: Served) -> None:
    """Each kind of row leads to a place that exists: in the ledger, on an identity's page, or a source's card."""
    found = {}
    for kind in ("event", "claim", "report", "assessment", "actor", "place", "source"):
        tab = _open(open_tab, served.address, f"?kind={kind}")
        tab.locator(HITS).first.click()
        tab.wait_for_load_state()
        anchor = tab.evaluate("decodeURIComponent(location.hash.slice(1))")
        found[kind] = tab.title() != "" and (
            not anchor or tab.evaluate("id => document.getElementById(id) !== null", anchor)
        )
    assert found == dict.fromkeys(found, True)


def test_nothing_left_offers_a_way_out(open_tab: OpenTab, served: Served) -> None:
    """Where choices exclude each other, the page says what there would be without one of them."""
    tab = _open(open_tab, served.address, "?kind=place&standing=contested")
    ways = tab.locator(".bf-filters__none button").all_inner_texts()
    tab.locator(".bf-filters__none button").first.click()
    tab.locator(".bf-hit").first.wait_for()
    assert (ways[-1], ways[0].startswith("Without “Places”: "), tab.evaluate("location.search")) == (
        "Clear all",
        True,
        "?standing=contested",
    )


def test_more_rows_come_when_asked(open_tab: OpenTab, served: Served) -> None:
    """The list grows by 25 rows, and the reader goes on at the first of them."""
    tab = _open(open_tab, served.address)
    tab.locator(".bf-hits__more").click()
    expect(tab.locator(".bf-hit")).to_have_count(50)
    assert (
        tab.evaluate("[...document.querySelectorAll('.bf-hit')].indexOf(document.activeElement.closest('.bf-hit'))")
        == 25
    )


def test_a_long_list_of_values_has_a_field(open_tab: OpenTab, served: Served) -> None:
    """An actor among many is found by a few letters of its name, in plain spelling."""
    tab = _open(open_tab, served.address)
    box = tab.locator("fieldset.bf-facet:has(legend:text-is('Actor'))")
    box.locator("input[type=search]").fill("erdog")
    expect(box.locator("label")).to_have_count(1)
    box.locator("label input").check()
    tab.locator(".bf-pills li").first.wait_for()
    assert tab.evaluate("location.search") == "?actor=erdogan"


def test_the_keyboard_stays_where_it_is(open_tab: OpenTab, served: Served) -> None:
    """Who chooses with the space bar is still on that choice when the numbers have changed."""
    tab = _open(open_tab, served.address)
    box = tab.locator("fieldset.bf-facet:has(legend:text-is('Place')) input[type=checkbox]").first
    box.focus()
    tab.keyboard.press("Space")
    tab.locator(".bf-pills li").first.wait_for()
    assert tab.evaluate("[document.activeElement.name, document.activeElement.checked]") == ["place", True]


def test_it_works_from_a_folder_on_disk(open_tab: OpenTab, site: Path) -> None:
    """Without a server: facets, words, texts, and an address, in the part that a browser lets a page change."""
    tab = _open(open_tab, f"{site.as_uri()}/", "#find=saraqeb")
    tab.get_by_label("Events").check()
    tab.locator(".bf-pills li").first.wait_for()
    narrowed, address = _count(tab), tab.evaluate("location.hash")
    tab.go_back()
    expect(tab.locator(".bf-pills")).to_be_hidden()
    assert (address, narrowed != _count(tab), len(_titles(tab)) > 0) == ("#find=saraqeb&kind=event", True, True)


def test_without_scripts_it_links_the_tables(open_tab: OpenTab, served: Served) -> None:
    """Who reads without scripts is led to what lists the same."""
    tab = open_tab(java_script_enabled=False)
    tab.goto(f"{served.address}explore.html")
    names = tab.locator("[data-explore-tables] li a").all_inner_texts()
    assert names[:4] == ["Timeline", "Actors", "Places", "Briefings"]


def test_other_pages_load_nothing_of_it(open_tab: OpenTab, site: Path) -> None:
    """Records, words and the scripts that show them are loaded on the page Explore, and nowhere else."""
    with serve(site) as running:
        tab = open_tab()
        tab.goto(f"{running.address}timeline.html", wait_until="networkidle")
        before = [uri for uri in running.sent if uri.startswith(("explore/", "assets/briefings/explore/", "search/"))]
        before += [uri for uri in running.sent if "workers" in uri]
        tab.goto(f"{running.address}explore.html", wait_until="networkidle")
        after = sorted(uri for uri in running.sent if uri.startswith("explore/"))
    assert (before, after[0], any(uri.startswith("explore/words") for uri in after)) == ([], "explore/data.js", False)


def test_a_phone_folds_the_choices_away(open_tab: OpenTab, served: Served) -> None:
    """A small screen shows what was found; a button unfolds the choices, and says how many were taken."""
    tab = _open(open_tab, served.address, "?kind=event&year=2020", viewport=PHONE, has_touch=True)
    button = tab.get_by_role("button", name="Narrow down")
    folded = tab.locator(".bf-explore__side").is_visible()
    button.tap()
    wide = tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert (folded, tab.locator(".bf-explore__side").is_visible(), button.get_attribute("data-chosen"), wide) == (
        False,
        True,
        "2",
        True,
    )


def test_paper_has_the_list_alone(open_tab: OpenTab, served: Served) -> None:
    """What is printed is the list, with how much it is of the whole."""
    tab = _open(open_tab, served.address, "?kind=event&find=saraqeb")
    tab.emulate_media(media="print")
    hidden = [tab.locator(part).first.is_visible() for part in (".bf-find", ".bf-explore__top", ".bf-explore__side")]
    chosen = tab.locator(".bf-filters__count").get_attribute("data-chosen")
    assert (hidden, tab.locator(".bf-hit").first.is_visible(), chosen) == ([False] * 3, True, "“saraqeb”, Events")


def test_queries_are_taken_apart_as_the_index_is(open_tab: OpenTab, served: Served) -> None:
    """A word that script and index fold in two ways would never be found."""
    tab = _open(open_tab, served.address)
    texts = [
        "Çavuşoğlu’s U.S. strike",
        "Kılıç Łódź Ørsted Straße İstanbul",
        "إدلب معرّة النعمان روحانی ة",
        "Ma'arrat 1,000 ½ ﬁn Ⅻ",
        "Їжак e\u0301",
    ]
    assert tab.evaluate("all => all.map(one => window.bf.records.words(one))", texts) == [
        list(dict.fromkeys(folded_words(text))) for text in texts
    ]


def test_changing_one_page_for_another_leaves_it_whole(open_tab: OpenTab, served: Served) -> None:
    """A reader who follows a row and comes back finds the list as it was left."""
    tab = _open(open_tab, served.address, "?kind=claim&actor=turkish-government")
    before = _titles(tab)
    tab.locator(HITS).first.click()
    tab.wait_for_url("**/claims.html*")
    tab.go_back()
    tab.locator(".bf-hit").first.wait_for()
    assert _titles(tab) == before
