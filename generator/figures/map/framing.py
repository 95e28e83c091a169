"""Marks -> which of them the map shows large, which in an inset, and which on the globe.

Places lie in clusters, and a frame around all of them may show none of them: so the heaviest cluster is drawn large if
what lies elsewhere would make it small.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, hypot, radians, sin
from typing import Final

from generator.figures.map.marks import Mark
from generator.figures.map.plane import XY, Rect, around
from generator.figures.map.projection import LonLat, Projection, km_between, middle

_SMALL: Final = 2.4
"""How many times its own extent a cluster may lie from the others before these leave the main map."""
_SHARE: Final = 0.35
"""The least share of all weight that a cluster needs to be the main one."""
_LEAST_KM: Final = 36.0
_ALONE_KM: Final = 900.0
"""What a lone place counts for when clusters are compared."""
_ONE_KM: Final = 110.0
"""The least that the map shows around one place."""
_REGION_KM: Final = 4000.0
"""The widest region that an inset can show to any use."""
_AREA: Final = 6.0
"""How many times wider than its marks lie apart an outline may be and still be shown whole."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Levels:
    """main: shown large. region: beside it in an inset. world: so far away that only the globe has them.

    wide: countries as a whole: they are drawn wherever they lie, and pull no frame if there is anything else.
    """

    main: tuple[Mark, ...]
    region: tuple[Mark, ...]
    world: tuple[Mark, ...]
    wide: tuple[Mark, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Extent:
    """A plane and the box on it, in kilometres, that a frame must hold."""

    projection: Projection
    box: Rect


def levels(found: Sequence[Mark], focus: frozenset[str]) -> Levels:
    """Sort the marks into levels; those in focus stay in the main one."""
    wide = tuple(mark for mark in found if mark.country and mark.rings and mark.place.id not in focus)
    near = tuple(mark for mark in found if mark not in wide)
    if not near:
        return Levels(main=wide[:1], region=(), world=wide[1:], wide=wide)
    inner, far = _split(near, focus)
    if not far:
        return Levels(main=inner, region=(), world=(), wide=wide)
    core, middling = _split(inner, focus)
    if middling and _spread(inner) < _REGION_KM:
        return Levels(main=core, region=middling, world=far, wide=wide)
    if _spread(near) < _REGION_KM:
        return Levels(main=inner, region=far, world=(), wide=wide)
    return Levels(main=inner, region=(), world=far, wide=wide)


def extent(inside: Sequence[Mark]) -> Extent:
    """The plane and the box around marks, with what they reach, and with outlines that are not far larger."""
    anchors = [point for mark in inside for point in _anchors(mark)]
    first, spread = _plane(middle(anchors)), _spread(inside)
    points = [point for mark in inside for point in _reached(first, mark, spread)]
    box = around(points)
    projection = _plane(first.lonlat((box.left + box.right) / 2, (box.top + box.bottom) / 2))
    points = [point for mark in inside for point in _reached(projection, mark, spread)]
    box = around(points)
    least = _LEAST_KM if len(inside) > 1 else _ONE_KM
    missing = max(0.0, least - max(box.width, box.height)) / 2
    return Extent(projection=projection, box=box.grown(missing))


def _plane(centre: LonLat) -> Projection:
    return Projection(lon=centre[0], lat=centre[1])


def _anchors(mark: Mark) -> tuple[LonLat, ...]:
    if mark.course:
        return mark.course
    return (mark.at,) if mark.at else tuple(point for ring in mark.rings for point in ring)


def _reached(projection: Projection, mark: Mark, spread: float) -> list[XY]:
    """What of a mark the frame should hold, on the plane."""
    points = projection.run(_anchors(mark))
    if mark.reach_km:
        points = [
            (x + mark.reach_km * dx, y + mark.reach_km * dy)
            for x, y in points
            for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1))
        ]
    outline = projection.run(point for ring in mark.rings for point in ring)
    if outline:
        box = around(outline)
        if mark.at is None or hypot(box.width, box.height) < max(_AREA * spread, 500.0):
            points += outline
    return points or [(0.0, 0.0)]


def _spread(inside: Iterable[Mark]) -> float:
    """How far some marks lie from each other, in kilometres, at most."""
    points = [point for mark in inside for point in _anchors(mark)]
    centre = middle(points)
    return 2 * max(km_between(centre, point) for point in points)


def _split(near: Sequence[Mark], focus: frozenset[str]) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
    """The marks of the main cluster, and the others; the others are none where one frame serves all."""
    if len(near) < 2:
        return tuple(near), ()
    edges = _tree([_anchors(mark)[0] for mark in near])
    total, whole = sum(mark.weight for mark in near), _spread(near)
    for longest in sorted({length for length, _, _ in edges}, reverse=True):
        groups = _groups(len(near), [(a, b) for length, a, b in edges if length < longest])
        chosen = max(
            groups, key=lambda group: (_held(near, group, focus), sum(near[n].weight for n in group), -group[0])
        )
        inside = tuple(near[n] for n in chosen)
        size = _size(inside)
        if whole < _SMALL * size or longest < size:
            continue
        if sum(mark.weight for mark in inside) >= _SHARE * total:
            return inside, tuple(mark for mark in near if mark not in inside)
    return tuple(near), ()


def _size(inside: Sequence[Mark]) -> float:
    """How much ground a cluster takes, in kilometres; a lone place is only left to itself by what is very far away."""
    if len(inside) < 2:
        return _ALONE_KM
    outlines = (km_between(*_diagonal(mark)) for mark in inside if mark.rings)
    reach = 2 * max(mark.reach_km for mark in inside)
    return max(_spread(inside) + reach, _LEAST_KM, *outlines)


def _diagonal(mark: Mark) -> tuple[LonLat, LonLat]:
    """Two corners of an outline, far apart."""
    points = [point for ring in mark.rings for point in ring]
    south = min(points, key=lambda point: point[1])
    return south, max(points, key=lambda point: km_between(south, point))


def _held(near: Sequence[Mark], group: Sequence[int], focus: frozenset[str]) -> int:
    return sum(near[n].place.id in focus for n in group)


def _tree(points: Sequence[LonLat]) -> list[tuple[float, int, int]]:
    """The shortest lines that join all points (Prim): (kilometres, point, point)."""
    vectors = [_vector(point) for point in points]
    nearest = [(_chord(vectors[0], vector), 0) for vector in vectors]
    left = set(range(1, len(points)))
    edges = []
    while left:
        new = min(left, key=lambda n: (nearest[n][0], n))
        left.remove(new)
        edges.append((km_between(points[nearest[new][1]], points[new]), nearest[new][1], new))
        for n in left:
            length = _chord(vectors[new], vectors[n])
            if length < nearest[n][0]:
                nearest[n] = (length, new)
    return edges


def _vector(point: LonLat) -> tuple[float, float, float]:
    lon, lat = map(radians, point)
    return (cos(lat) * cos(lon), cos(lat) * sin(lon), sin(lat))


def _chord(a: tuple[float, float, float], b: tuple[float, float, float]) -> float:
    return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2


def _groups(count: int, edges: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The points that hang together."""
    leader = list(range(count))

    def top(n: int) -> int:
        while leader[n] != n:
            leader[n] = leader[leader[n]]
            n = leader[n]
        return n

    for a, b in edges:
        one, other = sorted((top(a), top(b)))
        leader[other] = one
    found: dict[int, list[int]] = {}
    for n in range(count):
        found.setdefault(top(n), []).append(n)
    return list(found.values())
