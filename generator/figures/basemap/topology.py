"""Polygons with shared edges -> arcs, each told to be coast, border or province line. Only `make` needs this."""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, radians

Point = tuple[int, int]
"""Longitude and latitude in ten-thousandths of a degree (11 m): as exact as two neighbours' edges need to match."""

FINE = 10_000
CUT = -1
"""The owner of edges at the antimeridian and at the pole, where the data end and no coast is."""
_KM = 111.2 / FINE


@dataclass(frozen=True, kw_only=True, slots=True)
class Shape:
    """A province. country: the file it goes to; rings: closed, outer and inner alike."""

    country: str
    rings: tuple[tuple[Point, ...], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Topology:
    """arcs: runs of points. owners: whose edge each is: indices of shapes, and `CUT`. rings: per shape and ring the
    arcs, in order, ``~n`` for an arc that runs backwards.
    """

    arcs: tuple[tuple[Point, ...], ...]
    owners: tuple[frozenset[int], ...]
    rings: tuple[tuple[tuple[int, ...], ...], ...]


def topology(shapes: Sequence[Shape]) -> Topology:
    """Cut the rings of all shapes wherever the set of owners changes."""
    owners: dict[tuple[Point, Point], set[int]] = {}
    for index, shape in enumerate(shapes):
        for ring in shape.rings:
            for edge in _edges(ring):
                owners.setdefault(edge, {CUT} if _is_cut(*edge) else set()).add(index)
    joints = _joints(owners)
    numbers: dict[tuple[Point, ...], int] = {}
    arcs: list[tuple[Point, ...]] = []
    of: list[frozenset[int]] = []
    found = []
    for shape in shapes:
        rings = []
        for ring in shape.rings:
            line = []
            for arc in _cut(ring, joints):
                number = numbers.get(arc)
                if number is None and (backwards := numbers.get(arc[::-1])) is not None:
                    number = ~backwards
                if number is None:
                    number = numbers[arc] = len(arcs)
                    arcs.append(arc)
                    of.append(frozenset(owners[_edge(arc[0], arc[1])]))
                line.append(number)
            rings.append(tuple(line))
        found.append(tuple(rings))
    return Topology(arcs=tuple(arcs), owners=tuple(of), rings=tuple(found))


def _is_cut(one: Point, other: Point) -> bool:
    """Whether an edge is where the world was cut open to be laid flat: no coast."""
    half = 180 * FINE
    return (one[0] == other[0] and abs(one[0]) >= half) or (one[1] == other[1] and one[1] <= -half // 2)


def _edge(one: Point, other: Point) -> tuple[Point, Point]:
    return (one, other) if one < other else (other, one)


def _edges(ring: Sequence[Point]) -> Iterable[tuple[Point, Point]]:
    return (_edge(one, other) for one, other in itertools.pairwise(ring))


def _joints(owners: dict[tuple[Point, Point], set[int]]) -> set[Point]:
    """The points where lines meet, or where a line changes its owners."""
    at: dict[Point, tuple[set[int], int]] = {}
    joints: set[Point] = set()
    for edge, who in owners.items():
        for point in edge:
            seen = at.get(point)
            if seen is None:
                at[point] = (who, 1)
            elif seen[0] != who or seen[1] > 1:
                joints.add(point)
            else:
                at[point] = (who, 2)
    return joints


def _cut(ring: tuple[Point, ...], joints: set[Point]) -> list[tuple[Point, ...]]:
    """A ring as runs between joints; one without joints starts at its least point, so that neighbours agree."""
    open_ring = ring[:-1]
    starts = [n for n, point in enumerate(open_ring) if point in joints]
    first = starts[0] if starts else open_ring.index(min(open_ring))
    turned = (*open_ring[first:], *open_ring[:first], open_ring[first])
    cuts = [n for n, point in enumerate(turned) if point in joints or n in (0, len(turned) - 1)]
    return [turned[a : b + 1] for a, b in itertools.pairwise(cuts)]


def simplified(arc: Sequence[Point], km2: float, least: int = 2) -> tuple[Point, ...]:
    """Visvalingam and Whyatt (1993): drop the point whose triangle is smallest until all reach ``km2``; ends stay."""
    count = len(arc)
    if count <= least:
        return tuple(arc)
    before, after = list(range(-1, count - 1)), list(range(1, count + 1))

    def area(n: int) -> float:
        (ax, ay), (bx, by), (cx, cy) = arc[before[n]], arc[n], arc[after[n]]
        return abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2 * _KM * _KM * cos(radians(by / FINE))

    sizes = [0.0, *(area(n) for n in range(1, count - 1)), 0.0]
    heap = [(sizes[n], n) for n in range(1, count - 1)]
    heapq.heapify(heap)
    gone = [False] * count
    left = count
    while heap and left > least:
        size, n = heapq.heappop(heap)
        if gone[n] or size != sizes[n]:
            continue
        if size >= km2:
            break
        gone[n] = True
        left -= 1
        one, other = before[n], after[n]
        after[one], before[other] = other, one
        for near in (one, other):
            if 0 < near < count - 1:
                sizes[near] = max(area(near), size)
                heapq.heappush(heap, (sizes[near], near))
    return tuple(point for n, point in enumerate(arc) if not gone[n])


def ring_km2(ring: Sequence[Point]) -> float:
    """The area of a ring, roughly."""
    twice = sum(a[0] * b[1] - b[0] * a[1] for a, b in itertools.pairwise(ring))
    return abs(twice) / 2 * _KM * _KM * cos(radians(ring[0][1] / FINE))
