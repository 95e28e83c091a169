"""A language -> the words that the pages' scripts show.

A page carries them as JSON in ``<script type="application/json" id="bf-words">``. What is missing there is shown in
English: the scripts hold the same texts, and a test compares the two. ``{name}`` stands for what a script puts in.
"""

from __future__ import annotations

from generator.language.language import Language

_GROUP = "script."


def script_words(language: Language) -> dict[str, str]:
    """Key -> text, in the order of the table of English."""
    keys = [key for key in language.fallback if key.startswith(_GROUP)]
    return {key.removeprefix(_GROUP): language.text(key) for key in keys}
