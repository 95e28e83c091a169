"""A library and what is worked out from it -> the same, noting what is looked at: what pages made of it depend on.

Whoever renders gets at the library through its mappings alone. Each notes what it was asked: for a key, for the key at
a place of its order, for its length. Pages are the same as long as all answers are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Generic, TypeVar

from generator.derive.derived import Derived
from generator.library import Library
from generator.render.fingerprints import Fingerprints

Question = tuple[str, str, str | int]
"""(name of a mapping, kind of question, what was asked for).

The kinds: the ``value`` of a key, whether it is ``there``, a ``field`` of its value, the ``key`` at a place, the
``length``.
"""

Answer = str | int | bool | None
_VALUE, _THERE, _FIELD, _KEY, _LENGTH = "value", "there", "field", "key", "length"
_OF_LIBRARY = (
    *("actors", "places", "sources", "briefings", "events", "statements", "assessments"),
    *("mentions", "linked", "about", "occurring"),
)
_OF_DERIVED = ("standings", "silences", "coverage", "facets", "tints")
_OF_REACH = (
    *("spoken", "inside", "happened", "distances"),
    *("event_ranks", "statement_ranks", "place_ranks"),
)
_IN_PARTS = frozenset(("briefings",))
"""Mappings whose values are large: of these it is noted which fields are looked at."""

Value = TypeVar("Value")


class Traced(Mapping[str, Value], Generic[Value]):
    """A mapping that notes what it is asked."""

    __slots__ = ("_asked", "_mapping", "_name")

    def __init__(self, name: str, mapping: Mapping[str, Value], asked: dict[Question, None]) -> None:
        self._name, self._mapping, self._asked = name, mapping, asked

    def __getitem__(self, key: str) -> Value:
        self._asked[self._name, _VALUE, key] = None
        return self._mapping[key]

    def __contains__(self, key: object) -> bool:
        self._asked[self._name, _THERE, str(key)] = None
        return key in self._mapping

    def __iter__(self) -> Iterator[str]:
        place = -1
        for place, key in enumerate(self._mapping):
            self._asked[self._name, _KEY, place] = None
            yield key
        self._asked[self._name, _KEY, place + 1] = None  # where it ends is an answer, too

    def __len__(self) -> int:
        self._asked[self._name, _LENGTH, 0] = None
        return len(self._mapping)


class TracedInParts(Traced[Any]):
    """A mapping of large values: each notes which of its fields is looked at."""

    __slots__ = ()

    def __getitem__(self, key: str) -> Any:
        self._asked[self._name, _THERE, key] = None
        return _TracedValue(self._name, key, self._mapping[key], self._asked)


class _TracedValue:
    """A value that stands for another, and notes what it is asked."""

    __slots__ = ("_asked", "_key", "_name", "_value")

    def __init__(self, name: str, key: str, value: object, asked: dict[Question, None]) -> None:
        self._name, self._key, self._value, self._asked = name, key, value, asked

    def __getattr__(self, field: str) -> Any:
        self._asked[self._name, f"{_FIELD} {field}", self._key] = None
        return getattr(self._value, field)


class Trace:
    """What is asked of one library.

    library, derived: to be used instead of the originals. others: more mappings that pages depend on, by name.
    fingerprints: those of an earlier library, of which this one may hold objects.
    """

    def __init__(
        self,
        library: Library,
        derived: Derived,
        others: Mapping[str, Mapping[str, object]],
        fingerprints: Fingerprints | None = None,
    ) -> None:
        self._asked: dict[Question, None] = {}
        self._answers: dict[Question, Answer] = {}
        self.fingerprints = Fingerprints(fingerprints)
        self._keys: dict[str, tuple[str, ...]] = {}
        evidence = library.evidence
        self._mappings: dict[str, Mapping[str, object]] = {
            **{name: getattr(library, name) for name in _OF_LIBRARY},
            **{name: getattr(derived, name) for name in _OF_DERIVED},
            **{name: getattr(derived.reach, name) for name in _OF_REACH},
            "texts": evidence.texts,
            "locks": evidence.locks,
            **others,
        }
        held = replace(evidence, **self._traced(("texts", "locks")))
        self.library = replace(library, evidence=held, **self._traced(_OF_LIBRARY))
        reach = replace(derived.reach, **self._traced(_OF_REACH))
        self.derived = replace(derived, reach=reach, **self._traced(_OF_DERIVED))
        self.others = self._traced(others)

    def _traced(self, names: Iterable[str]) -> dict[str, Any]:
        kinds = {name: TracedInParts if name in _IN_PARTS else Traced for name in names}
        return {name: kind(name, self._mappings[name], self._asked) for name, kind in kinds.items()}

    def begin(self) -> None:
        """Forget what was asked."""
        self._asked.clear()

    def asked(self) -> tuple[Question, ...]:
        """What was asked since, each once."""
        return tuple(self._asked)

    def answers(self, questions: Sequence[Question]) -> str:
        """A fingerprint of the answers. Raises UnknownKindError."""
        return self.fingerprints.of(tuple(map(self.answer, questions)))

    def answer(self, question: Question) -> Answer:
        """What the library answers; of a value, its fingerprint. Raises UnknownKindError."""
        if question not in self._answers:
            self._answers[question] = self._answer(*question)
        return self._answers[question]

    def _answer(self, name: str, kind: str, what: str | int) -> Answer:
        mapping = self._mappings[name]
        if kind == _LENGTH:
            return len(mapping)
        if kind == _KEY:
            keys = self._keys.get(name)
            if keys is None:
                keys = self._keys[name] = tuple(mapping)
            return keys[int(what)] if int(what) < len(keys) else None
        key = str(what)
        if kind == _THERE or key not in mapping:
            return key in mapping
        value = mapping[key] if kind == _VALUE else getattr(mapping[key], kind.removeprefix(f"{_FIELD} "))
        return self.fingerprints.of(value)
