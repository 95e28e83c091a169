"""The text of a file -> its lines as an editor counts them, and places in it.

YAML 1.1 also ends lines at U+0085, U+2028 and U+2029, which real articles contain; editors do not, and nor do we.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from generator.problems import Origin

_LINE_END = re.compile(r"\r\n|\r|\n")


class Lines:
    """The lines of one text, found once; every `Origin` in one line shares that line's text."""

    def __init__(self, file: str, text: str) -> None:
        """Find the lines of `text`; `file` is its path as shown to people."""
        self.file = file
        self.text = text
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
        self._shown: dict[int, str] = {}

    def number(self, index: int) -> int:
        """The line that holds the character at `index`, counted from 0."""
        return bisect_right(self._starts, index) - 1

    def start(self, number: int) -> int:
        """The index of the first character of a line counted from 0."""
        return self._starts[number]

    def line(self, number: int) -> str:
        """A line counted from 0, without its line end."""
        if number not in self._shown:
            end = self._starts[number + 1] if number + 1 < len(self._starts) else len(self.text)
            self._shown[number] = self.text[self._starts[number] : end].rstrip("\r\n")
        return self._shown[number]

    def origin(self, start: int, end: int | None = None) -> Origin:
        """The place from character `start` up to `end`, cut where its first line ends; at least one character.

        The end of the file is shown as the end of its last line that is not blank, which a reader can see.
        """
        if start >= len(self.text):
            start = max(len(self.text.rstrip()) - 1, 0)
        number = self.number(start)
        line = self.line(number)
        column = start - self._starts[number]
        stop = min(len(line), (start + 1 if end is None else end) - self._starts[number])
        return Origin(file=self.file, line=number + 1, column=column + 1, length=max(stop - column, 1), text=line)
