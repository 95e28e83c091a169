"""A Library -> every problem that only shows once the references are resolved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from generator.check.addresses import addresses
from generator.check.characters import characters
from generator.check.citations import citations
from generator.check.coverage import missed_sentences
from generator.check.cycles import cycles
from generator.check.figures import figures
from generator.check.geography import geography
from generator.check.locks import locks, unvouched
from generator.check.numbers import numbers
from generator.check.propositions import propositions
from generator.check.quotes import quotes
from generator.check.speakers import speakers
from generator.check.texts import texts
from generator.check.tradecraft import tradecraft
from generator.check.wordings import wordings
from generator.library import Library
from generator.problems import Problem
from generator.provenance.recording import Recording, record

RULES: tuple[Callable[[Library], Iterator[Problem]], ...] = (
    cycles,
    speakers,
    propositions,
    citations,
    texts,
    characters,
    addresses,
    quotes,
    wordings,
    figures,
    numbers,
    geography,
    tradecraft,
    locks,
    missed_sentences,
)


def check(library: Library) -> tuple[Problem, ...]:
    """Run every rule."""
    return ask(library)[0]


def ask(library: Library) -> tuple[tuple[Problem, ...], Recording]:
    """Run every rule; what they asked of the sources, and were answered, is what a lock has to vouch for."""
    recording = record(library.evidence)
    listening = replace(library, evidence=recording)
    found = [problem for rule in RULES for problem in rule(listening)]
    return (*found, *unvouched(library, recording)), recording
