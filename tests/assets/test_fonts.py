"""The fonts that style sheets name are in the site, with their licences."""

from __future__ import annotations

import re

from generator.render.assets import assets

STATIC = assets()
PREFIX = "assets/briefings/"
FONTS = STATIC[f"{PREFIX}fonts.css"].decode()
TOKENS = STATIC[f"{PREFIX}tokens.css"].decode()


def test_every_font_is_shipped_and_every_shipped_font_is_used() -> None:
    """A page would silently be set in another face, or a site would carry files that nobody fetches."""
    named = {f"{PREFIX}{path}" for path in re.findall(r'url\("([^"]+)"\)', FONTS)}
    assert named == {uri for uri in STATIC if uri.endswith(".woff2")}


def test_every_family_of_fonts_brings_its_licence() -> None:
    """Whoever publishes a site would break the licence of its fonts without knowing."""
    families = {family.lower().replace(" ", "-") for family in re.findall(r'font-family: "([A-Z][^"]+)"', FONTS)}
    licences = {uri for uri, content in STATIC.items() if b"SIL OPEN FONT LICENSE" in content}
    assert licences == {f"{PREFIX}fonts/LICENSE-{family}.txt" for family in families}


def test_nothing_for_the_workshop_is_shipped() -> None:
    """A README would become a page of the library."""
    assert [uri for uri in STATIC if uri.endswith((".md", ".py", ".pyc"))] == []


def test_every_face_is_named_by_a_token() -> None:
    """A face that no stack names is never seen; the stand-ins would not stand in."""
    assert [family for family in set(re.findall(r'font-family: "([^"]+)"', FONTS)) if f'"{family}"' not in TOKENS] == []


def test_an_english_page_fetches_little() -> None:
    """Readers on a slow line would wait: the three files of Latin letters, which every page needs."""
    latin = [len(content) for uri, content in STATIC.items() if re.search(r"-latin-(wght|400)", uri)]
    assert (len(latin), sum(latin) < 110_000) == (3, True)
