"""An error of the YAML parser -> a problem in plain words, at the place that the author has to change.

The messages recognised are those of libyaml 0.2; any other is passed on as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from yaml import MarkedYAMLError, YAMLError

from generator.problems import Origin, Problem
from generator.read.compose import DEEPEST, TooDeepError
from generator.read.lines import Lines
from generator.read.properties import alias_problem, tag_problem

_QUOTE = "put the whole value in double quotes"
_SINGLE = "put the whole value in single quotes ('), since it holds double ones"
_ALIGN = "give it the indentation of the keys that it belongs to, in spaces"
_PARSERS_OWN_LIMIT = "exceeded maximum nesting depth"
"""What the scanner of newer parsers says of a thousand open brackets, which it meets before the first node."""
_CLOSING = {"{": "}", "[": "]"}


def syntax_problem(error: YAMLError, lines: Lines) -> Problem:
    """The problem that an error of composing `lines.text` tells of: one of the codes `yaml-...` or `too-deep`."""
    problem_mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
    context_mark = error.context_mark if isinstance(error, MarkedYAMLError) else None
    at = problem_mark.index if problem_mark is not None else 0
    said = _Said(
        problem=getattr(error, "problem", None) or str(error),
        context=getattr(error, "context", None) or "",
        at=at,
        since=context_mark.index if context_mark is not None else at,
        lines=lines,
    )
    if isinstance(error, TooDeepError) or said.problem == _PARSERS_OWN_LIMIT:
        return _at(said, at, f"more than {DEEPEST} collections inside each other", "write fewer levels", "too-deep")
    for recognise in (_tab, _property, _documents, _colon, _bracket, _quotation, _first_character, _indentation):
        if (problem := recognise(said)) is not None:
            return problem
    return _at(said, at, f"this is not YAML: {said.problem}", "check quotes, colons and indentation here")


@dataclass(frozen=True, kw_only=True, slots=True)
class _Said:
    """What the parser said: the problem at index `at`, met while doing `context`, begun at index `since`."""

    problem: str
    context: str
    at: int
    since: int
    lines: Lines

    @property
    def character(self) -> str:
        return self.lines.text[self.at : self.at + 1]

    @property
    def before(self) -> str:
        """The line up to the problem."""
        return self.lines.text[self.lines.start(self.lines.number(self.at)) : self.at]

    @property
    def in_one_line(self) -> bool:
        return self.lines.number(self.at) == self.lines.number(self.since)


def _at(
    said: _Said, start: int, message: str, remedy: str, code: str = "yaml-syntax", *,
    end: int | None = None, see: Origin | None = None,
) -> Problem:  # fmt: skip
    return Problem(code=code, message=message, where=said.lines.origin(start, end), remedy=remedy, see=see)


def _tab(said: _Said) -> Problem | None:
    start = said.lines.start(said.lines.number(said.at))
    line = said.lines.line(said.lines.number(said.at))
    indentation = line[: len(line) - len(line.lstrip(" \t"))]
    if "\t" not in indentation or said.context.startswith("while parsing a flow"):
        return None
    tab = start + indentation.index("\t")
    remedy = "use spaces; most editors can be told to"
    return _at(said, tab, "a tab in the indentation", remedy, "yaml-tab", end=start + len(indentation))


def _property(said: _Said) -> Problem | None:
    """Anchors, aliases and tags that the parser itself stumbles over."""
    if said.context in ("while scanning an alias", "while scanning an anchor"):
        character = said.lines.text[said.since]
        remedy = f"{_QUOTE}; if it is an alias or an anchor, write out what it stands for"
        return _at(said, said.since, f'a value cannot begin with "{character}"', remedy)
    if "undefined alias" in said.problem:
        return alias_problem(said.lines, said.at, is_alias=True)
    if "duplicate anchor" in said.context:
        return alias_problem(said.lines, said.at, is_alias=False)
    if "tag handle" in said.problem or said.context in ("while scanning a tag", "while parsing a tag"):
        return tag_problem(said.lines, said.since)
    return None


def _documents(said: _Said) -> Problem | None:
    if "another document" in said.problem:
        message = "a second YAML document begins here"
        remedy = "take the line --- out, or write the rest in a file of its own"
        return _at(said, said.at, message, remedy, "yaml-documents", end=said.at + 3)
    if "directive" in said.context or "incompatible YAML" in said.problem or "directive" in said.problem:
        return _at(said, said.since, 'a line that begins with "%" is not allowed', "take it out")
    return None


def _colon(said: _Said) -> Problem | None:
    """A colon too many, or one too few."""
    if "could not find expected ':'" in said.problem:
        return _no_pair(said, said.lines.number(said.since))
    if "unexpected ':'" in said.problem:
        return _at(said, said.at, "a space is missing after the colon", 'write "key: value"')
    inside = said.context == "while parsing a flow mapping" and said.character == ":" and said.in_one_line
    if "mapping values are not allowed" not in said.problem and not inside:
        return None
    if re.search(r":\s", said.before):
        quote = _SINGLE if '"' in said.lines.line(said.lines.number(said.at)) else _QUOTE
        remedy = f"{quote}, or write a comma before the next key" if inside else quote
        return _at(said, said.at, "a second colon in a value without quotes", remedy)
    number = said.lines.number(said.at)
    above = next((i for i in range(number - 1, -1, -1) if said.lines.line(i).strip()), None)
    if above is None:
        return _at(said, said.at, "this colon is out of place", _QUOTE)
    if _indent(said.lines.line(number)) <= _indent(said.lines.line(above)):
        return _no_pair(said, above)
    start = said.at - len(said.before.lstrip())
    remedy = f"{_ALIGN}; or put the value above in double quotes if this line belongs to it"
    return _at(said, start, "this line is indented more than the one that it follows", remedy, end=said.at)


def _no_pair(said: _Said, number: int) -> Problem:
    """The line has no key and value: it lacks the colon, or the space behind it."""
    line = said.lines.line(number)
    start = said.lines.start(number) + _indent(line)
    tight = re.match(r"\s*(?:- +)*[\w-]+(:)\S", line)
    if tight:
        colon = said.lines.start(number) + tight.start(1)
        return _at(said, colon, "a space is missing after the colon", 'write "key: value"')
    remedy = 'write "key: value"; the further lines of a text are indented more than its key'
    return _at(said, start, "this line has no colon after a key", remedy, end=start + len(line.strip()))


def _bracket(said: _Said) -> Problem | None:
    opened = said.lines.text[said.since : said.since + 1]
    if "did not find expected ','" not in said.problem or opened not in _CLOSING:
        return _stray_bracket(said)
    closing = _CLOSING[opened]
    if said.in_one_line and said.character in _CLOSING.values():
        see = said.lines.origin(said.since)
        message = f'"{opened}" in column {see.column} is closed by "{said.character}"'
        return _at(said, said.at, message, f'close it with "{closing}"')
    if said.in_one_line and said.at < len(said.lines.text) and said.character not in "\r\n":
        if said.before.rstrip()[-1:] in ("'", '"'):
            return _after_quotation(said)
        remedy = f'write a comma or "{closing}"; put a text in double quotes'
        return _at(said, said.at, f'neither a comma nor "{closing}" stands here', remedy)
    message = f'"{opened}" is not closed, or a comma is missing behind it'
    remedy = f'close it with "{closing}"' + ("" if said.in_one_line else " before {see}")
    return _at(said, said.since, message, remedy, see=said.lines.origin(said.at))


def _stray_bracket(said: _Said) -> Problem | None:
    """A closing bracket, or a comma, that nothing asked for."""
    stray = said.character in ("}", "]", ",")
    if stray and ("expected node content" in said.problem or "expected key" in said.problem):
        remedy = f"take it out, or write what is missing before it; {_QUOTE} if it belongs to a text"
        return _at(said, said.at, f'"{said.character}" is out of place', remedy)
    if "expected node content" in said.problem:
        return _at(said, said.at, "a value is missing here, or a bracket is not closed", "write the value")
    return None


def _quotation(said: _Said) -> Problem | None:
    if "quoted scalar" in said.context:
        quote = said.lines.text[said.since]
        if "end of stream" in said.problem or "document indicator" in said.problem:
            remedy = f"close it with {quote}"
            if quote == "'":
                remedy += "; an apostrophe inside single quotes is written twice"
            return _at(said, said.since, "this quotation mark is never closed", remedy)
        if "escape" in said.problem or "hexdecimal" in said.problem:
            message = "a backslash inside double quotes stands before something that it cannot change"
            return _at(said, said.at, message, "write two backslashes, or put the value in single quotes")
    if "expected key" in said.problem and said.before.rstrip()[-1:] in ("'", '"'):
        return _after_quotation(said)
    return None


def _after_quotation(said: _Said) -> Problem:
    remedy = (
        "put all of the value inside one pair of quotes; inside, write the same quotation mark twice (') or as \\\""
    )
    return _at(said, said.at, "text behind a closing quotation mark", remedy)


def _first_character(said: _Said) -> Problem | None:
    """Characters that mean something to YAML at the beginning of a value."""
    if "cannot start any token" in said.problem:
        return _at(said, said.at, f'a value cannot begin with "{said.character}"', _QUOTE)
    if "block sequence entries are not allowed" in said.problem:
        remedy = f"begin the list on the next line; {_QUOTE} if it is a text"
        return _at(said, said.at, "a list cannot begin in the line of its key", remedy)
    if "mapping keys are not allowed" in said.problem:
        return _at(said, said.at, 'a value cannot begin with "? "', _QUOTE)
    if said.context == "while scanning a block scalar":
        character = said.lines.text[said.since]
        remedy = f'begin the text on the next line, indented; {_QUOTE} if "{character}" belongs to it'
        return _at(said, said.since, f'nothing may follow "{character}" in its line', remedy)
    return None


def _indentation(said: _Said) -> Problem | None:
    if "document start" in said.problem:
        if re.search(r"(?:^|[\r\n])\.\.\.\s*$", said.lines.text[: said.at]):
            return _at(
                said, said.at, "this stands below the end of the document", "take the line ... out", "yaml-documents"
            )
        message = "this line is indented less than the first key of the file"
        return _at(said, said.at, message, "begin all records in the same column")
    if "expected '-' indicator" in said.problem:
        return _at(said, said.at, "a key stands among the items of a list", f'begin it with "- ", or {_ALIGN}')
    if "expected key" not in said.problem:
        return None
    if said.character == ":":
        return _at(said, said.at, "a key is missing before the colon", "write the key")
    if said.lines.text.startswith("- ", said.at):
        message = "a list item stands where a key belongs"
        return _at(said, said.at, message, "give it the indentation of the items above, or write a key")
    return _at(said, said.at, "the indentation of this line fits no line above it", _ALIGN)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
