"""Degrees -> kilometres on a plane that touches the globe at one point: no edge of the world lies in a map's way.

Lambert's azimuthal equal-area projection on the sphere of mean radius (Snyder 1987, 182-190): areas are true
everywhere, distances to 1 % within 1,800 km of the middle, and neither poles nor the antimeridian are special.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import acos, asin, atan2, cos, degrees, hypot, pi, radians, sin, sqrt
from typing import Final

EARTH_KM: Final = 6371.0088
LonLat = tuple[float, float]
XY = tuple[float, float]
XYZ = tuple[float, float, float]
View = tuple[XYZ, XYZ, XYZ]
"""Of a globe: the directions that lie to the right, downward and towards whoever looks at it."""

_RADIAN: Final = pi / 180
_FAR: Final = -0.8
"""Cosine beyond which a point is too near to the other side of the globe to be drawn."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Projection:
    """The plane that touches the globe at (lon, lat). x grows to the east and y to the south, both in kilometres."""

    lon: float
    lat: float

    def xy(self, lon: float, lat: float) -> XY | None:
        """A point on the plane; None on the far side of the globe."""
        found = self.run(((lon, lat),))
        return found[0] if found else None

    def run(self, points: Iterable[LonLat]) -> list[XY]:
        """The points of a run that lie on this side. One plain loop, for maps have a hundred thousand points."""
        sin_here, cos_here, middle_lon = sin(radians(self.lat)), cos(radians(self.lat)), self.lon
        found = []
        for lon, lat in points:
            phi, turn = lat * _RADIAN, (lon - middle_lon) * _RADIAN
            sin_phi, cos_phi = sin(phi), cos(phi)
            east = cos_phi * cos(turn)
            cosine = sin_here * sin_phi + cos_here * east
            if cosine >= _FAR:
                k = EARTH_KM * sqrt(2 / (1 + cosine))
                found.append((k * cos_phi * sin(turn), k * (sin_here * east - cos_here * sin_phi)))
        return found

    def lonlat(self, x: float, y: float) -> LonLat:
        """What point of the globe lies at (x, y)."""
        rho = hypot(x, y)
        if rho == 0:
            return (self.lon, self.lat)
        c, here = 2 * asin(min(rho / (2 * EARTH_KM), 1.0)), radians(self.lat)
        lat = asin(max(-1.0, min(1.0, cos(c) * sin(here) - y * sin(c) * cos(here) / rho)))
        lon = self.lon + degrees(atan2(x * sin(c), rho * cos(here) * cos(c) + y * sin(here) * sin(c)))
        return ((lon + 180) % 360 - 180, degrees(lat))


def middle(points: Iterable[LonLat]) -> LonLat:
    """The point in the middle of others, on the globe; the first one where they cancel each other out."""
    x = y = z = 0.0
    first: LonLat | None = None
    for lon, lat in points:
        first = first or (lon, lat)
        x += cos(radians(lat)) * cos(radians(lon))
        y += cos(radians(lat)) * sin(radians(lon))
        z += sin(radians(lat))
    if sqrt(x * x + y * y + z * z) < 1e-6:
        return first or (0.0, 0.0)
    return (degrees(atan2(y, x)), degrees(atan2(z, hypot(x, y))))


def km_between(one: LonLat, other: LonLat) -> float:
    """Great-circle distance in kilometres."""
    a, b, turn = radians(one[1]), radians(other[1]), radians(other[0] - one[0])
    h = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(turn / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(h)))


def on_globe(lon: float, lat: float, centre: LonLat) -> tuple[float, float, bool]:
    """(x, y, whether in sight) of a point on a globe of radius 1 seen from above ``centre``; what is behind stands on
    the rim (orthographic, Snyder 1987, 145-153).
    """
    phi, here, turn = radians(lat), radians(centre[1]), radians(lon - centre[0])
    x = cos(phi) * sin(turn)
    y = -(cos(here) * sin(phi) - sin(here) * cos(phi) * cos(turn))
    cosine = sin(here) * sin(phi) + cos(here) * cos(phi) * cos(turn)
    if cosine >= 0:
        return (x, y, True)
    size = hypot(x, y)
    return (x / size, y / size, False) if size > 1e-9 else (1.0, 0.0, False)


def in_space(lon: float, lat: float) -> XYZ:
    """A point on a globe of radius 1, from its middle."""
    phi, turn = radians(lat), radians(lon)
    return (cos(phi) * cos(turn), cos(phi) * sin(turn), sin(phi))


def seen_from(centre: LonLat) -> View:
    """How a globe shows from above ``centre``: for many points, what ``on_globe`` says of one."""
    here, turn = radians(centre[1]), radians(centre[0])
    return (
        (-sin(turn), cos(turn), 0.0),
        (sin(here) * cos(turn), sin(here) * sin(turn), -cos(here)),
        (cos(here) * cos(turn), cos(here) * sin(turn), sin(here)),
    )


def arc_of(km: float) -> float:
    """A distance on the ground -> the angle at the centre of the globe, in radians, at most half a turn."""
    return min(km / EARTH_KM, pi)


def angle_between(one: LonLat, other: LonLat) -> float:
    """The same angle between two points."""
    return acos(max(-1.0, min(1.0, cos(km_between(one, other) / EARTH_KM))))
