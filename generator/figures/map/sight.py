"""A panel and a country's outlines -> what of them is in sight, in pixels, no finer than can be seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from generator.figures.basemap.load import Box, Outline, Outlines
from generator.figures.map.panel import Panel
from generator.figures.map.plane import XY, clipped_ring, clipped_runs, eased

Rings = tuple[tuple[XY, ...], ...]

_MARGIN = 6.0
_STRIDE = 32


@dataclass(kw_only=True, slots=True)
class Sight:
    """One file of outlines as a panel shows it. box: the degrees in sight. thin: the finest detail, in pixels."""

    panel: Panel
    file: Outlines
    box: Box
    thin: float
    _pixels: dict[int, list[XY]] = field(default_factory=dict)
    _runs: dict[int, list[XY]] = field(default_factory=dict)

    def coarser(self, thin: float) -> Sight:
        """The same with less detail; what has been projected stays so."""
        return Sight(panel=self.panel, file=self.file, box=self.box, thin=thin, _pixels=self._pixels)

    def rings(self, shape: Outline) -> Rings:
        """What of a shape is in sight."""
        frame = self.panel.frame.grown(_MARGIN)
        found = []
        for numbers, degrees in zip(shape.rings, shape.boxes, strict=True):
            if not self.box.meets(degrees):
                continue
            ring: list[XY] = []
            for number in numbers:
                run = self._run(max(number, ~number))
                ordered = run if number >= 0 else run[::-1]
                ring += ordered[1:] if ring else ordered
            cut = clipped_ring(ring, frame) if len(ring) > 2 else []
            if len(cut) > 2:
                found.append(tuple(cut))
        return tuple(found)

    def mainland(self, shape: Outline) -> Rings:
        """What of its largest ring is in sight: where its name may stand, and not on islands and exclaves."""
        largest = max(range(len(shape.rings)), key=lambda n: _degrees(shape.boxes[n]))
        return self.rings(replace(shape, rings=(shape.rings[largest],), boxes=(shape.boxes[largest],)))

    def lines(self, kind: str) -> Iterator[tuple[object, list[list[XY]]]]:
        """The arcs of a kind that are in sight: (a key by which neighbours know that they share it, its pieces)."""
        frame = self.panel.frame.grown(_MARGIN)
        for number, arc in enumerate(self.file.arcs):
            if arc.kind == kind and self.box.meets(arc.box):
                pieces = list(clipped_runs(self._run(number), frame))
                if pieces:
                    yield (*sorted((arc.points[0], arc.points[-1])), len(arc.points), arc.box), pieces

    def _run(self, number: int) -> list[XY]:
        run = self._runs.get(number)
        if run is None:
            run = self._runs[number] = eased(self._projected(number), self.thin)
        return run

    def _projected(self, number: int) -> list[XY]:
        run = self._pixels.get(number)
        if run is None:
            arc = self.file.arcs[number]
            # What lies beside the frame only keeps its area closed: a few of its points will do.
            points = arc.points if self.box.meets(arc.box) else (*arc.points[:-1:_STRIDE], arc.points[-1])
            run = self._pixels[number] = self.panel.run(points)
        return run


def _degrees(box: Box) -> float:
    return (box.east - box.west) * (box.north - box.south)
