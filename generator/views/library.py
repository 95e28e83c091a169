"""A Library -> the contexts of the home page, and of the pages with the briefings that it does not show."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from generator.derive.dates import display
from generator.library import LinkedBriefing
from generator.model.inline import literal
from generator.views import urls
from generator.views.compose import Composer
from generator.views.division import Division, date_label, further, lists
from generator.views.frame import library_crumbs, library_frame, library_tabs
from generator.views.library_contexts import BriefingCard, BriefingRow, BriefingShelf, Home, MonthOfBriefings
from generator.views.lists import as_of_day, rests_on, status, tally, trend
from generator.views.map import locator
from generator.views.parts import Fragment
from generator.views.shelves import UNDATED, Shelf, by_date, shelve
from generator.views.support import bottom_line


def home(composer: Composer) -> Home:
    """The context of the home page: every briefing, newest first; of a large library the newest ones."""
    frame = library_frame(composer.library, urls.HOME, composer.language)
    briefings = tuple(composer.library.briefings.values())
    if not _is_divided(composer):
        return Home(frame=frame, briefings=tuple(_card(composer, briefing) for briefing in briefings))
    newest = briefings[: composer.limits.newest]
    number, say = composer.language.number, composer.language.say
    return Home(
        frame=frame,
        briefings=tuple(_card(composer, briefing) for briefing in newest),
        lead=composer.phrase(
            "shelf.newest",
            shown=number(len(newest)),
            all=number(len(briefings)),
            link=Fragment(say("shelf.all-by-date"), "#by-date"),
        ),
        shelves=lists(composer, _division(composer), _shelf(composer)),
    )


def briefing_shelves(composer: Composer) -> Iterator[tuple[BriefingShelf, LinkedBriefing]]:
    """The contexts of the pages of years and months, each with a briefing on it; none while Home lists them all.

    composer: of the folder of these pages.
    """
    if not _is_divided(composer):
        return
    division = _division(composer)
    for shelf, frame in further(composer, division, _shelf(composer), lambda briefing: (briefing.slug,)):
        months = groupby(shelf.own, key=lambda briefing: _day(briefing)[:7])
        yield (
            BriefingShelf(
                frame=frame,
                shelves=lists(composer, division, shelf),
                months=tuple(
                    MonthOfBriefings(
                        label=date_label(month, composer.language),
                        anchor=f"m-{month}",
                        rows=tuple(_row(composer, briefing) for briefing in found),
                    )
                    for month, found in months
                ),
            ),
            shelf.items[0],
        )


def _is_divided(composer: Composer) -> bool:
    return len(composer.library.briefings) > composer.limits.home


def _shelf(composer: Composer) -> Shelf[LinkedBriefing]:
    """Briefings filed by the day as of which they stand, the newest first."""
    ordered = sorted(composer.library.briefings.values(), key=_day, reverse=True)  # whatever orders those of one day
    return shelve(ordered, by_date(as_of_day), composer.limits.year)


def _day(briefing: LinkedBriefing) -> str:
    day = as_of_day(briefing)
    return day.isoformat() if day else UNDATED


def _division(composer: Composer) -> Division:
    language = composer.language
    return Division(
        root=urls.HOME,
        name=language.say("page.home"),
        uri=urls.briefings_of,
        crumbs=lambda page: library_crumbs(page, urls.HOME, language),
        tabs=lambda page: library_tabs(page, language),
        label=lambda key: date_label(key, language),
        title=language.say("shelf.by-date"),
        note=language.say("shelf.counts-briefings"),
        form="bars",
    )


def _row(composer: Composer, briefing: LinkedBriefing) -> BriefingRow:
    record = briefing.record
    return BriefingRow(
        title=Fragment(record.title, composer.link(urls.briefing(briefing.slug))),
        as_of=display(record.as_of, composer.language).head,
        trend=trend(briefing, composer.language),
        facts=rests_on(composer, briefing),
    )


def _card(composer: Composer, briefing: LinkedBriefing) -> BriefingCard:
    record = briefing.record
    return BriefingCard(
        title=Fragment(record.title, composer.link(urls.briefing(briefing.slug))),
        as_of=display(record.as_of, composer.language).head,
        status=status(composer, briefing),
        trend=trend(briefing, composer.language),
        facts=rests_on(composer, briefing),
        topics=composer.language.join(map(literal, record.topics), "comma"),
        slug=briefing.slug,
        map=locator(composer, briefing),
        lines=bottom_line(composer, briefing),
        note=record.note,
        tally=tally(composer, briefing),
    )
