"""A folder of text files -> the outcome that the core would give, so that publishing is tested on its own.

``facts.txt`` holds one statement a line, which become a page each. A line with ``wrong`` in it is an error, one with
``doubtful`` a warning. Run as a script, this is ``mkdocs`` with that core: ``python fake_mkdocs.py build --strict``.
"""

from __future__ import annotations

import sys
from pathlib import Path

from mkdocs.__main__ import cli

from generator import pipeline
from generator.pipeline import Outcome
from generator.problems import Origin, Problem, Severity
from generator.render.page import Page, Site

CODES = {"wrong": Severity.ERROR, "doubtful": Severity.WARNING}


def fake_build(library: Path, code: str = "en", offering: object = None, **options: object) -> Outcome:
    """Make an index page, a briefing with one page a statement, and an actors' index out of the folder."""
    file = library / "facts.txt"
    lines = file.read_text(encoding="utf-8").splitlines()
    problems = tuple(
        Problem(
            code=f"{word}-fact",
            message=f"this fact is {word}",
            where=Origin(file=str(file), line=number, column=line.index(word) + 1, length=len(word), text=line),
            remedy="change it",
            severity=severity,
        )
        for number, line in enumerate(lines, start=1)
        for word, severity in CODES.items()
        if word in line
    )
    failed = any(problem.severity is Severity.ERROR for problem in problems)
    return Outcome(site=None if failed else fake_site(lines), problems=problems)


def fake_site(lines: list[str]) -> Site:
    """The pages: index.md, actors/index.md (both in the nav), idlib/index.md and one page for each of ``lines``."""
    uris = [f"idlib/fact-{number}.md" for number in range(1, len(lines) + 1)]
    links = "\n".join(f"- [Fact {number}](fact-{number}.md#said)" for number in range(1, len(lines) + 1))
    facts = [
        Page(
            uri=uri,
            title=f"Fact {number}",
            markdown=f"---\ntitle: Fact {number}\n---\n# Fact {number}\n\n## Said {{#said}}\n\n{line}\n",
            edit="facts.txt",
            parent="idlib/index.md",
            previous=uris[number - 2] if number > 1 else "idlib/index.md",
            next=uris[number] if number < len(uris) else None,
        )
        for number, (uri, line) in enumerate(zip(uris, lines, strict=True), start=1)
    ]
    table = '<div class="bf" markdown="1">\n\n| who | says |\n|---|---|\n| Turkey | no |\n\n</div>\n'
    actor = f"# Turkey\n\n[All actors](index.md)\n\n{table}"
    return Site(
        pages=(
            _index("index.md", "Home", "# Home\n\n[Idlib](idlib/index.md)\n", in_nav=True),
            _index("actors/index.md", "Actors", "# Actors\n\n[Turkey](turkey.md)\n", in_nav=True),
            Page(uri="actors/turkey.md", title="Turkey", markdown=actor, edit="facts.txt", parent="actors/index.md"),
            _index("idlib/index.md", "Idlib", f"# Idlib\n\n{links}\n", date="2020-02-06", parent="index.md"),
            *facts,
        ),
        assets={"assets/briefings/look.css": b".bf { color: rgb(1, 2, 3) }\n", "assets/briefings/look.js": b"0;\n"},
    )


def _index(
    uri: str, title: str, markdown: str, *, in_nav: bool = False, date: str = "", parent: str | None = None
) -> Page:
    front_matter = f"---\ntitle: {title}\n" + (f"date: {date}\n" if date else "") + "---\n"
    return Page(uri=uri, title=title, markdown=front_matter + markdown, edit="facts.txt", parent=parent, in_nav=in_nav)


if __name__ == "__main__":
    pipeline.build = fake_build
    sys.exit(cli())
