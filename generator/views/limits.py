"""Nothing -> how much one page of the library holds before it is divided, each number with its reason.

A small library never reaches any of them, and its pages are whole. A large one has as many pages as it needs, so that
no page grows with the years.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """The most that a page holds whole; beyond it the page shows a part, and leads to pages with all the rest."""

    home: int = 50
    """Briefings on Home: each is a card of a third of a screen and 20 links, and 1,000 links are plenty."""
    newest: int = 10
    """Briefings on a Home that is divided: a working week or two of a desk that writes one a day."""
    year: int = 120
    """Briefings on the page of a year, a row each: ten a month; a year with more has a page for each month."""
    index: int = 200
    """Actors or places in an index that is whole: what one can still skim."""
    letter: int = 300
    """Names on a page of a divided index: nobody skims them, one looks a name up; a row is three links."""
    foremost: int = 12
    """Actors or places of each kind on the first page of a divided index: ten kinds make about a hundred rows."""
    timeline: int = 300
    """Events on a combined timeline that is whole: six links each, a quarter of a megabyte of HTML."""
    period: int = 300
    """Events on the page of a year or a month; one with more is divided into months, or into days."""
    latest: int = 60
    """Events that a divided timeline shows first."""
    mentions: int = 150
    """Mentions on the page of an actor or place that is whole: an hour's reading."""
    recent: int = 60
    """Mentions on the first page of one that is divided: those of the newest 20 or 30 briefings."""
    part: int = 300
    """Mentions on a further page of an actor or place; a year with more is divided into months, or into days."""
    named: int = 40
    """Records of other actors, places and sources that refer to an actor or place, as its page lists them."""
    declared: int = 20
    """Actors in a diagram that only declare to be part of its subject: a wall of boxes says less."""
    marks: int = 100
    """Places on the map of an actor or place: more cannot be told apart."""


LIMITS = Limits()
"""What sites are made with; tests divide small libraries by smaller ones."""
