"""An event or a claim -> what its voices say of one thing each, such as how many were killed, side by side."""

from __future__ import annotations

from dataclasses import dataclass

from generator.views.compose import Composer
from generator.views.parts import CitationMark, Phrase


@dataclass(frozen=True, kw_only=True, slots=True)
class FacetRow:
    """What somebody says of it. value: in the source's words, or the analyst's."""

    attribution: Phrase
    value: str
    marks: tuple[CitationMark, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class FacetView:
    """One thing on which voices may differ. label: «Killed, civilians». why: the rule that fired, in words."""

    label: str
    contested: bool
    why: str
    rows: tuple[FacetRow, ...]


def facet_views(composer: Composer, uid: str) -> tuple[FacetView, ...]:
    """What the voices on the event or claim ``uid`` say of each thing of which several of them speak."""
    del composer, uid
    return ()
