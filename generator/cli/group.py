"""Arguments -> the command that they name, run; a failure of the program itself is one line."""

from __future__ import annotations

import importlib
import io
import logging
import os
import sys
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import click

from generator import __version__
from generator.cli.exits import INTERRUPTED, OK, PROBLEMS

ISSUES = "the project's issue tracker"


@dataclass
class State:
    """What the whole run shares: whether an unexpected failure shows its traceback."""

    debug: bool = False


class Commands(click.Group):
    """Commands that are imported when they are asked for.

    Each needs other libraries, and half of a short command's time would go into those of the others. It also lets
    Ctrl-C end a command while it is still being imported.
    """

    places: ClassVar[dict[str, str]] = {}
    """Command -> where it is, as "module:name"."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """All names, in the order in which help lists them."""
        return list(self.places)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name."""
        if cmd_name not in self.places:
            return None
        module, name = self.places[cmd_name].split(":")
        command: click.Command = getattr(importlib.import_module(f"generator.cli.{module}"), name)
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="briefings")
@click.option("--debug", is_flag=True, help="Show a traceback when the program itself fails.")
@click.pass_obj
def cli(state: State, *, debug: bool) -> None:
    """Briefings whose every statement can be traced to the sentence that says it."""
    state.debug = debug
    if debug:
        logging.getLogger("generator").setLevel(logging.DEBUG)
        logging.getLogger("generator").addHandler(logging.StreamHandler())


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code; a failure of the program itself is one line."""
    state = State()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # names are in every script, terminals are not
    try:
        code = cli.main(args=arguments, obj=state, standalone_mode=False) or OK
        sys.stdout.flush()
    except click.ClickException as error:  # MkDocs' own errors are of this type, too
        error.show(file=sys.stderr)
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        code = INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has left; without this, Python complains when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = PROBLEMS
    except Exception as error:
        if state.debug:
            traceback.print_exc()
        click.echo(f"briefings failed: {type(error).__name__}: {_first_line(error)}", err=True)
        click.echo(f"This is a fault of the program. Run it with --debug and report the output at {ISSUES}.", err=True)
        code = PROBLEMS
    sys.exit(code)


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [""])[0]
