"""A Library and its evidence -> problems of likelihood and confidence (ICD 203), sourcing (ICD 206)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.sourcing import sourcing
from generator.derive.likelihood import Likelihood, likelihoods, read_sentences
from generator.library import Library, LinkedAssessment, LinkedBriefing
from generator.model.vocabularies import LIKELIHOOD
from generator.problems import Pointer, Problem, Severity


def tradecraft(library: Library) -> Iterator[Problem]:
    """Every rule of this family. The words are English, so that only what is written in English is read for them."""
    for briefing in library.briefings.values():
        if briefing.record.language.partition("-")[0] == "en":
            for text, where in _facts(briefing):
                yield from _outside(text, where)
                yield from _together(text, where)
            for assessment in briefing.assessments:
                yield from _judgement(assessment)
                for text, where in _assessed(assessment):
                    yield from _together(text, where)
    yield from sourcing(library)


def _facts(briefing: LinkedBriefing) -> Iterator[tuple[str, Pointer]]:
    """What an analyst writes of facts. Not what speakers say, nor notes, in which one may be unsure of a name."""
    yield briefing.record.title, briefing.at.at("title")
    for index, line in enumerate(briefing.record.bottom_line):
        yield line.text, briefing.at.at("bottom_line", index, "text")
    for event in briefing.events:
        yield event.record.title, event.at.at("title")
        for field, reason in event.record.inferred.items():
            yield reason, event.at.at("inferred", field)


def _assessed(assessment: LinkedAssessment) -> Iterator[tuple[str, Pointer]]:
    record = assessment.record
    yield record.judgement, assessment.at.at("judgement")
    yield record.confidence.because, assessment.at.at("confidence", "because")
    if record.note is not None:
        yield record.note, assessment.at.at("note")


def _outside(text: str, where: Pointer) -> Iterator[Problem]:
    """How likely something is, is a judgement: it has a place of its own, where it says what it rests on."""
    own = [found for found in likelihoods(text) if not found.attributed]
    if own:
        message = f'"{own[0].word}" is a judgement, and this text tells facts'
        remedy = "move it to assessments.yml, say who thinks so, or leave the word out"
        yield _warning("likelihood-outside-assessment", message, _part(where, text, own[0].word), remedy)


def _together(text: str, where: Pointer) -> Iterator[Problem]:
    """ICD 203: how likely a thing is and how firm the ground is are told in separate sentences."""
    for sentence in read_sentences(text):
        if sentence.likelihoods and sentence.confidence:
            word = sentence.likelihoods[0].word
            message = f'"{word}" and "{sentence.confidence}" stand in one sentence'
            remedy = "say how likely it is in the judgement, and how sure you are in confidence"
            yield _warning("likelihood-and-confidence", message, _part(where, text, sentence.confidence), remedy)
            return


def _judgement(assessment: LinkedAssessment) -> Iterator[Problem]:
    """A judgement says one likelihood, in words of the band that it is filed under."""
    record, where = assessment.record, assessment.at.at("judgement")
    found, stated = likelihoods(record.judgement), record.likelihood
    words = _or((LIKELIHOOD[stated].value, *LIKELIHOOD[stated].also))
    if not found:
        message = f'the judgement has no word of likelihood, and is filed as "{stated}"'
        yield _warning("likelihood-unstated", message, where, f"say it with {words}")
        return
    others = [one for one in found if one.negated or one.band != stated]
    if not others:
        return
    odd = others[0]
    at = _part(where, record.judgement, odd.word)
    if odd.negated:
        message = f'"not {odd.word}" is no band of likelihood'
    elif len({one.band for one in found}) > 1:
        message = f'the judgement has two likelihoods: "{found[0].word}" and "{_other(found)}"'
    else:
        message = f'the judgement says "{odd.word}", and is filed as "{stated}"'
    yield _warning("likelihood-mismatch", message, at, f"say it once, with {words}, or correct likelihood")


def _other(found: tuple[Likelihood, ...]) -> str:
    """The first word of another band than that of the first."""
    return next(one.word for one in found if one.band != found[0].band)


def _part(where: Pointer, text: str, word: str) -> Pointer:
    """The word itself, where it stands in one line of the text."""
    return where.at(part=word) if word in text else where


def _or(words: tuple[str, ...]) -> str:
    quoted = [f'"{word}"' for word in words]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"


def _warning(code: str, message: str, where: Pointer, remedy: str) -> Problem:
    return Problem(code=code, message=message, where=where, remedy=remedy, severity=Severity.WARNING)
