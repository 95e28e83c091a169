"""A library of one briefing on disk -> its fact files as plain data, and where each statement stands in them.

Injectors work on this data and never on text lines: whatever YAML an author wrote, the same error means the same thing.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from generator.library import Library, LinkedBriefing, LinkedStatement
from generator.pipeline import examine

Keys = tuple[str | int, ...]
Data = dict[str, Any]


class _Remove:
    """The value of a key that is taken out."""


REMOVE = _Remove()


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """One injected error.

    file: name of the file that is altered, below the folder that holds library and archive. text: what it then holds.
    what: the error in a line, for whoever wonders why it was not caught. keys: where in the file; empty in a text.
    """

    file: str
    text: str
    what: str
    keys: Keys = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """A statement. name: of its fact file. keys: where it stands there. record: its data, bare cites written out."""

    name: str
    keys: Keys
    record: Data
    linked: LinkedStatement


@dataclass(frozen=True, kw_only=True)
class Facts:
    """root: a folder with ``briefings/<slug>/`` and ``archive/``. files: name of a fact file -> its data."""

    root: Path
    slug: str
    files: dict[str, Data]

    @cached_property
    def library(self) -> Library:
        """The library, linked, with the texts that are at hand."""
        return examine(self.root / "briefings").library

    @property
    def briefing(self) -> LinkedBriefing:
        """The one briefing."""
        return self.library.briefings[self.slug]

    def path(self, name: str) -> str:
        """A fact file's path below `root`."""
        return f"briefings/{self.slug}/{name}"

    def statements(self) -> Iterator[Said]:
        """Every report and claim, in the order of the files."""
        for event, record in self.files["events.yml"].items():
            for key, report in record["reports"].items():
                data = report if isinstance(report, dict) else {"cites": report}
                linked = self.library.statements[f"{self.slug}/{event}.{key}"]
                yield Said(name="events.yml", keys=(event, "reports", key), record=data, linked=linked)
        for claim, record in self.files.get("claims.yml", {}).items():
            linked = self.library.statements[f"{self.slug}/{claim}"]
            yield Said(name="claims.yml", keys=(claim,), record=record, linked=linked)

    def cited(self, statement: LinkedStatement) -> str:
        """The words that a statement cites, as far as they are at hand."""
        found = (self.library.evidence.passage(c.source, c.locator) for c in statement.citations)
        return "\n".join(filter(None, found))

    def altered(self, name: str, keys: Keys, value: object, what: str) -> Change:
        """The fact file ``name`` with another value at ``keys`` (`REMOVE`: with none)."""
        data = copy.deepcopy(self.files[name])
        holder: Any = data
        for key in keys[:-1]:
            if isinstance(holder[key], str):  # bare cites of a report
                holder[key] = {"cites": holder[key]}
            holder = holder[key]
        if isinstance(value, _Remove):
            del holder[keys[-1]]
        else:
            holder[keys[-1]] = value
        where = "/".join(map(str, keys))
        return Change(file=self.path(name), text=dump(data), what=f"{where}: {what}", keys=keys)

    def each(self, field: str) -> Iterator[tuple[Said, Any]]:
        """The statements that have a field, and its value."""
        for said in self.statements():
            if field in said.record:
                yield said, said.record[field]


def load(root: Path, slug: str) -> Facts:
    """The facts of the library in ``root``/briefings."""
    folder = root / "briefings" / slug
    files = {path.name: yaml.load(path.read_text("utf-8"), yaml.BaseLoader) for path in sorted(folder.glob("*.yml"))}
    return Facts(root=root, slug=slug, files=files)


def dump(data: Data) -> str:
    """Plain data as the text of a fact file; every scalar is text, as the program reads it."""
    text: str = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000)
    return text
