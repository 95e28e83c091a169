"""Links that name a target -> links that lead to its place."""

from __future__ import annotations

import pytest

from generator.publish.pdf.links import DanglingError, Place, lead
from generator.publish.pdf.objects import Parts

LINK = b"<</Type/Annot/Subtype/Link/Rect[1 2 3 4]/A<</Type/Action/S/URI/URI(%b)>>/F 4/StructParent 7/Contents(%b)>>"
TREE = {
    1: b"<</Type/Pages/Count 3/Kids[2 0 R 5 0 R]>>",
    2: b"<</Type/Pages/Count 2/Kids[3 0 R 4 0 R]>>",
    3: b"<</Type/Page/MediaBox[0 0 595.2 841.8]/Parent 2 0 R>>",
    4: b"<</Type/Page/MediaBox[0 0 612 792]/Parent 2 0 R>>",
    5: b"<</Type/Page/MediaBox[0 0 595.2 841.8]/Parent 1 0 R>>",
    6: b"<</Type/Catalog/Pages 1 0 R/Lang(en)>>",
}


def _lead(*names: str, places: dict[str, Place]) -> dict[int, bytes]:
    """The objects after links to ``names`` were led: number -> content; those of the tree left out."""
    links = {10 + at: LINK % (name.encode(), name.encode()) for at, name in enumerate(names)}
    parts = Parts(head=b"", objects=TREE | links, trailer=b"")
    found = lead(parts, places, lambda page, pages: f"p. {page}/{pages}").objects
    return {number: content for number, content in found.items() if number not in TREE}


@pytest.mark.parametrize(
    ("place", "destination"),
    [
        (Place(page=1, x=51.0236, y=100), b"[3 0 R/XYZ 51.024 751.8 0]"),
        (Place(page=2, x=0, y=792), b"[4 0 R/XYZ 0 10 0]"),
        (Place(page=3, x=10, y=4), b"[5 0 R/XYZ 10 841.8 0]"),
    ],
    ids=["shown a little below the upper edge", "a page of another size", "never above the page"],
)
def test_a_link_leads_to_the_place_of_its_target(place: Place, destination: bytes) -> None:
    """A reader who follows a reference's number stands at the reference, on the right page of nested lists of pages."""
    found = _lead("to:b:references:3", places={"b:references:3": place})
    shown = f"p. {place.page}/3".encode("utf-16-be").hex().upper().encode()
    head = b"<</Type/Annot/Subtype/Link/Rect[1 2 3 4]/Dest 11 0 R/F 4/StructParent 7/Contents<FEFF%b>>>" % shown
    assert found == {10: head, 11: destination}


def test_links_to_one_target_share_its_place() -> None:
    """A thousand references to one source do not make a file a thousand places larger."""
    place = Place(page=1, x=0, y=0)
    found = _lead("to:a", "to:b", "to:a", places={"a": place, "b": place})
    assert [found[number].split(b"/F")[0][-9:] for number in (10, 11, 12)] == [b"st 13 0 R", b"st 14 0 R", b"st 13 0 R"]


def test_a_link_to_the_original_stays() -> None:
    """What leads out of the document is not touched."""
    address = "https://example.org/to:a"
    assert _lead(address, places={}) == {10: LINK % (address.encode(), address.encode())}


def test_a_link_without_its_target_is_refused() -> None:
    """No PDF is made in which a number leads nowhere, and the message names the target."""
    with pytest.raises(DanglingError, match='leads to "b:claims:c", which is not in the document'):
        _lead("to:b:claims:c", places={})
