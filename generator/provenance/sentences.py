"""A text -> the spans of its paragraphs; a paragraph -> the spans of its sentences."""

from __future__ import annotations

import re

Span = tuple[int, int]


def split_paragraphs(text: str) -> tuple[Span, ...]:
    """Spans of the paragraphs, white space at their ends left out."""
    return tuple(m.span() for m in re.finditer(r"[^\s](?:.|\n(?!\s*\n))*(?<=\S)", text))


def split_sentences(paragraph: str) -> tuple[Span, ...]:
    """Spans of the sentences of one paragraph."""
    return tuple(m.span() for m in re.finditer(r"\S(?:.|\n)*?(?:[.!?](?=\s+[A-Z])|\Z)", paragraph)) if paragraph else ()
