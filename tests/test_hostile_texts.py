"""Every text of every record, turned hostile -> pages that show it as text, and nothing of it does anything."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from generator.model.inline import parse_inline, plain
from generator.pipeline import build
from generator.render.page import Site

ROOT = Path(__file__).parents[1]
MARKER = re.compile(r"mark\d{4}k")
_EXACT = re.compile(r"bf-exact is-[a-z]+(?: n\d+)?")

# What means something at the beginning of a block, to one extension or another.
AT_THE_START = (
    "# x",
    "## x ##",
    "- x",
    "* x",
    "1. x",
    "> x",
    "---",
    "===",
    '!!! note "x"',
    "??? x",
    '=== "x"',
    "::: x",
    ": x",
    "``` python",
    "~~~",
    "--8<-- 'x'",
    "[x]: https://evil.example",
    "[^1]: x",
    "*[HTML]: x",
    "[TOC]",
    "{: #evil .x onclick=y }",
    "| a | b |",
    "    x",
    '<div markdown="1">',
)
ANYWHERE = (
    "<script>alert(1)</script>",
    "</title><script>alert(2)</script>",
    "<img src=x onerror=alert(3)>",
    '"onmouseover="alert(4)',
    "' onmouseover='alert(5)",
    "{{ 7*7 }} {% raw %} {# x #}",
    "a | b || c",
    "[x](javascript:alert(6))",
    "<javascript:alert(7)>",
    "[x][y] [[x]] ![x](data:text/html,x)",
    "`code` ``x``",
    "\u202eabc\u202c \u2066abc\u2069 \u200f",
    "👩\u200d👩\u200d👧 :smile: 🇸🇾",
    "{ #evil .x onclick=y }",
    "&lt;script&gt; &amp; &#60;script&#62; &nbsp",
    "</div></li></ul></table>",
    "<!-- x --> <![CDATA[ x ]]> <?php x ?> <!DOCTYPE x>",
    "_b ~~c~~ ==d== ^^e^^ ++f++",
    "$x$ $$y$$",
    "https://evil.example/?a=1&b=2 www.evil.example a@b.example",
    "%s %(x)s {0} {x!r} ${x}",
    "a\u2028b\u2029c\u0085d",
    "نص عربي (1) 2 نص",
    "\\ ;--8<--",
)
Written = Callable[[Callable[[int], str]], Site]


@pytest.fixture
def written(facts_tree: ModuleType, everything: Path, tmp_path: Path) -> Written:
    """A function that builds the library of everything with ``text(number)`` in each of its texts."""

    def write(text: Callable[[int], str]) -> Site:
        facts = facts_tree.Facts(everything)
        facts.fill(text)
        outcome = build(facts.write(tmp_path / "facts"))
        errors = [problem for problem in outcome.problems if problem.severity == "error"]
        assert [] == errors
        assert outcome.site is not None
        return outcome.site

    return write


@pytest.fixture(scope="module")
def harmless(facts_tree: ModuleType, everything: Path, tmp_path_factory: Any, html_tree: ModuleType) -> dict[str, Any]:
    """The pages of the same library with one word in each text: what hostile texts must not change."""
    facts = facts_tree.Facts(everything)
    facts.fill(_mark)
    site = build(facts.write(tmp_path_factory.mktemp("harmless"))).site
    assert site is not None
    return dict(html_tree.trees(site.pages))


def _mark(number: int) -> str:
    return f"mark{number:04d}k"


def _shape(tree: Any) -> list[tuple[str, str, tuple[str, ...]]]:
    """The elements with their classes and attributes, without what marks emphasis, languages and directions.

    What is drawn beside a figure follows from its words, and may be anything of its kind.
    """
    return [
        (
            element.tag,
            _EXACT.sub("bf-exact", element.attributes.get("class", "")),
            tuple(sorted(set(element.attributes) - {"title"})),
        )
        for element in tree.walk()
        if element.tag not in ("bdi", "em", "strong") and set(element.attributes) != {"lang"}
    ]


def _shown(text: str) -> str:
    """An author's text as a reader sees it."""
    return " ".join(plain(parse_inline(text)).split())


