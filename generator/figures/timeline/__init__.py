"""A `ChronologyView` -> drawings of time: across for wide pages, upright for phones."""

from generator.figures.timeline.draw import draw_timeline
from generator.figures.timeline.narrow import draw_timeline_narrow

__all__ = ["draw_timeline", "draw_timeline_narrow"]
