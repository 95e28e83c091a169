"""«ua-1,a-2a» -> the standards that a PDF shall conform to, or why nothing can conform to them all."""

from __future__ import annotations

from collections.abc import Sequence

STANDARDS = ("ua-1", "a-2a")
"""What every PDF conforms to unless another is asked for: PDF/UA-1, for screen readers, and PDF/A-2a, for archives."""
WITH_FILES = ("ua-1", "a-3a")
"""The same for a PDF with attached files, which PDF/A-2 forbids and PDF/A-3 allows."""

_VERSIONS = ("1.7", "2.0")
_VERSION_RANGES = {
    **{version: (version, version) for version in _VERSIONS},
    "ua-1": ("1.4", "1.7"),  # ISO 14289-1
    **dict.fromkeys(("a-2a", "a-2b", "a-2u"), ("1.4", "1.7")),  # ISO 19005-2
    **dict.fromkeys(("a-3a", "a-3b", "a-3u"), ("1.4", "1.7")),  # ISO 19005-3
    **dict.fromkeys(("a-4", "a-4e", "a-4f"), ("2.0", "2.0")),  # ISO 19005-4
}
"""What can be asked for -> the lowest and the highest version of PDF in which it is defined.

PDF/A-1 is not among them: it forbids transparency, which our drawings have.
"""

KNOWN = tuple(_VERSION_RANGES)
_TAKE_FILES = ("a-3a", "a-3b", "a-3u", "a-4e", "a-4f")


class StandardsError(ValueError):
    """Standards that nothing can conform to, in words."""


def parse_standards(text: str) -> tuple[str, ...]:
    """The standards that a text names, separated by commas. Raises StandardsError."""
    named = tuple(dict.fromkeys(name.strip().lower() for name in text.split(",") if name.strip()))
    if not named:
        raise StandardsError(f"name at least one of {', '.join(KNOWN)}")
    for name in named:
        if name not in KNOWN:
            raise StandardsError(f'"{name}" is none of {", ".join(KNOWN)}')
    for what, kind in (("PDF/A", _archival(named)), ("version of PDF", [n for n in named if n in _VERSIONS])):
        if len(kind) > 1:
            raise StandardsError(f"{' and '.join(kind)} exclude each other; name one {what}")
    lowest = max(named, key=lambda name: _VERSION_RANGES[name][0])
    highest = min(named, key=lambda name: _VERSION_RANGES[name][1])
    if _VERSION_RANGES[lowest][0] > _VERSION_RANGES[highest][1]:
        raise StandardsError(
            f"{lowest} needs PDF {_VERSION_RANGES[lowest][0]} and {highest} goes up to PDF "
            f"{_VERSION_RANGES[highest][1]}: no file can be both"
        )
    return named


def takes_files(standards: Sequence[str]) -> bool:
    """Whether a PDF of these standards may have files attached."""
    return all(name in _TAKE_FILES for name in _archival(standards))


def _archival(standards: Sequence[str]) -> list[str]:
    return [name for name in standards if name.startswith("a-")]
