"""An event -> how exact its date is, and the ids of all that takes part: for marks, filters and figures."""

from __future__ import annotations

from collections.abc import Iterable

from generator.language.language import Language
from generator.library import LinkedEvent, LinkedStatement
from generator.model import vocabularies as v
from generator.model.dates import Shape, When
from generator.model.statements import Whereabouts
from generator.views.parts import Item


def date_shape(when: When, mode: str) -> str:
    """How exact a date is, in one word: see `EventView`."""
    if mode in ("planned", "hypothetical"):
        return "planned"
    if when.shape is Shape.UNDATED:
        return "undated"
    if when.open_end or when.unknown_end:
        return "since"
    if when.open_start or when.unknown_start:
        return "until"
    dates = [found for found in (when.start, when.end) if found is not None]
    if any(found.approximate or found.uncertain for found in dates):
        return "about"
    if when.shape in (Shape.DAY, Shape.TIME):
        return "day"
    return "lasted" if when.shape is Shape.LASTED else "within"


def event_item(event: LinkedEvent, language: Language) -> Item:
    """By what an event can be found: who takes part in it or reports it, where and when it was."""
    who = [event.record.who, *(report.record.who for report in event.reports)]
    wheres = [event.record.where, *(report.record.where for report in event.reports)]
    part = [name for roles in who for names in roles.values() for name in names]
    kind = str(event.record.kind)
    return _item((kind, language.label(v.EVENT_KIND, kind)), (part, event.reports), wheres, event.record.when)


def claim_item(claim: LinkedStatement, language: Language) -> Item:
    """By what a claim can be found: who says it, to whom, of whom, where and when."""
    record = claim.record
    part = [*(name for names in record.who.values() for name in names), *record.to]
    act = str(record.act)
    return _item((act, language.label(v.ACT, act)), (part, (claim,)), [record.where], record.when)


def _item(
    kind: tuple[str, str],
    who: tuple[Iterable[str], Iterable[LinkedStatement]],
    wheres: Iterable[Whereabouts | None],
    when: When | None,
) -> Item:
    part, statements = who
    say = [speaker.actor for statement in statements for speaker in statement.speakers if speaker.actor]
    first, last = (when.earliest, when.latest) if when else (None, None)
    return Item(
        kind=kind[0],
        kind_label=kind[1],
        actors=tuple(dict.fromkeys((*part, *say))),
        places=tuple(dict.fromkeys(name for where in wheres if where for _, name in where.places)),
        first=first.isoformat() if first else None,
        last=last.isoformat() if last else None,
    )
