"""A source and what a briefing takes from it -> its text as readers may see it, with the facts on each sentence.

The rights decide: the text in full, or its skeleton only, in which each sentence is a bar as long as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.derive.coverage import Coverage, State, paragraph_of, statements_at
from generator.language.language import capital
from generator.library import Citation, LinkedBriefing, LinkedStatement
from generator.model.citations import Locator
from generator.model.identities import Source
from generator.model.inline import fold, split_by_script
from generator.views import urls
from generator.views.compose import Composer
from generator.views.originals import original_link
from generator.views.parts import Fragment, Phrase, StandingMark
from generator.views.words import joined

LINE = 72
"""Characters that a line of a skeleton stands for."""

LONGEST_PIECE = 2_000
"""Characters beyond which a sentence is shown in several pieces: converters of Markdown take quadratic time for one."""

MOST_LINES = 9
"""Lines beyond which a sentence is drawn no longer."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Fact:
    """A fact that rests on a sentence. attributions: who says so there. quotes: the words that it quotes."""

    subject: Phrase
    attributions: tuple[Phrase, ...]
    standing: StandingMark
    says: str | None
    quotes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Bar:
    """How long a sentence is. lines: full ones; ends: how far the last one goes, in percent, in steps of 25."""

    lines: int
    ends: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Sentence:
    """A sentence of a source, or a paragraph that is cited whole (then ``label`` has no point).

    anchor: for citations; empty where its paragraph's heading has it. state: of `State`; None for a whole paragraph.
    text: the publisher's words, where the rights allow them, in one piece unless they are very long; never markup.
    bar: else its length, where it is known.
    voice: the number of the tint of who speaks in it. speakers: their names.
    facts: what rests on it. waived: why nothing does. repeats: what it says again. original: the address of the
    sentence at its publisher's.
    """

    anchor: str
    label: str
    state: str | None
    text: tuple[str, ...]
    bar: Bar | None
    voice: int | None
    speakers: Phrase
    facts: tuple[Fact, ...]
    waived: str | None
    repeats: Fragment | None
    original: str | None = None

    @property
    def missed(self) -> bool:
        """Whether nothing rests on it."""
        return self.state == State.MISSED


@dataclass(frozen=True, kw_only=True, slots=True)
class Paragraph:
    """A paragraph of a source. part: «Paragraph», «Front paragraph». number: «5». anchor: where its heading is.

    lang: BCP 47 tag of the text, where it is shown; dir: its direction.
    """

    part: str
    number: str
    anchor: str
    lang: str | None
    dir: str | None
    sentences: tuple[Sentence, ...]


def paragraphs(composer: Composer, briefing: LinkedBriefing, alias: str) -> tuple[Paragraph, ...]:
    """Every sentence of a source, in the order of the text; without text and lock, those that the facts name."""
    return _Reader(composer, briefing, alias).paragraphs()


