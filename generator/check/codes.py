"""codes.toml and its companions -> one typed `Code` for every problem that any room can raise.

The documentation is written from this table: a page a code, with an example and the same put right.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from generator.problems import Severity

Files = Mapping[str, str]
"""Paths below a library's folder -> the texts of the files there."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Code:
    """What there is to know of one problem code.

    value: the code, as problems carry it. group: the family it is listed with.
    severity: how much it weighs; otherwise: a sentence that says where it has the other severity, if anywhere.
    title: a few words. why: what it would do to a reader of the briefing. remedy: one sentence.
    bad, good: files that raise it, and the same files put right, to be laid over `BASE`; both empty for what fact
    files cannot show.
    """

    value: str
    group: str
    severity: Severity
    title: str
    why: str
    remedy: str
    otherwise: str | None = None
    bad: Files = field(default_factory=lambda: MappingProxyType({}))
    good: Files = field(default_factory=lambda: MappingProxyType({}))


def read(table: Mapping[str, Any], groups: Mapping[str, str]) -> dict[str, Code]:
    """The codes of the table ``codes``; ValueError names the entry that has an unknown, missing or wrong column."""
    found: dict[str, Code] = {}
    for value, columns in table.items():
        examples = {key: MappingProxyType(columns[key]) for key in ("bad", "good") if key in columns}
        try:
            severity = Severity(columns["severity"])
            found[value] = Code(**{"value": value, **columns, **examples, "severity": severity})
        except (TypeError, KeyError, ValueError) as error:
            raise ValueError(f"codes.toml, {value}: {error}") from error
        if found[value].group not in groups:
            raise ValueError(f"codes.toml, {value}: there is no group {found[value].group}")
        if found[value].bad.keys() != found[value].good.keys():
            raise ValueError(f"codes.toml, {value}: bad and good must show the same files")
    return found


FAMILIES = ("citations", "dates", "figures", "geography", "tradecraft", "provenance")
"""The companions of codes.toml, each ``codes_<family>.toml``; their codes follow those of codes.toml in this order."""


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))


_tables: dict[str, Any] = _load("codes.toml")
_more = [_load(f"codes_{family}.toml").get("codes", {}) for family in FAMILIES]

BASE: Files = MappingProxyType(_tables["base"])
"""A small library without a problem, on which all examples stand."""

GROUPS: Mapping[str, str] = MappingProxyType(_tables["groups"])
"""Families of codes, in the order of the documentation: name -> heading."""

_listed = [item for table in (_tables["codes"], *_more) for item in read(table, GROUPS).items()]

CODES: Mapping[str, Code] = MappingProxyType(dict(sorted(_listed, key=lambda item: list(GROUPS).index(item[1].group))))
"""Code -> what there is to know of it, in the order of the documentation."""
