"""Annotated field types: what authors may write in a field -> the typed value that records hold.

Each type carries its own JSON Schema fragment, so that the schemas for editors and the reference come from here.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema

from generator.model import fragments as f
from generator.model import scalars as s
from generator.model import vocabularies as v
from generator.model.citations import Cite, Locator, parse_locator
from generator.model.dates import When
from generator.model.invalid import did_you_mean, invalid

T = TypeVar("T")


def _known(vocabulary: v.Vocabulary[Any]) -> BeforeValidator:
    """Accepts the values of a vocabulary, as strings."""

    def known(value: object) -> str:
        text = s.scalar(value)
        if text not in vocabulary:
            few = len(vocabulary) <= 12
            otherwise = (
                "write one of " + ", ".join(vocabulary)
                if few
                else f"the reference lists the values of {vocabulary.name}"
            )
            message = f'"{text}" is not a value of {vocabulary.name}'
            raise invalid("unknown-term", message, did_you_mean(text, vocabulary, otherwise))
        return text

    return BeforeValidator(known)


def _enum(vocabulary: v.Vocabulary[Any]) -> WithJsonSchema:
    """The values of a vocabulary for editors, each with what it means."""
    return WithJsonSchema(f.terms(vocabulary))


class Prose:
    """Marks a field as text that an author wrote: escaped wherever it is shown, and read by the checks on texts.

    own: the words are the analyst's own; else they are somebody's, taken over (a name, a wording).
    """

    def __init__(self, *, own: bool) -> None:
        self.own = own

    def __repr__(self) -> str:
        return f"Prose(own={self.own})"


class Refers:
    """Marks a field as a reference to records of the given kinds (``actor``, ``place``, ``source``, ``event``, ...)."""

    def __init__(self, *kinds: str) -> None:
        self.kinds = kinds

    def __repr__(self) -> str:
        return f"Refers({', '.join(self.kinds)})"


ActorKind = Annotated[str, _known(v.ACTOR_KIND), _enum(v.ACTOR_KIND)]
PlaceKind = Annotated[str, _known(v.PLACE_KIND), _enum(v.PLACE_KIND)]
SourceKind = Annotated[str, _known(v.SOURCE_KIND), _enum(v.SOURCE_KIND)]
EventKind = Annotated[str, _known(v.EVENT_KIND), _enum(v.EVENT_KIND)]
Act = Annotated[str, _known(v.ACT), _enum(v.ACT)]
Basis = Annotated[str, _known(v.BASIS), _enum(v.BASIS)]
Mode = Annotated[str, _known(v.MODE), _enum(v.MODE)]
Measure = Annotated[str, _known(v.MEASURE), _enum(v.MEASURE)]
Quantifier = Annotated[str, _known(v.QUANTIFIER), _enum(v.QUANTIFIER)]
Nature = Annotated[str, _known(v.NATURE), _enum(v.NATURE)]
RelationType = Annotated[str, _known(v.RELATION), _enum(v.RELATION)]
Likelihood = Annotated[str, _known(v.LIKELIHOOD), _enum(v.LIKELIHOOD)]
Level = Annotated[str, _known(v.CONFIDENCE), _enum(v.CONFIDENCE)]
Reliability = Annotated[str, _known(v.RELIABILITY), _enum(v.RELIABILITY)]
Credibility = Annotated[str, _known(v.CREDIBILITY), _enum(v.CREDIBILITY)]
Trend = Annotated[str, _known(v.TREND), _enum(v.TREND)]
Status = Annotated[str, _known(v.STATUS), _enum(v.STATUS)]
TextPolicy = Annotated[str, _known(v.TEXT_POLICY), _enum(v.TEXT_POLICY)]
Translation = Annotated[str, _known(v.TRANSLATION), _enum(v.TRANSLATION)]
Country = Annotated[str, _known(v.COUNTRY), _enum(v.COUNTRY)]

Id = Annotated[str, BeforeValidator(s.identifier), WithJsonSchema(f.ID)]
Text = Annotated[str, BeforeValidator(s.scalar), WithJsonSchema(f.TEXT), Prose(own=True)]
Wording = Annotated[str, BeforeValidator(s.scalar), WithJsonSchema(f.TEXT), Prose(own=False)]
Ref = Annotated[str, BeforeValidator(s.scalar), WithJsonSchema(f.REF)]
Whole = Annotated[int, BeforeValidator(s.whole), WithJsonSchema(f.WHOLE)]
Number = Annotated[Decimal, BeforeValidator(s.number), WithJsonSchema(f.NUMBER)]
Positive = Annotated[float, BeforeValidator(s.positive), WithJsonSchema(f.POSITIVE)]
Flag = Annotated[bool, BeforeValidator(s.flag), WithJsonSchema(f.FLAG)]
Dated = Annotated[When, BeforeValidator(s.when), WithJsonSchema(f.DATED)]
Edtf = Annotated[When, BeforeValidator(s.edtf), WithJsonSchema(f.EDTF)]
Published = Annotated[When, BeforeValidator(s.published), WithJsonSchema(f.PUBLISHED)]
Url = Annotated[str, BeforeValidator(s.url), WithJsonSchema(f.URL)]
Language = Annotated[str, BeforeValidator(s.language), WithJsonSchema(f.LANGUAGE)]
Timezone = Annotated[str, BeforeValidator(s.timezone), WithJsonSchema(f.TIMEZONE)]
Rights = Annotated[str, BeforeValidator(s.rights), WithJsonSchema(f.RIGHTS)]
Bearing = Annotated[float, BeforeValidator(s.bearing), WithJsonSchema(f.BEARING)]
Coordinates = Annotated[tuple[float, float], BeforeValidator(s.coordinates), WithJsonSchema(f.COORDINATES)]
LocatorText = Annotated[
    Locator, BeforeValidator(lambda value: parse_locator(s.scalar(value))), WithJsonSchema(f.LOCATOR)
]
Cites = Annotated[tuple[Cite, ...], BeforeValidator(s.cites), WithJsonSchema(f.CITES)]

Items = Annotated[tuple[T, ...], BeforeValidator(s.as_items), f.OneOrMany()]
"""One value, or a list of them."""
Listed = Annotated[tuple[T, ...], BeforeValidator(s.as_list), f.Also(minItems=1)]
"""A list of at least one."""


def _known_keys(vocabulary: v.Vocabulary[Any]) -> Any:
    def check(value: dict[str, Any]) -> dict[str, Any]:
        for key in value:
            if key not in vocabulary:
                remedy = did_you_mean(key, vocabulary, "write one of " + ", ".join(vocabulary))
                raise invalid("unknown-term", f'"{key}" is not a value of {vocabulary.name}', remedy, key)
        return value

    return check


ActorRef = Annotated[Ref, Refers("actor")]
PlaceRef = Annotated[Ref, Refers("place")]
Who = Annotated[
    dict[str, Items[ActorRef]],
    BeforeValidator(s.as_mapping),
    AfterValidator(_known_keys(v.ROLE)),
    f.KeysOf(v.ROLE),
]
