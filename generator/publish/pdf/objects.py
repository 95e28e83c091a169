"""A PDF as Typst writes it -> its objects, each by its number, so that they can be changed and written anew."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

_END = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*")
_TABLE = re.compile(rb"xref\s+0 (\d+)\s*\n")
_TRAILER = re.compile(rb"\s*trailer\s*<<\s*/Size \d+(/Root \d+ 0 R.*)>>\s*", re.DOTALL)
_CLOSED = b"\nendobj"
_LENGTH_APART = re.compile(rb"/Length \d+ \d+ R")
_LINE = 20  # bytes of a line of the table


@dataclass(frozen=True, kw_only=True, slots=True)
class Parts:
    """What a PDF consists of. head: what precedes the objects. objects: number -> content. trailer: its entries."""

    head: bytes
    objects: dict[int, bytes]
    trailer: bytes


def take_apart(pdf: bytes) -> Parts:
    """Take a PDF apart by its own table, so that nothing in a stream can be taken for an object.

    Raises ValueError for a PDF of another make, such as one that something was added to.
    """
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
    return Parts(head=pdf[: offsets[0]], objects=objects, trailer=trailer[1])


def _object(pdf: bytes, begin: int, until: int) -> tuple[int, bytes]:
    number, _, rest = pdf[begin:until].partition(b" 0 obj\n")
    content = rest.rstrip().removesuffix(_CLOSED)
    if not number.isdigit() or len(content) == len(rest.rstrip()):
        raise ValueError(f"the PDF has an object of an unknown form at byte {begin}")
    if content.endswith(b"endstream") and _LENGTH_APART.search(content, 0, 200):
        raise ValueError(f"the PDF has a stream of unknown length at byte {begin}")
    return int(number), content
