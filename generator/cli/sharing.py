"""Shards -> the site that they make, and what build was asked for -> the briefings of a shard."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import click

from generator.cli.answers import FOLDER, config_option, strict_option
from generator.cli.making import make_site, with_setup
from generator.publish import run, sharding

Share = tuple[int, int]
"""(number, of how many), counted from 1."""

_SHARE = re.compile(r"([0-9]{1,4})/([0-9]{1,4})")


def parse_only(context: click.Context, parameter: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    """The slugs of ``--only a,b --only c``."""
    slugs = tuple(slug.strip() for value in values for slug in value.split(","))
    if "" in slugs:
        raise click.BadParameter("name briefings, such as --only first,second", context, parameter)
    return slugs


def parse_share(context: click.Context, parameter: click.Parameter, text: str | None) -> Share | None:
    """The two numbers of ``--share 2/8``."""
    if text is None:
        return None
    found = _SHARE.fullmatch(text)
    number, of = (int(found[1]), int(found[2])) if found else (0, 0)
    if not 1 <= number <= of:
        raise click.BadParameter(f'"{text}" is no share; the second of eight is 2/8', context, parameter)
    return number, of


def chosen(library: Path, only: Sequence[str], share: Share | None) -> tuple[str, ...]:
    """The briefings of a shard. Raises UnknownError for one that there is not."""
    return sharding.dealt(library, *share) if share else sharding.named(library, only)


def default_folder(share: Share | None) -> Path:
    """Where a shard is left if nobody says where."""
    return Path(f"shard-{share[0]}-of-{share[1]}" if share else "shard")


@click.command()
@click.argument("shards", metavar="SHARD...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--library", type=FOLDER, help="The facts; default: what mkdocs.yml says, or briefings.")
@click.option("--site", type=FOLDER, help="The folder for the site; default: what mkdocs.yml says, or site.")
@config_option
@click.option("--pdf/--no-pdf", default=None, help="As the shards were made; default: what mkdocs.yml says, or yes.")
@strict_option
def merge(
    *,
    shards: tuple[Path, ...],
    library: Path | None,
    site: Path | None,
    config: Path | None,
    pdf: bool | None,
    strict: bool,
) -> int:
    """Build the site from shards that build --only or build --share left: the same site as one build."""

    def then(setup: run.Setup) -> int:
        with sharding.gathered(setup, shards) as (ready, warnings):
            return make_site(ready, strict=strict, warnings=warnings, shards=len(shards))

    return with_setup(config, library, site, strict=strict, pdf=pdf, then=then)
