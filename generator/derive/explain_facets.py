"""The values of a facet -> the sentence that says how they stand to each other, with the names of the speakers."""

from __future__ import annotations

from collections.abc import Sequence

from generator.derive.explain import in_words, speaker_names
from generator.derive.facet_values import FacetKey, FacetValue
from generator.library import Library
from generator.model.inline import literal
from generator.model.vocabularies import MEASURE, ROLE

_MOST = 6  # values that a sentence names before it counts the rest


def explain_facet(library: Library, key: FacetKey, standing: str, values: Sequence[FacetValue]) -> str:
    """One sentence without its full stop. values: those that clash where it is contested, else all that count."""
    what = facet_name(library, key)
    if standing == "contested":
        return f"{what}: {_each(library, values)}; these cannot all be so"
    if standing == "single":
        return f"{what}: only {_names(library, values[:1])} gives it"
    return f"{what}: {_names(library, values)} give values that do not exclude each other"


def facet_name(library: Library, key: FacetKey) -> str:
    """What a facet is of: «People killed, of the residents», «When», «Initiator»."""
    if key.name.startswith("who."):
        return ROLE[key.name.removeprefix("who.")].label
    if key.name != "figure":
        return key.name.capitalize()
    noun = MEASURE[str(key.measure)].noun
    name = noun[:1].upper() + noun[1:]
    if key.of is not None:
        name += f", of {literal(_entity(library, key.of))}"
    return f"{name} ({key.nature})" if key.nature else name


def _entity(library: Library, ref: str) -> str:
    found = library.actors.get(ref) or library.places.get(ref)
    return str(getattr(found.record, "name", ref)) if found else ref


def _names(library: Library, values: Sequence[FacetValue]) -> str:
    return speaker_names(library, tuple(value.statement for value in values))


def _each(library: Library, values: Sequence[FacetValue]) -> str:
    """«“12 people” (A), “40” (B)»."""
    told = [f"{_value(library, value)} ({_names(library, [value])})" for value in values[:_MOST]]
    more = len(values) - _MOST
    return ", ".join([*told, *([f"{more} more"] if more > 0 else [])])


def _value(library: Library, value: FacetValue) -> str:
    """A value in words that a page can print: the source's own are quoted."""
    if value.figure is not None:
        words = f"“{literal(value.text)}”" if value.figure.text else literal(value.text)
        return f"{words}, counted only: {literal(value.figure.partial)}" if value.figure.partial else words
    if value.where is not None:
        return in_words(tuple(f"{word} {literal(_entity(library, place))}" for word, place in value.where.places))
    if value.actors:
        return in_words(tuple(literal(_entity(library, actor)) for actor in value.actors))
    return literal(value.text)
