"""Fingerprints of values: equal for equal values, and for no others."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.problems import Pointer
from generator.render.fingerprints import Fingerprints, UnknownKindError

ROOT = Path(__file__).parents[2]
PLAIN = st.none() | st.booleans() | st.integers() | st.text(max_size=4) | st.floats(allow_nan=False) | st.dates()
VALUES = st.recursive(
    PLAIN | st.frozensets(st.text(max_size=2), max_size=3),
    lambda inner: st.lists(inner, max_size=3).map(tuple) | st.dictionaries(st.text(max_size=2), inner, max_size=3),
    max_leaves=6,
)


@given(VALUES, VALUES)
def test_values_have_one_fingerprint_if_they_are_written_alike(one: object, other: object) -> None:
    """No edit is overlooked because two values look alike: «1» and 1, ("ab",) and ("a", "b")."""
    same = Fingerprints().of(one) == Fingerprints().of(other)
    assert same == (_shown(one) == _shown(other))


def _shown(value: object) -> str:
    if isinstance(value, frozenset):
        return f"frozenset{sorted(value)}"
    if isinstance(value, tuple):
        return f"({', '.join(map(_shown, value))},)"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key!r}: {_shown(item)}" for key, item in value.items()) + "}"
    return repr(value)


def test_a_fingerprint_holds_in_every_process() -> None:
    """What one run remembers, another finds, whatever the seed of its hashes."""
    made = "Fingerprints().of((frozenset('abcdef'), Pointer(file='f', path=('a', 1)), 'x'))"
    code = (
        f"from generator.problems import Pointer; from generator.render.fingerprints import Fingerprints; print({made})"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(found) == 1


def test_kinds_that_look_alike_differ() -> None:
    """A record with other fields, or a number of another kind, is another value."""
    values = [Decimal(1), 1, "1", True, date(2020, 1, 1), "2020-01-01", Pointer(file="a"), Pointer(file="b"), ("a",)]
    assert len({Fingerprints().of(value) for value in values}) == len(values)


def test_an_unknown_kind_is_refused() -> None:
    """A new kind of value in the library makes pages be rendered each time, not remembered wrongly."""
    with pytest.raises(UnknownKindError, match="object"):
        Fingerprints().of((1, object()))
