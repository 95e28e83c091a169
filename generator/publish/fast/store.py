"""Keys -> what was made for them before: a file of pages that need not be built again.

A key names everything that a page is made of, so that an entry is right or is not found. A store that cannot be read is
begun anew; nothing in it is ever run or trusted further than its checksum.
"""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections.abc import Iterable, Mapping
from contextlib import closing, suppress
from pathlib import Path

FORMAT = 1
KEPT_BUILDS = 3
"""Builds after which an entry that none of them used is dropped."""

_TABLES = """\
CREATE TABLE IF NOT EXISTS entry (key TEXT PRIMARY KEY, value BLOB NOT NULL, seen INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS build (number INTEGER PRIMARY KEY);
"""
_IGNORE = "*\n"


class Store:
    """Entries of the last builds."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def find(self, keys: Iterable[str]) -> dict[str, bytes]:
        """The entries that there are."""
        if not self._file.is_file():
            return {}
        found: dict[str, bytes] = {}
        try:
            with closing(self._connected()) as database:
                for key in keys:
                    row = database.execute("SELECT value FROM entry WHERE key = ?", (key,)).fetchone()
                    if row is not None and (value := _opened(row[0])) is not None:
                        found[key] = value
        except sqlite3.Error:
            self._begin_anew()
            return {}
        return found

    def keep(self, used: Iterable[str], made: Mapping[str, bytes]) -> None:
        """Note what a build used and made; what the last builds did not use is dropped. A full disk is no error."""
        with suppress(OSError):
            self._make_folder()
            try:
                self._write(used, made)
            except sqlite3.Error:
                self._begin_anew()
                with suppress(sqlite3.Error):
                    self._write(used, made)

    def _write(self, used: Iterable[str], made: Mapping[str, bytes]) -> None:
        with closing(self._connected()) as database, database:
            build = database.execute("INSERT INTO build VALUES (NULL) RETURNING number").fetchone()[0]
            database.executemany("UPDATE entry SET seen = ? WHERE key = ?", ((build, key) for key in used))
            rows = ((key, _closed(value), build) for key, value in made.items())
            database.executemany("INSERT OR REPLACE INTO entry VALUES (?, ?, ?)", rows)
            database.execute("DELETE FROM entry WHERE seen <= ?", (build - KEPT_BUILDS,))
            database.execute("DELETE FROM build WHERE number < ?", (build,))

    def _connected(self) -> sqlite3.Connection:
        database = sqlite3.connect(self._file, timeout=10)
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = OFF")
        if database.execute("PRAGMA user_version").fetchone()[0] not in (0, FORMAT):
            raise sqlite3.DatabaseError("written by another version")
        database.executescript(_TABLES)
        database.execute(f"PRAGMA user_version = {FORMAT}")
        return database

    def _make_folder(self) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        ignore = self._file.with_name(".gitignore")
        if not ignore.exists():
            ignore.write_text(_IGNORE, encoding="utf-8")

    def _begin_anew(self) -> None:
        for end in ("", "-wal", "-shm"):
            with suppress(OSError):
                self._file.with_name(self._file.name + end).unlink()


def _closed(value: bytes) -> bytes:
    return hashlib.sha256(value).digest() + zlib.compress(value, 1)


def _opened(stored: bytes) -> bytes | None:
    """The value; None if it is not what was put in."""
    try:
        value = zlib.decompress(stored[32:])
    except (zlib.error, TypeError):
        return None
    return value if hashlib.sha256(value).digest() == stored[:32] else None
