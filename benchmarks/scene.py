"""What the makers of one briefing's events and claims share -> `Scene`: its cast, its articles, and what was made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from random import Random

from benchmarks.article import Article
from benchmarks.cast import Cast
from benchmarks.yaml_text import Value

_SPEAKERS = (
    "government", "ministry", "army", "group", "council", "relief", "international", "spokesman", "leader", "commander",
    "witnesses",
)  # fmt: skip
_FIGHTERS = ("army", "air-force", "group", "wing")
_PLACES = ("town", "village", "city", "district", "facility")


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """A report that was made. roots: the ends of its speakers' chains. measure, number: its figure's, if it has one."""

    event: str
    key: str
    by: str
    root: str
    of: str
    measure: str
    number: int

    @property
    def ref(self) -> str:
        """``event.key``."""
        return f"{self.event}.{self.key}"


@dataclass(kw_only=True, slots=True)
class Scene:
    """One briefing in the making.

    events, claims: id -> record. told: event -> its reports. umbrella: the event that others are part of.
    """

    rng: Random
    as_of: date
    own: Cast
    shared: Cast
    articles: Sequence[Article]
    events: dict[str, dict[str, Value]] = field(default_factory=dict)
    claims: dict[str, dict[str, Value]] = field(default_factory=dict)
    told: dict[str, list[Told]] = field(default_factory=dict)
    umbrella: str = ""

    def pick(self, *roles: str) -> str:
        """An actor or place in one of these roles, of the briefing's own twice as often as of the shared."""
        role = self.rng.choice(roles)
        own, shared = self.own.by_role.get(role, []), self.shared.by_role.get(role, [])
        if own and (not shared or self.rng.random() < 0.66):
            return self.rng.choice(own)
        return self.rng.choice(shared) if shared else self.pick(*(r for r in roles if r != role))

    def fighter(self, but: str = "") -> str:
        """An actor with weapons, whose chain ends elsewhere than that of ``but``."""
        while self.root(found := self.pick(*_FIGHTERS)) == (self.root(but) if but else ""):
            pass
        return found

    def speaker(self, but: Sequence[str] = ()) -> str:
        """An actor who speaks, whose chain ends in none of ``but``."""
        while self.root(found := self.pick(*_SPEAKERS)) in but:
            pass
        return found

    def spot(self) -> str:
        """A place where something happens."""
        return self.pick(*_PLACES)

    def root(self, actor: str) -> str:
        """The end of an actor's chain of parents."""
        return self.own.root[actor]

    def name(self, ident: str) -> str:
        """The name of an actor or place."""
        return self.own.names.get(ident) or self.shared.names[ident]

    def at(self, place: str) -> tuple[float, float]:
        """Latitude and longitude of a place."""
        return self.own.at.get(place) or self.shared.at[place]

    def article(self) -> Article:
        """One of the briefing's articles, the first one mostly."""
        return self.articles[0] if self.rng.random() < 0.7 else self.rng.choice(self.articles)
