"""How far long work is -> one line of a terminal, which the next replaces and which is gone at the end."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Self

import click

from generator.report import printable

_CLEAR = "\r\x1b[2K"


class Ticker:
    """Called before each step with how many are done, how many there are, and the name of the next."""

    def __init__(self) -> None:
        self._shows = sys.stderr.isatty()  # a file or a pipe shall not be filled with what was only for a moment

    def __call__(self, done: int, total: int, name: str) -> None:
        """Show that the step ``name`` begins."""
        if self._shows:
            click.echo(f"{_CLEAR}{done + 1} of {total}: {printable(name)}", nl=False, err=True)

    def say(self, line: str) -> None:
        """Print a line that stays, on the standard output."""
        self._clear()
        click.echo(printable(line))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._clear()

    def _clear(self) -> None:
        if self._shows:
            click.echo(_CLEAR, nl=False, err=True)
