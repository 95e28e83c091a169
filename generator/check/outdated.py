"""The facts of a briefing, a lock, what the rules asked -> problems of what the lock does not know yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from generator.library import Citation, LinkedBriefing, LinkedStatement
from generator.model.citations import Locator
from generator.model.identities import Source
from generator.model.record import Entry
from generator.model.walk import texts
from generator.problems import Pointer, Problem, Severity
from generator.provenance.evidence import LockedSource, Verdict, vouch
from generator.provenance.recording import Recording

MOST_SHOWN = 60
"""Characters of the words in question that a message shows."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _New:
    """Words that a lock does not know, in a passage that it knows."""

    locator: Locator
    words: str


def outdated(
    briefing: LinkedBriefing,
    source: Entry[Source],
    locked: LockedSource,
    now: LockedSource | None,
    cited: Sequence[tuple[LinkedStatement, Citation]],
    moved: Set[Locator],
    recording: Recording,
) -> Iterator[Problem]:
    """One warning a statement whose citations or words the lock does not know; passages in ``moved`` are left out."""
    remedy = _remedy(source.id, at_hand=now is not None)
    told: set[str] = set()
    for statement, citation in cited:
        if statement.uid not in told and str(citation.locator) not in locked.cited.get(statement.uid, {}):
            if now is not None and not now.passage(citation.locator):
                continue  # beyond the text: that is told elsewhere, and nothing could be locked
            told.add(statement.uid)
            message = f"the lock does not know that this statement cites {citation.alias}:{citation.locator}"
            yield warning(message, statement.at.at("cites", part=str(citation.locator)), remedy)
    for new in _new(recording, briefing.slug, locked, at_hand=now is not None):
        if new.locator in moved:
            continue
        statement, where = _user(cited, new)
        if statement.uid not in told:
            told.add(statement.uid)
            shown = new.words if len(new.words) <= MOST_SHOWN else f"{new.words[:MOST_SHOWN]}…"
            yield warning(f'the lock does not know the words "{shown}"', where, remedy)
    if now is not None and now.text != locked.text and not moved and not told:
        message = f"the text of {source.id} has changed since it was locked, though no cited sentence has"
        yield warning(message, source.at.key(), "if the new text is the right one, run: briefings lock")


def warning(message: str, where: Pointer, remedy: str) -> Problem:
    """A lock that was not written anew after the facts or the text had changed."""
    return Problem(code="lock-outdated", message=message, where=where, remedy=remedy, severity=Severity.WARNING)


def _remedy(source: str, *, at_hand: bool) -> str:
    if at_hand:
        return "compare it with the text, then run: briefings lock"
    return f"put the text at archive/{source}.txt beside the library, compare, then run: briefings lock"


def _new(recording: Recording, slug: str, locked: LockedSource, *, at_hand: bool) -> Iterator[_New]:
    """Words that were asked for and that the lock would have to know.

    Words that stand in one of several cited passages are asked for in each: they are known if one of them has them.
    """
    known: set[str] = set()
    unknown: list[_New] = []
    for locator, words, verdict in recording.of(slug, locked.source):
        passage = locked.passage(locator)
        mark = vouch(passage, words) if passage else ""
        if mark in locked.phrases:
            known.add(words)
        elif passage and mark not in locked.absent and verdict is (Verdict.FOUND if at_hand else Verdict.UNKNOWN):
            unknown.append(_New(locator=locator, words=words))
    return (new for new in unknown if new.words not in known)


def _user(cited: Sequence[tuple[LinkedStatement, Citation]], new: _New) -> tuple[LinkedStatement, Pointer]:
    """The statement that uses the words, and where; if none spells them out, the first that cites the passage."""
    citing = [statement for statement, citation in cited if citation.locator == new.locator]
    for statement in citing:
        for leaf in texts(statement.record):
            if new.words in leaf.value:
                return statement, statement.at.at(*leaf.path, part=new.words)
    statement = citing[0] if citing else cited[0][0]
    return statement, statement.at.at("cites")
