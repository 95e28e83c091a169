"""The locks of this repository -> they are up to date, and nothing of a text can be read from them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from generator.check.relock import relock
from generator.check.rules import ask
from generator.pipeline import examine
from generator.provenance.lock import FILE, dump

ROOT = Path(__file__).parents[2]
LOCKS = sorted(ROOT.glob(f"briefings/*/{FILE}"))


def test_every_briefing_is_locked() -> None:
    """Whoever clones the repository has something to verify each briefing with."""
    assert [path.parent for path in LOCKS] == [path.parent for path in sorted(ROOT.glob("briefings/*/briefing.yml"))]


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.parent.name)
def test_a_lock_holds_fingerprints_numbers_and_ids_only(path: Path) -> None:
    """No word of an article that may not be republished is in a file that is published."""
    library = examine(ROOT / "briefings").library
    ids = {*library.statements, *library.sources, "version", "sources", "text", "front", "back", "sentences", "cited"}
    mark = re.compile(r"[0-9a-f]{20}(?: \d+)?|[fb]?\d+(?:\.\d+(?:-\d+)?)?")
    strings = set(re.findall(r'"([^"]*)"', path.read_text(encoding="utf-8"))) - ids - {"phrases", "absent"}
    assert [found for found in sorted(strings) if not mark.fullmatch(found)] == []


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.parent.name)
def test_a_lock_is_what_locking_writes(path: Path) -> None:
    """The published lock belongs to the published facts, and to the texts where they are at hand."""
    library = examine(ROOT / "briefings").library
    found = relock(library, ask(library)[1], library.briefings[path.parent.name], moved=())
    assert json.loads(dump(found.sources.values())) == json.loads(path.read_text(encoding="utf-8"))
