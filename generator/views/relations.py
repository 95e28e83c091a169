"""A briefing, or an actor -> how its actors stand to each other: the context of the relations diagram and its list."""

from __future__ import annotations

import unicodedata
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.derive.reach import spoken
from generator.derive.relations import StatedRelation, stated_relations
from generator.library import LinkedBriefing
from generator.model import vocabularies as v
from generator.model.inline import literal
from generator.model.statements import Relation
from generator.views import urls
from generator.views.compose import Composer
from generator.views.parts import CitationMark, Fragment, Phrase, StandingMark
from generator.views.relation_words import KEYS, description, line_of, plain_phrase, short_label


@dataclass(frozen=True, kw_only=True, slots=True)
class RelationNode:
    """An actor. other: its first name in another script. kind: in words. statements: how many it makes here.

    href: to its row on the Actors page, or to its own page. heard: whether it says anything.
    """

    id: str
    name: str
    other: Fragment | None
    kind: str
    href: str
    statements: int
    heard: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class RelationVoice:
    """One statement of a relation. attribution: who says so, and how. more: by what means, in what words; or empty."""

    attribution: Phrase
    more: Phrase
    marks: tuple[CitationMark, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class RelationEdge:
    """One line of the diagram and one row of its list.

    number: the row's. anchor: the row's id on the page; href: the link to it. from_, to: actor ids. type, label: of the
    vocabulary ``relation`` (or ``part_of``, ``speaks_for``). phrase: «A backs B». short: what stands beside the line.
    line: arrow, bar, double, chevron, line or identity: its ends. certainty: firm, attributed, contested or open: its
    dashes. mode: actual, planned, hypothetical, negated or open. identity: declared in the record of ``from_``, and
    claimed by nobody: then there are no voices and no standing. cites: the labels of the citations, each once.
    """

    number: int
    anchor: str
    href: str
    from_: str
    to: str
    type: str
    label: str
    phrase: Phrase
    short: str
    line: str
    certainty: str
    mode: str
    identity: bool
    voices: tuple[RelationVoice, ...]
    cites: tuple[str, ...]
    standing: StandingMark | None

    @property
    def contested(self) -> bool:
        """Whether somebody denies or disputes it, or states it only to deny it."""
        return self.certainty == "contested"


@dataclass(frozen=True, kw_only=True, slots=True)
class RelationKey:
    """A line of the key. sample: what is drawn beside the words: a line, a certainty, or ``unheard``."""

    sample: str
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class RelationsView:
    """Who stands how to whom. title, description: plain. plain_note: what a simple layout says of itself.

    edges: those that somebody states first, then the declared ones, numbered from 1 without a gap. key: what occurs.
    """

    title: str
    description: str
    plain_note: str
    nodes: tuple[RelationNode, ...]
    edges: tuple[RelationEdge, ...]
    key: tuple[RelationKey, ...]

    @property
    def stated(self) -> tuple[RelationEdge, ...]:
        """What somebody states."""
        return tuple(edge for edge in self.edges if not edge.identity)

    @property
    def declared(self) -> tuple[RelationEdge, ...]:
        """What the records of actors declare."""
        return tuple(edge for edge in self.edges if edge.identity)


def briefing_relations(composer: Composer, briefing: LinkedBriefing) -> RelationsView | None:
    """How the actors of a briefing stand to each other; None where nothing says so."""
    page = urls.briefing(briefing.slug, "actors")
    here = composer.library.occurring.get(briefing.slug, {})
    hrefs = {name: composer.link(page, name) for name in here if name in composer.library.actors}
    stated = stated_relations(composer.library, composer.derived, briefing.statements)
    return _view(composer, page, stated, hrefs, spoken(briefing.statements), briefing.record.title)


def actor_relations(composer: Composer, actor: str, among: Container[str] | None = None) -> RelationsView | None:
    """How an actor stands to its neighbours across briefings; None where nothing says so.

    among: the briefings whose statements count; None for all.
    """
    library, near_all = composer.library, composer.derived.reach
    named = {m.uid for m in library.mentions.get(actor, ()) if m.field.startswith("relations.")}
    stating = [library.statements[uid] for uid in sorted(named, key=near_all.statement_ranks.__getitem__)]
    counted = [statement for statement in stating if among is None or statement.briefing in among]
    mine = stated_relations(library, composer.derived, counted)
    stated = [relation for relation in mine if actor in (relation.from_, relation.to)]
    above = [getattr(library.actors[actor].record, field) for field in ("part_of", "speaks_for")]
    below = [m.uid for m in library.mentions.get(actor, ()) if m.kind == "actor" and m.field in _DECLARED]
    below = below if len(below) <= composer.limits.declared else []  # the page lists them in any case
    near = dict.fromkeys([actor, *filter(None, above), *below, *(e for r in stated for e in (r.from_, r.to))])
    hrefs = {name: composer.link(urls.actor(name)) for name in near if name in library.actors}
    name = library.actors[actor].record.name
    return _view(composer, urls.actor(actor), stated, hrefs, near_all.spoken, name, centre=actor)


_DECLARED = ("part_of", "speaks_for")


def _view(
    composer: Composer,
    page: str,
    stated: Iterable[StatedRelation],
    hrefs: dict[str, str],
    counts: Mapping[str, int],
    subject: str,
    centre: str | None = None,
) -> RelationsView | None:
    """counts: actor -> how many statements it makes. centre: the actor that every declared relation must touch."""
    edges = [_stated(composer, page, number, relation) for number, relation in enumerate(stated, 1)]
    for from_, field, to in _declared(composer, hrefs):
        if centre in (None, from_, to):
            edges.append(_identity(composer, page, len(edges) + 1, from_, field, to))
    if not edges:
        return None
    ends = dict.fromkeys(end for edge in edges for end in (edge.from_, edge.to))
    nodes = tuple(_node(composer, name, hrefs.get(name), counts.get(name, 0)) for name in ends)
    return RelationsView(
        title=composer.language.say("relations.title", of=subject),
        description=description(
            composer.language, len(nodes), [_sentence(composer, e) for e in edges if not e.identity], len(edges)
        ),
        plain_note=composer.language.say("relations.plain-note"),
        nodes=nodes,
        edges=tuple(edges),
        key=tuple(_key(composer, nodes, edges)),
    )


def _declared(composer: Composer, names: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    for name in names:
        record = composer.library.actors[name].record
        for field in _DECLARED:
            above = getattr(record, field)
            if above and above in composer.library.actors:
                yield name, field, str(above)


def _stated(composer: Composer, page: str, number: int, relation: StatedRelation) -> RelationEdge:
    language = composer.language
    standing = composer.standing(relation.standing)
    voices = tuple(
        RelationVoice(
            attribution=composer.attribution(statement),
            more=_more(composer, said),
            marks=composer.marks(statement),
        )
        for statement, said in relation.said
    )
    means = next((said.means for _, said in relation.said if said.means), None)
    return RelationEdge(
        number=number,
        anchor=_anchor(number),
        href=composer.link(page, _anchor(number)),
        from_=relation.from_,
        to=relation.to,
        type=relation.type,
        label=language.label(v.RELATION, relation.type),
        phrase=_phrase(composer, relation.from_, language.term(v.RELATION, relation.type, "verb_one"), relation.to),
        short=short_label(language, relation.type, relation.mode, str(relation.said[0][0].record.act), means),
        line=line_of(relation.type),
        certainty=_certainty(relation.mode, standing.value),
        mode=relation.mode,
        identity=False,
        voices=voices,
        cites=tuple(dict.fromkeys(mark.label for voice in voices for mark in voice.marks)),
        standing=standing,
    )


def _phrase(composer: Composer, first: str, verb: str, second: str) -> Phrase:
    ends = {"first": composer.actor(first), "second": composer.actor(second)}
    return composer.phrase("relation.whole", **ends, verb=verb, more=())


def _more(composer: Composer, relation: Relation) -> Phrase:
    quoted = composer.language.quoted(relation.worded) if relation.worded else None
    words = [literal(each) for each in (relation.means, quoted) if each]
    return (Fragment(composer.language.join(words, "comma")),) if words else ()


def _certainty(mode: str, standing: str) -> str:
    if standing in ("contested", "denied"):
        return "contested"
    if mode != "actual" or standing == "withdrawn":
        return "open"
    return "attributed" if standing == "attributed" else "firm"


def _identity(composer: Composer, page: str, number: int, from_: str, field: str, to: str) -> RelationEdge:
    key = field.replace("_", "-")
    label, verb = (composer.language.say(f"relations.declared.{key}.{name}") for name in ("label", "verb"))
    return RelationEdge(
        number=number,
        anchor=_anchor(number),
        href=composer.link(page, _anchor(number)),
        from_=from_,
        to=to,
        type=field,
        label=label,
        phrase=_phrase(composer, from_, verb, to),
        short=label,
        line="identity",
        certainty="firm",
        mode="actual",
        identity=True,
        voices=(),
        cites=(),
        standing=None,
    )


def _anchor(number: int) -> str:
    """An underscore stands in no id, so that no actor's row can have the same anchor."""
    return f"s_relation_{number}"


def _node(composer: Composer, name: str, href: str | None, statements: int) -> RelationNode:
    record = composer.library.actors[name].record
    return RelationNode(
        id=name,
        name=record.name,
        other=next((Fragment(a.text, lang=a.lang) for a in record.aka if _other_script(a.text)), None),
        kind=composer.language.label(v.ACTOR_KIND, record.kind),
        href=href or composer.link(urls.actor(name)),
        statements=statements,
        heard=statements > 0,
    )


def _other_script(text: str) -> bool:
    """Whether no letter of a name is Latin."""
    letters = [unicodedata.name(character, "") for character in text if character.isalpha()]
    return bool(letters) and not any(name.startswith("LATIN") for name in letters)


def _key(composer: Composer, nodes: Iterable[RelationNode], edges: Iterable[RelationEdge]) -> Iterator[RelationKey]:
    drawn = {e.line for e in edges} | {e.certainty for e in edges if not e.identity}
    if not all(node.heard for node in nodes):
        drawn.add("unheard")
    return (
        RelationKey(sample=sample, words=composer.language.say(f"relations.key.{sample}"))
        for sample in KEYS
        if sample in drawn
    )


def _sentence(composer: Composer, edge: RelationEdge) -> str:
    """«A backs B (reported; Reuters, in its own voice, states)»: never without who says so."""
    said = dict.fromkeys(plain_phrase(voice.attribution) for voice in edge.voices)
    standing = (edge.standing.label.lower(),) if edge.standing else ()
    how = composer.language.join((*standing, *said), "semicolon")
    return composer.language.say("relations.sentence", relation=plain_phrase(edge.phrase), how=how)
