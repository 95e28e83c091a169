"""A map's view -> a small drawing of where it lies: the country with the places in it, or the globe."""

from __future__ import annotations

from typing import Final

from generator.figures.basemap.load import WORLD, Box, LonLat, outlines
from generator.figures.drawing import Drawing
from generator.figures.map.framing import Extent, Levels, levels
from generator.figures.map.furniture import globe
from generator.figures.map.marks import large, marks
from generator.figures.map.panel import Panel, fit
from generator.figures.map.plane import Rect, around, clipped_ring, holds_point, path, thinned
from generator.figures.map.projection import Projection, middle
from generator.figures.svg import Svg, drawing, element, group
from generator.views.map_parts import MapView

SIZE: Final = 150.0
_EDGE: Final = 6.0
_SMALL_GLOBE: Final = 58.0


def draw_locator(view: MapView, size: float = SIZE) -> Drawing:
    """The outline of the country that holds the main places, with these; without a country, the globe."""
    found = levels(marks(view.places), view.focus)
    inside = _in_country(found, size) or _on_globe(found, size)
    where = next((place.href for place in view.places), "")
    parts = [element("a", *inside, href=where)] if where else list(inside)
    return drawing(parts, name="locator", title=view.title, description=view.description, width=size, height=size)


def _in_country(found: Levels, size: float) -> tuple[Svg, ...]:
    anchors = _anchors(found)
    world = outlines(WORLD)
    best, chosen = 0, None
    for shape in world.shapes:
        if not any(_in_box(box, anchor) for box in shape.boxes for anchor in anchors):
            continue
        rings = world.rings(shape)
        held = sum(holds_point(rings, anchor) for anchor in anchors)
        if held > best:
            best, chosen = held, rings
    return _country(large(chosen), found, anchors, size) if chosen else ()


def _in_box(box: Box, at: LonLat) -> bool:
    return box.west <= at[0] <= box.east and box.south <= at[1] <= box.north


def _country(
    rings: tuple[tuple[LonLat, ...], ...], found: Levels, anchors: list[LonLat], size: float
) -> tuple[Svg, ...]:
    centre = middle(point for ring in rings for point in ring)
    projection = Projection(lon=centre[0], lat=centre[1])
    frame = Rect(0, 0, size, size)
    box = around(projection.run(point for ring in rings for point in ring))
    panel = fit(Extent(projection=projection, box=box), frame, frame.grown(-_EDGE))
    land = element("path", class_="m-abroad m-outline", fill_rule="evenodd", d=_path(panel, rings))
    tints = [
        element("path", class_="m-focus", fill_rule="evenodd", d=_path(panel, mark.rings))
        for mark in found.main
        if mark.rings
    ]
    shown = [mark for mark in (*found.main, *found.region) if mark.at and not mark.rings]
    spots = [panel.at(mark.at) for mark in shown if mark.at and (mark.place.events or len(anchors) == 1)]
    inner = frame.grown(-3)
    dots = [element("circle", class_="m-pt", cx=at[0], cy=at[1], r=3) for at in spots if at and inner.has(at)]
    return (land, group(tints), *dots)


def _path(panel: Panel, rings: tuple[tuple[LonLat, ...], ...]) -> str:
    cut = (clipped_ring(thinned(panel.run(ring), 1.0), panel.frame) for ring in rings)
    return path([ring for ring in cut if len(ring) > 2], close=True)


def _on_globe(found: Levels, size: float) -> tuple[Svg, ...]:
    here = middle(_anchors(found))
    tilted = (here[0], max(-50.0, min(50.0, here[1] * 0.8)))
    return (globe(tilted, (size / 2, size / 2), _SMALL_GLOBE, here, step=2.2),)


def _anchors(found: Levels) -> list[LonLat]:
    """Where the main places lie; a country by itself has no point, so that the middle of its outline stands for it."""
    points = [mark.at for mark in sorted(found.main, key=lambda mark: -mark.weight) if mark.at]
    return points or [middle(mark.rings[0]) for mark in found.main]
