"""A figure's view -> a Markdown image of its drawing, and the drawing for the site to keep.

On a page the drawing is an image with its description, as any Markdown reader shows it; publishing puts the drawing
itself in its place, so that its links work and its colours follow the page's.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.figures.drawing import Drawing
from generator.figures.map.draw import draw_map, draw_map_narrow
from generator.figures.map.locator import draw_locator
from generator.figures.relations import draw_relations, draw_relations_narrow
from generator.figures.standalone import without_links
from generator.figures.timeline import draw_timeline, draw_timeline_narrow
from generator.render.escape import Md, attribute, escape_text
from generator.render.fingerprints import Fingerprints
from generator.render.plain_view import plain_view
from generator.views.chronology import ChronologyView
from generator.views.map_parts import MapView
from generator.views.relations import RelationsView

Drawer = Callable[[Any], Drawing]

DRAWERS: Mapping[type, tuple[Drawer, ...]] = {
    MapView: (draw_map, draw_map_narrow),
    ChronologyView: (draw_timeline, draw_timeline_narrow),
    RelationsView: (draw_relations, draw_relations_narrow),
}
"""How each kind of view is drawn: for a wide page, then, where that differs, for a narrow one."""

SMALL: Mapping[type, tuple[Drawer, ...]] = {MapView: (draw_locator,)}
"""How it is drawn in little, beside the title of a briefing in a list."""


@dataclass(slots=True)
class Figures:
    """Draws what templates ask for; ``drawings`` has everything so far: path of the file in the site -> drawing.

    known: fingerprint of a view -> what was drawn of it before, where that is kept. new: what was added to it.
    """

    drawings: dict[str, Drawing] = field(default_factory=dict)
    known: dict[str, tuple[Drawing, ...]] | None = None
    new: dict[str, tuple[Drawing, ...]] = field(default_factory=dict)
    stem: str = ""
    """The path of the page at work, without its ending: drawings stand beside it."""

    def start(self, uri: str) -> None:
        """Begin the page ``uri``."""
        self.stem = uri.removesuffix(".md")

    def __call__(self, view: object, name: str = "", *, small: bool = False) -> Md:
        """The Markdown of a figure: one image for each width. name: tells several of a kind on a page apart."""
        drawn = self._drawn(view, small=small)
        widths = ("is-wide", "is-narrow") if len(drawn) > 1 else ("is-any",)
        return Md(" ".join(self._image(one, name, width) for one, width in zip(drawn, widths, strict=True)))

    def _drawn(self, view: object, *, small: bool) -> tuple[Drawing, ...]:
        key = Fingerprints().of((view, small)) if self.known is not None else ""
        found = self.known.get(key) if self.known is not None else None
        if found is None:
            drawers, shown = (SMALL if small else DRAWERS)[type(view)], plain_view(view)
            found = tuple(without_links(drawer(shown)) if small else drawer(shown) for drawer in drawers)
            if self.known is not None:
                self.new[key] = self.known[key] = found
        return found

    def _image(self, drawn: Drawing, name: str, width: str) -> str:
        uri = f"{self.stem}-{name}{drawn.name}.svg"
        self.drawings[uri] = drawn
        described = escape_text(f"{drawn.title}. {drawn.description}")
        return f'![{described}]({posixpath.basename(uri)} "{attribute(drawn.title)}"){{ .bf-drawing .{width} }}'
