"""Nothing -> the words that the pages' scripts show, in English: the table that a translation replaces.

A page carries them as JSON in ``<script type="application/json" id="bf-words">``. What is missing there is shown in
English: the scripts hold the same texts, and a test compares the two. ``{name}`` stands for what a script puts in.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

SCRIPT_WORDS: Final = MappingProxyType(
    {
        "card.label": "Citation",
        "card.original": "Original",
        "card.source": "In the source",
        "comma": ", ",
        "copy.bibtex": "BibTeX",
        "copy.button": "Cite",
        "copy.csl": "CSL-JSON",
        "copy.done": "Copied",
        "copy.label": "Copy the citation",
        "copy.markdown": "Markdown",
        "copy.plain": "Plain text",
        "copy.self": "Copy this text",
        "filter.actor": "Actor",
        "filter.all": "All",
        "filter.back": "Show all",
        "filter.clear": "Clear filters",
        "filter.count": "{shown} of {all}",
        "filter.count.claims": "{shown} of {all} propositions",
        "filter.count.events": "{shown} of {all} events",
        "filter.from": "From",
        "filter.kind": "Kind",
        "filter.label": "Filter",
        "filter.none": "Nothing here matches these filters.",
        "filter.place": "Place",
        "filter.standing": "Standing",
        "filter.to": "To",
        "link.first": "Show the first",
        "link.follow": "Open its page",
        "link.pinned": "{name}: {count} marked on this page.",
        "link.release": "Release",
        "sort.down": "Sorted by {column}, falling",
        "sort.none": "In the order of the page",
        "sort.up": "Sorted by {column}, rising",
    }
)
"""Key -> English text, in the order of the keys."""
