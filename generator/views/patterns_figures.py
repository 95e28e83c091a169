"""Nothing -> made-up maps, time strips and relations, for the patterns page."""

from __future__ import annotations

from datetime import date
from typing import Final

from generator.views.chronology import ChronologyEvent, ChronologyLane, ChronologyView, DateShape
from generator.views.map_parts import LatLon, MapEvent, MapPlace, MapSpan, MapView, MapWords
from generator.views.parts import Fragment
from generator.views.patterns_parts import CAGRI, COUNCIL, COURIER, HARBOUR, MARAD, MINISTRY, YARSK, mark, standing
from generator.views.relations import RelationEdge, RelationKey, RelationNode, RelationsView, RelationVoice

_LANES: Final = (("fighting", "Fighting"), ("people", "People"), ("politics", "Politics and aid"))


def map_view() -> MapView:
    """A point, a radius, a line and a stated distance. Its coordinates lie in the open sea, where nobody lives."""
    return MapView(
        title="Map: Patterns",
        description="Shown: Tell Sabra (2 events), Umm Rish (1 event), Zarun province, Halmar road, Halmar.",
        places=(
            _place("tell-sabra", "Tell Sabra", "تل صبرا", (15.004, 62.099), events=("contested", "attributed")),
            _place("umm-rish", "Umm Rish", "أم ريش", (14.95, 62.4), events=("corroborated",)),
            _place("zarun", "Zarun province", "محافظة زارون", (15.02, 62.1), radius=40, kind="province"),
            _place("halmar", "Halmar", "حلمار", (14.2, 62.9), kind="city", events=("reported", "withdrawn", "denied")),
            _place(
                "halmar-road", "Halmar road", "", None, line=((15.0, 62.1), (14.7, 62.6), (14.2, 62.9)), kind="road"
            ),
        ),
        unplaced=(),
        spans=(MapSpan(of="umm-rish", from_="tell-sabra"),),
        caption=(
            (Fragment("Dotted: Tell Sabra to Umm Rish: stated 30 km, the coordinates give 33 km."),),
            (Fragment("A shaded circle: somewhere within it, its edge is not exact."),),
        ),
        focus=frozenset(),
        total=5,
        words=MapWords(),
    )


def _place(
    name: str,
    shown: str,
    other: str,
    at: LatLon | None,
    *,
    kind: str = "town",
    radius: float | None = None,
    line: tuple[LatLon, ...] = (),
    events: tuple[str, ...] = (),
) -> MapPlace:
    return MapPlace(
        id=name,
        name=shown,
        names=(Fragment(other, lang="ar"),) if other else (),
        kind=kind,
        precision="line" if line else "radius" if radius else "point",
        at=at,
        radius_km=radius,
        line=line,
        code=None,
        country=None,
        href="#p_places",
        events=tuple(
            MapEvent(
                anchor=f"at-{name}-{value}",
                title=f"What is said to have happened, {value}",
                how="near" if value == "attributed" else "",
                when="12 March 2031",
                standing=standing(value),
                href="#p_timeline",
            )
            for value in events
        ),
    )


def chronology() -> ChronologyView:
    """A date of every shape, once."""
    return _chronology(
        (
            _event(1, "day", "2031-03-09", "2031-03-09", "fighting", "corroborated", "Rebels enter Tell Sabra"),
            _event(2, "within", "2031-03-09", "2031-03-12", "fighting", "contested", "The sluice gates are opened"),
            _event(3, "lasted", "2031-03-10", "2031-03-15", "people", "attributed", "Residents of Umm Rish leave"),
            _event(4, "several", "2031-03-08", "2031-03-14", "people", "reported", "Lorries cross", days=True),
            _event(5, "lasted", "2031-03-11", None, "politics", "attributed", "The council sits"),
            _event(6, "within", "2031-03-13", "2031-03-15", "politics", "denied", "Talks, about then", about=True),
            _event(7, "day", "2031-03-18", "2031-03-18", "politics", "attributed", "Talks are to resume", planned=True),
            _event(8, "undated", None, None, "fighting", "withdrawn", "A pump house burns"),
        ),
        "Eight events, grouped in three lanes.",
    )


