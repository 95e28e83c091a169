"""The tables of strings: complete, used, and with the same placeholders in every language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.language.tables import BASE, codes, placeholders, table
from generator.model import vocabularies as v

GENERATOR = Path(__file__).resolve().parents[2] / "generator"
TRANSLATIONS = [code for code in codes() if code != BASE]
FORMS = ("zero", "one", "two", "few", "many", "other")
VOCABULARY = "vocabulary."
COLUMNS = {"act": ("verb_one", "verb_many"), "relation": ("verb_one",), "measure": ("noun",), "event-kind": ("group",)}
"""The columns of vocabularies, besides labels, that pages print."""
DEFINED = ("standing", "briefing-status")
"""The vocabularies whose definitions pages print."""


def _families(code: str) -> dict[str, frozenset[str]]:
    """Key without its plural form -> its placeholders, less those of the number where there are forms."""
    found: dict[str, frozenset[str]] = {}
    for key, text in table(code).items():
        before, _, last = key.rpartition(".")
        plural = last in FORMS
        name = before if plural else key
        names = placeholders(text) - {"n", "words", "Words"} if plural else placeholders(text)
        found[name] = found.get(name, frozenset()) | names
    return {key: names for key, names in found.items() if not key.startswith(VOCABULARY)}


@pytest.mark.parametrize("code", TRANSLATIONS)
def test_a_translation_says_all_that_english_says(code: str) -> None:
    """No page falls back to English, and no value is lost because a text has no place for it."""
    assert _families(code) == _families(BASE)


@pytest.mark.parametrize("code", TRANSLATIONS)
def test_every_word_of_the_model_is_translated(code: str) -> None:
    """Standings, acts, kinds, roles, measures and likelihoods are not left in English between translated words."""
    wanted = {
        f"{VOCABULARY}{vocabulary.name}.{value.replace(' ', '-')}.{column}"
        for vocabulary in v.VOCABULARIES
        if vocabulary is not v.COUNTRY
        for value in vocabulary
        for column in ("label", *COLUMNS.get(vocabulary.name, ()), *(("definition",) * (vocabulary.name in DEFINED)))
    }
    assert sorted(wanted - table(code).keys()) == []


def _sources() -> str:
    files = [file for kind in ("py", "jinja", "typ") for file in GENERATOR.rglob(f"*.{kind}")]
    return "\n".join(file.read_text("utf-8") for file in files if "language/strings" not in str(file))


def test_every_text_is_used_and_every_key_exists() -> None:
    """A key that nobody has written a text for would end a build; a text that nobody uses would be translated in vain.

    Keys that are put together in code (``f"date.{word}"``) count for all that have their form.
    """
    source = _sources()
    named = set(re.findall(r"""["']([a-z][a-z-]*(?:\.[\w-]+)+)["']""", source))
    put_together = re.findall(r"""f"([a-z][a-z-]*\.[^"\n]*\{[^"\n]*\}[^"\n]*)\"""", source)
    made = [re.compile(re.sub(r"\{.*\}", r"[\\w.-]+", key)) for key in put_together]
    details = {f"detail.{key}" for key in re.findall(r"""\.detail\(\s*["']([a-z-]+)["']""", source)}
    joins = {f"join.{key}" for key in ("and", "or", "comma", "semicolon", "then-by")}
    known = _families(BASE)
    used = {key for key in known if key in named | details | joins or key.startswith(("script.", "explore.app."))}
    used |= {key for key in known if any(pattern.fullmatch(key) for pattern in made)}
    whole = {"quoted", "whereabouts"}  # a word alone, which may be anything else in code
    groups = {key.partition(".")[0] for key in known if "." in key}
    suffixes = (
        ".md",
        ".typ",
        ".jinja",
        ".typ",
        ".toml",
        ".yml",
        ".svg",
        ".js",
        ".css",
        ".html",
        ".json",
        ".py",
        ".txt",
        ".lock",
        ".gz",
    )
    asked = {key for key in named if key.partition(".")[0] in groups and not key.endswith(suffixes)}
    fields = {"figures.of", "distance.of", "distance.from", "relations.from", "relations.to"}  # of records, not keys
    assert (sorted(known.keys() - used - whole), sorted(asked - known.keys() - fields)) == ([], [])
