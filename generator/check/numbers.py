"""A Library -> problems of numbers in statements, titles and the bottom line that no figure behind them records."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from generator.derive.intervals import interval
from generator.derive.number_words import TABLE
from generator.derive.quantities import Kind, Quantity, quantities
from generator.derive.uncounted import Spans
from generator.library import Library, LinkedEvent, LinkedStatement
from generator.model.dates import When
from generator.model.identities import Actor, Place
from generator.model.statements import Figure, Where
from generator.problems import Pointer, Problem, Severity

_REPORTING = frozenset(TABLE["words"]["reporting"])
_APART = re.compile(r"\"[^\"]{0,1000}\"|“[^”]{0,1000}”|\]\([^)\s]{0,2000}\)|(?i:https?://|mailto:)\S+")
"""Words of the source, which are checked letter for letter, and addresses."""
_BACK = re.compile(r"(?i)\b(?:the|these|those|both|all|other|all the|his|her|its|their)\s$")
"""Behind these a small number refers back to who was named and counts nobody: the two presidents."""


def numbers(library: Library) -> Iterator[Problem]:
    """Rules on what is said, on titles, on the bottom line and on judgements."""
    found = _Numbers(library)
    for event in library.events.values():
        yield from found.check(event.record.title, event.at.at("title"), [event.uid], "the reports of the event")
    for statement in library.statements.values():
        if statement.record.says:
            yield from found.check(statement.record.says, statement.at.at("says"), [statement.uid], "the statement")
    for briefing in library.briefings.values():
        if briefing.slug in library.incomplete:  # what could not be read may record it
            continue
        for index, sentence in enumerate(briefing.record.bottom_line):
            where = briefing.at.at("bottom_line", index, "text")
            yield from found.check(sentence.text, where, briefing.bottom_line[index], "what it rests on")
        for assessment in briefing.assessments:
            where = assessment.at.at("judgement")
            yield from found.check(assessment.record.judgement, where, assessment.rests_on, "what it rests on")


class _Numbers:
    """What the facts of a library record in numbers, reckoned once for each statement and event."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._kept: dict[str, tuple[Quantity, ...]] = {}
        named: list[Actor | Place] = [
            *(e.record for e in library.actors.values()),
            *(e.record for e in library.places.values()),
        ]
        names = {name for record in named for name in (record.name, *(alias.text for alias in record.aka))}
        self._names = tuple(name.casefold() for name in names if quantities(name))

    def check(self, text: str, where: Pointer, rests_on: Iterable[str], behind: str) -> Iterator[Problem]:
        """The problems of one text: each number in it that nothing behind it records."""
        counted = list(self._counted(text))
        if not counted:
            return
        recorded = [quantity for uid in self._reach(rests_on) for quantity in self._of(uid)]
        named = {number for quantity in recorded for number in quantity.numbers}
        for quantity in counted:
            if not named.issuperset(quantity.numbers or (None,)) and not _is_near(quantity, recorded):
                words = text[quantity.start : quantity.end]
                message = f'no figure of {behind} records "{words}"'
                remedy = "record it under figures where it is reported, correct the number, or leave it out"
                place = Pointer(file=where.file, path=where.path, part=words)
                yield Problem(
                    code="number-unrecorded", message=message, where=place, remedy=remedy, severity=Severity.WARNING
                )

    def _counted(self, text: str) -> Iterator[Quantity]:
        """The numbers of a text that count something: not one, not names, not dates, not words of the source."""
        found = [quantity for quantity in quantities(text) if quantity.kind in ("number", "scale")]
        if not found:
            return
        apart = [match.span() for match in _APART.finditer(text)]
        folded = text.casefold()
        if len(folded) == len(text):
            apart += [m.span() for name in self._names for m in re.finditer(re.escape(name), folded)]
        outside = Spans(apart)
        for quantity in found:
            inside = outside.covers(quantity.start)
            counts_reports = (quantity.unit or "-").split()[-1].lower() in _REPORTING
            if not (inside or counts_reports or quantity.numbers == (Decimal(1),) or _is_name(text, quantity)):
                yield quantity

    def _reach(self, uids: Iterable[str]) -> list[str]:
        """Everything that some facts rest on: reports of events, what statements are about and link to."""
        found: dict[str, None] = {}
        waiting = list(uids)
        while waiting:
            uid = waiting.pop()
            if uid in found:
                continue
            found[uid] = None
            if uid in self.library.events:
                waiting += [report.uid for report in self.library.events[uid].reports]
            elif uid in self.library.statements:
                statement = self.library.statements[uid]
                waiting += [*statement.about, *(target for _, target in statement.links)]
            elif uid in self.library.assessments:
                waiting += self.library.assessments[uid].rests_on
        return list(found)

    def _of(self, uid: str) -> tuple[Quantity, ...]:
        if uid not in self._kept:
            event, statement = self.library.events.get(uid), self.library.statements.get(uid)
            self._kept[uid] = tuple(_of_event(event) if event else self._of_statement(statement) if statement else ())
        return self._kept[uid]

    def _of_statement(self, statement: LinkedStatement) -> Iterator[Quantity]:
        record = statement.record
        for figure in record.figures:
            yield from _of_figure(figure)
        if record.distance:
            yield from quantities(record.distance.text or "")
            yield from _plain(Decimal(str(record.distance.km)) if record.distance.km else None, "number")
        for words in (record.worded, record.hedge, *(w for r in record.relations for w in (r.worded, r.means))):
            yield from quantities(words or "")
        yield from _of_circumstances(record.who, record.where, record.when)
        yield from _of_circumstances({}, None, record.said)
        yield from _plain(Decimal(len(statement.speakers)))
        if statement.event in self.library.events:
            yield from _of_event(self.library.events[str(statement.event)])


