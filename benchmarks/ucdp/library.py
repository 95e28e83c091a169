"""Rows of the table -> the fact files of a library: one briefing a conflict and year, one event a row.

Actors are the sides of the rows, places stand at their coordinates. The table's own voice, the programme's, gives the
figures; the outlets that it was coded from report the event as well, in the sentence that names the article.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from benchmarks.ucdp.rows import ONE_SIDED, Row
from benchmarks.ucdp.text import paragraph, title
from benchmarks.yaml_text import Fields, Value, block, records

MOST = 200
"""Events of a briefing: conflicts with more in a year are told in several."""

_LINES = 3
_VOICE = "ucdp"
_PROGRAMME = "Uppsala Conflict Data Program"
_KINDS = {1: "town", 2: "town", 3: "district", 4: "province", 5: "area", 6: "country", 7: "sea"}
_WORDS = ("village", "city", "district", "province")
_RESERVED = ("source", "unnamed", "undated", "unknown", _VOICE)


@dataclass(slots=True)
class Names:
    """What stands for an actor or place -> its id; no two have the same."""

    ids: dict[Hashable, str] = field(default_factory=dict)
    used: set[str] = field(default_factory=lambda: set(_RESERVED))

    def id(self, key: Hashable, name: str) -> str:
        """The id of ``key``, made from its name when it is met first."""
        if key not in self.ids:
            self.ids[key] = unused(name, self.used)
        return self.ids[key]


@dataclass(slots=True)
class _Shared:
    """What briefings share, as it is met."""

    names: Names = field(default_factory=Names)
    actors: dict[str, Fields] = field(default_factory=dict)
    places: dict[str, Fields] = field(default_factory=dict)

    def actor(self, name: str, kind: str) -> str:
        ident = self.names.id(("actor", name), name)
        self.actors.setdefault(ident, {"name": name, "kind": kind})
        return ident

    def place(self, key: Hashable, fields: dict[str, Value]) -> str:
        ident = self.names.id(("place", key), str(fields["name"]))
        self.places.setdefault(ident, fields)
        return ident


def library_files(rows: Sequence[Row], *, released: str = "unknown", most: int = MOST) -> Iterator[tuple[str, str]]:
    """(path in the library, text) of all fact files, and of the texts that they cite.

    released: when the table was published, in EDTF. most: events of a briefing.
    """
    shared = _Shared()
    shared.actors[_VOICE] = {"name": _PROGRAMME, "kind": "organisation"}
    slugs: set[str] = set()
    ordered = sorted(rows, key=lambda row: (row.conflict, row.start.year, row.start, row.end, row.id))
    for (conflict, year), group in groupby(ordered, key=lambda row: (row.conflict, row.start.year)):
        found = list(group)
        parts = [found[at : at + most] for at in range(0, len(found), most)]
        for number, part in enumerate(parts, 1):
            name = f"{conflict}, {year}" + (f", part {number} of {len(parts)}" if len(parts) > 1 else "")
            slug = unused(f"{conflict} {year}" + (f" {number}" if len(parts) > 1 else ""), slugs)
            yield from _briefing(slug, name, part, shared, released)
    yield "actors.yml", records(shared.actors)
    yield "places.yml", records(shared.places)


def _briefing(slug: str, name: str, rows: Sequence[Row], shared: _Shared, released: str) -> Iterator[tuple[str, str]]:
    source = f"ucdp-ged-{slug}"
    events = {f"e-{row.id}": _event(row, f"u:{number}", shared) for number, row in enumerate(rows, 1)}
    last = max(row.end for row in rows)
    head: Fields = {
        "title": name,
        "as_of": str(last),
        "period": f"{min(row.start for row in rows)}/{last}",
        "sources": {"u": source},
        "bottom_line": _bottom_line(rows),
        "topics": list(dict.fromkeys(row.country for row in rows)),
        "status": "published",
    }
    yield f"{slug}/briefing.yml", block(head)
    yield f"{slug}/events.yml", records(events)
    yield f"{slug}/sources.yml", records({source: _source(name, released)})
    yield f"{slug}/texts/{source}.txt", "\n\n".join(paragraph(row) for row in rows) + "\n"


def _bottom_line(rows: Sequence[Row]) -> list[Value]:
    """What cost most lives; what several rows say in the same words is said once."""
    same: dict[str, list[str]] = {}
    for row in sorted(rows, key=lambda row: (-row.best, row.id)):
        same.setdefault(title(row), []).append(f"e-{row.id}")
    return [{"text": f"{text}.", "rests_on": events[:_LINES]} for text, events in list(same.items())[:_LINES]]


def _source(name: str, released: str) -> Fields:
    return {
        "title": f"Georeferenced Event Dataset: {name}",
        "publisher": _PROGRAMME,
        "published": released,
        "kind": "dataset",
        "voice": _VOICE,
        "url": "https://ucdp.uu.se/downloads/",
        "language": "en",
        "rights": "CC-BY-4.0",
        "text": "full",
        "descriptor": "A table, coded from news and reports; each paragraph says in words what one row says.",
    }


def _event(row: Row, cite: str, shared: _Shared) -> Fields:
    a = shared.actor(row.side_a, _kind(row.side_a))
    civilians = row.violence == ONE_SIDED
    b = _civilians(row, shared) if civilians else shared.actor(row.side_b, _kind(row.side_b))
    place = _place(row, shared)
    own: dict[str, Value] = {"basis": "document", "cites": cite}
    if figures := _figures(row, a, b, shared):
        own["figures"] = figures
    reports: dict[str, Value] = {"source": own}
    for article in row.articles:
        reports.setdefault(shared.actor(article.office, "media"), cite)
    return {
        "title": title(row),
        "kind": "attack" if civilians else "armed-clash",
        "when": row.when,
        "where": {"near": place} if row.where_prec in (2, 5) else place,
        "who": {"initiator": a, "target": b} if civilians else {"party": list(dict.fromkeys((a, b)))},
        "reports": reports,
    }


def _figures(row: Row, a: str, b: str, shared: _Shared) -> list[Value]:
    """Best, and low to high, of all; then what each side lost."""
    found: list[Value] = []
    if row.high:
        found.append({"measure": "killed", "value": str(row.best)})
        if row.low < row.high:
            found.append({"measure": "killed", "low": str(row.low), "high": str(row.high)})
    sides = {a: row.deaths_a}
    if row.violence != ONE_SIDED:
        sides[b] = sides.get(b, 0) + row.deaths_b
    if row.deaths_civilians:
        sides[_civilians(row, shared)] = row.deaths_civilians
    return found + [{"measure": "killed", "value": str(dead), "of": whose} for whose, dead in sides.items() if dead]


def _civilians(row: Row, shared: _Shared) -> str:
    return shared.actor(f"Civilians in {row.country}", "population")


def _kind(side: str) -> str:
    return "government" if side.lower().startswith("government of") else "armed-group"


def _place(row: Row, shared: _Shared) -> str:
    country = shared.place(row.country, {"name": row.country, "kind": "country"})
    if row.where_prec == 6:
        return country
    within = country
    if row.province:
        fields: dict[str, Value] = {"name": row.province, "kind": "province", "within": country}
        within = shared.place((row.country, row.province), fields)
    if row.where_prec == 4 and row.province:
        return within
    kind = next((word for word in _WORDS if row.where.lower().endswith(f" {word}")), _KINDS.get(row.where_prec, "area"))
    at = [f"{degrees:.6f}" for degrees in row.at]
    fields = {"name": row.where, "kind": kind, "within": within, "at": at, "coordinates_from": "ucdp-ged"}
    return shared.place((row.where, row.at), fields)


def unused(name: str, used: set[str]) -> str:
    """An id made of a name: small letters, digits and hyphens; with a number where it is taken."""
    ascii_only = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    base = re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")[:60].strip("-") or "x"
    base = base if base[0].isalpha() else f"n-{base}"
    ident, number = base, 1
    while ident in used:
        number += 1
        ident = f"{base}-{number}"
    used.add(ident)
    return ident
