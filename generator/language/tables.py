"""The files of strings -> one flat table for each language: key -> text with named placeholders."""

from __future__ import annotations

import string
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

BASE = "en"
"""The language whose table is complete by definition; what another one lacks is said in it."""


@cache
def table(code: str) -> Mapping[str, str]:
    """``overview.silent.heading`` -> its text. Raises LookupError for a language without a file."""
    source = files(__package__) / "strings" / f"{code}.toml"
    if not source.is_file():
        raise LookupError(f"there are no strings for the language {code}")
    return dict(_flat(tomllib.loads(source.read_text(encoding="utf-8")), ""))


@cache
def codes() -> tuple[str, ...]:
    """The languages that have a file: BCP 47 tags."""
    folder = files(__package__) / "strings"
    return tuple(sorted(item.name.removesuffix(".toml") for item in folder.iterdir() if item.name.endswith(".toml")))


@cache
def placeholders(text: str) -> frozenset[str]:
    """The names in braces."""
    return frozenset(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


def _flat(found: Mapping[str, Any], before: str) -> Iterator[tuple[str, str]]:
    for key, value in found.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{key}.")
        elif isinstance(value, str):
            yield f"{before}{key}", value
        else:
            raise TypeError(f"{before}{key} is no text")
