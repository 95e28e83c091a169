"""Characters that no face of the PDF has -> problems at their field, and what the PDF prints instead."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.typefaces import missing, named, showable
from generator.pipeline import examine
from generator.problems import Origin

SHIP = "\U0001f6a2"
OURS = (
    "Iğdır ışık ŞÇÖ Nguyễn Phước Ђорђе Љубица Їжакевич Ґанок Ωμέγα Ἀθηνᾶ سرمدا می‌گوید ئەنجوومەن ڕێگاکە روزنامہ ٹھیک "
    "۱۲٬٥ → ← ↑ ↓ ≤ ≥ ≠ ≈ ± × − ✓ ✗ ● ○ ■ ▲ ▼ ★ № § ½ € ₺ ₽ ₴ ₪ ‰ … “„»’ מעריב e\u0301 о\u0306 a\u0323\u0302 مُحَمَّد"
)


def test_the_scripts_of_our_subjects_are_there() -> None:
    """An author of names from the region is not warned about letters that the PDF shows well."""
    assert missing(OURS) == ()


@pytest.mark.parametrize(
    ("text", "characters", "shown"),
    [
        (f"A ship {SHIP}.", (SHIP,), "A ship [U+1F6A2]."),
        ("中国", ("中", "国"), "[U+4E2D U+56FD]"),
        ("\U0001f469\u200d\U0001f467", ("\U0001f469", "\U0001f467"), "[U+1F469 U+1F467]"),
        ("a\ud800b", ("\ud800",), "a[U+D800]b"),
        ("a\ue000\uffffb", ("\ue000", "\uffff"), "a[U+E000 U+FFFF]b"),
        ("ж\u08f0", ("ж\u08f0",), "[U+0436 U+08F0]"),
        ("a\u202eb\u2066c\ufeffd\ufe0f", (), "abcd"),
        ("a\u00adb\u200cc\u200dd\u200fe", (), "a\u00adb\u200cc\u200dd\u200fe"),
        ("a\x07b", ("\x07",), "a\x07b"),
        ("a\tb\nc\u2028d", (), "a\tb\nc\u2028d"),
    ],
)
def test_what_is_missing_and_what_is_printed(text: str, characters: tuple[str, ...], shown: str) -> None:
    """A reader of the PDF sees the code of what it cannot show, once, and nothing that turns the text around."""
    assert (missing(text), showable(text)) == (characters, shown)


@given(st.text(st.characters(min_codepoint=0x80)))
def test_what_is_printed_can_be(text: str) -> None:
    """Whatever is written, what is printed instead has nothing missing any more."""
    shown = "".join(c for c in showable(text) if unicodedata.category(c) != "Cc")
    assert missing(shown) == ()


def test_names_are_those_of_unicode() -> None:
    """An author learns which character is meant, also one that the terminal does not show."""
    assert named(f"{SHIP}\u0302\ue000") == "U+1F6A2 SHIP + U+0302 COMBINING CIRCUMFLEX ACCENT + U+E000 private use"


def test_every_text_of_every_record_is_looked_at(facts_tree: ModuleType, everything: Path, tmp_path: Path) -> None:
    """In whichever field it stands, also in the words of a date or of a quotation, a character is found."""
    facts = facts_tree.Facts(everything)
    places = facts.fill(lambda number: f"mark{number} ж中")
    problems = [p for p in examine(facts.write(tmp_path / "facts")).problems if p.code == "character-without-glyph"]
    pointed = [p.where.text[p.where.column - 1] for p in problems if isinstance(p.where, Origin)]
    messages = {(p.message, str(p.severity)) for p in problems}
    assert messages == {("the PDF has no typeface with U+4E2D CJK UNIFIED IDEOGRAPH-4E2D", "warning")}
    assert pointed == ["中"] * len(places)


def test_plain_english_costs_next_to_nothing(count_calls: Callable[[Callable[[], object]], int]) -> None:
    """A large library in English is not slowed down by a look at each character."""
    text = "The ferries have stopped. " * 1000
    assert count_calls(lambda: missing(text)) < 10
