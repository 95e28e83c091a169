"""What is known of an actor, a place or a source -> names, lines and details, worded and linked."""

from __future__ import annotations

from collections.abc import Iterator

from generator.derive.dates import display
from generator.derive.voices import country
from generator.language.language import Language
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
            label = composer.language.say("detail.called-by", name=alias.text)
            yield detail(label, composer.actor(alias.by))


def within(composer: Composer, name: str) -> Phrase:
    """The places that hold a place, the nearest first."""
    chain: list[Phrase] = []
    seen = {name}
    above = composer.library.places[name].record.within
    while above and above in composer.library.places and above not in seen:
        seen.add(above)
        chain.append((composer.place(above),))
        above = composer.library.places[above].record.within
    return joined(chain, composer.language, "comma")


def place_at(record: Place, language: Language) -> str | None:
    """«35.8645° N, 36.8059° E, within 50 km»."""
    if record.at is None:
        return None
    lat, lon = record.at
    text = language.say(
        "position.at",
        lat=language.say("position.north" if lat >= 0 else "position.south", degrees=abs(lat)),
        lon=language.say("position.east" if lon >= 0 else "position.west", degrees=abs(lon)),
    )
    return language.say("position.within", at=text, km=record.radius_km) if record.radius_km else text


def actor_line(composer: Composer, name: str) -> Phrase:
    """«Person; President; speaks for Turkish government»."""
    record = composer.library.actors[name].record
    parts: list[Phrase] = [(Fragment(composer.language.label(v.ACTOR_KIND, record.kind)),)]
    if record.unnamed:
        parts.append(composer.phrase("actor.unnamed"))
    if record.role:
        parts.append((Fragment(record.role),))
    parts += [(Fragment(position.title),) for position in record.roles]
    if record.speaks_for:
        parts.append(composer.phrase("actor.speaks-for", actor=composer.actor(record.speaks_for)))
    if record.part_of:
        parts.append(composer.phrase("actor.part-of", actor=composer.actor(record.part_of)))
    return joined(parts, composer.language, "semicolon")


def actor_details(composer: Composer, name: str) -> Iterator[Detail]:
    """Everything that an actor's record says, but for its names and its note."""
    record = composer.library.actors[name].record
    yield composer.detail("kind", composer.language.label(v.ACTOR_KIND, record.kind))
    if record.unnamed:
        yield composer.detail("named", composer.language.say("actor.nobody-named"))
    if record.role:
        yield composer.detail("role", record.role)
    for position in record.roles:
        of = [(composer.actor(position.of),)] if position.of else []
        when = [composer.date(position.when)] if position.when else []
        phrases: list[Phrase] = [(Fragment(position.title),), *of, *when]
        yield composer.detail("role", *joined(phrases, composer.language, "comma"))
    if record.speaks_for:
        yield composer.detail("speaks-for", composer.actor(record.speaks_for))
    if record.part_of:
        yield composer.detail("part-of", composer.actor(record.part_of))
    if record.own_voice:
        yield composer.detail("voice", composer.language.say("actor.own-voice"))
    if record.overlaps:
        yield composer.detail("overlaps", *composer.actors(tuple(record.overlaps)))
    code = country(composer.library, name)
    if code:
        yield composer.detail("country", composer.language.label(v.COUNTRY, code))
    yield from (
        detail(composer.language.say("detail.identifier", scheme=scheme), value) for scheme, value in record.ids.items()
    )
    yield from aka_details(composer, tuple(record.aka))


def place_details(composer: Composer, name: str) -> Iterator[Detail]:
    """Everything that a place's record says, but for its names and its note."""
    record = composer.library.places[name].record
    yield composer.detail("kind", composer.language.label(v.PLACE_KIND, record.kind))
    if record.unnamed:
        yield composer.detail("named", composer.language.say("place.no-name"))
    if record.within:
        yield composer.detail("within", *within(composer, name))
    at = place_at(record, composer.language)
    if at:
        origin = record.coordinates_from
        shown = composer.language.say("position.from", at=at, origin=origin) if origin else at
        yield composer.detail("position", shown)
    else:
        yield composer.detail("position", composer.language.say("position.none"))
    if record.line:
        points = "; ".join(f"{lat:g}, {lon:g}" for lat, lon in record.line)
        yield composer.detail("course", points)
    yield from (
        detail(composer.language.say("detail.identifier", scheme=scheme), value) for scheme, value in record.ids.items()
    )
    yield from aka_details(composer, tuple(record.aka))


def source_details(composer: Composer, name: str) -> Iterator[Detail]:
    """Everything that a source's record says, but for its title, links, descriptor and note."""
    library, language, say = composer.library, composer.language, composer.language.say
    record = library.sources[name].record
    yield composer.detail("publisher", record.publisher)
    published = say("date.unknown") if record.published.edtf is None else display(record.published, language).head
    yield composer.detail("published", published)
    if record.kind:
        yield composer.detail("kind", composer.language.label(v.SOURCE_KIND, record.kind))
    if record.author:
        yield composer.detail("author", record.author)
    if record.voice:
        yield composer.detail("own-voice", composer.actor(record.voice))
    if record.origin:
        origin = (
            composer.actor(record.origin)
            if record.origin in library.actors
            else Fragment(library.sources[record.origin].record.title)
        )
        yield composer.detail("repeats", origin)
    if record.updates:
        yield composer.detail("updates", library.sources[record.updates].record.title)
    if record.reliability:
        grade, label = str(record.reliability), language.label(v.RELIABILITY, record.reliability)
        yield composer.detail("reliability", say("grade.labelled", grade=grade, label=label))
    else:
        yield composer.detail("reliability", say("grade.none"))
    if record.rights:
        reserved = record.rights.casefold() == "all-rights-reserved"  # the one value that is no identifier of SPDX
        yield composer.detail("rights", say("rights.reserved") if reserved else record.rights)
    yield composer.detail("text", language.label(v.TEXT_POLICY, record.text))
    if record.language:
        yield composer.detail("language", record.language)
    if record.accessed:
        yield composer.detail("read-on", display(record.accessed, language).head)
    if record.url:
        yield composer.detail("original", Fragment(say("source.at-publisher"), record.url))
    if record.archive_url:
        yield composer.detail("archived", Fragment(say("source.a-copy"), record.archive_url))
