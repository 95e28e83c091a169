"""A PDF's parts -> the PDF in half the bytes: its small objects packed and compressed (ISO 32000-1, 7.5.7 and 7.5.8).

What lets a PDF be read aloud is thousands of objects of a line each, and they are written plainly. Here those that are
no streams move into object streams, and the table of where everything is becomes a stream, too. Nothing else changes,
not even a number; what is a stream already (a page, a font, the metadata) stays as it is, byte for byte.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from generator.publish.pdf.objects import Parts

_TOGETHER = 400
"""Objects in one object stream. More compress better, but a reader unpacks a whole stream to get at one object."""
_LEVEL = 6
_FREE, _PLAIN, _PACKED = 0, 1, 2  # kinds of entries in a stream of cross-references


def compact(parts: Parts) -> bytes:
    """The bytes of a PDF with these parts; the same bytes for the same parts."""
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
