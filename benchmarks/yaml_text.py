"""Plain values -> the YAML text of a fact file, written directly: a dumper would take longer than all the stages."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias

Value: TypeAlias = "str | Sequence[Value] | Mapping[str, Value]"
Fields: TypeAlias = Mapping[str, Value]

_PLAIN = re.compile(r"-?\d+\.\d+|\w(?:[\w.()/~+'&-]| (?! )|:(?=\w))*(?<! )")
_LONGEST = 120  # characters of a record on one line; what is longer gets one line a field


@lru_cache(maxsize=8192)
def scalar(text: str) -> str:
    """A text as a YAML scalar: plain where nothing in it could be read as syntax, else in single quotes."""
    return text if _PLAIN.fullmatch(text) else "'" + text.replace("'", "''") + "'"


def flow(value: Value) -> str:
    """A value in flow style, on one line."""
    if isinstance(value, str):
        return scalar(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join([f"{scalar(key)}: {flow(item)}" for key, item in value.items()]) + "}"
    return "[" + ", ".join([flow(item) for item in value]) + "]"


def block(fields: Fields, indent: str = "") -> str:
    """One line a field; what is nested stands in flow style, except under ``reports`` and in ``bottom_line``."""
    lines: list[str] = []
    for key, value in fields.items():
        if key == "reports" and isinstance(value, Mapping):
            lines.append(f"{indent}reports:\n{block(value, indent + '  ')}")
        elif key == "bottom_line" and not isinstance(value, str | Mapping):
            items = "".join(f"{indent}  - {flow(item)}\n" for item in value)
            lines.append(f"{indent}bottom_line:\n{items}")
        else:
            lines.append(f"{indent}{key}: {flow(value)}\n")
    return "".join(lines)


def records(entries: Mapping[str, Fields]) -> str:
    """A fact file of id -> record: short records on one line, longer ones as blocks with a blank line before them."""
    parts: list[str] = []
    for name, fields in entries.items():
        line = "" if "reports" in fields else f"{name}: {flow(fields)}\n"
        parts.append(line if line and len(line) <= _LONGEST else f"\n{name}:\n{block(fields, '  ')}")
    return "".join(parts)
