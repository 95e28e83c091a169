"""The bytes of a file -> its text, or the problem that makes them unreadable."""

from __future__ import annotations

import codecs
import re

from generator.problems import Origin, Problem
from generator.read.lines import Lines

LARGEST = 10_000_000
"""Bytes. A larger file is refused unread: it would be a mistake, or an attack on memory."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_OTHER_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_UNMARKED_UTF16 = re.compile(rb"(?:[^\0]\0){2}|(?:\0[^\0]){2}")


def decode(file: str, raw: bytes) -> str | Problem:
    """Decode UTF-8, with or without a byte-order mark; line ends stay as they are.

    Returns one problem instead for bytes that cannot be fact-file text: `file-too-large`, `not-utf-8` or
    `control-character` (what YAML 1.1, section 5.1, does not allow in a stream).
    """
    if len(raw) > LARGEST:
        return Problem(
            code="file-too-large",
            message=f"the file is larger than {LARGEST // 1_000_000} MB",
            where=Origin(file=file, line=1, column=1),
            remedy="split it: the folder of the same name may hold several .yml files",
        )
    encoding = next((name for mark, name in _OTHER_MARKS if raw.startswith(mark)), None)
    if encoding is None and _UNMARKED_UTF16.match(raw):
        encoding = "UTF-16"
    if encoding is not None:
        return Problem(
            code="not-utf-8",
            message=f"the file is {encoding}, not UTF-8",
            where=Origin(file=file, line=1, column=1),
            remedy="save it as UTF-8",
        )
    raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(file, raw, error.start)
    return _control_character(file, text) or text


def _not_utf8(file: str, raw: bytes, offset: int) -> Problem:
    """The problem with the byte at `offset`, the first that does not decode."""
    start = len(raw[:offset].decode("utf-8"))
    origin = Lines(file, raw.decode("utf-8", errors="replace")).origin(start)
    return Problem(
        code="not-utf-8",
        message=f"byte {offset + 1} of the file (0x{raw[offset]:02X}) is not UTF-8",
        where=origin,
        remedy="save the file as UTF-8 and check the letter here",
    )


def _control_character(file: str, text: str) -> Problem | None:
    """The problem with the first character that no text needs, and how many more there are."""
    found = _CONTROL.search(text)
    if found is None:
        return None
    more = sum(1 for _ in _CONTROL.finditer(text)) - 1
    return Problem(
        code="control-character",
        message=f"U+{ord(found[0]):04X} is a control character" + (f"; {more} more follow" if more else ""),
        where=Lines(file, text).origin(found.start()),
        remedy="delete it; it is invisible in most editors" if not more else "delete them; a text file has none",
    )
