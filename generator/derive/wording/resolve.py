"""A wording such as "on Monday" and the day of publication -> the date that it means, with a receipt.

The date libraries read "Thursday" on a Thursday as a week earlier or later; news prose means the most recent such day,
the day of publication included.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from generator.derive.dates import Dated
from generator.derive.wording.ahead import AHEAD
from generator.derive.wording.phrases import Form, Language, folded, language
from generator.derive.wording.rules import ABSOLUTE, RELATIVE, Found, Kind
from generator.language.language import ENGLISH
from generator.language.message import Day, Message, Series, Tellable, exchanged, message
from generator.model.dates import When, parse_edtf
from generator.model.edtf_bounds import DateError

_DEPTH: Final = 3  # wordings inside each other: "since early last week"
_SOME_DAY: Final = parse_edtf("2020-02-06")  # to tell a wording that needs a day from one that nothing can be made of


@dataclass(frozen=True, kw_only=True, slots=True)
class Resolution:
    """What a wording means.

    kind: ``date``; ``duration``: how long it lasted until publication; ``unresolved``: it is understood and names no
    day by itself; ``unknown``: no table has it, or the day of publication is not known.
    when: the date in EDTF; None unless kind is ``date`` or ``duration`` (then since when).
    slack: by how many days each end may differ, where the wording is about a span.
    still: whether it is said to have gone on at its end, so that the end is not the end of it.
    relative: whether it counts from the day of publication, as "on Monday" does and "Jan. 12" does not.
    told: how the date was worked out, to be said in any language. receipt: the same in English, without a full stop:
    "the last Monday on or before Thursday 6 February 2020".
    """

    kind: Kind
    when: When | None = None
    slack: int = 0
    relative: bool = True
    still: bool = False
    told: Tellable

    @property
    def receipt(self) -> str:
        """How the date was worked out, in English."""
        return self.told.told(ENGLISH)


def resolve(wording: str, published: When, tag: str = "en", *, ahead: bool = False) -> Resolution:
    """Resolve ``wording`` from the date ``published`` of its source, by the table of the language ``tag`` (BCP 47).

    ahead: it is said of something to come, so that "on Saturday" is the next one and not the last.
    Never raises: what is not understood is ``unknown``.
    """
    table = language(tag)
    text = folded(wording, tag)
    if table is None or not text:
        return Resolution(kind="unknown", told=message("receipt.no-table"))
    try:
        found = _resolve(text, published, table, 0, ahead=ahead)
        if found is not None:
            return Resolution(
                kind=found.kind,
                when=parse_edtf(found.edtf),
                slack=found.slack,
                relative=found.relative,
                still=found.still,
                told=found.receipt,
            )
    except (DateError, ValueError, OverflowError):  # 30 February; the year 0
        return Resolution(kind="unknown", told=message("receipt.no-such-date"))
    return _not_resolved(text, published, table, ahead=ahead)


def _not_resolved(text: str, published: When, table: Language, *, ahead: bool) -> Resolution:
    """Why a wording names no date."""
    if published.earliest != published.latest or published.latest is None:
        try:
            needs_day = _resolve(text, _SOME_DAY, table, 0, ahead=ahead) is not None
        except (DateError, ValueError, OverflowError):
            needs_day = False
        if needs_day:
            vague = message("receipt.day-vague", known=Dated(published))
            told = message("receipt.day-unknown") if published.latest is None else vague
            return Resolution(kind="unresolved", told=told)
    if table.open.fullmatch(text):
        return Resolution(kind="unresolved", told=message("receipt.no-day"))
    return Resolution(kind="unknown", told=message("receipt.no-wording"))


def _resolve(text: str, published: When, table: Language, depth: int, *, ahead: bool) -> Found | None:
    for form in table.read(text):
        if "x" in form.slots:
            found = _nested(form, published, table, depth, ahead=ahead)
        else:
            found = _single(form, published, table, ahead=ahead)
        if found is not None:
            return found
    return None


def _single(form: Form, published: When, table: Language, *, ahead: bool) -> Found | None:
    absolute = ABSOLUTE.get(form.rule)
    if absolute is not None:
        return absolute(form, table)
    first, last = published.earliest, published.latest
    if first is None or last is None:
        return None
    found = _counted(form, table, first, ahead=ahead)
    if first == last or found is None:
        return found
    other = _counted(form, table, last, ahead=ahead)
    if other is None or other.edtf != found.edtf:
        return None
    receipt = exchanged(found.receipt, Day(first), Dated(published))  # no day of publication is known
    return replace(found, receipt=receipt, slack=max(found.slack, other.slack))


def _counted(form: Form, table: Language, day: date, *, ahead: bool) -> Found | None:
    coming = AHEAD.get(form.rule) if ahead else None
    back = RELATIVE.get(form.rule)
    return (coming and coming(form, table, day)) or (back and back(form, table, day)) or None


# ---- wordings around wordings


def _nested(form: Form, published: When, table: Language, depth: int, *, ahead: bool) -> Found | None:
    if depth >= _DEPTH:
        return None
    parts = [form.slots[slot].strip() for slot in ("x", "y") if slot in form.slots]
    inner = [_resolve(part, published, table, depth + 1, ahead=ahead) for part in parts]
    if any(one is None or one.kind != "date" for one in inner):
        return None
    whens = [parse_edtf(one.edtf) for one in inner if one]
    first, last = whens[0].earliest, whens[-1].latest
    if first is None or last is None or last < first:
        return None
    told = tuple(one.receipt for one in inner if one)
    receipt = told[0] if len(told) == 1 else Series(told)
    slack = max(one.slack for one in inner if one)
    found = _around(form.rule, whens[0], whens[-1], receipt, slack)
    return replace(found, relative=any(one.relative for one in inner if one)) if found else None


def _around(rule: str, start: When, end: When, receipt: Tellable, slack: int) -> Found | None:
    """What "since", "between" and their like make of the dates that they stand with."""
    first, last = start.earliest, end.latest
    if first is None or last is None:
        return None
    begins, ends = start.edtf or "", end.edtf or ""
    plain = not set(begins + ends) & set("[{/,")
    match rule:
        case "early" | "mid" | "late":
            return _part(rule, first, last, receipt)
        case "between":
            return Found(edtf=f"[{first.isoformat()}..{last.isoformat()}]", receipt=receipt, slack=slack)
        case "from-to":
            edtf = f"{begins}/{ends}" if plain else f"{first.isoformat()}/{last.isoformat()}"
            return Found(edtf=edtf, receipt=receipt, slack=slack)
        case "since":
            return Found(
                edtf=f"{begins if plain else first.isoformat()}/..", receipt=_in("receipt.since", receipt), slack=slack
            )
        case "until":
            return Found(
                edtf=f"/{ends if plain else last.isoformat()}", receipt=_in("receipt.until", receipt), slack=slack
            )
        case "before":
            return Found(edtf=f"[..{last.isoformat()}]", receipt=_in("receipt.before", receipt), slack=slack + 1)
        case "after":
            return Found(edtf=f"[{first.isoformat()}..]", receipt=_in("receipt.after", receipt), slack=slack + 1)
        case _:
            return None


def _in(key: str, receipt: Tellable) -> Message:
    return message(key, receipt=receipt)


def _part(rule: str, first: date, last: date, receipt: Tellable) -> Found | None:
    """A third of a month or longer; of a day or a week there is nothing to tell apart."""
    days = (last - first).days + 1
    if days < 20:
        span = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
        return Found(edtf=span, receipt=receipt)
    third = days // 3
    start = first + timedelta(days={"early": 0, "mid": third, "late": days - third - 1}[rule])
    end = start + timedelta(days=third)
    edtf = f"[{start.isoformat()}..{min(end, last).isoformat()}]"
    return Found(edtf=edtf, receipt=_in(f"receipt.{rule}", receipt), slack=days // 8)
