"""A passage -> the dates that it gives by themselves, wherever they stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from generator.derive.wording.phrases import language
from generator.derive.wording.resolve import Resolution, resolve
from generator.model.dates import When
from generator.provenance.folding import fold

_MOST = 12
"""Words that the longest date in full has."""
_LONGEST = 20_000
"""Characters of a passage that are looked through; no sentence is so long."""


def literal_dates(passage: str, published: When, tag: str = "en") -> Iterator[Resolution]:
    """Each run of words of ``passage`` that is a date by itself, inside no longer one; "on Monday" is none."""
    if language(tag) is None:
        return
    words = list(re.finditer(r"[^\s,;:()\"]+", fold(passage[:_LONGEST]).text))
    numbers = [0, *accumulate(any(map(str.isdecimal, word[0])) for word in words)]
    end_of_last = 0
    for index, word in enumerate(words):
        if word.start() < end_of_last:
            continue
        for length in range(min(_MOST, len(words) - index), 0, -1):
            last = words[index + length - 1]
            if not numbers[index + length] > numbers[index]:  # a date that stands by itself has a number
                break
            found = resolve(word.string[word.start() : last.end()], published, tag)
            if found.kind == "date":
                end_of_last = last.end()
                if not found.relative:
                    yield found
                break
