"""An event or a claim -> its facets: what is stated of each, by whom, and which values exclude each other.

A clash makes a facet contested, never the event: four voices with four death tolls agree that people died.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from generator.derive.clashes import clash
from generator.derive.explain_facets import explain_facet
from generator.derive.facet_values import FacetKey, FacetValue, Proposition, collect, roots
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
    why: one sentence without its full stop that names the speakers; inline markup in names is escaped.
    """

    proposition: str
    key: FacetKey
    values: tuple[FacetValue, ...]
    replaced: tuple[FacetValue, ...]
    clashes: tuple[tuple[FacetValue, FacetValue], ...]
    standing: FacetStanding
    why: str

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
        why=explain_facet(library, key, standing, told),
    )
