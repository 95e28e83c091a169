"""Problems at places in the facts -> the same problems at lines and columns, sorted.

Positions are worked out only here, only for the files that have problems, by composing them again: keeping a mark
for every value of a sound library would cost more than all of its reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from yaml import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode, YAMLError

from generator.problems import Origin, Pointer, Problem
from generator.read.compose import Composed, compose, no_collection
from generator.read.lines import Lines


def locate(problems: Iterable[Problem], documents: Mapping[str, str]) -> tuple[Problem, ...]:
    """Turn every `Pointer` of the problems into an `Origin`, and sort by file, line, column, code and message.

    documents: the text of each fact file, by its path as shown to people.

    A pointer that leads further than the file does (to a field that is missing, or into what the author wrote in
    short) ends where the file ends. A pointer into a file that is not there, or does not parse, is its first line.
    """
    trees: dict[str, _Tree] = {}

    def origin(place: Pointer | Origin | None) -> Origin | None:
        if not isinstance(place, Pointer):
            return place
        if place.file not in trees:
            trees[place.file] = _Tree(place.file, documents.get(place.file, ""))
        return trees[place.file].origin(place)

    with no_collection():
        located = [replace(problem, where=origin(problem.where), see=origin(problem.see)) for problem in problems]
    return tuple(sorted(located, key=_order))


def _order(problem: Problem) -> tuple[str, int, int, str, str]:
    place = problem.where
    if not isinstance(place, Origin):
        return "", 0, 0, problem.code, problem.message
    return place.file, place.line, place.column, problem.code, problem.message


@dataclass(frozen=True, kw_only=True, slots=True)
class _Reached:
    """Where a walk ended: the deepest node, the key before it (None for a list item), and whether all was there."""

    node: Node
    key: Node | None
    complete: bool


class _Tree:
    """The nodes of one file, for walking along pointers."""

    def __init__(self, file: str, text: str) -> None:
        self._lines = Lines(file, text)
        self._keys: dict[int, dict[str, tuple[Node, Node]]] = {}
        try:
            self._composed = compose(text)
        except YAMLError:
            self._composed = Composed(root=None, restore={})

    def origin(self, pointer: Pointer) -> Origin:
        """The place that a pointer names, as near as the file comes to it."""
        root = self._composed.root
        if root is None or not pointer.path:
            return self._whole_file()
        reached = self._walk(root, pointer.path)
        node = reached.node
        if node is root:
            return self._whole_file()
        in_short_form = isinstance(node, ScalarNode) and not reached.complete
        if (reached.complete or in_short_form) and not pointer.on_key and pointer.part:
            part = self._part(node, pointer.part)
            if part is not None:
                return part
        collection_missed = not reached.complete and not isinstance(node, ScalarNode)
        wants_key = (pointer.on_key and reached.complete) or collection_missed
        if reached.key is not None and (wants_key or _has_no_place(node)):
            return self._origin(reached.key)
        return self._origin(node)

    def _whole_file(self) -> Origin:
        return Origin(file=self._lines.file, line=1, column=1, text=self._lines.line(0))

    def _walk(self, root: Node, path: tuple[str | int, ...]) -> _Reached:
        """Follow the path as far as the nodes go. A value written without a list is the first of its list."""
        node, key = root, None
        for step in path:
            if isinstance(step, int):
                if isinstance(node, SequenceNode) and 0 <= step < len(node.value):
                    node, key = node.value[step], None
                elif isinstance(node, SequenceNode) or step != 0:
                    return _Reached(node=node, key=key, complete=False)
                continue
            below = self._keys_of(node).get(step)
            if below is None:
                return _Reached(node=node, key=key, complete=False)
            key, node = below
        return _Reached(node=node, key=key, complete=True)

    def _keys_of(self, node: Node) -> dict[str, tuple[Node, Node]]:
        """Key -> its node and its value's; the first of a repeated key, as it is read."""
        if not isinstance(node, MappingNode):
            return {}
        if id(node) not in self._keys:
            pairs = [(key, value) for key, value in node.value if isinstance(key, ScalarNode)]
            restore = self._composed.restore
            self._keys[id(node)] = {key.value.translate(restore): (key, value) for key, value in reversed(pairs)}
        return self._keys[id(node)]

    def _origin(self, node: Node) -> Origin:
        start, end = node.start_mark.index, node.end_mark.index
        if isinstance(node, ScalarNode) and node.style in ("|", ">"):
            return self._block_text(start, end)
        if start == end:  # an empty list item: all that can be seen of it is its dash
            start, end = max(start - 1, 0), start
        return self._lines.origin(start, end)

    def _block_text(self, start: int, end: int) -> Origin:
        """The first line of a text that begins in the line after its `|` or `>`."""
        content = re.compile(r"[\r\n]\s*(\S)").search(self._lines.text, start, end)
        return self._lines.origin(content.start(1), end) if content else self._lines.origin(start)

    def _part(self, node: Node, part: str) -> Origin | None:
        """The first occurrence of `part` in the source of a value; None where it is written in another way."""
        text, start, end = self._lines.text, node.start_mark.index, node.end_mark.index
        found = text.find(part, start, end)
        if found >= 0:
            return self._lines.origin(found, found + len(part))
        match = re.compile(_as_written(part)).search(text, start, end)
        return self._lines.origin(match.start(), match.end()) if match else None


def _as_written(part: str) -> str:
    """A pattern for a text as YAML allows to write it: broken over lines, quotation marks doubled or escaped."""
    words = (re.escape(word).replace("'", "''?").replace('"', r'\\?"') for word in part.split())
    return r"\s+".join(words)


def _has_no_place(node: Node) -> bool:
    """Whether a value cannot be pointed at: it is empty, or a block, whose first line is that of its first key."""
    empty: bool = node.start_mark.index == node.end_mark.index
    return empty or (isinstance(node, CollectionNode) and not node.flow_style)
