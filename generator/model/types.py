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


def term(vocabulary: v.Vocabulary[Any]) -> Any:
    """The field type of a vocabulary: one of its values, as a string."""

    def known(value: object) -> str:
        text = s.scalar(value)
        if text not in vocabulary:
            many = len(tuple(vocabulary)) > 12
            otherwise = (
                f"the reference lists the values of {vocabulary.name}"
                if many
                else "write one of " + ", ".join(vocabulary)
            )
            raise invalid(
                "unknown-term",
                f'"{text}" is not a value of {vocabulary.name}',
                did_you_mean(text, vocabulary, otherwise),
            )
        return text

    terms = [vocabulary[value] for value in vocabulary]
    schema = {
        "type": "string",
        "enum": [t.value for t in terms],
        "enumDescriptions": [f"{t.label}. {t.definition}" for t in terms],
    }
    return Annotated[str, BeforeValidator(known), WithJsonSchema(schema)]


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