def _of_event(event: LinkedEvent) -> Iterator[Quantity]:
    return _of_circumstances(event.record.who, event.record.where, event.record.when)


def _of_figure(figure: Figure) -> Iterator[Quantity]:
    yield from quantities(figure.text or "")
    for number in (figure.value, figure.low, figure.high):
        yield from _plain(number, "number")


def _of_circumstances(who: dict[str, tuple[str, ...]], where: Where | None, when: When | None) -> Iterator[Quantity]:
    """How many take part, how many places there are, and the numbers of a date and of its wording."""
    for actors in who.values():
        yield from _plain(Decimal(len(actors)))
    yield from _plain(Decimal(len({actor for actors in who.values() for actor in actors})))
    if where:
        yield from _plain(Decimal(len(where.places)))
        yield from quantities(where.part or "")
    if when:
        yield from quantities(when.wording or "")
        for digits in re.findall(r"[0-9]{1,4}", when.text):
            yield from _plain(Decimal(digits))


def _plain(number: Decimal | None, kind: Kind = "year") -> Iterator[Quantity]:
    """A number without words; by default one that stands for itself alone, as years and head counts do."""
    if number is not None:
        yield Quantity(kind=kind, value=number, interval=interval(None, number))


def _is_near(said: Quantity, recorded: list[Quantity]) -> bool:
    """Whether a number that is said is a rounder word for one that is recorded."""
    return (said.quantifier is not None or said.kind == "scale") and any(_holds(said, one) for one in recorded)


def _holds(said: Quantity, recorded: Quantity) -> bool:
    """Whether a rounder number holds a recorded one of its size: dozens hold 60, more than 300 holds 312, not 3,000."""
    if recorded.kind == "year":
        return False
    if not recorded.numbers:
        return said.interval == recorded.interval
    least, most = said.interval.low, said.interval.high
    if said.kind == "scale":
        return all(least <= number <= least * 5 for number in recorded.numbers)
    if recorded.quantifier is not None or min(map(_digits, said.numbers)) >= max(map(_digits, recorded.numbers)):
        return False  # a hedge repeated with another number, or a number that is no rounder
    near = all(number <= least * 2 if most is None else most <= number * 2 for number in recorded.numbers)
    return near and all(said.interval.holds(number) for number in recorded.numbers)


def _digits(number: Decimal) -> int:
    """How many digits of a number are not round: 1 of 300, 3 of 312."""
    return len(number.normalize().as_tuple().digits)


def _is_name(text: str, quantity: Quantity) -> bool:
    """Whether a number names: it refers back, is written large inside a sentence, or bare behind a capitalised word."""
    before = text[max(0, quantity.start - 60) : quantity.start].rstrip()
    first = text[quantity.start]
    small = quantity.value is not None and quantity.value <= 4 and quantity.quantifier is None and first.isalpha()
    if small and _BACK.search(text[max(0, quantity.start - 60) : quantity.start]):
        return True
    if first.isupper():
        return bool(before) and before[-1] not in ".!?:;\"“”'’("
    word = re.search(r"(?<=\s)[^\W\d_]+$", before)
    return word is not None and word[0][0].isupper() and quantity.unit is None and quantity.quantifier is None
