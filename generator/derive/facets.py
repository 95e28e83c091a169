"""An event or a claim -> its facets: what is stated of each, by whom, and which values exclude each other.

A clash makes a facet contested, never the event: four voices with four death tolls agree that people died.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from generator.derive.clashes import clash
from generator.derive.explain import speaker_names
from generator.derive.explain_facets import explain_facet
from generator.derive.facet_values import FacetKey, FacetValue, Proposition, collect, roots
from generator.derive.voices import all_keys
from generator.language.language import ENGLISH, Language
from generator.library import Library

FacetStanding = Literal["contested", "agreed", "single"]
_MOST = 400  # values of one facet that are compared with each other; nobody writes so many by hand


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Facet:
    """One facet of a proposition.

    proposition: uid of the event or claim. key: which facet.
    values: what counts, in the order of the facts. replaced: what its own speakers have updated or corrected since.
    clashes: pairs of values that exclude each other.
    standing: ``contested``; ``agreed``: several voices, and no two values exclude each other; ``single``: one voice.
    told: the values that its sentence names: those that exclude each other where any do, else all that count.
    """

    proposition: str
    key: FacetKey
    values: tuple[FacetValue, ...]
    replaced: tuple[FacetValue, ...]
    clashes: tuple[tuple[FacetValue, FacetValue], ...]
    standing: FacetStanding
    told: tuple[FacetValue, ...]

    @property
    def name(self) -> str:
        """``figure``, ``when``, ``where`` or ``who.<role>``."""
        return self.key.name


def facets(library: Library, proposition: Proposition) -> tuple[Facet, ...]:
    """The facets of a proposition of which anything is stated, in the order of the facts."""
    current, replaced = collect(library, proposition)
    return tuple(
        _facet(library, proposition.uid, key, tuple(values), tuple(replaced[key]))
        for key, values in current.items()
        if values
    )


def _facet(
    library: Library, uid: str, key: FacetKey, values: tuple[FacetValue, ...], replaced: tuple[FacetValue, ...]
) -> Facet:
    pairs = tuple(pair for pair in combinations(values[:_MOST], 2) if clash(library, key, *pair))
    voices = frozenset(voice for value in values for voice in roots(library, value.statement))
    standing: FacetStanding = "contested" if pairs else "agreed" if len(voices) > 1 else "single"
    in_conflict = {id(value) for pair in pairs for value in pair}
    told = tuple(value for value in values if id(value) in in_conflict) if pairs else values
    return Facet(
        proposition=uid,
        key=key,
        values=values,
        replaced=replaced,
        clashes=pairs,
        standing=standing,
        told=told,
    )


def why(library: Library, facet: Facet, language: Language = ENGLISH) -> str:
    """One sentence without its full stop that names the speakers; inline markup in names is escaped."""
    return explain_facet(library, facet.key, facet.standing, facet.told, language)


def value_standing(library: Library, facet: Facet, value: FacetValue, language: Language = ENGLISH) -> tuple[str, str]:
    """How one value of a facet stands, in the words of the vocabulary ``standing``, and why, without a full stop.

    The event may stand otherwise: voices that give different tolls corroborate that people died, and none of the tolls.
    """
    if value in facet.replaced:
        return "withdrawn", language.say("facet.replaced")
    if any(value in pair for pair in facet.clashes):
        return "contested", why(library, facet, language)
    same = tuple(one.statement for one in facet.values if one is value or _is_alike(one, value))
    voices = {key for statement in same for key in all_keys(library, statement)}
    names = speaker_names(library, same, language)
    if len(voices) > 1:
        return "corroborated", language.say("facet.same", names=names)
    own = all(key[0] == "outlet" for key in voices)
    if own:
        return "reported", language.say("facet.only-own", names=names)
    return "attributed", language.say("facet.only", names=names)


def _is_alike(one: FacetValue, other: FacetValue) -> bool:
    return one.interval is not None and one.interval == other.interval and one.unit == other.unit
