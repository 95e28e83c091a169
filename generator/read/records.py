"""Documents -> records: every error of every record at once, as problems at their place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.model.facts import RECORDS, Facts
from generator.model.identities import Position
from generator.model.invalid import did_you_mean, nearest
from generator.model.products import BottomLine, Confidence
from generator.model.record import Alias, Entry, Record
from generator.model.scalars import ID
from generator.model.statements import Distance, Figure, Original, Relation, Report, Whereabouts
from generator.problems import Pointer, Problem
from generator.read.document import Document
from generator.read.files import FactFile

_NESTED: dict[str, type[Record]] = {
    "aka": Alias,
    "roles": Position,
    "bottom_line": BottomLine,
    "confidence": Confidence,
    "reports": Report,
    "where": Whereabouts,
    "figures": Figure,
    "relations": Relation,
    "distance": Distance,
    "original": Original,
}
"""Field -> the type of the records inside it: where to look for the name that an unknown field was meant to be."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Records:
    """What one document declares: valid records, the ids of the others, and what is wrong with those."""

    entries: tuple[Entry[Any], ...]
    broken: tuple[tuple[str, str | None, str], ...]
    problems: tuple[Problem, ...]


def read_records(
    documents: Iterable[Document],
    unread: Iterable[FactFile] = (),
    validated: Callable[[Document], Records] | None = None,
) -> tuple[Facts, tuple[Problem, ...]]:
    """Validate every record of ``documents``; the invalid are left out of the facts and reported.

    unread: the files that gave no document; what they declare is not known, so nothing is said of references to it.
    validated: `validate`, or what remembers what it said.
    """
    validated = validated or validate
    entries: dict[str, list[Entry[Any]]] = {kind: [] for kind in RECORDS}
    broken: set[tuple[str, str | None, str]] = set()
    problems: list[Problem] = []
    for document in documents:
        found = validated(document)
        entries[document.kind] += found.entries
        broken.update(found.broken)
        problems += found.problems
    facts = Facts(
        briefings=tuple(entries["briefing"]),
        sources=tuple(entries["sources"]),
        actors=tuple(entries["actors"]),
        places=tuple(entries["places"]),
        events=tuple(entries["events"]),
        claims=tuple(entries["claims"]),
        assessments=tuple(entries["assessments"]),
        broken=frozenset(broken),
        unread=frozenset((file.kind, file.briefing) for file in unread),
    )
    return facts, tuple(problems)


def validate(document: Document) -> Records:
    """Validate every record of one document."""
    entries: list[Entry[Any]] = []
    broken: list[tuple[str, str | None, str]] = []
    problems: list[Problem] = []
    if document.kind == "briefing" and not document.data:
        broken.append((document.kind, document.briefing, document.briefing or ""))  # reported by who read the file
    for name, value, where in _declarations(document):
        found, errors = _record(document.kind, value, where)
        if document.kind != "briefing" and not ID.fullmatch(name):
            errors = [_bad_id(name, where), *errors]
        if found is None or errors:
            broken.append((document.kind, document.briefing, name))
        else:
            entries.append(Entry(id=name, record=found, briefing=document.briefing, at=where))
        problems += errors
    return Records(entries=tuple(entries), broken=tuple(broken), problems=tuple(problems))


def _declarations(document: Document) -> list[tuple[str, object, Pointer]]:
    top = Pointer(file=document.file)
    if document.kind == "briefing":
        return [(document.briefing or "", document.data, top)] if document.data else []
    return [(name, value, top.at(name)) for name, value in document.data.items()]


def _bad_id(name: str, where: Pointer) -> Problem:
    message = f'"{name}" is not an id'
    remedy = "write small letters, digits and single hyphens, such as idlib-city"
    return Problem(code="bad-id", message=message, where=where.key(), remedy=remedy)


def _record(kind: str, value: object, where: Pointer) -> tuple[Record | None, list[Problem]]:
    if not isinstance(value, dict):
        found = "nothing" if value is None else "a list" if isinstance(value, list) else "a text"
        message = f"{found} stands where a record belongs"
        return None, [
            Problem(
                code="wrong-type", message=message, where=where.key(), remedy="write the record's fields below its id"
            )
        ]
    problems: list[Problem] = []
    whole = _without_gaps(value, where, problems)
    gaps = {problem.where.path for problem in problems if isinstance(problem.where, Pointer)}
    try:
        return RECORDS[kind].model_validate(whole), problems
    except ValidationError as error:
        errors = error.errors(include_url=False, include_input=False)
        slips = set(_slips(kind, errors))
        for details in errors:
            path = _path(details)[0]
            if where.path + path not in gaps and not (details["type"] == "missing" and path in slips):
                problems.append(_problem(kind, details, where))
    return None, problems


