"""Types, modes and counts of relations -> the words and the kinds of line with which a diagram tells of them."""

from __future__ import annotations

from collections.abc import Sequence

from generator.derive.explain import count

_LINES = {
    "backs": "arrow",
    "opposes": "bar",
    "allied-with": "double",
    "cooperates-with": "double",
    "kin-of": "line",
}
KEYS = {
    "arrow": "backs",
    "bar": "acts against",
    "double": "allied, or cooperates",
    "chevron": "leads, commands, advises or belongs to",
    "line": "kin",
    "identity": "part of, or speaks for: as declared, not claimed",
    "attributed": "one voice says so",
    "contested": "contested or denied",
    "open": "planned, possible, asked for or withdrawn",
    "unheard": "not quoted",
}
"""What is drawn -> its words in the key, in the key's order."""
PLAIN_NOTE = "A simple layout: lines may cross boxes. The list says the same."
_MODES = {"negated": "denied", "planned": "planned", "hypothetical": "possible"}
_LONGEST_MEANS = 24
_NAMED = 8


def line_of(type_: str) -> str:
    """The kind of line that a type of relation is drawn as."""
    return _LINES.get(type_, "chevron")


def short_label(label: str, mode: str, act: str, means: str | None) -> str:
    """«backs: air strikes», «denied: backs»: what stands beside a line; long means are left to the list.

    act: what is done in stating it («promise: opposes»), where that does not assert it.
    """
    words = label.lower()
    if mode != "actual":
        return f"{_MODES.get(mode, act.lower())}: {words}"
    return f"{words}: {means}" if means and len(means) <= _LONGEST_MEANS else words


def description(actors: int, phrases: Sequence[str], total: int) -> str:
    """What a diagram shows, in words: its first relations, and how many more the list beside it holds."""
    who = "One actor" if actors == 1 else f"{count(actors).capitalize()} actors"
    named = phrases[:_NAMED]
    rest = total - len(named)
    more = f" {count(rest).capitalize()} more in the list." if named and rest else ""
    return f"{who}. {'; '.join(named)}.{more}" if named else f"{who}, and how their records tie them to each other."
