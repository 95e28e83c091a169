"""Fixtures -> a project with a library that the fake core of ``fake_mkdocs.py`` reads."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).with_name("fake_mkdocs.py")
FACTS = "Troops entered the town.\nA second fact.\nA third fact.\n"
CONFIG = """\
site_name: Test
theme: material
use_directory_urls: false
plugins: [briefings, search, offline]
validation:
  links: {not_found: warn, anchors: warn, unrecognized_links: warn}
"""

Run = subprocess.CompletedProcess[str]
RunMkDocs = Callable[..., Run]


@pytest.fixture(scope="session")
def fake() -> ModuleType:
    """The module ``fake_mkdocs.py``."""
    spec = importlib.util.spec_from_file_location("fake_mkdocs", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with a mkdocs.yml, three facts and one handwritten page."""
    return _written(tmp_path / "project")


@pytest.fixture
def run_mkdocs(project: Path) -> RunMkDocs:
    """A function that runs ``mkdocs`` with the fake core in the project's folder."""
    return lambda *arguments, **environment: _run(project, *arguments, **environment)


@pytest.fixture(scope="session")
def make_site(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """A function that builds such a project with other facts, for tests to share, and gives its site's folder."""

    def make(facts: str) -> Path:
        folder = _written(tmp_path_factory.mktemp("shared") / "project")
        (folder / "briefings/facts.txt").write_text(facts, encoding="utf-8")
        _run(folder, "build")
        return folder / "site"

    return make


def _written(folder: Path) -> Path:
    (folder / "docs").mkdir(parents=True)
    (folder / "briefings").mkdir()
    (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    (folder / "briefings/facts.txt").write_text(FACTS, encoding="utf-8")
    (folder / "docs/tutorial.md").write_text("# Tutorial\n\n[Home](index.md)\n", encoding="utf-8")
    return folder


def _run(project: Path, *arguments: str, **environment: str) -> Run:
    variables = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
    variables |= {"NO_MKDOCS_2_WARNING": "1", **environment}
    command = [sys.executable, str(SCRIPT), *arguments]
    return subprocess.run(command, cwd=project, env=variables, capture_output=True, text=True, check=False)