def _slips(kind: str, found: list[ErrorDetails]) -> Iterator[tuple[str | int, ...]]:
    """The fields that unknown fields were meant to be: of these nobody need be told that they are missing, too."""
    for details in found:
        if details["type"] == "extra_forbidden":
            path = _path(details)[0]
            meant = nearest(str(path[-1]), _fields(_model(kind, path[:-1])))
            if meant is not None:
                yield (*path[:-1], meant)


def _without_gaps(value: Any, where: Pointer, problems: list[Problem]) -> Any:
    """``value`` without its empty values (``note:``), each reported: it is neither a text nor an absence."""
    if isinstance(value, dict):
        kept = {}
        for key, item in value.items():
            if item is None:
                problems.append(_empty(where.at(key)))
            else:
                kept[key] = _without_gaps(item, where.at(key), problems) if isinstance(item, dict | list) else item
        return kept
    kept_items = []
    for index, item in enumerate(value):
        if item is None:
            problems.append(_empty(where.at(index)))
        else:
            kept_items.append(_without_gaps(item, where.at(index), problems) if isinstance(item, dict | list) else item)
    return kept_items


def _empty(where: Pointer) -> Problem:
    message = "the list item is empty" if isinstance(where.path[-1], int) else f'"{where.path[-1]}" has no value'
    return Problem(code="empty-value", message=message, where=where.key(), remedy="write a value, or take the line out")


def _path(details: ErrorDetails) -> tuple[tuple[str | int, ...], bool]:
    """Where pydantic says the error lies, and whether it means the key there."""
    path = details["loc"]
    on_key = bool(path) and path[-1] == "[key]"
    return (path[:-1] if on_key else path), on_key


def _problem(kind: str, details: ErrorDetails, where: Pointer) -> Problem:
    path, on_key = _path(details)
    context: Mapping[str, Any] = details.get("ctx") or {}
    code = details["type"]
    if code == "missing":
        message, remedy = f'the field "{path[-1]}" is missing', _add_field(kind, path)
        return Problem(code="missing-field", message=message, where=where.at(*path[:-1], on_key=True), remedy=remedy)
    if code == "extra_forbidden":
        fields = _fields(_model(kind, path[:-1]))
        message = f'there is no field "{path[-1]}" here'
        remedy = did_you_mean(str(path[-1]), fields, "the fields here are " + ", ".join(fields))
        return Problem(code="unknown-field", message=message, where=where.at(*path, on_key=True), remedy=remedy)
    if "remedy" in context:
        place = where.at(*path, on_key=on_key or not path, part=context.get("part"))
        return Problem(code=code, message=context["message"], where=place, remedy=context["remedy"])
    form = "a mapping" if code in ("model_type", "model_attributes_type", "dict_type") else "another form"
    message = f"{form} belongs here"
    return Problem(
        code="wrong-type",
        message=message,
        where=where.at(*path, on_key=on_key),
        remedy="write a mapping with the fields " + ", ".join(_fields(_model(kind, path))),
    )


def _model(kind: str, path: tuple[str | int, ...]) -> type[Record]:
    nested = [_NESTED[key] for key in path if isinstance(key, str) and key in _NESTED]
    return nested[-1] if nested else RECORDS[kind]


def _fields(model: type[Record]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


def _add_field(kind: str, path: tuple[str | int, ...]) -> str:
    model = _model(kind, path[:-1])
    for name, field in model.model_fields.items():
        if (field.alias or name) == path[-1]:
            return f"add the field {path[-1]}: {_within(field.description or '').rstrip('.')}"
    return f"add the field {path[-1]}"


def _within(sentence: str) -> str:
    """A sentence as it stands behind a colon; an abbreviation at its beginning stays as it is."""
    return sentence if sentence[1:2].isupper() else sentence[:1].lower() + sentence[1:]