def _assert_only_text(tree: Any, like: Any, before: Callable[[str], str], after: Callable[[str], str]) -> None:
    """The page has the shape of a harmless one, and each of its texts all that was written."""
    assert _shape(like) == _shape(tree)
    words = tree.words
    wrong = [
        words[max(0, found.start() - 60) : found.end() + 60]
        for found in MARKER.finditer(words)
        if not words.endswith(before(found[0]), 0, found.start()) or not words.startswith(after(found[0]), found.end())
    ]
    assert [] == wrong


# Not from 0: there "1. x" comes to stand in a figure, which is then another figure, and clashes with what others say.
@pytest.mark.parametrize("shift", range(1, len(AT_THE_START), 4))
def test_beginnings_of_blocks(written: Written, harmless: dict[str, Any], html_tree: ModuleType, shift: int) -> None:
    """What begins a block of some kind begins none: each beginning in turn in each text of a briefing."""

    def payload(number: int) -> str:
        return AT_THE_START[(number + shift) % len(AT_THE_START)]

    def before(marker: str) -> str:
        return _shown(payload(int(marker[4:8]))) + " "

    site = written(lambda number: f"{payload(number)} {_mark(number)}")
    pages = [page for page in site.pages if page.uri.startswith("briefings/north-front/")]
    for uri, tree in html_tree.trees(pages).items():
        assert [] == html_tree.dangers(tree)
        _assert_only_text(tree, harmless[uri], before, lambda _: "")


@pytest.mark.parametrize("payload", ["# x", "- x", "1. x", "| a | b |", "{: #evil .x onclick=y }"])
def test_beginnings_of_blocks_across_the_library(
    written: Written, harmless: dict[str, Any], html_tree: ModuleType, payload: str
) -> None:
    """The pages of actors, places and the whole library take such beginnings for text, too."""
    site = written(lambda number: f"{payload} {_mark(number)}")
    pages = [page for page in site.pages if not page.uri.startswith("briefings/")]
    for uri, tree in html_tree.trees(pages).items():
        assert [] == html_tree.dangers(tree)
        _assert_only_text(tree, harmless[uri], lambda _: f"{_shown(payload)} ", lambda _: "")


def test_everything_at_once(written: Written, harmless: dict[str, Any], html_tree: ModuleType) -> None:
    """All that an enemy might try, in every text of every record: links hold, nothing runs, no section is empty."""
    before, after = " ".join(ANYWHERE[::2]), " ".join(ANYWHERE[1::2])
    site = written(lambda number: f"{before} {_mark(number)} {after}")
    trees = html_tree.trees(site.pages)
    assert [] == html_tree.broken_links(trees)
    for uri, tree in trees.items():
        assert ([], []) == (html_tree.dangers(tree), html_tree.holes(tree))
        _assert_only_text(tree, harmless[uri], lambda _: f"{_shown(before)} ", lambda _: f" {_shown(after)}")


def test_headings_keep_their_ids_and_tables_their_columns(written: Written, html_tree: ModuleType) -> None:
    """Every heading that is given an id has it, whatever its text; and no text adds a cell to a row of a table."""
    for page in written(lambda number: f"| {_mark(number)} | \\| `|` || {{|}} &#124; {{ #evil }} # {{: #evil }}").pages:
        tree = html_tree.parse(html_tree.convert(page.markdown))
        given = re.findall(r"^#+ .*\{ #(\S+) \}$", page.markdown, flags=re.MULTILINE)
        headings = [e.attributes.get("id") for e in tree.walk() if e.tag in html_tree.HEADINGS]
        assert [name for name in headings if name in given] == given
        for table in tree.all("table"):
            assert 1 == len({len(row.all("td", "th")) for row in table.all("tr")})


def test_titles(written: Written) -> None:
    """A page's title is one line of plain text; its front matter is YAML that says the same, without a tag."""
    for page in written(lambda number: f'{_mark(number)} </title><script>"\\: # \u2028 {{{{ x }}}}').pages:
        front = yaml.safe_load(page.markdown.split("---\n")[1])
        assert (True, True) == (isinstance(front["title"], str), "<" not in front["title"])
        assert 1 == len(page.title.splitlines())
        assert MARKER.findall(page.title) == MARKER.findall(front["title"])


