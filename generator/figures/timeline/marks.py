"""A date -> its mark: a point, a bracket, a bar; dotted where it is about, an arrow where no end is given."""

from __future__ import annotations

from collections.abc import Sequence

from generator.figures.glyph import standing_glyph
from generator.figures.svg import Svg, element, number
from generator.views.chronology import ChronologyEvent

GLYPH = 11.0
_ABOUT = 26.0  # how far a dotted end reaches in


def classes(event: ChronologyEvent) -> str:
    """What the style sheet has to know of an event."""
    return " ".join(filter(None, ("event", "past" if event.background else "", "tentative" if event.tentative else "")))


def linked(event: ChronologyEvent, children: Sequence[Svg]) -> Svg:
    """An event's mark and label as one link, which says in words what it stands for."""
    return element(
        "a", element("title", event.tip), *children, href=event.href, data_event=event.anchor, class_=classes(event)
    )


def point(event: ChronologyEvent, x: float, y: float, size: float = GLYPH) -> tuple[Svg, ...]:
    """The standing's glyph around (x, y); in a broken outline if it is not a thing that has happened."""
    found = [standing_glyph(event.standing, x, y, size)]
    half = size / 2 + 2
    if event.tentative:
        outline = element("rect", x=x - half, y=y - half, width=2 * half, height=2 * half, rx=2, class_="broken")
        found.append(outline)
    if event.shape == "day" and (event.about_start or event.about_end):
        found.append(
            element("path", d=f"M{number(x - half)} {number(y + half)}h{number(2 * half)}", class_="bracket about")
        )
    return tuple(found)


def stretch(event: ChronologyEvent, left: float, right: float, y: float, days: Sequence[float] = ()) -> tuple[Svg, ...]:
    """The mark of a span in a strip 8 pixels high whose middle is ``y``; ``days``: where each day of a set lies."""
    if event.shape == "within":
        return _bracket(event, left, right, y)
    if days:
        line = element("path", d=f"M{number(left)} {number(y)}H{number(right)}", class_="bracket about")
        return (line, *(element("path", d=f"M{number(x)} {number(y - 4)}v8", class_="bar") for x in days))
    return _bar(event, left, right, y)


def _bracket(event: ChronologyEvent, left: float, right: float, y: float) -> tuple[Svg, ...]:
    start = "" if event.first is None else f"V{number(y - 4)}"
    end = "" if event.last is None else f"V{number(y - 4)}"
    path = f"M{number(left)} {number(y + 2)}{start}M{number(left)} {number(y + 2)}H{number(right)}{end}"
    fuzzy = " about" if event.about_start or event.about_end else ""
    found = [element("path", d=path, class_=f"bracket{fuzzy}")]
    return (*found, *_arrows(event, left, right, y + 2))


def _bar(event: ChronologyEvent, left: float, right: float, y: float) -> tuple[Svg, ...]:
    reach = min(_ABOUT, (right - left) / 3)
    inner_left = left + reach if event.about_start else left
    inner_right = right - reach if event.about_end else right
    inner_left += 5 if event.first is None else 0
    inner_right -= 5 if event.last is None else 0
    found = [element("path", d=f"M{number(inner_left)} {number(y)}H{number(inner_right)}", class_="bar")]
    if event.about_start:
        found.append(element("path", d=f"M{number(inner_left)} {number(y)}H{number(left)}", class_="bar-about"))
    if event.about_end:
        found.append(element("path", d=f"M{number(inner_right)} {number(y)}H{number(right)}", class_="bar-about"))
    if event.first is not None and not event.about_start:
        found.append(element("path", d=f"M{number(left)} {number(y - 4)}V{number(y + 4)}", class_="stop"))
    if event.last is not None and not event.about_end:
        found.append(element("path", d=f"M{number(right)} {number(y - 4)}V{number(y + 4)}", class_="stop"))
    return (*found, *_arrows(event, left, right, y))


def _arrows(event: ChronologyEvent, left: float, right: float, y: float) -> list[Svg]:
    found = []
    if event.first is None:
        path = f"M{number(left)} {number(y)}l7 -4v8z"
        found.append(element("path", d=path, class_="head"))
    if event.last is None:
        found.append(element("path", d=f"M{number(right)} {number(y)}l-7 -4v8z", class_="head"))
    return found
