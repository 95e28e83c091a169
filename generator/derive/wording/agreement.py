"""A date as an author writes it and what its wording resolves to -> whether the two agree."""

from __future__ import annotations

from datetime import date, timedelta

from generator.derive.wording.resolve import Resolution
from generator.model.dates import Shape, When


def agrees(written: When, resolution: Resolution) -> bool:
    """Whether the date could be what the wording says. What does not resolve speaks against nothing."""
    if resolution.when is None or written.shape is Shape.UNDATED:
        return True
    meant = resolution.when
    low, high = _padded(meant, resolution.slack)
    if resolution.kind == "duration":
        return written.earliest is None or _inside(written.earliest, low, high)
    if resolution.still and written.latest is None:
        return _inside(written.earliest, None, high)
    if meant.shape is Shape.SINCE:  # it lasted until publication, or is said to go on
        return _inside(written.earliest, low, _shifted(meant.start.latest if meant.start else None, resolution.slack))
    if meant.shape is Shape.UNTIL:
        return _inside(written.latest, _shifted(meant.end.earliest if meant.end else None, -resolution.slack), high)
    if written.shape is Shape.SINCE:
        return _inside(written.earliest, low, high)
    if written.shape is Shape.UNTIL or (written.shape is Shape.WITHIN and written.earliest is None):
        return _inside(written.latest, low, high)
    if meant.choices:
        return any(_within(written, one.earliest, one.latest) for one in meant.choices)
    return _within(written, low, high) or (meant.shape is not Shape.LASTED and _holds(written, meant))


def _within(written: When, low: date | None, high: date | None) -> bool:
    return _inside(written.earliest, low, high) and _inside(written.latest, low, high)


def _holds(written: When, meant: When) -> bool:
    """A span within which something happened may be wider than its wording, as long as it shares an end with it."""
    first, last = written.earliest, written.latest
    if first is None or last is None or meant.earliest is None or meant.latest is None:
        return False
    shares = meant.earliest <= first <= meant.latest or meant.earliest <= last <= meant.latest
    return written.shape in (Shape.LASTED, Shape.WITHIN) and shares and first <= meant.earliest and last >= meant.latest


def _padded(meant: When, slack: int) -> tuple[date | None, date | None]:
    return _shifted(meant.earliest, -slack), _shifted(meant.latest, slack)


def _shifted(day: date | None, days: int) -> date | None:
    if day is None:
        return None
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return day


def _inside(day: date | None, low: date | None, high: date | None) -> bool:
    return day is not None and (low is None or low <= day) and (high is None or day <= high)
