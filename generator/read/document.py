"""A fact file on disk -> its document: every value a string as the author wrote it, and what is wrong with its YAML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

from yaml import MappingNode, Node, ScalarNode, YAMLError

from generator.problems import Origin, Problem, Severity
from generator.read.compose import Composed, compose, no_collection
from generator.read.decode import LARGEST, decode
from generator.read.files import FactFile, Kind
from generator.read.lines import Lines
from generator.read.properties import properties
from generator.read.syntax import syntax_problem

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
"""What a key or a list position may hold: a text, a list, a mapping, or nothing."""

_HASH = re.compile(r"(?<=\S)[ \t]+(?=#[^\s#])")
"""Where a comment begins with a word: more likely a hashtag, or a number, that an author did not mean to lose."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """What one fact file says, before anything is made of it.

    file: path as shown to people.
    kind, briefing: as in `FactFile`.
    text: the file's text, without a byte-order mark; line ends as they are.
    data: keys to values; `NO`, `12:30` and `null` are strings, `key:` with nothing behind it is None.
    """

    file: str
    kind: Kind
    briefing: str | None
    text: str
    data: dict[str, Value]


def read_document(found: FactFile) -> tuple[Document | None, tuple[Problem, ...]]:
    """Read one fact file; see `load` and `parse_document`."""
    raw = load(found)
    return (None, (raw,)) if isinstance(raw, Problem) else parse_document(found, raw)


def load(found: FactFile) -> bytes | Problem:
    """The bytes of a fact file, or of its beginning if it is too large; the problem `unreadable-file` if it is one."""
    try:
        with found.path.open("rb") as stream:
            return stream.read(LARGEST + 1)
    except OSError as error:
        return Problem(
            code="unreadable-file",
            message=f"the file cannot be read: {error.strerror or type(error).__name__}",
            where=Origin(file=found.file, line=1, column=1),
            remedy="check that it still exists and that you may read it",
        )


def parse_document(found: FactFile, raw: bytes) -> tuple[Document | None, tuple[Problem, ...]]:
    """Parse the bytes of a fact file.

    Returns the document and its problems, with their origins. There is no document when its YAML does not parse, when
    it is not a mapping, or when it uses aliases (their expansion has no bound). A repeated key keeps its first value.
    """
    text = decode(found.file, raw)
    if isinstance(text, Problem):
        return None, (text,)
    lines = Lines(found.file, text)
    with no_collection():
        return _parse(found, text, lines)


def _parse(found: FactFile, text: str, lines: Lines) -> tuple[Document | None, tuple[Problem, ...]]:
    """Parse a text that decoded."""
    try:
        composed = compose(text)
    except YAMLError as error:
        return None, (syntax_problem(error, lines),)
    aliases, tags = properties(text, lines, composed.restore)
    if aliases:
        return None, (*aliases, *tags)
    data, problems = _top_level(composed, found, lines)
    if data is None:
        return None, (*tags, *problems)
    document = Document(file=found.file, kind=found.kind, briefing=found.briefing, text=text, data=data)
    return document, (*tags, *problems)


def _top_level(
    composed: Composed, found: FactFile, lines: Lines
) -> tuple[dict[str, Value] | None, tuple[Problem, ...]]:
    """The data of the file, None if it is no mapping."""
    root = composed.root
    if root is None or (isinstance(root, ScalarNode) and not root.value and not root.style):
        return {}, (_empty_file(found),)
    if not isinstance(root, MappingNode):
        what = "a text" if isinstance(root, ScalarNode) else "a list"
        problem = Problem(
            code="wrong-type",
            message=f"{what} where a mapping belongs",
            where=lines.origin(root.start_mark.index, root.end_mark.index),
            remedy="begin with a key and a colon"
            if found.kind == "briefing"
            else "begin each record with its id and a colon",
        )
        return None, (problem,)
    constructor = _Constructor(lines, composed.restore)
    return constructor.mapping(root), tuple(constructor.problems)


def _empty_file(found: FactFile) -> Problem:
    """An empty file of shared records changes nothing; an empty briefing cannot be published."""
    is_briefing = found.kind == "briefing"
    return Problem(
        code="empty-file",
        message="the file is empty",
        where=Origin(file=found.file, line=1, column=1),
        remedy="give the briefing at least a title, a date and a bottom line"
        if is_briefing
        else "write a record, or delete the file",
        severity=Severity.ERROR if is_briefing else Severity.WARNING,
    )


class _Constructor:
    """Nodes -> values. One a file: it gathers the problems."""

    def __init__(self, lines: Lines, restore: dict[int, int]) -> None:
        self.problems: list[Problem] = []
        self._lines = lines
        self._restore = restore
        self._hashes = {found.start() for found in _HASH.finditer(lines.text)}

    def mapping(self, node: MappingNode) -> dict[str, Value]:
        """Keys to values; the first value of a repeated key."""
        data: dict[str, Value] = {}
        repeated: list[ScalarNode] = []
        for key_node, value_node in node.value:
            value = self._value(value_node)
            if not isinstance(key_node, ScalarNode) or not key_node.value or key_node.value == "<<":
                self._bad_key(key_node)
                continue
            key = self._value(key_node)
            if value is None and node.flow_style and value_node.start_mark.index == key_node.end_mark.index:
                self._lone_key(key_node)
            elif key in data:
                repeated.append(key_node)
            else:
                data[str(key)] = value
        if repeated:
            self._duplicates(node, repeated)
        return data

    def _value(self, node: Node) -> Value:
        if isinstance(node, ScalarNode):
            text: str = node.value
            if self._restore:
                text = text.translate(self._restore)
            if self._hashes and not node.style and node.end_mark.index in self._hashes:
                self._cut_off(node.end_mark.index)
            return text if text or node.style else None
        if isinstance(node, MappingNode):
            return self.mapping(node)
        return [self._value(item) for item in node.value]

    def _report(self, code: str, message: str, node: Node, remedy: str, see: Node | None = None) -> None:
        self.problems.append(
            Problem(
                code=code,
                message=message,
                where=self._lines.origin(node.start_mark.index, node.end_mark.index),
                remedy=remedy,
                see=self._lines.origin(see.start_mark.index, see.end_mark.index) if see is not None else None,
            )
        )

    def _cut_off(self, end: int) -> None:
        start = self._lines.text.index("#", end)
        comment = self._lines.origin(start, len(self._lines.text))
        message = "YAML takes the rest of this line for a comment"
        remedy = 'put the value in double quotes if this belongs to it; if not, write a space after "#"'
        self.problems.append(
            Problem(code="yaml-comment", message=message, where=comment, remedy=remedy, severity=Severity.WARNING)
        )

    def _bad_key(self, node: Node) -> None:
        if not isinstance(node, ScalarNode):
            what = "a mapping" if isinstance(node, MappingNode) else "a list"
            self._report("bad-key", f"{what} cannot be a key", node, "write a text as the key, without brackets")
        elif node.value:
            self._report("yaml-alias", "a merge key (<<) is not allowed", node, "write the fields out")
        else:
            self._report("bad-key", "the key is empty", node, "write a key before the colon")

    def _lone_key(self, node: ScalarNode) -> None:
        """Mostly the rest of a text: `{says: Yes, and no}` has the keys `says` and `and no`."""
        message = f'"{_short(node.value.translate(self._restore))}" is read as a key without a value'
        remedy = "put a text that holds a comma in double quotes, or write a colon and a value after the key"
        self._report("yaml-syntax", message, node, remedy)

    def _duplicates(self, mapping: MappingNode, repeated: list[ScalarNode]) -> None:
        first = {key.value: key for key, _ in reversed(mapping.value) if isinstance(key, ScalarNode)}
        for node in repeated:
            message = f'"{_short(node.value.translate(self._restore))}" is written twice'
            remedy = "keep one; the other stands at {see}"
            self._report("duplicate-key", message, node, remedy, see=first[node.value])


def _short(text: str) -> str:
    """A text that fits into a message."""
    return text if len(text) <= 60 else text[:59] + "…"
