"""Cutting polygons into shared edges, and making the files from them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from generator.figures.basemap import load, make
from generator.figures.basemap.topology import Shape, ring_km2, simplified, topology

LEFT = ((0, 0), (0, 10), (10, 10), (10, 0), (0, 0))
RIGHT = ((10, 0), (10, 10), (20, 10), (20, 0), (10, 0))


def test_neighbours_share_their_edge() -> None:
    """An edge that is drawn twice, simplified differently, leaves slivers."""
    found = topology([Shape(country="AA", rings=(LEFT,)), Shape(country="BB", rings=(RIGHT,))])
    shared = [arc for arc, who in zip(found.arcs, found.owners, strict=True) if len(who) == 2]
    assert [set(arc) for arc in shared] == [{(10, 0), (10, 10)}]


def test_an_island_is_one_arc() -> None:
    """A ring without neighbours stays whole."""
    found = topology([Shape(country="AA", rings=(LEFT,))])
    assert (len(found.arcs), found.arcs[0][0] == found.arcs[0][-1]) == (1, True)


def test_small_bends_go_and_ends_stay() -> None:
    """Simplified edges still meet their neighbours."""
    wavy = tuple((n * 100, n % 2) for n in range(50))
    kept = simplified(wavy, 1.0)
    assert (kept[0], kept[-1], len(kept)) == (wavy[0], wavy[-1], 2)


def test_an_islet_keeps_its_shape() -> None:
    """A closed edge is never simplified to a line."""
    assert len(simplified(LEFT, 1e9, least=4)) == 4


def test_areas_are_in_square_kilometres() -> None:
    """A square of a tenth of a degree at the equator."""
    square = ((0, 0), (0, 1000), (1000, 1000), (1000, 0), (0, 0))
    assert round(ring_km2(square)) == 124


def _feature(code: str, a3: str, name: str, ring: list[list[float]]) -> dict[str, Any]:
    names = {"name": name, "name_en": name, "name_ar": "", "woe_name": "", "name_alt": "One|Two", "admin": a3.title()}
    ids = {"iso_a2": code, "adm0_a3": a3, "adm1_code": f"{a3}-{name}", "iso_3166_2": f"{code}-{name[:2]}"}
    return {"properties": {**names, **ids}, "geometry": {"type": "Polygon", "coordinates": [ring]}}


def _square(west: float, south: float) -> list[list[float]]:
    return [[west, south], [west, south + 1], [west + 1, south + 1], [west + 1, south], [west, south]]


def test_files_are_made_from_geojson(tmp_path: Path) -> None:
    """Who wants a later Natural Earth runs one command, and gets the same bytes each time."""
    features = [
        _feature("AA", "AAA", "North", _square(10, 51)),
        _feature("AA", "AAA", "South", _square(10, 50)),
        _feature("-1", "ZZZ", "East", _square(11, 50)),
    ]
    source = tmp_path / "build.json"
    source.write_text(json.dumps({"features": features}), "utf-8")
    make.make(source, tmp_path / "one")
    make.make(source, tmp_path / "two")
    files = sorted(path.name for path in (tmp_path / "one").iterdir())
    same = all((tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes() for name in files)
    assert (files, same) == (["AA.json.gz", "ZZZ.json.gz", "index.json.gz", "world.json.gz"], True)
    data = load._read(str(tmp_path / "one" / "AA"))  # an absolute path replaces the folder of the data
    assert (sorted(data["kinds"]), len(data["whole"]), data["shapes"][0]["names"]) == (
        ["b", "c", "c", "p"],
        1,
        ["North", "One", "Two"],
    )
