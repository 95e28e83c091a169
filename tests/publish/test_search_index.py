"""Plain spellings in the search index: what a reader types finds what a page says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language.spelling import fold
from generator.publish.search_index import add_plain_spellings, plain_spellings


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Çavuşoğlu", ["cavusoglu"]),
        ("İstanbul", ["istanbul"]),
        ("Ma‘arrat al-Nu'man", ["maarrat", "numan"]),
        ("Łódź Straße", ["lodz", "strasse"]),
        ("إدلب حُمْص", ["ادلب", "حمص"]),
        ("روحانی", ["روحاني"]),
        ("a U.S. strike", ["us"]),
        ("plain words, Москва 5.1", []),
    ],
)
def test_a_word_gets_its_plain_spelling(written: str, typed: list[str]) -> None:
    """Accents, strokes, apostrophes, vowel signs and the dots of initials fall away; what is plain is not repeated."""
    assert plain_spellings(written) == typed


def test_markup_is_not_a_word() -> None:
    """Tags and entities of the index are neither searched nor folded."""
    assert plain_spellings("<p>é &amp; <b>é</b> é</p>") == ["e"]


@given(st.text())
def test_folding_is_done_once(text: str) -> None:
    """A folded word is its own plain spelling."""
    assert fold(fold(text)) == fold(text)


def test_an_index_gets_a_field_that_is_not_shown(tmp_path: Path) -> None:
    """Title and text stay as they are; the spellings stand in a field of their own that lunr is told of."""
    file = tmp_path / "search_index.json"
    docs = [
        {"location": "a.html", "title": "Çay", "text": "<p>Łódź</p>"},
        {"location": "b.html", "title": "b", "text": ""},
    ]
    file.write_text(json.dumps({"config": {"fields": {"title": {"boost": 9}}}, "docs": docs}), encoding="utf-8")
    add_plain_spellings(file)
    assert json.loads(file.read_bytes()) == {
        "config": {"fields": {"title": {"boost": 9}, "plain": {"boost": 1.0}}},
        "docs": [{**docs[0], "plain": "cay lodz"}, docs[1]],
    }


def test_an_index_of_another_theme_is_left_alone(tmp_path: Path) -> None:
    """MkDocs' own search plugin knows no fields."""
    file = tmp_path / "search_index.json"
    file.write_text('{"config": {"lang": ["en"]}, "docs": [{"title": "Çay"}]}', encoding="utf-8")
    add_plain_spellings(file)
    add_plain_spellings(tmp_path / "missing.json")
    assert file.read_text(encoding="utf-8") == '{"config": {"lang": ["en"]}, "docs": [{"title": "Çay"}]}'
