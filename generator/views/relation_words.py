"""Types, modes and counts of relations -> the words and the kinds of line with which a diagram tells of them."""

from __future__ import annotations

from collections.abc import Sequence

from generator.language.language import Language
from generator.model import vocabularies as v

_LINES = {
    "backs": "arrow",
    "opposes": "bar",
    "allied-with": "double",
    "cooperates-with": "double",
    "kin-of": "line",
}
KEYS = (
    *("arrow", "bar", "double", "chevron", "line", "identity"),
    *("attributed", "contested", "open", "unheard"),
)
"""What is drawn, in the key's order."""
_MODES = ("negated", "planned", "hypothetical")
_LONGEST_MEANS = 24
_NAMED = 8


def line_of(type_: str) -> str:
    """The kind of line that a type of relation is drawn as."""
    return _LINES.get(type_, "chevron")


def short_label(language: Language, type_: str, mode: str, act: str, means: str | None) -> str:
    """«backs: air strikes», «denied: backs»: what stands beside a line; long means are left to the list.

    type_, mode, act: of the vocabularies. act: what is done in stating it («promise: opposes»), where that does not
    assert it.
    """
    words = language.inside(v.RELATION, type_)
    if mode != "actual":
        how = language.say(f"relations.mode.{mode}") if mode in _MODES else language.inside(v.ACT, act)
        return language.say("relations.in-mode", mode=how, relation=words)
    if not means or len(means) > _LONGEST_MEANS:
        return words
    return language.say("relations.by-means", relation=words, means=means)


def description(language: Language, actors: int, phrases: Sequence[str], total: int) -> str:
    """What a diagram shows, in words: its first relations, and how many more the list beside it holds."""
    who = language.count("relations.actors", actors)
    named = phrases[:_NAMED]
    rest = total - len(named)
    if not named:
        return language.say("relations.declared-only", actors=who)
    more = language.count("relations.more", rest) if rest else ""
    return language.say("relations.described", actors=who, relations=language.join(named, "semicolon"), more=more)
