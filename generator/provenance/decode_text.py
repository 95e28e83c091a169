"""The bytes of a source's text -> its paragraphs and sentences, or the problem that it cannot be read."""

from __future__ import annotations

import codecs
import re

from generator.model.identities import Source
from generator.problems import Origin, Problem
from generator.provenance.text import SourceText, read_text

LARGEST = 10_000_000
"""Bytes. A book has one million; more is a wrong file, or one made to exhaust the memory."""

_OTHER_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


def read_source(raw: bytes, source: Source, file: str) -> SourceText | Problem:
    """Read UTF-8, with or without a byte-order mark; nothing is replaced. file: its path as it is shown.

    Problems: `file-too-large`, and `not-utf-8` for other encodings and for what is no text (it holds a NUL).
    """
    if len(raw) > LARGEST:
        message = f"the text is larger than {LARGEST // 1_000_000} MB"
        return _problem("file-too-large", message, Origin(file=file, line=1, column=1), "keep the cited article alone")
    encoding = next((name for mark, name in _OTHER_MARKS if raw.startswith(mark)), None)
    if encoding is not None:
        message = f"the text is {encoding}, not UTF-8"
        return _problem("not-utf-8", message, Origin(file=file, line=1, column=1), "save it as UTF-8")
    raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        message = f"byte {error.start + 1} of the text (0x{raw[error.start]:02X}) is not UTF-8"
        where = _origin(file, raw, error.start)
        return _problem("not-utf-8", message, where, "save the file as UTF-8 and check the letter here")
    if (nul := raw.find(b"\0")) >= 0:
        message = f"byte {nul + 1} of the text is a NUL, so this is no text in UTF-8"
        return _problem("not-utf-8", message, _origin(file, raw, nul), "save the article as plain text in UTF-8")
    return read_text(text, front=source.front_matter, back=source.back_matter)


def _origin(file: str, raw: bytes, offset: int) -> Origin:
    """The place of a byte, before which all is UTF-8."""
    before = re.split(r"\r\n|\r|\n", raw[:offset].decode("utf-8"))
    rest = raw[offset : offset + 200].decode("utf-8", errors="replace").replace("\0", "\ufffd")
    line = before[-1] + re.split(r"[\r\n]", rest)[0]
    return Origin(file=file, line=len(before), column=len(before[-1]) + 1, text=line)


def _problem(code: str, message: str, where: Origin, remedy: str) -> Problem:
    return Problem(code=code, message=message, where=where, remedy=remedy)
