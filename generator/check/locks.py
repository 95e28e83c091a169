"""A Library and its evidence -> problems of texts of sources and the locks that vouch for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.check.outdated import outdated, warning
from generator.library import Citation, Library, LinkedBriefing, LinkedStatement
from generator.model.identities import Source
from generator.model.record import Entry
from generator.problems import Problem
from generator.provenance.evidence import LockedSource
from generator.provenance.recording import Recording, survey_of

Cited = tuple[LinkedStatement, Citation]


@dataclass(frozen=True, kw_only=True, slots=True)
class Held:
    """A source in a briefing whose lock knows it.

    locked: what the lock holds. now: what its text gives now; None where that is not at hand.
    cited: every citation of it in the briefing.
    """

    briefing: LinkedBriefing
    source: Entry[Source]
    locked: LockedSource
    now: LockedSource | None
    cited: Sequence[Cited]


def locks(library: Library) -> Iterator[Problem]:
    """Citations whose sentence is no longer the one that was locked."""
    seen: set[Problem] = set()
    for _, problem in moved_citations(library):
        if problem not in seen:  # several briefings may lock one source, whose front_matter is at fault
            seen.add(problem)
            yield problem


def moved_citations(library: Library) -> Iterator[tuple[tuple[str, str], Problem]]:
    """((slug of the briefing, source id), what moved there) for every lock."""
    for held in _held(library):
        for problem in _moved(held):
            yield (held.briefing.slug, held.source.id), problem


def unvouched(library: Library, recording: Recording) -> Iterator[Problem]:
    """What a lock should vouch for, and does not know: it was written before the facts were as they are."""
    for held in _held(library):
        moved = {
            citation.locator
            for statement, citation in held.cited
            if held.now is not None and _was(held, statement, citation) not in ("", held.now.passage(citation.locator))
        }
        yield from outdated(held.briefing, held.source, held.locked, held.now, held.cited, moved, recording)
    for briefing in library.briefings.values():
        if briefing.slug not in library.incomplete:
            yield from _sources(library, briefing)


def _held(library: Library) -> Iterator[Held]:
    for briefing in library.briefings.values():
        found = library.evidence.locks.get(briefing.slug, {})
        cited: dict[str, list[Cited]] = {}
        for statement in briefing.statements if found else ():
            for citation in statement.citations:
                cited.setdefault(citation.source, []).append((statement, citation))
        for name, locked in found.items():
            if name not in cited or name not in library.sources:
                continue
            source = library.sources[name]
            now = survey_of(library.evidence, name, source.record)
            yield Held(briefing=briefing, source=source, locked=locked, now=now, cited=cited[name])


def _was(held: Held, statement: LinkedStatement, citation: Citation) -> str:
    """The fingerprint of the passage when the statement was locked; empty if the lock does not know the citation."""
    return held.locked.cited.get(statement.uid, {}).get(str(citation.locator), "")


def _moved(held: Held) -> Iterator[Problem]:
    front = held.source.record.front_matter
    if held.locked.front != front and (held.now is None or held.now.text == held.locked.text):
        yield _shifted(held, f"was {held.locked.front} when its citations were locked", held.locked.front)
        return
    if held.now is None:
        return
    moved = [
        (statement, citation)
        for statement, citation in held.cited
        if _was(held, statement, citation) not in ("", held.now.passage(citation.locator))
    ]
    shift = _shift(held, held.now, moved)
    if shift:
        paragraphs = "1 paragraph" if abs(shift) == 1 else f"{abs(shift)} paragraphs"
        way = "further down" if shift > 0 else "further up"
        yield _shifted(held, f"does not fit: every locked sentence stands {paragraphs} {way}", front + shift)
        return
    for statement, citation in moved:
        yield _one_moved(held, held.now, statement, citation)


def _shifted(held: Held, how: str, should_be: int) -> Problem:
    front = held.source.record.front_matter
    count = f"{len(held.cited)} citations" if len(held.cited) > 1 else "1 citation"
    return Problem(
        code="citation-moved",
        message=f"front_matter of {held.source.id} is {front} and {how}, so that {count} may name other sentences",
        where=held.source.at.at("front_matter") if front else held.source.at.key(),
        remedy=f"set front_matter to {should_be}; if it is right, compare each citation with the text, "
        "and run: briefings lock --accept-moved",
    )


def _shift(held: Held, now: LockedSource, moved: Sequence[Cited]) -> int:
    """By how many paragraphs all cited sentences of the body moved together; 0 if they did not."""
    body = [(s, c) for s, c in held.cited if c.locator.part == "body" and _was(held, s, c)]
    in_body = [(s, c) for s, c in moved if c.locator.part == "body"]
    if len(in_body) < 2 or len(in_body) != len(body):
        return 0
    shifts = set()
    for _, citation in in_body:
        stands = _stands(held.locked, now, citation)
        first = held.locked.names(citation.locator)[:1]
        paragraph, _, number = stands.partition("-")[0].partition(".")
        if not first or not paragraph.isdigit() or number != first[0].partition(".")[2]:
            return 0
        shifts.add(int(paragraph) - citation.locator.paragraph)
    shift = shifts.pop()
    return 0 if shifts or held.source.record.front_matter + shift < 0 else shift


def _stands(locked: LockedSource, now: LockedSource, citation: Citation) -> str:
    """Where the first locked sentence of a citation stands now; empty if it stands nowhere."""
    names = locked.names(citation.locator)
    marks = [locked.sentences[name][0] for name in names]
    return next((name for name, (mark, _) in now.sentences.items() if marks and mark == marks[0]), "")


def _one_moved(held: Held, now: LockedSource, statement: LinkedStatement, citation: Citation) -> Problem:
    stands, cite = _stands(held.locked, now, citation), f"{citation.alias}:{citation.locator}"
    if not now.passage(citation.locator):
        message = f"the sentence locked for {cite} is gone, the text ends before it"
    else:
        message = f"the text of {cite} is not the one that was locked"
    if stands and stands != (held.locked.names(citation.locator) or ("",))[0]:
        message = f"the sentence locked for {cite} is now {stands}"
    verify = "if it bears the statement as it is, run: briefings lock --accept-moved"
    lead = f"cite {citation.alias}:{stands}" if "is now" in message else "compare the statement with the text"
    where = statement.at.at("cites", part=str(citation.locator))
    return Problem(code="citation-moved", message=message, where=where, remedy=f"{lead}; {verify}")


def _sources(library: Library, briefing: LinkedBriefing) -> Iterator[Problem]:
    """Sources that the lock has and the briefing has not, and the other way round."""
    locked = library.evidence.locks.get(briefing.slug)
    if locked is None:
        return
    cited = {citation.source: citation.alias for statement in briefing.statements for citation in statement.citations}
    for name in locked:
        if name not in cited:
            where = briefing.at.at("sources", on_key=True)
            message = f"the lock holds the source {name}, which this briefing does not cite"
            yield warning(message, where, "run: briefings lock")
    for name, alias in cited.items():
        if name not in locked and name in library.evidence.texts:
            where = briefing.at.at("sources", alias, on_key=True)
            message = f"the lock does not know the source {name}, whose text is at hand"
            yield warning(message, where, "run: briefings lock")
