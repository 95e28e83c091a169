"""The briefings of this repository, one error at a time -> the share that the checks catch.

Run as ``python -m benchmarks.seeded``; ``--missed`` lists every error that slipped through.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import click

from benchmarks.corpus import write_corpus
from benchmarks.seeded import cites, dates, form, numbers, quotes, tradecraft, voices
from benchmarks.seeded.clean import copy_clean
from benchmarks.seeded.facts import Facts
from benchmarks.seeded.run import Caught, alarms, inject
from benchmarks.seeded.table import plain, rows, text

KINDS = (
    *(*dates.KINDS, *numbers.KINDS, *quotes.KINDS, *cites.KINDS),
    *(*voices.KINDS, *form.KINDS, *tradecraft.KINDS),
)
ROOT = Path(__file__).parents[2]


@click.command()
@click.option("--library", type=click.Path(exists=True, path_type=Path), default=ROOT / "briefings")
@click.option("--archive", "archives", type=click.Path(path_type=Path), multiple=True, help="Where texts are held.")
@click.option("--corpus", default=0, help="So many briefings of an invented library as well.")
@click.option("--most", default=12, show_default=True, help="Errors of one kind in one briefing.")
@click.option("--only", default="", help="Only kinds whose name holds this.")
@click.option("--missed", is_flag=True, help="List the errors that were not caught.")
@click.option("--json", "out", type=click.Path(path_type=Path), help="Write the result to this file as well.")
def main(
    *, library: Path, archives: tuple[Path, ...], corpus: int, most: int, only: str, missed: bool, out: Path | None
) -> None:
    """Inject one error at a time into clean copies of the briefings, and count what the checks catch."""
    held = archives or (ROOT / "archive", ROOT.parent / "shared" / "articles")
    kinds = [kind for kind in KINDS if only in kind.name]
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        clean = _clean(library, held, root / "own")
        if corpus:
            write_corpus(root / "corpus", corpus, archive=root / "corpus-archive")
            clean += _clean(root / "corpus", (root / "corpus-archive",), root / "made")
        false = {one.slug: [f"{p.code}: {p.message}" for p in alarms(one)] for one in clean}
        found = [caught for one in clean for caught in inject(one, kinds, most)]
    table = rows(kinds, found)
    slipped = [one for one in found if not one.codes]
    click.echo(text(table, false))
    if missed:
        click.echo("\nNot caught:\n" + "\n".join(_shown(one) for one in slipped))
    if out is not None:
        out.write_text(json.dumps(plain(table, false, slipped), indent=1, ensure_ascii=False) + "\n", "utf-8")


def _clean(library: Path, archives: tuple[Path, ...], root: Path) -> list[Facts]:
    slugs = sorted(path.parent.name for path in library.glob("*/briefing.yml"))
    return [copy_clean(library, slug, root / slug, archives) for slug in slugs]


def _shown(one: Caught) -> str:
    return f"  {one.kind} · {one.briefing} · {one.what[:140]}"


if __name__ == "__main__":
    main()
