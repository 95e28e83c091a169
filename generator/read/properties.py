"""The text of a file -> its anchors, aliases and tags ("node properties", YAML 1.1 section 3.2), all refused.

Nodes do not tell them, events do; most files have no sign of any, and are not read again.
"""

from __future__ import annotations

import re

from yaml import AliasEvent, NodeEvent, ScalarEvent

from generator.problems import Problem
from generator.read.compose import Parser, replace_breaks
from generator.read.lines import Lines

_MAY_BE_PROPERTY = re.compile(r"""(?:\A|[\s\ufeff\[\]{},:"'])[&!]""")


def properties(text: str, lines: Lines, restore: dict[int, int]) -> tuple[list[Problem], list[Problem]]:
    """The problems with anchors and aliases, and those with explicit tags; `text` has been composed without error."""
    aliases: list[Problem] = []
    tags: list[Problem] = []
    if not _MAY_BE_PROPERTY.search(text):
        return aliases, tags
    parser = Parser(replace_breaks(text, restore))
    while (event := parser.get_event()) is not None:
        if not isinstance(event, NodeEvent):
            continue
        start = event.start_mark.index if event.start_mark else 0
        if event.anchor is not None:
            aliases.append(alias_problem(lines, start, is_alias=isinstance(event, AliasEvent)))
        elif getattr(event, "tag", None) or (isinstance(event, ScalarEvent) and text[start : start + 1] == "!"):
            tags.append(tag_problem(lines, start))
    return aliases, tags


def alias_problem(lines: Lines, start: int, *, is_alias: bool) -> Problem:
    """An alias (`*name`) or an anchor (`&name`) at index `start`: one file could otherwise expand without bound."""
    name = _word(lines.text, start)
    what = "an alias" if is_alias else "an anchor"
    remedy = (
        f'write out what it stands for; or put the value in double quotes if it is a text that begins with "{name[0]}"'
    )
    return Problem(
        code="yaml-alias",
        message=f"{what} ({name}) is not allowed",
        where=lines.origin(start, start + len(name)),
        remedy=remedy,
    )


def tag_problem(lines: Lines, start: int) -> Problem:
    """An explicit tag (`!!int`, `!name`) at index `start`: every value is read as the text that it is."""
    name = _word(lines.text, start)
    return Problem(
        code="yaml-tag",
        message=f"a YAML tag ({name}) is not allowed",
        where=lines.origin(start, start + len(name)),
        remedy='take it out; or put the value in double quotes if it is a text that begins with "!"',
    )


def _word(text: str, start: int) -> str:
    """The characters from `start` to white space or a bracket, at most 40."""
    found = re.compile(r"[^\s,\[\]{}]{1,40}").match(text, start)
    return found[0] if found else text[start : start + 1]
