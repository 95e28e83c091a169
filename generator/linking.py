"""Records -> a Library with every reference resolved; a dangling one is a problem and is left out of the links."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from generator.library import (
    Citation,
    Library,
    LinkedAssessment,
    LinkedBriefing,
    LinkedEvent,
    LinkedStatement,
    Mention,
    Speaker,
)
from generator.model.facts import Facts
from generator.model.identities import Source
from generator.model.invalid import did_you_mean
from generator.model.products import Assessment, Briefing
from generator.model.record import Entry, Record
from generator.model.scalars import ID
from generator.model.statements import LINKS, Claim, Event, Report
from generator.model.walk import references
from generator.names import SPECIAL, Names
from generator.problems import Pointer, Problem

R = TypeVar("R", bound=Record)
V = TypeVar("V")


def link(facts: Facts) -> tuple[Library, tuple[Problem, ...]]:
    """Resolve every reference of ``facts``. The library holds what could be linked, so that checks can go on."""
    linker = _Linker(facts)
    library = linker.library()
    return library, (*linker.names.problems, *linker.problems)


Path = tuple[str | int, ...]
Resolved = dict[Path, list[str]]
"""Path of a field, without the position in its own list -> the ids and uids that it refers to."""


class _Linker:
    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.names = Names(facts)
        self.problems: list[Problem] = []
        self.mentions: dict[str, list[Mention]] = defaultdict(list)
        self.events = _by_briefing(facts.events)
        self.claims = _by_briefing(facts.claims)
        self.assessments = _by_briefing(facts.assessments)

    def library(self) -> Library:
        facts = self.facts
        for kind, entries in (("source", facts.sources), ("actor", facts.actors), ("place", facts.places)):
            for entry in entries:
                self._resolve(entry.record, entry.at, None, _owner(entry.id, kind))
        briefings = [self._briefing(entry) for entry in facts.briefings]
        newest = sorted(briefings, key=lambda b: (b.record.as_of.latest or date.min, b.slug), reverse=True)
        statements = {s.uid: s for b in newest for s in b.statements}
        return Library(
            actors={e.id: e for e in facts.actors},
            places={e.id: e for e in facts.places},
            sources={e.id: e for e in facts.sources},
            briefings={b.slug: b for b in newest},
            events={e.uid: e for b in newest for e in b.events},
            statements=statements,
            assessments={a.uid: a for b in newest for a in b.assessments},
            mentions={key: tuple(dict.fromkeys(found)) for key, found in self.mentions.items()},
            linked=_reverse(statements, lambda s: [(target, (verb, s)) for verb, target in s.links]),
            occurring=self._occurring(),
            incomplete=facts.incomplete,
            about=_reverse(statements, lambda s: [(target, s) for target in dict.fromkeys(s.about)]),
        )

    def _occurring(self) -> dict[str, dict[str, tuple[Mention, ...]]]:
        """Slug -> the actors and places that occur there, in the order of their declaration -> their mentions there."""
        found: dict[str, dict[str, dict[Mention, None]]] = defaultdict(lambda: defaultdict(dict))
        entries: tuple[Entry[Any], ...] = (*self.facts.actors, *self.facts.places)
        for entry in entries:
            for mention in self.mentions.get(entry.id, ()):
                slug, slash, _ = mention.uid.partition("/")
                if slash:
                    found[slug][entry.id][mention] = None
        return {slug: {name: tuple(all_) for name, all_ in names.items()} for slug, names in found.items()}

    def _briefing(self, entry: Entry[Briefing]) -> LinkedBriefing:
        slug, record = entry.id, entry.record
        resolved = self._resolve(record, entry.at, slug, _owner(slug, "briefing"))
        sources = {alias: found for alias in record.sources for found in resolved.get(("sources", alias), ())}
        for alias in record.waive:
            if alias not in record.sources:
                self._unknown_alias(alias, record, entry.at.at("waive", alias, on_key=True))
        return LinkedBriefing(
            slug=slug,
            record=record,
            sources=sources,
            bottom_line=tuple(
                tuple(resolved.get(("bottom_line", n, "rests_on"), ())) for n in range(len(record.bottom_line))
            ),
            events=tuple(self._event(e, sources, record) for e in self.events[slug]),
            claims=tuple(self._claim(e, sources, record) for e in self.claims[slug]),
            assessments=tuple(self._assessment(e) for e in self.assessments[slug]),
            at=entry.at,
        )

    def _event(self, entry: Entry[Event], sources: Mapping[str, str], briefing: Briefing) -> LinkedEvent:
        slug = entry.briefing or ""
        uid = f"{slug}/{entry.id}"

        def mentioned(path: Path) -> tuple[str, str]:
            return (f"{uid}.{path[1]}", "statement") if path[0] == "reports" else (uid, "event")

        resolved = self._resolve(entry.record, entry.at, slug, mentioned)
        reports = []
        for key, report in entry.record.reports.items():
            at = entry.at.at("reports", key)
            own = {path[2:]: found for path, found in resolved.items() if path[:2] == ("reports", key)}
            if report.by is None:
                own[("by",)] = self._speaker(key, slug, at)
            elif not ID.fullmatch(key):
                remedy = "write small letters, digits and single hyphens, such as second-report"
                message = f'"{key}" cannot be the label of a report'
                self.problems.append(Problem(code="bad-id", message=message, where=at.key(), remedy=remedy))
            reports.append(self._statement(f"{entry.id}.{key}", slug, uid, report, own, sources, briefing, at))
        return LinkedEvent(
            uid=uid,
            id=entry.id,
            briefing=slug,
            record=entry.record,
            reports=tuple(reports),
            part_of=next(iter(resolved.get(("part_of",), ())), None),
            maybe_same=tuple(resolved.get(("maybe_same",), ())),
            at=entry.at,
        )

    def _speaker(self, key: str, slug: str, at: Pointer) -> list[str]:
        """The speaker that a report's key names."""
        found = self.names.resolve(key, ("speaker",), slug, at.key())
        if isinstance(found, Problem):
            remedy = (
                found.remedy
                if found.see
                else "declare the speaker in actors.yml under this id, or name the speaker with by: beside this label"
            )
            self.problems.append(replace(found, remedy=remedy))
            return []
        if found is None:
            return []
        if found not in SPECIAL:
            self.mentions[found].append(Mention(uid=f"{slug}/{at.path[0]}.{key}", kind="statement", field="by"))
        return [found]

    def _claim(self, entry: Entry[Claim], sources: Mapping[str, str], briefing: Briefing) -> LinkedStatement:
        slug = entry.briefing or ""
        own = self._resolve(entry.record, entry.at, slug, _owner(f"{slug}/{entry.id}", "statement"))
        return self._statement(entry.id, slug, None, entry.record, own, sources, briefing, entry.at)

    def _assessment(self, entry: Entry[Assessment]) -> LinkedAssessment:
        slug = entry.briefing or ""
        uid = f"{slug}/{entry.id}"
        rests_on = self._resolve(entry.record, entry.at, slug, _owner(uid, "assessment")).get(("rests_on",), ())
        return LinkedAssessment(
            uid=uid, id=entry.id, briefing=slug, record=entry.record, rests_on=tuple(rests_on), at=entry.at
        )

    def _statement(
        self,
        name: str,
        slug: str,
        event: str | None,
        record: Claim | Report,
        own: Resolved,
        sources: Mapping[str, str],
        briefing: Briefing,
        at: Pointer,
    ) -> LinkedStatement:
        citations = []
        for cite in record.cites:
            if cite.alias in sources:
                citations.append(
                    Citation(source=sources[cite.alias], alias=cite.alias, locator=cite.locator, quote=cite.quote)
                )
            elif cite.alias not in briefing.sources:
                self._unknown_alias(cite.alias, briefing, at.at("cites", part=f"{cite.alias}:"))
        speakers = self._speakers(own.get(("by",), ()), citations)
        for speaker in speakers:
            if speaker.own_voice and speaker.actor:
                self.mentions[speaker.actor].append(Mention(uid=f"{slug}/{name}", kind="statement", field="by"))
        return LinkedStatement(
            uid=f"{slug}/{name}",
            id=name,
            briefing=slug,
            event=event,
            record=record,
            speakers=speakers,
            citations=tuple(citations),
            about=tuple(own.get(("about",), ())),
            links=tuple((verb, target) for verb in LINKS for target in own.get((verb,), ())),
            at=at,
        )

    def _speakers(self, by: Sequence[str], citations: Sequence[Citation]) -> tuple[Speaker, ...]:
        speakers: list[Speaker] = []
        for name in by:
            if name == "source":
                speakers += [
                    Speaker(actor=self._voice(source), source=source)
                    for source in dict.fromkeys(c.source for c in citations)
                ]
            else:
                speakers.append(Speaker(actor=None if name == "unnamed" else name))
        return tuple(speakers)

    def _voice(self, source: str) -> str | None:
        record = self.names.identities[source][1].record
        voice = record.voice if isinstance(record, Source) else None
        return voice if voice in self.names.identities else None

    def _resolve(
        self, record: Record, at: Pointer, briefing: str | None, owner: Callable[[Path], tuple[str, str]]
    ) -> Resolved:
        """Resolve every reference of a record, note what it mentions, and report what dangles."""
        resolved: Resolved = defaultdict(list)
        for leaf in references(record):
            found = self.names.resolve(leaf.value, leaf.marker.kinds, briefing, at.at(*leaf.path, part=leaf.value))  # type: ignore[union-attr]
            if isinstance(found, Problem):
                self.problems.append(found)
            elif found is not None:
                path = leaf.path[:-1] if isinstance(leaf.path[-1], int) else leaf.path
                resolved[path].append(found)
                if found not in SPECIAL:
                    uid, kind = owner(leaf.path)
                    field = ".".join(k for k in (path[2:] if path[0] == "reports" else path) if isinstance(k, str))
                    self.mentions[found].append(Mention(uid=uid, kind=kind, field=field))
        return resolved

    def _unknown_alias(self, alias: str, briefing: Briefing, where: Pointer) -> None:
        known = list(briefing.sources)
        remedy = did_you_mean(
            alias, known, "the briefing's sources are " + ", ".join(f"{k} ({v})" for k, v in briefing.sources.items())
        )
        message = f'the briefing has no source called "{alias}"'
        self.problems.append(Problem(code="unknown-reference", message=message, where=where, remedy=remedy))


def _owner(uid: str, kind: str) -> Callable[[Path], tuple[str, str]]:
    """Every reference of a record is a mention by that record."""
    return lambda _: (uid, kind)


def _by_briefing(entries: Iterable[Entry[R]]) -> dict[str, list[Entry[R]]]:
    found: dict[str, list[Entry[R]]] = defaultdict(list)
    for entry in entries:
        found[entry.briefing or ""].append(entry)
    return found


def _reverse(
    statements: Mapping[str, LinkedStatement], pairs: Callable[[LinkedStatement], list[tuple[str, V]]]
) -> dict[str, tuple[V, ...]]:
    found: dict[str, list[V]] = defaultdict(list)
    for statement in statements.values():
        for target, value in pairs(statement):
            found[target].append(value)
    return {target: tuple(values) for target, values in found.items()}
