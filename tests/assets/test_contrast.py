"""Every colour of tokens.css that meets another on a page can be told from it, in both schemes.

The measure is that of WCAG 2.2, success criteria 1.4.3 and 1.4.11.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import generator

TOKENS = (Path(generator.__file__).parent / "assets" / "tokens.css").read_text(encoding="utf-8")
VOICES = [f"v{number}" for number in range(9)]
STANDINGS = ["corroborated", "attributed", "reported", "contested", "withdrawn", "silent"]
PAPERS = ["paper", "paper-2", "paper-3"]
TINTS = [f"{voice}-tint" for voice in VOICES]
TEXT = ["ink", "ink-2", "ink-3", "link", *STANDINGS]
GROUNDS = [*PAPERS, "contested-tint", "mark", *TINTS]

READ = [
    *((text, ground) for text in TEXT for ground in GROUNDS),
    *((text, "place") for text in ("ink", "ink-2")),
    *((f"{voice}-ink", ground) for voice in VOICES for ground in (*PAPERS, "contested-tint", f"{voice}-tint")),
]
"""Text and what it stands on: at least 4.5 to 1."""

SEEN = [
    *(("control", ground) for ground in ("paper", "paper-2")),
    *((f"{voice}-edge", ground) for voice in VOICES for ground in ("paper", "paper-2", f"{voice}-tint")),
    *((glyph, ground) for glyph in STANDINGS for ground in ("place", *GROUNDS)),
]
"""Edges of controls and marks that carry a meaning, and what they stand on: at least 3 to 1."""

SILENT = {"rule", "quiet", *(f"{voice}-bar" for voice in VOICES)}
"""What separates or decorates and says nothing on its own."""


def colours(css: str) -> dict[str, str]:
    return dict(re.findall(r"--bf-([\w-]+):\s*(#[0-9a-f]{6})\s*;", css))


def block(start: str) -> str:
    """The declarations of the first rule after the line ``start``."""
    found = re.search(re.escape(start) + r"\s*\{([^}]*)\}", TOKENS)
    assert found is not None, start
    return found[1]


SCHEMES = {
    "light": colours(block(':root,\n[data-md-color-scheme="default"]')),
    "dark": colours(block('@media screen { /* on paper every scheme is light */\n  [data-md-color-scheme="slate"]')),
}


def luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def too_faint(scheme: str, pairs: list[tuple[str, str]], least: float) -> list[str]:
    found = SCHEMES[scheme]
    ratios = {f"{front} on {back}": contrast(found[front], found[back]) for front, back in pairs}
    return [f"{pair}: {ratio:.2f}" for pair, ratio in ratios.items() if ratio < least]


def test_the_measure_is_that_of_wcag() -> None:
    """A wrong measure would let grey on grey pass: black on white is 21 to 1, #777777 on white just misses 4.5."""
    assert [round(contrast(colour, "#ffffff"), 2) for colour in ("#000000", "#777777", "#ffffff")] == [21.0, 4.48, 1.0]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_all_text_can_be_read(scheme: str) -> None:
    """Readers with weak sight would miss labels, dates or who says something."""
    assert too_faint(scheme, READ, 4.5) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_all_edges_and_marks_can_be_seen(scheme: str) -> None:
    """Readers with weak sight would miss fields, the marks of standings or which voice speaks."""
    assert too_faint(scheme, SEEN, 3.0) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_colour_is_measured_or_says_nothing(scheme: str) -> None:
    """A colour added to one scheme only, or measured by nobody, would be found by a reader who cannot read it."""
    listed = {name for pair in (*READ, *SEEN) for name in pair} | SILENT
    assert set(SCHEMES[scheme]) == listed


def test_colours_are_written_so_that_they_are_measured() -> None:
    """A colour in another notation would slip past these tests; the shadow alone is one, and it carries no text."""
    both = block(':root,\n[data-md-color-scheme="default"]') + block('  [data-md-color-scheme="slate"]')
    names = re.findall(r"--bf-([\w-]+):", both)
    assert sorted(names) == sorted([*SCHEMES["light"], *SCHEMES["dark"], "shadow", "shadow"])


def test_print_is_light_whatever_the_scheme() -> None:
    """A page that was read in the dark would be printed white on white: no dark colour stands outside of screens."""
    outside = re.sub(r"@media screen \{.*?\n\}", "", TOKENS, flags=re.S)
    assert [colours(part) for part in re.findall(r'"slate"\]\s*\{([^}]*)\}', outside)] == [{}]


def test_the_names_of_material_get_their_colours_from_tokens() -> None:
    """A library that changes a token would keep the old colour in the header, in search or in code."""
    bridge = TOKENS[TOKENS.index("/* 4 Bridge") :]
    values = re.findall(r"--md-[\w-]+:\s*([^;]+);", bridge)
    assert {value for value in values if not re.fullmatch(r"var\(--bf-[\w-]+\)", value)} == {"ui-monospace", "none"}
