"""Annotated field types: what authors may write in a field -> the typed value that records hold.

Each type carries its own JSON Schema fragment, so that the schemas for editors and the reference come from here.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BeforeValidator, GetJsonSchemaHandler, WithJsonSchema
from pydantic_core import CoreSchema

from generator.model import scalars as s
from generator.model import vocabularies as v
from generator.model.citations import Cite, Locator, parse_locator
from generator.model.dates import EDTF_SCHEMA, When
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
    terms = list(vocabulary.terms.values())
    return WithJsonSchema(
        {
            "type": "string",
            "enum": [term.value for term in terms],
            "enumDescriptions": [f"{term.label}. {term.definition}" for term in terms],
        }
    )


_TEXT_SCHEMA = {"type": ["string", "number", "boolean"]}
_REF_SCHEMA = {"type": ["string", "integer"]}
_NUMBER = {"type": ["number", "string"]}


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

Id = Annotated[str, BeforeValidator(s.identifier), WithJsonSchema({"type": "string", "pattern": f"^{s.ID.pattern}$"})]
Text = Annotated[str, BeforeValidator(s.scalar), WithJsonSchema(_TEXT_SCHEMA), Prose(own=True)]
Wording = Annotated[str, BeforeValidator(s.scalar), WithJsonSchema(_TEXT_SCHEMA), Prose(own=False)]
Ref = Annotated[str, BeforeValidator(s.scalar), WithJsonSchema(_REF_SCHEMA)]
Whole = Annotated[
    int, BeforeValidator(s.whole), WithJsonSchema({"type": ["integer", "string"], "pattern": "^[0-9]+$", "minimum": 0})
]
Number = Annotated[Decimal, BeforeValidator(s.number), WithJsonSchema(_NUMBER)]
Positive = Annotated[float, BeforeValidator(s.positive), WithJsonSchema({**_NUMBER, "exclusiveMinimum": 0})]
Flag = Annotated[bool, BeforeValidator(s.flag), WithJsonSchema({"enum": [True, False, "true", "false"]})]
Dated = Annotated[When, BeforeValidator(s.when), WithJsonSchema(EDTF_SCHEMA)]
Edtf = Annotated[When, BeforeValidator(s.edtf), WithJsonSchema(EDTF_SCHEMA)]
Published = Annotated[When, BeforeValidator(s.published), WithJsonSchema(EDTF_SCHEMA)]
Url = Annotated[str, BeforeValidator(s.url), WithJsonSchema({"type": "string", "pattern": "^https?://"})]
Language = Annotated[
    str, BeforeValidator(s.language), WithJsonSchema({"type": "string", "pattern": f"^{s.LANGUAGE.pattern}$"})
]
Timezone = Annotated[str, BeforeValidator(s.timezone), WithJsonSchema({"type": "string"})]
Rights = Annotated[
    str, BeforeValidator(s.rights), WithJsonSchema({"type": "string", "pattern": f"^({s.RIGHTS.pattern})$"})
]
Bearing = Annotated[float, BeforeValidator(s.bearing), WithJsonSchema({"type": ["string", "number"]})]
Coordinates = Annotated[
    tuple[float, float],
    BeforeValidator(s.coordinates),
    WithJsonSchema({"type": "array", "minItems": 2, "maxItems": 2, "items": {"type": ["number", "string"]}}),
]
LocatorText = Annotated[
    Locator, BeforeValidator(lambda value: parse_locator(s.scalar(value))), WithJsonSchema(_REF_SCHEMA)
]
_CITE_ITEM: dict[str, Any] = {
    "oneOf": [
        {"type": "string", "pattern": "^\\s*[a-z][a-z0-9-]*:[fb]?[1-9]"},
        {
            "type": "object",
            "properties": {"at": {"type": "string"}, "quote": {"type": "string"}},
            "required": ["at"],
            "additionalProperties": False,
        },
    ]
}
Cites = Annotated[
    tuple[Cite, ...],
    BeforeValidator(s.cites),
    WithJsonSchema({"oneOf": [*_CITE_ITEM["oneOf"], {"type": "array", "minItems": 1, "items": _CITE_ITEM}]}),
]


class _OneOrMany:
    """In the schemas for editors, «one or a list» reads as such."""

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        array = handler(schema)
        return {"oneOf": [array["items"], {**array, "minItems": 1}]}


class Short:
    """In the schemas for editors, a record that may also be written in a short form."""

    def __init__(self, *forms: dict[str, Any]) -> None:
        self.forms = forms

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"oneOf": [*self.forms, handler(schema)]}


Items = Annotated[tuple[T, ...], BeforeValidator(s.as_items), _OneOrMany()]
"""One value, or a list of them."""
Listed = Annotated[tuple[T, ...], BeforeValidator(s.as_list)]
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
]
