"""Keys -> what was made for them before: a file of pages that need not be built again.

A key names everything that a page is made of, so that an entry is right or is not found. A store that cannot be read is
begun anew; nothing in it is ever run or trusted further than its checksum.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import zlib
from collections.abc import Collection, Mapping
from contextlib import closing, suppress
from pathlib import Path

FORMAT = 1
KEPT_BUILDS = 3
"""Builds after which an entry that none of them used is dropped."""

_TABLES = """\
CREATE TABLE IF NOT EXISTS entry (key TEXT PRIMARY KEY, value BLOB NOT NULL, seen INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS build (number INTEGER PRIMARY KEY);
"""
_FIND = "SELECT value FROM entry WHERE key = ?"
_TAKE = """\
INSERT OR REPLACE INTO main.entry
SELECT key, value, (SELECT coalesce(max(number), 0) FROM main.build) FROM other.entry
"""
_IGNORE = "*\n"


class Store:
    """Entries of the last builds. of: what all keys depend on besides."""

    def __init__(self, file: Path, of: str = "") -> None:
        self._file = file
        self._of = of
        self._reader: tuple[int, sqlite3.Connection | None] | None = None

    def find(self, key: str) -> bytes | None:
        """The entry of a key; None if there is none. Processes that were copied from one another may all ask."""
        if self._reader is None or self._reader[0] != os.getpid():  # a copy must not share a connection
            self._reader = (os.getpid(), self._opened())
        database = self._reader[1]
        try:
            row = database.execute(_FIND, (self._of + key,)).fetchone() if database else None
        except sqlite3.Error:
            return None
        return _unsealed(row[0]) if row is not None else None

    def _opened(self) -> sqlite3.Connection | None:
        try:
            return self._connected() if self._file.is_file() else None
        except sqlite3.Error:
            return None

    @staticmethod
    def sealed(value: bytes) -> bytes:
        """A value as it is kept: compressed, behind its checksum."""
        return hashlib.sha256(value).digest() + zlib.compress(value, 1)

    def keep(self, used: Collection[str], made: Mapping[str, bytes]) -> None:
        """Note what a build used, and what it made, ``sealed``; what the last builds did not use is dropped.

        A full disk is no error.
        """
        if self._reader and self._reader[1]:
            self._reader[1].close()
        self._reader = None
        with suppress(OSError):
            self._make_folder()
            try:
                self._write(used, made)
            except sqlite3.Error:
                self._begin_anew()
                with suppress(sqlite3.Error):
                    self._write(used, made)

    def take(self, file: Path) -> None:
        """Take over all entries of the store in ``file``, which stays as it is. Raises sqlite3.Error and OSError."""
        self._make_folder()
        try:
            database = self._connected()
        except sqlite3.Error:
            self._begin_anew()
            database = self._connected()
        with closing(database):
            # As it is on disk: whatever lies beside it, and where nothing may be written, too.
            database.execute("ATTACH ? AS other", (f"{file.resolve(strict=True).as_uri()}?immutable=1",))
            if database.execute("PRAGMA other.user_version").fetchone()[0] != FORMAT:
                raise sqlite3.DatabaseError("written by another version")
            with database:
                database.execute(_TAKE)

    def _write(self, used: Collection[str], made: Mapping[str, bytes]) -> None:
        with closing(self._connected()) as database, database:
            build = database.execute("INSERT INTO build VALUES (NULL) RETURNING number").fetchone()[0]
            database.executemany("UPDATE entry SET seen = ? WHERE key = ?", ((build, self._of + key) for key in used))
            rows = ((self._of + key, value, build) for key, value in made.items())
            database.executemany("INSERT OR REPLACE INTO entry VALUES (?, ?, ?)", rows)
            database.execute("DELETE FROM entry WHERE seen <= ?", (build - KEPT_BUILDS,))
            database.execute("DELETE FROM build WHERE number < ?", (build,))

    def _connected(self) -> sqlite3.Connection:
        database = sqlite3.connect(self._file.absolute().as_uri(), timeout=10, uri=True)
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


def _unsealed(stored: bytes) -> bytes | None:
    """The value; None if it is not what was put in."""
    try:
        value = zlib.decompress(stored[32:])
    except (zlib.error, TypeError):
        return None
    return value if hashlib.sha256(value).digest() == stored[:32] else None
