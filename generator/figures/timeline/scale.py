"""Dated events -> a scale of time: dense stretches wide, long empty ones broken, ticks as the room allows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt

from generator.figures.lettering import Lettering, text_width
from generator.views.chronology import ChronologyEvent, ChronologyView

TICK = Lettering(size=12.5, bold=True)
BREAK = 22.0
"""The width of a break, in pixels."""
_MOST_PIECES = 5
_EMPTY = 0.8  # a gap as long as all the rest of its piece is hardly to be read: it is broken
_DENSER = 6.0  # so many times more events a day call for a scale of their own


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """A stretch of an even scale. first, last: ordinals, both included. left, right: in pixels."""

    first: int
    last: int
    left: float
    right: float

    @property
    def day(self) -> float:
        """The width of a day."""
        return (self.right - self.left) / (self.last - self.first + 1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Tick:
    """A mark on the axis and its words."""

    x: float
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Scale:
    """Pieces from left to right, breaks between them."""

    pieces: tuple[Piece, ...]

    def start(self, day: int) -> float:
        """Where a day begins; what lies within a break or outside of the scale, at the nearest place on it."""
        for piece in self.pieces:
            if day <= piece.last:
                return piece.left + max(day - piece.first, 0) * piece.day
        return self.pieces[-1].right

    def end(self, day: int) -> float:
        """Where a day ends."""
        for piece in reversed(self.pieces):
            if day >= piece.first:
                return min(piece.left + (day - piece.first + 1) * piece.day, piece.right)
        return self.pieces[0].left

    @property
    def breaks(self) -> tuple[float, ...]:
        """The middle of each break."""
        return tuple((one.right + two.left) / 2 for one, two in zip(self.pieces, self.pieces[1:], strict=False))


def bounds(events: Sequence[ChronologyEvent]) -> list[int]:
    """Every bound of the events, in the order of time."""
    return sorted(day for event in events for day in (event.first, event.last, *event.days) if day is not None)


def scale_of(events: Sequence[ChronologyEvent], extra: Sequence[int], left: float, right: float) -> Scale:
    """The scale on which the events' bounds and the days ``extra`` lie. Raises ValueError without any."""
    days = sorted((*bounds(events), *extra))
    if not days:
        raise ValueError("no day to draw")
    parts = _parted(days)
    room = right - left - BREAK * (len(parts) - 1)
    weights = [_weight(part) for part in parts]
    pieces, at = [], left
    for part, weight in zip(parts, weights, strict=True):
        width = room * weight / sum(weights)
        pieces.append(Piece(first=part[0], last=part[-1], left=at, right=at + width))
        at += width + BREAK
    return Scale(pieces=tuple(pieces))


def _parted(days: list[int]) -> list[list[int]]:
    parts = [days]
    while len(parts) < _MOST_PIECES:
        (score, at), which = max(
            ((_best_cut(part), index) for index, part in enumerate(parts)), key=lambda found: (found[0], -found[1])
        )
        if score < 1:
            break
        parts[which : which + 1] = [parts[which][:at], parts[which][at:]]
    return parts


def _best_cut(days: list[int]) -> tuple[float, int]:
    """How much a cut is called for (from 1 on: it is), and before which day."""
    best = (0.0, 0)
    for at in range(1, len(days)):
        gap = days[at] - days[at - 1]
        if gap < 3:  # to cut a single day out saves nothing
            continue
        best = max(best, (max(_emptiness(days, gap), _contrast(days, at)), at))
    return best


def _emptiness(days: list[int], gap: int) -> float:
    rest = days[-1] - days[0] - gap + 1
    return 2 * gap / rest if gap > 20 and gap >= _EMPTY * rest else 0.0


def _contrast(days: list[int], at: int) -> float:
    before, after = days[:at], days[at:]
    if min(len(before), len(after)) < 4:
        return 0.0
    one, two = (len(part) / (part[-1] - part[0] + 1) for part in (before, after))
    return max(one / two, two / one) / _DENSER


def _weight(days: list[int]) -> float:
    return sqrt(len(set(days))) + 0.3 * min(len(days), 40)


def ticks(view: ChronologyView, scale: Scale, limit: float) -> tuple[Tick, ...]:
    """As many ticks as there is room for; ``limit``: where the last label has to end.

    Day, month or year by the room in each piece; a label that says too little alone is written in full at its start.
    """
    found: list[Tick] = []
    for index, piece in enumerate(scale.pieces):
        stop = scale.pieces[index + 1].left if index + 1 < len(scale.pieces) else limit
        found += _of_piece(view, piece, stop)
    return tuple(found)


def _of_piece(view: ChronologyView, piece: Piece, stop: float) -> list[Tick]:
    for words, days in _choices(view, piece):
        free = piece.left + text_width(words[0], TICK) + 8
        placed = [(piece.left + (day - piece.first) * piece.day, word) for day, word in zip(days, words, strict=True)]
        made = [Tick(x=x, text=word) for index, (x, word) in enumerate(placed) if index == 0 or x >= free]
        if len(days) > 1 and len(made) == 1:
            continue
        ends = [tick.x for tick in made[1:]] + [stop]
        if all(tick.x + text_width(tick.text, TICK) + 8 <= end for tick, end in zip(made, ends, strict=True)):
            return made
    return []


def _choices(view: ChronologyView, piece: Piece) -> list[tuple[list[str], list[int]]]:
    """(words, days), the fullest first; the first tick of each stands at the start of the piece."""
    first, last = date.fromordinal(piece.first), date.fromordinal(piece.last)
    months, short, found = view.months, view.months_short, []
    span = piece.last - piece.first + 1
    full = f"{first.day} {months[first.month - 1]} {first.year}"
    brief = f"{first.day} {short[first.month - 1]} {first.year}"
    exact = any(event.shape == "day" and event.first == piece.first for event in view.events)
    if first.day == 1 and not exact:  # the first of a month or year of which no day is given
        full, brief = f"{months[first.month - 1]} {first.year}", f"{short[first.month - 1]} {first.year}"
        if first.month == 1 and span == 1:
            full = brief = str(first.year)
    if span <= 62:
        for step in (1, 2, 7, 14):
            days = list(range(piece.first, piece.last + 1, step))
            rest = [date.fromordinal(day) for day in days[1:]]
            found.append(([full, *(f"{day.day} {months[day.month - 1]}" for day in rest)], days))
            found.append(([brief, *(f"{day.day} {short[day.month - 1]}" for day in rest)], days))
    if span > 40:
        for step in (1, 3, 6):
            days = _months(first, last, step)
            names = [_month(view, date.fromordinal(day)) for day in days]
            found.append(([brief, *names], [piece.first, *days]))
    if span > 500:
        for years in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000):
            days = [date(y, 1, 1).toordinal() for y in range(first.year + 1, last.year + 1) if y % years == 0]
            found.append(([str(first.year), *(str(date.fromordinal(day).year) for day in days)], [piece.first, *days]))
    start = [piece.first]
    found += [([full], start), ([brief], start), ([f"{short[first.month - 1]} {first.year}"], start)]
    found.append(([str(first.year)], start))
    return found


def _month(view: ChronologyView, day: date) -> str:
    return f"{view.months_short[day.month - 1]} {day.year}" if day.month == 1 else view.months_short[day.month - 1]


def _months(first: date, last: date, step: int) -> list[int]:
    count = (last.year - first.year) * 12 + last.month - first.month
    if count > 240:
        return []
    found = [divmod(first.month - 1 + index, 12) for index in range(1, count + 1)]
    return [date(first.year + year, month + 1, 1).toordinal() for year, month in found if month % step == 0]
