"""A Library -> the contexts of the combined timeline, and of its pages of years, months and days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from generator.language.language import capital
from generator.library import LinkedEvent
from generator.views import urls
from generator.views.compose import Composer
from generator.views.division import Division, date_label, further, lists
from generator.views.frame import library_crumbs, library_frame, library_tabs
from generator.views.library_contexts import CombinedTimeline, YearOfDays
from generator.views.lists import Day, as_of_day, days, in_time
from generator.views.shelves import UNDATED, Shelf, by_date, shelve


def combined_timeline(composer: Composer) -> CombinedTimeline:
    """The context of the combined timeline: the events of all briefings, by year; of very many the latest."""
    frame = library_frame(composer.library, urls.TIMELINE, composer.language)
    events = composer.library.events
    if not _is_divided(composer):
        return CombinedTimeline(frame=frame, years=_years(composer, days(composer, events.values())))
    dated = [event for event in in_time(events.values()) if _first(event)]
    latest = dated[-composer.limits.latest :]
    number = composer.language.number
    return CombinedTimeline(
        frame=frame,
        years=_years(composer, days(composer, latest)),
        lead=composer.phrase("shelf.latest", shown=number(len(latest)), all=number(len(events))),
        shelves=lists(composer, _division(composer), _shelf(composer)),
    )


def periods(composer: Composer) -> Iterator[tuple[CombinedTimeline, LinkedEvent]]:
    """The contexts of the pages of years, months and days, each with an event on it; none while one page holds all.

    composer: of the folder of these pages.
    """
    if not _is_divided(composer):
        return
    division = _division(composer)
    for shelf, frame in further(composer, division, _shelf(composer), lambda event: (event.briefing,)):
        context = CombinedTimeline(
            frame=frame,
            years=_sections(composer, shelf.key, shelf.own),
            shelves=lists(composer, division, shelf),
        )
        yield context, shelf.items[-1]


def _is_divided(composer: Composer) -> bool:
    return len(composer.library.events) > composer.limits.timeline


def _shelf(composer: Composer) -> Shelf[LinkedEvent]:
    library = composer.library
    split = by_date(
        _first,
        exact=_within,
        filed=lambda event: as_of_day(library.briefings[event.briefing]),
        most=composer.limits.period,
    )
    return shelve(in_time(library.events.values()), split, composer.limits.period)


def _division(composer: Composer) -> Division:
    language = composer.language
    return Division(
        root=urls.TIMELINE,
        name=language.say("page.timeline"),
        uri=urls.period,
        crumbs=lambda page: library_crumbs(page, urls.TIMELINE, language),
        tabs=lambda page: library_tabs(page, language),
        label=lambda key: date_label(key, language),
        title=language.say("shelf.by-date"),
        note=language.say("shelf.counts-events"),
        form="bars",
    )


def _first(event: LinkedEvent) -> date | None:
    """The first day of an event, or the last one if only that is known: under it a timeline has it."""
    return event.record.when.earliest or event.record.when.latest


def _within(event: LinkedEvent, length: int) -> bool:
    """Whether an event began and ended in one month (7), or on one day (10), as far as that is known."""
    first, last = event.record.when.earliest, event.record.when.latest
    return bool(first and last) and str(first)[:length] == str(last)[:length]


def _sections(composer: Composer, key: str, events: Sequence[LinkedEvent]) -> tuple[YearOfDays, ...]:
    """A year by month, what spans several before them; shorter periods in one section."""

    def month(event: LinkedEvent) -> str:
        first = _first(event)
        return first.isoformat()[:7] if first and len(key) == 4 and _within(event, 7) else key

    groups: dict[str, list[LinkedEvent]] = {key: []}
    for event in events:
        groups.setdefault(month(event), []).append(event)
    return tuple(
        YearOfDays(year=date_label(name, composer.language), anchor=f"p-{name}", days=tuple(days(composer, found)))
        for name, found in groups.items()
        if found
    )


def _years(composer: Composer, found: Sequence[Day]) -> tuple[YearOfDays, ...]:
    years: dict[str, list[Day]] = {}
    for day in found:
        year = day.key[:4]
        years.setdefault(year if year.isdigit() else UNDATED, []).append(day)
    undated = capital(composer.language.say("date.undated"))
    return tuple(
        YearOfDays(year=undated if year == UNDATED else year, anchor=f"y-{year}", days=tuple(inside))
        for year, inside in years.items()
    )
