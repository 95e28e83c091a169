"""vocabularies.toml and countries.toml -> one typed `Vocabulary` for every closed list of words.

Records are checked against these; the documentation and the JSON Schemas are written from them; algorithms read their
columns (the stance of an act, the ends of a relation, the words of a quantifier) instead of repeating lists of words.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Generic, Literal, TypeVar, cast

Stance = Literal["for", "against", "silent", "beside"]
"""The values of `STANCE`, as a type."""

End = Literal["actor", "event", "place"]
"""What may stand at an end of a relation."""


@dataclass(frozen=True, kw_only=True)
class Term:
    """One word of a vocabulary.

    value: as it is written in a fact file. label: as pages print it, at the head of a phrase.
    definition: one sentence. source: the standard that the word comes from, or "ours".
    """

    value: str
    label: str
    definition: str
    source: str

    def columns(self) -> dict[str, object]:
        """What this kind of term has beyond value, label, definition and source, for tables in the documentation."""
        return {field.name: getattr(self, field.name) for field in fields(self)[len(fields(Term)) :]}


@dataclass(frozen=True, kw_only=True)
class EventKindTerm(Term):
    """A kind of event; group: the heading under which a time strip puts it beside kinds like it."""

    group: str


@dataclass(frozen=True, kw_only=True)
class ActTerm(Term):
    """What a speaker does: "the ministry *denies*" (verb_one), "the ministries *deny*" (verb_many)."""

    verb_one: str
    verb_many: str
    stance: Stance
    group: str

    @property
    def asserts(self) -> bool:
        """Whether the act says that the proposition is so; a demand, say, only presupposes it."""
        return self.stance == "for"


@dataclass(frozen=True, kw_only=True)
class LinkTerm(Term):
    """What a claim does to another: "A *denies* B" (verb_one), "B *is denied by* A" (passive).

    stance: None where the act of the linking claim decides it.
    """

    verb_one: str
    passive: str
    stance: Stance | None = None


@dataclass(frozen=True, kw_only=True)
class RelationTerm(Term):
    """How A stands to B: "A *backs* B" (verb_one), "B *is backed by* A" (verb_passive).

    symmetric: A to B says the same as B to A. ends_from, ends_to: the types that A, and B, may have.
    """

    verb_one: str
    verb_passive: str
    symmetric: bool
    ends_from: tuple[End, ...]
    ends_to: tuple[End, ...]


@dataclass(frozen=True, kw_only=True)
class MeasureTerm(Term):
    """What a figure counts: "eight *people killed*" (noun)."""

    noun: str


@dataclass(frozen=True, kw_only=True)
class QuantifierTerm(Term):
    """How exactly a figure is given; words: English wordings for it, lower case (of several, the longest counts)."""

    words: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class LikelihoodTerm(Term):
    """A band of ICD 203: low to high in percent (neighbours touch); also: the standard's other words for it."""

    low: int
    high: int
    also: tuple[str, ...]

    @property
    def range(self) -> str:
        """The band as the standard prints it: ``01-05%``."""
        return f"{self.low:02}-{self.high:02}%"


@dataclass(frozen=True, kw_only=True)
class PolicyTerm(Term):
    """How much of a text may be shown; max_words: the longest run of its words, None where there is no limit."""

    max_words: int | None = None


@dataclass(frozen=True, kw_only=True)
class CountryTerm(Term):
    """A country or territory; short_name as ISO lists it ("Syrian Arab Republic"), label as printed ("Syria")."""

    short_name: str


T_co = TypeVar("T_co", bound=Term, covariant=True)


@dataclass(frozen=True, kw_only=True, eq=False)
class Vocabulary(Generic[T_co]):
    """A closed list of terms, in the order in which they are documented; it iterates over their values."""

    name: str
    label: str
    definition: str
    source: str
    terms: Mapping[str, T_co]

    def __contains__(self, value: object) -> bool:
        return value in self.terms

    def __getitem__(self, value: str) -> T_co:
        return self.terms[value]

    def __iter__(self) -> Iterator[str]:
        return iter(self.terms)

    def __len__(self) -> int:
        return len(self.terms)


def read(table: Mapping[str, Any], name: str, kind: type[T_co]) -> Vocabulary[T_co]:
    """A vocabulary from its TOML table; ValueError names the entry that has an unknown or a missing column."""
    head = {key: value for key, value in table.items() if key != "terms"}
    terms: dict[str, T_co] = {}
    where = name
    try:
        for value, columns in table["terms"].items():
            where = f"{name}.{value}"
            row = {key: tuple(cell) if isinstance(cell, list) else cell for key, cell in columns.items()}
            terms[value] = kind(**{"value": value, "source": head["source"], **row})
        where = name
        return Vocabulary(name=name, terms=MappingProxyType(terms), **head)
    except (TypeError, KeyError) as error:
        raise ValueError(f"vocabularies.toml, {where}: {error}") from error


def _load(file: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(file).read_text(encoding="utf-8"))


def _countries() -> dict[str, Any]:
    """The country table in the shape of the others; its file keeps one bare name a line, to stay legible."""
    table = cast("dict[str, Any]", _load("countries.toml")["country"])
    usual = table.pop("usual")
    if unknown := usual.keys() - table["terms"].keys():
        raise ValueError(f"countries.toml: usual names without a code: {', '.join(sorted(unknown))}")
    table["terms"] = {
        code: {
            "label": usual.get(code, name),
            "definition": f"The country or territory that ISO 3166-1 lists as “{name}”.",
            "short_name": name,
        }
        for code, name in table["terms"].items()
    }
    return table


_tables = {**_load("vocabularies.toml"), "country": _countries()}


def _take(name: str, kind: type[T_co]) -> Vocabulary[T_co]:
    return read(_tables.pop(name), name, kind)


ACTOR_KIND = _take("actor-kind", Term)
PLACE_KIND = _take("place-kind", Term)
PREPOSITION = _take("preposition", Term)
SOURCE_KIND = _take("source-kind", Term)
EVENT_KIND = _take("event-kind", EventKindTerm)
ROLE = _take("role", Term)
ACT = _take("act", ActTerm)
BASIS = _take("basis", Term)
MODE = _take("mode", Term)
LINK = _take("link", LinkTerm)
MEASURE = _take("measure", MeasureTerm)
QUANTIFIER = _take("quantifier", QuantifierTerm)
NATURE = _take("nature", Term)
RELATION = _take("relation", RelationTerm)
LIKELIHOOD = _take("likelihood", LikelihoodTerm)
CONFIDENCE = _take("confidence", Term)
RELIABILITY = _take("reliability", Term)
CREDIBILITY = _take("credibility", Term)
TREND = _take("trend", Term)
STATUS = _take("briefing-status", Term)
TEXT_POLICY = _take("text-policy", PolicyTerm)
TRANSLATION = _take("translation", Term)
STANCE = _take("stance", Term)
STANDING = _take("standing", Term)
COUNTRY = _take("country", CountryTerm)

if _tables:
    raise ValueError(f"vocabularies.toml: tables that nothing reads: {', '.join(_tables)}")

VOCABULARIES: tuple[Vocabulary[Term], ...] = (
    *(ACTOR_KIND, PLACE_KIND, PREPOSITION, SOURCE_KIND, EVENT_KIND, ROLE, ACT, BASIS, MODE, LINK, MEASURE, QUANTIFIER),
    *(NATURE, RELATION, LIKELIHOOD, CONFIDENCE, RELIABILITY, CREDIBILITY, TREND, STATUS, TEXT_POLICY, TRANSLATION),
    *(STANCE, STANDING, COUNTRY),
)
"""All of them, in the order of the documentation."""
