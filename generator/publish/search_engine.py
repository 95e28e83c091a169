"""An option and the size of a site -> which engine searches it, and where its program is.

Material's search hands the whole index to whoever searches. That is the better search as long as it is small. Beyond
some size only an index in pieces will do: our own, or Pagefind's, which knows the forms of a word, but weighs 90 KB
before it finds anything, and needs a server.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

MATERIAL, PIECES, PAGEFIND = "material", "pieces", "pagefind"
SEARCH = ("auto", MATERIAL, PIECES, PAGEFIND)
"""What the option ``search`` may say."""

PAGES = 2000
"""More pages than these are searched in pieces, if nobody says otherwise: Material's index of them has 1.6 MB
compressed, and a telephone takes seconds to make it."""

_NAMES = ("pagefind_extended", "pagefind")
INSTALL = "install briefings[search]"


def engine_for(wanted: str, pages: int, note: Callable[[str], None]) -> str:
    """The engine for a site of so many pages. note: is told if the one that is wanted is not there."""
    if wanted == "auto":
        return MATERIAL if pages <= PAGES else PIECES
    if wanted == PAGEFIND and program() is None:
        note(f"The site is searched in pieces of its own, since Pagefind is not there: {INSTALL}.")
        return PIECES
    return wanted


def program() -> Path | None:
    """Pagefind's command; None where the extra ``search`` is not installed."""
    found = find_spec("pagefind_bin")
    folders = [Path(folder) for folder in (found.submodule_search_locations or ())] if found else []
    paths = (folder / f"{name}{end}" for folder in folders for name in _NAMES for end in ("", ".exe"))
    return next((path for path in paths if path.is_file()), None)
