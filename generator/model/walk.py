"""A record -> its references and its texts, each with the path of keys that leads to it.

The fields say by their types (`Refers`, `Prose`) what they hold, so a new field is found without being listed anywhere.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from generator.model.record import Record
from generator.model.types import Prose, Refers

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Leaf:
    """One written value of a record. path: keys from the record; marker: what its field's type says of it."""

    path: Path
    value: str
    marker: Prose | Refers


Walker = Callable[[Any, Path], Iterator[Leaf]]


def references(record: Record) -> Iterator[Leaf]:
    """Every reference in ``record``, in the order of its fields."""
    return (leaf for leaf in leaves(record) if isinstance(leaf.marker, Refers))


def texts(record: Record) -> Iterator[Leaf]:
    """Every text that an author wrote in ``record``, in the order of its fields."""
    return (leaf for leaf in leaves(record) if isinstance(leaf.marker, Prose))


def leaves(record: Record) -> Iterator[Leaf]:
    """Every reference and text in ``record``, in the order of its fields."""
    return _of_record(type(record))(record, ())


@cache
def _of_record(model: type[Record]) -> Walker:
    steps: list[tuple[str, str, Walker]] = []
    for name, field in model.model_fields.items():
        annotation: Any = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
        walker = _of_type(annotation)
        if walker is not None:
            steps.append((name, field.alias or name, walker))

    def walk(record: Any, path: Path) -> Iterator[Leaf]:
        for name, key, walker in steps:
            value = getattr(record, name)
            if value:
                yield from walker(value, (*path, key))

    return walk


def _of_type(annotation: Any) -> Walker | None:
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *metadata = get_args(annotation)
        marker = next((m for m in reversed(metadata) if isinstance(m, Prose | Refers)), None)
        return _leaf(marker) if marker is not None else _of_type(inner)
    if origin in (Union, types.UnionType):
        return next((w for w in map(_of_type, get_args(annotation)) if w is not None), None)
    if origin is tuple:
        return _each(_of_type(get_args(annotation)[0]), lambda value: enumerate(value))
    if origin is dict:
        return _each(_of_type(get_args(annotation)[1]), lambda value: ((str(key), item) for key, item in value.items()))
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return _of_record(annotation)
    return None


def _leaf(marker: Prose | Refers) -> Walker:
    def walk(value: Any, path: Path) -> Iterator[Leaf]:
        yield Leaf(path, value, marker)

    return walk


def _each(inner: Walker | None, items: Callable[[Any], Any]) -> Walker | None:
    if inner is None:
        return None

    def walk(value: Any, path: Path) -> Iterator[Leaf]:
        for key, item in items(value):
            yield from inner(item, (*path, key))

    return walk
