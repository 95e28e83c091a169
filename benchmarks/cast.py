"""Random numbers -> invented actors and places: those that a library shares, and those of one briefing."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from benchmarks.names import Name, Names
from benchmarks.yaml_text import Value

COUNTRIES = 4
OCEAN = ((-40.0, -130.0), (-40.0, -118.0), (-46.0, -106.0), (-46.0, -94.0))
"""Where the invented countries lie (latitude, longitude): in the open South Pacific, where no map shows any."""
ISO = ("AQ", "BV", "HM", "TF")
"""Their ISO 3166-1 codes: territories where nobody lives."""


@dataclass(kw_only=True, slots=True)
class Cast:
    """Actors and places with what the makers of facts must know of them.

    actors, places: id -> record. names: id -> name. root: actor -> the end of its chain of parents.
    at: place -> (latitude, longitude). by_role: role in this benchmark (army, ministry, ...) -> ids, in order.
    """

    actors: dict[str, dict[str, Value]] = field(default_factory=dict)
    places: dict[str, dict[str, Value]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    root: dict[str, str] = field(default_factory=dict)
    at: dict[str, tuple[float, float]] = field(default_factory=dict)
    by_role: dict[str, list[str]] = field(default_factory=dict)

    def actor(self, ident: str, role: str, name: str, kind: str, /, **more: Value) -> str:
        """Add an actor; its parent, if it has one, is there already."""
        self.actors[ident] = {"name": name, "kind": kind, **more}
        self.names[ident] = name
        parent = more.get("speaks_for") or more.get("part_of")
        self.root[ident] = (
            ident if not isinstance(parent, str) or "own_voice" in more else self.root.get(parent, parent)
        )
        self.by_role.setdefault(role, []).append(ident)
        return ident

    def place(self, ident: str, role: str, name: str, at: tuple[float, float], /, **more: Value) -> str:
        """Add a place; role is its kind."""
        self.places[ident] = {"name": name, "kind": role, **more}
        self.names[ident] = name
        self.at[ident] = at
        self.by_role.setdefault(role, []).append(ident)
        return ident


def shared_cast(rng: Random) -> Cast:
    """The 40 actors and 40 places that every briefing may use: eight and ten a country, and eight actors beside."""
    cast, names = Cast(), Names(rng)
    for index in range(COUNTRIES):
        country = names.new()
        _state(cast, names, country, ISO[index])
        _land(cast, names, country, OCEAN[index], rng)
    for number in range(6):
        name = names.new()
        cast.actor(f"{name.slug}-news", "media", f"{name.latin} News" if number % 2 else f"{name.latin} Post", "media")
    for title, role in (("Relief Union", "relief"), ("Observers League", "observers")):
        name = names.new()
        cast.actor(f"{name.slug}-{role}", "international", f"{name.latin} {title}", "international-organisation")
    return cast


def _state(cast: Cast, names: Names, country: Name, iso: str) -> None:
    """A government, those who speak for it, and its forces."""
    slug, plain = country.slug, country.latin
    government = cast.actor(
        f"{slug}-government",
        "government",
        f"Government of {plain}",
        "government",
        country=iso,
        aka=[plain, {"text": country.arabic, "lang": "ar"}],
    )
    army = cast.actor(f"{slug}-army", "army", f"{plain} Army", "armed-forces", part_of=government)
    cast.actor(f"{slug}-air-force", "air-force", f"{plain} Air Force", "armed-forces", part_of=army)
    ministry = cast.actor(
        f"{slug}-foreign-ministry", "ministry", f"Foreign Ministry of {plain}", "government", part_of=government
    )
    person = names.new()
    cast.actor(
        f"{person.slug}-president",
        "leader",
        f"{names.new().latin} {person.latin}",
        "person",
        speaks_for=government,
        roles=[{"title": "President", "of": government, "when": "2009/.."}],
        aka={"text": person.cyrillic, "lang": "ru"},
    )
    cast.actor(
        f"{slug}-spokesman",
        "spokesman",
        f"{names.new().latin} {names.new().latin}",
        "person",
        speaks_for=ministry,
        role="spokesman",
    )
    cast.actor(f"{slug}-agency", "agency", f"{plain} State Agency", "media", part_of=government)
    cast.actor(f"{slug}-front", "group", f"{plain} Front", "armed-group", aka=["the Front"])


def _land(cast: Cast, names: Names, country: Name, centre: tuple[float, float], rng: Random) -> None:
    """A country with three provinces, four cities, a border and a road."""
    lat, lon = centre
    top = cast.place(f"{country.slug}-land", "country", country.latin, centre)
    provinces = []
    for step in (-1.5, 0.0, 1.5):
        name, middle = names.new(), (lat + step / 3, lon + step)
        provinces.append(
            cast.place(
                f"{name.slug}-province",
                "province",
                f"{name.latin} province",
                middle,
                within=top,
                at=_pair(middle),
                radius_km="70",
                coordinates_from="analyst",
            )
        )
    for number in range(4):
        province = provinces[number % 3]
        town(cast, f"{(name := names.new()).slug}-city", "city", name, province, rng)
    name = names.new()
    cast.place(f"{name.slug}-border", "border", f"{name.latin} border", centre, line=_line(centre, rng), within=top)
    name = names.new()
    cast.place(f"{name.slug}-highway", "road", f"{name.latin} highway", centre, line=_line(centre, rng), within=top)


def briefing_cast(shared: Cast, number: int, rng: Random) -> Cast:
    """The ten actors and ten places of one briefing; their ids end in its number, so that none is used twice."""
    cast, names = Cast(root=dict(shared.root)), Names(rng)
    _people(cast, shared, names, number, rng)
    _neighbourhood(cast, shared, names, number, rng)
    return cast


def _people(cast: Cast, shared: Cast, names: Names, number: int, rng: Random) -> None:
    land = rng.randrange(COUNTRIES)
    government, army = shared.by_role["government"][land], shared.by_role["army"][land]
    parent = rng.choice(shared.by_role["international"])
    name, end = names.new(), f"-{number}"
    group = cast.actor(
        f"{name.slug}-brigade{end}",
        "group",
        f"{name.latin} Brigade",
        "armed-group",
        aka=[{"text": name.arabic, "lang": "ar"}, {"text": "the gunmen", "by": army}],
    )
    wing = names.new()
    cast.actor(
        f"{wing.slug}-wing{end}",
        "wing",
        f"{wing.latin} Wing",
        "armed-group",
        part_of=group,
        overlaps=[rng.choice(shared.by_role["group"])],
    )
    first, last = names.new(), names.new()
    cast.actor(
        f"{last.slug}-commander{end}",
        "commander",
        f"{first.latin} {last.latin}",
        "person",
        speaks_for=group,
        role="commander",
    )
    ministry = cast.actor(
        f"{(name := names.new()).slug}-ministry{end}",
        "ministry",
        f"{name.latin} Ministry",
        "government",
        part_of=government,
    )
    # Some people stand under the name that their own country writes.
    first, last = names.new(), names.new()
    native = rng.choice(
        (f"{first.latin} {last.latin}", f"{first.cyrillic} {last.cyrillic}", f"{first.arabic} {last.arabic}")
    )
    cast.actor(f"{last.slug}-spokeswoman{end}", "spokesman", native, "person", speaks_for=ministry, role="spokeswoman")
    name = names.new()
    cast.actor(f"{name.slug}-corps{end}", "army", f"{name.latin} Corps", "armed-forces", part_of=army)
    cast.actor(f"{name.slug}-witnesses{end}", "witnesses", f"Witnesses near {name.latin}", "group", unnamed="true")
    cast.actor(f"{name.slug}-residents{end}", "population", f"Residents of {name.latin}", "population")
    name = names.new()
    cast.actor(f"{name.slug}-council{end}", "council", f"{name.latin} Council", "organisation", aka=name.cyrillic)
    name = names.new()
    cast.actor(
        f"{name.slug}-aid{end}",
        "relief",
        f"{name.latin} Aid",
        "organisation",
        part_of=parent,
        own_voice="true",
        note="Works under the union and speaks for itself.",
    )


def _neighbourhood(cast: Cast, shared: Cast, names: Names, number: int, rng: Random) -> None:
    province, end = rng.choice(shared.by_role["province"]), f"-{number}"
    cast.at[province] = shared.at[province]
    for kind in ("district", "town", "town", "town", "village", "village", "village", "facility"):
        name = names.new()
        town(cast, f"{name.slug}-{kind}{end}", kind, name, province, rng)
    name = names.new()
    centre = shared.at[province]
    cast.place(f"{name.slug}-road{end}", "road", f"{name.latin} road", centre, line=_line(centre, rng))
    cast.place(
        f"{name.slug}-outskirts{end}",
        "area",
        f"Fields along the {name.latin} road",
        centre,
        within=province,
        unnamed="true",
    )


def town(cast: Cast, ident: str, kind: str, name: Name, province: str, rng: Random) -> str:
    """A point within half a degree of its province's centre."""
    lat, lon = cast.at[province]
    spot = (round(lat + rng.uniform(-0.3, 0.3), 4), round(lon + rng.uniform(-0.4, 0.4), 4))
    aka: list[Value] = [{"text": name.arabic, "lang": "ar"}]
    if rng.random() < 0.3:
        aka.append({"text": name.cyrillic, "lang": "ru"})
    label = name.latin if kind != "facility" else f"{name.latin} depot"
    return cast.place(ident, kind, label, spot, within=province, at=_pair(spot), coordinates_from="analyst", aka=aka)


def _pair(at: tuple[float, float]) -> list[str]:
    return [f"{at[0]:g}", f"{at[1]:g}"]


def _line(centre: tuple[float, float], rng: Random) -> list[Value]:
    lat, lon = centre
    return [_pair((round(lat + rng.uniform(-0.2, 0.2), 3), round(lon + step, 3))) for step in (-0.4, -0.1, 0.2, 0.5)]
