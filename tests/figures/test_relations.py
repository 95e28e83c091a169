"""The relations diagram."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from random import Random
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.figures import layout
from generator.figures.relations import HIGHEST, NARROW, WIDE, draw_relations, draw_relations_narrow
from generator.figures.relations.arrange import Arranged, arranged
from generator.figures.relations.manner import Manner
from generator.figures.relations.space import Rect, packed
from generator.language.language import ENGLISH
from generator.views.parts import Fragment, StandingMark
from generator.views.relation_words import KEYS
from generator.views.relations import RelationEdge, RelationKey, RelationNode, RelationsView

MANNERS = (
    Manner(size=13.5, wrap=138, words=True, gaps=(20, 18)),
    Manner(size=12.5, wrap=104, words=True, gaps=(12, 12), stacked=True),
    Manner(size=11.5, wrap=84, words=False, gaps=(6, 18)),
)
STANDING = {"firm": "reported", "attributed": "attributed", "contested": "contested", "open": "withdrawn"}
SVG = "{http://www.w3.org/2000/svg}"


def node(n: int, name: str | None = None) -> RelationNode:
    heard = n % 3 > 0
    return RelationNode(
        id=f"a{n}",
        name=name or f"Northern front {n}",
        other=Fragment("الجيش", lang="ar") if n % 4 == 0 else None,
        kind="Armed group",
        href=f"#a{n}",
        statements=n % 3,
        heard=heard,
    )


def edge(n: int, from_: int, to: int, line: str = "arrow", certainty: str = "firm") -> RelationEdge:
    identity = line == "identity"
    value = STANDING[certainty]
    return RelationEdge(
        number=n,
        anchor=f"s_relation_{n}",
        href=f"#s_relation_{n}",
        from_=f"a{from_}",
        to=f"a{to}",
        type="part_of" if identity else "backs",
        label="part of" if identity else "Backs",
        phrase=(Fragment("One backs the other"),),
        short="part of" if identity else "backs: with air strikes",
        line=line,
        certainty="firm" if identity else certainty,
        mode="actual",
        identity=identity,
        voices=(),
        cites=() if identity else ("9.1", "12.3"),
        standing=None if identity else StandingMark(value=value, label=value, why=""),
    )


def view(nodes: list[RelationNode], edges: list[RelationEdge]) -> RelationsView:
    key = tuple(RelationKey(sample=sample, words=ENGLISH.say(f"relations.key.{sample}")) for sample in KEYS)
    return RelationsView(
        title="Relations", description="Who", plain_note="Simple", nodes=tuple(nodes), edges=tuple(edges), key=key
    )


def many(actors: int, edges: int) -> RelationsView:
    random = Random(7)
    lines = ("arrow", "bar", "double", "chevron", "line", "identity")
    return view(
        [node(n) for n in range(actors)],
        [
            edge(
                n + 1,
                n % actors,
                random.randrange(actors),
                random.choice(lines),
                random.choice(tuple(STANDING)),
            )
            for n in range(edges)
        ],
    )


@st.composite
def views(draw: st.DrawFn) -> RelationsView:
    actors = draw(st.integers(1, 9))
    ends = st.tuples(
        st.integers(0, actors - 1),
        st.integers(0, actors - 1),
        st.sampled_from(("arrow", "bar", "double", "identity")),
        st.sampled_from(tuple(STANDING)),
    )
    edges = draw(st.lists(ends, min_size=1, max_size=12))
    return view([node(n) for n in range(actors)], [edge(n, *e) for n, e in enumerate(edges, 1)])


def clashes(found: Arranged) -> list[tuple[Rect, Rect]]:
    """Boxes and labels that lie on each other; a part lies wholly inside of its box, and is no clash."""
    rects = [*found.boxes, *(label for label in found.labels if label)]
    return [
        (one, other)
        for n, one in enumerate(rects)
        for other in rects[:n]
        if one.overlaps(other) and not one.holds(other) and not other.holds(one)
    ]


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("without", [False, True], ids=["graphviz", "without"])
@settings(max_examples=25, deadline=None)
@given(found=views())
def test_nothing_lies_on_anything_else(width: float, without: bool, found: RelationsView) -> None:
    """A name or a label under another one could not be read."""
    with pytest.MonkeyPatch.context() as patch:
        if without:
            patch.setattr(layout, "executable", lambda: None)
        assert clashes(arranged(found, width, HIGHEST, MANNERS)) == []


@given(st.lists(st.tuples(st.integers(1, 900), st.integers(1, 400)), min_size=1, max_size=12))
def test_groups_share_the_page_without_touching(sizes: list[tuple[int, int]]) -> None:
    """Actors that have nothing to do with each other must not be drawn over each other."""
    places = packed(sizes, 950, 20)
    rects = [Rect(x=x, y=y, width=w, height=h) for (x, y), (w, h) in zip(places, sizes, strict=True)]
    assert [(a, b) for n, a in enumerate(rects) for b in rects[:n] if a.overlaps(b)] == []


@pytest.mark.parametrize(
    "ends",
    [[(0, 1)], [(0, 0)], [(0, 1), (1, 2), (2, 0)], [(0, 1), (0, 1), (1, 0)]],
    ids=["pair", "self", "cycle", "two"],
)
def test_every_actor_and_relation_is_drawn(ends: list[tuple[int, int]]) -> None:
    """A pair, a relation to oneself, a circle, and contradictions between two are drawn like all else."""
    actors = 1 + max(max(pair) for pair in ends)
    found = view([node(n) for n in range(actors)], [edge(n, *pair) for n, pair in enumerate(ends, 1)])
    for drawn in (draw_relations(found), draw_relations_narrow(found)):
        links = ElementTree.fromstring(drawn.svg).findall(f".//{SVG}a")
        assert (
            sorted(link.get("data-actor", "") for link in links if link.get("data-actor")),
            sorted({link.get("data-relation", "") for link in links if link.get("data-relation")}),
        ) == ([f"a{n}" for n in range(actors)], [str(n + 1) for n in range(len(ends))])


def test_parallel_relations_are_two_lines() -> None:
    """Where one voice says that A backs B, and another that it does not, two lines are seen and not one."""
    found = view([node(0), node(1)], [edge(1, 0, 1), edge(2, 0, 1, "bar", "contested")])
    routes = arranged(found, WIDE, HIGHEST, MANNERS).routes
    assert len({route.points for route in routes}) == 2


def test_sixty_actors_fit_on_a_page() -> None:
    """A large library's diagram neither runs off the page nor down it without end."""
    drawn = draw_relations(many(60, 120))
    assert (drawn.width <= WIDE, drawn.height <= HIGHEST) == (True, True)


