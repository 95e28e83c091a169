"""What an author may write in a field -> the JSON Schema fragment that says so to editors.

A fragment accepts every natural YAML spelling of a value: editors read ``2020`` as a number, ``true`` as a boolean.
``patternErrorMessage`` and ``enumDescriptions`` are what VS Code and its YAML language server add to JSON Schema; other
readers ignore them.
"""

from __future__ import annotations

from typing import Any, Final, TypeAlias

from pydantic import GetJsonSchemaHandler
from pydantic_core import CoreSchema

from generator.model import scalars as s
from generator.model import vocabularies as v

Fragment: TypeAlias = dict[str, Any]

_LOCATOR = r"[fb]?[1-9][0-9]{0,4}(\.[1-9][0-9]{0,4}(-[1-9][0-9]{0,4})?)?"
_ALIAS = "[a-z][a-z0-9-]*"
_DIGITS = r"[+-]?[0-9]{1,30}(\.[0-9]{1,20})?"
_DATE = r"[0-9X?~%./\[{]"


def patterned(pattern: str, message: str, *types: str, **more: Any) -> Fragment:
    """A string of the form ``pattern``, white space around it aside, or one of the other ``types``."""
    kinds: Any = ["string", *types] if types else "string"
    return {"type": kinds, "pattern": rf"^\s*({pattern})\s*$", "patternErrorMessage": message, **more}


TEXT: Final[Fragment] = {
    "type": ["string", "number"],  # were booleans listed, editors would propose them in every field of text
    "pattern": r"\S",
    "patternErrorMessage": "The value is empty: write a value, or take the field out.",
}
REF: Final[Fragment] = TEXT
ID: Final[Fragment] = {
    "type": "string",
    "pattern": f"^{s.ID.pattern}$",
    "patternErrorMessage": "An id is written in small letters, digits and single hyphens, such as idlib-city.",
}
ALIAS: Final[Fragment] = {
    "pattern": f"^{_ALIAS}$",
    "patternErrorMessage": "The short name of a source is a small letter, or a short word of small letters.",
}
WHOLE: Final[Fragment] = patterned("[0-9]{1,9}", "Write digits only, such as 4.", "integer", minimum=0)
NUMBER: Final[Fragment] = patterned(_DIGITS, "Write digits, with a point before decimals, such as 17.5.", "number")
POSITIVE: Final[Fragment] = {**NUMBER, "exclusiveMinimum": 0}
FLAG: Final[Fragment] = {"anyOf": [{"type": "boolean"}, patterned("true|false", "Write true or false.")]}
URL: Final[Fragment] = patterned(
    r"[hH][tT][tT][pP][sS]?://[^\s<>\"\\^`{|}]+", "Write a full address that starts with https:// or http://."
)
LANGUAGE: Final[Fragment] = patterned(
    s.LANGUAGE.pattern, "Write a BCP 47 tag, such as en, ar or zh-Hant.", examples=["en", "ar", "zh-Hant"]
)
TIMEZONE: Final[Fragment] = patterned(
    r"\S+", "Write a name of the tz database, such as Europe/Istanbul.", examples=["UTC", "Europe/Istanbul"]
)
RIGHTS: Final[Fragment] = patterned(
    s.RIGHTS.pattern,
    "Write an SPDX id, such as CC-BY-4.0, or all-rights-reserved.",
    examples=["all-rights-reserved", "CC-BY-4.0"],
)
BEARING: Final[Fragment] = {
    "anyOf": [
        {"type": "number", "minimum": 0, "exclusiveMaximum": 360},
        {"type": "string", "enum": [name.replace(" ", "-") for name in list(s.COMPASS)[:16]]},
        patterned("[0-9nNsSeEwW].*", "Write degrees from 0 to 359, or a point such as east-south-east."),
    ]
}
COORDINATES: Final[Fragment] = {
    "type": "array",
    "minItems": 2,
    "maxItems": 2,
    "prefixItems": [{**NUMBER, "minimum": -90, "maximum": 90}, {**NUMBER, "minimum": -180, "maximum": 180}],
    "examples": [[35.93, 36.63]],
}
DATED: Final[Fragment] = {
    "type": ["string", "number"],
    "pattern": rf"^\s*(undated\s*(\(|$)|{_DATE})",
    "patternErrorMessage": "Write a date such as 2020-02-06, or undated; the source's words in parentheses behind it.",
    "examples": [
        *("2020-02-05 (on Wednesday)", "2020-01-23/2020-02-06", "2011/..", "2000~"),
        *("[2020-02-05..2020-02-06]", "undated (early in the war)"),
    ],
}
EDTF: Final[Fragment] = {
    "type": ["string", "number"],
    "pattern": rf"^\s*{_DATE}[^()]*$",
    "patternErrorMessage": "Write a date such as 2020-02-06, 2020-02 or 2020.",
    "examples": ["2020-02-06", "2020-02", "2020-01-12/2020-02-06"],
}
PUBLISHED: Final[Fragment] = {
    "type": ["string", "number"],
    "pattern": rf"^\s*(unknown\s*$|{_DATE}[^()]*$)",
    "patternErrorMessage": "Write a date such as 2020-02-06, or unknown.",
    "examples": ["2020-02-06", "2020-02", "unknown"],
}
LOCATOR: Final[Fragment] = patterned(_LOCATOR, "Write a locator, such as 5, 5.1, 5.1-2, f3 or b1.", "number")
_CITE: Final[Fragment] = patterned(
    rf"{_ALIAS}:{_LOCATOR}([\s,;]+({_ALIAS}:)?{_LOCATOR})*",
    "Write alias:paragraph.sentence, such as r:5.1, r:5.1-2, r:5 (the whole paragraph), r:f3 or r:b1.",
    examples=["r:5.1", "r:5.1 7.1-2 f4"],
)
_QUOTED: Final[Fragment] = {
    "type": "object",
    "properties": {
        "at": {"description": "The sentence: r:5.1.", **_CITE},
        "quote": {"description": "The words that stand there, letter for letter.", **TEXT},
    },
    "required": ["at"],
    "additionalProperties": False,
}
_CITE_LIST: Final[Fragment] = {"type": "array", "minItems": 1, "items": {"anyOf": [_CITE, _QUOTED]}}
CITES: Final[Fragment] = {"anyOf": [_CITE, _QUOTED, _CITE_LIST]}
BARE_CITES: Final[Fragment] = {"anyOf": [_CITE, _CITE_LIST]}
REF_OR_REFS: Final[Fragment] = {"anyOf": [REF, {"type": "array", "minItems": 1, "items": REF}]}
RELATION: Final[Fragment] = patterned(
    rf"\S+\s+({'|'.join(v.RELATION)})\s+\S+",
    "Write three words: from type to, such as russian-government backs syrian-government.",
)
A_QUANTITY: Final[Fragment] = {
    "anyOf": [{"required": [field]} for field in ("text", "value", "low", "high")],
    "dependentSchemas": {"value": {"properties": {"low": False, "high": False}}},
}
HOW_FAR: Final[Fragment] = {"anyOf": [{"required": [field]} for field in ("text", "km", "bearing")]}
SAYS_SOMETHING: Final[Fragment] = {
    "if": {"not": {"properties": {"act": {"const": "decline-comment"}}, "required": ["act"]}},
    "then": {"required": ["says"]},
}


