"""An event -> how the words that its sources have for its date were resolved, in words."""

from __future__ import annotations

from generator.derive.wording.receipts import counted, is_ahead, receipts
from generator.derive.wording.resolve import Resolution
from generator.library import Library, LinkedEvent


def date_receipts(library: Library, event: LinkedEvent) -> tuple[str, ...]:
    """«the Monday before Thursday 6 February 2020», once for each way in which the cited sources resolve the words."""
    cited = tuple(citation for report in event.reports for citation in report.citations)
    ahead = is_ahead(str(event.record.mode))
    found = counted(receipts(library, event.record.when, cited, event.briefing, ahead=ahead))
    return tuple(dict.fromkeys(_words(one.resolution) for one in found))


def _words(resolution: Resolution) -> str:
    match resolution.kind:
        case "date" | "duration":
            return resolution.receipt
        case "unresolved":
            return f"does not resolve, since {resolution.receipt}"
        case "unknown":
            return f"not resolved: {resolution.receipt}"
