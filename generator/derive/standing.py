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
    mode: of the vocabulary ``mode``: whether what they say is that it is so, planned, possible, or not so.
    """

    value: Value | None
    for_: tuple[LinkedStatement, ...]
    against: tuple[LinkedStatement, ...]
    silent: tuple[LinkedStatement, ...]
    beside: tuple[LinkedStatement, ...]
    withdrawn: tuple[LinkedStatement, ...]
    voices: int
    origins: int
    mode: str


def standing(library: Library, proposition: Proposition) -> Standing:
    """How ``proposition`` stands with its reports (or itself) and with the claims that link to it."""
    own = _own(proposition)
    sides: dict[str, list[LinkedStatement]] = {"for": [], "against": [], "silent": [], "beside": []}
    for statement in own:
        if not _is_corrected(library, statement):
            sides[_own_stance(library, statement, proposition)].append(statement)
    for statement in _linked(library, proposition):
        if not _is_corrected(library, statement):
            sides[_linked_stance(library, statement, proposition)].append(statement)
    spoken = [statement for side in sides.values() for statement in side]
    sides["against"] += [s for s in _contradicted(library, proposition) if s not in spoken]
    voices = independent_voices(library, sides["for"])
    withdrawn = tuple(s for s in own if _is_corrected(library, s))
    return Standing(
        value=_value(proposition, sides, voices, all_withdrawn=len(withdrawn) == len(own)),
        for_=tuple(sides["for"]),
        against=tuple(sides["against"]),
        silent=tuple(sides["silent"]),
        beside=tuple(sides["beside"]),
        withdrawn=withdrawn,
        voices=len(voices),
        origins=len({origin for statement in sides["for"] for origin in origins(library, statement)}),
        mode=str(proposition.record.mode or "actual") if isinstance(proposition, LinkedEvent) else "actual",
    )


def _own(proposition: Proposition) -> tuple[LinkedStatement, ...]:
    return proposition.reports if isinstance(proposition, LinkedEvent) else (proposition,)


def _targets(proposition: Proposition) -> frozenset[str]:
    """What a link has to lead to in order to speak to the proposition: itself, or one of its reports."""
    return frozenset((proposition.uid, *(statement.uid for statement in _own(proposition))))


def _linked(library: Library, proposition: Proposition) -> tuple[LinkedStatement, ...]:
    """The statements of others that link to the proposition, each once."""
    own, targets = _own(proposition), (proposition.uid, *(s.uid for s in _own(proposition)))
    found = (statement for target in dict.fromkeys(targets) for _, statement in library.linked.get(target, ()))
    return tuple(statement for statement in dict.fromkeys(found) if statement not in own)


def _is_corrected(library: Library, statement: LinkedStatement) -> bool:
    """Whether each of its voices has corrected it, or its event; a correction by somebody else is a dispute."""
    targets = filter(None, (statement.uid, statement.event))
    correctors = [s for target in targets for verb, s in library.linked.get(target, ()) if verb == "corrects"]
    theirs = {key for s in correctors if s is not statement for key in all_keys(library, s)}
    mine = all_keys(library, statement)
    return bool(mine) and mine <= theirs


def _own_stance(library: Library, statement: LinkedStatement, proposition: Proposition) -> str:
    stance = ACT[statement.record.act].stance
    if isinstance(proposition, LinkedStatement):
        return "silent" if stance == "silent" else "for"
    verbs = {verb for verb, target in statement.links if target in _targets(proposition)}
    if stance != "silent" and (verbs & {"denies", "disputes"} or _corrects_others(library, statement, proposition)):
        return "against"
    if stance != "for":
        return stance
    asked = str(proposition.record.mode)
    said = str(statement.record.mode or asked)
    if said == asked:
        return "for"
    return "against" if said == "negated" and asked == "actual" else "beside"


def _linked_stance(library: Library, statement: LinkedStatement, proposition: Proposition) -> str:
    """Where a claim links by several verbs, a denial outweighs all else: it must not be lost."""
    act = ACT[statement.record.act]
    verbs = {verb for verb, target in statement.links if target in _targets(proposition)}
    if act.stance == "silent":
        return "silent"
    if verbs & {"denies", "disputes"} or _corrects_others(library, statement, proposition):
        return "against"
    if act.stance == "against":
        return "for" if "confirms" in verbs and _is_denial(proposition) else "against"
    asked = str(proposition.record.mode or "actual")
    said = str(statement.record.mode or "actual")
    if said == "negated" and asked == "actual":
        return "against"
    return "for" if verbs & {"confirms", "updates"} and act.asserts and said == asked else "beside"


def _contradicted(library: Library, proposition: Proposition) -> tuple[LinkedStatement, ...]:
    """What a claim denies or disputes: a conflict has two sides, and neither of them stands unchallenged."""
    if isinstance(proposition, LinkedEvent) or proposition.event is not None or _is_corrected(library, proposition):
        return ()
    found: dict[LinkedStatement, None] = {}
    for verb, target in proposition.links:
        if verb in ("denies", "disputes"):
            event, statement = library.events.get(target), library.statements.get(target)
            for other in event.reports if event else (statement,) if statement else ():
                if ACT[other.record.act].stance in ("for", "against") and not _is_corrected(library, other):
                    found[other] = None
    return tuple(found)


def _is_denial(proposition: Proposition) -> bool:
    """Whether it is itself a denial: who confirms it denies the same."""
    return isinstance(proposition, LinkedStatement) and ACT[proposition.record.act].stance == "against"


def _corrects_others(library: Library, statement: LinkedStatement, proposition: Proposition) -> bool:
    """Whether a statement corrects what somebody else said for the proposition."""
    targets = {target for verb, target in statement.links if verb == "corrects"}
    whole = proposition.uid in targets
    corrected = [s for s in _own(proposition) if s is not statement and (whole or s.uid in targets)]
    mine = all_keys(library, statement)
    if whole:
        return bool(corrected) and not any(mine & all_keys(library, s) for s in corrected)
    return any(not all_keys(library, s) <= mine for s in corrected)


def independent_voices(library: Library, statements: list[LinkedStatement]) -> set[Key]:
    """The independent voices; an outlet adds nothing to those whom it quotes."""
    found: set[Key] = set()
    quoted: set[str] = set()
    for statement in statements:
        for speaker in statement.speakers:
            found |= set(keys(library, statement, speaker))
            if not speaker.own_voice:
                quoted |= set(origins(library, statement))
    return {key for key in found if not (key[0] == "outlet" and key[1] in quoted)}


def _value(
    proposition: Proposition, sides: dict[str, list[LinkedStatement]], voices: set[Key], *, all_withdrawn: bool
) -> Value | None:
    if all_withdrawn and not sides["for"]:
        return "withdrawn"
    if sides["for"] and sides["against"]:
        return "contested"
    if sides["against"]:
        return "denied"
    if len(voices) > 1:
        return "corroborated"
    if sides["for"]:
        return "attributed" if any(key[0] != "outlet" for key in voices) else "reported"
    # An event on which everybody is silent is one that nobody reports; a silence stands for itself.
    return "declined" if isinstance(proposition, LinkedStatement) and proposition in sides["silent"] else None
