"""A few words -> places, events and views for maps, without a library behind them."""

from __future__ import annotations

from generator.views.map_parts import MapEvent, MapPlace, MapSpan, MapView, MapWords
from generator.views.parts import Fragment, StandingMark


def event(anchor: str, title: str = "Something happens", when: str = "1 May 2024", how: str = "") -> MapEvent:
    """An event that one voice tells of."""
    standing = StandingMark(value="attributed", label="Attributed", why="One voice.")
    return MapEvent(anchor=anchor, title=title, how=how, when=when, standing=standing, href=f"timeline.md#{anchor}")


def place(
    name: str,
    at: tuple[float, float] | None = None,
    *,
    kind: str = "town",
    precision: str = "point",
    events: int = 0,
    code: str | None = None,
    country: str | None = None,
    radius_km: float | None = None,
    line: tuple[tuple[float, float], ...] = (),
    arabic: str | None = None,
) -> MapPlace:
    """A place; its id is its name in small letters."""
    ident = "-".join("".join(c if c.isalnum() else " " for c in name.lower()).split()) or "place"
    return MapPlace(
        id=ident,
        name=name,
        names=(Fragment(arabic, lang="ar"),) if arabic else (),
        kind=kind,
        precision=precision,
        at=at,
        radius_km=radius_km,
        line=line,
        code=code,
        country=country,
        href=f"places.md#{ident}",
        events=tuple(event(f"{ident}-{n}") for n in range(events)),
    )


def view(*places: MapPlace, spans: tuple[MapSpan, ...] = (), focus: tuple[str, ...] = ()) -> MapView:
    """A map of places."""
    return MapView(
        title="Map",
        description="Places.",
        places=places,
        unplaced=(),
        spans=spans,
        caption=(),
        focus=frozenset(focus),
        total=len(places),
        words=MapWords(),
    )
