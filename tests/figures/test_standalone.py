"""Drawings as files of their own: what an image viewer, or the PDF, is given."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from generator.figures.drawing import Drawing
from generator.figures.glyph import standing_glyph
from generator.figures.standalone import standalone, without_links
from generator.figures.svg import drawing, element
from generator.model.vocabularies import STANDING
from generator.pipeline import build

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = 'A </style><script>alert(1)</script> "quoted" href="x.md" & more'


@pytest.fixture(scope="module")
def drawings(everything: Path) -> dict[str, Drawing]:
    """Every drawing of the library of everything, by the path of its file."""
    site = build(everything).site
    assert site is not None
    return dict(site.drawings)


def test_every_kind_of_drawing_is_a_file(drawings: dict[str, Drawing]) -> None:
    """Each kind is there, wide and narrow, so that what follows speaks of all of them."""
    kinds = {(drawn.name, uri.endswith("-narrow.svg")) for uri, drawn in drawings.items()}
    names = {name.removesuffix("-narrow") for name, _ in kinds}
    assert names == {"map", "timeline", "relations", "locator"}


def test_files_stand_alone(drawings: dict[str, Drawing]) -> None:
    """A viewer reads the file as XML, finds each colour in it, asks for nothing else, and shows no dead link."""
    for uri, drawn in drawings.items():
        written = standalone(drawn)
        root = ElementTree.fromstring(written)
        addresses = re.findall(r"""url\((?!#)[^)]*\)|@import|\s(?:xlink:)?href="(?!#)[^"]*\"""", written)
        assert (uri, root.tag, "var(" in written, root.findall(f".//{SVG}a"), addresses) == (
            uri, f"{SVG}svg", False, [], [],
        )  # fmt: skip


def test_files_keep_their_words(drawings: dict[str, Drawing]) -> None:
    """A file says everything that the drawing on the page says."""
    for uri, drawn in drawings.items():
        inside, alone = (
            ["".join(element.itertext()) for element in ElementTree.fromstring(svg) if element.tag != f"{SVG}style"]
            for svg in (drawn.svg, standalone(drawn))
        )
        assert (uri, alone) == (uri, inside)


def test_a_link_becomes_a_group_of_its_classes() -> None:
    """A mark whose link has the colour of its standing keeps it; a number or a name does not turn black."""
    link = element("a", element("circle", r=3), href="claims.md#x", class_="contested", data_event="x")
    drawn = drawing([link], name="t", title="T", description="D", width=10, height=10)
    group = ElementTree.fromstring(without_links(drawn).svg).find(f"{SVG}g")
    assert group is not None
    assert group.attrib == {"class": "contested", "data-event": "x"}


@pytest.mark.parametrize(("dark", "expected"), [(True, 1), (False, 0)])
def test_paper_has_no_dark_scheme(*, dark: bool, expected: int) -> None:
    """A viewer in the dark gets dark colours, which differ from the light ones; the PDF is told nothing of them."""
    drawn = drawing([element("text", "x")], name="t", title="T", description="D", width=10, height=10)
    style = ElementTree.fromstring(standalone(drawn, dark=dark)).findtext(f"{SVG}style") or ""
    light, *night = style.split("@media (prefers-color-scheme: dark)")
    rule = re.compile(r"\.bf-draw text\{([^}]*)\}")
    shown = rule.findall(light)[:1]
    other = [found for part in night for found in rule.findall(part)]
    assert (len(night), len(shown), shown[0] not in other) == (expected, 1, True)


def test_a_hostile_text_stays_a_text() -> None:
    """Whatever a name holds, the file is XML in which it stands letter for letter."""
    drawn = drawing([element("text", HOSTILE)], name="t", title=HOSTILE, description=HOSTILE, width=10, height=10)
    root = ElementTree.fromstring(standalone(drawn))
    texts = [root.findtext(f"{SVG}{tag}") for tag in ("title", "desc", "text")]
    assert (texts, root.findall(f".//{SVG}script")) == ([HOSTILE] * 3, [])


@pytest.mark.parametrize("standing", [*STANDING, "declined", "silent"])
def test_every_standing_has_a_shape(standing: str) -> None:
    """No standing of the vocabulary is without its mark, in the colour of the text around it."""
    glyph = ElementTree.fromstring(standing_glyph(standing, 10, 10, 8))
    paint = {value for path in glyph for key in ("fill", "stroke") if (value := path.get(key)) not in (None, "none")}
    assert (glyph.get("class"), len(glyph) > 0, paint) == (standing, True, {"currentColor"})


def test_no_two_standings_look_alike() -> None:
    """Shapes tell standings apart where colour does not, on grey paper and to the colour-blind."""
    shapes = [re.sub(r"class=\"[a-z]+\"", "", standing_glyph(value, 0, 0, 16)) for value in STANDING]
    assert len(set(shapes)) == len(shapes)


def test_an_unknown_standing_has_none() -> None:
    """A mark is never guessed."""
    with pytest.raises(KeyError):
        standing_glyph("certain", 0, 0, 16)
