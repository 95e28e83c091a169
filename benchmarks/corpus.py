"""A number and a seed -> a library of that many invented briefings, always the same bytes.

Briefing k depends on the seed and on k alone: a larger library holds the smaller one. Run as
``python -m benchmarks.corpus 100 DIR``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from pathlib import Path
from random import Random

import click

from benchmarks.article import Article
from benchmarks.cast import Cast, briefing_cast, shared_cast
from benchmarks.claims import add_claims
from benchmarks.events import add_events
from benchmarks.products import ASSESSMENTS, fact_files
from benchmarks.scene import Scene
from benchmarks.yaml_text import Value, records

EVENTS, CLAIMS = 20, 20
_YEARBOOKS = 8
_FIRST_DAY = date(2015, 1, 1)
_YEARS = 11


@dataclass(frozen=True, kw_only=True, slots=True)
class Counts:
    """How many records and files were written."""

    briefings: int = 0
    actors: int = 0
    places: int = 0
    sources: int = 0
    events: int = 0
    reports: int = 0
    claims: int = 0
    assessments: int = 0
    files: int = 0

    def __add__(self, other: Counts) -> Counts:
        """Both together."""
        return Counts(**{f.name: getattr(self, f.name) + getattr(other, f.name) for f in fields(self)})


@dataclass(frozen=True, kw_only=True, slots=True)
class _Yearbook:
    """A shared source that is old and general. statements: (locator, actor, place) of its sentences."""

    article: Article
    statements: Sequence[tuple[str, str, str]]


def write_corpus(folder: Path, briefings: int, seed: int = 0, *, archive: Path | None = None) -> Counts:
    """Write a library of ``briefings`` briefings to ``folder``, which is made if need be.

    archive: a folder for the texts that may not be republished; without one they are not written.
    Raises FileExistsError if ``folder`` holds anything: what is there is never mixed with what is made up.
    """
    if folder.is_dir() and any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty")
    folder.mkdir(parents=True, exist_ok=True)
    cast = shared_cast(Random(f"{seed}:shared"))
    yearbooks = [_yearbook(number, cast, Random(f"{seed}:yearbook:{number}")) for number in range(_YEARBOOKS)]
    sources = {book.article.ident: book.article.record() for book in yearbooks}
    shared = {"actors.yml": records(cast.actors), "places.yml": records(cast.places), "sources.yml": records(sources)}
    counts = Counts(actors=len(cast.actors), places=len(cast.places), sources=len(sources))
    counts += _write(folder, shared) + _archive(archive, [book.article for book in yearbooks])
    for number in range(1, briefings + 1):
        counts += _briefing(folder, number, cast, yearbooks, Random(f"{seed}:briefing:{number}"), archive)
    return counts


def _yearbook(number: int, cast: Cast, rng: Random) -> _Yearbook:
    name = cast.names[cast.by_role["media"][number % 6]]
    record: dict[str, Value] = {
        "title": f"Handbook of garrisons by {name}",
        "publisher": name,
        "published": f"{2007 + number}",
        "kind": "dataset",
        "voice": cast.by_role["media"][number % 6],
        "rights": "all-rights-reserved",
        "text": "withheld",
        "reliability": rng.choice("ABC"),
        "descriptor": "Compiled by hand, once a year, from public lists.",
    }
    ident = f"handbook-{2007 + number}"
    article = Article(ident=ident, alias="y", published=date(2007 + number, 12, 31), fields=record, rng=rng)
    statements = []
    for _ in range(12):
        force, place = rng.choice(cast.by_role["army"] + cast.by_role["air-force"]), rng.choice(cast.by_role["city"])
        sentence = f"Troops under {cast.names[force]} keep a garrison at {cast.names[place]}."
        statements.append((article.add(sentence), force, place))
    return _Yearbook(article=article, statements=statements)


def _briefing(
    folder: Path, number: int, shared: Cast, yearbooks: Sequence[_Yearbook], rng: Random, archive: Path | None
) -> Counts:
    """Write one briefing."""
    own = briefing_cast(shared, number, rng)
    # Not before the 8th: sources, a day or two older, then share its month, and with it what "last month" means.
    as_of = date(_FIRST_DAY.year + rng.randrange(_YEARS), rng.randint(1, 12), rng.randint(8, 28))
    articles = [_article(index, number, as_of, shared, rng) for index in range(rng.choice((1, 2)))]
    if len(articles) > 1 and rng.random() < 0.5:
        articles[1].follows(rng.choice(("origin", "updates")), articles[0])
    scene = Scene(rng=rng, as_of=as_of, own=own, shared=shared, articles=articles)
    add_events(scene, EVENTS)
    yearbook = rng.choice(yearbooks) if rng.random() < 0.4 else None
    add_claims(scene, CLAIMS - (yearbook is not None))
    if yearbook:
        scene.claims["garrison-19"] = _garrison(yearbook, rng)
    town = own.by_role["town"][0]
    slug = f"{town.removesuffix(f'-{number}')}-{as_of}-{number}"
    files = fact_files(scene, town, yearbook.article if yearbook else None)
    files |= {f"texts/{article.ident}.txt": article.text() for article in articles if article.shown}
    written = _write(folder / slug, files) + _archive(archive, articles)
    reports = sum(len(told) for told in scene.told.values())
    return written + Counts(
        briefings=1,
        actors=len(own.actors),
        places=len(own.places),
        sources=len(articles),
        events=len(scene.events),
        reports=reports,
        claims=len(scene.claims),
        assessments=ASSESSMENTS,
    )


def _article(index: int, number: int, as_of: date, shared: Cast, rng: Random) -> Article:
    published = as_of - timedelta(days=rng.randint(0, 2) if index else rng.randint(0, 1))
    voice = rng.choice(shared.by_role["media"])
    text = rng.choice(("full", "withheld", "withheld", "excerpts"))
    record: dict[str, Value] = {
        "title": rng.choice(
            ("Another week of unrest in the valleys", "Guns and talks along the road", "What the towns endure")
        ),
        "publisher": shared.names[voice],
        "published": str(published),
        "kind": rng.choice(("news-report", "report", "statement")),
        "voice": voice,
        "url": f"https://news.example/{number}/{index}",
        "language": "en",
        "rights": "CC-BY-4.0" if text == "full" else "all-rights-reserved",
        "text": text,
        "reliability": rng.choice("ABCDF"),
        "descriptor": "Written at a desk far away; relays officials, witnesses and councils.",
    }
    return Article(
        ident=f"{voice}-{published}-{number}-{index + 1}",
        alias="rst"[index],
        published=published,
        fields=record,
        rng=rng,
    )


def _garrison(yearbook: _Yearbook, rng: Random) -> dict[str, Value]:
    locator, force, place = rng.choice(yearbook.statements)
    says, relation = "Barracks stand there from of old.", f"{force} present-in {place}"
    return {"by": "source", "says": says, "relations": relation, "cites": f"y:{locator}"}


def _write(folder: Path, files: Mapping[str, str]) -> Counts:
    """Write files, as UTF-8 with plain line ends."""
    for parent in dict.fromkeys((folder / name).parent for name in files):
        parent.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return Counts(files=len(files))


def _archive(archive: Path | None, articles: Sequence[Article]) -> Counts:
    if archive is None:
        return Counts()
    return _write(archive, {f"{article.ident}.txt": article.text() for article in articles if not article.shown})


@click.command()
@click.argument("briefings", type=click.IntRange(min=0))
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--seed", type=int, default=0, show_default=True, help="Another seed makes another library.")
@click.option("--archive", type=click.Path(path_type=Path, file_okay=False), help="Where the withheld texts go.")
def main(briefings: int, folder: Path, seed: int, archive: Path | None) -> None:
    """Write a library of invented BRIEFINGS to FOLDER, which must be empty or not exist."""
    try:
        counts = write_corpus(folder, briefings, seed, archive=archive)
    except OSError as error:
        raise click.ClickException(f"{error}; name another folder, or empty this one") from None
    click.echo(", ".join(f"{getattr(counts, f.name)} {f.name}" for f in fields(counts)))


if __name__ == "__main__":
    main()
