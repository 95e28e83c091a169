"""A PDF whose links name a target -> the same PDF with links that lead to the place of the target.

Typst could make such links itself. But a link that it makes depends on where its target stands, so that it lays out
every text with such a link anew until all of them rest: half of the time and half of the memory of a long document.
Here the targets are asked for when the layout is done.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator.publish.pdf.objects import Parts

SCHEME = "to:"
"""How the address of a link begins that leads to a target in the same document; its name follows."""
ABOVE = 10.0
"""Points between the upper edge of what is shown and a target, as for links that Typst makes."""

_LINK = re.compile(rb"/A<</Type/Action/S/URI/URI\(to:([^()\\]*)\)>>(.*?)/Contents\(to:\1\)", re.DOTALL)
_CATALOG = re.compile(rb"<</Type/Catalog/Pages (\d+) 0 R")
_KIDS = re.compile(rb"/Kids\[([^\]]*)\]")
_REFERENCE = re.compile(rb"(\d+) 0 R")
_BOX = re.compile(rb"/MediaBox\[0 0 [\d.]+ ([\d.]+)\]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """Where a target stands. page: from 1. x, y: points from the left and from the top."""

    page: int
    x: float
    y: float


class DanglingError(ValueError):
    """A link whose target is not in the document."""


def lead(parts: Parts, places: Mapping[str, Place], on_page: Callable[[int, int], str]) -> Parts:
    """Let the links of ``parts`` lead to ``places``: name -> place.

    on_page: says that something is on a page (from 1) of so many; what a link is called for those who hear it.
    Raises DanglingError for a link to a name that has no place.
    """
    pages = tuple(_pages(parts))
    objects, numbers = dict(parts.objects), dict[str, int]()

    def led(found: re.Match[bytes]) -> bytes:
        name = found[1].decode()
        if name not in places:
            raise DanglingError(f'a link leads to "{name}", which is not in the document')
        place = places[name]
        if name not in numbers:
            numbers[name] = max(objects) + 1
            objects[numbers[name]] = _destination(parts, pages[place.page - 1], place)
        told = _string(on_page(place.page, len(pages)))
        return b"/Dest %d 0 R%b/Contents%b" % (numbers[name], found[2], told)

    for number, content in parts.objects.items():
        if content.startswith(b"<</Type/Annot/Subtype/Link"):
            objects[number] = _LINK.sub(led, content)
    return replace(parts, objects=objects)


def _destination(parts: Parts, page: int, place: Place) -> bytes:
    height = _BOX.search(parts.objects[page])
    if height is None:
        raise ValueError(f"the PDF has a page of unknown size: object {page}")
    top = float(height[1]) - max(place.y - ABOVE, 0.0)
    return b"[%d 0 R/XYZ %b %b 0]" % (page, _number(place.x), _number(top))


def _number(value: float) -> bytes:
    return f"{value:.3f}".rstrip("0").rstrip(".").encode()


def _string(text: str) -> bytes:
    """A text as a PDF writes it (ISO 32000-1, 7.9.2.2)."""
    return b"<FEFF%b>" % text.encode("utf-16-be").hex().upper().encode()


def _pages(parts: Parts) -> Iterator[int]:
    """The numbers of the pages' objects, in order."""
    roots = [found for content in parts.objects.values() if (found := _CATALOG.match(content))]
    if len(roots) != 1:
        raise ValueError("the PDF has no plain catalogue")
    waiting = [int(roots[0][1])]
    while waiting:
        number = waiting.pop()
        if kids := _KIDS.search(parts.objects[number]):
            waiting += [int(kid) for kid in reversed(_REFERENCE.findall(kids[1]))]
        else:
            yield number
