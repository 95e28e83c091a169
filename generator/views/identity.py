"""What is known of an actor, a place or a source -> names, lines and details, worded and linked."""

from __future__ import annotations

from collections.abc import Iterator

from generator.derive.dates import display
from generator.derive.voices import country
from generator.model import vocabularies as v
from generator.model.identities import Actor, Place
from generator.model.record import Alias
from generator.views.compose import Composer
from generator.views.parts import Detail, Fragment, Phrase, detail
from generator.views.words import joined


def aka(record: Actor | Place) -> tuple[Fragment, ...]:
    """The other names, each marked with its language."""
    return tuple(Fragment(alias.text, lang=alias.lang) for alias in record.aka)


def aka_details(composer: Composer, aliases: tuple[Alias, ...]) -> Iterator[Detail]:
    """The names that only one actor uses, with that actor."""
    for alias in aliases:
        if alias.by:
            yield detail(f"Called “{alias.text}” by", composer.actor(alias.by))


def within(composer: Composer, name: str) -> Phrase:
    """The places that hold a place, the nearest first."""
    chain: list[Phrase] = []
    seen = {name}
    above = composer.library.places[name].record.within
    while above and above in composer.library.places and above not in seen:
        seen.add(above)
        chain.append((composer.place(above),))
        above = composer.library.places[above].record.within
    return joined(chain, ", ")


def place_at(record: Place) -> str | None:
    """«35.8645° N, 36.8059° E, within 50 km»."""
    if record.at is None:
        return None
    lat, lon = record.at
    text = f"{abs(lat):g}° {'N' if lat >= 0 else 'S'}, {abs(lon):g}° {'E' if lon >= 0 else 'W'}"
    return f"{text}, within {record.radius_km:g} km" if record.radius_km else text


def actor_line(composer: Composer, name: str) -> Phrase:
    """«Person; President; speaks for Turkish government»."""
    record = composer.library.actors[name].record
    parts: list[Phrase] = [(Fragment(v.ACTOR_KIND[record.kind].label),)]
    if record.unnamed:
        parts.append((Fragment("not named in the source"),))
    if record.role:
        parts.append((Fragment(record.role),))
    parts += [(Fragment(position.title),) for position in record.roles]
    if record.speaks_for:
        parts.append((Fragment("speaks for "), composer.actor(record.speaks_for)))
    if record.part_of:
        parts.append((Fragment("part of "), composer.actor(record.part_of)))
    return tuple(f for n, phrase in enumerate(parts) for f in ((Fragment("; "), *phrase) if n else phrase))


def actor_details(composer: Composer, name: str) -> Iterator[Detail]:
    """Everything that an actor's record says, but for its names and its note."""
    record = composer.library.actors[name].record
    yield detail("Kind", v.ACTOR_KIND[record.kind].label)
    if record.unnamed:
        yield detail("Named", "no: the sources name nobody")
    if record.role:
        yield detail("Role", record.role)
    for position in record.roles:
        of = (Fragment(", "), composer.actor(position.of)) if position.of else ()
        when = (Fragment(", "), *composer.date(position.when)) if position.when else ()
        yield Detail(label="Role", phrase=(Fragment(position.title), *of, *when))
    if record.speaks_for:
        yield detail("Speaks for", composer.actor(record.speaks_for))
    if record.part_of:
        yield detail("Part of", composer.actor(record.part_of))
    if record.own_voice:
        yield detail("Voice", "its own: its words are not its parent’s")
    if record.overlaps:
        yield Detail(label="May coincide with", phrase=composer.actors(tuple(record.overlaps)))
    code = country(composer.library, name)
    if code:
        yield detail("Country", v.COUNTRY[code].label)
    yield from (detail(f"Identifier ({scheme})", value) for scheme, value in record.ids.items())
    yield from aka_details(composer, tuple(record.aka))


def place_details(composer: Composer, name: str) -> Iterator[Detail]:
    """Everything that a place's record says, but for its names and its note."""
    record = composer.library.places[name].record
    yield detail("Kind", v.PLACE_KIND[record.kind].label)
    if record.unnamed:
        yield detail("Named", "no: the sources give it no name")
    if record.within:
        yield Detail(label="Within", phrase=within(composer, name))
    at = place_at(record)
    if at:
        origin = f" ({record.coordinates_from})" if record.coordinates_from else ""
        yield detail("Position", at + origin)
    else:
        yield detail("Position", "not placed: no coordinates are known")
    if record.line:
        points = "; ".join(f"{lat:g}, {lon:g}" for lat, lon in record.line)
        yield detail("Course", points)
    yield from (detail(f"Identifier ({scheme})", value) for scheme, value in record.ids.items())
    yield from aka_details(composer, tuple(record.aka))


def source_details(composer: Composer, name: str) -> Iterator[Detail]:
    """Everything that a source's record says, but for its title, links, descriptor and note."""
    library = composer.library
    record = library.sources[name].record
    yield detail("Publisher", record.publisher)
    published = "unknown" if record.published.edtf is None else display(record.published).head
    yield detail("Published", published)
    if record.kind:
        yield detail("Kind", v.SOURCE_KIND[record.kind].label)
    if record.author:
        yield detail("Author", record.author)
    if record.voice:
        yield detail("Its own voice is", composer.actor(record.voice))
    if record.origin:
        origin = (
            composer.actor(record.origin)
            if record.origin in library.actors
            else Fragment(library.sources[record.origin].record.title)
        )
        yield detail("Repeats", origin)
    if record.updates:
        yield detail("Updates", library.sources[record.updates].record.title)
    if record.reliability:
        yield Detail(
            label="Reliability", phrase=(Fragment(f"{record.reliability}: {v.RELIABILITY[record.reliability].label}"),)
        )
    else:
        yield detail("Reliability", "not graded")
    if record.rights:
        yield Detail(
            label="Rights",
            phrase=(Fragment(record.rights.replace("-", " ") if record.rights.islower() else record.rights),),
        )
    yield detail("Text", v.TEXT_POLICY[record.text].label)
    if record.language:
        yield detail("Language", record.language)
    if record.accessed:
        yield detail("Read on", display(record.accessed).head)
    if record.url:
        yield detail("Original", Fragment("at the publisher", record.url))
    if record.archive_url:
        yield detail("Archived", Fragment("a copy", record.archive_url))
