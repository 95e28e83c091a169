"""A briefing of a library -> a clean copy of it in a folder of its own, with its texts and its lock."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.seeded.facts import Facts, dump, load


def copy_clean(library: Path, slug: str, root: Path, archives: Sequence[Path] = ()) -> Facts:
    """Copy ``library``/``slug`` below ``root``, and from ``archives`` the texts of its sources; lock it if that can be.

    The fact files are written anew from their data, as each altered one will be, so that both are compared in one form.
    An archive holds ``<source>.txt``, or ``<slug>.txt`` where a briefing has one source.
    """
    folder = root / "briefings" / slug
    shutil.copytree(library / slug, folder, ignore=shutil.ignore_patterns("sources.lock"))
    for shared in library.glob("*.yml"):
        shutil.copy(shared, root / "briefings" / shared.name)
    facts = load(root, slug)
    for name, data in facts.files.items():
        (folder / name).write_text(dump(data), "utf-8")
    _copy_texts(facts, archives)
    command = [sys.executable, "-m", "generator", "lock", "--library", str(root / "briefings")]
    subprocess.run(command, check=False, capture_output=True)
    return load(root, slug)


def _copy_texts(facts: Facts, archives: Sequence[Path]) -> None:
    """Put the texts that may not be republished into the archive beside the copy."""
    target = facts.root / "archive"
    target.mkdir()
    sources = list(facts.files.get("sources.yml", {}))
    for name in sources:
        names = [f"{name}.txt", f"{facts.slug}.txt"] if len(sources) == 1 else [f"{name}.txt"]
        held = [archive / one for one in names for archive in archives if (archive / one).is_file()]
        free = facts.root / "briefings" / facts.slug / "texts" / f"{name}.txt"
        if held and not free.exists():
            shutil.copy(held[0], target / f"{name}.txt")
