"""The command line: every command, in the order in which help lists them."""

from generator.cli.group import cli, main

__all__ = ["cli", "main"]

cli.places.update(
    new="facts:new",
    check="facts:check",
    sentences="facts:sentences",
    lock="facts:lock",
    verify="facts:verify",
    serve="sites:serve",
    build="sites:build",
    merge="sharing:merge",
    pdf="pdf:pdf",
    render="sites:render",
    schema="facts:schema_",
)
