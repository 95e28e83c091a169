"""The same facts -> the same bytes, on whatever machine, in whatever language, at whatever time."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.pipeline import build

ROOT = Path(__file__).parents[1]
# Prints a line for each page and file: its path and the digest of all that is handed to publishers.
SCRIPT = """
import hashlib, sys
from pathlib import Path
from generator.pipeline import build
site = build(Path(sys.argv[1])).site
for page in site.pages:
    print(page.uri, hashlib.sha256(repr(page).encode()).hexdigest())
for uri, content in site.assets.items():
    print(uri, hashlib.sha256(content).hexdigest())
"""
MACHINES = [
    {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "1", "TZ": "Asia/Damascus", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "0"},
    {"PYTHONHASHSEED": "4242", "TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
]


def _digests(library: Path, folder: Path, variables: dict[str, str]) -> str:
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("LC_", "LANG", "PYTHON"))}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(library)],
        cwd=folder,
        env={**environment, **variables, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


@pytest.mark.parametrize("library", ["briefings", "tests/data/everything"])
def test_same_bytes_everywhere(library: str, tmp_path: Path) -> None:
    """Order of hashes, time zone, locale and current folder change no byte of any page."""
    first, *others = [_digests(ROOT / library, tmp_path, machine) for machine in MACHINES]
    assert len(first.splitlines()) > 20
    assert [first] * len(others) == others


def test_same_bytes_twice(everything: Path) -> None:
    """Building twice in one process, as a server does, changes nothing: no state is left behind."""
    assert _hash(everything) == _hash(everything)


def _hash(library: Path) -> str:
    site = build(library).site
    assert site is not None
    return hashlib.sha256(repr(site).encode()).hexdigest()


def test_order_of_files_on_disk_does_not_matter(everything: Path, tmp_path: Path) -> None:
    """A library copied in another order has the same pages."""
    files = sorted(everything.rglob("*.yml"), reverse=True)
    for file in files:
        target = tmp_path / "facts" / file.relative_to(everything)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.read_bytes())
    assert _hash(everything) == _hash(tmp_path / "facts")
