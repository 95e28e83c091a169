"""The text of a source -> the same as numbered lines, so that an author can cite it."""

from __future__ import annotations

import re
import unicodedata

from generator.provenance.text import SourceText

_TITLES = {"front": "front matter", "body": "body", "back": "back matter"}


def listing(text: SourceText) -> str:
    """One line a sentence behind its locator, a blank line between paragraphs, a heading over each part."""
    width = max((len(str(sentence.locator)) for sentence in text.sentences), default=0)
    blocks: list[str] = []
    part = ""
    for paragraph in text.paragraphs:
        if paragraph.locator.part != part:
            part = paragraph.locator.part
            blocks.append(f"-- {_TITLES[part]}")
        lines = (f"{s.locator!s:<{width}}  {_on_one_line(s.text)}" for s in paragraph.sentences)
        blocks.append("\n".join(lines))
    counts = f"-- {_count(len(text.paragraphs), 'paragraph')}, {_count(len(text.sentences), 'sentence')}"
    return "\n\n".join([*blocks, counts])


def _on_one_line(text: str) -> str:
    """White space as single spaces, without the control characters that a terminal would obey."""
    joined = re.sub(r"\s+", " ", text)
    return "".join("\ufffd" if unicodedata.category(character) == "Cc" else character for character in joined)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
