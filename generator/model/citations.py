"""A cite as authors write it (``r:5.1 7.1-2 f4``) -> the sentences of a source that it names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.model.invalid import invalid

_CITE = re.compile(r"(?:(?P<alias>[a-z][a-z0-9-]*):)?(?P<locator>\S+)")
_LOCATOR = re.compile(
    r"(?P<part>[fb]?)(?P<paragraph>[1-9][0-9]{0,4})(?:\.(?P<first>[1-9][0-9]{0,4})(?:-(?P<last>[1-9][0-9]{0,4}))?)?"
)
_FORM = "write alias:paragraph.sentence, such as r:5.1, r:5.1-2, r:5 (the whole paragraph), r:f3 or r:b1"
_PARTS = {"": "body", "f": "front", "b": "back"}
_ORDER = {"front": 0, "body": 1, "back": 2}


@dataclass(frozen=True, kw_only=True, slots=True)
class Locator:
    """A paragraph of a source, or a run of its sentences.

    part: ``front`` (before the body), ``body`` or ``back`` (after it); paragraphs are counted from 1 in each.
    first, last: sentences of the paragraph, counted from 1, inclusive; None for the whole paragraph.
    """

    part: str
    paragraph: int
    first: int | None = None
    last: int | None = None

    def __str__(self) -> str:
        letter = {"front": "f", "body": "", "back": "b"}[self.part]
        if self.first is None:
            return f"{letter}{self.paragraph}"
        run = "" if self.last == self.first else f"-{self.last}"
        return f"{letter}{self.paragraph}.{self.first}{run}"

    @property
    def order(self) -> tuple[int, int, int, int]:
        """Sorts locators as their sentences stand in the source; a whole paragraph stands before its sentences."""
        return _ORDER[self.part], self.paragraph, self.first or 0, self.last or 0

    @property
    def sentences(self) -> tuple[Locator, ...]:
        """The single sentences of a run; the paragraph itself where it is cited whole."""
        if self.first is None or self.last is None or self.first == self.last:
            return (self,)
        return tuple(
            Locator(part=self.part, paragraph=self.paragraph, first=n, last=n) for n in range(self.first, self.last + 1)
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Cite:
    """One citation: the briefing's alias of a source, a locator in it, and the words quoted, if there are any."""

    alias: str
    locator: Locator
    quote: str | None = None

    def __str__(self) -> str:
        return f"{self.alias}:{self.locator}"


def parse_locator(text: str) -> Locator:
    """``5``, ``5.1``, ``5.1-2``, ``f3``, ``b1`` -> Locator. Raises a ``bad-citation`` error."""
    match = _LOCATOR.fullmatch(text.strip())
    if not match:
        raise invalid("bad-citation", f'"{text}" names no paragraph or sentence', _FORM, text.strip() or None)
    first = int(match["first"]) if match["first"] else None
    last = int(match["last"]) if match["last"] else first
    if first and last and last < first:
        raise invalid("bad-citation", f'"{text}" runs backwards', f"write {match['paragraph']}.{last}-{first}", text)
    if first and last and last - first > 200:
        raise invalid("bad-citation", f'"{text}" runs over more than 200 sentences', "cite the whole paragraph", text)
    return Locator(part=_PARTS[match["part"]], paragraph=int(match["paragraph"]), first=first, last=last)


def parse_cites(text: str) -> tuple[Cite, ...]:
    """Several cites in one string; a bare locator keeps the alias before it. Raises a ``bad-citation`` error."""
    cites: list[Cite] = []
    alias: str | None = None
    for word in re.split(r"[\s,;]+", text.strip()):
        match = _CITE.fullmatch(word)
        if not match:
            raise invalid(
                "bad-citation", "a citation is empty" if not word else f'"{word}" is no citation', _FORM, word or None
            )
        alias = match["alias"] or alias
        if alias is None:
            if re.fullmatch(r"[a-z][a-z-]*", word):  # «s 2.1»
                remedy = f"write the source, a colon and the place without a space between, such as {word}:2.1"
                raise invalid("bad-citation", f'"{word}" names a source, but no place in it', remedy, word)
            raise invalid("bad-citation", f'"{word}" does not say which source it cites', _FORM, word)
        cites.append(Cite(alias=alias, locator=parse_locator(match["locator"])))
    return tuple(cites)
