"""A panel -> where on it no country's name may stand: ground that more than one state claims.

Outlines must run somewhere, and the caption says whose they are; a name printed across disputed ground would say more.
The boxes are generous and take nobody's side. A name that finds no other room is left out.
"""

from __future__ import annotations

from typing import Final

from generator.figures.map.panel import Panel
from generator.figures.map.plane import XY

_BOXES: Final = (
    (32.6, 35.5, 33.5, 36.0),  # Golan Heights
    (31.2, 34.85, 32.6, 35.6),  # West Bank
    (44.2, 32.3, 46.2, 36.7),  # Crimea
    (32.2, 73.3, 37.2, 80.5),  # Kashmir, Aksai Chin
    (26.6, 91.5, 29.6, 97.5),  # the eastern Himalaya
    (20.7, -17.2, 27.7, -8.6),  # Western Sahara
    (35.0, 32.6, 35.8, 34.7),  # Northern Cyprus
    (41.9, 40.0, 43.6, 42.3),  # Abkhazia
    (42.0, 43.4, 42.8, 44.6),  # South Ossetia
    (46.3, 28.8, 48.2, 30.0),  # Transnistria
    (38.8, 46.0, 40.6, 47.6),  # Nagorno-Karabakh
    (43.2, 145.2, 46.0, 149.2),  # southern Kurils
    (3.9, 33.6, 5.6, 36.0),  # Ilemi
    (21.9, 33.9, 23.2, 36.9),  # Halaib
    (9.2, 27.8, 10.3, 29.0),  # Abyei
)
"""South, west, north, east, in degrees."""
_STEPS: Final = 4


def disputed(panel: Panel) -> list[list[XY]]:
    """The boxes as rings of pixels."""
    return [ring for box in _BOXES if len(ring := panel.run(_edge(*box))) > 3]


def _edge(south: float, west: float, north: float, east: float) -> list[tuple[float, float]]:
    there = [west + (east - west) * n / _STEPS for n in range(_STEPS + 1)]
    return [*((lon, south) for lon in there), *((lon, north) for lon in reversed(there))]
