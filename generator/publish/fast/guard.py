"""A site's configuration -> whether the fast build knows everything in it, or why it does not."""

from __future__ import annotations

from collections.abc import Iterator

import mkdocs
from material import __version__ as material_version
from mkdocs.config.defaults import MkDocsConfig

MKDOCS = "1.6.1"
MATERIAL = "9."
PLUGINS = ("briefings", "material/search", "material/offline", "search", "offline")


def obstacle(config: MkDocsConfig) -> str | None:
    """What stands in the way of the fast build, in words; None if nothing does."""
    return next(_obstacles(config), None)


def _obstacles(config: MkDocsConfig) -> Iterator[str]:
    if mkdocs.__version__ != MKDOCS:
        yield f"it was written against MkDocs {MKDOCS}, and this is {mkdocs.__version__}"
    if not str(material_version).startswith(MATERIAL):
        yield f"it was written against Material {MATERIAL}x, and this is {material_version}"
    if config.theme.name != "material":
        yield f"the theme is {config.theme.name}"
    if config.hooks:
        yield "mkdocs.yml has hooks"
    for name in config.plugins:
        if name not in PLUGINS:
            yield f"it does not know the plugin {name}"
