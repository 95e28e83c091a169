"""A text -> the spans of its paragraphs; a paragraph -> where its list items begin.

A blank line separates paragraphs, and so does U+2029; the other line ends only wrap. A text without any blank line
has one paragraph a line. docs/explanation/texts-and-sentences.md explains the rule to authors.
"""

from __future__ import annotations

import re

from generator.provenance.folding import INVISIBLE

Span = tuple[int, int]

BLANK = rf"[\s{INVISIBLE}]"
_LINE = re.compile("([^\n\r\v\f\x85\u2028\u2029]*+)(\r\n|[\n\r\v\f\x85\u2028\u2029]|\\Z)")
_INK = re.compile(rf"[^\s{INVISIBLE}]")
_ITEM = re.compile(rf"{BLANK}*+(?:[-–*•‣◦▪●·](?=\s)|\(?(?P<number>\d{{1,3}})[.)](?=\s))")
_ENDS = re.compile(r"[.!?:;…؟؛。:][\"'”’»)\]]*$")


def split_paragraphs(text: str) -> tuple[Span, ...]:
    """Spans of the paragraphs, blanks at their ends left out."""
    groups: list[list[Span]] = [[]]
    for line in _LINE.finditer(text):
        span = trim(text, *line.span(1))
        if span is not None:
            groups[-1].append(span)
        if (span is None or line[2] == "\u2029") and groups[-1]:
            groups.append([])
    groups = [group for group in groups if group]
    if len(groups) == 1:
        return tuple(span for group in groups for span in group)
    return tuple((group[0][0], group[-1][1]) for group in groups)


def trim(text: str, start: int, end: int) -> Span | None:
    """The span without the blanks at its ends; None if nothing is left."""
    first = _INK.search(text, start, end)
    if first is None:
        return None
    while not _INK.match(text, end - 1):
        end -= 1
    return first.start(), end


def list_items(paragraph: str) -> tuple[int, ...]:
    """Where the items of a list begin, after the first line: at lines that begin with a bullet, or count on.

    A dash or a number may come to the start of a line by wrapping alone. So an item must open the paragraph or follow
    a line that ends as a sentence or an introduction does; a number must be 1 or one more than that of the item before.
    """
    found: list[int] = []
    before, in_list, number = "", False, 0
    for line in _LINE.finditer(paragraph):
        item = _ITEM.match(line[1])
        first = line.start() == 0
        if item and (first or in_list or _ENDS.search(before)):
            counted = int(item["number"]) if item["number"] else None
            if counted is None or first or counted in {1, number + 1}:
                in_list, number = True, counted or 0
                if not first:
                    found.append(line.start())
        before = line[1].rstrip()[-8:]
    return tuple(found)
