"""Sizes of boxes and the lines between them -> where Graphviz puts them: its coordinates only, never its drawing.

The executable comes with the package ``graphviz-pure``. It is given numbers and sizes, never a name or any other text
of an author's, by its full path and without a shell.
"""

from __future__ import annotations

import json
import subprocess
import sysconfig
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import Any

SECONDS = 20
"""How long Graphviz may take; after that a simpler layout does."""
Point = tuple[float, float]


@dataclass(frozen=True, kw_only=True, slots=True)
class Tie:
    """A line from box ``tail`` to box ``head`` (positions in the list of boxes).

    label: room for it, width and height.
    """

    tail: int
    head: int
    label: Point | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Route:
    """A line as cubic Bézier curves: 1 + 3n points from tail to head. label: the middle of its room."""

    points: tuple[Point, ...]
    label: Point | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Layout:
    """In pixels, y downward. boxes: the middle of each box. routes: one a tie, in their order."""

    width: float
    height: float
    boxes: tuple[Point, ...]
    routes: tuple[Route, ...]


def executable() -> Path | None:
    """Graphviz beside this interpreter, if it is installed."""
    for name in ("graphviz-pure", "graphviz-pure.exe"):
        path = Path(sysconfig.get_path("scripts"), name)
        if path.is_file():
            return path
    return None


@dataclass(frozen=True, kw_only=True, slots=True)
class Task:
    """What is to be laid out in layers, tails before heads. boxes: their widths and heights.

    gaps: within and between layers, in pixels.
    """

    boxes: tuple[Point, ...]
    ties: tuple[Tie, ...] = ()
    downward: bool = True
    gaps: Point = (22, 34)


def layered(tasks: Sequence[Task]) -> list[Layout | None]:
    """One layout a task; None without Graphviz, or where it fails or takes too long.

    All are laid out by one run of Graphviz, which takes longer to start than for a usual drawing.
    """
    known = {n: _alone(task) for n, task in enumerate(tasks)}
    asked = [n for n, layout in known.items() if layout is None]
    found = _run([tasks[n] for n in asked]) if asked else []
    layouts = known | dict(zip(asked, found, strict=True))
    return [layouts[n] for n in range(len(tasks))]


def _alone(task: Task) -> Layout | None:
    """The layout of one box, for which nobody need be asked."""
    if len(task.boxes) != 1 or task.ties:
        return None
    width, height = task.boxes[0]
    return Layout(width=width, height=height, boxes=((round(width / 2, 2), round(height / 2, 2)),), routes=())


def _run(tasks: Sequence[Task]) -> list[Layout | None]:
    program = executable()
    if program is None:
        return [None] * len(tasks)
    try:
        run = subprocess.run(
            [str(program), "-Kdot", "-Tjson0"],
            input="\n".join(map(_source, tasks)).encode("ascii"),
            capture_output=True,
            timeout=SECONDS,
            check=True,
        )
        return [
            _read(found, len(task.boxes), len(task.ties))
            for found, task in zip(_objects(run.stdout.decode()), tasks, strict=True)
        ]
    except (OSError, subprocess.SubprocessError, ValueError, KeyError, LookupError):
        return [None] * len(tasks)


def _objects(text: str) -> Iterator[dict[str, Any]]:
    """JSON objects that follow one another."""
    decoder, rest = json.JSONDecoder(), text.strip()
    while rest:
        found, end = decoder.raw_decode(rest)
        yield found
        rest = rest[end:].lstrip()


def _source(task: Task) -> str:
    direction, (within, between) = "TB" if task.downward else "LR", task.gaps
    lines = [
        "digraph {",
        f"graph [rankdir={direction}, nodesep={within / 72:.4f}, ranksep={between / 72:.4f}, pad=0, start=1];",
        'node [shape=box, fixedsize=true, label=""]; edge [dir=none];',
    ]
    lines += [f"{n} [width={w / 72:.4f}, height={h / 72:.4f}];" for n, (w, h) in enumerate(task.boxes)]
    for n, tie in enumerate(task.ties):
        room = ""
        if tie.label:
            width, height = (
                ceil(side) + (4 if tie.tail == tie.head else 0) for side in tie.label
            )  # labels of loops stand side by side without a gap
            cell = f'<table border="0" fixedsize="true" width="{width}" height="{height}"><tr><td></td></tr></table>'
            room = f", label=<{cell}>"
        lines.append(f'{tie.tail} -> {tie.head} [comment="{n}"{room}];')
    return "\n".join([*lines, "}"])


def _read(found: dict[str, Any], boxes: int, ties: int) -> Layout:
    left, bottom, right, top = (float(value) for value in found["bb"].split(","))

    def point(text: str) -> Point:
        x, y = (float(value) for value in text.split(",")[:2])
        return round(x - left, 2), round(top - y, 2)

    middles = {int(node["name"]): point(node["pos"]) for node in found["objects"]}
    routes = {
        int(edge["comment"]): Route(
            points=tuple(point(part) for part in edge["pos"].split()),
            label=point(edge["lp"]) if "lp" in edge else None,
        )
        for edge in found.get("edges", ())
    }
    return Layout(
        width=right - left,
        height=top - bottom,
        boxes=tuple(middles[n] for n in range(boxes)),
        routes=tuple(routes[n] for n in range(ties)),
    )
