"""The values of a facet -> the sentence that says how they stand to each other, with the names of the speakers."""

from __future__ import annotations

from collections.abc import Sequence

from generator.derive.explain import speaker_names
from generator.derive.facet_values import FacetKey, FacetValue
from generator.language.language import ENGLISH, Language, capital
from generator.library import Library
from generator.model.inline import literal
from generator.model.vocabularies import MEASURE, NATURE, PREPOSITION, ROLE

_MOST = 6  # values that a sentence names before it counts the rest


def explain_facet(
    library: Library, key: FacetKey, standing: str, values: Sequence[FacetValue], language: Language = ENGLISH
) -> str:
    """One sentence without its full stop. values: those that clash where it is contested, else all that count."""
    rule = explain_values(library, standing, values, language)
    return language.say("facet.told", facet=facet_name(library, key, language), rule=rule)


def explain_values(library: Library, standing: str, values: Sequence[FacetValue], language: Language = ENGLISH) -> str:
    """The same without the name of the facet, which may stand before it as a heading."""
    if standing == "contested":
        return language.say("facet.contested", values=_each(library, values, language))
    if standing == "single":
        return language.say("facet.single", names=_names(library, values[:1], language))
    return language.say("facet.agreed", names=_names(library, values, language))


def facet_name(library: Library, key: FacetKey, language: Language = ENGLISH) -> str:
    """What a facet is of: «People killed, of the residents», «When», «Initiator»."""
    if key.name.startswith("who."):
        return language.label(ROLE, key.name.removeprefix("who."))
    if key.name != "figure":
        return language.say(f"facet.{key.name}")
    noun = capital(language.term(MEASURE, str(key.measure), "noun"))
    if key.of is not None:
        of = literal(_entity(library, key.of))
        noun = language.say("facet.figure-of", noun=noun, of=of)
    nature = language.inside(NATURE, key.nature) if key.nature else ""
    return language.say("facet.figure-nature", noun=noun, nature=nature) if nature else noun


def _entity(library: Library, ref: str) -> str:
    found = library.actors.get(ref) or library.places.get(ref)
    return str(getattr(found.record, "name", ref)) if found else ref


def _names(library: Library, values: Sequence[FacetValue], language: Language) -> str:
    return speaker_names(library, tuple(value.statement for value in values), language)


def _each(library: Library, values: Sequence[FacetValue], language: Language) -> str:
    """«“12 people” (A), “40” (B)»."""
    told = [
        language.say("facet.value", value=_value(library, value, language), names=_names(library, [value], language))
        for value in values[:_MOST]
    ]
    more = len(values) - _MOST
    return language.join([*told, *([language.count("facet.more", more)] if more > 0 else [])], "comma")


def _value(library: Library, value: FacetValue, language: Language) -> str:
    """A value in words that a page can print: the source's own are quoted."""
    if value.figure is not None:
        words = language.quoted(literal(value.text)) if value.figure.text else literal(value.text)
        partial = value.figure.partial
        return language.say("facet.partial", value=words, partial=literal(partial)) if partial else words
    if value.where is not None:
        return language.join(
            language.say(
                "whereabouts", position=language.inside(PREPOSITION, word), place=literal(_entity(library, place))
            )
            for word, place in value.where.places
        )
    if value.actors:
        return language.join(literal(_entity(library, actor)) for actor in value.actors)
    return literal(value.text)
