"""A PDF with many small objects -> the same PDF, smaller."""

from __future__ import annotations

import io
import zlib
from typing import Any

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.publish.pdf import typeset as typesetting
from generator.publish.pdf.compact import compact
from generator.publish.pdf.objects import Parts, take_apart
from tests.support.pdf_books import OURS, book

STREAM = b"<</Length %d>>\nstream\n%b\nendstream"


@pytest.fixture(scope="module")
def plain() -> bytes:
    """A briefing's PDF as the typesetter writes it."""
    written: list[bytes] = []

    def noted(pdf: bytes) -> Parts:
        written.append(pdf)
        return take_apart(pdf)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(typesetting, "take_apart", noted)
        typesetting.typeset(book(OURS, ("idlib-2020-02-06",)))
    return written[0]


def test_every_object_stays_what_it_was(plain: bytes) -> None:
    """Not a word, a tag or a link is lost: each object has its number and its content as before."""
    small = compact(take_apart(plain))
    before, after = _objects(plain), _objects(small)
    added = {content[:14] for number, content in after.items() if number not in before}
    assert {number: after.get(number) for number in before} == before
    assert added <= {b"<< /Filter /Fl", b"<< /DecodeParm"}


def test_it_is_much_smaller(plain: bytes) -> None:
    """A PDF that is mailed around is little more than half as large."""
    assert len(compact(take_apart(plain))) < 0.6 * len(plain)


def test_metadata_stay_plain(plain: bytes) -> None:
    """Programs that look for the title or the number of pages need not unpack anything."""
    small = compact(take_apart(plain))
    assert (small.count(b"<x:xmpmeta"), small.count(b"xmpTPg:NPages>"), small.count(b"%%EOF")) == (1, 2, 1)


@given(st.lists(st.tuples(st.booleans(), st.binary(max_size=80)), max_size=12))
def test_nothing_in_a_text_is_taken_for_an_object(contents: list[tuple[bool, bytes]]) -> None:
    """Whatever a text or a stream says, even «endobj», it is what it was."""
    traps = [
        (False, b"endobj\n9 0 obj\n<<>>"),
        (True, b"endstream\nendobj\n1 0 obj\nnull\nendobj\nstartxref\n0\n%%EOF"),
    ]
    given_ = [*contents, *traps]
    objects = [STREAM % (len(data), data) if stream else b"<%b>" % data.hex().encode() for stream, data in given_]
    with pikepdf.open(io.BytesIO(compact(take_apart(_pdf(objects))))) as pdf:
        found = [(stream, _data(pdf.get_object(at, 0))) for at, (stream, _) in enumerate(given_, 3)]
    assert found == given_


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _: b"",
        lambda pdf: pdf[:-40],
        lambda pdf: compact(take_apart(pdf)),
        lambda pdf: pdf + b"\n1 0 obj\n<<>>\nendobj\n",
        lambda pdf: pdf.replace(b"/Root", b"/Prev 0/Root"),
        lambda pdf: pdf.replace(b"/Root 1 0 R", b"/Root 1 0 R/Encrypt 9 0 R"),
        lambda pdf: pdf.replace(b"\nendobj", b"\nendobx", 1),
        lambda pdf: pdf.replace(b"/Length 3", b"/Length 9 0 R"),
    ],
    ids=["empty", "cut off", "packed already", "added to", "older parts", "encrypted", "open object", "length apart"],
)
def test_another_make_is_refused(spoil: Any) -> None:
    """What was not written as expected is not rewritten on a guess."""
    pdf = spoil(_pdf([STREAM % (3, b"abc")]))
    with pytest.raises(ValueError, match="the PDF "):
        take_apart(pdf)


def _pdf(objects: list[bytes]) -> bytes:
    """A PDF in the form that Typst writes, without pages; the objects are numbered from 3."""
    output, offsets = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(
        [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>", *objects], 1
    ):
        offsets.append(len(output))
        output += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    where = len(output)
    output += b"xref\n0 %d\n0000000000 65535 f\r\n" % (len(offsets) + 1)
    output += b"".join(b"%010d 00000 n\r\n" % offset for offset in offsets)
    return bytes(output) + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(offsets) + 1, where)


def _objects(pdf: bytes) -> dict[int, bytes]:
    """Number -> the content of an object, and a sum of its bytes where it is a stream."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return {
            found.objgen[0]: found.unparse(resolved=True)
            if not isinstance(found, pikepdf.Stream)
            else found.stream_dict.unparse(resolved=True) + b"%d" % zlib.crc32(found.read_raw_bytes())
            for found in opened.objects
            if isinstance(found, pikepdf.Object) and found.objgen[0]
        }


def _data(found: Any) -> bytes:
    return found.read_raw_bytes() if isinstance(found, pikepdf.Stream) else bytes(found)
