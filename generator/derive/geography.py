"""Stated distances and bearings, and coordinates -> what the geodesic gives, and a sentence that compares the two."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Final

from geographiclib.geodesic import Geodesic

from generator.derive.measures import amounts, beside, folded
from generator.language.language import ENGLISH, Language
from generator.library import Library
from generator.model.identities import Place
from generator.model.scalars import COMPASS
from generator.model.statements import Distance
from generator.model.vocabularies import QUANTIFIER

WINDS: Final = tuple(name.replace(" ", "-") for name in list(COMPASS)[:16])
"""The sixteen points of the compass, from north, clockwise."""

_FEW: Final = 2.0  # km: how far apart two people may put the middle, or the edge, of one town
_POINT: Final = re.compile(
    rf"(?<![\w-])({'|'.join(name.replace(' ', '[ -]?') for name in sorted(COMPASS, key=len, reverse=True))})(?!-?\w)"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class StatedDistance:
    """What a wording says of a distance; None for what it does not say, or not clearly.

    low_km, km: the distance in kilometres; they differ for a range only. other_km: the same in a second unit beside it.
    bearing: degrees clockwise from north. quantifier: of the vocabulary ``quantifier``.
    """

    low_km: float | None = None
    km: float | None = None
    other_km: float | None = None
    bearing: float | None = None
    quantifier: str = "exact"


@dataclass(frozen=True, kw_only=True, slots=True)
class Compared:
    """A stated distance against the coordinates.

    km, azimuth: what they give, WGS 84. too_far, turned: whether distance or direction differ beyond what rounding and
    the reach of places explain. sentence: both beside each other, without a full stop.
    """

    km: float
    azimuth: float
    too_far: bool
    turned: bool
    sentence: str


def read_distance(text: str) -> StatedDistance:
    """What «some 15 km (9 miles) north-east of» says. Two distances, or two directions, are as good as none."""
    lengths = [found for found in amounts(text) if found.kind == "length"]
    pairs = [(one, other) for one, other in beside(text) if one.kind == "length"]
    bearing = _bearing(text)
    if len(lengths) - len(pairs) != 1:
        return StatedDistance(bearing=bearing)
    first = lengths[0]
    return StatedDistance(
        low_km=first.low * first.size,
        km=first.high * first.size,
        other_km=pairs[0][1].high * pairs[0][1].size if pairs else None,
        bearing=bearing,
        quantifier=first.quantifier,
    )


def stated(distance: Distance) -> StatedDistance:
    """What a distance of the facts says: its numbers, and from its wording what they leave open."""
    read = read_distance(distance.text or "")
    km = distance.km
    return StatedDistance(
        low_km=read.low_km if km is None else km,
        km=read.km if km is None else km,
        other_km=read.other_km,
        bearing=read.bearing if distance.bearing is None else distance.bearing,
        quantifier=read.quantifier,
    )


def computed(place_a: Place, place_b: Place) -> tuple[float, float] | None:
    """(kilometres, bearing of ``place_a`` seen from ``place_b``) on the ellipsoid WGS 84; None without coordinates."""
    if place_a.at is None or place_b.at is None:
        return None
    found = Geodesic.WGS84.Inverse(*place_b.at, *place_a.at)
    return found["s12"] / 1000, found["azi1"] % 360


def wind(azimuth: float) -> str:
    """The nearest of the sixteen points of the compass."""
    return WINDS[round(azimuth % 360 / 22.5) % 16]


def turn(one: float, other: float) -> float:
    """The angle between two bearings, 0 to 180."""
    between = abs(one - other) % 360
    return min(between, 360 - between)


def against_coordinates(library: Library, distance: Distance, language: Language = ENGLISH) -> Compared | None:
    """A stated distance against the coordinates of its two places; None where one of them has none."""
    of, from_ = library.places.get(distance.of), library.places.get(distance.from_)
    if of is None or from_ is None:
        return None
    found = computed(of.record, from_.record)
    if found is None:
        return None
    km, azimuth = found
    said = stated(distance)
    reach = (of.record.radius_km or 0.0) + (from_.record.radius_km or 0.0)
    gives = kilometres(km, language)
    if km > 0:
        gives = language.say("distance.with-wind", distance=gives, wind=language.say(f"wind.{wind(azimuth)}"))
    words = (_hedge(said, language), _extent(said, language), _direction(said.bearing, language))
    says = " ".join(filter(None, words))
    return Compared(
        km=km,
        azimuth=azimuth,
        too_far=_too_far(said, km, reach),
        turned=_turned(said, km, azimuth, reach),
        sentence=language.say("distance.compared", stated=says, found=gives)
        if says
        else language.say("distance.given", found=gives),
    )


def kilometres(km: float, language: Language = ENGLISH) -> str:
    """«17 km», «4.5 km», «300 metres»."""
    if km < 1:
        return language.say("distance.metres", n=round(km * 1000))
    return language.say("distance.km", n=round(km) if km >= 10 else round(km, 1))


def _too_far(said: StatedDistance, km: float, reach: float) -> bool:
    """Whether the distance lies more than a quarter outside what is stated, the reach of both places apart."""
    if said.km is None or said.low_km is None:
        return False
    low, high = said.low_km, said.km
    if said.quantifier in ("at-least", "more-than"):
        high *= 2
    elif said.quantifier in ("at-most", "less-than"):
        low = 0.0
    return km < low - max(low / 4, _FEW) - reach or km > high + max(high / 4, _FEW) + reach


def _turned(said: StatedDistance, km: float, azimuth: float, reach: float) -> bool:
    """Whether the direction is more than 45 degrees off; near by, or inside each other, places have none."""
    if said.bearing is None or km <= reach + _FEW:
        return False
    return turn(said.bearing, azimuth) > 45 + math.degrees(math.asin(reach / km))


def _bearing(text: str) -> float | None:
    found = {COMPASS[name] for name in map(_name, _POINT.findall(folded(text)))}
    return found.pop() if len(found) == 1 else None


def _name(point: str) -> str:
    """A point of the compass as the table writes it: «northnortheast» and «north-northeast» alike."""
    letters = re.sub("[ -]", "", point)
    return " ".join(re.findall("north|south|east|west", letters))


def _direction(bearing: float | None, language: Language) -> str:
    if bearing is None:
        return ""
    if bearing % 22.5 == 0:
        return language.say(f"wind.{wind(bearing)}")
    return language.say("distance.bearing", degrees=bearing)


def _extent(said: StatedDistance, language: Language) -> str:
    if said.km is None or said.low_km is None:
        return ""
    low, high = kilometres(said.low_km, language), kilometres(said.km, language)
    return high if said.low_km == said.km else language.say("distance.range", low=low, high=high)


def _hedge(said: StatedDistance, language: Language) -> str:
    return "" if said.km is None or said.quantifier == "exact" else language.inside(QUANTIFIER, said.quantifier)
