"""Every text of every record, turned hostile -> a PDF that shows it as text, and nothing of it does anything."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pypdf
import pytest

Typeset = Callable[..., bytes]
TextOf = Callable[[bytes], str]
MARKER = re.compile(r"mark\d{4}k")

# What means something to Typst, to JSON, or to an SVG.
PAYLOADS = (
    '#eval("1+1") #pagebreak() #import "x.typ": y',
    "$x$ `raw` ```c x``` = x == y",
    "@ref :label: / term: x + item - item",
    "// gone /* gone */ -- --- ~ ' \"",
    '"}], "x": [{"file": "/etc/passwd"}, null',
    "\\u{41} \\n \\\\ \\# #(1+1) #sys.version",
    "</text></svg> &lt; &amp; ]]> {{ x }} {0} {name}",
    '#read("book.json") #json("book.json") #image("x")',
)


@pytest.fixture
def filled(facts_tree: ModuleType, everything: Path, tmp_path: Path) -> Callable[[Callable[[int], str]], Path]:
    """A function that writes the library of everything with ``text(number)`` in each of its texts."""

    def write(text: Callable[[int], str]) -> Path:
        facts = facts_tree.Facts(everything)
        facts.fill(text)
        folder: Path = facts.write(tmp_path / "facts")
        return folder

    return write


Filled = Callable[[Callable[[int], str]], Path]


def _mark(number: int) -> str:
    return f"mark{number:04d}k"


def _squeezed(text: str) -> str:
    """Without white space: lines break where they must."""
    return re.sub(r"\s+", "", text)


@pytest.fixture(scope="session")
def harmless(
    facts_tree: ModuleType,
    everything: Path,
    tmp_path_factory: pytest.TempPathFactory,
    typeset_library: Typeset,
    text_of: TextOf,
) -> set[str]:
    """The markers that the PDF of the same library shows where each text is one word."""
    facts = facts_tree.Facts(everything)
    facts.fill(_mark)
    return set(MARKER.findall(text_of(typeset_library(facts.write(tmp_path_factory.mktemp("harmless"))))))


@pytest.mark.parametrize("payload", [" ".join(PAYLOADS[::2]), " ".join(PAYLOADS[1::2])], ids=["even", "odd"])
def test_payloads_are_text(
    payload: str, filled: Filled, harmless: set[str], typeset_library: Typeset, text_of: TextOf
) -> None:
    """Whoever writes Typst into a field, whichever it is, has it printed."""
    text = _squeezed(text_of(typeset_library(filled(lambda number: f"{_mark(number)} {payload} end"))))
    shown = set(MARKER.findall(text))
    whole = {mark for mark in shown if f"{mark}{_squeezed(_read(payload))}end" in text}
    assert (shown, shown - whole) == (harmless, set())


def _read(payload: str) -> str:
    """What the inline notation leaves of it: backslashes before punctuation go."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", payload)


def test_characters_without_glyphs_and_controls(filled: Filled, typeset_library: Typeset, text_of: TextOf) -> None:
    """Emoji, controls, private use, surrogates and unclosed overrides end no export, and turn no text around."""
    odd = "a\U0001f6a2b \x01 \u202ec \u2066d \ue000 \uffff \u200d \ufeff x\u0483 中文 end"
    text = text_of(typeset_library(filled(lambda number: f"{_mark(number)} {odd}")))
    assert "a[U+1F6A2]b c d [U+E000] [U+FFFF]" in text
    assert "[U+4E2D U+6587] end" in text


def test_long_words_and_long_texts_stay_on_the_page(
    write_library: Callable[..., Path], typeset_library: Typeset
) -> None:
    """A word of five thousand letters, and a text of ten thousand words, break; nothing runs over the margin."""
    texts = ("w" * 5000, "https://example.org/" + "a/b?c=" * 100, "word " * 10_000, "نص " * 1000)
    claims = "".join(f"c{n}: {{by: rebels, says: '{text}', cites: w:{n + 1}}}\n" for n, text in enumerate(texts))
    pdf = typeset_library(write_library({"b/claims.yml": claims}))
    outside: set[tuple[int, str, int]] = set()
    for page in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        width = float(page.mediabox.width)

        def visit(text: str, cm: list[float], tm: list[float], font: object, size: float, width: float = width) -> None:
            at = tm[4] * cm[0] + cm[4]
            if text.strip() and not 0 < at < width - 30:
                outside.add((round(at), text[:20], len(text)))

        page.extract_text(visitor_text=visit)
    assert outside == set()
