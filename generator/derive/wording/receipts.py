"""A dated record and what it cites -> what each source's wording of the date resolves to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.derive.wording.agreement import agrees
from generator.derive.wording.resolve import Resolution, resolve
from generator.library import Citation, Library
from generator.model.dates import When
from generator.provenance.evidence import Verdict


@dataclass(frozen=True, kw_only=True, slots=True)
class Receipt:
    """What a wording means in one source. found: whether the words stand in a passage that is cited from it."""

    source: str
    resolution: Resolution
    found: Verdict


def receipts(
    library: Library, when: When, citations: Iterable[Citation], briefing: str, *, ahead: bool = False
) -> tuple[Receipt, ...]:
    """One receipt for each source that is cited, in the order of the citations; none where there is no wording.

    Relative dates count from their own source's day of publication. ahead: what is dated is said to be to come.
    """
    if when.wording is None:
        return ()
    asked: dict[str, list[Verdict]] = {}
    for citation in citations:
        verdict = _found(library, briefing, citation, when.wording)
        asked.setdefault(citation.source, []).append(verdict)
    found: list[Receipt] = []
    for source, verdicts in asked.items():
        record = library.sources[source].record
        tag = str(record.language or "en")
        resolution = resolve(when.wording, record.published, tag, ahead=ahead)
        if ahead and not agrees(when, resolution):  # a plan may have been for a day that has passed
            back = resolve(when.wording, record.published, tag)
            resolution = back if agrees(when, back) else resolution
        best = next((v for v in (Verdict.FOUND, Verdict.VOUCHED, Verdict.UNKNOWN) if v in verdicts), Verdict.ABSENT)
        found.append(Receipt(source=source, resolution=resolution, found=best))
    return tuple(found)


def counted(found: tuple[Receipt, ...]) -> tuple[Receipt, ...]:
    """The receipts of the sources that have the words; of all, where none is known to have them."""
    having = tuple(one for one in found if one.found in (Verdict.FOUND, Verdict.VOUCHED))
    return having or tuple(one for one in found if one.found is Verdict.UNKNOWN) or found


def is_ahead(mode: str, act: str = "state") -> bool:
    """Whether something is said to be to come, by its mode, or by the act of who says it."""
    return mode in ("planned", "hypothetical") or act in ("promise", "expect", "threaten", "warn", "demand")


def _found(library: Library, briefing: str, citation: Citation, wording: str) -> Verdict:
    """The words may begin a sentence there, or here."""
    verdict = Verdict.ABSENT
    for words in dict.fromkeys((wording, wording[:1].upper() + wording[1:], wording[:1].lower() + wording[1:])):
        verdict = library.evidence.phrase(briefing, citation.source, citation.locator, words)
        if verdict is not Verdict.ABSENT:
            return verdict
    return verdict
