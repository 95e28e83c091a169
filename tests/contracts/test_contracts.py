"""The repository's files -> the rules that hold for all of them: arrows, sizes, first lines, imports, no traces."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted((ROOT / "generator").rglob("*.py"))
MOST_LINES = 300

# Files whose functions may import, and why. Everywhere else an import stands at the top, where it can be seen.
MAY_IMPORT_LATE = {
    "generator/cli/group.py": "each command needs other libraries; a check need not wait for those that make sites",
    "generator/model/edtf_bounds.py": "edtf takes a quarter of a second to import; few dates need it",
    "generator/publish/pdf/typeset.py": "typst and a font are an optional extra",
}

IMPORTING_CALLS = frozenset({"__import__", "import_module", "importlib.import_module"})

# Folders that are made by tools or hold what must not be published; none of them is in the repository.
NOT_OURS = frozenset({".git", ".venv", "archive", "site", "build", "dist", "htmlcov", "node_modules", ".hypothesis"})
# Put together from pieces, so that this file does not contain what it forbids.
MACHINE_TRACES = re.compile(
    "|".join([r"(?<![\w.])/" + "(?:work|root)/", "https?://" + "pypi", "registry" + r"\.npmjs"])
)


def test_imports_follow_the_arrows() -> None:
    """No room imports from a room above it, and YAML, Jinja, MkDocs and click each stay in one room."""
    command = shutil.which("lint-imports", path=str(Path(sys.executable).parent))
    assert command is not None, "import-linter is not installed beside this Python; `make test` installs it"
    done = subprocess.run([command, "--no-cache", "--no-logo"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_modules_stay_small() -> None:
    """A module that a reader cannot take in at once has outgrown its room."""
    lengths = {_name(path): len(path.read_text("utf-8").splitlines()) for path in MODULES}
    assert {name: lines for name, lines in lengths.items() if lines > MOST_LINES} == {}


def test_first_lines_say_what_becomes_of_what() -> None:
    """The first line of a module tells what goes in and what comes out."""
    first_lines = {
        _name(path): (ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "").partition("\n")[0]
        for path in MODULES
        if path.name != "__init__.py"
    }
    assert {name: line for name, line in first_lines.items() if "->" not in line} == {}


def test_no_import_hides_in_a_function() -> None:
    """What a module depends on stands at its top, but for the few modules that say why not, and only for those."""
    hiding = {_name(path) for path in MODULES if any(_late_imports(ast.parse(path.read_text("utf-8"))))}
    assert set(MAY_IMPORT_LATE) == hiding


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("import json\nif True:\n    import csv\n", []),
        ("def f():\n    import json\n", [2]),
        ("class C:\n    async def f(self):\n        from os import path\n", [3]),
        ("def f():\n    return importlib.import_module('json')\n", [2]),
        ("f = lambda: __import__('json')\n", [1]),
    ],
)
def test_hidden_imports_are_found(source: str, expected: list[int]) -> None:
    """The search for hidden imports sees statements and calls, in functions, methods and lambdas."""
    assert expected == list(_late_imports(ast.parse(source)))


def test_files_bear_no_trace_of_a_machine() -> None:
    """No file names a folder of the machine it was written on, or the host of a package registry."""
    found = [
        f"{_name(path)}:{number}: {line.strip()[:80]}"
        for path in _files(ROOT)
        for number, line in enumerate(path.read_text("utf-8", errors="replace").splitlines(), start=1)
        if MACHINE_TRACES.search(line)
    ]
    assert found == []


def _name(path: Path) -> str:
    """The path as people say it: from the top of the repository, with forward slashes."""
    return path.relative_to(ROOT).as_posix()


def _files(folder: Path) -> Iterator[Path]:
    """All files of the repository; caches and what tools make are left out."""
    for path in sorted(folder.iterdir()):
        if path.is_dir():
            if path.name not in NOT_OURS and not path.name.endswith(("_cache", "__pycache__", ".egg-info")):
                yield from _files(path)
        elif path.name not in {".coverage", ".git"}:
            yield path


def _late_imports(tree: ast.AST, *, inside: bool = False) -> Iterator[int]:
    """Line numbers of the imports, by statement or by call, that only run when a function is called."""
    for node in ast.iter_child_nodes(tree):
        if inside and isinstance(node, ast.stmt | ast.expr) and _imports(node):
            yield node.lineno
        is_function = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        yield from _late_imports(node, inside=inside or is_function)


def _imports(node: ast.stmt | ast.expr) -> bool:
    if isinstance(node, ast.Import | ast.ImportFrom):
        return True
    return isinstance(node, ast.Call) and ast.unparse(node.func) in IMPORTING_CALLS
