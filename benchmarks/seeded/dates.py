"""A briefing -> errors in its dates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from benchmarks.seeded.facts import REMOVE, Change, Facts, Keys
from benchmarks.seeded.kinds import Kind, kind
from benchmarks.seeded.words import next_day, other_weekday, without_wording

_RELATIVE = re.compile("yesterday|week|month|day")


def _dates(facts: Facts) -> Iterator[tuple[str, Keys, str]]:
    """Every ``when`` and ``said``: fact file, keys, value."""
    for event, record in facts.files["events.yml"].items():
        yield "events.yml", (event, "when"), record["when"]
    for field in ("when", "said"):
        for said, value in facts.each(field):
            yield said.name, (*said.keys, field), value


@kind("date off by a day")
def day(facts: Facts) -> Iterator[Change]:
    """The date no longer fits the wording behind it."""
    for name, keys, value in _dates(facts):
        moved = next_day(value)
        if moved and "(" in value and "/" not in value and "[" not in value:
            yield facts.altered(name, keys, moved, f"{value} -> {moved}")


@kind("weekday in a wording altered")
def weekday(facts: Facts) -> Iterator[Change]:
    """The wording is no longer the source's."""
    for name, keys, value in _dates(facts):
        other = other_weekday(value)
        if other:
            yield facts.altered(name, keys, other, f"{value} -> {other}")


@kind("year altered, wording kept")
def year(facts: Facts) -> Iterator[Change]:
    """The year of the date is another, with its wording as it was."""
    for name, keys, value in _dates(facts):
        match = re.match(r"\d{4}", value)
        if match and "(" in value and "~" not in value:
            other = str(int(match[0]) - 1) + value[4:]
            yield facts.altered(name, keys, other, f"{value} -> {other}")


@kind("year in a wording altered")
def year_worded(facts: Facts) -> Iterator[Change]:
    """The wording's year is not the source's."""
    for name, keys, value in _dates(facts):
        match = re.search(r"(?<=\()([^()]*)(\d{4})", value)
        if match:
            other = value[: match.start(2)] + str(int(match[2]) - 1) + value[match.end(2) :]
            yield facts.altered(name, keys, other, f"{value} -> {other}")


def _bare(facts: Facts, days: int) -> Iterator[Change]:
    """Dates of events without their wordings, and some days off."""
    for event, record in facts.files["events.yml"].items():
        shorter = without_wording(record["when"])
        moved = next_day(shorter, days) if shorter and days else shorter
        if moved and "/" not in moved and "when" not in record.get("inferred", {}):
            yield facts.altered("events.yml", (event, "when"), moved, f"{record['when']} -> {moved}")


@kind("date without its wording, off by a day")
def bare_and_wrong(facts: Facts) -> Iterator[Change]:
    """No sentence gives the date, and no reason is given under inferred."""
    yield from _bare(facts, 1)


@kind("relative date without its wording")
def bare(facts: Facts) -> Iterator[Change]:
    """The day was worked out from a weekday, and the words that it was worked out from are left out."""
    yield from (change for change in _bare(facts, 0) if not _in_full(change))


@kind("date in full without its wording", beyond="the cited sentence gives the date by itself, so nothing is inferred")
def bare_in_full(facts: Facts) -> Iterator[Change]:
    """The wording is left out; the date is as good as before."""
    yield from (change for change in _bare(facts, 0) if _in_full(change))


def _in_full(change: Change) -> bool:
    """Whether the wording that is left out is a date by itself."""
    return any(character.isdigit() for character in change.what.partition("(")[2].partition(")")[0])


@kind("date that does not exist")
def impossible(facts: Facts) -> Iterator[Change]:
    """The 31st of a short month."""
    for name, keys, value in _dates(facts):
        other = re.sub(r"(\d{4})-\d{2}-\d{2}", r"\1-02-30", value, count=1)
        if other != value:
            yield facts.altered(name, keys, other, f"{value} -> {other}")


@kind("reason of an inferred date dropped")
def reason(facts: Facts) -> Iterator[Change]:
    """The date has neither wording nor reason."""
    for event, record in facts.files["events.yml"].items():
        if "when" in record.get("inferred", {}) and not record["when"].startswith("undated"):
            keys: Keys = (event, "inferred", "when") if len(record["inferred"]) > 1 else (event, "inferred")
            yield facts.altered("events.yml", keys, REMOVE, "dropped")


def _published(facts: Facts, days: int) -> Iterator[Change]:
    """Sources with relative dates, published some days later."""
    for source, record in facts.files["sources.yml"].items():
        moved = next_day(record["published"], days)
        if moved and any(source == cited for cited in _relatively_dated(facts)):
            yield facts.altered("sources.yml", (source, "published"), moved, moved)


def _relatively_dated(facts: Facts) -> Iterator[str]:
    """Sources whose day of publication some date of the facts is reckoned from."""
    for event in facts.briefing.events:
        if _RELATIVE.search(str(event.record.when.wording)):
            yield from (c.source for report in event.reports for c in report.citations)
    for statement in facts.briefing.statements:
        for date in (statement.record.when, statement.record.said):
            if date and _RELATIVE.search(str(date.wording)):
                yield from (c.source for c in statement.citations)


@kind("source published a week later")
def week(facts: Facts) -> Iterator[Change]:
    """Every relative date of the source then counts from the wrong week."""
    yield from _published(facts, 7)


@kind("source published a day later", beyond="most weekdays mean the same day when they are read a day later")
def published(facts: Facts) -> Iterator[Change]:
    """Relative dates count from the wrong day."""
    yield from _published(facts, 1)


KINDS: tuple[Kind, ...] = (day, weekday, year, year_worded, bare_and_wrong, bare, impossible, reason, week, published)