def terms(vocabulary: v.Vocabulary[Any]) -> Fragment:
    """The values of a vocabulary, each with what it means; values that YAML reads as numbers may be so."""
    values = list(vocabulary)
    known = {"enumDescriptions": [f"{term.label}. {term.definition}" for term in vocabulary.terms.values()]}
    if all(value.isdecimal() for value in values):
        spelled = patterned("|".join(values), f"Write a number from {values[0]} to {values[-1]}.")
        return {"anyOf": [{"type": "integer", "enum": [int(value) for value in values], **known}, spelled]}
    return {"type": "string", "enum": values, **known}


class OneOrMany:
    """A tuple that may be written as one value, or as a list."""

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> Fragment:
        array = handler(schema)
        return {"anyOf": [array["items"], {**array, "minItems": 1}]}


class Short:
    """A record that may also be written in a short form."""

    def __init__(self, *forms: Fragment) -> None:
        self.forms = forms

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> Fragment:
        return {"anyOf": [*self.forms, handler(schema)]}


class Also:
    """Further keywords for a type's fragment."""

    def __init__(self, **keywords: Any) -> None:
        self.keywords = keywords

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> Fragment:
        return {**handler(schema), **self.keywords}


class KeysOf:
    """A mapping whose keys are the values of a vocabulary: each becomes a property, with what it means."""

    def __init__(self, vocabulary: v.Vocabulary[Any]) -> None:
        self.vocabulary = vocabulary

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> Fragment:
        mapping = handler(schema)
        value = mapping["additionalProperties"]
        properties = {t.value: {"description": t.definition, **value} for t in self.vocabulary.terms.values()}
        return {**mapping, "properties": properties, "additionalProperties": False}
