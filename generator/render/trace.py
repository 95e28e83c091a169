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
"""(name of a mapping, kind of question, what was asked for): ``value`` of a key, ``key`` at a place, ``length``."""

_VALUE, _KEY, _LENGTH = "value", "key", "length"
_OF_LIBRARY = (
    *("actors", "places", "sources", "briefings", "events", "statements", "assessments"),
    *("mentions", "linked", "about", "occurring"),
)
_OF_DERIVED = ("standings", "silences", "coverage", "facets")

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
        self._asked[self._name, _VALUE, str(key)] = None
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


class Trace:
    """What is asked of one library.

    library, derived: to be used instead of the originals. others: more mappings that pages depend on, by name.
    """

    def __init__(self, library: Library, derived: Derived, others: Mapping[str, Mapping[str, object]]) -> None:
        self._asked: dict[Question, None] = {}
        self._fingerprints = Fingerprints()
        self._keys: dict[str, tuple[str, ...]] = {}
        evidence = library.evidence
        self._mappings: dict[str, Mapping[str, object]] = {
            **{name: getattr(library, name) for name in _OF_LIBRARY},
            **{name: getattr(derived, name) for name in _OF_DERIVED},
            "texts": evidence.texts,
            "locks": evidence.locks,
            **others,
        }
        held = replace(evidence, **self._traced(("texts", "locks")))
        self.library = replace(library, evidence=held, **self._traced(_OF_LIBRARY))
        self.derived = replace(derived, **self._traced(_OF_DERIVED))
        self.others = self._traced(others)

    def _traced(self, names: Iterable[str]) -> dict[str, Any]:
        return {name: Traced(name, self._mappings[name], self._asked) for name in names}

    def begin(self) -> None:
        """Forget what was asked."""
        self._asked.clear()

    def asked(self) -> tuple[Question, ...]:
        """What was asked since, each once."""
        return tuple(self._asked)

    def answers(self, questions: Sequence[Question]) -> str:
        """A fingerprint of the answers. Raises UnknownKindError."""
        return self._fingerprints.of(tuple(self._answer(*question) for question in questions))

    def _answer(self, name: str, kind: str, what: str | int) -> str | int | None:
        mapping = self._mappings[name]
        if kind == _LENGTH:
            return len(mapping)
        if kind == _KEY:
            keys = self._keys.get(name)
            if keys is None:
                keys = self._keys[name] = tuple(mapping)
            return keys[int(what)] if int(what) < len(keys) else None
        return self._fingerprints.of(mapping[str(what)]) if what in mapping else None
