"""The command line: every command, in the order in which help lists them."""

from generator.cli.facts import check, lock, new, schema_, sentences, verify
from generator.cli.group import cli, main
from generator.cli.pdf import pdf
from generator.cli.sites import build, render, serve

__all__ = ["cli", "main"]

for command in (new, check, sentences, lock, verify, serve, build, pdf, render, schema_):
    cli.add_command(command)
