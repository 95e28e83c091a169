"""The text of a file -> its YAML nodes, with marks; nothing is resolved, expanded or constructed.

Reads with PyYAML's C parser alone, ten times as fast as the Python one. What YAML 1.1 makes of `NO` and `12:30` happens
in the resolver and the constructor, which are left out.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain

from yaml import CSafeLoader, MarkedYAMLError, Node

DEEPEST = 50
"""How many collections may stand inside each other. The C parser recurses: without a limit `[[...` ends the process."""

_NO_BREAKS = "\u0085\u2028\u2029"
_SPARE = (range(0xE000, 0xF900), range(0xF0000, 0xFFFFE))


class TooDeepError(MarkedYAMLError):
    """Collections stand inside each other beyond `DEEPEST`; `problem_mark` is where the innermost begins."""


class Parser(CSafeLoader):
    """The C parser, with no tags but explicit ones (`node.tag` is empty otherwise) and a limit to the depth."""

    def __init__(self, text: str) -> None:
        """Prepare to read `text`."""
        super().__init__(text)
        self._depth = 0

    def resolve(self, _kind: type[Node], _value: object, _implicit: object) -> str:
        """The tag of a node that states none."""
        return ""

    def descend_resolver(self, parent: Node | None, _index: object) -> None:
        """Called before each node: the only hook that runs before the C parser recurses."""
        self._depth += 1
        if self._depth > DEEPEST + 1 and parent is not None:
            raise TooDeepError(problem="too deep", problem_mark=parent.start_mark)

    def ascend_resolver(self) -> None:
        """Called after each node."""
        self._depth -= 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Composed:
    """The node tree of one document.

    root: None for a text that holds no document.
    restore: a table for `str.translate` that turns the values of scalars back into what the author wrote; mostly empty.
    """

    root: Node | None
    restore: dict[int, int]


def compose(text: str) -> Composed:
    """Compose the one document of `text`.

    The characters that YAML 1.1 takes for line breaks and YAML 1.2 does not are replaced, one for one, by characters
    that the text does not use, so that indices into `text` hold and no value is folded or cut at them.

    Raises yaml.YAMLError: not valid YAML, several documents, an undefined alias; TooDeepError.
    """
    restore = _stand_ins(text)
    root = Parser(replace_breaks(text, restore)).get_single_node()
    return Composed(root=root, restore=restore)


@contextmanager
def no_collection() -> Iterator[None]:
    """Keep the cyclic garbage collector from looking through nodes and pages again and again while they are made.

    They are many, they live, and none is in a cycle: the collector took two thirds of the time of reading. What pages
    are made of is the same, and costs a fifth less so.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def replace_breaks(text: str, restore: dict[int, int]) -> str:
    """The text with the stand-ins of `restore` in place."""
    return text.translate({real: stand_in for stand_in, real in restore.items()}) if restore else text


def _stand_ins(text: str) -> dict[int, int]:
    """Private-use characters that are not in `text` -> the line separators of `text` that they stand for."""
    present = [ord(character) for character in _NO_BREAKS if character in text]
    if not present:
        return {}
    used = set(text)
    spare = (code for code in chain(*_SPARE) if chr(code) not in used)
    return dict(zip(spare, present, strict=False))
