"""A panel and a country's outlines -> what of them is in sight, in pixels, no finer than can be seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from generator.figures.basemap.load import Box, Outline, Outlines
from generator.figures.map.panel import Panel
from generator.figures.map.plane import XY, clipped_ring, clipped_runs, eased

Rings = tuple[tuple[XY, ...], ...]

_MARGIN = 6.0


@dataclass(kw_only=True, slots=True)
class Sight:
    """One file of outlines as a panel shows it. box: the degrees in sight. thin: the finest detail, in pixels."""

    panel: Panel
    file: Outlines
    box: Box
    thin: float
    _runs: dict[int, list[XY]] = field(default_factory=dict)

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
            run = self._runs[number] = eased(self.panel.run(self.file.arcs[number].points), self.thin)
        return run


def _degrees(box: Box) -> float:
    return (box.east - box.west) * (box.north - box.south)
