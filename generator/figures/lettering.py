"""Labels -> `<text>` elements and how much room they take.

One element a script, since typesetters choose one face an element, and since Arabic beside Latin in one element is
drawn in another order by every renderer.
"""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from generator.figures.svg import Svg, element
from generator.model.inline import split_by_script

_MARGIN = 1.1
"""The faces of a reader's machine may run wider than ours."""

_AFTER_ARABIC = 3.0
"""Pixels between a word and the number on its right: the last letter of a word runs wider than the average letter."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Lettering:
    """How a label is set. size: in pixels. serif: names of places and events; bold: semibold."""

    size: float
    serif: bool = False
    bold: bool = False


def text_width(text: str, lettering: Lettering) -> float:
    """The room that ``text`` takes in one line, in pixels, a tenth more than in our own faces."""
    return _ems(text, lettering.serif, lettering.bold) * lettering.size * _MARGIN


@lru_cache(maxsize=4096)
def _ems(text: str, serif: bool, bold: bool) -> float:
    weight = "-bold" if bold else ""
    face, arabic = (_faces()[f"{name}{weight}"] for name in ("serif" if serif else "sans", "arabic"))
    return sum(face.get(c) or arabic.get(c) or _unknown(c, face[""]) for c in text) / 1000


@cache
def _faces() -> dict[str, dict[str, int]]:
    """Face -> character -> advance in thousandths of an em; under ``""`` the average of its letters.

    Source: advances.json (advance -> characters), which ``generator/assets/fonts/make.py`` reads off the font files.
    """
    content = (files("generator") / "figures" / "advances.json").read_text(encoding="utf-8")
    return {
        face: {"": int(widths.pop("")), **{c: int(width) for width, characters in widths.items() for c in characters}}
        for face, widths in json.loads(content).items()
    }


def _unknown(character: str, average: int) -> int:
    """The advance of a character that our faces lack: marks take no room, East Asian characters a whole em."""
    if unicodedata.combining(character) or unicodedata.category(character) in {"Cf", "Mn"}:
        return 0
    return 1000 if unicodedata.east_asian_width(character) in "WF" else average


def label(
    x: float,
    y: float,
    text: str,
    lettering: Lettering,
    *,
    classes: str = "",
    anchor: str = "start",
    lang: str | None = None,
) -> tuple[Svg, ...]:
    """A label whose baseline is at ``y``: one ``<text>`` for each run of a script; Arabic runs have the class ``ar``.

    Where only numbers and signs stand beside Arabic («12 يناير 2020»), the runs follow each other from the right.
    anchor: ``start``, ``middle`` or ``end``: what of the whole label stands at ``x``. lang: of its right-to-left
    runs (BCP 47), where it is known.
    """
    runs = [run for run in split_by_script(text, lang) if run.text.strip()]
    widths = [text_width(run.text, lettering) for run in runs]
    left = x - {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * sum(widths)
    if len(runs) == 1:  # the browser knows better than we where it ends
        return (_text(x, y, runs[0].text.strip(), classes, anchor, rtl=runs[0].rtl, lang=runs[0].lang),)
    leftwards = not any(character.isalpha() for run in runs if not run.rtl for character in run.text)
    found = []
    for run, width in list(zip(runs, widths, strict=True))[:: -1 if leftwards else 1]:
        before = run.text[len(run.text.rstrip()) :] if leftwards else run.text[: len(run.text) - len(run.text.lstrip())]
        start = left + text_width(before, lettering)
        found.append(_text(start, y, run.text.strip(), classes, "start", rtl=run.rtl, lang=run.lang))
        left += width + (_AFTER_ARABIC if leftwards and run.rtl else 0)
    return tuple(found)


def _text(x: float, y: float, text: str, classes: str, anchor: str, *, rtl: bool, lang: str | None) -> Svg:
    named = " ".join(filter(None, (classes, "ar" if rtl else "")))
    return element(
        "text",
        text,
        x=x,
        y=y,
        class_=named or None,
        lang=lang,
        text_anchor=None if anchor == "start" else anchor,
    )


def wrapped(text: str, lettering: Lettering, width: float, lines: int = 2) -> tuple[str, ...]:
    """``text`` in lines of at most ``width`` pixels; what does not fit into ``lines`` is cut with an ellipsis."""
    found: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if not line or text_width(longer, lettering) <= width:
            line = longer
            continue
        found.append(line)
        line = word
    found.append(line)
    if len(found) > lines:
        found = [*found[: lines - 1], f"{found[lines - 1]} …"]
    return tuple(_clipped(line, lettering, width) for line in found)


def _clipped(line: str, lettering: Lettering, width: float) -> str:
    if text_width(line, lettering) <= width:
        return line
    kept = line.removesuffix(" …")
    while kept and text_width(f"{kept}…", lettering) > width:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"