def bar(length: int) -> Bar:
    """The bar of a sentence of so many characters."""
    lines, rest = divmod(max(length, 1) - 1, LINE)
    return Bar(lines=min(lines, MOST_LINES), ends=25 * (rest * 4 // LINE + 1))


class _Reader:
    def __init__(self, composer: Composer, briefing: LinkedBriefing, alias: str) -> None:
        name = self.name = briefing.sources[alias]
        self.composer, self.alias = composer, alias
        self.source: Source = composer.library.sources[name].record
        self.resting = statements_at(briefing, name)
        self.waived = {part: why for at, why in briefing.record.waive.get(alias, {}).items() for part in at.sentences}
        self.repeats = {part: target for at, target in self.source.repeats.items() for part in at.sentences}
        self.coverage: Coverage = composer.derived.coverage[briefing.slug][alias]
        self.states = {s.locator: s for s in self.coverage.sentences} if self.coverage.known else {}
        text = composer.library.evidence.texts.get(name)
        shown = text is not None and self.source.text == "full"
        self.words: Mapping[Locator, str] = {s.locator: s.text for s in text.sentences} if text and shown else {}
        self.taken: set[str] = set()

    def paragraphs(self) -> tuple[Paragraph, ...]:
        found: dict[Locator, list[Locator]] = {}
        named = {*self.resting, *self.waived, *self.repeats, *(t.sentences[0] for t in self.repeats.values())}
        for locator in sorted({*self.states, *named}, key=lambda at: at.order):
            found.setdefault(paragraph_of(locator), []).append(locator)
        return tuple(self._paragraph(whole, members) for whole, members in found.items())

    def _paragraph(self, whole: Locator, members: list[Locator]) -> Paragraph:
        if len(members) == 2 and members[0] == whole:
            members = members[1:]  # a paragraph of one sentence: who cites the one cites the other
            alone = True
        else:
            alone = len(members) == 1 and members[0] != whole and members[0] in self.states
        head = urls.sentence_anchor(self.alias, whole)
        self.taken.add(head)
        sentences = tuple(self._sentence(at, whole if alone else None) for at in members)
        words = " ".join(piece for s in sentences for piece in s.text)
        return Paragraph(
            part=capital(self.composer.language.say(f"mark.part.{whole.part}")),
            number=str(whole.paragraph),
            anchor=head,
            lang=str(self.source.language) if words and self.source.language else None,
            dir=direction(words) if words else None,
            sentences=sentences,
        )

    def _sentence(self, at: Locator, whole: Locator | None) -> Sentence:
        """whole: the paragraph of which it is the only sentence."""
        anchor = urls.sentence_anchor(self.alias, at)
        again = self.repeats.get(at) or (self.repeats.get(whole) if whole else None)
        statements = [*self.resting.get(at, ()), *(self.resting.get(whole, ()) if whole else ())]
        known = self.states.get(at)
        text = pieces(self.words.get(at, ""))
        found = Sentence(
            anchor="" if anchor in self.taken else anchor,
            label=str(at),
            state=known.state.value if known else None,
            text=text,
            bar=bar(known.length) if known and known.length is not None and not text else None,
            voice=_voice(self.composer, statements),
            speakers=_speakers(self.composer, statements),
            facts=_facts(self.composer, dict.fromkeys(statements), at),
            waived=self.waived.get(at) or (self.waived.get(whole) if whole else None),
            repeats=Fragment(str(again), f"#{urls.sentence_anchor(self.alias, again)}") if again else None,
            original=self._original(at),
        )
        self.taken.add(anchor)
        return found

    def _original(self, at: Locator) -> str | None:
        """Where the sentence can be read at its publisher's."""
        citation = Citation(source=self.name, alias=self.alias, locator=at)
        return original_link(self.composer.library, citation) if at in self.states else None


def _speaking(composer: Composer, statements: Iterable[LinkedStatement]) -> dict[Fragment, None]:
    """The names of those who speak, each once, as attributions have them."""
    return dict.fromkeys(f for s in statements for f in composer.attribution(s) if f.voice is not None)


def _voice(composer: Composer, statements: Iterable[LinkedStatement]) -> int | None:
    """The tint of the first who is quoted; of the source itself where nobody is; None where nothing is said."""
    tints = [fragment.voice for fragment in _speaking(composer, statements) if fragment.voice is not None]
    return next((tint for tint in tints if tint), tints[0] if tints else None)


def _speakers(composer: Composer, statements: Iterable[LinkedStatement]) -> Phrase:
    return joined([(fragment,) for fragment in _speaking(composer, statements)], composer.language, "comma")


def pieces(text: str) -> tuple[str, ...]:
    """A text in pieces of bounded length, cut at white space where there is any."""
    found: list[str] = []
    start = 0
    while len(text) - start > LONGEST_PIECE:
        at = text.rfind(" ", start + 1, start + LONGEST_PIECE)
        end = at if at > 0 else start + LONGEST_PIECE
        found.append(text[start:end])
        start = end
    return tuple(piece for piece in (*found, text[start:]) if fold(piece))


def direction(text: str) -> str:
    """``rtl`` if more of a text is of scripts that run to the left, else ``ltr``."""
    runs = split_by_script(text)
    rtl = sum(len(run.text) for run in runs if run.rtl)
    return "rtl" if 2 * rtl > sum(len(run.text) for run in runs) else "ltr"


def _facts(composer: Composer, statements: Iterable[LinkedStatement], at: Locator) -> tuple[Fact, ...]:
    """What statements say, in their order; those that say the same of the same event together."""
    groups: dict[tuple[str, str | None], list[LinkedStatement]] = {}
    for statement in statements:
        says = statement.record.says if statement.event else None
        groups.setdefault((statement.event or statement.uid, says), []).append(statement)
    return tuple(
        Fact(
            subject=(composer.proposition(uid),),
            attributions=tuple(composer.attribution(statement) for statement in found),
            standing=composer.standing(composer.derived.of(found[0])),
            says=says,
            quotes=_quotes(found, at),
        )
        for (uid, says), found in groups.items()
    )


def _quotes(statements: Iterable[LinkedStatement], at: Locator) -> tuple[str, ...]:
    """The words that statements quote from a sentence, each once."""
    cited = (c for s in statements for c in s.citations if c.quote and paragraph_of(c.locator) == paragraph_of(at))
    return tuple(
        dict.fromkeys(c.quote for c in cited if c.quote and (at in c.locator.sentences or c.locator.first is None))
    )
