"""Pages that are remembered with what they rest on -> never other pages than those that would be rendered."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from itertools import cycle
from pathlib import Path

import pytest

from generator import pipeline
from generator.render.page import Site
from tests.support.memory import Memory

DATA = Path(__file__).parents[1] / "data/everything"
OURS = Path(__file__).parents[2] / "briefings"
Edit = Callable[[Path], None]


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Mapping[str, bytes]]:
    """A library with a record of every kind, and the briefings of this repository; and what rendering it leaves."""
    folder = tmp_path_factory.mktemp("known") / "facts"
    shutil.copytree(DATA, folder)
    for path in OURS.iterdir():
        if path.is_dir():
            shutil.copytree(path, folder / path.name)
    memory = Memory()
    _rendered(folder, memory)
    return folder, memory.kept


@pytest.fixture
def library(pristine: tuple[Path, Mapping[str, bytes]], tmp_path: Path) -> Iterator[Path]:
    """The same folder, to be edited."""
    shutil.copytree(pristine[0], tmp_path / "pristine")
    yield pristine[0]
    shutil.rmtree(pristine[0])
    shutil.copytree(tmp_path / "pristine", pristine[0])


@pytest.fixture
def memory(pristine: tuple[Path, Mapping[str, bytes]]) -> Memory:
    """What rendering that folder left."""
    found = Memory()
    found.kept.update(pristine[1])
    return found


def _rendered(library: Path, memory: Memory | None) -> Site:
    site = pipeline.build(library, memory=memory).site
    assert site is not None
    return site


def _replaced(path: str, pattern: str, by: str) -> Edit:
    """Change the first match in a file."""

    def edit(library: Path) -> None:
        file = library / path
        text, count = re.subn(pattern, by, file.read_text(encoding="utf-8"), count=1)
        assert count == 1, path
        file.write_text(text, encoding="utf-8")

    return edit


def _added(path: str, text: str) -> Edit:
    def edit(library: Path) -> None:
        file = library / path
        file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")

    return edit


def _renamed(library: Path) -> None:
    (library / "idlib-2020-02-06").rename(library / "idlib-of-2020")


def _text_lost(library: Path) -> None:
    texts = library / "exercise-marad-dam/texts"
    next(iter(sorted(texts.iterdir()))).unlink()


def _unlocked(library: Path) -> None:
    for lock in library.rglob("sources.lock"):
        lock.unlink()


EDITS: Mapping[str, Edit] = {
    "nothing": lambda _: None,
    "an actor's name": _replaced("actors.yml", r"name: (\w)", r"name: Another \1"),
    "a place's name": _replaced("places.yml", r"name: (\w)", r"name: Another \1"),
    "a title of a source": _replaced("sources.yml", r"title: (\w)", r"title: Another \1"),
    "a briefing's title": _replaced("north-front/briefing.yml", r"title: (\w)", r"title: Another \1"),
    "an event's title": _replaced("north-front/events.yml", r"title: (\w)", r"title: Another \1"),
    "a claim": _replaced("south-front/claims.yml", r"says: (\w)", r"says: Yet \1"),
    "a judgement": _replaced("north-front/assessments.yml", r"note: (\w)", r"note: Yet \1"),
    "a new actor": _added("actors.yml", "\naaa-first: {name: Aardvark, kind: group}\n"),
    "a date of a briefing": _replaced("idlib-2020-02-06/briefing.yml", r"as_of: 20\d\d", "as_of: 2029"),
    "a briefing gone": lambda library: shutil.rmtree(library / "idlib-2020-02-06"),
    "a briefing renamed": _renamed,
    "a text gone": _text_lost,
    "locks gone": _unlocked,
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_no_page_is_remembered_wrongly(library: Path, memory: Memory, edit: Edit) -> None:
    """After any edit, the pages, scripts and drawings are those of a rendering without a memory."""
    edit(library)
    quick, whole = _rendered(library, memory), _rendered(library, None)
    different = [old.uri for old, new in zip(quick.pages, whole.pages, strict=True) if old != new]
    assert (different, quick.assets == whole.assets, quick.drawings == whole.drawings) == ([], True, True)


def test_little_is_rendered_again(library: Path, memory: Memory) -> None:
    """An edited statement costs the pages that show it, and not those of the other briefings."""
    everything = len(memory.kept)
    EDITS["a claim"](library)
    _rendered(library, memory)
    assert (memory.made > 1, memory.made < everything / 5) == (True, True)


def test_a_memory_of_nonsense_is_no_memory(library: Path, memory: Memory) -> None:
    """Bytes that somebody else wrote are not taken for pages."""
    whole = _rendered(library, None)
    memory.kept = dict(zip(memory.kept, cycle((b"", b"{}\n{}", b"no JSON", b'{"asked": [], "answers": 1}\n[]'))))
    assert _rendered(library, memory) == whole
