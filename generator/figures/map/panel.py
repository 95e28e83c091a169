"""An extent and a frame -> a panel: where on the page each point of the ground lies, and how much of it is in sight."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.figures.basemap.load import Box, LonLat
from generator.figures.map.framing import Extent
from generator.figures.map.plane import XY, Rect
from generator.figures.map.projection import Projection

_STEPS = 12


@dataclass(frozen=True, kw_only=True, slots=True)
class Panel:
    """A map within a frame. scale: pixels a kilometre. x, y: the pixel where the plane touches the globe."""

    projection: Projection
    frame: Rect
    scale: float
    x: float
    y: float

    def at(self, lonlat: LonLat) -> XY | None:
        """The pixel of a point; None on the far side of the globe."""
        found = self.projection.xy(*lonlat)
        return found and (self.x + found[0] * self.scale, self.y + found[1] * self.scale)

    def run(self, points: Iterable[LonLat]) -> list[XY]:
        """The pixels of a run, without what lies on the far side of the globe."""
        return [(self.x + x * self.scale, self.y + y * self.scale) for x, y in self.projection.run(points)]

    @property
    def km(self) -> float:
        """How far it is from one edge to the other, the longer way."""
        return max(self.frame.width, self.frame.height) / self.scale

    @property
    def box(self) -> Box:
        """The degrees that are in sight, or somewhat more."""
        edge = list(self._edge())
        for pole in (90.0, -90.0):
            at = self.at((0.0, pole))
            if at and self.frame.has(at):
                lats = [lat for _, lat in edge]
                south, north = (min(lats), 90.0) if pole > 0 else (-90.0, max(lats))
                return Box(west=-180, south=south, east=180, north=north)
        turns = [(lon - self.projection.lon + 180) % 360 - 180 for lon, _ in edge]
        west, east = self.projection.lon + min(turns), self.projection.lon + max(turns)
        lats = [lat for _, lat in edge]
        return Box(west=_turned(west), south=min(lats), east=_turned(east), north=max(lats))

    def _edge(self) -> Iterable[LonLat]:
        f = self.frame
        for n in range(_STEPS + 1):
            x, y = f.left + f.width * n / _STEPS, f.top + f.height * n / _STEPS
            for px, py in ((x, f.top), (x, f.bottom), (f.left, y), (f.right, y)):
                yield self.projection.lonlat((px - self.x) / self.scale, (py - self.y) / self.scale)


def fit(extent: Extent, frame: Rect, inner: Rect) -> Panel:
    """The panel that shows an extent within ``inner``, as large as it goes, in the middle."""
    box = extent.box
    scale = min(inner.width / max(box.width, 1e-6), inner.height / max(box.height, 1e-6))
    return Panel(
        projection=extent.projection,
        frame=frame,
        scale=scale,
        x=(inner.left + inner.right) / 2 - (box.left + box.right) / 2 * scale,
        y=(inner.top + inner.bottom) / 2 - (box.top + box.bottom) / 2 * scale,
    )


def _turned(lon: float) -> float:
    return (lon + 180) % 360 - 180
