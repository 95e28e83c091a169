"""The records of the fact model and the vocabularies -> the contexts of the pages that document them."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Any

from generator.model.facts import RECORDS
from generator.model.record import Record
from generator.model.vocabularies import COUNTRY, VOCABULARIES, Term, Vocabulary
from generator.views import urls
from generator.views.parts import Fragment, Frame, Phrase, Tab
from generator.views.type_words import FORMS, Form, field_types, in_words, kebab, leaves, record_name, vocabulary_of

MODEL, VOCABULARY, PROBLEMS = "reference/model.md", "reference/vocabularies.md", "reference/problems.md"
TITLES = {MODEL: "The fact model", VOCABULARY: "Vocabularies", PROBLEMS: "Problem codes"}
_WORDING_COLUMNS = frozenset({"verb_one", "verb_many", "verb_passive", "passive", "noun", "short_name"})
"""Columns of vocabularies that only say how pages word a term."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FieldView:
    """A field. default: the value that it has when it is left out, where that is worth saying."""

    name: str
    required: bool
    type: Phrase
    description: str
    default: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class RecordView:
    """A record. file: where it is written, None for one that stands inside others; used_in: which fields hold it."""

    anchor: str
    name: str
    description: str
    file: str | None
    used_in: Phrase
    fields: tuple[FieldView, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ModelPage:
    """Context of reference/model.md.jinja."""

    frame: Frame
    records: tuple[RecordView, ...]
    forms: tuple[Form, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class TermView:
    """A row. more: the further columns, in the order of the vocabulary's headings."""

    value: str
    label: str
    definition: str
    source: str
    more: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class VocabularyView:
    """A vocabulary. headings: of its further columns. sourced: whether its terms differ in their sources."""

    anchor: str
    label: str
    definition: str
    source: str
    used_in: Phrase
    headings: tuple[str, ...]
    sourced: bool
    terms: tuple[TermView, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class VocabulariesPage:
    """Context of reference/vocabularies.md.jinja. countries: shown in one paragraph instead of a table."""

    frame: Frame
    vocabularies: tuple[VocabularyView, ...]
    countries: VocabularyView


def model_page() -> ModelPage:
    """Every record with every field."""
    found = _records()
    files = {model: kind for kind, model in RECORDS.items()}
    used = {model: tuple(_fields_with(found, model)) for model in found}
    return ModelPage(
        frame=index_frame(MODEL),
        records=tuple(_record(model, files.get(model), used[model]) for model in found),
        forms=FORMS,
    )


def _records() -> tuple[type[Record], ...]:
    """The records of the files, each followed by those that first stand inside it."""
    found: dict[type[Record], None] = {}

    def add(model: type[Record]) -> None:
        if model not in found:
            found[model] = None
            for annotation in field_types(model).values():
                for inner in _inside(annotation):
                    if inner not in RECORDS.values():
                        add(inner)

    for model in RECORDS.values():
        add(model)
    return tuple(found)


def _inside(annotation: Any) -> Iterator[type[Record]]:
    return (leaf for leaf in leaves(annotation) if isinstance(leaf, type) and issubclass(leaf, Record))


def _record(model: type[Record], kind: str | None, used_in: tuple[str, ...]) -> RecordView:
    """Required fields first, then those that are the record's own, then those that it shares with others."""
    types, own, shown = field_types(model), inspect.get_annotations(model), []
    for name, info in model.model_fields.items():
        field = FieldView(
            name=info.alias or name,
            required=info.is_required(),
            type=in_words(types[name], urls.link(MODEL, VOCABULARY)),
            description=info.description or "",
            default=_default(info.get_default()),
        )
        shown.append(((not field.required, name not in own), field))
    return RecordView(
        anchor=kebab(model.__name__),
        name=record_name(model).capitalize(),
        description=" ".join((inspect.getdoc(model) or "").split()).replace("``", "`"),
        file=f"{kind}.yml" if kind else None,
        used_in=_fields_linked(MODEL, used_in),
        fields=tuple(found for _, found in sorted(shown, key=lambda each: each[0])),
    )


def _default(value: object) -> str | None:
    """The default as an author would write it; None for nothing, and for the emptiness of lists and mappings."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Enum):
        return str(value.value)
    return str(value) if isinstance(value, str | int | Decimal) else None


def _fields_with(models: tuple[type[Record], ...], wanted: type[Record]) -> Iterator[str]:
    for model in models:
        for name, annotation in field_types(model).items():
            if wanted in _inside(annotation):
                yield f"{record_name(model)}.{model.model_fields[name].alias or name}"


def _fields_linked(page: str, names: tuple[str, ...]) -> Phrase:
    """``claim.act, report.act``, each linked to its record."""
    phrase: list[Fragment] = []
    for name in names:
        record = kebab(name.split(".", 1)[0])
        phrase += [Fragment(", ")] if phrase else []
        phrase.append(Fragment(name, urls.link(page, MODEL, record)))
    return tuple(phrase)


def vocabularies_page() -> VocabulariesPage:
    """Every vocabulary with every term."""
    views = {vocabulary.name: _vocabulary(vocabulary) for vocabulary in VOCABULARIES}
    countries = views.pop(COUNTRY.name)
    return VocabulariesPage(frame=index_frame(VOCABULARY), vocabularies=tuple(views.values()), countries=countries)


def _vocabulary(vocabulary: Vocabulary[Term]) -> VocabularyView:
    terms = list(vocabulary.terms.values())
    columns = [name for name in terms[0].columns() if name not in _WORDING_COLUMNS]
    used = tuple(
        f"{record_name(model)}.{model.model_fields[name].alias or name}"
        for model in _records()
        for name, annotation in field_types(model).items()
        if any(vocabulary_of(leaf) is vocabulary for leaf in leaves(annotation))
    )
    return VocabularyView(
        anchor=vocabulary.name,
        label=vocabulary.label,
        definition=vocabulary.definition,
        source=vocabulary.source,
        used_in=_fields_linked(VOCABULARY, used),
        headings=tuple(name.replace("_", " ").capitalize() for name in columns),
        sourced=any(term.source != vocabulary.source for term in terms),
        terms=tuple(
            TermView(
                value=term.value,
                label=term.label,
                definition=term.definition,
                source=term.source,
                more=tuple(_cell(term.columns()[name]) for name in columns),
            )
            for term in terms
        ),
    )


def _cell(value: object) -> str:
    if value is None or value == ():
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def index_frame(uri: str) -> Frame:
    """The frame of one of the three index pages; they are each other's neighbours."""
    pages = list(TITLES)
    at = pages.index(uri)
    return Frame(
        uri=uri,
        title=TITLES[uri],
        search_title=TITLES[uri],
        boost=1,
        crumbs=(),
        tabs=tuple(
            Tab(label=title, href=urls.link(uri, page), count=None, current=page == uri)
            for page, title in TITLES.items()
        ),
        previous=Fragment(TITLES[pages[at - 1]], urls.link(uri, pages[at - 1])) if at else None,
        next=Fragment(TITLES[pages[at + 1]], urls.link(uri, pages[at + 1])) if at + 1 < len(pages) else None,
        ribbon=None,
        as_of=None,
    )
