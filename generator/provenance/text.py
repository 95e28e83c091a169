"""The text of a source -> its paragraphs and sentences, addressed as cites address them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from generator.model.citations import Locator
from generator.provenance.sentences import split_paragraphs, split_sentences


@dataclass(frozen=True, kw_only=True, slots=True)
class Sentence:
    """A sentence. start, end: offsets into the source's text (code points); text: what stands between them."""

    locator: Locator
    start: int
    end: int
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Paragraph:
    """A paragraph, by the locator that cites it whole. start, end: offsets into the source's text."""

    locator: Locator
    start: int
    end: int
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, kw_only=True)
class SourceText:
    """A source's text as its author holds it, untouched, and what it consists of, in its own order."""

    text: str
    paragraphs: tuple[Paragraph, ...]

    @cached_property
    def _by_locator(self) -> dict[Locator, tuple[Sentence, ...]]:
        found = {paragraph.locator: paragraph.sentences for paragraph in self.paragraphs}
        return found | {one.locator: (one,) for one in self.sentences}

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence, in the order of the text."""
        return tuple(sentence for paragraph in self.paragraphs for sentence in paragraph.sentences)

    def find(self, locator: Locator) -> tuple[Sentence, ...]:
        """The sentences that a locator names; empty if any of them lies beyond the text."""
        found = [self._by_locator.get(part, ()) for part in locator.sentences]
        return tuple(s for part in found for s in part) if all(found) else ()

    def passage(self, locator: Locator) -> str:
        """The text that a locator names, from its first sentence to its last; empty beyond the text."""
        sentences = self.find(locator)
        return self.text[sentences[0].start : sentences[-1].end] if sentences else ""


def read_text(text: str, *, front: int = 0, back: int = 0) -> SourceText:
    """Split a text. front, back: how many paragraphs stand before and after its body (``front_matter``)."""
    spans = split_paragraphs(text)
    first_back = max(len(spans) - back, min(front, len(spans)))
    paragraphs = []
    for index, (start, end) in enumerate(spans):
        if index < front:
            part, number = "front", index + 1
        elif index < first_back:
            part, number = "body", index - front + 1
        else:
            part, number = "back", index - first_back + 1
        sentences = tuple(
            Sentence(
                locator=Locator(part=part, paragraph=number, first=n, last=n),
                start=start + s,
                end=start + e,
                text=text[start + s : start + e],
            )
            for n, (s, e) in enumerate(split_sentences(text[start:end]), 1)
        )
        locator = Locator(part=part, paragraph=number)
        paragraphs.append(Paragraph(locator=locator, start=start, end=end, sentences=sentences))
    return SourceText(text=text, paragraphs=tuple(paragraphs))
