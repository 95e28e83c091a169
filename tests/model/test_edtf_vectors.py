"""The published cases of the edtf package -> the same first and last days here, but for differences that are named.

They are read from the package's source distribution, which is fetched once for a test run and never kept here.
"""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import tarfile
from importlib.metadata import version
from typing import Any

import pytest

from generator.model.dates import DateError, parse_edtf


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The tables of the package's own tests of its parser; their code is not run."""
    folder = tmp_path_factory.mktemp("edtf")
    wanted = f"edtf=={version('edtf')}"
    fetch = [
        sys.executable,
        "-m",
        "pip",
        "download",
        "--quiet",
        "--no-deps",
        "--no-binary=:all:",
        "--dest",
        str(folder),
    ]
    done = subprocess.run([*fetch, wanted], capture_output=True, text=True, check=False, timeout=300)
    found = next(folder.glob("edtf-*.tar.gz"), None)
    if found is None:
        reason = f"NO PACKAGE INDEX: {wanted} could not be fetched, so its cases are NOT tried: {done.stderr[-300:]}"
        assert os.environ.get("CI") != "true", reason
        pytest.skip(reason)
    with tarfile.open(found) as archive:
        member = next(m for m in archive.getmembers() if m.name.endswith("tests/test_parser.py"))
        file = archive.extractfile(member)
        assert file is not None
        tree = ast.parse(file.read())
    tables = {}
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and isinstance(node.value, ast.Tuple):
            tables[node.targets[0].id] = [_literal(item) for item in node.value.elts]
    return {name: [row for row in rows if row is not None] for name, rows in tables.items()}


def _literal(node: ast.expr) -> Any:
    try:
        return ast.literal_eval(node)
    except ValueError:  # a row with a constant of the package
        return None


def _strict(expected: tuple[Any, ...]) -> tuple[str, str]:
    """The first and the last day, as the table's head explains its columns."""
    return (expected[0], expected[0]) if len(expected) in (1, 3) else (expected[0], expected[1])


def _is_different(text: str) -> bool:
    """Where ours differ: the package bounds an end that is open or unknown, and ends a winter in December."""
    ends = "/" in text and (".." in text or "unknown" in text or "open" in text or text[0] == "/" or text[-1] == "/")
    return ends or (text[:1] in "[{" and ".." in text) or "-24" in text


def test_bounds_are_the_published_ones(cases: dict[str, Any]) -> None:
    """What we read, we read as the authors of the package say that it is to be read."""
    wrong, tried = [], 0
    for row in cases["EXAMPLES"]:
        text, expected = row[0] if isinstance(row[0], str) else row[0][0], row[1]
        try:
            when = parse_edtf(text)
        except DateError:
            continue
        if _is_different(text):
            continue
        tried += 1
        ours = (when.earliest and when.earliest.isoformat(), when.latest and when.latest.isoformat())
        if ours != _strict(expected):
            wrong.append((text, ours, _strict(expected)))
    assert (wrong, tried > 40) == ([], True)


def test_only_what_is_named_is_refused(cases: dict[str, Any]) -> None:
    """Of the published cases, those are refused that lie outside of what a briefing dates, and no others."""
    refused = []
    for row in cases["EXAMPLES"]:
        text = row[0] if isinstance(row[0], str) else row[0][0]
        try:
            parse_edtf(text)
        except DateError:
            refused.append(text)
    outside = [
        text
        for text in refused
        if not ("S" in text or text.lstrip("[{")[:1] in "-yY" or "/-" in text or text[:4] in ("0000", "XXXX"))
    ]
    assert outside == []


def test_what_is_no_date_is_refused(cases: dict[str, Any]) -> None:
    """What the package's authors list as no EDTF is none here."""
    read = []
    for text in cases["BAD_EXAMPLES"]:
        try:
            parse_edtf(text or "")
        except DateError:
            continue
        read.append(text)
    assert read == []
