"""A project -> what each stage of building its site costs in one process, from reading facts to the last file.

Run as ``python -m benchmarks.sites.stages PROJECT``; prints JSON. The program is not altered for it: the functions at
which a stage begins are wrapped here. A stage is charged with its own time, less that of the stages that it calls.
"""

from __future__ import annotations

import functools
import json
import logging
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import jinja2
import mkdocs.utils
from material.plugins.search.plugin import SearchPlugin
from mkdocs.structure.files import File

from benchmarks.stages import STAGES, Made
from generator.pipeline import Outcome
from generator.publish import plugin, run
from generator.publish.fast import build as fast
from generator.publish.fast import pages
from generator.publish.fast.guard import obstacle
from generator.read.compose import no_collection

REST = "rest of the build"
SITE_STAGES: Sequence[tuple[str, Any, str]] = (
    ("sources and nav", fast, "read"),
    ("sources and nav", fast, "get_navigation"),
    ("sources and nav", fast, "get_files"),
    ("convert", pages.Builder, "convert_page"),
    ("template", jinja2.Template, "render"),
    ("search index", SearchPlugin, "on_page_context"),
    ("search index", SearchPlugin, "on_post_build"),
    ("search index", plugin, "make_index"),
    ("search index", plugin, "add_plain_spellings"),
    ("drawings and policy", plugin.BriefingsPlugin, "on_post_page"),
    ("write", mkdocs.utils, "write_file"),
    ("write", File, "copy_file"),
)
"""Stage, and the function that begins it: where it is looked up, and its name there."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Spent:
    """What a stage cost. cpu, wall: seconds. calls: how often it began."""

    stage: str
    cpu: float
    wall: float
    calls: int


class Clock:
    """Charges time to stages: at any moment to the innermost one that is at work."""

    def __init__(self) -> None:
        self._spent: dict[str, list[float]] = {}
        self._open: list[str] = []
        self._since = (0.0, 0.0)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Charge what happens meanwhile to ``name``."""
        self._charge()
        self._open.append(name)
        self._spent.setdefault(name, [0.0, 0.0, 0])[2] += 1
        try:
            yield
        finally:
            self._charge()
            self._open.pop()

    def wrapped(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        """``call``, charged to ``name``."""

        @functools.wraps(call)
        def timed(*arguments: Any, **named: Any) -> Any:
            with self.stage(name):
                return call(*arguments, **named)

        return timed

    def spent(self) -> list[Spent]:
        """What was charged, in the order in which stages began."""
        return [Spent(stage=name, cpu=s[0], wall=s[1], calls=int(s[2])) for name, s in self._spent.items()]

    def _charge(self) -> None:
        below = resource.getrusage(resource.RUSAGE_CHILDREN)  # diagrams are laid out by another program
        now = (time.process_time() + below.ru_utime + below.ru_stime, time.perf_counter())
        if self._open:
            spent = self._spent[self._open[-1]]
            spent[0] += now[0] - self._since[0]
            spent[1] += now[1] - self._since[1]
        self._since = now


@contextmanager
def timed_site(clock: Clock) -> Iterator[None]:
    """Charge the stages of the site meanwhile. Raises AttributeError if one is no longer where it was."""
    found = [(place, name, getattr(place, name)) for _, place, name in SITE_STAGES]
    for (stage, place, name), (_, _, call) in zip(SITE_STAGES, found, strict=True):
        setattr(place, name, clock.wrapped(stage, call))
    try:
        yield
    finally:
        for place, name, call in found:
            setattr(place, name, call)


def site_stages(project: Path) -> list[Spent]:
    """Read, check, derive and render the facts of ``project``, and build their site, with nothing remembered.

    Raises ValueError if the fast build would step aside.
    """
    clock = Clock()
    made: Made = {"folder": project / "briefings"}
    with no_collection():
        for stage in STAGES:
            with clock.stage(stage.name):
                made[stage.name], _ = stage.run(made)
    outcome = Outcome(site=made["render"], problems=())
    with (
        tempfile.TemporaryDirectory() as site,
        timed_site(clock),  # before the configuration is loaded: MkDocs then takes hold of what plugins do
        run.prepared(project / "mkdocs.yml", None, Path(site) / "site", strict=False, pdf=False) as setup,
    ):
        if unknown := obstacle(setup.config):
            raise ValueError(f"the fast build steps aside: {unknown}")
        setup.plugin.prepared = outcome
        setup.config.plugins.on_startup(command="build", dirty=False)
        with clock.stage(REST):
            fast.build(setup.config, copies=1, cache=None)
        setup.config.plugins.on_shutdown()
    return clock.spent()


if __name__ == "__main__":
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    print(json.dumps([asdict(spent) for spent in site_stages(Path(sys.argv[1]))]))  # noqa: T201 - its answer
