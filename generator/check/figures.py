"""A Library and its evidence -> problems of figures: typed values against their words, words against the source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.derive.intervals import interval
from generator.derive.number_words import TABLE
from generator.derive.quantities import Quantity, quantities, read_quantity
from generator.library import Library, LinkedStatement
from generator.model.statements import Figure
from generator.problems import Pointer, Problem, Severity
from generator.provenance.evidence import Verdict

_UNITS = {word: unit for unit, words in TABLE["units"].items() for word in words}
_ANYBODY = frozenset(TABLE["words"]["anybody"])


def figures(library: Library) -> Iterator[Problem]:
    """Rules on every figure of every report and claim."""
    for statement in library.statements.values():
        for index, figure in enumerate(statement.record.figures):
            if figure.text:
                where = statement.at.at("figures", index)
                yield from _not_found(library, statement, figure.text, where)
                if _is_english(library, statement):
                    yield from _without_number(figure, figure.text, where)
                    yield from _mismatch(figure, figure.text, where)


def _is_english(library: Library, statement: LinkedStatement) -> bool:
    """Whether the words of a figure can be read: numbers in words are known in English only."""
    cited = (library.sources[c.source].record.language for c in statement.citations if c.source in library.sources)
    return all(language is None or str(language).split("-")[0] == "en" for language in cited)


def _not_found(library: Library, statement: LinkedStatement, text: str, where: Pointer) -> Iterator[Problem]:
    """The words of a figure stand in a sentence that is cited; words that the analyst translated cannot."""
    if statement.record.translation == "analyst":
        return
    verdicts = {
        library.evidence.phrase(statement.briefing, c.source, c.locator, text)
        for c in statement.citations
        if c.source in library.sources
    }
    if verdicts == {Verdict.ABSENT}:
        message = f'the words "{text}" do not stand in what is cited'
        remedy = "copy the words for the quantity from the source, or cite the sentence that has them"
        yield Problem(code="figure-not-found", message=message, where=where.at("text", part=text), remedy=remedy)


def _without_number(figure: Figure, text: str, where: Pointer) -> Iterator[Problem]:
    typed = (figure.value, figure.low, figure.high)
    if read_quantity(text) is None and all(number is None for number in typed):
        message = f'no quantity can be read in "{text}"'
        remedy = "take over the words that give the quantity, or write value beside the text"
        place = where.at("text", part=text)
        yield Problem(
            code="figure-without-number", message=message, where=place, remedy=remedy, severity=Severity.WARNING
        )


def _mismatch(figure: Figure, text: str, where: Pointer) -> Iterator[Problem]:
    """What is typed agrees with one and the same quantity of the text."""
    read = read_quantity(text)
    if read is None:
        return
    disagreements = [_disagreement(figure, one, text) for one in (read, *quantities(text))]
    if None in disagreements:
        return
    field, typed, worded = disagreements[0] or ("", "", "")
    message = f'{field} is "{typed}", but "{text}" reads {worded}'
    remedy = f"take {field} out, or correct the one that is wrong"
    yield Problem(code="figure-mismatch", message=message, where=where.at(field), remedy=remedy)


def _disagreement(figure: Figure, read: Quantity, text: str) -> tuple[str, str, str] | None:
    """The first field that disagrees with a quantity, its value, and how the text reads; None if all agree."""
    for field in ("value", "low", "high"):
        typed: Decimal | None = getattr(figure, field)
        if typed is not None and not _agrees(field, typed, read):
            return field, f"{typed:,}", _in_words(read)
    if figure.quantifier is not None and read.numbers:
        worded = read.quantifier or "exact"
        if figure.quantifier != worded:
            return "quantifier", figure.quantifier, f'as "{worded}"'
    if figure.unit is not None and read.unit is not None and not _same_unit(figure.unit, read.unit, text):
        return "unit", figure.unit, f'"{read.unit}"'
    return None


def _agrees(field: str, typed: Decimal, read: Quantity) -> bool:
    """Whether a typed number is the one that is read; where only bounds are read, whether it lies in them."""
    if not read.numbers:
        return read.interval.holds(typed)
    if field == "value":
        return typed == read.value or (read.value is None and typed in read.numbers)
    if read.value is None:
        return typed == (read.low if field == "low" else read.high)
    ends = (read.interval.low, read.interval.high, read.value)
    return typed in ends or interval(None, typed).high == read.value


def _in_words(read: Quantity) -> str:
    numbers = " to ".join(f"{number:,f}" for number in read.numbers)
    return numbers or f"as {read.interval}"


def _same_unit(typed: str, worded: str, text: str) -> bool:
    """Whether a typed unit is the worded one: the same measure, a word in common, or a word for anybody."""
    one, other = _UNITS.get(typed.lower(), typed.lower()), _UNITS.get(worded.lower(), worded.lower())
    if one == other:
        return True
    if one in _UNITS or other in _UNITS:  # a measure is no other measure, and no noun
        return _stems(typed) <= _stems(text) and bool(_stems(typed))
    return bool(_stems(typed) & _stems(text)) or bool(_words(typed) & _ANYBODY)


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+|%", text.lower()))


def _stems(text: str) -> set[str]:
    """Words without the endings of the plural: house, houses and housing are one."""
    return {re.sub(r"(?<=...)(?:ies|es|s|ing|y|e)$", "", word) for word in _words(text)}
