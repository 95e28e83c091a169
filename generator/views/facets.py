"""An event or a claim -> what its voices say of one thing each, such as how many were killed, side by side."""

from __future__ import annotations

from dataclasses import dataclass

from generator.derive.explain_facets import explain_values, facet_name
from generator.derive.facet_values import FacetValue
from generator.views.compose import Composer
from generator.views.parts import CitationMark, Fragment, Phrase


@dataclass(frozen=True, kw_only=True, slots=True)
class FacetRow:
    """What somebody says of it. value: in the source's words, or the analyst's. replaced: by its own speaker, since."""

    attribution: Phrase
    value: Phrase
    marks: tuple[CitationMark, ...]
    replaced: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class FacetView:
    """One thing on which voices may differ. label: «Killed, civilians». why: the rule that fired, in words."""

    label: str
    contested: bool
    why: str
    rows: tuple[FacetRow, ...]


def facet_views(composer: Composer, uid: str) -> tuple[FacetView, ...]:
    """What the voices on the event or claim ``uid`` say of each thing of which several of them speak."""
    return tuple(
        FacetView(
            label=facet_name(composer.library, facet.key, composer.language),
            contested=facet.standing == "contested",
            why=explain_values(composer.library, facet.standing, facet.told, composer.language),
            rows=(
                *(_row(composer, value) for value in facet.values),
                *(_row(composer, value, replaced=True) for value in facet.replaced),
            ),
        )
        for facet in composer.derived.facets.get(uid, ())
        if len(facet.values) + len(facet.replaced) > 1
    )


def _row(composer: Composer, value: FacetValue, *, replaced: bool = False) -> FacetRow:
    return FacetRow(
        attribution=composer.attribution(value.statement),
        value=_value(composer, value),
        marks=composer.marks(value.statement),
        replaced=replaced,
    )


def _value(composer: Composer, value: FacetValue) -> Phrase:
    if value.figure is not None:
        # Fragments of their own: an asterisk in one text must not meet one in another.
        return (Fragment(composer.quantity_text(value.figure)), *composer.partial(value.figure))
    if value.when is not None:
        return composer.date(value.when)
    if value.where is not None:
        return composer.whereabouts(value.where)
    return composer.actors(value.actors)
