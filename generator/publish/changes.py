"""A site before and after an edit -> what is new in the content of its pages, if that is all that is new."""

from __future__ import annotations

import dataclasses
import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.render.page import Page, Site


@dataclass(frozen=True, kw_only=True, slots=True)
class Changes:
    """pages: path -> new Markdown. files: path of a static file -> new content."""

    pages: Mapping[str, str]
    files: Mapping[str, bytes]


def changes(before: Site, after: Site) -> Changes | None:
    """What is new; None if pages, files or drawings came or went, or if pages show in other places than before."""
    if list(map(_place, before.pages)) != list(map(_place, after.pages)):
        return None
    if before.assets.keys() != after.assets.keys() or before.drawings.keys() != after.drawings.keys():
        return None
    redrawn = {uri for uri, drawing in after.drawings.items() if drawing != before.drawings[uri]}
    shown = _folders(redrawn)
    return Changes(
        pages={
            new.uri: new.markdown
            for old, new in zip(before.pages, after.pages, strict=True)
            if old.markdown != new.markdown or _shows(new, shown)
        },
        files={uri: content for uri, content in after.assets.items() if content != before.assets[uri]},
    )


def _place(page: Page) -> Page:
    return dataclasses.replace(page, markdown="")


def _folders(drawings: Iterable[str]) -> dict[str, list[str]]:
    """Folder -> the names of the drawings there."""
    found: dict[str, list[str]] = {}
    for uri in drawings:
        folder, name = posixpath.split(uri)
        found.setdefault(folder, []).append(name)
    return found


def _shows(page: Page, drawings: Mapping[str, list[str]]) -> bool:
    """Whether a page shows one of the drawings, which stand beside it."""
    return any(f"]({name}" in page.markdown for name in drawings.get(posixpath.dirname(page.uri), ()))
