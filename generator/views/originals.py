"""A citation -> a link into the original, with only as many of its words as the rights allow."""

from __future__ import annotations

from urllib.parse import quote

from generator.library import Citation, Library
from generator.model import vocabularies as v
from generator.provenance.folding import words

_ENDS = 4
"""How many words name each end of a passage; twice as many are at most the eight that may always be quoted."""


def original_link(library: Library, citation: Citation) -> str | None:
    """The source's address, with a text fragment where its text is at hand; None without an address.

    Source: https://wicg.github.io/scroll-to-text-fragment/
    """
    source = library.sources[citation.source].record
    address = source.url or source.archive_url
    if address is None:
        return None
    passage = library.evidence.passage(citation.source, citation.locator) or ""
    found = words(passage)
    if not found:
        return address
    limit = v.TEXT_POLICY[source.text].max_words or 2 * _ENDS
    if len(found) <= min(limit, 2 * _ENDS):
        ends = [passage[found[0].start : found[-1].end]]
    else:
        ends = [passage[found[0].start : found[_ENDS - 1].end], passage[found[-_ENDS].start : found[-1].end]]
    fragment = ",".join(_encode(end) for end in ends)
    return f"{address}{'' if '#' in address else '#'}:~:text={fragment}"


def _encode(text: str) -> str:
    """Percent-encoded, with the characters that a fragment gives a meaning (``-`` ``,`` ``&``)."""
    return quote(" ".join(text.split()), safe="", errors="replace").replace("-", "%2D")
