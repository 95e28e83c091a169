"""A standing -> its mark in a drawing: the same shapes as beside words (``assets/standing.css``)."""

from __future__ import annotations

from generator.figures.svg import Svg, element

_FILLED = {
    "corroborated": (
        "M6.55 3.36A4.9 4.9 0 1 0 6.55 12.64 6.3 6.3 0 0 1 6.55 3.36Z",
        "M10.8 3.1A4.9 4.9 0 1 1 10.8 12.9 4.9 4.9 0 1 1 10.8 3.1Z",
    ),
    "attributed": ("M8 1.6A6.4 6.4 0 1 1 8 14.4 6.4 6.4 0 1 1 8 1.6Z",),
    "contested": ("M7.1 .6A5.9 5.9 0 0 0 7.1 12.4ZM8.9 3.6A5.9 5.9 0 0 1 8.9 15.4Z",),
}
_RING = "M8 2.3A5.7 5.7 0 1 1 8 13.7 5.7 5.7 0 1 1 8 2.3Z"
_STROKED = {
    "reported": (_RING,),
    "denied": ("M3 3 13 13M13 3 3 13",),
    "withdrawn": ("M8 3A5 5 0 1 1 8 13 5 5 0 1 1 8 3Z", "M1.6 14.4 14.4 1.6"),
    "declined": (_RING, "M5 8h6"),
    "silent": (_RING,),
}


def standing_glyph(standing: str, x: float, y: float, size: float) -> Svg:
    """The mark of ``standing`` (a value of that vocabulary), ``size`` pixels wide, its middle at (x, y).

    Raises KeyError for a standing without a shape.
    """
    scale = size / 16
    place = f"translate({x - size / 2:.2f} {y - size / 2:.2f}) scale({scale:.4f})"
    if standing in _FILLED:
        inside = [element("path", d=d, fill="currentColor") for d in _FILLED[standing]]
    else:
        dashes = "2.2 2.355" if standing == "silent" else None
        inside = [
            element("path", d=d, fill="none", stroke="currentColor", stroke_width=2, stroke_dasharray=dashes)
            for d in _STROKED[standing]
        ]
    return element("g", *inside, class_=standing, transform=place)
