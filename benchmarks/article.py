"""Sentences as facts need them -> the text of an invented source, and the place of each sentence in it."""

from __future__ import annotations

from datetime import date
from random import Random

from benchmarks.yaml_text import Fields, Value


class Article:
    """A source whose text grows with the facts that cite it: a headline, a byline, then the body."""

    def __init__(self, *, ident: str, alias: str, published: date, fields: dict[str, Value], rng: Random) -> None:
        """Start an article; fields: the source record, without what follows from the text."""
        self.ident = ident
        self.alias = alias
        self.published = published
        self._fields = fields
        self._rng = rng
        self._paragraphs: list[list[str]] = []
        self._room = 0

    @property
    def shown(self) -> bool:
        """Whether its text may be republished."""
        return self._fields.get("text") == "full"

    def add(self, sentence: str) -> str:
        """Append a sentence to the body; returns its locator without the alias (``5.1``)."""
        if self._room == 0:
            self._paragraphs.append([])
            self._room = self._rng.choice((1, 1, 2, 3))
        self._room -= 1
        self._paragraphs[-1].append(sentence)
        return f"{len(self._paragraphs)}.{len(self._paragraphs[-1])}"

    def cite(self, sentence: str) -> str:
        """Append a sentence to the body; returns a cite (``r:5.1``)."""
        return f"{self.alias}:{self.add(sentence)}"

    def record(self) -> Fields:
        """The fields of its source record. The headline says again what the first sentence says."""
        return {**self._fields, "front_matter": "2", "back_matter": "1", "repeats": {"f1": "1.1"}}

    def follows(self, field: str, other: Article) -> None:
        """Say that it repeats (``origin``) or updates (``updates``) another source."""
        self._fields[field] = other.ident

    def waivers(self) -> Fields:
        """What nothing rests on: the byline and the furniture of the page."""
        return {"f2": "byline", "b1": "page furniture"}

    def background(self, cited: str) -> Fields:
        """What nothing rests on where one sentence alone, ``y:3.2``, is cited: all the others."""
        numbered = (f"{p}.{s}" for p, body in enumerate(self._paragraphs, 1) for s in range(1, len(body) + 1))
        rest = {at: "background" for at in ("f1", *numbered) if f"{self.alias}:{at}" != cited}
        return {**self.waivers(), **rest}

    def text(self) -> str:
        """The whole text: paragraphs with a blank line between them."""
        title, publisher = str(self._fields["title"]), str(self._fields["publisher"])
        body = (" ".join(sentences) for sentences in self._paragraphs)
        return (
            "\n\n".join((title, f"By the desk of {publisher}", *body, f"Invented for a benchmark, {publisher}")) + "\n"
        )
