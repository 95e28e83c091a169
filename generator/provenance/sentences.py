"""A paragraph -> the spans of its sentences.

A stop, the closing marks behind it and white space end a sentence, unless a small letter follows or the stop belongs
to an abbreviation, an initial or a number. Numbers of sentences are cited for years: a change of this rule, or of
``abbreviations.toml``, moves citations. docs/explanation/texts-and-sentences.md explains the rule to authors.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from generator.provenance.folding import INVISIBLE
from generator.provenance.paragraphs import BLANK, Span, list_items, split_paragraphs, trim

__all__ = ["Span", "split_paragraphs", "split_sentences"]

_QUOTES = "\"'”’»›“"
# Never fails once it has begun, and takes back nothing: time stays linear on any text.
_STOP = re.compile(
    r"(?P<stop>(?:\.(?:[ \u00a0]\.)++|[.!?…؟۔।。！？‼⁇⁈⁉])++)"
    rf"(?P<close>(?:[{_QUOTES})\]}}」』）{INVISIBLE}]|\[\d{{1,3}}\])*+)"
    rf"(?P<gap>{BLANK}*+)"
)
_NEXT = re.compile(
    rf"(?P<open>[\"'“”‘’„«»‹(\[{{¿¡\-–—{INVISIBLE}\s]{{0,12}})(?P<word>[^\W_]*+)(?P<after>.?)", re.DOTALL
)
_BEFORE = re.compile(r"[\s\"'“”‘’„«»‹›()\[\]{}/\\,;:–—-]")
_ACRONYM = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
_NUMBERED = re.compile(rf"{BLANK}*+\(?\d{{1,3}}\.")
_ROMAN = re.compile(r"[IVX]{2,6}")
_TURKISH = re.compile("[ıİğĞşŞ]")
_ASIAN = frozenset("。！？")  # no white space follows them
_ASIAN_QUOTES = frozenset("」』”")  # behind which the sentence around the quotation goes on
_LONGEST = 24  # characters of an abbreviation that are looked at


def split_sentences(paragraph: str) -> tuple[Span, ...]:
    """Spans of the sentences of one paragraph, in order; together they hold all of it but blanks."""
    turkish = _TURKISH.search(paragraph) is not None
    items = list_items(paragraph)
    numbers = {found.end() - 1 for start in items if (found := _NUMBERED.match(paragraph, start))}
    ends = {
        m.end("close")
        for m in _STOP.finditer(paragraph)
        if m.start() not in numbers and _ends(paragraph, m, turkish=turkish)
    }
    cuts = sorted(ends | set(items))
    spans = (trim(paragraph, start, end) for start, end in zip([0, *cuts], [*cuts, len(paragraph)], strict=True))
    return tuple(span for span in spans if span is not None)


def _ends(paragraph: str, stop: re.Match[str], *, turkish: bool) -> bool:
    """Whether a sentence ends with this stop and the marks that close behind it."""
    if stop["stop"][-1] in _ASIAN:
        return bool(stop["gap"]) or not any(mark in _ASIAN_QUOTES for mark in stop["close"])
    if not re.search(r"\s", stop["gap"]):
        return False
    following = _NEXT.match(paragraph, stop.end())
    word, after = (following["word"], following["after"]) if following else ("", "")
    if word[:1].islower() or (not word and after and after in ",;:.!?…،؛"):
        return False
    if any(mark in _QUOTES for mark in stop["close"]):
        return not _said(paragraph, stop)
    if stop["stop"] != ".":
        return True
    return not _abbreviates(paragraph, stop.start(), word, after, turkish=turkish)


def _abbreviates(paragraph: str, stop: int, word: str, after: str, *, turkish: bool) -> bool:
    """Whether the full stop belongs to the word before it, given the word that follows."""
    before = _BEFORE.split(paragraph[max(0, stop - _LONGEST) : stop])[-1].strip(".")
    opens = word in _words("openers") and after != "."
    if before.isdigit():
        if stop <= _LONGEST and not paragraph[: stop - len(before)].strip():
            return True  # «1. The first item»
        return len(before) <= 2 and (word in _words("ordinals") or (turkish and word.isalpha() and not opens))
    if before in _words("before_name"):
        return True
    if word[:1].isdigit() and before in _words("before_number"):
        return True
    if before in _words("hours"):
        return word in _words("behind_hours")
    initial = (len(before) == 1 and before.isalpha()) or _ACRONYM.fullmatch(before) is not None
    if initial or before in _words("anywhere") or (turkish and _ROMAN.fullmatch(before)):
        return bool(word) and not opens
    return False


def _said(paragraph: str, stop: re.Match[str]) -> bool:
    """Whether a speaker is named behind a quotation: «"Are you sure?" Peskov asked»."""
    if not any(mark in _QUOTES for mark in stop["close"]):
        return False
    position = stop.end()
    for _ in range(5):
        found = _NEXT.match(paragraph, position)
        if found is None or not found["word"] or len(found["word"]) > 30:
            return False
        if found["word"] in _words("speech"):
            return True
        if stop["stop"] == "." or found["word"] in _words("openers") or found["after"] in {",", ";", ":", "!", "?"}:
            return False
        position = found.end()
    return False


@cache
def _words(column: str) -> frozenset[str]:
    """A column of ``abbreviations.toml``, of all languages."""
    tables = tomllib.loads(Path(__file__).with_name("abbreviations.toml").read_text(encoding="utf-8"))
    return frozenset(word for table in tables.values() for word in table.get(column, ()))
