"""An event -> how the words that its sources have for its date were resolved, in words."""

from __future__ import annotations

from generator.derive.wording.receipts import counted, is_ahead, receipts
from generator.derive.wording.resolve import Resolution
from generator.language.language import Language
from generator.library import Library, LinkedEvent


def date_receipts(library: Library, event: LinkedEvent, language: Language) -> tuple[str, ...]:
    """«the Monday before Thursday 6 February 2020», once for each way in which the cited sources resolve the words."""
    cited = tuple(citation for report in event.reports for citation in report.citations)
    ahead = is_ahead(str(event.record.mode))
    found = counted(receipts(library, event.record.when, cited, event.briefing, ahead=ahead))
    return tuple(dict.fromkeys(_words(one.resolution, language) for one in found))


def _words(resolution: Resolution, language: Language) -> str:
    told = resolution.told.told(language)
    match resolution.kind:
        case "date" | "duration":
            return told
        case "unresolved":
            return language.say("receipt.unresolved", receipt=told)
        case "unknown":
            return language.say("receipt.unknown", receipt=told)
