"""A site's pages -> the same pages as a plain folder that stock MkDocs and Material build.

The folder may hold other people's files. What this module wrote it remembers in a manifest (path -> SHA-256 of the
content), and it touches nothing else: a file that is not in the manifest, or is no longer as it was written, is
somebody's work.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.problems import Origin, Problem, Severity
from generator.publish.defaults import THEME
from generator.publish.located import shown
from generator.publish.replacing import replace_file
from generator.publish.settings import OVERRIDES, assets
from generator.render.page import Site

MANIFEST = ".briefings-manifest.json"
CONFIG = "mkdocs.yml"


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    """What a run did to the folder: paths relative to it, sorted. With an error among the problems it did nothing."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def refused(self) -> bool:
        """Whether an error kept everything as it was."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


def write_folder(site: Site, out: Path, settings: str, *, library: Path | None = None) -> Written:
    """Bring the folder ``out`` up to date: ``mkdocs.yml`` with the text ``settings``, pages and assets below ``docs/``.

    library: the folder of the facts, which is never written into.
    """
    wanted = _wanted(site, settings)
    manifest = _read_manifest(out / MANIFEST)
    refusals = [*_misplaced(out, library, wanted), *_in_the_way(out, wanted, manifest)]
    if any(problem.severity is Severity.ERROR for problem in refusals):
        return Written(problems=tuple(refusals))
    state = {path: _state(out / path, content) for path, content in wanted.items()}
    kept = {CONFIG} if refusals else set()  # the one file that its owner may go on editing
    for path, content in wanted.items():
        if state[path] != "unchanged" and path not in kept:
            replace_file(out / path, content)
    removed, edited = _remove_stale(out, wanted, manifest)
    hashes = {path: manifest[path] if path in kept else _sha256(content) for path, content in wanted.items()}
    hashes.update({path: manifest[path] for path in edited})
    replace_file(out / MANIFEST, (json.dumps(hashes, indent=1, sort_keys=True) + "\n").encode())
    by_state = {
        name: tuple(sorted(path for path in wanted if path not in kept and state[path] == name))
        for name in ("added", "changed", "unchanged")
    }
    problems = (*refusals, *(_edited_since(out / path) for path in edited))
    return Written(**by_state, removed=removed, problems=problems)


def _wanted(site: Site, settings: str) -> dict[str, bytes]:
    pages = {f"docs/{page.uri}": page.markdown.encode() for page in site.pages}
    static = {f"docs/{uri}": content for uri, content in assets(site).items()}
    theme = {f"{OVERRIDES}/{item.name}": item.read_bytes() for item in sorted(Path(THEME).iterdir()) if item.is_file()}
    wanted = {CONFIG: settings.encode(), **theme, **pages, **static}
    unsafe = [path for path in wanted if not _is_safe(path)]
    if unsafe:
        raise ValueError(f"a page's address leaves the folder: {unsafe[0]}")
    return wanted


def _is_safe(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return bool(parts) and path == "/".join(parts) and ".." not in parts and not {"\\", ":", "\0"} & set(path)


def _read_manifest(path: Path) -> dict[str, str]:
    """What an earlier run wrote; empty where there is none or it cannot be believed. Unsafe paths are left out."""
    try:
        content = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    if not isinstance(content, dict):
        return {}
    return {name: value for name, value in content.items() if isinstance(value, str) and _is_safe(name)}


def _misplaced(out: Path, library: Path | None, wanted: Mapping[str, bytes]) -> list[Problem]:
    if out.exists() and not out.is_dir():
        return [_problem("not-a-folder", f"{shown(out)} is a file, not a folder", out, "name another folder")]
    if library is None:
        return []
    facts, target = library.resolve(), out.resolve()
    if facts.is_relative_to(target):
        message = f"the pages would be written around the library {shown(library)}, over the project's own files"
        return [_problem("output-in-library", message, out, "name a folder of its own with --out")]
    if target.is_relative_to(facts) or any((target / path).is_relative_to(facts) for path in wanted):
        message = f"the pages would be written into the library {shown(library)}"
        return [_problem("output-in-library", message, out, "name a folder outside of the library with --out")]
    return []


def _in_the_way(out: Path, wanted: Mapping[str, bytes], manifest: Mapping[str, str]) -> list[Problem]:
    problems = []
    for path, content in wanted.items():
        target = out / path
        if (link := _leads_out(out, path)) is not None:
            message = f"{shown(link)} is a link to a place outside of the folder, or a file where a folder should be"
            problems.append(_problem("file-in-the-way", message, link, "move it away, or name another folder"))
        elif target.is_symlink() or target.is_dir():
            message = f"{shown(target)} was not written by briefings and stands where a page belongs"
            problems.append(_problem("file-in-the-way", message, target, "move it away, or name another folder"))
        elif target.exists() and (found := _sha256(target.read_bytes())) != _sha256(content):
            if path not in manifest:
                message = f"{shown(target)} was not written by briefings and stands where a page belongs"
                problems.append(_problem("file-in-the-way", message, target, "move it away, or name another folder"))
            elif found != manifest[path]:
                problems.append(_edited_config(target) if path == CONFIG else _edited_page(target))
    return list(dict.fromkeys(problems))


def _leads_out(out: Path, path: str) -> Path | None:
    """The first folder on the way from ``out`` to ``path`` through which writing would leave ``out`` or fail."""
    for depth in range(1, len(PurePosixPath(path).parts)):
        folder = out.joinpath(*PurePosixPath(path).parts[:depth])
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            return folder
    return None


def _state(target: Path, content: bytes) -> str:
    if not target.exists():
        return "added"
    return "unchanged" if target.read_bytes() == content else "changed"


def _remove_stale(
    out: Path, wanted: Mapping[str, bytes], manifest: Mapping[str, str]
) -> tuple[tuple[str, ...], list[str]]:
    """Remove what is no longer produced and still as written; return that, and what somebody has changed since."""
    removed, edited = [], []
    for path in sorted(set(manifest) - set(wanted)):
        target = out / path
        if _leads_out(out, path) is not None or target.is_symlink() or not target.is_file():
            continue
        if _sha256(target.read_bytes()) != manifest[path]:
            edited.append(path)
            continue
        target.unlink()
        removed.append(path)
        for folder in target.parents:
            if folder == out or any(folder.iterdir()):
                break
            folder.rmdir()
    return tuple(removed), edited


def _edited_config(target: Path) -> Problem:
    message = f"{shown(target)} was changed since it was written, and is left as it is"
    remedy = "delete it to get the settings for today's pages, or compare its nav with the pages yourself"
    return _problem("file-changed", message, target, remedy, Severity.WARNING)


def _edited_page(target: Path) -> Problem:
    message = f"{shown(target)} was changed since it was written; writing the page again would lose the changes"
    remedy = "move the changes to the fact files or elsewhere, delete the file, and render again"
    return _problem("file-in-the-way", message, target, remedy)


def _edited_since(target: Path) -> Problem:
    message = f"{shown(target)} is no longer a page of the library, but was changed since it was written, and is kept"
    return _problem("file-changed", message, target, "delete it if nobody needs it", Severity.WARNING)


def _problem(code: str, message: str, place: Path, remedy: str, severity: Severity = Severity.ERROR) -> Problem:
    where = Origin(file=shown(place), line=1, column=1)
    return Problem(code=code, message=message, where=where, remedy=remedy, severity=severity)


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
