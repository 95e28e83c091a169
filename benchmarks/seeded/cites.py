"""A briefing -> errors in what it cites, waives and repeats."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from benchmarks.seeded.facts import REMOVE, Change, Facts, Said
from benchmarks.seeded.kinds import Kind, kind
from benchmarks.seeded.words import QUOTED
from generator.model.citations import Locator
from generator.provenance.folding import find_phrase

_ANCHORED = "a sentence that bears none of the statement's words or numbers could as well be the wrong one"


def _single(facts: Facts) -> Iterator[tuple[Said, str, Locator]]:
    """Statements that cite one sentence: the statement, the source, the sentence."""
    for said in facts.statements():
        found = said.linked.citations
        if len(found) == 1 and found[0].locator.first and isinstance(said.record["cites"], str):
            yield said, found[0].source, found[0].locator


def _moved(facts: Facts, said: Said, to: Locator | None) -> Iterator[Change]:
    if to is not None:
        cite = f"{said.linked.citations[0].alias}:{to}"
        yield facts.altered(said.name, (*said.keys, "cites"), cite, f"{said.record['cites']} -> {cite}")


def _gives_away(facts: Facts, said: Said, source: str, to: Locator | None) -> bool:
    """Whether a statement holds words of its sentence that ``to`` does not have."""
    record = said.linked.record
    words = [figure.text for figure in record.figures] + [record.worded, record.hedge]
    words += [record.distance.text if record.distance else None, record.original.text if record.original else None]
    words += [date.wording for date in (record.when, record.said) if date]
    words += QUOTED.findall(record.says or "")
    passage = facts.library.evidence.passage(source, to) if to else None
    return any(find_phrase(one, passage or "") is None for one in words if one)


_Next = Callable[[Facts, str, Locator], Locator | None]


def _shifted(facts: Facts, following: _Next, *, given_away: bool) -> Iterator[Change]:
    for said, source, at in _single(facts):
        to = following(facts, source, at)
        if to and _gives_away(facts, said, source, to) == given_away:
            yield from _moved(facts, said, to)


def _next_sentence(facts: Facts, source: str, at: Locator) -> Locator | None:
    text = facts.library.evidence.texts.get(source)
    order = [s.locator for s in text.sentences] if text else []
    index = order.index(at) + 1 if at in order else len(order)
    return order[index] if index < len(order) else None


def _next_paragraph(facts: Facts, source: str, at: Locator) -> Locator | None:
    text = facts.library.evidence.texts.get(source)
    to = Locator(part=at.part, paragraph=at.paragraph + 1, first=1, last=1)
    return to if text and text.find(to) else None


@kind("citation moved by a sentence (with words to look for)")
def sentence(facts: Facts) -> Iterator[Change]:
    """The sentence after the right one."""
    yield from _shifted(facts, _next_sentence, given_away=True)


@kind("citation moved by a sentence (without)", beyond=_ANCHORED)
def sentence_bare(facts: Facts) -> Iterator[Change]:
    """The same, of statements that hold nothing of their sentence."""
    yield from _shifted(facts, _next_sentence, given_away=False)


@kind("citation moved by a paragraph (with words to look for)")
def paragraph(facts: Facts) -> Iterator[Change]:
    """The first sentence of the paragraph after the right one."""
    yield from _shifted(facts, _next_paragraph, given_away=True)


@kind("citation moved by a paragraph (without)", beyond=_ANCHORED)
def paragraph_bare(facts: Facts) -> Iterator[Change]:
    """The same, of statements that hold nothing of their sentence."""
    yield from _shifted(facts, _next_paragraph, given_away=False)


@kind("citation beyond the text")
def beyond(facts: Facts) -> Iterator[Change]:
    """A paragraph, or a sentence, that the source does not have."""
    for index, (said, _, at) in enumerate(_single(facts)):
        to = Locator(part=at.part, paragraph=at.paragraph, first=19, last=19)
        yield from _moved(facts, said, to if index % 2 else Locator(part="body", paragraph=190, first=1, last=1))


@kind("citation of an unknown source")
def alias(facts: Facts) -> Iterator[Change]:
    """A short name that the briefing does not give."""
    for said, _, at in _single(facts):
        yield facts.altered(said.name, (*said.keys, "cites"), f"zz:{at}", f"zz:{at}")


@kind("front_matter off by one")
def front(facts: Facts) -> Iterator[Change]:
    """Every citation of the source then names the next paragraph."""
    for source, record in facts.files["sources.yml"].items():
        for step in (-1, 1):
            count = int(record.get("front_matter", "0")) + step
            if count >= 0:
                yield facts.altered("sources.yml", (source, "front_matter"), str(count), str(count))


@kind("back_matter off by one")
def back(facts: Facts) -> Iterator[Change]:
    """The last paragraph of the body counts as furniture, or the furniture as body."""
    for source, record in facts.files["sources.yml"].items():
        for step in (-1, 1):
            count = int(record.get("back_matter", "0")) + step
            if count >= 0:
                yield facts.altered("sources.yml", (source, "back_matter"), str(count), str(count))


@kind("waiver dropped")
def waiver(facts: Facts) -> Iterator[Change]:
    """A sentence is neither cited nor waived."""
    for short, waived in facts.files["briefing.yml"].get("waive", {}).items():
        for locator in waived:
            if len(waived) > 1:
                keys = ("waive", short, locator)
                yield facts.altered("briefing.yml", keys, REMOVE, "dropped")


@kind("waiver of what is cited")
def waived(facts: Facts) -> Iterator[Change]:
    """A fact rests on what the briefing says that nothing rests on."""
    known = facts.files["briefing.yml"].get("waive", {})
    for said, _, at in _single(facts):
        short = said.linked.citations[0].alias
        if short in known:
            keys = ("waive", short, str(at))
            yield facts.altered("briefing.yml", keys, "Nothing rests on it.", f"{short}:{at}")


@kind("repeats dropped")
def repeats(facts: Facts) -> Iterator[Change]:
    """A headline is neither cited, nor said to repeat a sentence."""
    for source, record in facts.files["sources.yml"].items():
        for locator in record.get("repeats", {}):
            if len(record["repeats"]) > 1:
                yield facts.altered("sources.yml", (source, "repeats", locator), REMOVE, "dropped")


@kind("report dropped that alone cites a sentence")
def report(facts: Facts) -> Iterator[Change]:
    """A sentence of the source is missed, or an event stands without a report."""
    cited = [(c.source, one) for s in facts.briefing.statements for c in s.citations for one in c.locator.sentences]
    for said in facts.statements():
        mine = {(c.source, one) for c in said.linked.citations for one in c.locator.sentences}
        reports = facts.files["events.yml"].get(str(said.keys[0]), {}).get("reports", {})
        alone = any(cited.count(one) == 1 for one in mine)
        linked = re.search(rf"\b{re.escape(said.linked.id)}\b", str(facts.files))
        if said.name == "events.yml" and len(reports) > 1 and alone and not linked:
            yield facts.altered(said.name, said.keys, REMOVE, "dropped")


KINDS: tuple[Kind, ...] = (
    *(sentence, sentence_bare, paragraph, paragraph_bare, beyond, alias, front, back),
    *(waiver, waived, repeats, report),
)
