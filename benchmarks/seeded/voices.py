"""A briefing -> errors in who says what, and how."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.seeded.facts import REMOVE, Change, Facts, Said
from benchmarks.seeded.kinds import Kind, kind
from generator.derive.voices import all_keys

_READING = "who speaks in a sentence, and in which way, is a matter of reading it"


def _by(facts: Facts, said: Said, speaker: str) -> Change:
    return facts.altered(said.name, (*said.keys, "by"), speaker, f"by {speaker}")


@kind("speaker swapped for another one", beyond=_READING)
def swapped(facts: Facts) -> Iterator[Change]:
    """Somebody else of the same briefing, of the same kind."""
    speakers = [s.actor for statement in facts.briefing.statements for s in statement.speakers if s.actor]
    for said, by in facts.each("by"):
        actor = facts.library.actors.get(by) if isinstance(by, str) else None
        others = [s for s in speakers if actor and s != by and facts.library.actors[s].record.kind == actor.record.kind]
        if others:
            yield _by(facts, said, others[0])


@kind("place as speaker")
def place(facts: Facts) -> Iterator[Change]:
    """Where "Ankara" speaks, the government does."""
    places = list(facts.files.get("places.yml", {}))
    for index, (said, _) in enumerate(facts.each("by")):
        yield _by(facts, said, places[index % len(places)])


@kind("attribution dropped")
def dropped(facts: Facts) -> Iterator[Change]:
    """A claim without a speaker."""
    for said, _ in facts.each("by"):
        yield facts.altered(said.name, (*said.keys, "by"), REMOVE, "without by")


@kind("event without its reports")
def unreported(facts: Facts) -> Iterator[Change]:
    """The analyst says that it happened, and nobody else does."""
    for event in facts.files["events.yml"]:
        yield facts.altered("events.yml", (event, "reports"), {}, "no report")


@kind("quoted words credited to the outlet", beyond="an outlet's own words can stand in quotation marks, too")
def outlet(facts: Facts) -> Iterator[Change]:
    """Words that somebody else says become the source's own."""
    for said, by in facts.each("by"):
        if by != "source" and '"' in said.record.get("says", ""):
            yield _by(facts, said, "source")


@kind("silence credited to the outlet", beyond=_READING)
def silent_outlet(facts: Facts) -> Iterator[Change]:
    """The one who declined to comment is the source."""
    for said, act in facts.each("act"):
        if act in ("decline-comment", "withhold") and said.name == "claims.yml":
            yield _by(facts, said, "source")


@kind("corroboration by the same wire")
def same_wire(facts: Facts) -> Iterator[Change]:
    """A report confirms an event whose only other reports are of its own voice, or confirms itself."""
    for said in facts.statements():
        mine, event = all_keys(facts.library, said.linked), facts.library.events.get(said.linked.event or "")
        if event is not None and mine and "confirms" not in said.record:
            theirs = [r for r in event.reports if all_keys(facts.library, r) <= mine]
            target = next((r.id for r in theirs if r is not said.linked), said.linked.id)
            yield facts.altered(said.name, (*said.keys, "confirms"), target, f"confirms {target}")


@kind("claim that confirms its own voice")
def own_voice(facts: Facts) -> Iterator[Change]:
    """A claim confirms another claim of the same speaker."""
    claims = [said for said in facts.statements() if said.name == "claims.yml"]
    for said in claims:
        mine = all_keys(facts.library, said.linked)
        for other in claims:
            if other is not said and mine and all_keys(facts.library, other.linked) == mine:
                keys = (*said.keys, "confirms")
                yield facts.altered("claims.yml", keys, other.linked.id, f"confirms {other.linked.id}")
                break


@kind("confirmation that confirms itself")
def itself(facts: Facts) -> Iterator[Change]:
    """A claim links to itself."""
    for said in facts.statements():
        if said.name == "claims.yml":
            yield facts.altered(said.name, (*said.keys, "confirms"), said.linked.id, "confirms itself")


@kind("denial turned into a statement", beyond=_READING)
def affirmed(facts: Facts) -> Iterator[Change]:
    """act: deny becomes state."""
    for said, act in facts.each("act"):
        if act == "deny":
            yield facts.altered(said.name, (*said.keys, "act"), "state", "deny -> state")


@kind("denial that denies nothing")
def denies_nothing(facts: Facts) -> Iterator[Change]:
    """The link of a denial is left out."""
    for said, _ in facts.each("denies"):
        yield facts.altered(said.name, (*said.keys, "denies"), REMOVE, "without denies")


@kind(
    "report that denies its own event",
    beyond="an event that its one speaker denies stands as denied, which may be meant",
)
def negated(facts: Facts) -> Iterator[Change]:
    """The only report of an event says that it is not so."""
    for event, record in facts.files["events.yml"].items():
        if len(record["reports"]) == 1 and record.get("mode", "actual") == "actual":
            (key,) = record["reports"]
            report = record["reports"][key]
            if isinstance(report, dict) and "mode" not in report:
                yield facts.altered("events.yml", (event, "reports", key, "mode"), "negated", "mode: negated")


@kind("event that its only report calls planned")
def planned(facts: Facts) -> Iterator[Change]:
    """The event is recorded as having happened, and whoever speaks of it only plans it."""
    for event, record in facts.files["events.yml"].items():
        linked = f"{facts.slug}/{event}" in facts.library.linked  # it may then stand as denied, or by a confirmation
        if len(record["reports"]) == 1 and record.get("mode", "actual") == "actual" and not linked:
            (key,) = record["reports"]
            if "mode" not in record["reports"][key]:
                yield facts.altered("events.yml", (event, "reports", key, "mode"), "planned", "mode: planned")


@kind("relay dropped", beyond=_READING)
def relay(facts: Facts) -> Iterator[Change]:
    """Who relayed the words is left out."""
    for said, _ in facts.each("via"):
        yield facts.altered(said.name, (*said.keys, "via"), REMOVE, "without via")


KINDS: tuple[Kind, ...] = (
    *(swapped, place, dropped, unreported, outlet, silent_outlet, same_wire, own_voice),
    *(itself, affirmed, denies_nothing, negated, planned, relay),
)
