"""A PDF -> the same PDF in half the bytes: its small objects packed and compressed (ISO 32000-1, 7.5.7 and 7.5.8).

What lets a PDF be read aloud is thousands of objects of a line each, and they are written plainly. Here those that are
no streams move into object streams, and the table of where everything is becomes a stream, too. Nothing else changes,
not even a number; what is a stream already (a page, a font, the metadata) stays as it is, byte for byte.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

_TOGETHER = 400
"""Objects in one object stream. More compress better, but a reader unpacks a whole stream to get at one object."""
_LEVEL = 6
_END = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*")
_TABLE = re.compile(rb"xref\s+0 (\d+)\s*\n")
_TRAILER = re.compile(rb"\s*trailer\s*<<\s*/Size \d+(/Root \d+ 0 R.*)>>\s*", re.DOTALL)
_CLOSED = b"\nendobj"
_LENGTH_APART = re.compile(rb"/Length \d+ \d+ R")
_LINE = 20  # bytes of a line of the table
_FREE, _PLAIN, _PACKED = 0, 1, 2  # kinds of entries in a stream of cross-references


@dataclass(frozen=True, kw_only=True, slots=True)
class _Parts:
    """What a PDF consists of. head: what precedes the objects. objects: number -> content. trailer: its entries."""

    head: bytes
    objects: dict[int, bytes]
    trailer: bytes


def compact(pdf: bytes) -> bytes:
    """A PDF as Typst writes it -> the same, smaller; the same bytes for the same PDF.

    Raises ValueError for a PDF of another make, such as one that something was added to.
    """
    parts = _parts(pdf)
    output = bytearray(parts.head)
    entries: dict[int, tuple[int, int, int]] = {0: (_FREE, 0, 0)}
    small: list[tuple[int, bytes]] = []
    for number, content in parts.objects.items():
        if content.endswith(b"endstream"):
            entries[number] = (_PLAIN, len(output), 0)
            output += b"%d 0 obj\n%b\nendobj\n" % (number, content)
        else:
            small.append((number, content))
    last = max(parts.objects)
    for start in range(0, len(small), _TOGETHER):
        group, last = small[start : start + _TOGETHER], last + 1
        entries |= {number: (_PACKED, last, index) for index, (number, _) in enumerate(group)}
        entries[last] = (_PLAIN, len(output), 0)
        output += _packed(last, group)
    where = len(output)
    entries[last + 1] = (_PLAIN, where, 0)
    output += _cross_references(last + 1, entries, parts.trailer)
    return bytes(output) + b"startxref\n%d\n%%%%EOF" % where


def _parts(pdf: bytes) -> _Parts:
    """Take a PDF apart by its own table, so that nothing in a stream can be taken for an object."""
    end = _END.fullmatch(pdf, pdf.rfind(b"startxref"))
    table = _TABLE.match(pdf, int(end[1])) if end else None
    if end is None or table is None:
        raise ValueError("the PDF has no plain table of its objects")
    lines_end = table.end() + _LINE * int(table[1])
    trailer = _TRAILER.fullmatch(pdf, lines_end, end.start())
    if trailer is None or b"/Prev" in trailer[1] or b"/Encrypt" in trailer[1]:
        raise ValueError("the PDF was added to or is encrypted")
    lines = (pdf[at : at + _LINE] for at in range(table.end(), lines_end, _LINE))
    offsets = sorted(int(line[:10]) for line in lines if line[17:18] == b"n")
    objects = dict(_object(pdf, begin, until) for begin, until in pairwise([*offsets, table.start()]))
    return _Parts(head=pdf[: offsets[0]], objects=objects, trailer=trailer[1])


def _object(pdf: bytes, begin: int, until: int) -> tuple[int, bytes]:
    number, _, rest = pdf[begin:until].partition(b" 0 obj\n")
    content = rest.rstrip().removesuffix(_CLOSED)
    if not number.isdigit() or len(content) == len(rest.rstrip()):
        raise ValueError(f"the PDF has an object of an unknown form at byte {begin}")
    if content.endswith(b"endstream") and _LENGTH_APART.search(content, 0, 200):
        raise ValueError(f"the PDF has a stream of unknown length at byte {begin}")
    return int(number), content


def _packed(number: int, group: Iterable[tuple[int, bytes]]) -> bytes:
    """An object stream."""
    places, contents = [], bytearray()
    for each, content in group:
        places.append(b"%d %d" % (each, len(contents)))
        contents += content + b"\n"
    index = b" ".join(places) + b"\n"
    entries = b"/Type/ObjStm/N %d/First %d" % (len(places), len(index))
    return _stream(number, entries, index + contents)


def _cross_references(number: int, entries: dict[int, tuple[int, int, int]], trailer: bytes) -> bytes:
    """The stream that says where each object is. Its rows are written as differences from the row above (PNG's Up)."""
    width = (max(where for _, where, _ in entries.values()).bit_length() + 7) // 8
    rows, above = bytearray(), bytes(width + 3)
    for each in range(number + 1):
        kind, where, index = entries.get(each, (_FREE, 0, 0))
        row = bytes([kind]) + where.to_bytes(width, "big") + index.to_bytes(2, "big")
        rows += b"\x02" + bytes((new - old) % 256 for new, old in zip(row, above, strict=True))
        above = row
    columns = b"/W[1 %d 2]/DecodeParms<</Predictor 12/Columns %d>>" % (width, width + 3)
    return _stream(number, b"/Type/XRef/Size %d%b%b" % (number + 1, columns, trailer), bytes(rows))


def _stream(number: int, entries: bytes, content: bytes) -> bytes:
    data = zlib.compress(content, _LEVEL)
    form = b"%d 0 obj\n<<%b/Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream\nendobj\n"
    return form % (number, entries, len(data), data)
