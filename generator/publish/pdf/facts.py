"""A checked library -> the files that a briefing is made from, and one fingerprint of them all.

The fingerprint is the SHA-256 of a listing in the form that ``sha256sum`` writes and ``sha256sum --check`` reads: a
line for each file, by its path in the library. Who has the files can repeat it; docs/how-to/make-a-pdf.md shows how.
"""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.pipeline import Checked
from generator.provenance.lock import FILE as LOCK

LISTING = "SHA256SUMS"
"""The name that such a listing has by custom."""

_IDENTITIES = ("actor", "place", "source")


@dataclass(frozen=True, kw_only=True, slots=True)
class MadeFrom:
    """The files that one or several briefings are made from: (path in the library, POSIX; content), by path."""

    files: tuple[tuple[str, bytes], ...]

    @property
    def listing(self) -> bytes:
        """The lines that ``sha256sum`` writes for the files."""
        return b"".join(_line(name, content) for name, content in self.files)

    @property
    def digest(self) -> str:
        """SHA-256 of the listing, in hexadecimal."""
        return hashlib.sha256(self.listing).hexdigest()


class FactFiles:
    """Finds the files that briefings are made from.

    They are the fact files and the lock of the briefing's own folder, the fact files that all briefings share, and
    those of other briefings that declare an actor, a place or a source that it uses, at whatever remove. A briefing
    that refers to another one, or that another one refers to, is made from that one's files, too.
    """

    def __init__(self, folder: Path, checked: Checked) -> None:
        self.folder = folder
        self.checked = checked
        self._neighbours: dict[str, set[str]] = defaultdict(set)
        """Slugs and ids of identities -> what decides on how these are shown."""
        self._declared = {
            name: entry.at.file
            for entries in (checked.library.actors, checked.library.places, checked.library.sources)
            for name, entry in entries.items()
        }
        for name, mentions in checked.library.mentions.items():
            for mention in mentions:
                user = mention.uid if mention.kind in _IDENTITIES else mention.uid.partition("/")[0]
                used, slash, _ = name.partition("/")
                self._neighbours[user].add(used)
                if slash:  # what is said of an event elsewhere changes how it stands
                    self._neighbours[used].add(user)
        for slug, briefing in checked.library.briefings.items():
            self._neighbours[slug].update(briefing.sources.values())

    def of(self, slugs: Iterable[str]) -> MadeFrom:
        """The files of these briefings. Raises OSError if one can no longer be read."""
        reached = self._reached(slugs)
        declaring = {self._declared[name] for name in reached if name in self._declared}
        found = {
            file.path
            for file in self.checked.files
            if file.briefing is None or file.briefing in reached or file.file in declaring
        }
        found |= {lock for slug in slugs if (lock := self.folder / slug / LOCK).is_file()}
        contents = {Path(os.path.relpath(path, self.folder)).as_posix(): path.read_bytes() for path in found}
        return MadeFrom(files=tuple(sorted(contents.items(), key=lambda item: os.fsencode(item[0]))))

    def _reached(self, slugs: Iterable[str]) -> set[str]:
        reached: set[str] = set()
        ahead = list(slugs)
        while ahead:
            name = ahead.pop()
            if name not in reached:
                reached.add(name)
                ahead.extend(self._neighbours.get(name, ()))
        return reached


def media_types(found: MadeFrom) -> Iterator[tuple[str, bytes, str]]:
    """Name, content and media type (RFC 9512 for YAML) of each file, and of the listing last."""
    for name, content in found.files:
        yield name, content, "application/yaml" if name.endswith(".yml") else "text/plain"
    yield LISTING, found.listing, "text/plain"


def _line(name: str, content: bytes) -> bytes:
    # As GNU's sha256sum: where a name would break the line, it is escaped and the line begins with a backslash.
    escaped = name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
    mark = "" if escaped == name else "\\"
    return os.fsencode(f"{mark}{hashlib.sha256(content).hexdigest()}  {escaped}\n")
