"""A table of UCDP GED -> a library of facts in a folder. Run as ``python -m benchmarks.ucdp FILE.csv OUT_DIR``.

The table is the Uppsala Conflict Data Program's, under CC BY 4.0: cite it where you publish what is made of it.
"""

from __future__ import annotations

from pathlib import Path

import click

from benchmarks.ucdp.library import MOST, library_files
from benchmarks.ucdp.rows import Table, read_table


def import_table(file: Path, out: Path, *, limit: int | None = None, released: str = "unknown") -> Table:
    """Write the library. Raises ValueError if the file is no such table, FileExistsError if ``out`` holds anything."""
    if out.is_dir() and any(out.iterdir()):
        raise FileExistsError(f"{out} is not empty")
    table = read_table(file, limit)
    for name, text in library_files(table.rows, released=released):
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return table


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("out", type=click.Path(path_type=Path, file_okay=False))
@click.option("--limit", type=click.IntRange(min=1), help="Read so many rows only.")
@click.option("--released", default="unknown", show_default=True, help="When the table was published, in EDTF.")
def main(file: Path, out: Path, limit: int | None, released: str) -> None:
    """Write the events of FILE, a table of UCDP GED, as facts to OUT, which must be empty or not exist."""
    try:
        table = import_table(file, out, limit=limit, released=released)
    except (ValueError, OSError) as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"{out}: {len(table.rows)} events, at most {MOST} a briefing")
    for reason, count in table.left_out.items():
        click.echo(f"left out: {count} rows, {reason}")


if __name__ == "__main__":
    main()
