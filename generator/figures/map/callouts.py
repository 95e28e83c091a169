"""Marks where something happened -> call-outs: a column of names and what is said, joined to the marks by leaders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from generator.figures.glyph import standing_glyph
from generator.figures.lettering import Lettering, label, text_width, wrapped
from generator.figures.map.marks import Mark
from generator.figures.map.plane import XY, Rect, distance
from generator.figures.svg import Svg, element
from generator.figures.svg import group as grouped
from generator.views.map_parts import MapEvent, MapWords

NAME: Final = Lettering(size=16.5, serif=True, bold=True)
ARABIC: Final = Lettering(size=15)
TEXT: Final = Lettering(size=13.5)
FINE: Final = Lettering(size=12.5)
_HEAD, _ROW, _GAP, _INDENT, _BETWEEN = 24.0, 16.0, 4.0, 18.0, 12.0
_TARGET: Final = 24.0
"""The least height of what can be hit with a finger (WCAG 2.2, 2.5.8)."""
_MOST: Final = 4
_BENDS: Final = (14.0, 45.0, 80.0, 130.0, 190.0)
"""Where else a leader may bend: pixels before the column."""
_FREE: Final = 14.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Callout:
    """A place in the column, or several where the same happened. at: the pixel of its mark; None for what lies
    elsewhere. top: where it begins.
    """

    marks: tuple[Mark, ...]
    at: XY | None
    top: float
    height: float
    events: tuple[MapEvent, ...]
    more: int

    @property
    def y(self) -> float:
        """Where its leader ends: the middle of its name."""
        return self.top + _HEAD * 0.5


def arabic_name(mark: Mark) -> str | None:
    """The first of a place's other names that is Arabic."""
    return next((name.text for name in mark.place.names if name.lang == "ar"), None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """Places to be called out together: those elsewhere of which the same events are told. at: as in `Callout`."""

    marks: tuple[Mark, ...]
    at: XY | None

    @property
    def events(self) -> tuple[MapEvent, ...]:
        """What happened at all of them."""
        return self.marks[0].place.events

    @property
    def rank(self) -> tuple[bool, bool, int]:
        """What stays when room is short: what the map shows large, then the most events; whole countries last."""
        return (not self.marks[0].country, self.at is not None, len(self.events))


def groups(found: Sequence[tuple[Mark, XY | None]]) -> tuple[Group, ...]:
    """Marks with their pixels as groups."""
    shared: dict[object, list[tuple[Mark, XY | None]]] = {}
    for mark, at in found:
        key: object = mark.place.id if at else tuple((event.href, event.how) for event in mark.place.events)
        shared.setdefault(key, []).append((mark, at))
    return tuple(Group(marks=tuple(mark for mark, _ in one), at=one[0][1]) for one in shared.values())


def needed(found: Sequence[tuple[Mark, XY | None]], column: Rect) -> float:
    """The height that the column would take, with as many events as a call-out shows at most."""
    all_of_them = groups(found)
    return _total([(group, _MOST) for group in all_of_them], column)


def callouts(found: Sequence[tuple[Mark, XY | None]], column: Rect) -> tuple[Callout, ...]:
    """As many as the column holds, from top to bottom: first events are left out, then whole places."""
    kept = [(group, 1) for group in groups(found)]
    while kept and _total(kept, column) > column.height:
        kept.remove(min(reversed(kept), key=lambda one: one[0].rank))
    for most in range(2, _MOST + 1):  # one more event for each place in turn, as long as there is room
        for n in sorted(range(len(kept)), key=lambda n: kept[n][0].rank, reverse=True):
            more = [*kept[:n], (kept[n][0], most), *kept[n + 1 :]]
            if kept[n][1] == most - 1 and len(kept[n][0].events) >= most and _total(more, column) <= column.height:
                kept = more
    return _spread(kept, column)


def _total(found: Sequence[tuple[Group, int]], column: Rect) -> float:
    return sum(_height(group, shown, column) for group, shown in found) + _BETWEEN * max(0, len(found) - 1)


def _spread(found: Sequence[tuple[Group, int]], column: Rect) -> tuple[Callout, ...]:
    """Each beside its mark, or as near as the others let it; what has no mark comes last."""
    ordered = sorted(found, key=lambda one: (one[0].at is None, one[0].at[1] if one[0].at else 0.0))
    heights = [_height(group, shown, column) for group, shown in ordered]
    tops: list[float] = []
    at = column.top
    for (group, _), height in zip(ordered, heights, strict=True):
        wanted = group.at[1] - _HEAD / 2 if group.at else at
        tops.append(max(at, wanted))
        at = tops[-1] + height + _BETWEEN
    bottom = column.bottom
    for n in range(len(tops) - 1, -1, -1):
        tops[n] = min(tops[n], bottom - heights[n])
        bottom = tops[n] - _BETWEEN
    return tuple(
        Callout(
            marks=group.marks,
            at=group.at,
            top=top,
            height=height,
            events=group.events[:shown],
            more=max(0, len(group.events) - shown),
        )
        for (group, shown), top, height in zip(ordered, tops, heights, strict=True)
    )


def _height(group: Group, most: int, column: Rect) -> float:
    rows = [_deep(_rows(event, column)) for event in group.events[:most]]
    more = _TARGET if len(group.events) > most else 0.0
    return _HEAD * len(group.marks) + sum(rows) + more


@dataclass(frozen=True, kw_only=True, slots=True)
class _Piece:
    """A piece of an event's text: in which row, and how far from its left end."""

    text: str
    lettering: Lettering
    classes: str
    row: int
    x: float = 0.0


def _rows(event: MapEvent, column: Rect) -> tuple[_Piece, ...]:
    """The title, and the date behind it if it fits, else below."""
    width = column.width - _INDENT
    lines = wrapped(event.title, TEXT, width, 3)
    title = [_Piece(text=text, lettering=TEXT, classes="soft", row=row) for row, text in enumerate(lines)]
    date = wrapped(f"{event.how} · {event.when}" if event.how else event.when, FINE, width, 1)[0]
    behind = text_width(lines[-1], TEXT) + 8
    fits = behind + text_width(date, FINE) <= width
    row, x = (len(lines) - 1, behind) if fits else (len(lines), 0.0)
    return (*title, _Piece(text=date, lettering=FINE, classes="mute fine", row=row, x=x))


def drawn(callout: Callout, column: Rect, words: MapWords) -> Svg:
    """A call-out without its leader."""
    x = column.left
    parts = [_head(mark, column, callout.top + _HEAD * n) for n, mark in enumerate(callout.marks)]
    top = callout.top + _HEAD * len(callout.marks)
    for event in callout.events:
        rows = _rows(event, column)
        parts.append(_event(event, rows, column, top))
        top += _deep(rows)
    if callout.more:
        text = words.one_more if callout.more == 1 else words.more.format(count=callout.more)
        more = label(x + _INDENT, top + _ROW * 0.8, text, FINE, classes="mute fine")
        parts.append(element("a", hit(x, top, column.width, _TARGET), *more, href=callout.marks[0].place.href))
    return grouped(parts)


def _deep(rows: Sequence[_Piece]) -> float:
    """How high an event is, with the gap below it."""
    return max((rows[-1].row + 1) * _ROW + _GAP, _TARGET)


def hit(x: float, y: float, width: float, height: float) -> Svg:
    """What makes a link large enough for a finger: nothing to be seen."""
    return element("rect", x=x, y=y, width=width, height=height, fill="none", pointer_events="all")


def _head(mark: Mark, column: Rect, top: float) -> Svg:
    place, y = mark.place, top + _HEAD * 0.72
    name = wrapped(place.name, NAME, column.width, 1)[0]
    head = [hit(column.left, top, column.width, _HEAD), *label(column.left, y, name, NAME, classes="name")]
    arabic = arabic_name(mark)
    behind = column.left + text_width(name, NAME) * 1.05 + 8
    if arabic and behind + text_width(arabic, ARABIC) <= column.right:
        head += label(behind, y, arabic, ARABIC, lang="ar")
    return element("a", *head, href=place.href, data_place=place.id)


def _event(event: MapEvent, rows: Sequence[_Piece], column: Rect, top: float) -> Svg:
    x = column.left
    title = element("title", f"{event.title}, {event.when}: {event.standing.label}")
    target = hit(x, top, column.width, _deep(rows))
    parts = [title, target, standing_glyph(event.standing.value, x + 6, top + _ROW * 0.46, 12)]
    for piece in rows:
        y = top + piece.row * _ROW + _ROW * 0.75
        parts += label(x + _INDENT + piece.x, y, piece.text, piece.lettering, classes=piece.classes)
    return element("a", *parts, href=event.href, data_event=event.anchor)


def leader(callout: Callout, column: Rect, clear: float, others: Sequence[XY] = ()) -> tuple[XY, ...]:
    """The course of a leader, from the edge of the mark (``clear`` pixels around it) to the name.

    others: the pixels of other marks: the leader bends where it passes none of them too closely, if it can.
    """
    if callout.at is None:
        return ()
    (x, y), end = callout.at, (column.left - 7, callout.y)
    if abs(callout.y - y) < 1.5:
        return ((x + clear, y), end)
    usual = column.left - 24 - abs(callout.y - y) * 0.25
    bends = [(max(x + clear, at), callout.y) for at in (usual, *(column.left - off for off in _BENDS))]
    bend = max(bends, key=lambda at: min((_nearest((callout.at or at, at, end), one) for one in others), default=_FREE))
    length = max(distance(bend, callout.at), 1e-6)
    return ((x + (bend[0] - x) * clear / length, y + (bend[1] - y) * clear / length), bend, end)


def _nearest(run: Sequence[XY], point: XY) -> float:
    """How near a run comes to a point; beyond `_FREE` pixels nobody sees a difference."""
    return min(_FREE, *(_from_leg(one, other, point) for one, other in pairwise(run)))


def _from_leg(one: XY, other: XY, point: XY) -> float:
    dx, dy = other[0] - one[0], other[1] - one[1]
    length = dx * dx + dy * dy
    along = ((point[0] - one[0]) * dx + (point[1] - one[1]) * dy) / length if length else 0.0
    along = min(max(along, 0.0), 1.0)
    return distance((one[0] + dx * along, one[1] + dy * along), point)
