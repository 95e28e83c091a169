"""A scale and a point of the globe -> what a map has beside its ground: a scale bar, and where in the world it lies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import hypot, inf
from typing import Final

from generator.figures.basemap.load import WORLD, LonLat, outlines
from generator.figures.lettering import Lettering, label
from generator.figures.map.plane import XY, around, path, thinned
from generator.figures.map.projection import XYZ, View, in_space, on_globe, seen_from
from generator.figures.svg import Svg, element, group, number

_STEPS: Final = (1, 2, 5)
_FAR_KM: Final = 3000.0
"""Frames wider than this have no scale bar: it would be true in the middle only."""
_WHOLE = 3.0
_COARSE: Final = 0.8
"""Degrees: half a pixel of the globe."""
_FINE: Final = Lettering(size=12.5)


@dataclass(frozen=True, kw_only=True, slots=True)
class ScaleBar:
    """km: its length on the ground; pixels: on the page."""

    km: float
    pixels: float


def scale_bar(scale: float, longest: float, across_km: float) -> ScaleBar | None:
    """The longest bar of 1, 2 or 5 times a power of ten within ``longest`` pixels. scale: pixels a kilometre."""
    if across_km > _FAR_KM:
        return None
    lengths = [step * 10.0**power for power in range(-2, 5) for step in _STEPS]
    km = max(length for length in lengths if length * scale <= longest or length == lengths[0])
    return ScaleBar(km=km, pixels=km * scale)


def drawn_bar(bar: ScaleBar, x: float, y: float, unit: str) -> Svg:
    """A bar whose left end stands at (x, y)."""
    line = element("path", class_="line", stroke_width=1.2, d=f"M{x:.1f} {y - 5:.1f}v5h{bar.pixels:.1f}v-5")
    zero = label(x, y - 9, "0", _FINE, classes="soft fine halo", anchor="middle")
    end = label(x + bar.pixels, y - 9, f"{bar.km:g} {unit}", _FINE, classes="soft fine halo", anchor="middle")
    return group((line, *zero, *end), class_="m-scale")


def globe(centre: LonLat, at: XY, radius: float, here: LonLat, step: float = 1.1) -> Svg:
    """The globe seen from above ``centre``, with a mark where the map lies. step: its finest detail, in pixels."""
    x, y = at
    centre = _whole(centre)
    disc = element("circle", class_="m-sea", cx=x, cy=y, r=radius)
    place = f"translate({number(x)} {number(y)})"
    seen = _land_in_sight(centre, radius, step)
    land = element("path", class_="m-land", fill_rule="evenodd", d=seen, transform=place)
    rim = element("circle", class_="m-rim", cx=x, cy=y, r=radius)
    mx, my, _ = on_globe(*here, centre)
    mark = element("circle", class_="m-pt", cx=x + mx * radius, cy=y + my * radius, r=3.5)
    ring = element("circle", class_="m-ring", cx=x + mx * radius, cy=y + my * radius, r=7)
    return group((disc, land, rim, ring, mark), class_="m-globe")


def on_disc(point: LonLat, centre: LonLat, at: XY, radius: float) -> XY:
    """Where a point lies on the drawn globe; what is behind stands on its rim."""
    x, y, _ = on_globe(*point, _whole(centre))
    return (at[0] + x * radius, at[1] + y * radius)


def _whole(centre: LonLat) -> LonLat:
    """The middle of a globe to a few degrees: places that lie near each other then share its land, which takes time."""
    return (_WHOLE * round(centre[0] / _WHOLE), _WHOLE * round(centre[1] / _WHOLE))


@lru_cache(maxsize=256)
def _land_in_sight(centre: LonLat, radius: float, step: float) -> str:
    """The land in sight around (0, 0), no finer than a pixel; what is smaller than two is left out."""
    above = seen_from(centre)
    runs = (_run(ring, above, radius, step) for ring in _land())
    return path([run for run in runs if len(run) > 3 and _extent(run) > 2 * step], close=True)


@cache
def _land() -> tuple[tuple[XYZ, ...], ...]:
    """The world as coarse as a small globe needs it, on a globe of radius 1."""
    world = outlines(WORLD)
    rings = (tuple(thinned(ring, _COARSE)) for shape in world.shapes for ring in world.rings(shape))
    coarse = (ring for ring in rings if len(ring) > 3 and _extent(ring) > 2 * _COARSE)
    return tuple(tuple(in_space(*point) for point in ring) for ring in coarse)


def _run(ring: Sequence[XYZ], above: View, radius: float, step: float) -> list[XY]:
    """The points of a ring, in pixels. One plain loop, for a world has ten thousand points."""
    (right_x, right_y, _), (down_x, down_y, down_z), (near_x, near_y, near_z) = above
    kept: list[XY] = []
    last_x = last_y = inf
    any_in_sight = False
    for x, y, z in ring:
        across, down = right_x * x + right_y * y, down_x * x + down_y * y + down_z * z
        if near_x * x + near_y * y + near_z * z >= 0:
            any_in_sight = True
        else:
            size = hypot(across, down) or 1.0
            across, down = across / size, down / size
        across, down = across * radius, down * radius
        if abs(across - last_x) + abs(down - last_y) >= step:
            kept.append((across, down))
            last_x, last_y = across, down
    return kept if any_in_sight else []


def _extent(run: Sequence[XY]) -> float:
    box = around(run)
    return max(box.width, box.height)
