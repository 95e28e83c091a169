"""A library of many scripts -> a PDF in which readers, and those who search, find every name as it was typed."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.model.inline import parse_inline
from generator.publish.pdf.encode import encode_text
from generator.publish.pdf.text import LONG_WORD, encode_nodes
from tests.conftest import SMALL_LIBRARY, WriteLibrary

Typeset = Callable[..., bytes]
TextOf = Callable[[bytes], str]
LIBRARY = Path(__file__).parents[2] / "data" / "scripts"
_FORMATS = re.compile("[\u2066-\u2069\u202a-\u202e\u200c]")


@pytest.fixture(scope="module", params=["en", "ar"])
def typeset_scripts(request: pytest.FixtureRequest, typeset_library: Typeset) -> bytes:
    """The library in a document that runs to the right, and in one that runs to the left."""
    return typeset_library(LIBRARY, request.param)


def test_names_are_found_as_typed(typeset_scripts: bytes, tmp_path: Path) -> None:
    """Whoever searches the PDF for a name in any script finds it: letters in order, no space put in or lost."""
    text = _read(typeset_scripts, tmp_path)
    names = (
        "سرمدا", "معرة النعمان", "باب الهوى", "وزارة الدفاع", "الدفاع المدني السوري", "رادیو تهران", "میگوید",
        "ئەنجوومەنی سووریای دیموکرات", "ڕێگاکە داخراوە", "روزنامہ کراچی", "Iğdır", "Diyarbakır", "ışıklar söndü",
        "З’їзд у місті Ґданськ", "Ђорђе љубе џеп", "Πρακτορείο Ειδήσεων Ἀθηνᾶ", "Nguyễn Phước", "≤ 5 → 7 ✓ ● ▲",
    )  # fmt: skip
    assert [name for name in names if name not in text] == []


def _read(pdf: bytes, folder: Path) -> str:
    """The text of a PDF as poppler reads it, on one line."""
    (folder / "read.pdf").write_bytes(pdf)
    done = subprocess.run(["pdftotext", folder / "read.pdf", "-"], capture_output=True, text=True, check=True)
    return " ".join(_FORMATS.sub("", done.stdout).split())


def test_letters_that_a_face_joins_beyond_telling_stop_no_pdf(
    write_library: WriteLibrary, typeset_library: Typeset, tmp_path: Path
) -> None:
    """A place whose name PDF/UA does not take from Amiri in a drawing stands on the map all the same."""
    name = "جولكتشين"
    town = f"town: {{name: The town, kind: town, at: [35.9, 36.7], aka: [{{text: {name}, lang: ar}}]}}\n"
    events = SMALL_LIBRARY["b/events.yml"].replace("kind: attack", "kind: attack, where: town")
    pdf = typeset_library(write_library({**SMALL_LIBRARY, "places.yml": town, "b/events.yml": events}), "en")
    assert _read(pdf, tmp_path).count(name) > 1


def test_single_words_are_found_by_a_plain_reader(typeset_scripts: bytes, text_of: TextOf) -> None:
    """A reader that knows little of directions still has the letters of each word in order."""
    text = _FORMATS.sub("", text_of(typeset_scripts))
    words = ("سرمدا", "أصيب", "النعمان", "ڕێگاکە", "Iğdır", "Ђорђе", "Nguyễn")
    assert [word for word in words if word not in text] == []


def test_a_name_among_english_words() -> None:
    """A name is a run of its own, so that figures beside it are not drawn into it; its language is not guessed."""
    actual = encode_text("hit سرمدا (6 February)")
    assert actual == ["hit ", {"run": ["سرمدا"], "dir": "rtl", "short": True}, " (6 February)"]


def test_a_text_that_is_arabic_is_one_run() -> None:
    """Figures and Latin names inside of an Arabic sentence stay where they belong, and so does its full stop."""
    actual = encode_text("أصيب 5 بحسب Ahmad.", lang="ar")
    assert actual == [{"run": ["أصيب 5 بحسب Ahmad."], "dir": "rtl", "lang": "ar", "short": True}]


def test_a_long_arabic_text_is_a_paragraph() -> None:
    """Four hundred words of Arabic are set as a paragraph from the right."""
    (run,) = encode_text("كلمة " * 400)
    assert (run["dir"], run["apart"], "short" in run) == ("rtl", True, False)


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("Iğdır", "tr", [{"run": ["Iğdır"], "lang": "tr"}]),
        ("Sarmada", "ar", "Sarmada"),
        ("Brasil", "pt-BR", [{"run": ["Brasil"], "lang": "pt", "region": "BR"}]),
        ("Ниш", "sr-Cyrl-RS", [{"run": ["Ниш"], "lang": "sr", "region": "RS"}]),
    ],
)
def test_languages(text: str, lang: str, expected: object) -> None:
    """A Turkish i keeps its dot or has none; a transliteration is not set as Arabic."""
    assert encode_text(text, lang=lang) == expected


def test_emphasis_inside_of_runs() -> None:
    """What an author stresses in an Arabic sentence is stressed."""
    nodes = parse_inline("قال *سرمدا* أمس")
    expected = {"run": ["قال ", {"em": ["سرمدا"]}, " أمس"], "dir": "rtl", "short": True}
    assert encode_nodes(nodes, None) == [expected]


def test_long_words_are_in_pieces_that_keep_marks_and_joiners() -> None:
    """A word that no line could hold may break, but never between a letter and its mark."""
    word = "e\u0301" * LONG_WORD
    (found,) = encode_text(word)
    assert "".join(found["pieces"]) == word
    assert [piece for piece in found["pieces"] if piece.startswith("\u0301")] == []


def test_lone_surrogates_are_replaced() -> None:
    """What no file could hold does not end the export."""
    assert encode_text("a\ud800b") == "a\ufffdb"
