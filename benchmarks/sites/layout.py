"""A scratch folder -> where in it each tool finds its input, and leaves its site."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Layout:
    """The folders of one size of library, below ``work``."""

    work: Path

    @property
    def project(self) -> Path:
        """Our project: mkdocs.yml with our plugin, and the facts."""
        return self.work / "project"

    @property
    def library(self) -> Path:
        """The facts of all briefings but one."""
        return self.project / "briefings"

    @property
    def added(self) -> Path:
        """Holds the folder of that one."""
        return self.work / "added"

    @property
    def rendered(self) -> Path:
        """The pages of ``library`` as Markdown, with the mkdocs.yml that stock MkDocs builds."""
        return self.work / "rendered"

    @property
    def zensical(self) -> Path:
        """The same for Zensical, which keeps its cache beside it."""
        return self.work / "zensical"

    @property
    def hugo(self) -> Path:
        """The same for Hugo."""
        return self.work / "hugo"
