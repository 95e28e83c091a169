"""A briefing -> errors of form: ids, keys, vocabularies, coordinates, markup."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.seeded.facts import REMOVE, Change, Facts, dump
from benchmarks.seeded.kinds import Kind, kind
from benchmarks.seeded.words import misspelt

_FIELDS = ("where", "part_of", "maybe_same")


@kind("id misspelt")
def unknown(facts: Facts) -> Iterator[Change]:
    """A reference to nothing."""
    for event, record in facts.files["events.yml"].items():
        for field in _FIELDS:
            if isinstance(record.get(field), str):
                other = misspelt(record[field])
                yield facts.altered("events.yml", (event, field), other, f"{field}: {other}")
    for said, by in facts.each("by"):
        if isinstance(by, str) and by not in ("source", "unnamed"):
            yield facts.altered(said.name, (*said.keys, "by"), misspelt(by), misspelt(by))


@kind("key written twice")
def twice(facts: Facts) -> Iterator[Change]:
    """The second record would hide the first."""
    for name, data in facts.files.items():
        for key, value in data.items():
            text = dump(data) + dump({key: value})
            yield Change(file=facts.path(name), text=text, what=f"{key}: twice", keys=(key,))


@kind("field misspelt")
def field(facts: Facts) -> Iterator[Change]:
    """A field that no record has."""
    for said in facts.statements():
        keys = (*said.keys, "basiss")
        yield facts.altered(said.name, keys, "witnessed", "basiss")


@kind("word outside the vocabulary")
def vocabulary(facts: Facts) -> Iterator[Change]:
    """A kind of event that there is none of."""
    for event, record in facts.files["events.yml"].items():
        yield facts.altered("events.yml", (event, "kind"), f"{record['kind']}s", f"{record['kind']}s")


@kind("required field dropped")
def missing(facts: Facts) -> Iterator[Change]:
    """An event without a date, a claim without its cites."""
    for event in facts.files["events.yml"]:
        yield facts.altered("events.yml", (event, "when"), REMOVE, "without when")
    for said, _ in facts.each("cites"):
        if said.name == "claims.yml":
            yield facts.altered(said.name, (*said.keys, "cites"), REMOVE, "without cites")


@kind("place outside its province")
def outside(facts: Facts) -> Iterator[Change]:
    """Coordinates some hundred kilometres off."""
    places = facts.files.get("places.yml", {})
    for name, record in places.items():
        inside = places.get(record.get("within", ""), {})
        if "at" in record and "radius_km" in inside:
            at = [f"{float(record['at'][0]) + 2:.4f}", f"{float(record['at'][1]) + 2:.4f}"]
            yield facts.altered("places.yml", (name, "at"), at, f"at {at}")


@kind("latitude and longitude swapped (within a province)")
def coordinates(facts: Facts) -> Iterator[Change]:
    """[lon, lat], where something says where the place lies."""
    places = facts.files.get("places.yml", {})
    for name, record in places.items():
        if "at" in record and "radius_km" in places.get(record.get("within", ""), {}):
            yield facts.altered("places.yml", (name, "at"), record["at"][::-1], "swapped")


@kind(
    "latitude and longitude swapped (nothing near)",
    beyond="of a place with no known neighbour any coordinates are plausible",
)
def coordinates_alone(facts: Facts) -> Iterator[Change]:
    """[lon, lat], where nothing says where the place lies."""
    places = facts.files.get("places.yml", {})
    for name, record in places.items():
        if "at" in record and "radius_km" not in places.get(record.get("within", ""), {}):
            yield facts.altered("places.yml", (name, "at"), record["at"][::-1], "swapped")


@kind("latitude beyond the pole")
def pole(facts: Facts) -> Iterator[Change]:
    """A latitude of more than ninety degrees."""
    for name, record in facts.files.get("places.yml", {}).items():
        if "at" in record:
            yield facts.altered("places.yml", (name, "at", 0), "95.5", "95.5")


@kind("place within itself")
def cycle(facts: Facts) -> Iterator[Change]:
    """A cycle of one or two places."""
    places = facts.files.get("places.yml", {})
    for name in places:
        inner = next((other for other, data in places.items() if data.get("within") == name), name)
        yield facts.altered("places.yml", (name, "within"), inner, f"within {inner}")


@kind("HTML in a text")
def html(facts: Facts) -> Iterator[Change]:
    """A tag."""
    for said, text in facts.each("says"):
        yield facts.altered(said.name, (*said.keys, "says"), f"{text} <b>So.</b>", "<b>")


@kind("link to a script")
def script(facts: Facts) -> Iterator[Change]:
    """A link that leads neither to http(s) nor to mailto."""
    for said, text in facts.each("says"):
        new = f"{text} [More](javascript:alert)"
        yield facts.altered(said.name, (*said.keys, "says"), new, "javascript:")


@kind("relation between the wrong things")
def ends(facts: Facts) -> Iterator[Change]:
    """A place that backs an actor."""
    places = list(facts.files.get("places.yml", {}))
    actors = list(facts.files.get("actors.yml", {}))
    for index, said in enumerate(facts.statements()):
        if "relations" not in said.record:
            new = f"{places[index % len(places)]} backs {actors[index % len(actors)]}"
            yield facts.altered(said.name, (*said.keys, "relations"), new, new)


KINDS: tuple[Kind, ...] = (
    *(unknown, twice, field, vocabulary, missing, outside, coordinates, coordinates_alone, pole, cycle),
    *(html, script, ends),
)
