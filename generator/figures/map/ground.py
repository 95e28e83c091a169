"""A panel -> the ground of a map: sea, land, coasts, borders and province lines, and the areas that may be named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.figures.basemap.load import WORLD, countries_in, outlines
from generator.figures.map.panel import Panel
from generator.figures.map.plane import XY, holds_point, path, ring_area
from generator.figures.map.sight import Rings, Sight
from generator.figures.svg import Svg, element
from generator.language.language import Language, language
from generator.language.tables import BASE
from generator.model import vocabularies as v

_COARSE_KM: Final = 1800.0
"""Panels that show more than this do without provinces."""
_LEAST_PROVINCE: Final = 1100.0
"""Square pixels: provinces that are smaller on average would only be noise."""
_THIN: Final = (0.8, 1.4, 2.4, 4.0)
"""The finest detail, in pixels; the next one is tried while the ground has more than `_MOST_BYTES`."""
_MOST_BYTES: Final = 22_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Area:
    """What of a province or country is in sight. name: English. home: whether a mark lies in its country.

    mainland: where its name may stand.
    """

    id: str
    name: str
    country: bool
    home: bool
    rings: Rings
    mainland: Rings


@dataclass(frozen=True, kw_only=True, slots=True)
class Ground:
    """fills and provinces lie below what is tinted, lines above it."""

    fills: tuple[Svg, ...]
    provinces: tuple[Svg, ...]
    lines: tuple[Svg, ...]
    areas: tuple[Area, ...]

    @property
    def size(self) -> int:
        """In bytes."""
        return sum(map(len, (*self.fills, *self.provinces, *self.lines)))


@dataclass(frozen=True, kw_only=True, slots=True)
class _Country:
    """A country in sight. mainland: its largest ring. sight: of its provinces; None where they are not shown."""

    code: str
    rings: Rings
    mainland: Rings
    home: bool
    sight: Sight | None


def ground(panel: Panel, anchors: Sequence[XY], *, provinces: bool = True, code: str = BASE) -> Ground:
    """The ground of a panel. anchors: where its marks lie; the countries that hold any are told from the others.

    code: of the language in which countries are named.
    """
    box = panel.box
    codes = (WORLD,) if panel.km > _COARSE_KM or not provinces else countries_in(box)
    sights = [Sight(panel=panel, file=outlines(code), box=box, thin=_THIN[0]) for code in codes]
    named = language(code)
    found = _ground(sights, anchors, named)
    for thin in _THIN[1:]:
        if found.size <= _MOST_BYTES:
            break
        sights = [sight.coarser(thin) for sight in sights]
        found = _ground(sights, anchors, named)
    return found


def _ground(sights: Sequence[Sight], anchors: Sequence[XY], words: Language) -> Ground:
    found = [country for sight in sights for country in _countries(sight, anchors) if country.rings]
    named = {country.code: _provinces(country) for country in found}
    inner = [country.sight for country in found if country.sight and _roomy(named[country.code])]
    return Ground(
        fills=tuple(_fill(country) for country in found),
        provinces=tuple(_path("m-province", inner, "p")),
        lines=(*_path("m-coast", sights, "c"), *_path("m-border", sights, "b")),
        areas=tuple(area for country in found for area in _areas(country, named[country.code], words)),
    )


def _countries(sight: Sight, anchors: Sequence[XY]) -> Iterator[_Country]:
    coarse = sight.file.code == WORLD
    for shape in sight.file.shapes if coarse else (sight.file.whole,):
        rings = sight.rings(shape)
        home = any(holds_point(rings, at) for at in anchors)
        mainland = sight.mainland(shape) if rings else ()
        inner = sight if home and not coarse else None
        yield _Country(code=shape.id, rings=rings, mainland=mainland, home=home, sight=inner)


def _fill(country: _Country) -> Svg:
    name = "m-land" if country.home else "m-abroad"
    return element("path", class_=name, fill_rule="evenodd", d=path(country.rings, close=True))


def _provinces(country: _Country) -> tuple[Area, ...]:
    """The provinces of a country in which a mark lies."""
    if country.sight is None:
        return ()
    seen = ((shape, country.sight.rings(shape)) for shape in country.sight.file.shapes)
    return tuple(
        Area(
            id=shape.id,
            name=shape.names[0] if shape.names else "",
            country=False,
            home=True,
            rings=rings,
            mainland=rings,
        )
        for shape, rings in seen
        if rings
    )


def _roomy(provinces: Sequence[Area]) -> bool:
    area = sum(ring_area(ring) for province in provinces for ring in province.rings)
    return bool(provinces) and area / len(provinces) >= _LEAST_PROVINCE


def _path(name: str, sights: Sequence[Sight], kind: str) -> Iterator[Svg]:
    """All lines of a kind in one path; what two files share is drawn once."""
    pieces = {key: found for sight in sights for key, found in sight.lines(kind)}
    if pieces:
        yield element("path", class_=name, d=path((run for found in pieces.values() for run in found), close=False))


def _areas(country: _Country, provinces: tuple[Area, ...], words: Language) -> Iterator[Area]:
    # whom ISO 3166 names, and nobody else
    name = words.label(v.COUNTRY, country.code) if country.code in v.COUNTRY else ""
    yield Area(
        id=country.code, name=name, country=True, home=country.home, rings=country.rings, mainland=country.mainland
    )
    if _roomy(provinces):
        yield from provinces
