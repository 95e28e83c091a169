"""Every id that facts declare -> what a reference means, or the problem of a reference that means nothing.

Actors, places and sources are library-wide; events, claims and assessments are reached by their bare id inside their
briefing and as ``slug/id`` from outside it; reports are ``event.key``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from generator.model.facts import Facts
from generator.model.invalid import nearest
from generator.model.record import Entry
from generator.problems import Pointer, Problem

SPECIAL = ("source", "unnamed")
"""The speakers that are not actors: the source's own voice, and somebody whom the source does not name."""

_IDENTITIES = ("actor", "place", "source")
_ARTICLE = {"actor": "an actor", "event": "an event", "assessment": "an assessment"}


class Names:
    """What every id of a library stands for."""

    def __init__(self, facts: Facts) -> None:
        self.identities: dict[str, tuple[str, Entry[Any]]] = {}
        self.own: dict[str, dict[str, tuple[str, Pointer]]] = defaultdict(dict)
        self.problems: list[Problem] = []
        self._aka: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._broken: dict[str, set[str | None]] = defaultdict(set)
        for _, slug, name in facts.broken:
            self._broken[name].add(slug)
        self._unread = facts.unread
        for kind, entries in (("actor", facts.actors), ("place", facts.places), ("source", facts.sources)):
            for entry in entries:
                self._declare_identity(kind, entry)
        self.slugs = {entry.id for entry in facts.briefings} | facts.incomplete
        for kind, own in (("event", facts.events), ("claim", facts.claims), ("assessment", facts.assessments)):
            for item in own:
                self._declare_own(kind, item)
        for event in facts.events:
            for key in event.record.reports:
                self.own[event.briefing or ""].setdefault(f"{event.id}.{key}", ("report", event.at.at("reports", key)))

    def _declare_identity(self, kind: str, entry: Entry[Any]) -> None:
        if entry.id in self.identities:
            self._clash(kind, entry, self.identities[entry.id][0], self.identities[entry.id][1].at)
            return
        self.identities[entry.id] = (kind, entry)
        names = [getattr(entry.record, "name", None), *(alias.text for alias in getattr(entry.record, "aka", ()))]
        for name in names:
            if name:
                self._aka[name.casefold()].append((kind, entry.id))

    def _declare_own(self, kind: str, entry: Entry[Any]) -> None:
        scope = self.own[entry.briefing or ""]
        if entry.id in self.identities:
            self._clash(kind, entry, self.identities[entry.id][0], self.identities[entry.id][1].at)
        elif entry.id in scope:
            self._clash(kind, entry, *scope[entry.id])
        else:
            scope[entry.id] = (kind, entry.at)

    def _clash(self, kind: str, entry: Entry[Any], first_kind: str, first: Pointer) -> None:
        message = f'"{entry.id}" names two records: {a(first_kind)} and {a(kind)}'
        if kind == first_kind:
            message = f'the {kind} "{entry.id}" is declared twice'
        remedy = "give one of the two another id; the first is at {see}"
        self.problems.append(
            Problem(code="duplicate-id", message=message, where=entry.at.key(), remedy=remedy, see=first)
        )

    def resolve(self, ref: str, kinds: tuple[str, ...], briefing: str | None, where: Pointer) -> str | Problem | None:
        """The id or uid that ``ref`` means; a Problem if it means nothing; None if it means a record that is broken."""
        if "speaker" in kinds:
            if ref in SPECIAL:
                return ref
            kinds = ("actor",)
        if ref in self.identities and self.identities[ref][0] in kinds:
            return ref
        for slug, name in self._scopes(ref, briefing):
            found = self.own.get(slug, {}).get(name)
            if found and found[0] in kinds:
                return f"{slug}/{name}"
        if self._may_be_broken(ref, kinds, briefing):
            return None
        return self._unknown(ref, kinds, briefing, where)

    def _scopes(self, ref: str, briefing: str | None) -> Iterator[tuple[str, str]]:
        slug, slash, name = ref.partition("/")
        if slash:
            yield slug, name
        elif briefing is not None:
            yield briefing, ref

    def _may_be_broken(self, ref: str, kinds: tuple[str, ...], briefing: str | None) -> bool:
        """Whether it may mean a record with an error, or one in a file that could not be read."""
        if ref in self._broken:
            return True
        files = {_FILES[kind].removesuffix(".yml") for kind in kinds}
        if any(kind in files for kind, _ in self._unread if kind in ("actors", "places", "sources")):
            return True
        for slug, name in self._scopes(ref, briefing):
            if slug in self._broken.get(name.split(".", maxsplit=1)[0], ()):
                return True
            if any((kind, slug) in self._unread for kind in files):
                return True
        return False

    def _unknown(self, ref: str, kinds: tuple[str, ...], briefing: str | None, where: Pointer) -> Problem:
        other = self.identities.get(ref)
        if other is not None:
            return self._wrong_kind(ref, kinds, other[0], other[1].at, where)
        own = next((self.own[s][n] for s, n in self._scopes(ref, briefing) if n in self.own.get(s, {})), None)
        if own is not None:
            return self._wrong_kind(ref, kinds, own[0], own[1], where)
        return self._missing(ref, kinds, briefing, where)

    def _wrong_kind(self, ref: str, kinds: tuple[str, ...], found: str, see: Pointer, where: Pointer) -> Problem:
        wanted = " or ".join(filter(None, (", ".join(map(a, kinds[:-1])), a(kinds[-1]))))
        code, remedy = "wrong-kind", f"name {wanted}; {{see}} declares the {found}"
        if {found, *kinds} >= {"actor", "place"} and found in _IDENTITIES and len(kinds) == 1:
            code = "place-as-actor" if found == "place" else "actor-as-place"
            entry = self.identities[ref][1]
            twin = self._by_name(getattr(entry.record, "name", ""), kinds) or self._by_prefix(ref, kinds)
            if twin:
                return self._problem(
                    code,
                    f'"{ref}" is {a(found)}, not {wanted}',
                    where,
                    f'did you mean "{twin}" ({{see}})?',
                    self.identities[twin][1].at,
                )
            remedy = (
                "name who acts: a government, a force, a group"
                if found == "place"
                else "name where it is, not who is there"
            )
        return self._problem(code, f'"{ref}" is {a(found)}, not {wanted}', where, remedy, see)

    def _missing(self, ref: str, kinds: tuple[str, ...], briefing: str | None, where: Pointer) -> Problem:
        what = kinds[0] if len(kinds) == 1 else "record"
        message = f'no {what} is called "{ref}"'
        slug, slash, name = ref.partition("/")
        if slash and slug not in self.slugs:
            near = nearest(slug, self.slugs)
            remedy = (
                f'did you mean "{near}/{name}"?'
                if near
                else "write slug/id, where slug is the name of a briefing's folder"
            )
            return self._problem("unknown-reference", f'no briefing is called "{slug}"', where, remedy, None)
        elsewhere = [f"{s}/{ref}" for s in sorted(self.own) if self.own[s].get(ref, ("", None))[0] in kinds]
        if len(elsewhere) > 1:
            remedy = "write which is meant: " + " or ".join(elsewhere[:4])
            return self._problem(
                "ambiguous-reference",
                f'"{ref}" stands in {len(elsewhere)} other briefings and not in this one',
                where,
                remedy,
                None,
            )
        known = dict(self._known(kinds, briefing, slug if slash else None))
        named = self._named(ref, kinds)
        if len(named) > 1:
            remedy = "write the id that is meant: " + " or ".join(named[:4])
            return self._problem(
                "ambiguous-reference", f'"{ref}" is a name of {len(named)} records', where, remedy, None
            )
        guess = elsewhere[0] if elsewhere else named[0] if named else nearest(ref, known)
        if guess is not None:
            see = known.get(guess) or self._at(guess)
            return self._problem(
                "unknown-reference",
                message,
                where,
                f'did you mean "{guess}" ({{see}})?' if see else f'did you mean "{guess}"?',
                see,
            )
        reports = [one for one in known if "." in ref and one.startswith(ref.partition(".")[0] + ".")]
        if reports:
            remedy = f"the reports of that event are {', '.join(reports)}"
            return self._problem("unknown-reference", message, where, remedy, None)
        files = " or ".join(dict.fromkeys(_FILES[kind] for kind in kinds))
        return self._problem("unknown-reference", message, where, f"declare it in {files}, or correct the id", None)

    def _known(self, kinds: tuple[str, ...], briefing: str | None, slug: str | None) -> Iterator[tuple[str, Pointer]]:
        yield from ((name, entry.at) for name, (kind, entry) in self.identities.items() if kind in kinds)
        scope = slug or briefing
        prefix = f"{slug}/" if slug else ""
        yield from ((prefix + name, at) for name, (kind, at) in self.own.get(scope or "", {}).items() if kind in kinds)

    def _at(self, guess: str) -> Pointer | None:
        slug, _, name = guess.partition("/")
        return self.own.get(slug, {}).get(name, ("", None))[1]

    def _by_name(self, name: str, kinds: Iterable[str]) -> str | None:
        return next(iter(self._named(name, kinds)), None)

    def _by_prefix(self, ref: str, kinds: Iterable[str]) -> str | None:
        """«syrian-government» for «syria»: an id that begins like it, a government first."""
        found = [name for name, (kind, _) in self.identities.items() if kind in kinds and name.startswith(ref)]
        governments = [n for n in found if getattr(self.identities[n][1].record, "kind", "") == "government"]
        return next(iter((*governments, *found)), None)

    def _named(self, name: str, kinds: Iterable[str]) -> list[str]:
        wanted = tuple(kinds)
        return [found for kind, found in self._aka.get(name.casefold(), ()) if kind in wanted]

    def _problem(self, code: str, message: str, where: Pointer, remedy: str, see: Pointer | None) -> Problem:
        return Problem(code=code, message=message, where=where, remedy=remedy, see=see)


_FILES = {
    "actor": "actors.yml",
    "place": "places.yml",
    "source": "sources.yml",
    "event": "events.yml",
    "report": "events.yml",
    "claim": "claims.yml",
    "assessment": "assessments.yml",
}


def a(kind: str) -> str:
    """A kind of record with its article."""
    return _ARTICLE.get(kind, f"a {kind}")