def dense_chronology() -> ChronologyView:
    """A hundred and twenty events in five weeks."""
    start = date(2031, 2, 10).toordinal()
    values = ("attributed", "reported", "corroborated", "attributed", "contested")
    days = sorted((start + (number * 17 + number // 7) % 36, number) for number in range(120))
    return _chronology(
        tuple(
            _event(
                number + 100,
                "day",
                date.fromordinal(day).isoformat(),
                date.fromordinal(day).isoformat(),
                _LANES[number % 3][0],
                values[number % 5],
                f"Report {number + 1} of something said to have happened",
            )
            for day, number in days
        ),
        "A hundred and twenty events, grouped in three lanes.",
    )


def _chronology(events: tuple[ChronologyEvent, ...], description: str) -> ChronologyView:
    counts = {key: sum(event.lane == key for event in events) for key, _ in _LANES}
    return ChronologyView(
        title="Time strip",
        description=description,
        caption="A bracket: once, somewhere within. A bar: all that time. A dotted end: about then.",
        events=events,
        lanes=tuple(ChronologyLane(key=key, label=label, count=counts[key]) for key, label in _LANES),
        as_of=date(2031, 3, 16).toordinal(),
        as_of_label="as of 16 March 2031",
    )


def _event(
    number: int,
    shape: DateShape,
    first: str | None,
    last: str | None,
    lane: str,
    value: str,
    title: str,
    *,
    days: bool = False,
    about: bool = False,
    planned: bool = False,
) -> ChronologyEvent:
    from_, to = (date.fromisoformat(day).toordinal() if day else None for day in (first, last))
    return ChronologyEvent(
        anchor=f"drawn-{number}",
        title=title,
        href="#p_timeline",
        when=first or "undated",
        when_note="",
        standing=value,
        standing_label=standing(value).label,
        kind="other",
        kind_label="Other",
        lane=lane,
        shape=shape,
        first=from_,
        last=to,
        days=(from_, from_ + 3, to) if days and from_ and to else (),
        about_start=about,
        about_end=about,
        tentative=planned,
        mode_label="Planned" if planned else "",
        background=number == 1,
    )


_ACTORS: Final = {
    "ministry": (MINISTRY, "Government"),
    "marad": (MARAD, "Organisation"),
    "council": (COUNCIL, "Organisation"),
    "yarsk": (YARSK, "Armed forces"),
    "harbour": (HARBOUR, "Organisation"),
    "cagri": (CAGRI, "Person"),
}
_EDGES: Final = (
    ("ministry", "backs", "yarsk", "arrow", "firm", "corroborated"),
    ("yarsk", "opposes", "marad", "bar", "attributed", "attributed"),
    ("marad", "allied-with", "council", "double", "contested", "contested"),
    ("harbour", "advises", "ministry", "chevron", "attributed", "reported"),
    ("cagri", "backs", "council", "arrow", "open", "attributed"),
)
_KEY: Final = (
    ("arrow", "backs"),
    ("bar", "acts against"),
    ("double", "allied, or cooperates"),
    ("chevron", "leads, commands, advises or belongs to"),
    ("identity", "part of, or speaks for: as declared, not claimed"),
    ("attributed", "one voice says so"),
    ("contested", "contested or denied"),
    ("open", "planned, possible, asked for or withdrawn"),
    ("unheard", "not quoted"),
)


def relations_view() -> RelationsView:
    """A line of every kind, and one that is declared."""
    stated = tuple(_edge(number, *row) for number, row in enumerate(_EDGES, 1))
    declared = _edge(len(stated) + 1, "cagri", "part of", "harbour", "identity", "firm", "")
    return RelationsView(
        title="Relations",
        description="Six actors. Each line is in the list below.",
        plain_note="A simple layout: lines may cross boxes. The list says the same.",
        nodes=tuple(_node(name) for name in _ACTORS),
        edges=(*stated, declared),
        key=tuple(RelationKey(sample=sample, words=words) for sample, words in _KEY),
    )


def _node(name: str) -> RelationNode:
    fragment, kind = _ACTORS[name]
    return RelationNode(
        id=name,
        name=fragment.text,
        other=Fragment("وزارة الداخلية", lang="ar") if name == "ministry" else None,
        kind=kind,
        href=f"#{name}",
        statements=0 if name == "council" else 3,
        heard=name != "council",
    )


def _edge(number: int, from_: str, type_: str, to: str, line: str, certainty: str, value: str) -> RelationEdge:
    words = type_.replace("-", " ")
    ends = [Fragment(_ACTORS[name][0].text, f"#{name}", lang=_ACTORS[name][0].lang) for name in (from_, to)]
    at = f"{number}.1"
    return RelationEdge(
        number=number,
        anchor=f"s_relation_{number}",
        href=f"#s_relation_{number}",
        from_=from_,
        to=to,
        type=type_,
        label=words,
        phrase=(ends[0], Fragment(f" {words} "), ends[1]),
        short=words,
        line=line,
        certainty=certainty,
        mode="planned" if certainty == "open" else "actual",
        identity=not value,
        voices=(
            RelationVoice(
                attribution=(COURIER, Fragment(", in its own voice, states")), more=(), marks=(mark(at, value),)
            ),
        )
        if value
        else (),
        cites=(at,) if value else (),
        standing=standing(value) if value else None,
    )
