"""A proposition and those who speak about it -> how it stands, and the rule that says so.

Status is computed, never typed; no algorithm here prefers one voice to another.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.derive.voices import Key, all_keys, keys, origins
from generator.library import Library, LinkedEvent, LinkedStatement
from generator.model.vocabularies import ACT

Value = Literal["corroborated", "attributed", "reported", "contested", "denied", "withdrawn", "declined"]
Proposition = LinkedEvent | LinkedStatement


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """How a proposition stands.

    value: a value of the vocabulary ``standing``; None where nobody says that it is so (a problem for `check`).
    for_, against, silent, beside: the statements behind it, in the order of the facts.
    withdrawn: those that their own speaker has corrected. voices, origins: how many independent ones are for it.
    """

    value: Value | None
    for_: tuple[LinkedStatement, ...]
    against: tuple[LinkedStatement, ...]
    silent: tuple[LinkedStatement, ...]
    beside: tuple[LinkedStatement, ...]
    withdrawn: tuple[LinkedStatement, ...]
    voices: int
    origins: int


def standing(library: Library, proposition: Proposition) -> Standing:
    """How ``proposition`` stands with its reports (or itself) and with the claims that link to it."""
    own = proposition.reports if isinstance(proposition, LinkedEvent) else (proposition,)
    targets = (
        (proposition.uid, *(report.uid for report in own))
        if isinstance(proposition, LinkedEvent)
        else (proposition.uid,)
    )
    linked = {s.uid: (verb, s) for target in targets for verb, s in library.linked.get(target, ())}
    corrected = {s.uid for s in own if _is_corrected(library, s)}
    sides: dict[str, list[LinkedStatement]] = {"for": [], "against": [], "silent": [], "beside": []}
    for statement in own:
        if statement.uid not in corrected:
            sides[_own_stance(statement, proposition)].append(statement)
    for uid, (verb, statement) in linked.items():
        if uid not in corrected and statement not in own and not _is_corrected(library, statement):
            sides[_linked_stance(library, verb, statement, proposition)].append(statement)
    voices = _voices(library, sides["for"])
    return Standing(
        value=_value(sides, voices, all_corrected=len(corrected) == len(own)),
        for_=tuple(sides["for"]),
        against=tuple(sides["against"]),
        silent=tuple(sides["silent"]),
        beside=tuple(sides["beside"]),
        withdrawn=tuple(s for s in own if s.uid in corrected),
        voices=len(voices),
        origins=len({origin for statement in sides["for"] for origin in origins(library, statement)}),
    )


def mode_of(proposition: Proposition, statement: LinkedStatement) -> str:
    """The mode in which a statement speaks: its own, else its event's, else actual."""
    if statement.record.mode:
        return str(statement.record.mode)
    if isinstance(proposition, LinkedEvent) and statement.event == proposition.uid:
        return str(proposition.record.mode)
    return "actual"


def _is_corrected(library: Library, statement: LinkedStatement) -> bool:
    """Whether its own voice has corrected it; a correction by somebody else is a dispute."""
    mine = all_keys(library, statement)
    return any(
        verb == "corrects" and (not mine or mine & all_keys(library, other))
        for verb, other in library.linked.get(statement.uid, ())
    )


def _own_stance(statement: LinkedStatement, proposition: Proposition) -> str:
    stance = ACT[statement.record.act].stance
    if isinstance(proposition, LinkedStatement):
        return "silent" if stance == "silent" else "for"
    if stance != "for":
        return stance
    said, asked = mode_of(proposition, statement), str(proposition.record.mode)
    if said == asked:
        return "for"
    return "against" if said == "negated" and asked == "actual" else "beside"


def _linked_stance(library: Library, verb: str, statement: LinkedStatement, proposition: Proposition) -> str:
    if ACT[statement.record.act].stance == "silent":
        return "silent"
    if verb in ("denies", "disputes") or ACT[statement.record.act].stance == "against":
        return "against"
    asked = str(proposition.record.mode or "actual")
    said = str(statement.record.mode or "actual")
    if said == "negated" and asked == "actual":
        return "against"
    if verb == "corrects":
        return "against" if not _is_own(library, statement, proposition) else "for" if said == asked else "beside"
    return (
        "for" if verb in ("confirms", "updates") and ACT[statement.record.act].asserts and said == asked else "beside"
    )


def _is_own(library: Library, statement: LinkedStatement, proposition: Proposition) -> bool:
    own = proposition.reports if isinstance(proposition, LinkedEvent) else (proposition,)
    mine = all_keys(library, statement)
    return any(
        verb == "corrects" and target in {s.uid for s in own} and mine & all_keys(library, s)
        for verb, target in statement.links
        for s in own
    )


def _voices(library: Library, statements: list[LinkedStatement]) -> set[Key]:
    """The independent voices; an outlet adds nothing to those whom it quotes."""
    found: set[Key] = set()
    quoted: set[str] = set()
    for statement in statements:
        for speaker in statement.speakers:
            found |= set(keys(library, statement, speaker))
            if not speaker.own_voice:
                quoted |= set(origins(library, statement))
    return {key for key in found if not (key[0] == "outlet" and key[1] in quoted)}


def _value(sides: dict[str, list[LinkedStatement]], voices: set[Key], *, all_corrected: bool) -> Value | None:
    if all_corrected:
        return "withdrawn"
    if sides["for"] and sides["against"]:
        return "contested"
    if sides["against"]:
        return "denied"
    if len(voices) > 1:
        return "corroborated"
    if sides["for"]:
        return "attributed" if any(key[0] != "outlet" for key in voices) else "reported"
    return "declined" if sides["silent"] and not sides["beside"] else None
