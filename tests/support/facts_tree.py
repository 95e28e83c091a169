"""A library's YAML -> the same with other texts in it, and a list of what stands where.

Which fields hold texts is asked of the model (`generator.model.walk`), so that a new field is tested as soon as it is
there; where they stand in a file, of PyYAML's own loader, which knows nothing of ours.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generator.model.facts import RECORDS
from generator.model.record import Record
from generator.model.walk import texts

Keys = tuple[str | int, ...]
_WORDED_DATE = re.compile(r"(?P<date>[^(]+) \((?P<wording>.*)\)")


@dataclass(frozen=True)
class Place:
    """Where a text stands: the file, below the library's folder, and the keys that lead to it from its top."""

    file: str
    keys: Keys

    def __str__(self) -> str:
        return f"{self.file}: " + ".".join(map(str, self.keys))


class Facts:
    """The files of a library as plain values."""

    def __init__(self, folder: Path) -> None:
        self.files: dict[str, Any] = {
            path.relative_to(folder).as_posix(): yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
            for path in sorted(folder.rglob("*.yml"))
        }

    def records(self) -> Iterator[tuple[str, str, Keys, Any]]:
        """(file, kind, keys, value) of every record."""
        for file, data in self.files.items():
            kind = Path(file).stem
            if kind == "briefing":
                yield file, kind, (), data
            else:
                yield from ((file, kind, (name,), value) for name, value in data.items())

    def models(self) -> Iterator[tuple[str, Keys, Record]]:
        """(file, keys, record) of every record."""
        for file, kind, keys, value in self.records():
            yield file, keys, RECORDS[kind].model_validate(value)

    def places(self) -> list[Place]:
        """Every text: those that the model marks as such, the wordings of dates, and the words quoted in cites."""
        marked = [Place(file, keys + leaf.path) for file, keys, record in self.models() for leaf in texts(record)]
        others = [
            Place(file, keys)
            for file, data in self.files.items()
            for keys, value in leaves(data)
            if keys[-1] == "quote" or (keys[-1] in ("when", "said") and _WORDED_DATE.fullmatch(value))
        ]
        return list(dict.fromkeys(marked + others))

    def put(self, place: Place, text: str) -> None:
        """Put a text into its place; the wording of a date changes, and the date stays."""
        node, above, last = self.files[place.file], None, place.keys[-1]
        for key in place.keys:
            if isinstance(node, str):  # written in short: the text stands for its list, or for its record
                break
            if isinstance(node, dict) and isinstance(key, int):  # one record that stands for a list of one
                continue
            above, last, node = node, key, node[key]
        dated = _WORDED_DATE.fullmatch(node) if last in ("when", "said") else None
        assert above is not None
        above[last] = f"{dated['date']} ({text})" if dated else text

    def write(self, folder: Path) -> Path:
        """Write the files into a folder, which is returned."""
        for file, data in self.files.items():
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            dumped = yaml.dump(data, Dumper=_Quoting, allow_unicode=True, sort_keys=False, width=10**9)
            (folder / file).write_text(dumped, "utf-8", newline="\n")
        return folder

    def fill(self, text: Callable[[int], str]) -> list[Place]:
        """Put ``text(number)`` into every place; returns them in the order of their numbers."""
        places = self.places()
        for number, place in enumerate(places):
            self.put(place, text(number))
        return places


def leaves(value: Any, keys: Keys = ()) -> Iterator[tuple[Keys, str]]:
    """Every scalar of some YAML with the keys that lead to it."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from leaves(item, (*keys, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from leaves(item, (*keys, index))
    else:
        yield keys, value


class _Quoting(yaml.SafeDumper):
    """Writes every text in double quotes, and no aliases."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - the signature is the dumper's  # noqa: ARG002 - the name that the library calls it by
        return True


_Quoting.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))
