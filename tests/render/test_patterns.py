"""The patterns page: whoever changes the look sees there what the change does to everything."""

from __future__ import annotations

import json
import re
from collections import Counter
from importlib.resources import files

import pytest

from generator.language.tables import codes
from generator.model.vocabularies import STANDING
from generator.render.patterns import patterns_page
from generator.views.patterns import patterns
from generator.views.patterns_parts import CARDS


def test_every_page_template_is_on_it() -> None:
    """A new kind of page is not forgotten: each template of pages fills in at least one specimen."""
    templates = {
        item.name.removesuffix(".md.jinja")
        for item in (files("generator") / "templates").iterdir()
        if item.name.endswith(".md.jinja")
    }
    shown = {specimen.template for pattern in patterns().patterns for specimen in pattern.shown}
    assert templates - {"patterns"} == shown


def test_every_standing_has_its_mark_and_its_card() -> None:
    """Every standing can be looked at as a mark, as a citation and in an open card."""
    found = patterns_page()
    cards = json.loads(found.assets[CARDS].decode().split(",", 1)[1].rstrip().removesuffix(");"))
    values = {
        "marks": set(re.findall(r"bf-standing is-([a-z]+)", found.page.markdown)),
        "citations": set(re.findall(r"bf-cite is-([a-z]+)", found.page.markdown)),
        "cards": {card["standing"] for card in cards["statements"].values()},
    }
    assert values == {key: set(STANDING) for key in values}


def test_citations_lead_to_cards_and_sentences_of_the_page() -> None:
    """No mark opens an empty card, and none leads nowhere."""
    found = patterns_page()
    written = found.page.markdown
    keys = set(re.findall(r'"(card-[a-z]+)":', found.assets[CARDS].decode()))
    named = {key for run in re.findall(r'data-of="([^"]+)"', written) for key in run.split(" ")}
    led = set(re.findall(r'<sup class="bf-cite[^>]*>\[[^\]]*\]\(#([^ )]+)', written))
    anchors = set(re.findall(r'(?:\bid="|\{ #)([^"\s}]+)', written))
    assert (named - keys, led - anchors) == (set(), set())


@pytest.mark.parametrize("code", codes())
def test_no_anchor_stands_on_it_twice(code: str) -> None:
    """Templates that are filled in several times do not make links ambiguous, in any language."""
    written = patterns_page(code).page.markdown
    counts = Counter(re.findall(r'(?:\sid="|\{ #)([^"\s}]+)', written))
    assert [anchor for anchor, count in counts.items() if count > 1] == []


def test_no_search_and_no_crawler_finds_it() -> None:
    """Invented statements do not turn up beside real ones."""
    front = patterns_page().page.markdown.split("---")[1]
    assert ("  exclude: true" in front, "robots: noindex" in front) == (True, True)
