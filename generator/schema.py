"""The record types of the fact model -> one JSON Schema (2020-12) a kind of fact file, for editors."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode, JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from generator.model import fragments
from generator.model.facts import RECORDS

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TITLES = {
    "briefing": (
        "Briefing",
        "The briefing itself: its title, its date, its sources and its bottom line.",
    ),
    "sources": ("Sources", "Where we read it: id -> source. Sources are known to the whole library."),
    "actors": ("Actors", "Who acts or speaks: id -> actor. Actors are known to the whole library."),
    "places": (
        "Places",
        "Where something is said to happen: id -> place. Places are known to the whole library.",
    ),
    "events": ("Events", "What is said to have happened, or to be planned, and who says so: id -> event."),
    "claims": ("Claims", "What somebody says that is not the report of an event: id -> claim."),
    "assessments": ("Assessments", "What the analyst concludes: id -> assessment."),
}


def schemas() -> Mapping[str, str]:
    """Kind of fact file -> its schema as JSON text, the same bytes from the same model.

    A schema accepts whatever the reader accepts of a file's shape, in each of YAML's spellings, with two exceptions: a
    text or an id that is one of the words null, ~, true and false needs quotation marks, and terms carry no white space
    inside theirs. It is weaker than `briefings check`, which also knows the other files.
    """
    return {kind: json.dumps(_schema(kind), indent=2, ensure_ascii=False) + "\n" for kind in RECORDS}


def _schema(kind: str) -> dict[str, Any]:
    model = RECORDS[kind]
    record = model.model_json_schema(by_alias=True, schema_generator=_Generator, mode="validation")
    definitions = record.pop("$defs", {})
    title, description = _TITLES[kind]
    head = {"$schema": DIALECT, "$id": f"urn:briefings:schema:{kind}", "title": title, "description": description}
    if kind == "briefing":
        return {**head, **{key: value for key, value in record.items() if key not in head}, "$defs": definitions}
    return {
        **head,
        "type": "object",
        "propertyNames": _untyped(fragments.ID),
        "additionalProperties": {"$ref": f"#/$defs/{model.__name__}"},
        "$defs": {model.__name__: record, **definitions},
    }


class _Generator(GenerateJsonSchema):
    """pydantic's schemas in the order of the model, without what only pydantic means.

    No ``null`` (an absent field is left out, never null), no empty defaults, no titles made from field names, and no
    mapping without an entry.
    """

    def generate(self, schema: CoreSchema, mode: JsonSchemaMode = "validation") -> JsonSchemaValue:
        found: JsonSchemaValue = _plain(super().generate(schema, mode))
        return found

    def sort(self, value: JsonSchemaValue, parent_key: str | None = None) -> JsonSchemaValue:  # noqa: ARG002
        return value

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002
        return False

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        found = super().default_schema(schema)
        if not found.get("default"):
            found.pop("default", None)
        return found

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        keys = self.generate_inner(schema["keys_schema"])
        values = self.generate_inner(schema["values_schema"])
        named = {"propertyNames": _untyped(keys)} if "pattern" in keys else {}
        return {"type": "object", **named, "additionalProperties": values, "minProperties": 1}


def _untyped(fragment: dict[str, Any]) -> dict[str, Any]:
    """A fragment for keys: JSON has only strings there, yet language servers take ``2020:`` for a number."""
    return {key: item for key, item in fragment.items() if key != "type"}


def _plain(value: Any) -> Any:
    """Docstrings mark code with two backticks, editors with one."""
    if isinstance(value, dict):
        return {
            key: item.replace("``", "`") if key == "description" and isinstance(item, str) else _plain(item)
            for key, item in value.items()
        }
    return [_plain(item) for item in value] if isinstance(value, list) else value
