"""An option and the size of a site -> which engine searches it, and where its program is.

Material's search hands the whole index to whoever searches. That is the better search as long as it is small: it needs
no server and finds every word. Beyond some size only an index in pieces will do.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

MATERIAL, PAGEFIND = "material", "pagefind"
SEARCH = ("auto", MATERIAL, PAGEFIND)
"""What the option ``search`` may say."""

PAGES = 2000
"""More pages than these are searched with Pagefind, if nobody says otherwise: Material's index of them has 1.7 MB
compressed, and a telephone takes seconds to make it."""

_NAMES = ("pagefind_extended", "pagefind")
INSTALL = "install briefings[search]"


def engine_for(wanted: str, pages: int, note: Callable[[str], None]) -> str:
    """The engine for a site of so many pages. note: is told where Pagefind would do better, or is not there."""
    if wanted == MATERIAL or (wanted == "auto" and pages <= PAGES):
        return MATERIAL
    if program() is not None:
        return PAGEFIND
    if wanted == PAGEFIND:
        note(f"The site is searched with Material's search, since Pagefind is not there: {INSTALL}.")
    else:
        note(f"The site has {pages} pages, so that its first search loads much. To load less, {INSTALL}.")
    return MATERIAL


def program() -> Path | None:
    """Pagefind's command; None where the extra ``search`` is not installed."""
    found = find_spec("pagefind_bin")
    folders = [Path(folder) for folder in (found.submodule_search_locations or ())] if found else []
    paths = (folder / f"{name}{end}" for folder in folders for name in _NAMES for end in ("", ".exe"))
    return next((path for path in paths if path.is_file()), None)
