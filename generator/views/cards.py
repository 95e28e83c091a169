"""A briefing -> what the cards of its citation marks say: each statement once, each source once."""

from __future__ import annotations

from dataclasses import dataclass

from generator.derive.dates import display
from generator.library import LinkedBriefing
from generator.views import urls
from generator.views.compose import Composer
from generator.views.parts import Phrase, StandingMark


@dataclass(frozen=True, kw_only=True, slots=True)
class StatementCard:
    """Who says what, and how it stands. key: as citation marks name it. says: plain text with inline emphasis."""

    key: str
    by: Phrase
    says: str
    standing: StandingMark


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceCard:
    """A source of the briefing. line: publisher and date. url: where it can be read; None if nowhere."""

    alias: str
    line: str
    url: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Cards:
    """All cards of a briefing."""

    slug: str
    statements: tuple[StatementCard, ...]
    sources: tuple[SourceCard, ...]


def cards(composer: Composer, briefing: LinkedBriefing) -> Cards:
    """The cards of a briefing, in the order of its statements and sources."""
    return Cards(
        slug=briefing.slug,
        statements=tuple(
            StatementCard(
                key=urls.proposition_anchor(statement.uid),
                by=composer.attribution(statement),
                says=composer.title(statement.uid),
                standing=composer.standing(composer.derived.of(statement)),
            )
            for statement in briefing.statements
        ),
        sources=tuple(_source(composer, alias, name) for alias, name in briefing.sources.items()),
    )


def _source(composer: Composer, alias: str, name: str) -> SourceCard:
    record = composer.library.sources[name].record
    published = () if record.published.edtf is None else (display(record.published, composer.language).head,)
    line = composer.language.join((record.publisher, *published), "comma")
    return SourceCard(alias=alias, line=line, url=record.url or record.archive_url)
