"""Records -> their texts and references, found by the types of their fields alone."""

from __future__ import annotations

from types import ModuleType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import pytest
from pydantic import BaseModel

from generator.model.facts import RECORDS
from generator.model.record import Record
from generator.model.types import Prose, Refers
from generator.model.walk import leaves, references, texts


def _values(leaf: Any) -> tuple[tuple[Any, ...], str]:
    return leaf.path, leaf.value


def test_references_of_an_event() -> None:
    """Every reference is found with the keys that lead to it, however it is written."""
    event = RECORDS["events"].model_validate(
        {
            "title": "T",
            "kind": "attack",
            "when": "undated",
            "where": "town",
            "who": {"initiator": "army", "target": ["rebels", "state"]},
            "part_of": "war",
            "reports": {
                "a": {"by": "source", "relations": "army backs rebels", "cites": "r:1"},
                "monitor": {"where": {"from": ["x", "y"]}, "via": "agency", "denies": "other.key", "cites": "r:1"},
            },
        }
    )
    expected = [
        (("where", "in", 0), "town"),
        (("who", "initiator", 0), "army"),
        (("who", "target", 0), "rebels"),
        (("who", "target", 1), "state"),
        (("part_of",), "war"),
        (("reports", "a", "relations", 0, "from"), "army"),
        (("reports", "a", "relations", 0, "to"), "rebels"),
        (("reports", "a", "by", 0), "source"),
        (("reports", "monitor", "via", 0), "agency"),
        (("reports", "monitor", "where", "from", 0), "x"),
        (("reports", "monitor", "where", "from", 1), "y"),
        (("reports", "monitor", "denies", 0), "other.key"),
    ]
    assert sorted(expected, key=repr) == sorted(map(_values, references(event)), key=repr)


def test_texts_of_a_briefing() -> None:
    """Texts are found inside lists and mappings; their keys are texts, too, as the file has them."""
    briefing = RECORDS["briefing"].model_validate(
        {
            "title": "T",
            "as_of": "2020",
            "sources": {"r": "wire"},
            "waive": {"r": {"f1": "Byline", "2.1-2": "Advertisement"}},
            "topics": "one",
            "bottom_line": [{"text": "Line", "rests_on": "ev"}],
        }
    )
    expected = [
        (("title",), "T"),
        (("bottom_line", 0, "text"), "Line"),
        (("waive", "r", "f1"), "Byline"),
        (("waive", "r", "2.1-2"), "Advertisement"),
        (("topics", 0), "one"),
    ]
    assert expected == list(map(_values, texts(briefing)))
    assert [("bottom_line", 0, "rests_on", 0), ("sources", "r")] == [leaf.path for leaf in references(briefing)]


def test_own_words_are_told_from_words_taken_over() -> None:
    """A note is the analyst's, a name is somebody's: the checks on texts need to know."""
    actor = RECORDS["actors"].model_validate({"name": "N", "kind": "person", "note": "M"})
    own = {leaf.path: isinstance(leaf.marker, Prose) and leaf.marker.own for leaf in texts(actor)}
    assert {("name",): False, ("note",): True} == own


def test_everything_is_walked(facts_tree: ModuleType, everything: Any) -> None:
    """Texts and references together are the leaves, and no field of a type that is marked is passed over."""
    walked: set[tuple[type[Record], str]] = set()
    for _, _, record in facts_tree.Facts(everything).models():
        assert len(list(texts(record))) + len(list(references(record))) == len(list(leaves(record)))
        for leaf in leaves(record):
            walked |= set(_fields_of(type(record), leaf.path))
    marked = {pair for kind in RECORDS.values() for pair in _marked(kind, set())}
    assert set() == marked - walked


def test_everything_sets_every_field(facts_tree: ModuleType, everything: Any) -> None:
    """The library that other tests take for «every field of every record» does use each of them."""
    unset = {
        (model.__name__, name) for kind in RECORDS.values() for model in _models(kind) for name in model.model_fields
    }
    for _, _, record in facts_tree.Facts(everything).models():
        for part in _parts(record):
            unset -= {(type(part).__name__, name) for name in part.model_fields_set}
    assert set() == unset


def _parts(value: Any) -> list[BaseModel]:
    if isinstance(value, BaseModel):
        return [value, *(part for name in type(value).model_fields for part in _parts(getattr(value, name)))]
    if isinstance(value, dict):
        return [part for item in value.values() for part in _parts(item)]
    return [part for item in value for part in _parts(item)] if isinstance(value, tuple) else []


def _inner_models(annotation: Any) -> list[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return [annotation]
    return [model for argument in get_args(annotation) for model in _inner_models(argument)]


def _models(model: type[Record]) -> set[type[Record]]:
    inner = {found for field in model.model_fields.values() for found in _inner_models(field.annotation)}
    return {model, *(deeper for found in inner for deeper in _models(found))}


def _has_marker(annotation: Any) -> bool:
    if get_origin(annotation) is Annotated and any(isinstance(m, Prose | Refers) for m in annotation.__metadata__):
        return True
    if get_origin(annotation) in (Annotated, Union, UnionType, tuple, dict):
        return any(_has_marker(argument) for argument in get_args(annotation))
    return False


def _marked(model: type[Record], seen: set[type[Record]]) -> set[tuple[type[Record], str]]:
    found: set[tuple[type[Record], str]] = set()
    for one in _models(model) - seen:
        for name, field in one.model_fields.items():
            whole = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
            if _has_marker(whole):
                found.add((one, field.alias or name))
    return found


def _fields_of(model: type[Record], path: tuple[Any, ...]) -> list[tuple[type[Record], str]]:
    """The fields of records that a path leads through."""
    found: list[tuple[type[Record], str]] = []
    for key in path:
        by_key = {field.alias or name: field for name, field in model.model_fields.items()}
        if isinstance(key, str) and key in by_key:
            found.append((model, key))
            inner = _inner_models(by_key[key].annotation)
            model = inner[0] if inner else model
    return found


@pytest.mark.parametrize("kind", list(RECORDS))
def test_record_without_texts_is_empty(kind: str) -> None:
    """Fields that are not set yield nothing."""
    assert [] == list(leaves(RECORDS[kind].model_construct(**dict.fromkeys(RECORDS[kind].model_fields, None))))
