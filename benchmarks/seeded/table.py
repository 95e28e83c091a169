"""What was caught -> a table for people, and the same as data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from benchmarks.seeded.kinds import Kind
from benchmarks.seeded.run import Caught


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A kind of error: how many were injected, caught, and caught by a problem that names the altered file."""

    kind: str
    injected: int
    caught: int
    there: int
    codes: tuple[tuple[str, int], ...]
    beyond: str | None

    @property
    def share(self) -> float:
        """The share caught, from 0 to 1; 0 where nothing was injected."""
        return self.caught / self.injected if self.injected else 0.0


def rows(kinds: Sequence[Kind], found: Sequence[Caught]) -> tuple[Row, ...]:
    """A row for each kind, in their order."""
    made = []
    for kind in kinds:
        mine = [one for one in found if one.kind == kind.name]
        codes = Counter(code for one in mine for code in one.codes)
        made.append(
            Row(
                kind=kind.name,
                injected=len(mine),
                caught=sum(bool(one.codes) for one in mine),
                there=sum(one.there for one in mine),
                codes=tuple(codes.most_common(4)),
                beyond=kind.beyond,
            )
        )
    return tuple(made)


def text(table: Sequence[Row], alarms: Mapping[str, Sequence[str]]) -> str:
    """The table: what reason can catch, then what it cannot, then the alarms on the clean originals."""
    lines = [f"{'kind':<56}{'injected':>9}{'caught':>8}{'share':>7}{'in file':>8}  codes"]
    reasoned = [row for row in table if row.beyond is None]
    for row in reasoned:
        lines.append(_line(row))
    lines.append(_line(_sum("all kinds that reason can catch", reasoned)))
    lines += ["", "Beyond reason alone (not counted above):"]
    for row in table:
        if row.beyond is not None:
            lines += [_line(row), f"    {row.beyond}"]
    lines += ["", "Alarms on the clean originals:"]
    for briefing, found in alarms.items():
        lines += [f"  {briefing}: {len(found)}", *(f"    {one}" for one in found)]
    return "\n".join(lines)


def _line(row: Row) -> str:
    codes = ", ".join(f"{code} {count}" for code, count in row.codes)
    share = f"{row.share:.0%}" if row.injected else "-"
    return f"{row.kind:<56}{row.injected:>9}{row.caught:>8}{share:>7}{row.there:>8}  {codes}".rstrip()


def _sum(name: str, table: Sequence[Row]) -> Row:
    injected, caught = sum(row.injected for row in table), sum(row.caught for row in table)
    there = sum(row.there for row in table)
    return Row(kind=name, injected=injected, caught=caught, there=there, codes=(), beyond=None)


def plain(table: Sequence[Row], alarms: Mapping[str, Sequence[str]], missed: Sequence[Caught]) -> dict[str, object]:
    """The table, the alarms, and each error that was not caught, for ``--json``."""
    total = _sum("all", [row for row in table if row.beyond is None])
    return {
        "kinds": [{**asdict(row), "codes": dict(row.codes), "share": round(row.share, 4)} for row in table],
        "injected": total.injected,
        "caught": total.caught,
        "share": round(total.share, 4),
        "alarms": {name: list(found) for name, found in alarms.items()},
        "missed": [{"kind": one.kind, "briefing": one.briefing, "what": one.what} for one in missed],
    }
