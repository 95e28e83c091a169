"""A rendered folder -> its site by our fast build alone: the same input as stock MkDocs has, without reading facts.

Run as ``python -m benchmarks.sites.from_folder FOLDER SITE [CACHE]``.
"""

from __future__ import annotations

import logging
import sys
from pathlib import Path

from mkdocs.config import load_config

from generator.publish.fast.build import build
from generator.publish.fast.guard import obstacle


def build_folder(folder: Path, site: Path, cache: Path | None = None) -> None:
    """Build it. Raises ValueError where the fast build would step aside: what was measured would be stock MkDocs."""
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    config = load_config(config_file=str(folder / "mkdocs.yml"), site_dir=str(site))
    if unknown := obstacle(config):
        raise ValueError(f"the fast build steps aside: {unknown}")
    config.plugins.on_startup(command="build", dirty=False)
    build(config, cache=cache)
    config.plugins.on_shutdown()


if __name__ == "__main__":
    build_folder(Path(sys.argv[1]), *map(Path, sys.argv[2:4]))