def test_ten_thousand_words(write_library: Callable[..., Path], html_tree: ModuleType) -> None:
    """A text of ten thousand words costs patience, and breaks nothing."""
    long = "*word [with](https://example.org) `some` <b>markup</b> " * 2500
    event = f"ev: {{title: T, kind: attack, when: 2020, reports: {{monitor: {{says: '{long}', cites: w:1}}}}}}\n"
    site = build(write_library({"b/events.yml": event})).site
    assert site is not None
    (tree,) = html_tree.trees(page for page in site.pages if page.uri.endswith("b/timeline.md")).values()
    assert ([], True) == (html_tree.dangers(tree), len(tree.words.split()) > 10_000)


def test_names_of_identifiers(write_library: Callable[..., Path], html_tree: ModuleType) -> None:
    """The keys of identifiers are an author's text, too."""
    actors = """
agency: {name: A, kind: media, ids: {"</div><script>alert(1)</script>": "<img src=x>", "a|b": "`c`"}}
monitor: {name: M, kind: organisation}
"""
    site = build(
        write_library({"actors.yml": actors, "sources.yml": _ONE_SOURCE, "b/briefing.yml": _ONE_BRIEFING})
    ).site
    assert site is not None
    trees = html_tree.trees(site.pages)
    assert [] == [danger for tree in trees.values() for danger in html_tree.dangers(tree)]
    assert "Identifier (</div><script>alert(1)</script>): <img src=x>" in trees["actors/agency.md"].words


_ONE_SOURCE = "wire: {title: W, publisher: P, published: 2020, voice: agency}\n"
_ONE_BRIEFING = "title: B\nas_of: 2020\nsources: {w: wire}\nbottom_line: [{text: T., rests_on: ev}]\n"


@pytest.fixture(scope="module")
def built(facts_tree: ModuleType, everything: Path, tmp_path_factory: Any) -> Path:
    """A site that MkDocs and Material built, with the project's own settings, of a library of hostile texts."""
    folder: Path = tmp_path_factory.mktemp("built")
    facts = facts_tree.Facts(everything)
    payload = " ".join(ANYWHERE)
    facts.fill(lambda number: f"{payload} {_mark(number)}")
    facts.write(folder / "facts")
    command = [
        "-m",
        "generator",
        "build",
        "--library",
        str(folder / "facts"),
        "--site",
        str(folder / "site"),
        "--no-pdf",
    ]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        [sys.executable, *command], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert (0, True) == (done.returncode, "Traceback" not in done.stderr), done.stderr[-2000:]
    return folder / "site"


def _scripts(html: str) -> Iterable[str]:
    """What runs: data blocks do not, and are looked at by themselves."""
    tags = re.findall(r"<script\b([^>]*)>(.*?)</script>", html, flags=re.DOTALL | re.IGNORECASE)
    return [script for attributes, script in tags if 'type="application/json"' not in attributes]


def _data(html: str) -> Iterable[str]:
    blocks: list[str] = re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', html, flags=re.DOTALL)
    return blocks


def test_built_site(built: Path, html_tree: ModuleType) -> None:
    """In the built pages no hostile text has become an element, an attribute, an address or a script."""
    for path in built.rglob("*.html"):
        html = path.read_text("utf-8")
        assert [] == [script for script in _scripts(html) if "alert(" in script]
        assert [] == [block for block in _data(html) if "<" in block or not isinstance(json.loads(block), dict)]
        content = re.search(r"<article\b.*?</article>", html, flags=re.DOTALL)
        if content is not None:
            tree = html_tree.parse(content[0].replace("&para;", ""))
            assert [] == html_tree.dangers(tree)
        outside = html_tree.Lenient.read(html)
        assert [] == [f"{tag} {name}" for tag, name in outside if name.startswith("on")]


def test_built_titles(built: Path) -> None:
    """The title of a built page ends where it should, and has no tag inside."""
    for path in built.rglob("*.html"):
        html = path.read_text("utf-8")
        head = html.partition("</head>")[0]
        assert 1 == len(re.findall("<title>", head)) == len(re.findall("</title>", head))
        assert "<" not in re.findall("<title>(.*?)</title>", head, flags=re.DOTALL)[0]


def test_search_index_is_text(built: Path) -> None:
    """What search shows of a hostile text is escaped, since Material puts it into the page as HTML."""
    index = next(built.rglob("search_index.js*")).read_text("utf-8")
    assert "alert(" in index
    assert [] == re.findall(r"<(?:script|img|div|iframe)[^>]{0,40}", index)
