"""A figure -> what it is once it is drawn: the same drawing serves the site, paper and the PDF."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Drawing:
    """A drawing without colours or faces of its own: its classes are styled by ``assets/drawing*.css``.

    name: the stem of its file and the prefix of its ids (``map``, ``timeline``, ``relations``); one a page.
    title: what it is, plain text, for screen readers. description: what it shows, in a sentence or two, plain text.
    svg: one ``<svg class="bf-draw …" role="img">`` element, links as Markdown writes them (``claims.md#id``).
    width, height: of its view box, in CSS pixels at its usual size.
    """

    name: str
    title: str
    description: str
    svg: str
    width: float
    height: float
