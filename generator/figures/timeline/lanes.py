"""Boxes -> places in a lane, one below the other, so that no two overlap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Box:
    """A rectangle, in pixels; y grows downwards."""

    left: float
    right: float
    top: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        """Whether they share more than an edge."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Extent:
    """What is to be placed: it keeps its x, and is moved down as far as it has to be."""

    left: float
    right: float
    height: float


def packed(extents: Sequence[Extent], top: float, gap: float) -> tuple[Box, ...]:
    """A place for each extent, in the order given, the highest that is free, at least ``gap`` pixels below another."""
    placed: list[Box] = []
    for extent in extents:
        near = [box for box in placed if box.left < extent.right and extent.left < box.right]
        for y in sorted({top, *(box.bottom + gap for box in near)}):
            box = Box(left=extent.left, right=extent.right, top=y, bottom=y + extent.height)
            if not any(other.top - gap < box.bottom and box.top < other.bottom + gap for other in near):
                break
        placed.append(box)
    return tuple(placed)
