"""A statement -> whose voices it carries and where their words come from: what independence is reckoned by."""

from __future__ import annotations

from generator.library import Library, LinkedStatement, Speaker

Key = tuple[str, str]
"""A voice: ("speaker", root actor), ("outlet", origin) or ("unnamed", origin)."""


def root(library: Library, actor: str) -> str:
    """The actor in whose name ``actor`` speaks: follow speaks_for, else part_of, until none or own_voice."""
    seen: set[str] = set()
    while actor in library.actors and actor not in seen:
        seen.add(actor)
        record = library.actors[actor].record
        above = None if record.own_voice else record.speaks_for or record.part_of
        if above is None:
            break
        actor = above
    return actor


def country(library: Library, actor: str) -> str | None:
    """ISO 3166-1 code of an actor, its own or the nearest one up its part_of and speaks_for."""
    seen: set[str] = set()
    above: str | None = actor
    while above is not None and above in library.actors and above not in seen:
        seen.add(above)
        record = library.actors[above].record
        if record.country:
            return str(record.country)
        above = record.part_of or record.speaks_for
    return None


def source_origin(library: Library, source: str) -> str:
    """The id of the actor or source whose reporting ``source`` is: its origin, followed to the end; else its voice."""
    seen: set[str] = set()
    while source in library.sources and source not in seen:
        seen.add(source)
        above = library.sources[source].record.origin
        if above is None:
            return library.sources[source].record.voice or source
        source = above
    return source


def origins(library: Library, statement: LinkedStatement) -> tuple[str, ...]:
    """Where the words come from: the outermost relay, else the origin of each source that is cited."""
    if statement.record.via:
        return (statement.record.via[-1],)
    return tuple(dict.fromkeys(source_origin(library, c.source) for c in statement.citations))


def keys(library: Library, statement: LinkedStatement, speaker: Speaker) -> tuple[Key, ...]:
    """The voices that one speaker of a statement counts as; none where a source hedges its own words."""
    hedged = speaker.source is not None and statement.record.hedge
    return () if hedged else _voice(library, statement, speaker)


def all_keys(library: Library, statement: LinkedStatement) -> frozenset[Key]:
    """Every voice that a statement carries, whether or not a hedge keeps it from counting."""
    return frozenset(key for speaker in statement.speakers for key in _voice(library, statement, speaker))


def _voice(library: Library, statement: LinkedStatement, speaker: Speaker) -> tuple[Key, ...]:
    if speaker.source is not None:
        relayed = statement.record.via
        return (("outlet", relayed[-1] if relayed else source_origin(library, speaker.source)),)
    if speaker.actor is None:
        return tuple(("unnamed", origin) for origin in origins(library, statement))
    return (("speaker", root(library, speaker.actor)),)