def test_without_graphviz_it_is_drawn_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where Graphviz could not be installed, readers get a plainer drawing and a note about it."""
    monkeypatch.setattr(layout, "executable", lambda: None)
    assert ("Simple" in draw_relations(many(8, 10)).svg) == True  # noqa: E712


@pytest.mark.parametrize("fault", [OSError("gone"), subprocess.TimeoutExpired("dot", 1)], ids=["gone", "slow"])
def test_a_graphviz_that_fails_stops_nothing(monkeypatch: pytest.MonkeyPatch, fault: Exception) -> None:
    """A build does not fail because of a picture."""

    def run(*args: object, **options: object) -> None:
        raise fault

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(layout, "executable", lambda: Path("/bin/true"))
    two = layout.Task(boxes=((40, 20), (40, 20)), ties=(layout.Tie(tail=0, head=1),))
    assert layout.layered([two, two]) == [None, None]


def test_many_layouts_are_what_each_would_be_alone() -> None:
    """Boxes that are laid out together stand where they stand alone, and each layout is that of its own task."""
    chain = layout.Task(
        boxes=((40, 20), (60, 30), (50, 25)), ties=(layout.Tie(tail=0, head=1), layout.Tie(tail=1, head=2))
    )
    alone = layout.Task(boxes=((70.5, 31),))
    tasks = [chain, alone, replace(chain, downward=False), replace(chain, boxes=chain.boxes[:2], ties=chain.ties[:1])]
    assert layout.layered(tasks) == [found for task in tasks for found in layout.layered([task])]
    assert [len(found.boxes) if found else 0 for found in layout.layered(tasks)] == [3, 1, 3, 2]


def test_graphviz_never_sees_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """What an author or a source wrote cannot become part of another program's input."""
    seen: list[bytes] = []
    monkeypatch.setattr(layout, "executable", lambda: Path("/bin/true"))

    def run(*args: object, **options: object) -> None:
        seen.append(options["input"])  # type: ignore[arg-type]
        raise OSError

    monkeypatch.setattr(subprocess, "run", run)
    hostile = 'x"]; evil [label="'
    draw_relations(view([node(0, hostile), node(1, hostile)], [edge(1, 0, 1)]))
    assert [text for text in seen if b"evil" in text or b"a0" in text] == []


@given(st.text(min_size=1))
@settings(max_examples=30, deadline=None)
def test_hostile_names_stay_text(name: str) -> None:
    """A name that reads like markup is shown as it reads; the drawing stays well-formed."""
    found = view([replace(node(0), name=name, id=name), node(1)], [replace(edge(1, 0, 1), from_=name)])
    names = {item.tag for item in ElementTree.fromstring(draw_relations(found).svg).iter()}
    assert names - {f"{SVG}{tag}" for tag in ["svg", "title", "desc", "g", "a", "path", "rect", "text"]} == set()


def test_the_same_bytes_whatever_the_hash_seed() -> None:
    """Two builds of the same facts give the same site."""
    program = (
        "import runpy; tests = runpy.run_path('tests/figures/test_relations.py');"
        "print(tests['draw_relations'](tests['many'](20, 30)).svg,"
        " tests['draw_relations_narrow'](tests['many'](20, 30)).svg)"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path.cwd())},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]


def test_the_sheet_styles_every_class() -> None:
    """A class without a style would be drawn black, or not at all."""
    sheets = "".join(Path(f"generator/assets/{n}.css").read_text() for n in ("drawing", "drawing-relations"))
    drawn = draw_relations(many(9, 40)).svg + draw_relations(many(60, 120)).svg
    used = {name for found in re.findall(r'class="([^"]*)"', drawn) for name in found.split()}
    plain = {"bf-draw", "bf-relations", "firm-line", "firm-twin"}
    assert sorted(name for name in used - plain if f".{name} " not in sheets) == []
