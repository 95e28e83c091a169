"""A theme's templates -> the same templates, with the navigation rendered once for all pages that show the same one.

Material renders its whole navigation into every page. What it prints depends on the page only through the folder that
links begin in and through the entries that are active; a page that is itself an entry also shows its contents there.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from typing import Any

import jinja2
from jinja2.runtime import Context

NAV = "partials/nav.html"


def render_nav_once(env: jinja2.Environment) -> None:
    """Change the template of the navigation in ``env``, which must belong to this build alone."""
    try:
        template = env.get_template(NAV)
    except jinja2.TemplateNotFound:
        return
    template.root_render_func = _Once(template.root_render_func)


class _Once:
    """Renders, or repeats what it rendered for a page that shows the same."""

    def __init__(self, render: Callable[[Context], Iterator[str]]) -> None:
        self._render = render
        self._rendered: dict[Any, tuple[str, ...]] = {}

    def __call__(self, context: Context) -> Iterator[str]:
        page = context.get("page")
        nav = context["nav"]
        if page is None or page in nav.pages:
            yield from self._render(context)
            return
        key = (posixpath.dirname(page.url), tuple(_active(nav.items)))
        found = self._rendered.get(key)
        if found is None:
            found = self._rendered[key] = tuple(self._render(context))
        yield from found


def _active(items: Any, path: tuple[int, ...] = ()) -> Iterator[tuple[int, ...]]:
    """Where the active entries are."""
    for at, item in enumerate(items):
        if item.active:
            yield (*path, at)
        if item.children:
            yield from _active(item.children, (*path, at))
